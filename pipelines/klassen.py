"""Rows of trajecten to counts per class: an expression per class of age and per class of mark."""

import polars as pl

from schemas.klassen import LEEFTIJDEN, ONBEKEND, SCORES, code_of


def count_leeftijden(is_actief: pl.Expr) -> dict[str, pl.Expr]:
    """Count the reached per age group, by age or else by the group itself; zero is counted too."""
    leeftijd = pl.col("leeftijd").cast(pl.Int64)
    groep = pl.col("leeftijdsgroep").cast(pl.String)
    in_klasse = {
        klasse.code: pl.when(leeftijd.is_not_null())
        .then((leeftijd >= klasse.van) & (leeftijd < klasse.tot))
        .otherwise((groep == klasse.code).fill_null(value=False))
        for klasse in LEEFTIJDEN
    }
    in_klasse[ONBEKEND] = ~pl.any_horizontal(*in_klasse.values())
    return {code_of("deelnemers_bereikt", code): (is_actief & ja).sum() for code, ja in in_klasse.items()}


def count_scores(honderdsten: pl.Expr) -> dict[str, pl.Expr]:
    """Count the marks per class; `honderdsten` is the mark in hundredths."""
    return {
        code_of("nut_aantal", klasse.code): honderdsten.is_between(
            klasse.van * 100, klasse.tot * 100, closed="left"
        )
        .sum()
        .cast(pl.Float64)
        for klasse in SCORES
    }
