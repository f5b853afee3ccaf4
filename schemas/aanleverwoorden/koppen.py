"""All header texts of all file types together, for a reader that must choose between header rows."""

from schemas.aanleverwoorden import tellingen, trajecten


def bekende_koppen() -> frozenset[str]:
    """Return every known header, casefolded."""
    alle = {**trajecten.KOPPEN, **tellingen.KOPPEN}
    return frozenset(kop.casefold() for naam, woorden in alle.items() for kop in (naam, *woorden))
