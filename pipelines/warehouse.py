"""Accepted files to one immutable DuckDB file: load, compute, judge, hide, write; the only writer."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb
import pandas as pd

from pipelines.beoordeling import judge_verandering, show_cijfers, show_klassen
from pipelines.bewaren import VERGETEN
from pipelines.bouwbestand import is_heel, write_bestand
from pipelines.bouwplan import list_terugblik, make_plan, make_vingers, open_bouw
from pipelines.invoer import load_invoer, write_tabel
from pipelines.leesmij import list_leesmij
from pipelines.metingen import count_bronnen
from pipelines.onderdrukking.bouw import Besluit, hide_bouw
from pipelines.onderdrukking.eerder import GEEN, NIETS, Eerder, Geheugen
from pipelines.onderdrukking.stof import Cijferstof
from pipelines.reference import Referentie
from pipelines.samenvatting import build_id_of, code_version, combine_build_id, hash_basis, hiding_version
from pipelines.stad import Aanleverbron, Bewaring, Build, Stad
from pipelines.tabelcontrole import check_tabel, list_kolommen
from schemas.errors import BouwError

__all__ = ["Aanleverbron", "Build", "Stad", "build_id_of", "build_warehouse", "compute_cijfers"]

DRADEN = 2
SQL = Path(__file__).with_name("sql")
ONDERDRUK_REDEN = (
    "Dit cijfer laten we niet zien om niemand herkenbaar te maken: het gaat over weinig mensen, of een klein aantal zou "
    "eruit volgen."
)
"""One reason for all: which of the two it is would tell who is in the small group."""


def build_warehouse(
    bronnen: Sequence[Aanleverbron],
    stad: Stad,
    referentie: Referentie,
    *,
    doel: Path,
    drempel: int,
    bewaring: Bewaring = VERGETEN,
    vorige: Path | None = None,
    geheugen: Geheugen = GEEN,
) -> Build:
    """Write `build-<id>.duckdb` in `doel`, whole or not at all; an existing build is left as it is.

    Quarters that follow from the same as in `vorige` are copied from it; the outcome is the same without.
    What `geheugen` holds of earlier builds is an input: what is hidden now may not follow from those either.
    """
    basis = hash_basis(stad, referentie, drempel)
    build_id = combine_build_id(basis, bronnen, geheugen.sleutels)
    pad = doel / f"build-{build_id}.duckdb"
    if pad.exists():
        return Build(build_id, pad, geheugen=read_sleutels(pad))
    tellingen = count_bronnen(bronnen, stad, referentie, bewaring)
    vingers = make_vingers(basis, tellingen.bronnen, tellingen.effecten)
    plan = make_plan(vingers, vorige if vorige is not None and is_heel(vorige) else None)
    with open_geheugen() as verbinding:
        load_invoer(verbinding, tellingen, stad, referentie, plan.laden, maken=plan.maken)
        perioden = list_perioden(verbinding, plan.maken)
        besluit = compute_tabellen(
            verbinding, drempel=drempel, perioden=perioden, eerder=Eerder(geheugen.read(perioden))
        )
        sleutels = {**geheugen.sleutels, **geheugen.write(build_id, besluit.uitspraken, besluit.bekend)}
        run_sql(verbinding, ("45_", "50_", "52_", "55_", "57_"))
        write_tabel(verbinding, "bouw", list_bouw(build_id, drempel))
        write_tabel(verbinding, "bouw_kwartaal", list_vingers(vingers))
        write_tabel(verbinding, "bouw_geheugen", list_sleutels(sleutels))
        write_tabel(verbinding, "leesmij", list_leesmij())
        verbinding.execute("alter table bron rename to herkomst")
        check_beloften(verbinding, drempel=drempel)
        write_bestand(verbinding, pad, plan)
    return Build(build_id, pad, tuple(sorted(plan.maken)), sleutels)


def compute_cijfers(
    bronnen: Sequence[Aanleverbron],
    stad: Stad,
    referentie: Referentie,
    *,
    drempel: int,
    bewaring: Bewaring = VERGETEN,
    kwartaal: str | None = None,
) -> pd.DataFrame:
    """Return the figures (CijferRij) as a build would show them, of one quarter or all; writes nothing."""
    tellingen = count_bronnen(bronnen, stad, referentie, bewaring)
    laden = tellingen.kwartalen
    if kwartaal is not None:
        laden &= frozenset(list_terugblik(kwartaal))
    with open_geheugen() as verbinding:
        maken = laden if kwartaal is None else frozenset({kwartaal})
        load_invoer(verbinding, tellingen, stad, referentie, laden, maken=maken)
        compute_tabellen(verbinding, drempel=drempel, perioden=list_perioden(verbinding, maken))
        check_tabel(verbinding, "cijfer", bron="cijfer")
        kolommen = list_kolommen("cijfer")
        return verbinding.execute(
            f"select {kolommen} from cijfer where kwartaal = coalesce($kwartaal, kwartaal)",  # noqa: S608 -- own names
            {"kwartaal": kwartaal},
        ).df()


def open_geheugen() -> duckdb.DuckDBPyConnection:
    """Open an empty database in memory; sums are exact and tables ordered, so that threads change nothing."""
    return duckdb.connect(":memory:", config={"threads": DRADEN})


def compute_tabellen(
    verbinding: duckdb.DuckDBPyConnection,
    *,
    drempel: int,
    perioden: frozenset[str],
    eerder: Eerder = NIETS,
) -> Besluit:
    """Compute, judge and hide what was loaded: afterwards `cijfer` holds what may be seen of these periods.

    Returns what was decided of the counts behind it.
    """
    run_sql(verbinding, ("05_", "07_", "10_", "11_", "12_", "13_", "15_", "18_"))
    run_vormen(verbinding)
    run_sql(verbinding, ("20_", "25_"))
    vergelijking = verbinding.sql("select * from vergelijking order by nr").df()
    klassen = verbinding.sql("select * from klassetelling order by nr").df()
    stof = Cijferstof(
        telling=verbinding.sql("select * from telling order by nr").df(),
        klassetelling=klassen,
        vergelijking=vergelijking,
        definitie=verbinding.sql("select * from definitie").df(),
        regio=verbinding.sql("select * from regio").df(),
        bron=verbinding.sql("select partijcode, kwartaal, soort, sha256 from bron").df(),
    )
    besluit = hide_bouw(stof, drempel=drempel, perioden=perioden, eerder=eerder)
    verborgen = besluit.verborgen
    write_tabel(verbinding, "klasseoordeel", show_klassen(klassen, verborgen, drempel=drempel))
    verandering = judge_verandering(vergelijking, drempel=drempel)
    oordeel = show_cijfers(vergelijking, verborgen, verandering, drempel=drempel)
    write_tabel(verbinding, "oordeel", oordeel)
    run_sql(verbinding, ("40_", "58_"), onderdruk_reden=ONDERDRUK_REDEN)
    run_sql(verbinding, ("60_", "62_"))
    return besluit


def list_perioden(verbinding: duckdb.DuckDBPyConnection, maken: frozenset[str]) -> frozenset[str]:
    """List the periods that end in these quarters, and those before them: their figures are compared."""
    vraag = "select periode, vorige_periode from periode where list_contains($maken, laatste_kwartaal)"
    rijen = verbinding.execute(vraag, {"maken": sorted(maken)}).fetchall()
    return frozenset(periode for rij in rijen for periode in rij if periode)


def run_sql(verbinding: duckdb.DuckDBPyConnection, nummers: Sequence[str], **parameters: object) -> None:
    """Run the files with these numbers, in name order."""
    for pad in sorted(SQL.glob("*.sql")):
        if pad.name.startswith(tuple(nummers)):
            verbinding.execute(pad.read_text(encoding="utf-8"), parameters or None)


def run_vormen(verbinding: duckdb.DuckDBPyConnection) -> None:
    """Run the file of each own form that an indicator names; a name without a file is refused."""
    for (naam,) in verbinding.execute(
        "select distinct sql from definitie where sql <> '' order by sql"
    ).fetchall():
        pad = SQL / "vormen" / f"{naam}.sql"
        if not pad.is_file():
            raise BouwError(f"De vorm {naam} heeft geen bestand in vormen; er is niets gepubliceerd.")
        verbinding.execute(pad.read_text(encoding="utf-8"))


def check_beloften(verbinding: duckdb.DuckDBPyConnection, *, drempel: int) -> None:
    """Refuse the build when one of the controls finds a row."""
    vraag = (SQL / "90_controles.sql").read_text(encoding="utf-8")
    gebroken = verbinding.execute(vraag, {"drempel": drempel}).fetchall()
    if gebroken:
        redenen = "; ".join(f"{belofte} ({voorbeeld})" for belofte, voorbeeld in gebroken)
        raise BouwError(f"De nieuwe cijfers kloppen niet en zijn niet gepubliceerd: {redenen}.")


def list_bouw(build_id: str, drempel: int) -> pd.DataFrame:
    """Say in one row which build this is."""
    versies = {"codeversie": [code_version()], "verbergversie": [hiding_version()]}
    return pd.DataFrame({"build_id": [build_id], **versies, "drempel": [drempel]})


def list_sleutels(sleutels: Mapping[str, str]) -> pd.DataFrame:
    """List under which key is kept what was said of each period, up to and including this build."""
    return pd.DataFrame({"periode": list(sleutels), "sleutel": list(sleutels.values())}, dtype="str")


def read_sleutels(pad: Path) -> dict[str, str]:
    """Read those of a build that is there."""
    with open_bouw(pad) as verbinding:
        return dict(verbinding.execute("select periode, sleutel from bouw_geheugen").fetchall())


def list_vingers(vingers: Mapping[str, str]) -> pd.DataFrame:
    """List what each quarter follows from."""
    return pd.DataFrame({"kwartaal": list(vingers), "vingerafdruk": list(vingers.values())}, dtype="str")
