"""The sums and figures of SQL equal a plain Python reading of the declarations, on random metingen."""

from collections import defaultdict
from itertools import product

import duckdb
import pandas as pd
import pytest
from cijferstad import BLOEMHOF, FEIJENOORD, HILLESLUIS, ROTTERDAM, make_stad
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.invoer import load_invoer, write_tabel
from pipelines.reference import Referentie, load_referentie
from pipelines.regios import ouders
from pipelines.warehouse import open_geheugen, run_sql
from schemas.grootheid import load_grootheden
from schemas.indicator import load_indicatoren

pytestmark = pytest.mark.traag

GROOTHEDEN = {code: g for code, g in load_grootheden().items() if g.herkomst == "aanlevering"}
INDICATOREN = {code: i for code, i in load_indicatoren().items() if i.teller}


@pytest.fixture(scope="module")
def referentie() -> Referentie:
    return load_referentie()


plek = st.tuples(
    st.sampled_from(sorted(GROOTHEDEN)),
    st.sampled_from(["buurtkracht", "sportraad"]),
    st.sampled_from(["maatje", "inloop"]),
    st.sampled_from([BLOEMHOF, HILLESLUIS, FEIJENOORD, ROTTERDAM]),
    st.sampled_from(["2025-K2", "2025-K3"]),
    st.sampled_from(["jongere", "ouder"]),
)


def run(rijen: dict[tuple[str, ...], float | None], referentie: Referentie) -> duckdb.DuckDBPyConnection:
    verbinding = open_geheugen()
    load_invoer(verbinding, [], make_stad(), referentie)
    write_tabel(
        verbinding,
        "kwartaal",
        pd.DataFrame({"kwartaal": ["2025-K2", "2025-K3"], "vorig_kwartaal": ["2025-K1", "2025-K2"]}),
    )
    verbinding.execute("delete from meting")
    for sleutel, aantal in rijen.items():
        verbinding.execute("insert into meting values (?, ?, ?, ?, ?, ?, ?, 1, false)", [*sleutel, aantal])
    run_sql(verbinding, ("05_", "10_", "12_", "20_"))
    return verbinding


def as_metingen(willekeurig: dict[tuple[str, ...], float | None]) -> dict[tuple[str, ...], float | None]:
    """A quantity without informants has one key for all of them."""
    return {
        (*sleutel[:5], sleutel[5] if GROOTHEDEN[sleutel[0]].per_informant else "*"): aantal
        for sleutel, aantal in willekeurig.items()
    }


def add_up(
    metingen: dict[tuple[str, ...], float | None], referentie: Referentie
) -> dict[tuple[str, ...], float | None]:
    """Every place it lies in; one party's intervention, all parties of it, or everything together."""
    som: dict[tuple[str, ...], list[float | None]] = defaultdict(list)
    wijkraad = dict(zip(referentie.regios["code"], referentie.regios["wijkraadcode"], strict=True))
    for (grootheid, partij, interventie, regio, kwartaal, informant), aantal in metingen.items():
        boven = [regio, *ouders(regio, referentie), *([wijkraad[regio]] if wijkraad[regio] else [])]
        for r, (p, i) in product(boven, ((partij, interventie), ("*", interventie), ("*", "*"))):
            som[grootheid, r, kwartaal, p, i, informant].append(aantal)
    return {
        sleutel: None if None in delen else sum(delen)  # type: ignore[arg-type]
        for sleutel, delen in som.items()
    }


@settings(max_examples=15, deadline=None)
@given(willekeurig=st.dictionaries(plek, st.one_of(st.none(), st.integers(0, 60)), max_size=20))
def test_sums_equal_python(willekeurig: dict[tuple[str, ...], float | None], referentie: Referentie) -> None:
    metingen = as_metingen(willekeurig)
    with run(metingen, referentie) as verbinding:
        rijen = verbinding.execute(
            "select grootheid, regiocode, kwartaal, partijcode, interventiecode, informant, aantal "
            "from telling where regiocode not like '%~'"
        ).fetchall()
    assert {rij[:6]: rij[6] for rij in rijen} == add_up(metingen, referentie)


@settings(max_examples=15, deadline=None)
@given(
    willekeurig=st.dictionaries(plek, st.integers(0, 60), min_size=6, max_size=40),
    code=st.sampled_from(sorted(code for code, i in INDICATOREN.items() if i.vorm in ("aandeel", "aantal"))),
)
def test_figures_equal_python(
    willekeurig: dict[tuple[str, ...], float], code: str, referentie: Referentie
) -> None:
    indicator = INDICATOREN[code]
    # The quantities of one indicator, so that teller and noemer often meet.
    delen = [indicator.teller, indicator.noemer or indicator.teller]
    metingen = as_metingen(
        {(delen[i % 2], *sleutel[1:]): aantal for i, (sleutel, aantal) in enumerate(willekeurig.items())}
    )
    som = add_up(metingen, referentie)
    verwacht = {
        sleutel[1:]: (som.get((indicator.teller, *sleutel[1:])), aantal if indicator.noemer else None)
        for sleutel, aantal in som.items()
        if sleutel[0] == delen[1] and som.get((indicator.teller, *sleutel[1:])) is not None
        if not indicator.noemer or aantal
    }
    with run(metingen, referentie) as verbinding:
        rijen = verbinding.execute(
            "select regiocode, kwartaal, partijcode, interventiecode, informant, teller, noemer "
            "from cijfer_ruw where indicatorcode = ?",
            [code],
        ).fetchall()
    assert {rij[:5]: (rij[5], rij[6]) for rij in rijen} == verwacht
