"""The outcome of `bench.bouw` as a Markdown table in Dutch, with the targets and whether they were met."""

from typing import Any

WERK = {
    "kopie": "DuckDB: dezelfde rijen kaal overgenomen (de maat)",
    "koud": "Volle bouw, elk bestand opnieuw geteld",
    "vol": "**Volle bouw, met de bewaarde tellingen per bestand**",
    "bestand": "**Eén nieuw bestand erbij**",
}
UITLEG = """\
Een *meting* is hier één rij van een ingediend en gecontroleerd bestand: een traject zoals een kwartaal het beschrijft.
De stad is verzonnen: de plaatsen van Rotterdam, 20 aanbieders met elk 2 interventies in 14 buurten, 16 kwartalen, dus
320 bestanden. Meer metingen betekent meer trajecten per buurt en interventie; het aantal cijfers groeit daardoor nauwelijks
mee. Wie meer buurten, aanbieders of kwartalen heeft, krijgt meer cijfers, en daar gaat de meeste bouwtijd naartoe.

De maat is `create table … as select * from read_parquet(…)` in een databasebestand: niets wordt geteld, beoordeeld of
verborgen. Een bouw telt, vergelijkt, verbergt, controleert en schrijft. *Rekentijd* is de processortijd van alle draden
samen; die hangt minder af van wat er verder op de machine draait. De drukte was {voor} bij het begin en {na} aan het eind
(1 = één kern bezet), op {kernen} kernen.
"""


def write_bouwtabel(uitkomst: dict[str, Any]) -> str:
    """Return the report of one run."""
    voor, na = uitkomst["druk"]
    delen = [
        "# Snelheid van de bouw\n",
        f"Gemaakt door `python -m bench.bouw` op {uitkomst['datum']}.\n",
        UITLEG.format(voor=_getal(voor, 1), na=_getal(na, 1), kernen=uitkomst["kernen"]),
        "![Seconden tegen metingen](bouw.svg)\n",
        *(_maat(maat) for maat in uitkomst["maten"]),
        _doelen(uitkomst["maten"][-1]),
    ]
    return "\n".join(delen)


def _maat(maat: dict[str, Any]) -> str:
    basis = maat["tijden"]["kopie"]["seconden"]
    regels = [
        f"## {_punt(maat['rijen'])} metingen, {_punt(maat['cijfers'])} cijfers ({_getal(maat['mb'], 0)} MB)\n",
        "| Werk | Seconden | Rekentijd | Tegen de maat |",
        "|---|--:|--:|--:|",
        *(
            f"| {WERK[naam]} | {_getal(t['seconden'], 2)} | {_getal(t['rekenseconden'], 2)} "
            f"| {_getal(t['seconden'] / basis, 1)}× |"
            for naam, t in maat["tijden"].items()
        ),
        "",
        "| Vraag van een pagina | p95 (ms) |",
        "|---|--:|",
        *(f"| {vraag} | {_getal(ms, 0)} |" for vraag, ms in maat["vragen"].items()),
    ]
    return "\n".join(regels) + "\n"


def _doelen(maat: dict[str, Any]) -> str:
    """List every target with what was measured at the largest size."""
    tijden = {naam: t["seconden"] for naam, t in maat["tijden"].items()}
    traagste = max(maat["vragen"].values())
    rijen = [
        ("volle bouw", "hooguit 5 s", f"{_getal(tijden['vol'], 1)} s", tijden["vol"] <= 5),
        (
            "volle bouw tegen de maat",
            "hooguit 4×",
            f"{_getal(tijden['vol'] / tijden['kopie'], 1)}×",
            tijden["vol"] <= 4 * tijden["kopie"],
        ),
        ("één bestand erbij", "hooguit 0,5 s", f"{_getal(tijden['bestand'], 2)} s", tijden["bestand"] <= 0.5),
        ("traagste vraag, p95", "onder 100 ms", f"{_getal(traagste, 0)} ms", traagste < 100),
        (
            "stap gelijk aan volle bouw, rij voor rij",
            "ja",
            "ja" if maat["is_gelijk"] else "nee",
            maat["is_gelijk"],
        ),
    ]
    kop = [
        f"## Doelen, bij {_punt(maat['rijen'])} metingen\n",
        "| Wat | Doel | Gemeten | Gehaald |",
        "|---|---|--:|---|",
    ]
    return "\n".join(
        [*kop, *(f"| {w} | {d} | {g} | {'ja' if ok else '**nee**'} |" for w, d, g, ok in rijen), ""]
    )


def _punt(getal: int) -> str:
    return f"{getal:,}".replace(",", ".")


def _getal(getal: float, decimalen: int) -> str:
    return f"{getal:.{decimalen}f}".replace(".", ",")
