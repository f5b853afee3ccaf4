"""The sums and figures of SQL equal a plain Python reading of the declarations, on random metingen."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import product

import duckdb
import polars as pl
import pytest
from cijferstad import BLOEMHOF, FEIJENOORD, HILLESLUIS, ROTTERDAM, make_stad
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from proeven import KEER

from pipelines.invoer import load_invoer
from pipelines.metingen import count_bronnen
from pipelines.reference import Referentie, load_referentie
from pipelines.regios import ouders
from pipelines.warehouse import open_geheugen, run_sql
from pipelines.zekerheid.dosis import estimate_doelgroep
from schemas.grootheid import load_grootheden
from schemas.indicator import Indicator, load_indicatoren

pytestmark = pytest.mark.traag

GROOTHEDEN = {code: g for code, g in load_grootheden().items() if g.herkomst == "aanlevering"}
INDICATOREN = {code: i for code, i in load_indicatoren().items() if i.teller and not i.sql}
INDIVIDUEEL = {"maatje"}
DELEN = sorted(
    {code for i in INDICATOREN.values() for code in (i.teller, i.noemer, i.kwadraat, i.gevraagd)}
    & GROOTHEDEN.keys()
)
KWARTALEN = ("2025-K3", "2025-K4")
PERIODE = {"halfjaar": "2025-H2", "jaar": "2025-J"}
# Shrinking asks a database each time: the first example found is small enough to read.
PROEF = settings(max_examples=16 * KEER, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))

Sleutel = tuple[str, ...]
Metingen = Mapping[Sleutel, float | None]

plek = st.tuples(
    st.sampled_from(["buurtkracht", "sportraad"]),
    st.sampled_from(["maatje", "inloop"]),
    st.sampled_from([BLOEMHOF, HILLESLUIS, FEIJENOORD, ROTTERDAM]),
    st.sampled_from(KWARTALEN),
    st.sampled_from(["jongere", "ouder"]),
)


@pytest.fixture(scope="module")
def referentie() -> Referentie:
    return load_referentie()


@pytest.fixture(scope="module")
def stad(referentie: Referentie) -> Iterator[duckdb.DuckDBPyConnection]:
    """The city without deliveries; each example lays its metingen in it."""
    leeg = make_stad()
    with open_geheugen() as verbinding:
        load_invoer(verbinding, count_bronnen([], leeg, referentie), leeg, referentie, frozenset(KWARTALEN))
        yield verbinding


def run(metingen: Metingen, verbinding: duckdb.DuckDBPyConnection) -> None:
    for tabel in ("regio_pad", "telling", "segment", "periode_segment", "eigen_vorm", "cijfer_ruw"):
        verbinding.execute(f"drop table if exists {tabel}")
    rijen = pl.DataFrame(
        [(*sleutel, aantal, 1, False) for sleutel, aantal in metingen.items()],
        schema=dict.fromkeys("abcdef", pl.String) | {"g": pl.Float64, "h": pl.Int64, "i": pl.Boolean},
        orient="row",
    )
    verbinding.execute("delete from meting")
    verbinding.register("_rijen", rijen)
    verbinding.execute("insert into meting select * from _rijen")
    verbinding.unregister("_rijen")
    run_sql(verbinding, ("05_", "10_", "12_", "13_", "18_", "20_"))


def as_metingen(willekeurig: Mapping[Sleutel, float | None]) -> dict[Sleutel, float | None]:
    """A quantity without informants has one key for all of them."""
    return {
        (*sleutel[:5], sleutel[5] if GROOTHEDEN[sleutel[0]].per_informant else "*"): aantal
        for sleutel, aantal in willekeurig.items()
    }


def add_up(metingen: Metingen, referentie: Referentie) -> dict[Sleutel, list[float | None]]:
    """Every place it lies in; one party's intervention, all parties of it, or everything together."""
    som: dict[Sleutel, list[float | None]] = defaultdict(list)
    wijkraad = dict(zip(referentie.regios["code"], referentie.regios["wijkraadcode"], strict=True))
    for (code, partij, interventie, regio, kwartaal, informant), aantal in metingen.items():
        grootheid = GROOTHEDEN[code]
        if grootheid.alleen_individueel and interventie not in INDIVIDUEEL:
            continue
        boven = [regio, *ouders(regio, referentie), *([wijkraad[regio]] if wijkraad[regio] else [])]
        wie = [(partij, interventie)]
        if "partij" in grootheid.optelbaar_over:
            wie.append(("*", interventie))
            wie += [("*", "*")] if "interventie" in grootheid.optelbaar_over else []
        for r, (p, i) in product(boven if "plaats" in grootheid.optelbaar_over else boven[:1], wie):
            som[code, r, kwartaal, p, i, informant].append(aantal)
    return som


def total(delen: list[float | None]) -> float | None:
    return None if None in delen else sum(deel for deel in delen if deel is not None)


@PROEF
@given(
    willekeurig=st.dictionaries(
        st.tuples(st.sampled_from(sorted(GROOTHEDEN)), plek).map(lambda paar: (paar[0], *paar[1])),
        st.one_of(st.none(), st.integers(0, 60)),
        max_size=30,
    )
)
def test_sums_equal_python(
    willekeurig: dict[Sleutel, float | None], referentie: Referentie, stad: duckdb.DuckDBPyConnection
) -> None:
    metingen = as_metingen(willekeurig)
    run(metingen, stad)
    rijen = stad.execute(
        "select grootheid, regiocode, kwartaal, partijcode, interventiecode, informant, aantal "
        "from telling join kwartaal using (kwartaal) where regiocode not like '%~'"
    ).fetchall()
    verwacht = {sleutel: total(delen) for sleutel, delen in add_up(metingen, referentie).items()}
    assert {rij[:6]: rij[6] for rij in rijen} == verwacht


