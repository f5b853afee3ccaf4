"""What a small organisation counts from the same trajectories, with what it loses or only guesses."""

from collections.abc import Mapping
from random import Random

import polars as pl

from schemas.vocabulary import Kwartaal


def count_tellingen(rijen: pl.DataFrame, kwartaal: Kwartaal, *, zaad: int) -> pl.DataFrame:
    """Count what a small organisation counts; a few counts are lost, estimated or only known to be small."""
    kans = Random(f"{zaad}|tellingen|{kwartaal}")  # noqa: S311 - invented data must be repeatable
    keten = Random(f"{zaad}|toeleidingen|{kwartaal}")  # noqa: S311 - as above
    groepen = rijen.sort("interventienaam", "regionaam").group_by(
        ["interventienaam", "regionaam"], maintain_order=True
    )
    uit: list[dict[str, object]] = []
    for (interventie, regio), groep in groepen:
        plek = {"kwartaal": str(kwartaal), "interventienaam": interventie, "regionaam": regio}
        tellingen = [*_tel(groep, kwartaal, kans), _toeleidingen(groep, kwartaal, keten)]
        uit.extend({**LEGE_TELLING, **plek, **telling} for telling in tellingen)
    return pl.DataFrame(
        uit, infer_schema_length=None, schema_overrides={"aantal": pl.String, "waarvan": pl.String}
    )


LEGE_TELLING: Mapping[str, object] = {"waarvan": "", "reden_onbekend": "", "toelichting": ""}


def _tel(groep: pl.DataFrame, kwartaal: Kwartaal, kans: Random) -> list[dict[str, object]]:
    gestart = groep.filter(pl.col("startdatum").is_between(kwartaal.eerste_dag, kwartaal.laatste_dag))
    klaar = groep.filter(pl.col("einddatum").is_not_null())
    bekend = klaar.filter(pl.col("zonder_hulp_verder").is_in(["ja", "nee"]))
    ja = bekend.filter(pl.col("zonder_hulp_verder") == "ja")
    cijfers = klaar.filter(pl.col("nut").is_not_null())
    hoog = cijfers.filter(pl.col("nut") >= 7)
    tellingen: list[dict[str, object]] = [
        _telling("deelnemers", len(groep)),
        _telling("gestart", len(gestart)),
        _telling("verder zonder hulp", len(bekend), len(ja), status="gevraagd bij afsluiting"),
        _telling("cijfer gegeven", len(cijfers), len(hoog), status="vragenlijst"),
    ]
    if kans.random() < 0.06:
        tellingen[1] = {
            "grootheid": "gestart",
            "aantal": "onbekend",
            "meetstatus": "",
            "reden_onbekend": "niet geregistreerd",
            "toelichting": "telling kwijt na wissel van medewerker",
        }
    if kans.random() < 0.5:
        schatting = 5 * kans.randrange(1, 5)
        tellingen.append(_telling("vrijwilligers", schatting, status="schatting", toelichting="ongeveer"))
    return tellingen


def _toeleidingen(groep: pl.DataFrame, kwartaal: Kwartaal, kans: Random) -> dict[str, object]:
    """Count who was offered: those who started, those who still wait, and those for whom it did not fit."""
    gestart = len(groep.filter(pl.col("startdatum").is_between(kwartaal.eerste_dag, kwartaal.laatste_dag)))
    aanvaard = gestart + sum(kans.random() < 0.1 for _ in range(gestart))
    afgewezen = sum(kans.random() < 0.3 for _ in range(gestart))
    return _telling("aangeboden toeleidingen", aanvaard + afgewezen, aanvaard)


def _telling(
    wat: str, aantal: int, waarvan: int | None = None, *, status: str = "geteld", toelichting: str = ""
) -> dict[str, object]:
    klein = 0 < aantal < 5
    return {
        "grootheid": wat,
        "aantal": "<5" if klein else str(aantal),
        "waarvan": "" if waarvan is None or klein else str(waarvan),
        "meetstatus": status,
        "toelichting": toelichting,
    }
