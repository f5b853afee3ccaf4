"""Typesetting: a template and plain values become a tagged PDF, or the same page as an image to look at."""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from schemas.errors import DeclaratieError

SJABLONEN = Path(__file__).with_name("sjablonen")
LETTERTYPEN = Path(__file__).parents[1] / "assets" / "lettertypen"
PDF_UA = "ua-1"
BLADZIJDEN = re.compile(rb"<xmpTPg:NPages>(\d+)</xmpTPg:NPages>")


def set_pdf(
    sjabloon: str, gegevens: Mapping[str, Any], *, huisstijl: Path | None = None, nu: datetime
) -> bytes:
    """Set a template as PDF/UA-1; equal values and an equal moment give equal bytes."""
    try:
        gezet = typst.compile(  # type: ignore[call-overload]  # takes files by name; its stubs lag behind
            read_sjablonen(sjabloon, huisstijl),
            format="pdf",
            font_paths=load_letters(),
            sys_inputs={"gegevens": json.dumps(gegevens, ensure_ascii=False)},
            pdf_standards=[PDF_UA],
            timestamp=nu.replace(microsecond=0),
        )
    except typst.TypstError as fout:
        raise DeclaratieError(f"{sjabloon}.typ: het sjabloon klopt niet: {fout}") from fout
    assert isinstance(gezet, bytes)
    return gezet


def count_pages(pdf: bytes) -> int:
    """Count the pages as the metadata of the PDF tells them."""
    gevonden = BLADZIJDEN.search(pdf)
    assert gevonden is not None
    return int(gevonden[1])


def read_sjablonen(sjabloon: str, huisstijl: Path | None) -> dict[str, bytes]:
    """Return the template as `main` with the files it may import; one of the gemeente goes before ours."""
    bestanden = {pad.name: pad.read_bytes() for pad in SJABLONEN.glob("*.typ")}
    if huisstijl is not None:
        bestanden |= {
            pad.name: pad.read_bytes()
            for pad in huisstijl.glob("*")
            if pad.suffix in {".typ", ".svg", ".png"}
        }
    return {"main": bestanden[f"{sjabloon}.typ"], **bestanden}


@cache
def load_letters() -> typst.Fonts:
    """Load the letters of the product; those of the machine play no part, so every machine sets alike."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(LETTERTYPEN)])
