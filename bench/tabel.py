"""The outcome of a run as a Markdown table in Dutch, with what was compared and which targets were met."""

from typing import Any

NAMEN = {
    "wijkspiegel": "**Wijkspiegel: lezen, controleren, goede rijen naar Parquet**",
    "duckdb_bestand": "DuckDB: `read_csv` naar een tabel in een databasebestand (de maat)",
    "duckdb_parquet": "DuckDB: `read_csv` naar Parquet",
    "duckdb_geheugen": "DuckDB: `read_csv` als tekst, naar een tabel in het geheugen",
    "great_expectations": "Great Expectations op pandas: lezen, controleren, goede rijen naar Parquet",
    "frictionless": "frictionless: lezen, controleren, goede rijen naar Parquet",
    "calamine": "python-calamine: kaal lezen (de maat)",
}
UITLEG = """\
Elke regel is een eigen proces, met {draden} draden op {kernen} kernen. De motoren komen om de beurt aan de beurt, op
hetzelfde bestand; het getal is de mediaan, met daarachter de snelste en de traagste keer. Inladen van Python telt niet
mee, lezen van schijf wel. *Rekentijd* is de processortijd van alle draden samen in de zuinigste beurt: die hangt minder
af van wat er verder op de machine draait. De drukte was bij het begin {druk} en aan het eind {druk_na}
(1 = één kern bezet door een ander of door onszelf).

**De maat.** Onze kant leest een CSV, stopt persoonsgegevens, herkent woorden, controleert elke cel en elke regel en
schrijft de goede rijen met hun soorten naar schijf. Daarom is de maat de kale laadactie die ook een bestand met soorten
op schijf achterlaat: `create table … as select * from read_csv(bestand)` in een DuckDB-databasebestand, zonder enige
controle. Ter vergelijking staan er twee lichtere bij: naar Parquet, en alles als tekst in het geheugen.

**De anderen** controleren dezelfde eisen (soorten, grenzen, vaste woorden, unieke sleutel, verplichte cellen, volgorde van
de datums) en schrijven daarna de goede rijen met hun soorten naar Parquet: frictionless leest het bestand daarvoor nog
eens als rijen met soorten en laat de genoemde rijen weg; bij Great Expectations gaan de genoemde rijen uit het frame dat
pandas al las. Het schrijven doet pandas met pyarrow. *Controleren* is het deel vóór dat laden, *controleren en laden*
het geheel; de doelen gaan over het geheel, en onder de doelen staat ook de vergelijking zonder laden. De anderen kennen
geen privacystop en geen woorden van aanbieders. *Daarbuiten* telt cellen die wel zijn genoemd en niet geplant, zoals de
eerste van twee gelijke nummers.
"""


def write_tabel(uitkomst: dict[str, Any]) -> str:
    """Return the report of one run."""
    machine = uitkomst["machine"]
    delen = [
        "# Snelheid van controleren en laden\n",
        f"Gemaakt door `make bench` op {machine['datum']}; Python {machine['python']}, "
        + ", ".join(f"{n} {v}" for n, v in (machine["versies"] | machine["anderen"]).items())
        + ".\n",
        UITLEG.format(
            draden=machine["draden"],
            kernen=machine["kernen"],
            druk=_getal(machine["druk_voor"][0], 1),
            druk_na=_getal(machine["druk_na"][0], 1),
        ),
        "![Seconden tegen rijen](snelheid.svg)\n",
        *(_blok(blok, "duckdb_bestand", "CSV") for blok in uitkomst["csv"]),
        *(_blok(blok, "calamine", "XLSX") for blok in uitkomst["xlsx"]),
        f"## Start\n\n`wijkspiegel --help`: {_getal(uitkomst['start_seconden'], 2)} s.\n",
        _doelen(uitkomst),
    ]
    return "\n".join(delen)


