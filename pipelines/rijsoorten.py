"""Which rows under a header are no data: totals, footnotes, a header printed again."""

import polars as pl

from pipelines.rijwoorden import (
    EENHEID,
    GETAL,
    GEWONE_CODE,
    LABEL,
    LOS_TOTAAL,
    STREEP,
    TELLING_IN_WOORDEN,
    TELWOORD,
    TUSSEN_HAAKJES,
    VAST_SUBTOTAAL,
    VAST_TOTAAL,
    VINKJE,
    VOETNOOT,
    VOORBEELDRIJ,
)
from pipelines.ruw import RIJ

SOORT = "_soort"
BREED = 4
"""From this many filled cells in a usual row, a row with one or two is no data."""
MEESTE_SLOTREGELS = 60
MERKEN = {
    "_label": LABEL,
    "_haakjes": TUSSEN_HAAKJES,
    "_voorbeeld": f"{VOORBEELDRIJ}|{STREEP}",
}
"""What the first cell of a row may look like; the patterns behind it are only asked when some row has the mark."""
EENHEDEN, SMAL = "_eenheden", "_smal"
LANGE_ZIN = 40
KIJKDIEPTE, MEESTAL = 300, 0.5
TOTAALKOLOMMEN = 3
"""A label such as Totaal stands in one of the first columns, never among remarks."""


