"""The outcome of `bench.bouw` as a Markdown table in Dutch, with the targets and whether they were met."""

import math
from typing import Any

from bench.bouwstad import INTERVENTIES, KRIMP, KWARTALEN, PARTIJEN, PLAATSEN

WERK = {
    "kopie": "DuckDB: dezelfde rijen kaal overgenomen (de maat)",
    "koud": "**Volle bouw: elke rij van elk bestand gelezen en geteld**",
    "vol": "Volle bouw, met de tellingen die per bestand bewaard zijn",
    "bestand": "**Eén nieuw bestand erbij**",
}
UITLEG = """\
Een *meting* is hier één rij van een ingediend en gecontroleerd bestand: een traject zoals een kwartaal het beschrijft.
De stad is verzonnen: de plaatsen van Rotterdam, {partijen} aanbieders met elk {interventies} interventie in {plaatsen} buurten,
{kwartalen} kwartalen, dus {bestanden} bestanden. De drukste buurt van een aanbieder heeft {keer} keer zoveel jongeren als de
stilste, zodat er bij elke omvang kleine aantallen te verbergen zijn. Er zijn geen bestanden met vragenlijsten (effectmetingen) bij. Meer metingen
betekent meer trajecten per buurt en interventie; het aantal cijfers groeit daardoor nauwelijks mee. Wie meer buurten,
aanbieders of kwartalen heeft, krijgt meer cijfers, en daar gaat de meeste bouwtijd naartoe.

De maat is `create table … as select * from read_parquet(…)` in een databasebestand, op twee draden: niets wordt geteld,
beoordeeld of verborgen. Een bouw telt, vergelijkt, verbergt, controleert en schrijft. *Verbergen* is het deel van de
seconden dat naar het afschermen van kleine aantallen gaat; bij een bouw met bewaarde
tellingen is van de vorige bouw bekend wat die verborg. *Rekentijd* is de processortijd van alle draden samen; die
hangt minder af van wat er verder op de machine draait. De drukte was {voor} bij het begin en {na} aan het eind
(1 = één kern bezet), op {kernen} kernen.

Van elke pagina zijn alle vragen die zij bij één bezoek aan de cijfers stelt samen gemeten, de vragen van het kader
(welke bouw, plaatsen, kwartalen) meegeteld: 40 bezoeken na het eerste, elk aan een andere plaats, een ander kwartaal en
een andere aanbieder.
"""


def write_bouwtabel(uitkomst: dict[str, Any]) -> str:
    """Return the report of one run."""
    voor, na = uitkomst["druk"]
    maten = uitkomst["maten"]
    delen = [
        "# Snelheid van de bouw\n",
        f"Gemaakt door `make bench` (`python -m bench.bouw`) op {uitkomst['datum']}.\n",
        UITLEG.format(
            voor=_getal(voor, 1),
            na=_getal(na, 1),
            kernen=uitkomst["kernen"],
            partijen=PARTIJEN,
            interventies=INTERVENTIES,
            plaatsen=PLAATSEN,
            kwartalen=KWARTALEN,
            bestanden=PARTIJEN * KWARTALEN,
            keer=round(KRIMP ** (1 - PLAATSEN)),
        ),
        "![Seconden tegen metingen](bouw.svg)\n",
        *(_maat(maat) for maat in maten),
        _groei(maten),
        _doelen(maten[-1]),
    ]
    return "\n".join(deel for deel in delen if deel)


def _maat(maat: dict[str, Any]) -> str:
    basis = maat["tijden"]["kopie"]["seconden"]
    regels = [
        f"## {_punt(maat['rijen'])} metingen, {_punt(maat['cijfers'])} cijfers, waarvan "
        f"{_punt(maat['verborgen'])} verborgen ({_getal(maat['mb'], 0)} MB)\n",
        "| Werk | Seconden | Waarvan verbergen | Rekentijd | Tegen de maat |",
        "|---|--:|--:|--:|--:|",
        *(
            f"| {WERK[naam]} | {_getal(t['seconden'], 2)} | {_getal(t['verbergen'], 2)} "
            f"| {_getal(t['rekenseconden'], 2)} | {_getal(t['seconden'] / basis, 1)}× |"
            for naam, t in sorted(maat["tijden"].items(), key=lambda paar: list(WERK).index(paar[0]))
        ),
        "",
        *(_paginas(maat["paginas"]) if "paginas" in maat else ()),
    ]
    return "\n".join(regels)


def _paginas(paginas: dict[str, dict[str, float]]) -> list[str]:
    rollen = list(next(iter(paginas.values())))
    return [
        "| Alle vragen van een pagina, p95 (ms) | " + " | ".join(rollen) + " |",
        "|---|" + "--:|" * len(rollen),
        *(
            f"| {pagina} | " + " | ".join(_getal(ms, 0) for ms in per_rol.values()) + " |"
            for pagina, per_rol in paginas.items()
        ),
        "",
    ]


def _groei(maten: list[dict[str, Any]]) -> str:
    """Say how the full build grows with the rows: the slope between the sizes on logarithmic axes."""
    if len(maten) < 2:
        return ""
    eerste, laatste = maten[0], maten[-1]
    macht = compute_macht(eerste, laatste)
    return (
        f"## Groei\n\nVan {_punt(eerste['rijen'])} naar {_punt(laatste['rijen'])} metingen groeit de volle bouw, alles "
        f"opnieuw geteld, als het aantal metingen tot de macht {_getal(macht, 2)}. Recht evenredig is 1; minder dan 1 is "
        f"zuiniger dan evenredig.\n"
    )


def compute_macht(eerste: dict[str, Any], laatste: dict[str, Any]) -> float:
    """Return the power of the rows with which the cold build grows."""
    tijd = laatste["tijden"]["koud"]["seconden"] / eerste["tijden"]["koud"]["seconden"]
    return math.log(tijd) / math.log(laatste["rijen"] / eerste["rijen"])


def _doelen(maat: dict[str, Any]) -> str:
    """List every target with what was measured at the largest size."""
    tijden = maat["tijden"]
    koud, bestand, kopie = (tijden[naam]["seconden"] for naam in ("koud", "bestand", "kopie"))
    zonder = bestand - tijden["bestand"]["verbergen"]
    ms, pagina, rol = max(
        (ms, pagina, rol) for pagina, per_rol in maat["paginas"].items() for rol, ms in per_rol.items()
    )
    rijen = [
        ("volle bouw, alles opnieuw geteld", "hooguit 5 s", f"{_getal(koud, 1)} s", koud <= 5),
        ("volle bouw tegen de maat", "hooguit 4×", f"{_getal(koud / kopie, 1)}×", koud <= 4 * kopie),
        ("één bestand erbij", "hooguit 0,5 s", f"{_getal(bestand, 2)} s", bestand <= 0.5),
        ("één bestand erbij, zonder verbergen", "hooguit 0,5 s", f"{_getal(zonder, 2)} s", zonder <= 0.5),
        (
            "traagste pagina, p95 van al haar vragen",
            "onder 100 ms",
            f"{_getal(ms, 0)} ms ({pagina}, {rol})",
            ms < 100,
        ),
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
