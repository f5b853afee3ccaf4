"""Every right is given to a role and checked somewhere; every query file is asked; transitions are complete."""

from enum import StrEnum
from pathlib import Path

import pytest

from schemas import leercyclus
from schemas.rollen import ROLLEN, Recht

APP = Path(__file__).parents[2] / "app"
CODE = "\n".join(pad.read_text() for pad in sorted(APP.rglob("*.py")))
OVERGANGEN = {naam: tabel for naam, tabel in vars(leercyclus).items() if naam.startswith("OVERGANGEN_")}


@pytest.mark.parametrize("recht", Recht)
def test_right_is_given_and_checked(recht: Recht) -> None:
    assert any(recht in rol.rechten for rol in ROLLEN)
    assert f"Recht.{recht.name}" in CODE


@pytest.mark.parametrize("pad", sorted((APP / "queries").glob("*.sql")), ids=lambda pad: pad.stem)
def test_query_file_is_asked(pad: Path) -> None:
    assert f'"{pad.stem}"' in CODE or f"{pad.name}" in CODE


@pytest.mark.parametrize("naam", OVERGANGEN)
def test_table_of_transitions_names_every_status_of_its_kind(naam: str) -> None:
    tabel = OVERGANGEN[naam]
    soort: type[StrEnum] = type(next(iter(tabel)))
    assert set(tabel) == set(soort)
    assert all(naar in soort and naar != van for van, naars in tabel.items() for naar in naars)
