"""Word: a template of the gemeente filled with plain values, and the same bytes for the same values."""

import io
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined
from jinja2.exceptions import TemplateError

from app.reports.werkmap import fix_moments
from app.reports.zetten import SJABLONEN
from schemas.errors import DeclaratieError


def fill_word(
    sjabloon: str, gegevens: Mapping[str, Any], *, huisstijl: Path | None = None, op: datetime
) -> bytes:
    """Fill the template of the gemeente when there is one, else ours; a field it misspells is named."""
    naam = f"{sjabloon}.docx"
    eigen = huisstijl / naam if huisstijl is not None else None
    pad = eigen if eigen is not None and eigen.is_file() else SJABLONEN / naam
    document = DocxTemplate(str(pad))
    try:
        # Values are text, never markup: what people wrote may hold < and &.
        document.render(
            dict(gegevens), Environment(undefined=StrictUndefined, autoescape=True), autoescape=True
        )
    except TemplateError as fout:
        raise DeclaratieError(f"{naam}: het sjabloon klopt niet: {fout}") from fout
    uit = io.BytesIO()
    document.save(uit)
    return fix_moments(uit.getvalue(), op)
