"""Write and compare the documents that come from declarations: `python -m app.documents [--check]`."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from app.documents_inhoud import (
    show_aanleversoorten,
    show_indicatoren,
    show_instellingen,
    show_keuzelijsten,
    show_leercyclus,
    show_omgeving,
    show_rechten,
    show_regels,
    show_woordenlijst,
)
from app.documents_regels import write_catalogus, write_kolommen
from app.settings import WORTEL

MAP = Path("docs/generated")
CATALOGUS = Path("schemas/regelcatalogus.json")
KOLOMMEN = Path("schemas/kolomkaarten.json")
"""Read by the pages: gathering the rules anew would cost every web process pandera."""


def build_documents() -> dict[Path, str]:
    """Return every generated document by its path from the root of the repository."""
    return {
        MAP / "aanleversoorten.md": show_aanleversoorten(),
        MAP / "indicatoren.md": show_indicatoren(),
        MAP / "instellingen.md": show_instellingen(),
        MAP / "keuzelijsten.md": show_keuzelijsten(),
        MAP / "leercyclus.md": show_leercyclus(),
        MAP / "rechten.md": show_rechten(),
        MAP / "regels.md": show_regels(),
        MAP / "woordenlijst.md": show_woordenlijst(),
        CATALOGUS: write_catalogus(),
        KOLOMMEN: write_kolommen(),
        Path(".env.example"): show_omgeving(),
    }


def write_documents(documenten: Mapping[Path, str], wortel: Path) -> None:
    """Write every document under a root."""
    for pad, tekst in documenten.items():
        (wortel / pad).parent.mkdir(parents=True, exist_ok=True)
        (wortel / pad).write_text(tekst, encoding="utf-8")


def find_stale(documenten: Mapping[Path, str], wortel: Path) -> tuple[str, ...]:
    """Return what is absent, different, or left over from a document that no longer exists."""
    anders = {
        pad
        for pad, tekst in documenten.items()
        if not (wortel / pad).is_file() or (wortel / pad).read_text(encoding="utf-8") != tekst
    }
    over = {pad.relative_to(wortel) for pad in (wortel / MAP).glob("*")} - documenten.keys()
    return tuple(sorted(str(pad) for pad in anders | over))


def main(argumenten: Sequence[str] | None = None, wortel: Path = WORTEL) -> int:
    """Write the documents, or with --check tell which are stale (exit code 1)."""
    parser = argparse.ArgumentParser(prog="python -m app.documents", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, list what is stale")
    documenten = build_documents()
    if not parser.parse_args(argumenten).check:
        write_documents(documenten, wortel)
        return 0
    verouderd = find_stale(documenten, wortel)
    for pad in verouderd:
        sys.stderr.write(f"verouderd: {pad} (maak opnieuw met `make docs`)\n")
    return 1 if verouderd else 0


if __name__ == "__main__":
    sys.exit(main())
