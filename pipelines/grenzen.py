"""How much one file may hold: counted on its bytes, so that a refusal costs neither time nor memory."""

from dataclasses import dataclass, replace

from schemas.errors import OnleesbaarBestandError

MIB = 1024**2
HOOGSTE_RIJ = 1_048_576
KLEIN_BESTAND = 32 * MIB
KORTSTE_SPRONG = 1_000
SCHEIDINGSTEKENS = (b";", b",", b"\t", b"|")


@dataclass(frozen=True)
class Grenzen:
    """The most that is read of one file; cells are rows times columns, and `meeste_cellen` is already too many.

    Of more findings than `meeste_per_regel` per rule and column the number is told, and no longer each cell.
    """

    meeste_bytes: int = 100 * MIB
    meeste_cellen: int = 10_000_000
    meeste_kolommen: int = 2_000
    meeste_uitgepakt: int = 600_000_000
    meeste_delen: int = 3_000
    langste_cel: int = 131_072
    meeste_per_regel: int = 1_000


STANDAARD = Grenzen()
"""For an upload and the commands: refused within two seconds and 300 MB (see bench/fuzz.py)."""

RUIM = Grenzen(
    meeste_bytes=4 * 1024 * MIB,
    meeste_cellen=400_000_000,
    meeste_kolommen=4_000,
    meeste_uitgepakt=4_000_000_000,
    meeste_per_regel=1_000_000,
)
"""For loading in bulk on a machine of one's own, such as the benchmark with a million rows."""


def require_modest_bytes(aantal: int, grenzen: Grenzen = STANDAARD) -> None:
    """Refuse a file by its size alone; ask it before the bytes are read."""
    if aantal > grenzen.meeste_bytes:
        raise OnleesbaarBestandError(
            f"Het bestand is te groot: {_dutch(aantal // MIB)} MB, en wij lezen ten hoogste {_dutch(grenzen.meeste_bytes // MIB)} MB.",
            "Lever alleen de kolommen en het kwartaal aan waar wij om vragen, of splits het bestand.",
        )


def require_modest_kolommen(kolommen: int, grenzen: Grenzen = STANDAARD) -> None:
    """Refuse a row that is no row of a table."""
    if kolommen > grenzen.meeste_kolommen:
        raise OnleesbaarBestandError(
            f"Een rij heeft {_dutch(kolommen)} kolommen; wij lezen er ten hoogste {_dutch(grenzen.meeste_kolommen)}.",
            "Controleer of u het goede bestand hebt gekozen, of vul ons sjabloon in.",
        )


def require_modest_cellen(rijen: int, kolommen: int, grenzen: Grenzen = STANDAARD, blad: str = "") -> None:
    """Refuse a table that would fill the memory."""
    require_modest_kolommen(kolommen, grenzen)
    if rijen * kolommen >= grenzen.meeste_cellen:
        wat = f"Blad {blad}" if blad else "Het bestand"
        raise OnleesbaarBestandError(
            f"{wat} is te groot om te lezen: {_dutch(rijen)} rijen bij {_dutch(kolommen)} {'kolom' if kolommen == 1 else 'kolommen'}; "
            f"wij lezen minder dan {_dutch(grenzen.meeste_cellen)} cellen.",
            "Verwijder lege rijen en kolommen buiten de tabel, of splits het bestand per kwartaal.",
        )


def require_modest_blad(rij: int, kolom: int, grenzen: Grenzen = STANDAARD, blad: str = "") -> None:
    """Refuse a sheet whose filled corner lies too far away."""
    if rij * kolom >= grenzen.meeste_cellen:
        require_modest_cellen(rij, kolom, replace(grenzen, meeste_kolommen=kolom), blad)
    if kolom > grenzen.meeste_kolommen:
        wat = f"Blad {blad}" if blad else "Een blad"
        raise OnleesbaarBestandError(
            f"{wat} heeft iets staan in kolom nummer {_dutch(kolom)}; wij lezen er ten hoogste {_dutch(grenzen.meeste_kolommen)}.",
            "Verwijder wat ver rechts van de tabel staat, sla het bestand opnieuw op en lever het nog een keer aan.",
        )


def require_modest_rij(rij: int, blad: str = "") -> None:
    """Refuse a row number that no spreadsheet program has."""
    if rij > HOOGSTE_RIJ:
        raise OnleesbaarBestandError(
            f"Blad {blad} noemt rij {_dutch(rij)}; een werkblad heeft er ten hoogste {_dutch(HOOGSTE_RIJ)}. Het bestand is beschadigd.",
            "Open het in Excel, sla het opnieuw op en lever het nog een keer aan.",
        )


