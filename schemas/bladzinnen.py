"""How a figure reads on pages for partners and council, as data in `bladzinnen.toml`."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from schemas.declaraties import read_toml
from schemas.errors import DeclaratieError

BESTAND = Path(__file__).with_name("bladzinnen.toml")


@cache
def load_bladzinnen(pad: Path = BESTAND) -> Mapping[str, str]:
    """Return per indicator its sentence, in the order of the page; one without its two gaps is refused."""
    zinnen: dict[str, str] = read_toml(pad).get("zinnen", {})
    for code, zin in zinnen.items():
        if "{aandeel}" not in zin or "{wie}" not in zin:
            raise DeclaratieError(f"{pad.name}: '{code}' noemt niet allebei {{aandeel}} en {{wie}}")
    return zinnen
