"""Counted rows of trajecten to counts per class: an expression per class of age and per class of mark."""

import polars as pl

from schemas.klassen import LEEFTIJDEN, ONBEKEND, SCORES, code_of


def count_leeftijden(aantal: pl.Expr) -> dict[str, pl.Expr]:
    """Add up the reached per age group, by age or else by the group itself; zero is counted too."""
    leeftijd, groep = pl.col("leeftijd").cast(pl.Int64), pl.col("leeftijdsgroep")
    in_klasse = {
        klasse.code: pl.when(leeftijd.is_not_null())
        .then((leeftijd >= klasse.van) & (leeftijd < klasse.tot))
        .otherwise((groep == klasse.code).fill_null(value=False))
        for klasse in LEEFTIJDEN
    }
    in_klasse[ONBEKEND] = ~pl.any_horizontal(*in_klasse.values())
    return {code_of("deelnemers_bereikt", code): aantal.filter(ja).sum() for code, ja in in_klasse.items()}


def count_scores(honderdsten: pl.Expr, aantal: pl.Expr) -> dict[str, pl.Expr]:
    """Add up the marks per class; `honderdsten` is the mark in hundredths."""
    return {
        code_of("nut_aantal", klasse.code): aantal.filter(
            honderdsten.is_between(klasse.van * 100, klasse.tot * 100, closed="left")
        ).sum()
        for klasse in SCORES
    }
