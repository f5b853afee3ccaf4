"""The sentences on pages for partners and council are about indicators that exist and that are shares of people."""

from pathlib import Path

import pytest

from schemas.bladzinnen import load_bladzinnen
from schemas.errors import DeclaratieError
from schemas.indicator import load_indicatoren


def test_every_sentence_is_about_a_share_that_is_an_outcome() -> None:
    indicatoren = load_indicatoren()
    assert load_bladzinnen()
    assert {(indicatoren[c].vorm, indicatoren[c].soort) for c in load_bladzinnen()} == {
        ("aandeel", "uitkomst")
    }


def test_a_sentence_without_its_gaps_is_refused(tmp_path: Path) -> None:
    pad = tmp_path / "bladzinnen.toml"
    pad.write_text('[zinnen]\nnut_zeven_of_hoger = "veel {wie} vinden het nuttig"\n')
    with pytest.raises(DeclaratieError, match="nut_zeven_of_hoger"):
        load_bladzinnen(pad)
