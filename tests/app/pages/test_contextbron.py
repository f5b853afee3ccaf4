"""A new context source is one file: what it declares is read, built and seen in the wijkbeeld."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from mallen import put_store

from app.components.factoren import Factorstand
from app.components.plaatsen import read_plaatsen
from app.identity import Gebruiker
from app.pages.wijkbeeld_blik import Blik
from app.pages.wijkbeeld_context import show_context
from app.pages.wijkbeeld_factorcontext import context_of, name_bronnen_of
from app.pages.wijkbeeld_kaartstof import load_kaartstof
from app.settings import load_settings
from app.store.sessions import create_engine_for, make_sessions
from app.store.tables import Publicatie
from app.wiring import make_context
from pipelines.context.inlezen import read_context
from pipelines.geladen import Geladen, extend_referentie
from pipelines.reference import load_referentie
from pipelines.warehouse import build_warehouse
from schemas.contextbron import load_contextbronnen
from schemas.indicator import load_indicatoren
from schemas.vocabulary import Referentiesoort
from tests.bouwstenen import contextbestanden as maak
from tests.bouwstenen.cijferstad import make_stad

pytestmark = pytest.mark.traag

BRON = """
naam = "Gezondheidsmonitor Jeugd"
bron = "GGD Gezondheidsmonitor Jeugd {jaar}"
licentie = "met toestemming van de GGD"
afwijking = 0.01
maten = [{ code = "jeugdzorg", namen = ["ervaren_eenzaamheid"] }]
cijfers = [{ indicator = "jongeren_met_jeugdzorg", teller = ["jeugdzorg"], keer = 0.01, decimalen = 3 }]
"""


def write_build(bronmap: Path, builds: Path) -> str:
    """Read a file with the sources of a folder and build; return the name of the build."""
    referentie = load_referentie()
    lezing = read_context(maak.swing_csv(), "swing.csv", referentie, bronnen=load_contextbronnen(bronmap))
    geladen = Geladen(
        soort=Referentiesoort.CONTEXT,
        sleutel=lezing.sleutel,
        naam=lezing.verslag.bron,
        versie="2021",
        bron=lezing.verslag.bron,
        licentie=lezing.verslag.licentie,
        rijen=lezing.rijen,
    )
    ruimer = extend_referentie(referentie, [geladen])
    return build_warehouse([], make_stad(), ruimer, doel=builds, drempel=10).pad.name


@pytest.fixture
def blik(tmp_path: Path):
    (tmp_path / "bronnen").mkdir()
    (tmp_path / "bronnen" / "ggd_jeugd.toml").write_text(BRON, "utf-8")
    settings = load_settings({"WIJKSPIEGEL_DATA": str(tmp_path)})
    put_store(tmp_path)
    engine = create_engine_for(settings)
    bestandsnaam = write_build(tmp_path / "bronnen", settings.builds)
    with make_sessions(engine).begin() as session:
        session.add(
            Publicatie(
                build_id="proef",
                bestandsnaam=bestandsnaam,
                codeversie="proef",
                gepubliceerd_op=datetime(2026, 1, 14, tzinfo=UTC),
                aanlevering_ids=[],
            )
        )
    context = make_context(settings)
    plaatsen = read_plaatsen(context.marts.regios())
    beheerder = Gebruiker(1, "B", "beheerder")

    def make(code: str) -> Blik:
        plaats = plaatsen.require_visible(code, beheerder)
        return Blik(context, beheerder, plaatsen, plaats, "2025-K3", load_indicatoren(), {})

    yield make
    context.sessions.engine.dispose()
    engine.dispose()


def test_figures_of_a_new_source_are_seen_with_their_source_and_what_is_hidden(blik):
    centrum = str(show_context(blik("WK059901")))
    assert "Jongeren met jeugdzorg" in centrum
    assert "9%" in centrum
    assert "12%" in centrum
    assert "Bron: GGD Gezondheidsmonitor Jeugd 2021 (met toestemming van de GGD)." in centrum
    assert "verborgen door de bron" in str(show_context(blik("WK059915")))


def test_the_map_keeps_hidden_and_unknown_apart_and_names_source_and_licence(blik):
    plek = blik("WK059915")
    stof = load_kaartstof(plek.context, plek.gebruiker, "2025-K3")
    kaart = stof.draw(stof.choose("jongeren_met_jeugdzorg"))
    assert kaart.describe("WK059915") == "verborgen door de bron"
    assert kaart.get("BU05991081").waarde == 0
    assert (kaart.titel, kaart.bron) == (
        "Jongeren met jeugdzorg, 2021",
        "Bron: GGD Gezondheidsmonitor Jeugd 2021 (met toestemming van de GGD).",
    )
    cbs = stof.draw(stof.choose("bijstand_per_1000"))
    assert cbs.bron.startswith("Bron: CBS (CC BY 4.0), bewerkt. CBS Kerncijfers wijken en buurten 2020")


def test_a_factor_says_why_the_wijk_has_no_figure_and_compares_with_the_gemeente_of_the_same_period(blik):
    plek = blik("WK059915")
    bijstand = plek.context_hier["bijstand_per_1000"]
    factor = Factorstand(
        "CTC-07",
        "Armoede",
        "risico",
        "gezin",
        "CTC",
        False,
        "",
        "",
        0,
        24,
        0,
        "",
        None,
        None,
        None,
        None,
        None,
        0,
    )
    [regel] = [r for r in context_of(plek, factor) if r.indicator.code == "bijstand_per_1000"]
    assert (regel.hier, regel.stad.peilperiode) == (bijstand, bijstand.peilperiode)
    plek.context_gemeente.pop(("bijstand_per_1000", bijstand.peilperiode))
    assert next(r for r in context_of(plek, factor) if r.hier is bijstand).stad is None
    assert name_bronnen_of(plek, [factor]).startswith("Wijkcijfers: bron: CBS (CC BY 4.0), bewerkt.")


def test_a_wijkraad_has_no_context_of_its_own_and_says_where_to_look(blik):
    assert "Kies een buurt of het gebied" in str(show_context(blik("WR05991002")))
