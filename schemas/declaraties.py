"""Reading declarations: a TOML file becomes frozen records, and every error names its file."""

import dataclasses
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar, Protocol, TypeVar, get_type_hints

from schemas.errors import DeclaratieError


class Record(Protocol):
    """A dataclass."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


R = TypeVar("R", bound=Record)


def read_toml(pad: Path) -> dict[str, Any]:
    """Read one TOML file, or refuse with DeclaratieError."""
    try:
        return tomllib.loads(pad.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fout:
        raise DeclaratieError(f"{pad.name}: {fout}") from fout


def read_stand(pad: Path) -> tuple[int, int]:
    """Return what changes when a file is written anew: when, and how long it is; zeros when it is absent."""
    try:
        stand = pad.stat()
    except OSError:
        return (0, 0)
    return (stand.st_mtime_ns, stand.st_size)


def read_standen(map_: Path, achtervoegsel: str) -> tuple[tuple[str, int, int], ...]:
    """Return the files of a folder by name, each with what changes when it is written anew."""
    if not map_.is_dir():
        return ()
    with os.scandir(map_) as inhoud:
        bestanden = [(deel.name, deel.stat()) for deel in inhoud if deel.name.endswith(achtervoegsel)]
    return tuple(sorted((naam, stand.st_mtime_ns, stand.st_size) for naam, stand in bestanden))


def make_record(soort: type[R], waarden: Mapping[str, Any], bestand: str) -> R:
    """Make a record from TOML values; an unknown, absent or wrongly typed key is refused by name."""
    velden = {veld.name: veld for veld in dataclasses.fields(soort)}
    for sleutel in waarden:
        if sleutel not in velden:
            raise DeclaratieError(f"{bestand}: '{sleutel}' is geen veld van {soort.__name__}")
    for naam, veld in velden.items():
        if naam not in waarden and veld.default is dataclasses.MISSING:
            raise DeclaratieError(f"{bestand}: '{naam}' ontbreekt")
    soorten = get_type_hints(soort)
    return soort(
        **{naam: check_waarde(w, soorten[naam], f"{bestand}: '{naam}'") for naam, w in waarden.items()}
    )


def check_waarde(waarde: Any, soort: Any, plaats: str) -> Any:
    """Return a value of the declared kind; text loses its outer white space, a list becomes a tuple."""
    if isinstance(waarde, list):
        waarde = tuple(waarde)
    toegestaan = (
        getattr(soort, "__args__", (soort,)) if getattr(soort, "__origin__", None) is None else (tuple,)
    )
    # bool is a kind of int in Python, but not in a declaration.
    if isinstance(waarde, bool) and bool not in toegestaan:
        raise DeclaratieError(f"{plaats} is ja of nee en dat kan hier niet")
    if not isinstance(waarde, toegestaan):
        raise DeclaratieError(f"{plaats} heeft de verkeerde soort waarde: {waarde!r}")
    return waarde.strip() if isinstance(waarde, str) else waarde


def check_keuze(waarde: str, keuzes: frozenset[str], plaats: str) -> None:
    """Refuse a word that is not one of the closed list."""
    if waarde not in keuzes:
        raise DeclaratieError(f"{plaats}: '{waarde}' is niet een van {', '.join(sorted(keuzes))}")
