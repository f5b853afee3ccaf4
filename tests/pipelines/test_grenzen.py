"""Files that are too much are refused by counting, in Dutch, and the wide limits let them in."""

import pytest

from pipelines.grenzen import RUIM, STANDAARD, Grenzen, require_modest_bytes
from pipelines.reading import read_bestand
from schemas.errors import OnleesbaarBestandError

KLEIN = Grenzen(meeste_bytes=2_000, meeste_cellen=100, meeste_kolommen=12, langste_cel=50)
TE_VEEL = {
    "bytes": (b"a;b\n" + b"1;2\n" * 600, "te groot"),
    "cellen": (b"a;b\n" + b"1;2\n" * 60, "62 rijen bij 2 kolommen"),
    "cellen zonder scheiding": (b"a\n" + b"1\n" * 100, "102 rijen bij 1 kolom;"),
    "kolommen": (b";".join([b"a"] * 13) + b"\n", "13 kolommen"),
    "kolommen verderop": (b"a;b\n1;2\n" + b";".join([b"1"] * 13) + b"\n", "13 kolommen"),
    "rechthoek": (b"a;b\n" + b"1;2\n" * 10 + b";" * 11 + b"1\n", "13 rijen bij 12 kolommen"),
    "een cel": (b"a;b\n1;" + b"x" * 51 + b"\n", "Een cel op rij 2 heeft 51 tekens"),
    "een zeer lange cel": (b"a;b\n1;" + b"x" * 151 + b"\n", "Een cel op rij 2 heeft meer dan 50 tekens"),
    "een cel met aanhalingsteken": (b'a;b\n1;"' + b"x" * 51 + b"\n", "Een cel op rij 2"),
}


@pytest.mark.parametrize("naam", TE_VEEL)
def test_too_much_is_refused_with_what_and_what_to_do(naam: str) -> None:
    inhoud, woord = TE_VEEL[naam]
    with pytest.raises(OnleesbaarBestandError, match=woord) as fout:
        read_bestand(inhoud, "x.csv", grenzen=KLEIN)
    assert fout.value.herstel
    assert read_bestand(inhoud + b"9;9\n", "x.csv", grenzen=RUIM).tabellen


def test_the_standard_is_ten_million_cells_and_the_wide_limits_a_million_rows() -> None:
    assert STANDAARD.meeste_cellen == 10_000_000
    assert RUIM.meeste_cellen > 1_000_000 * 15
    require_modest_bytes(60 * 1024**2)
    with pytest.raises(OnleesbaarBestandError, match="ten hoogste 100 MB"):
        require_modest_bytes(200 * 1024**2)


def test_ten_million_cells_are_refused_unread() -> None:
    with pytest.raises(OnleesbaarBestandError, match=r"minder dan 10\.000\.000 cellen"):
        read_bestand(b"a;b;c;d\n" + b"1;2;3;4\n" * 2_500_000, "x.csv")
    with pytest.raises(OnleesbaarBestandError, match=r"1\.000\.000 kolommen"):
        read_bestand(b"a," * 999_999 + b"a\n", "x.csv")
