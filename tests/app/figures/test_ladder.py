"""The contribution ladder as a drawing: one scale, at least and at most, and nothing drawn that is hidden."""

from typing import Any

from app.figures.ladder import REGELHOOGTE, Sport, Trede, height_of, plot_ladder


def marks(*sporten: Sport, soort: str = "uitkomst") -> list[dict[str, Any]]:
    figuur = plot_ladder([Trede("Rung", soort, sporten)])
    return list(figuur["data"])


def test_every_line_has_its_words_above_its_track() -> None:
    treden = [Trede("De wijk", "context", (Sport("Geen cijfer", None, heeft_baan=False),))]
    figuur = plot_ladder([*treden, Trede("Wie meedeed", "uitkomst", (Sport("Nut", 0.7, 0.6, 0.8),))])
    assert [woord["text"] for woord in figuur["layout"]["annotations"]] == [
        "<b>De wijk</b>",
        "Geen cijfer",
        "<b>Wie meedeed</b>",
        "Nut",
    ]
    assert height_of(treden) > 2 * REGELHOOGTE


def test_reach_is_drawn_as_at_least_and_at_most() -> None:
    licht, vol = marks(Sport("Bereikt", 0.05, 0.05, 0.09), soort="prestatie")
    assert licht["x"] == [0, 0.09]
    assert vol["x"] == [0, 0.05]


def test_a_hidden_figure_has_no_point() -> None:
    (stippel,) = marks(Sport("Verborgen", None, tekst="Verborgen: te weinig"))
    assert stippel["line"]["dash"] == "dot"
    assert "marker" not in stippel


def test_the_gemeente_is_an_open_mark_beside_the_wijk() -> None:
    hier, stad = marks(Sport("Cijfer", 0.3, vergelijk=0.2), soort="context")
    assert (hier["marker"]["symbol"], stad["marker"]["symbol"]) == ("diamond", "diamond-open")


def test_what_is_no_share_is_told_in_words_only() -> None:
    assert marks(Sport("85 per 1.000", None, heeft_baan=False), soort="context") == []
