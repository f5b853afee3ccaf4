"""The grid of factor and age group: rows of cells in words, and the sentence that says what is seen in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WOORDEN = {
    "witte_vlek": "witte vlek",
    "dubbeling": "dubbeling?",
    "aanbod": "",
    "buiten_doelgroep": "niet gekozen",
    "geen_aanbod": "–",
}


@dataclass(frozen=True)
class Roostercel:
    """One factor and age group: who works on it, and what that is called."""

    factor_id: str
    is_focus: bool
    leeftijd_van: int
    leeftijd_tot: int
    aantal_partijen: int
    aantal_interventies: int
    interventies: str
    partijen: str
    stand: str
    reden: str


@dataclass(frozen=True)
class Roosterregel:
    """One factor with its cells, one per age group in order."""

    factor_id: str
    naam: str
    is_focus: bool
    cellen: tuple[Roostercel, ...]


def make_rooster(cellen: Sequence[Roostercel], namen: Mapping[str, str]) -> list[Roosterregel]:
    """Put the cells in rows: focus factors first, then by name."""
    per_factor: dict[str, list[Roostercel]] = {}
    for cel in cellen:
        per_factor.setdefault(cel.factor_id, []).append(cel)
    regels = [
        Roosterregel(code, namen.get(code, code), eigen[0].is_focus, tuple(eigen))
        for code, eigen in per_factor.items()
    ]
    return sorted(regels, key=lambda regel: (not regel.is_focus, regel.naam))


def columns_of(regels: Sequence[Roosterregel]) -> list[str]:
    """Return the age groups as heads of columns."""
    return [f"{cel.leeftijd_van}–{cel.leeftijd_tot} jaar" for cel in regels[0].cellen] if regels else []


def describe_cel(cel: Roostercel) -> str:
    """Say a cell in a few words: how many parties, and whether that is a gap or an overlap."""
    woord = WOORDEN[cel.stand]
    if cel.aantal_partijen == 0:
        return woord
    # A number and its word stay on one line.
    partijen = (
        "1\N{NO-BREAK SPACE}partij"
        if cel.aantal_partijen == 1
        else f"{cel.aantal_partijen}\N{NO-BREAK SPACE}partijen"
    )
    return f"{partijen}, {woord}" if woord else partijen


def find_cellen(regels: Sequence[Roosterregel], stand: str) -> list[tuple[Roosterregel, Roostercel]]:
    """Return the cells of one kind with their factor."""
    return [(regel, cel) for regel in regels for cel in regel.cellen if cel.stand == stand]


def describe_rooster(regels: Sequence[Roosterregel], plaats: str) -> str:
    """Say how many focus factors have a gap and where parties meet."""
    focus = [regel for regel in regels if regel.is_focus]
    if not focus:
        return f"{plaats} heeft in dit kwartaal nog geen focusfactor gekozen; hieronder staat waaraan wordt gewerkt."
    leeg = {regel.naam for regel, _ in find_cellen(focus, "witte_vlek")}
    dubbel = len(find_cellen(focus, "dubbeling"))
    van = "de focusfactor" if len(focus) == 1 else f"de {len(focus)} focusfactoren"
    if leeg:
        wit = f"Van {van} {'heeft' if len(leeg) == 1 else 'hebben'} {len(leeg)} een witte vlek: {join_namen(sorted(leeg))}."
    else:
        wit = f"Bij {van} is voor elke gekozen leeftijd iemand aan het werk."
    if not dubbel:
        return wit
    plek = "op één plek" if dubbel == 1 else f"op {dubbel} plekken"
    bij = "Bij de focusfactor" if len(focus) == 1 else "Bij de focusfactoren"
    return f"{wit} {bij} werken {plek} meer partijen aan hetzelfde voor dezelfde leeftijd."


def join_namen(namen: Sequence[str]) -> str:
    """Write names as a person would: `A, B en C`."""
    return namen[0] if len(namen) == 1 else f"{', '.join(namen[:-1])} en {namen[-1]}"
