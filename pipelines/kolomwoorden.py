"""The words that proposals, confirmations and profiles share about columns, and what a choice confirms (R-06)."""

import re

from schemas.catalogus import Bevestiging

KOLOMKOP = "kolomkop"
"""The `veld` of a proposal or confirmation about a column: its term is the header, its code the field."""
ONTBREKEND = "ontbrekend"
"""The `veld` of a proposal that asks where a field is; its term is the field."""
CONSTANTE = "constante"
"""The `veld` of a confirmed value for the whole file; its term is the field."""
NEGEER = "negeer"
"""The field of a column that a person said not to use."""
TELLING = "telling"
"""The field of a column that is a count by itself, its header telling what or when."""
KOLOM, VAST = "kolom:", "vast:"
"""What a choice of an ONTBREKEND proposal starts with: one of the columns, or one value for all rows."""
ZONDER_KOP = re.compile(r"kolom ([A-Z]{1,3})")
"""What a column without a header is called."""
VEILIG = 0.85
"""How sure a proposal must be to be taken without looking."""


def name_kolom(naam: str) -> str:
    """Name a column to people: by its header, or by its letter when it has none."""
    zonder_kop = ZONDER_KOP.fullmatch(naam)
    return f"kolom {zonder_kop[1]} (zonder kop)" if zonder_kop else f"kolom “{naam}”"


def to_bevestigingen(
    veld: str, term: str, code: str, schrijfwijzen: tuple[str, ...] = ()
) -> tuple[Bevestiging, ...]:
    """Return what a person confirmed by choosing `code` at a proposal."""
    if veld == ONTBREKEND and code.startswith(KOLOM):
        return (Bevestiging(KOLOMKOP, code.removeprefix(KOLOM), term),)
    if veld == ONTBREKEND:
        return (Bevestiging(CONSTANTE, term, code.removeprefix(VAST)),)
    return tuple(Bevestiging(veld, woord, code) for woord in (term, *schrijfwijzen))
