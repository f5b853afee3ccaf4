"""Two small drawings in a table or card: the margin of an outcome and the bar of an output."""

from dash import html
from dash.development.base_component import Component

from app.components.cijfers import Cijfer, describe_margin
from app.components.elementen import aria
from app.components.getallen import BESCHERMD, show_getal, show_waarde

SCHAAL = {"aandeel": (0.0, 1.0), "cijfer": (1.0, 10.0)}


def margin_bar(cijfer: Cijfer, eenheid: str, *, doel: float | None = None) -> Component:
    """Draw point, 95% margin, former value and target on a fixed scale whose ends are written."""
    begin, eind = SCHAAL.get(eenheid, (0.0, max(cijfer.boven or 0, cijfer.waarde or 0, doel or 0) or 1.0))
    tekst = describe_margin(cijfer, eenheid)
    if doel is not None:
        tekst += f"; afgesproken {show_waarde(doel, eenheid)}"
    return html.Div(
        [
            html.Div([*_marks(cijfer, begin, eind, doel)], className="marge-baan"),
            html.Div(
                [html.Span(_end(begin, eenheid)), html.Span(_end(eind, eenheid))],
                className="marge-einden",
            ),
        ],
        className=f"marge{_state(cijfer)}",
        role="img",
        **aria(label=tekst),
        title=tekst,
    )


def _end(waarde: float, eenheid: str) -> str:
    """Write an end of the scale; a mark has whole ends."""
    return show_getal(waarde) if eenheid == "cijfer" else show_waarde(waarde, eenheid)


def _marks(cijfer: Cijfer, begin: float, eind: float, doel: float | None) -> list[Component]:
    if cijfer.is_onderdrukt or cijfer.waarde is None:
        return []

    def plek(waarde: float) -> float:
        return max(0.0, min(100.0, round(100 * (waarde - begin) / (eind - begin), 2)))

    marks = []
    if cijfer.onder is not None and cijfer.boven is not None:
        links, rechts = plek(cijfer.onder), plek(cijfer.boven)
        marks.append(_mark("marge-band", left=f"{links}%", width=f"{round(rechts - links, 2)}%"))
    if cijfer.vorige_waarde is not None:
        marks.append(_mark("marge-vorige", left=f"{plek(cijfer.vorige_waarde)}%"))
    if doel is not None:
        marks.append(_mark("marge-doel", left=f"{plek(doel)}%"))
    return [*marks, _mark("marge-punt", left=f"{plek(cijfer.waarde)}%")]


def count_bar(cijfer: Cijfer, *, hoogste: float, doel: float | None = None, zin: str) -> Component:
    """Draw how much was done against the largest of its table, with a line where the agreement lies."""
    top = max(hoogste, doel or 0.0, 1.0)
    marks = []
    if not cijfer.is_onderdrukt and cijfer.waarde is not None:
        marks.append(_mark("staaf-vol", width=f"{min(100.0, round(100 * cijfer.waarde / top, 2))}%"))
    if doel is not None:
        marks.append(_mark("staaf-doel", left=f"{min(99.5, round(100 * doel / top, 2))}%"))
    return html.Div(marks, className=f"staaf{_state(cijfer)}", role="img", **aria(label=zin), title=zin)


def legend(periode: str = "kwartaal") -> Component:
    """Say what the marks mean, of figures per quarter, half-year or year."""
    paren = (
        ("punt", "uitkomst"),
        ("", "marge (95%)"),
        ("vorige", f"vorig {periode}"),
        ("streep", "afspraak"),
        ("prestatie", "prestatie"),
        ("voorlopig", "voorlopig"),
        ("verborgen", f"verborgen, {BESCHERMD}"),
    )
    return html.Ul(
        [html.Li([html.I(className=klasse, **aria(hidden="true")), naam]) for klasse, naam in paren],
        className="legenda",
    )


def _mark(klasse: str, **stijl: str) -> Component:
    return html.Span(className=klasse, style=stijl)


def _state(cijfer: Cijfer) -> str:
    if cijfer.is_onderdrukt or cijfer.waarde is None:
        return " verborgen"
    return " voorlopig" if cijfer.is_voorlopig else ""
