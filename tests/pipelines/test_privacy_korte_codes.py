"""A column of short codes is not searched, because no mark of personal data could find anything in it."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.persoonssporen import SPOREN, plain_kop
from pipelines.privacy import KORTE_CODE, find_persoonsgegevens, has_only_codes
from pipelines.ruw import RIJ, RuweTabel, RuweTabellen

KOPPEN = (
    "", "BSN", "Burgerservicenummer", "Naam", "Voornaam", "Deelnemer", "Cliënt", "Telefoon", "Mobiel nr.", "E-mail",
    "Adres", "Postcode", "Huisnummer", "Straat", "Woonplaats", "IBAN", "Rekening", "Leeftijd", "Datum", "Opmerkingen",
    "Startdatum", "Wijk", "Trajectnummer", "Score",
)  # fmt: skip
CODES = st.from_regex(KORTE_CODE.replace(r"\p{L}", "[A-Za-zÀ-ÿ]"), fullmatch=True).map(
    lambda code: code.rstrip("\n")
)


@settings(max_examples=15, deadline=None)
@given(waarden=st.lists(CODES, min_size=1, max_size=12, unique=True))
def test_no_mark_finds_anything_among_short_codes(waarden: list[str]) -> None:
    reeks = pl.Series(waarden, dtype=pl.String)
    gevonden = {
        (kop, spoor.woord) for kop in KOPPEN for spoor in SPOREN if spoor.find(plain_kop(kop), reeks).len()
    }
    assert {paar for paar in gevonden if has_only_codes(paar[0], reeks)} == set()


@pytest.mark.parametrize("laatste", ["111222333", "0612345678", "jan@voorbeeld.nl", "Jan de Boer"])
def test_one_other_value_among_a_thousand_codes_is_found(laatste: str) -> None:
    cellen = pl.Series("k0", [f"T{i:04d}" for i in range(999)] + [laatste])
    tabel = RuweTabel("", (1,), ("Nummer",), ("A",), pl.DataFrame([pl.Series(RIJ, range(2, 1002)), cellen]))
    assert not has_only_codes("Nummer", cellen)
    assert find_persoonsgegevens(RuweTabellen("x.csv", "csv", "utf-8", ";", (tabel,), ()))


def test_day_numbers_under_birth_are_searched() -> None:
    assert not has_only_codes("Geboortedatum", pl.Series(["40179", "41000"]))
