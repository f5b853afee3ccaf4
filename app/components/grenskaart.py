"""The map with real boundaries: the browser draws the paths, each place a link with its name and figure."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dash import dcc, html
from dash.development.base_component import Component

from app.components.kaartcijfers import Kaart
from app.components.plaatsen import Plaats
from app.components.tegelkaart import title_of

DATA, PLEK = "app-grenskaart-data", "app-grenskaart"


@dataclass(frozen=True)
class Grenzen:
    """The boundaries of one level: the size of the sheet, and a path per place."""

    breedte: int
    hoogte: int
    paden: Mapping[str, str]


@lru_cache(maxsize=4)
def read_grenzen(rijen: bytes) -> Grenzen:
    """Read the rows of a loaded boundary file."""
    tabel = list(csv.DictReader(io.StringIO(rijen.decode())))
    return Grenzen(
        int(tabel[0]["breedte"]), int(tabel[0]["hoogte"]), {rij["regiocode"]: rij["pad"] for rij in tabel}
    )


def border_map(
    kaart: Kaart, grenzen: Grenzen, plaatsen: Mapping[str, Plaats], adressen: Mapping[str, str]
) -> Component:
    """Give the browser what it draws, in order of place; a place that is not a home of people is shape only."""
    vlakken = [_area(kaart, code, pad, plaatsen, adressen) for code, pad in _by_name(grenzen, plaatsen)]
    return html.Div(
        [
            dcc.Store(
                id={"type": DATA, "naam": "kaart"},
                data={"breedte": grenzen.breedte, "hoogte": grenzen.hoogte, "vlakken": vlakken},
            ),
            html.Div(id={"type": PLEK, "naam": "kaart"}, className="grenskaart"),
        ]
    )


def _area(
    kaart: Kaart, code: str, pad: str, plaatsen: Mapping[str, Plaats], adressen: Mapping[str, str]
) -> dict[str, str]:
    if code not in plaatsen or not plaatsen[code].is_woongebied:
        naam = plaatsen[code].naam if code in plaatsen else code
        return {"pad": pad, "klasse": "kaart-leeg", "href": "", "naam": naam, "waarde": ""}
    return {
        "pad": pad,
        "klasse": kaart.look(code),
        "href": adressen.get(code, ""),
        "naam": title_of(kaart, plaatsen[code]),
        "waarde": kaart.sign(code) if kaart.get(code).waarde is not None else "",
    }


def _by_name(grenzen: Grenzen, plaatsen: Mapping[str, Plaats]) -> Sequence[tuple[str, str]]:
    return sorted(
        grenzen.paden.items(), key=lambda paar: plaatsen[paar[0]].naam if paar[0] in plaatsen else paar[0]
    )
