"""A provider's file → Validatierapport: read, stop personal data, map, parse, validate, report."""

from pipelines.levering import Levering
from pipelines.rapport import Validatierapport

__all__ = ["Levering", "check_bestand"]


def check_bestand(inhoud: bytes, bestandsnaam: str, levering: Levering) -> Validatierapport:
    """Check one file without storing anything; personal data refuses it, an unreadable file raises."""
    raise NotImplementedError