def require_modest_tekst(inhoud: bytes, grenzen: Grenzen = STANDAARD) -> None:
    """Refuse text with too many cells by counting line ends and separators, before anything is decoded."""
    eind = next((plek for plek in (inhoud.find(b"\n"), inhoud.find(b"\r")) if plek >= 0), len(inhoud))
    require_modest_kolommen(max(inhoud.count(teken, 0, eind) for teken in SCHEIDINGSTEKENS) + 1, grenzen)
    _require_modest_bytes_per_cel(inhoud, grenzen)
    _require_modest_rechthoek(inhoud, grenzen)
    if len(inhoud) < grenzen.meeste_cellen - 1:
        return  # every cell but the last takes a byte to end it
    # Not at the top: who only asks for the size of an upload loads no polars.
    from pipelines.bytetelling import count_byte

    regels = max(count_byte(inhoud, b"\n"), count_byte(inhoud, b"\r")) + 1
    cellen = regels + max(count_byte(inhoud, teken) for teken in SCHEIDINGSTEKENS)
    if cellen >= grenzen.meeste_cellen:
        require_modest_cellen(regels, max(-(-cellen // regels), 1), grenzen)


def _require_modest_rechthoek(inhoud: bytes, grenzen: Grenzen) -> None:
    """Refuse a file that one wide line among many makes too large; in a larger file that is seen when it is cut."""
    if len(inhoud) > KLEIN_BESTAND or (len(inhoud) + 1) * grenzen.meeste_kolommen < grenzen.meeste_cellen:
        return
    from pipelines.bytetelling import count_byte, find_longest_lines

    regels = count_byte(inhoud, b"\n") + 1
    if regels * grenzen.meeste_kolommen < grenzen.meeste_cellen:
        return
    if _has_only_short_lines(inhoud, grenzen.meeste_cellen // regels):
        return
    for begin, eind in find_longest_lines(inhoud):
        breedte = max(inhoud.count(teken, begin, eind) for teken in SCHEIDINGSTEKENS) + 1
        require_modest_cellen(regels, breedte, grenzen)


def _has_only_short_lines(inhoud: bytes, kolommen: int) -> bool:
    """Whether no line has so many bytes, and so none so many cells; found by leaping from line end to line end."""
    if kolommen < KORTSTE_SPRONG:
        return False  # so many short leaps take longer than measuring every line
    begin = 0
    while begin + kolommen < len(inhoud):
        begin = inhoud.rfind(b"\n", begin, begin + kolommen) + 1
        if not begin:
            return False
    return True


def _require_modest_bytes_per_cel(inhoud: bytes, grenzen: Grenzen) -> None:
    """Refuse a cell that is twice too long, found without cutting: a whole stretch without any separator."""
    for begin in range(0, len(inhoud) - grenzen.langste_cel, grenzen.langste_cel):
        eind = begin + grenzen.langste_cel
        if all(inhoud.find(teken, begin, eind) < 0 for teken in (b"\n", b"\r", *SCHEIDINGSTEKENS)):
            rij = inhoud.count(b"\n", 0, begin) + 1
            raise OnleesbaarBestandError(
                f"Een cel op rij {_dutch(rij)} heeft meer dan {_dutch(grenzen.langste_cel)} tekens.",
                "Controleer of het scheidingsteken klopt en of het bestand een tabel is.",
            )


def require_modest_regels(regels: list[str], scheiding: str, grenzen: Grenzen = STANDAARD) -> None:
    """Refuse a cell no person typed; only lines that are longer than such a cell are cut to look."""
    for nummer, regel in enumerate(regels, 1):
        if len(regel) > grenzen.langste_cel:
            langste = max(map(len, regel.split(scheiding) if scheiding else [regel]))
            if langste > grenzen.langste_cel:
                raise OnleesbaarBestandError(
                    f"Een cel op rij {_dutch(nummer)} heeft {_dutch(langste)} tekens; wij lezen er ten hoogste {_dutch(grenzen.langste_cel)}.",
                    "Controleer of het scheidingsteken klopt en of het bestand een tabel is.",
                )


def _dutch(getal: int) -> str:
    return f"{getal:,}".replace(",", ".")
