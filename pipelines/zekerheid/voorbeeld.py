"""The worked example of a method, computed by the very function that computes the figures."""

import importlib
from collections.abc import Callable
from typing import Any

import numpy as np

from schemas.errors import DeclaratieError
from schemas.rekenwijze import Rekenwijze


def compute_voorbeeld(rekenwijze: Rekenwijze) -> dict[str, float | bool]:
    """Return each named part of the outcome."""
    voorbeeld = rekenwijze.voorbeeld
    uitkomst = find_functie(rekenwijze)(**{k: _array(w) for k, w in voorbeeld.invoer})
    if hasattr(uitkomst, "__dataclass_fields__"):
        delen = [getattr(uitkomst, naam) for naam in voorbeeld.uitkomst]
    else:
        delen = np.array(uitkomst).ravel().tolist()
    return dict(zip(voorbeeld.uitkomst, delen, strict=True))


def find_functie(rekenwijze: Rekenwijze) -> Callable[..., Any]:
    """Return the function of a method, or refuse with DeclaratieError."""
    module, _, naam = rekenwijze.functie.partition(".")
    try:
        functie: Callable[..., Any] = getattr(importlib.import_module(f"pipelines.zekerheid.{module}"), naam)
    except (ImportError, AttributeError) as fout:
        raise DeclaratieError(
            f"{rekenwijze.code}.toml: 'functie' {rekenwijze.functie} bestaat niet"
        ) from fout
    return functie


def _array(waarde: Any) -> Any:
    """Give numbers to a function as it gets them in a build: whole columns at a time."""
    return np.array(waarde) if isinstance(waarde, list) else waarde
