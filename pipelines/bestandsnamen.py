"""What the name of a file tells about it."""

import re

from schemas.vocabulary import Kwartaal

KWARTAAL_IN_NAAM = re.compile(r"(20\d\d)[-_ ]?[KQkq]([1-4])|[KQkq]([1-4])[-_ ]?(20\d\d)")


def read_kwartaal_in(bestandsnaam: str) -> Kwartaal | None:
    """Return the quarter a file's name tells, if any."""
    if gevonden := KWARTAAL_IN_NAAM.search(bestandsnaam):
        jaar, nummer = gevonden[1] or gevonden[4], gevonden[2] or gevonden[3]
        return Kwartaal(int(jaar), int(nummer))
    return None