def _blok(blok: dict[str, Any], maat: str, soort: str) -> str:
    motoren = blok["motoren"]
    basis, eigen = motoren[maat]["seconden"], motoren["wijkspiegel"]["seconden"]
    regels = [
        f"## {soort}, {_punt(blok['rijen'])} rijen ({blok['mb']:.0f} MB), drukte {_getal(max(blok['druk']), 1)}\n",
        "| Motor | Controleren (s) | Controleren en laden (s) | Rekentijd | Tegen de maat | Tegen Wijkspiegel "
        "| Piek MB | Gevonden | Daarbuiten |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for motor, m in motoren.items():
        gevonden = "–" if m["gevonden"] is None else f"{m['gevonden']} van {m['geplant']}"
        daarbuiten = "–" if m["daarbuiten"] is None else str(m["daarbuiten"])
        cellen = (
            NAMEN[motor],
            "–" if m["controleseconden"] is None else _getal(m["controleseconden"], 2),
            f"{_getal(m['seconden'], 2)} ({_getal(m['laagste'], 2)}–{_getal(m['hoogste'], 2)})",
            _getal(m["rekenseconden"], 2),
            f"{_getal(m['seconden'] / basis, 2)}×",
            f"{_getal(m['seconden'] / eigen, 1)}×",
            f"{m['piek_mb']:.0f}",
            gevonden,
            daarbuiten,
        )
        regels.append(f"| {' | '.join(cellen)} |")
    return "\n".join(regels) + "\n"


def _doelen(uitkomst: dict[str, Any]) -> str:
    """List every target with what was measured; what was not measured is not listed."""
    per_maat = {blok["rijen"]: blok["motoren"] for blok in uitkomst["csv"]}
    rijen = []

    def add(wat: str, doel: str, waarde: float, *, is_gehaald: bool, eenheid: str = "×") -> None:
        rijen.append(
            f"| {wat} | {doel} | {_getal(waarde, 2)}{eenheid} | {'ja' if is_gehaald else '**nee**'} |"
        )

    for maat, hoogstens in ((100_000, 2.0), (1_000_000, 1.5)):
        if motoren := per_maat.get(maat):
            deel = motoren["wijkspiegel"]["seconden"] / motoren["duckdb_bestand"]["seconden"]
            doel = f"hooguit {_getal(hoogstens, 1)}×"
            add(f"tegen de kale laadactie, {_punt(maat)} rijen", doel, deel, is_gehaald=deel <= hoogstens)
    for motor, minstens in (("frictionless", 40), ("great_expectations", 8)):
        motoren = per_maat.get(100_000, {})
        if motor in motoren:
            keer = motoren[motor]["seconden"] / motoren["wijkspiegel"]["seconden"]
            add(
                f"sneller dan {motor} (controleren en laden), 100.000 rijen",
                f"minstens {minstens}×",
                keer,
                is_gehaald=keer >= minstens,
            )
    if motoren := per_maat.get(1_000_000):
        gb = motoren["wijkspiegel"]["piek_mb"] / 1000
        add("geheugen bij 1.000.000 rijen", "hooguit 1,2 GB", gb, is_gehaald=gb <= 1.2, eenheid=" GB")
    for blok in uitkomst["xlsx"]:
        deel = blok["motoren"]["wijkspiegel"]["seconden"] / blok["motoren"]["calamine"]["seconden"]
        add(
            f"werkmap van {_punt(blok['rijen'])} rijen tegen kaal lezen",
            "hooguit 2×",
            deel,
            is_gehaald=deel <= 2,
        )
    start = uitkomst["start_seconden"]
    add("start van de opdracht", "hooguit 0,5 s", start, is_gehaald=start <= 0.5, eenheid=" s")
    kop = ["## Doelen\n", "| Wat | Doel | Gemeten | Gehaald |", "|---|---|--:|---|"]
    return "\n".join([*kop, *rijen, *_zonder_laden(per_maat.get(100_000, {})), ""])


def _zonder_laden(motoren: dict[str, Any]) -> list[str]:
    """Say how the other checkers compare when nobody loads a row."""
    anderen = [motor for motor in ("frictionless", "great_expectations") if motor in motoren]
    if not anderen:
        return []
    eigen = motoren["wijkspiegel"]["controleseconden"]
    delen = [f"{m} {_getal(motoren[m]['controleseconden'] / eigen, 1)}×" for m in anderen]
    return ["", f"Zonder het laden, alleen controleren, is dat bij 100.000 rijen: {' en '.join(delen)}."]


def _punt(getal: int) -> str:
    return f"{getal:,}".replace(",", ".")


def _getal(getal: float, decimalen: int) -> str:
    return f"{getal:.{decimalen}f}".replace(".", ",")
