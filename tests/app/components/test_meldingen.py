"""Errors in words: the heading says what kind of thing is the matter where the person is."""

import pytest

from app.components.meldingen import show_error
from schemas.errors import NietGereedError, OngeldigeWaardeError, WijkspiegelError


@pytest.mark.parametrize(
    ("fout", "in_adres", "bij_formulier"),
    [
        (
            OngeldigeWaardeError("Kies of beide kanten het eens zijn."),
            "Dit begrijpen we niet",
            "Dit klopt nog niet",
        ),
        (
            NietGereedError(("Schrijf de conclusie op.",)),
            "Er moet eerst nog iets gebeuren",
            "Er moet eerst nog iets gebeuren",
        ),
    ],
)
def test_a_form_asks_to_mend_and_an_address_is_not_understood(
    fout: WijkspiegelError, in_adres: str, bij_formulier: str
) -> None:
    assert in_adres in str(show_error(fout))
    assert bij_formulier in str(show_error(fout, bij_formulier=True))
