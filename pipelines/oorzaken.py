"""Findings put together by cause, the cause that clears most first (R-02); works on the report as JSON."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from schemas import meldingen
from schemas.bevinding import Ernst

Gevonden = Mapping[str, Any]
ZWAARTE = {Ernst.FOUT.value: 0, Ernst.WAARSCHUWING.value: 1, Ernst.OPMERKING.value: 2}
TERMREGELS = frozenset(
    melding.regel
    for melding in (
        meldingen.TERM_ONBEKEND,
        meldingen.TERM_LIJKT_OP,
        meldingen.TERM_MEERDUIDIG,
        meldingen.TERM_OVERGENOMEN,
        meldingen.TERM_VEILIG_GELEZEN,
        meldingen.DATUM_LIJKT_OP,
    )
)
"""Rules about one word: every word is a cause of its own."""
WOORDEN = {
    "regio": "wijknaam",
    "interventie": "interventienaam",
    "instrument": "instrument",
    "reden_einde": "reden",
    "grootheid": "soort aantal",
}
EEN_WOORD = {meldingen.TERM_MEERDUIDIG.regel: "onduidelijke", meldingen.DATUM_LIJKT_OP.regel: "onduidelijke"}
NOEMENSWAARD = 3
"""From so many rows on a single cause is worth a headline."""


@dataclass(frozen=True)
class Oorzaak:
    """One thing to mend, justify or know: `aantal` findings, over `rijen` rows that its repair clears."""

    regel: str
    ernst: str
    aantal: int
    rijen: int
    bevindingen: tuple[Gevonden, ...]

    @property
    def is_te_verklaren(self) -> bool:
        return self.ernst == Ernst.WAARSCHUWING.value

    @property
    def is_in_rijen(self) -> bool:
        """Answer whether `rijen` are rows of this file: what is missing, or counted otherwise before, has none."""
        return self.regel in TERMREGELS or all(b["rij"] for b in self.bevindingen)

    @property
    def gewicht(self) -> int:
        """How much of the file its repair clears, in rows; of a finding about no row, the places."""
        return self.rijen if self.is_in_rijen else self.aantal

    @property
    def eerste(self) -> Gevonden:
        return self.bevindingen[0]


def group_oorzaken(rapport: Mapping[str, Any]) -> list[Oorzaak]:
    """Put findings together by cause: errors first, and the cause that clears most on top."""
    groepen: dict[tuple[str, ...], list[Gevonden]] = {}
    for bevinding in rapport.get("bevindingen", []):
        groepen.setdefault(_sleutel(bevinding), []).append(bevinding)
    per_regel = Counter(sleutel[1] for sleutel in groepen)
    precies = dict(rapport.get("aantallen", []))
    oorzaken = []
    for (ernst, regel, *_), leden in groepen.items():
        # The report keeps the first thousand of a rule, and the exact number beside it.
        verzwegen = max(int(precies.get(regel, 0)) - len(leden), 0) if per_regel[regel] == 1 else 0
        aantal, rijen = len(leden) + verzwegen, sum(count_rijen(lid) for lid in leden) + verzwegen
        oorzaken.append(Oorzaak(regel, ernst, aantal, rijen, _most_common_first(leden)))
    return sorted(oorzaken, key=lambda o: (ZWAARTE.get(o.ernst, 3), -o.rijen, o.regel))


def _sleutel(bevinding: Gevonden) -> tuple[str, ...]:
    """A warning is justified per rule; a word is mended per word; anything else per rule and column."""
    ernst, regel = bevinding["ernst"], bevinding["regel"]
    if ernst == Ernst.WAARSCHUWING.value:
        return ernst, regel
    if regel in TERMREGELS:
        return ernst, regel, bevinding["kolom"], bevinding["gevonden"]
    return ernst, regel, bevinding["kolom"]


def count_rijen(bevinding: Gevonden) -> int:
    """Return how many rows one finding is about; reports of before this was told say one."""
    return int(bevinding.get("aantal") or 1)


def _most_common_first(leden: Sequence[Gevonden]) -> tuple[Gevonden, ...]:
    vaak = Counter(lid["gevonden"] for lid in leden)
    return tuple(sorted(leden, key=lambda lid: (-vaak[lid["gevonden"]], lid["gevonden"])))


def tell_grootste(rapport: Mapping[str, Any]) -> str:
    """Say which single cause explains most of what must be done; empty when none stands out."""
    doen = [o for o in group_oorzaken(rapport) if o.ernst != Ernst.OPMERKING.value]
    if not doen:
        return ""
    grootste = max(doen, key=lambda o: o.gewicht)
    totaal = sum(o.gewicht for o in doen)
    if grootste.gewicht < NOEMENSWAARD or (len(doen) > 1 and 2 * grootste.gewicht < totaal):
        return ""
    if grootste.regel in TERMREGELS:
        woord = WOORDEN.get(str(grootste.eerste.get("veld", "")), "waarde")
        soort = EEN_WOORD.get(grootste.regel, "onbekende" if woord != "instrument" else "onbekend")
        zin = f"Eén {soort} {woord}, “{grootste.eerste['gevonden']}”, staat in {grootste.rijen} rijen."
        return f"{zin} Met één antwoord is dat in al die rijen hersteld."
    if len(doen) == 1 or not grootste.is_in_rijen:
        return ""
    kolommen = {b["kolom"] for b in grootste.bevindingen}
    waar = f", in kolom “{kolommen.pop()}”" if len(kolommen) == 1 and "" not in kolommen else ""
    return f"Het meeste komt door één oorzaak{waar}: die zit in {grootste.rijen} rijen. Begin daarmee."