def in_periode(som: Mapping[Sleutel, list[float | None]], soort: str) -> Mapping[Sleutel, list[float | None]]:
    """Lay the quarters of one half-year or year together."""
    if soort == "kwartaal":
        return som
    samen: dict[Sleutel, list[float | None]] = defaultdict(list)
    for (code, regio, _, *rest), delen in som.items():
        samen[code, regio, PERIODE[soort], *rest] += delen
    return samen


def read_figures(
    indicator: Indicator, sommen: Mapping[Sleutel, list[float | None]], referentie: Referentie
) -> dict[Sleutel, tuple[float | None, ...]]:
    """Read one declaration: teller, noemer, kwadraat and gevraagd per key, by the words of its form."""
    delen = {indicator.teller, indicator.noemer, indicator.kwadraat, indicator.gevraagd}
    eigen = {sleutel: som for sleutel, som in sommen.items() if sleutel[0] in delen}
    som = in_periode(eigen, indicator.periodesoort)
    inwoners = dict(zip(referentie.regios["code"], referentie.regios["inwoners_0_25"], strict=True))
    uit = {}
    is_deel = indicator.vorm in {"aandeel", "gemiddelde"}
    for (code, *rest), delen in som.items():
        leidend = total(delen)
        if code != (indicator.noemer if is_deel else indicator.teller) or leidend is None:
            continue
        teller, noemer, kwadraat = leidend, None, None
        if is_deel:
            deel = som.get((indicator.teller, *rest), [])
            if not leidend or len(deel) != len(delen) or total(deel) is None:
                continue
            teller, noemer = total(deel), leidend
        if indicator.vorm == "gemiddelde":
            kwadraat = total(som.get((indicator.kwadraat, *rest), [None]))
            if kwadraat is None:
                continue
        if indicator.vorm == "dosis":
            # Both interventions are for 8 to 17: ten of the twenty-five years.
            van, tot = (0, 24) if rest[3] == "*" else (8, 17)
            noemer = estimate_doelgroep(inwoners[rest[0]], van=van, tot=tot)
            if noemer <= 0:
                continue
        informant = rest[4] if indicator.gevraagd and GROOTHEDEN[indicator.gevraagd].per_informant else "*"
        gevraagd = total(som.get((indicator.gevraagd, *rest[:4], informant), [None]))
        uit[tuple(rest)] = (teller, noemer, kwadraat, gevraagd if indicator.gevraagd else None)
    return uit


@PROEF
@given(
    willekeurig=st.dictionaries(
        plek,
        st.lists(st.one_of(st.none(), st.integers(0, 60)), min_size=len(DELEN), max_size=len(DELEN)),
        max_size=12,
    ),
    weg=st.sets(st.tuples(st.sampled_from(DELEN), plek), max_size=24),
)
def test_every_indicator_equals_python(
    willekeurig: dict[Sleutel, list[float | None]],
    weg: set[tuple[str, Sleutel]],
    referentie: Referentie,
    stad: duckdb.DuckDBPyConnection,
) -> None:
    # All quantities at the same keys, so that those of one indicator meet; some of them are lost.
    metingen = as_metingen(
        {
            (grootheid, *sleutel): aantal
            for sleutel, aantallen in willekeurig.items()
            for grootheid, aantal in zip(DELEN, aantallen, strict=True)
            if (grootheid, sleutel) not in weg
        }
    )
    run(metingen, stad)
    gelezen: dict[str, dict[Sleutel, tuple[float | None, ...]]] = defaultdict(dict)
    for code, *rij in stad.execute(
        "select indicatorcode, regiocode, kwartaal, partijcode, interventiecode, informant, "
        "teller, noemer, kwadraat, gevraagd from cijfer_ruw where regiocode not like '%~'"
    ).fetchall():
        gelezen[code][tuple(rij[:5])] = tuple(rij[5:])
    sommen = add_up(metingen, referentie)
    for code, indicator in INDICATOREN.items():
        assert gelezen[code] == read_figures(indicator, sommen, referentie), code


def test_unique_people_are_never_added_over_interventions(
    referentie: Referentie, stad: duckdb.DuckDBPyConnection
) -> None:
    """Whoever volunteers twice is one person; both counts stay, their sum does not exist."""
    run(
        {
            ("vrijwilligers", "buurtkracht", interventie, BLOEMHOF, "2025-K4", "*"): 20
            for interventie in ("maatje", "inloop")
        },
        stad,
    )
    rijen = stad.execute(
        "select interventiecode, aantal from telling where regiocode = ? and partijcode = '*' order by all",
        [ROTTERDAM],
    ).fetchall()
    assert rijen == [("inloop", 20), ("maatje", 20)]


def test_what_is_for_individual_help_is_not_counted_from_other_help(
    referentie: Referentie, stad: duckdb.DuckDBPyConnection
) -> None:
    run(
        {
            ("effect_paren", "buurtkracht", interventie, BLOEMHOF, "2025-K4", "ouder"): 20
            for interventie in ("maatje", "inloop")
        },
        stad,
    )
    assert set(stad.execute("select interventiecode, aantal from telling").fetchall()) == {
        ("maatje", 20),
        ("*", 20),
    }
