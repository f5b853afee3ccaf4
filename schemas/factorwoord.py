"""Everyday words for factors, from `factorwoorden.toml`: enough to propose one, never to decide."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from schemas.declaraties import read_toml
from schemas.errors import DeclaratieError

BESTAND = Path(__file__).with_name("factorwoorden.toml")


@cache
def load_factorwoorden(bestand: Path = BESTAND) -> Mapping[str, tuple[str, ...]]:
    """Load the words per factor, or refuse with DeclaratieError."""
    for factor_id, woorden in (waarden := read_toml(bestand)).items():
        if not isinstance(woorden, list) or not all(isinstance(w, str) and len(w) >= 3 for w in woorden):
            raise DeclaratieError(
                f"{bestand.name}: '{factor_id}' is geen lijst van woorden van drie letters of meer"
            )
    return MappingProxyType({factor_id: tuple(woorden) for factor_id, woorden in waarden.items()})