def classify_rijen(
    cellen: pl.DataFrame, koppen: tuple[str, ...], koprijen: tuple[tuple[str | None, ...], ...] = ()
) -> pl.DataFrame:
    """Add `_soort`: data, totaal, subtotaal, voetnoot or kop. Only rows that carry little are skipped.

    `koprijen` are the rows of the header as they stand in the file: any of them may be printed again.
    """
    koprijen = tuple(rij[: len(koppen)] for rij in koprijen) or (koppen,)
    koplabels = [next((cel for cel in rij if cel), "") for rij in koprijen]
    kolommen = [naam for naam in cellen.columns if naam != RIJ]
    eerste = pl.coalesce(kolommen)
    gevuld = pl.sum_horizontal(pl.col(kolommen).is_not_null()).cast(pl.Int64)
    kaal = cellen.select(RIJ, eerste.alias("eerste"), gevuld.alias("gevuld"))
    gewoon = int(kaal["gevuld"].median() or 1)  # type: ignore[arg-type]
    smal = pl.col("gevuld") <= (max(2, gewoon // 3) if gewoon >= BREED else 0)
    vooraan = kaal.head(2)[RIJ]
    laatste = kaal.tail(3)[RIJ]
    later = _with_later_total(cellen, kolommen[1:TOTAALKOLOMMEN])
    # Only rows with a telling first cell are looked at closer: cheap on a million rows.
    verdacht = kaal.filter(
        (~pl.col("eerste").str.contains(GEWONE_CODE)).fill_null(value=True)
        | pl.col("eerste").is_in(koplabels)
        | pl.col(RIJ).is_in(pl.concat([later, vooraan, laatste]).implode())
        | smal
    )
    verdacht = verdacht.with_columns(
        pl.col("eerste").str.contains(patroon).alias(merk) for merk, patroon in MERKEN.items()
    ).filter(
        pl.any_horizontal(*MERKEN)
        | ((pl.col("gevuld") <= 2) & (pl.col("eerste").str.len_chars() > LANGE_ZIN))
        | pl.col("eerste").is_in(koplabels)
        | pl.col(RIJ).is_in(later.implode())
        | smal
        | (pl.col(RIJ).is_in(pl.concat([vooraan, laatste]).implode()) & (gewoon > 1))
    )
    if len(kolommen) > 1:
        is_verdacht = pl.col(RIJ).is_in(verdacht[RIJ].implode())
        dicht = cellen.filter(is_verdacht).join(verdacht, on=RIJ).with_columns(_tekstcellen(kolommen))
        gezien = _look_at(dicht, kolommen, gewoon, vooraan)
        soorten = dicht.select(
            RIJ,
            _soort(
                koprijen,
                kolommen,
                gewoon,
                later,
                vooraan=vooraan,
                laatste=laatste,
                gezien=gezien,
                woordkolommen=_list_woordkolommen(cellen, kolommen) if SMAL in gezien else [],
            ).alias(SOORT),
        )
    else:
        is_laatste = pl.col(RIJ).is_in(laatste.implode())
        is_noot = pl.col("eerste").str.contains(VOETNOOT) & (
            (pl.col("eerste").str.len_chars() > 15) | is_laatste
        )
        soort = (
            pl.when(pl.col("eerste").str.contains(VAST_TOTAAL))
            .then(pl.lit("totaal"))
            .when(is_noot)
            .then(pl.lit("voetnoot"))
            .otherwise(pl.lit("data"))
        )
        soorten = verdacht.select(RIJ, soort.alias(SOORT))
    anders = soorten.filter(pl.col(SOORT) != "data")
    if anders.is_empty():
        return cellen.with_columns(pl.lit("data").alias(SOORT))
    return cellen.with_columns(
        pl.col(RIJ)
        .replace_strict(anders[RIJ], anders[SOORT], default="data", return_dtype=pl.String)
        .alias(SOORT)
    )


def _with_later_total(cellen: pl.DataFrame, kolommen: list[str]) -> pl.Series:
    """Return the rows with Totaal in their second or third column: counting them would count people twice.

    When they are more than a third of all rows, 'totaal' is how this file names its rows, and they are data.
    """
    rijen = [cellen[RIJ].clear()]
    eerste = cellen.columns[1]
    # In statistics a total is one of the kinds of row, mostly the first: 'Totaal', 'Mannen', 'Vrouwen'.
    gaat_verder = (pl.col(eerste) == pl.col(eerste).shift(-1)).fill_null(value=False)
    for naam in kolommen:
        waarden = cellen[naam].unique().drop_nulls()
        labels = waarden.filter(waarden.str.contains(f"{VAST_TOTAAL}|{VAST_SUBTOTAAL}"))
        if labels.len():
            # A full row with a number of its own is a row, whatever words stand in it.
            is_groep = pl.col(eerste).is_duplicated() | pl.any_horizontal(pl.all().is_null())
            gevonden = cellen.with_columns(gaat_verder.alias("_verder"), is_groep.alias("_groep")).filter(
                pl.col(naam).is_in(labels.implode()) & pl.col("_groep")
            )
            is_soort = 2 * int(gevonden["_verder"].sum()) > gevonden.height
            rijen += [gevonden[RIJ]] if gevonden.height <= cellen.height / 3 and not is_soort else []
    return pl.concat(rijen).unique()


def _list_woordkolommen(cellen: pl.DataFrame, kolommen: list[str]) -> list[str]:
    """List the columns of which most cells, of the first few hundred, hold words."""
    delen = cellen.head(KIJKDIEPTE).select((~pl.col(naam).str.contains(GETAL)).mean() for naam in kolommen)
    return [naam for naam in kolommen if (delen[naam][0] or 0.0) > MEESTAL]


def _tekstcellen(kolommen: list[str]) -> pl.Expr:
    """Count the cells that hold words, the label itself included."""
    return pl.sum_horizontal(
        (pl.col(naam).is_not_null() & ~pl.col(naam).str.contains(GETAL)) for naam in kolommen
    ).alias("tekstcellen")


def _look_at(dicht: pl.DataFrame, kolommen: list[str], gewoon: int, vooraan: pl.Series) -> frozenset[str]:
    """Return which marks some row has: a pattern takes long to prepare, and most files need few of them."""
    # A row without any cell has every mark, as it always had.
    gezien = {m for m in MERKEN if dicht[m].any() or dicht["eerste"].null_count()}
    boven = dicht.filter(pl.col(RIJ).is_in(vooraan.implode()))
    if boven.select(_may_be_eenheden(kolommen).any()).item():
        gezien.add(EENHEDEN)
    if (dicht["gevuld"] <= max(2, gewoon // 3)).any():
        gezien.add(SMAL)
    return frozenset(gezien)


def _may_be_eenheden(kolommen: list[str]) -> pl.Expr:
    datumvorm = pl.any_horizontal(
        pl.col(naam).str.contains(r"(?i)d{1,2}[-/. ]m{1,2}[-/. ][jy]{2,4}") for naam in kolommen
    )
    return datumvorm.fill_null(value=False) | (pl.col("tekstcellen") == pl.col("gevuld"))


def _is_eenhedenrij(kolommen: list[str], gewoon: int) -> pl.Expr:
    """Whether a row says how columns are to be filled: 'dd-mm-jjjj', 'ja/nee', '(aantal)'."""
    eenheden = pl.sum_horizontal(pl.col(naam).str.contains(EENHEID) for naam in kolommen)
    vinkjes = pl.sum_horizontal(pl.col(naam).str.contains(VINKJE) for naam in kolommen)
    # In a narrow table only when the name of the row is left open: '' | aantal | km2.
    is_smal = pl.col(kolommen[0]).is_null() & (eenheden == pl.col("gevuld"))
    return (
        (eenheden >= pl.max_horizontal(2, 0.75 * pl.col("gevuld")))
        & (eenheden > vinkjes)
        & _may_be_eenheden(kolommen)
        & ((gewoon >= BREED) | is_smal)
    )


def _soort_smal(
    kolommen: list[str], gewoon: int, laatste: pl.Series, gezien: frozenset[str], woordkolommen: list[str]
) -> tuple[pl.Expr, pl.Expr, pl.Expr]:
    """Tell rows too empty to be data: one text (a group), words with a number (a count), numbers alone (a total).

    A name with a number in a column of numbers is a row of which little was filled in, not a count.
    """
    nee = pl.lit(value=False)
    if gewoon < BREED:
        return nee, nee, nee
    kaal = pl.col(kolommen[0]).is_null() & (pl.col("tekstcellen") == 0)
    getallen = kaal & ((pl.col("gevuld") <= gewoon // 2) | pl.col(RIJ).is_in(laatste.implode()))
    if SMAL not in gezien:
        return nee, nee, getallen
    woorden = pl.col("eerste").str.contains(r"\p{L}{3}") & ~pl.col("eerste").str.contains(r"\d{2}")
    een = (pl.col("gevuld") == 1) & pl.col("eerste").str.contains(r"\p{L}{2}")
    getal_bij_woorden = pl.any_horizontal(
        nee, *(pl.col(naam).str.contains(GETAL).fill_null(value=False) for naam in woordkolommen)
    )
    telt = pl.col("eerste").str.contains(TELWOORD) | getal_bij_woorden
    telling = (pl.col("gevuld") <= max(2, gewoon // 3)) & woorden & (pl.col("tekstcellen") == 1) & telt
    return een, telling, getallen


def _is_same_row(kolommen: list[str], koprij: tuple[str | None, ...]) -> pl.Expr:
    """Whether a row repeats a row of the header: as it was written, or on one line."""
    return pl.all_horizontal(
        pl.col(naam).fill_null("").str.strip_chars().str.replace_all(r"\s+", " ")
        == " ".join((tekst or "").split())
        for naam, tekst in zip(kolommen, koprij, strict=True)
    )


def _soort(
    koprijen: tuple[tuple[str | None, ...], ...],
    kolommen: list[str],
    gewoon: int,
    later: pl.Series,
    *,
    vooraan: pl.Series,
    laatste: pl.Series,
    gezien: frozenset[str],
    woordkolommen: list[str],
) -> pl.Expr:
    eerste, nee = pl.col("eerste"), pl.lit(value=False)

    def begins(patroon: str, merk: str) -> pl.Expr:
        return eerste.str.contains(patroon) if merk in gezien else nee

    def all_cells(patroon: str, merk: str, leeg: str) -> pl.Expr:
        alle = (pl.col(naam).fill_null(leeg).str.contains(patroon) for naam in kolommen)
        return pl.all_horizontal(alle) if merk in gezien else nee

    # A label with other words beside it is a data row about that label, unless the row is emptier than most.
    schaars = (pl.col("tekstcellen") <= 1) | (pl.col("gevuld") < gewoon)
    kop = pl.any_horizontal(_is_same_row(kolommen, rij) for rij in koprijen)
    is_laatste = pl.col(RIJ).is_in(laatste.implode())
    onvol = pl.col("gevuld") < len(kolommen)
    los = begins(LOS_TOTAAL, "_label") & ~begins(TELLING_IN_WOORDEN, "_label")
    weinig = pl.col("gevuld") <= min(2, max(gewoon - 1, 1))
    een, telling, getallen = _soort_smal(kolommen, gewoon, laatste, gezien, woordkolommen)
    is_vooraan = pl.col(RIJ).is_in(vooraan.implode())
    eenheden = is_vooraan & _is_eenhedenrij(kolommen, gewoon) if EENHEDEN in gezien else nee
    return (
        pl.when(kop)
        .then(pl.lit("kop"))
        .when(all_cells(STREEP, "_voorbeeld", "---"))
        .then(pl.lit("lijn"))
        .when(eenheden | begins(VOORBEELDRIJ, "_voorbeeld"))
        .then(pl.lit("uitleg"))
        .when(begins(VAST_SUBTOTAAL, "_label") & schaars)
        .then(pl.lit("subtotaal"))
        .when(begins(VAST_TOTAAL, "_label") & (schaars | (is_laatste & (pl.col("tekstcellen") <= 2))))
        .then(pl.lit("totaal"))
        .when(all_cells(TUSSEN_HAAKJES, "_haakjes", "()"))
        .then(pl.lit("uitleg"))
        .when(pl.col(RIJ).is_in(later.implode()))
        .then(pl.lit("subtotaal"))
        .when(los & (pl.col("tekstcellen") <= 1))
        .then(pl.lit("totaal"))
        .when((weinig | (is_laatste & onvol)) & begins(VOETNOOT, "_label"))
        .then(pl.lit("voetnoot"))
        .when((pl.col("gevuld") == 1) & (eerste.str.len_chars() > LANGE_ZIN))
        .then(pl.lit("voetnoot"))
        .when(een)
        .then(pl.lit("groep"))
        .when(telling | getallen)
        .then(pl.lit("totaal"))
        .otherwise(pl.lit("data"))
    )


def mark_closing_notes(soorten: pl.DataFrame) -> pl.DataFrame:
    """Read lines of one cell after an empty line under a table of three columns or more as notes."""
    kolommen = [naam for naam in soorten.columns if naam not in (RIJ, SOORT)]
    staart = soorten.tail(MEESTE_SLOTREGELS).with_columns(
        pl.sum_horizontal(pl.col(kolommen).is_not_null()).alias("_gevuld")
    )
    gevuld, nummers = staart["_gevuld"].to_list(), staart[RIJ].to_list()
    begin = len(gevuld)
    while begin > 0 and gevuld[begin - 1] == 1:
        begin -= 1
    na_leeg = next((i for i in range(max(begin, 1), len(gevuld)) if nummers[i] > nummers[i - 1] + 1), None)
    if len(kolommen) < 3 or begin == 0 or na_leeg is None:
        return soorten
    is_slot = (pl.col(RIJ) >= nummers[na_leeg]) & pl.col(SOORT).is_in(["data", "groep"])
    return soorten.with_columns(pl.when(is_slot).then(pl.lit("voetnoot")).otherwise(SOORT).alias(SOORT))


def keep_named_totals(soorten: pl.DataFrame) -> pl.DataFrame:
    """Keep rows such as 'Charlois totaal' as data when there is nothing but totals."""
    if soorten.is_empty() or (soorten[SOORT] == "data").any():
        return soorten
    eerste = pl.coalesce([naam for naam in soorten.columns if naam not in (RIJ, SOORT)])
    is_genoemd = (pl.col(SOORT) == "totaal") & ~eerste.str.contains(VAST_TOTAAL)
    return soorten.with_columns(pl.when(is_genoemd).then(pl.lit("data")).otherwise(SOORT).alias(SOORT))
