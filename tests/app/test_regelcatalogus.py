"""The catalogue names every check, and what it says breaks a check really does."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from app.documents_regels import list_meldingen, make_kaarten, wrong_value
from app.voorbeeld import load_voorbeeldcatalogus
from pipelines.levering import Levering
from pipelines.rapport import Validatierapport
from pipelines.reference import load_referentie
from pipelines.validation import check_bestand
from schemas.aanlevering import load_soorten
from schemas.bevinding import Ernst, Trap
from schemas.meldingen import Melding
from schemas.regel import load_alle_regels
from schemas.regelcatalogus import NIET_AANGENOMEN, list_aanpasbaar, load_regelkaarten
from schemas.vocabulary import Kwartaal

GOED = {
    "traject_id": "T1",
    "interventie": "Sterk in de Klas",
    "regio": "Tarwewijk",
    "leeftijd": "12",
    "startdatum": "01-07-2025",
    "einddatum": "01-09-2025",
    "reden_einde": "volgens plan",
    "bijeenkomsten": "8",
    "nut": "7,5",
    "informant": "jongere",
    "kwartaal": "2025-K3",
}
TELLING = {
    "interventie": "Sterk in de Klas",
    "regio": "Tarwewijk",
    "grootheid": "deelnemers",
    "aantal": "20",
    "waarvan": "12",
}
BESCHERMT = {"persoonsgegevens", "bestand_onleesbaar", "soort_onbekend", "geen_rijen", "kolom_ontbreekt"}


@pytest.fixture(scope="module")
def controleer() -> Callable[..., Validatierapport]:
    """Check rows of De Springplank in 2025-K3."""
    referentie, catalogus = load_referentie(), load_voorbeeldcatalogus()

    def controleer(
        rij: Mapping[str, str], *, soort: str | None = None, aantal: int = 1, bevestig: bool = False
    ) -> Validatierapport:
        levering = Levering(
            soort, "springplank", Kwartaal(2025, 3), referentie, catalogus, bevestig_voorstellen=bevestig
        )
        tekst = "\n".join([";".join(rij), *[";".join(rij.values())] * aantal])
        return check_bestand(f"{tekst}\n".encode(), "proef.csv", levering)

    return controleer


def test_the_catalogue_is_what_the_declarations_say() -> None:
    assert list(load_regelkaarten()) == make_kaarten()


def test_every_check_stands_in_it_and_there_are_at_least_forty() -> None:
    codes = Counter(kaart.code for kaart in load_regelkaarten())
    gedeclareerd = {regel.code for regel in load_alle_regels()} | {m.regel for m in list_meldingen()}
    gedeclareerd |= {
        str(check.name)
        for soort in load_soorten()
        for kolom in soort.model.to_schema().columns.values()
        for check in kolom.checks
        if check.title
    }
    assert len(gedeclareerd) >= 40
    assert gedeclareerd <= set(codes)


def test_every_card_says_what_is_wrong_what_to_do_and_what_breaks_it() -> None:
    for kaart in load_regelkaarten():
        assert kaart.boodschap, kaart
        assert kaart.herstel.endswith((".", "}")), kaart
        assert kaart.voorbeeld, kaart
        assert kaart.ernst in {NIET_AANGENOMEN, *Ernst}
    assert {kaart.trap for kaart in load_regelkaarten()} == set(Trap)


def test_what_protects_persons_or_makes_a_file_readable_cannot_be_weighed_otherwise() -> None:
    aanpasbaar = list_aanpasbaar()
    assert not BESCHERMT & set(aanpasbaar)
    assert not {m.regel for m in list_meldingen() if m.ernst is Ernst.FOUT} & set(aanpasbaar)
    assert "gebied_buiten_beschikking" in aanpasbaar


def test_the_good_row_has_no_findings(controleer: Callable[..., Validatierapport]) -> None:
    assert controleer(GOED).bevindingen == ()


@pytest.mark.parametrize(
    "melding",
    [m for m in list_meldingen() if m.breekt or m.weg or m.herhaal != 1],
    ids=lambda m: str(m.regel),
)
def test_the_example_of_a_message_brings_it_about(
    melding: Melding, controleer: Callable[..., Validatierapport]
) -> None:
    rij = {naam: waarde for naam, waarde in (GOED | dict(melding.breekt)).items() if naam not in melding.weg}
    soort = None if melding.regel == "soort_onbekend" else "trajecten"
    aantal = 30 if melding.regel == "later_gecontroleerd" else melding.herhaal
    rapport = controleer(rij, soort=soort, aantal=aantal, bevestig="voorstellen" in melding.opzet)
    gevonden = {b.regel: b for b in rapport.bevindingen}
    assert melding.regel in gevonden, gevonden.keys()
    assert gevonden[melding.regel].ernst is melding.ernst


def test_a_number_just_outside_its_bounds_is_refused(controleer: Callable[..., Validatierapport]) -> None:
    gezien = 0
    for soort in load_soorten():
        for naam, veld in soort.velden.items():
            if veld.minimum is None and veld.maximum is None:
                continue
            basis = GOED if soort.code == "trajecten" else TELLING
            rapport = controleer(basis | {naam: f"{wrong_value(veld):g}"}, soort=soort.code)
            assert ("buiten_bereik", naam) in {(b.regel, b.veld) for b in rapport.bevindingen}
            gezien += 1
    assert gezien == sum(kaart.code == "buiten_bereik" for kaart in load_regelkaarten())


def test_a_party_without_agreement_is_told_so(
    controleer: Callable[..., Validatierapport],
) -> None:
    levering = Levering(None, "springplank", Kwartaal(2022, 1), load_referentie(), load_voorbeeldcatalogus())
    rij = GOED | {"startdatum": "01-02-2022", "einddatum": "01-03-2022", "kwartaal": "2022-K1"}
    tekst = f"{';'.join(rij)}\n{';'.join(rij.values())}\n".encode()
    assert [b.regel for b in check_bestand(tekst, "proef.csv", levering).bevindingen] == ["geen_beschikking"]
    zonder = replace(levering, partijcode="")
    assert check_bestand(tekst, "proef.csv", zonder).bevindingen == ()
