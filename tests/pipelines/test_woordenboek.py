"""Every row holds the text its code stands for, however the column is stored."""

import random

import polars as pl

from pipelines.woordenboek import index_woorden


def build_tekst(delen: int) -> pl.DataFrame:
    kans = random.Random(3)
    woorden = [None, "", "ja", "nee", "Één", *(f"w{i}" for i in range(60))]
    return pl.concat(
        [
            pl.DataFrame(
                {"a": kans.choices(woorden, k=50), "b": [None] * 50}, schema_overrides={"b": pl.String}
            )
        ]
        + [
            pl.DataFrame({"a": kans.choices(woorden, k=50), "b": kans.choices(["x", None], k=50)})
            for _ in range(delen)
        ],
        rechunk=False,
    )


def test_codes_give_the_texts_back_in_order_of_appearance() -> None:
    tekst = build_tekst(delen=9)
    for naam, woorden in index_woorden(tekst, tekst.columns).items():
        reeks = tekst[naam]
        assert woorden.teksten == reeks.drop_nulls().unique(maintain_order=True).to_list()
        assert woorden.replace(woorden.teksten, pl.String).to_list() == reeks.to_list()
        assert dict(zip(woorden.teksten, woorden.aantallen, strict=True)) == dict(
            reeks.drop_nulls().value_counts().iter_rows()
        )
        rijen = woorden.rijen_van(range(len(woorden.teksten)))
        assert {woorden.teksten[code]: nrs.to_list() for code, nrs in rijen.items()} == {
            tekst: [i for i, cel in enumerate(reeks) if cel == tekst] for tekst in woorden.teksten
        }


def test_an_empty_column_has_no_words() -> None:
    woorden = index_woorden(pl.DataFrame({"a": [None, None]}, schema={"a": pl.String}), ["a"])["a"]
    assert (woorden.teksten, woorden.aantallen) == ([], [])
    assert woorden.replace([], pl.Int64).to_list() == [None, None]
    assert woorden.rijen_van([]) == {}
