"""A column of short codes is not searched, because no mark of personal data could find anything in it."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from proeven import KEER

from pipelines.persoonssporen import SPOREN, plain_kop
from pipelines.privacy import KORTE_CODE, find_codekolommen, find_persoonsgegevens
from pipelines.ruw import RIJ, RuweTabel, RuweTabellen

KOPPEN = (
    "", "BSN", "Burgerservicenummer", "Naam", "Voornaam", "Deelnemer", "Cliënt", "Telefoon", "Mobiel nr.", "E-mail",
    "Adres", "Postcode", "Huisnummer", "Straat", "Woonplaats", "IBAN", "Rekening", "Leeftijd", "Datum", "Opmerkingen",
    "Startdatum", "Wijk", "Trajectnummer", "Score",
)  # fmt: skip
CODES = st.from_regex(KORTE_CODE, fullmatch=True).map(lambda code: code.rstrip("\n"))


def _tabel(kop: str, waarden: pl.Series) -> RuweTabel:
    rijen = pl.Series(RIJ, range(2, waarden.len() + 2))
    return RuweTabel("", (1,), (kop,), ("A",), pl.DataFrame([rijen, waarden.alias("k0")]))


@pytest.mark.traag
@settings(max_examples=15 * KEER, deadline=None)
@given(waarden=st.lists(CODES, min_size=1, max_size=12, unique=True))
def test_no_mark_finds_anything_among_short_codes(waarden: list[str]) -> None:
    reeks = pl.Series(waarden, dtype=pl.String)
    gevonden = {
        (kop, spoor.woord) for kop in KOPPEN for spoor in SPOREN if spoor.find(plain_kop(kop), reeks).len()
    }
    assert {paar for paar in gevonden if find_codekolommen(_tabel(paar[0], reeks))} == set()


@pytest.mark.parametrize("laatste", ["111222333", "0612345678", "jan@voorbeeld.nl", "Jan de Boer"])
def test_one_other_value_among_a_thousand_codes_is_found(laatste: str) -> None:
    cellen = pl.Series("k0", [f"T{i:04d}" for i in range(999)] + [laatste])
    tabel = _tabel("Nummer", cellen)
    assert not find_codekolommen(tabel)
    assert find_persoonsgegevens(RuweTabellen("x.csv", "csv", "utf-8", ";", (tabel,), ()))


def test_day_numbers_under_birth_are_searched() -> None:
    assert not find_codekolommen(_tabel("Geboortedatum", pl.Series(["40179", "41000"])))


def test_a_table_with_codes_and_words_has_one_column_of_codes() -> None:
    cellen = pl.DataFrame({RIJ: [2, 3], "k0": ["T-0001", "T-0002"], "k1": ["12", None], "k2": ["7", "zeven"]})
    tabel = RuweTabel("", (1,), ("Nummer", "Leeftijd", "Cijfer"), ("A", "B", "C"), cellen)
    assert find_codekolommen(tabel) == {"k0", "k1"}
