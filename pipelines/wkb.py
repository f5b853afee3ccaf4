"""Well-known binary to rings: polygons and multipolygons, as GeoPackage stores them."""

import struct
from collections.abc import Iterator

from schemas.errors import OnleesbaarBestandError

Ring = tuple[tuple[float, float], ...]
POLYGON, MULTIPOLYGON = 3, 6
HERSTEL = "Lever vlakken aan (Polygon of MultiPolygon), geen punten of lijnen."


class WkbLezer:
    """A cursor over one geometry."""

    def __init__(self, inhoud: bytes) -> None:
        self._inhoud, self._plek, self._volgorde = inhoud, 0, "<"

    def read_rings(self) -> Iterator[Ring]:
        """Yield every ring of a polygon or multipolygon; heights and measures are skipped."""
        self._volgorde = "<" if self._take("B", 1)[0] else ">"
        soort = self._count()
        # ISO adds 1000 per extra dimension, EWKB sets the highest bits.
        maten = 2 + (soort // 1000 in (1, 2)) + 2 * (soort // 1000 == 3)
        maten += bool(soort & 0x80000000) + bool(soort & 0x40000000)
        if soort & 0x20000000:
            self._take("I", 4)
        kaal = (soort & 0xFFFF) % 1000
        if kaal == POLYGON:
            for _ in range(self._count()):
                yield self._ring(maten)
        elif kaal == MULTIPOLYGON:
            for _ in range(self._count()):
                yield from self.read_rings()
        else:
            raise OnleesbaarBestandError("Dit bestand bevat iets anders dan vlakken.", HERSTEL)

    def _ring(self, maten: int) -> Ring:
        aantal = self._count()
        getallen = self._take(f"{aantal * maten}d", 8 * aantal * maten)
        return tuple(zip(getallen[0::maten], getallen[1::maten], strict=True))

    def _count(self) -> int:
        return int(self._take("I", 4)[0])

    def _take(self, vorm: str, grootte: int) -> tuple[float, ...]:
        eind = self._plek + grootte
        if grootte < 0 or eind > len(self._inhoud):
            raise OnleesbaarBestandError(
                "Een vlak in dit bestand is afgebroken.", "Download het bestand opnieuw."
            )
        deel, self._plek = self._inhoud[self._plek : eind], eind
        return struct.unpack(f"{self._volgorde}{vorm}", deel)


def read_wkb(inhoud: bytes) -> tuple[Ring, ...]:
    """Return the rings of one geometry."""
    return tuple(WkbLezer(inhoud).read_rings())


def strip_gpkg_kop(inhoud: bytes) -> bytes:
    """Return the WKB of a GeoPackage geometry: behind `GP`, version, flags, srs and an envelope."""
    omvang = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}
    if inhoud[:2] != b"GP" or len(inhoud) < 8:
        raise OnleesbaarBestandError(
            "Een vlak in dit bestand is geen GeoPackage-vlak.", "Download het bestand opnieuw."
        )
    return inhoud[8 + omvang.get(inhoud[3] >> 1 & 0b111, 0) :]
