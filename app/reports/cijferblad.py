"""A workbook of the figures of one place and quarter as this person may see them, with definitions and hidden cells."""

from app.components.getallen import show_kwartaal, show_moment
from app.components.plaatsen import read_plaatsen
from app.context import Context
from app.identity import Gebruiker
from app.queries.cijferrij import Cijfer, read_cijfers
from app.reports.cijferregel import KOPPEN, as_cells
from app.reports.stof import require_stand
from app.reports.werkmap import Blad, make_werkmap
from app.services.papieren import CIJFERBLAD, issue_papier
from app.store.access import visible_interventies, visible_partijen
from schemas.indicator import load_indicatoren
from schemas.vocabulary import Kwartaal

UITLEG = (
    ("Waarde", "Een aandeel, een gemiddelde of een aantal; de definitie staat op het blad Definities."),
    ("n", "Bij hoeveel mensen het is gemeten."),
    ("In aanmerking", "Hoeveel mensen gemeten hadden kunnen worden."),
    ("Dekking", "Het deel van wie meetelt dat is gemeten."),
    ("Ondergrens en bovengrens", "De marge: met 95% zekerheid ligt het cijfer daartussen."),
    ("verborgen", "Het cijfer gaat over te weinig mensen, of een ander klein aantal zou eruit volgen."),
    (
        "Wel te zien",
        "Het dichtstbijzijnde cijfer dat wel te zien is: van een grotere plaats, of van alle interventies samen.",
    ),
    ("grof afgerond", "Bijna niemand of bijna iedereen: het precieze aandeel zou te veel zeggen."),
    ("Voorlopig", "Nog niet alle gesprekken van deze aanbieder over dat kwartaal zijn vastgesteld."),
)


def write_cijferblad(context: Context, gebruiker: Gebruiker, regiocode: str, kwartaal: str) -> bytes:
    """Make the workbook for one person, and log that it was made."""
    gekozen = str(Kwartaal.parse(kwartaal))
    stand, nu = require_stand(context), context.nu()

    def make() -> bytes:
        plaats = read_plaatsen(context.marts.regios()).require_visible(regiocode, gebruiker)
        frame = context.marts.cijfers(gebruiker, regiocode=plaats.code, kwartaal=gekozen)
        cijfers = sorted(read_cijfers(frame), key=lambda c: (c.soort != "uitkomst", c.cijfer_id))
        titel = f"Cijfers {plaats.naam}, {show_kwartaal(gekozen)}"
        kop = f"{titel}, van {show_moment(stand.gepubliceerd_op)}"
        kop = f"Synthetische gegevens. {kop}" if context.is_demo else kop
        return make_werkmap(titel, _list_bladen(context, cijfers, kop), op=stand.gepubliceerd_op)

    return issue_papier(
        context.sessions,
        gebruiker,
        CIJFERBLAD,
        f"{regiocode}, {gekozen}",
        make,
        vorm="xlsx",
        build_id=stand.build_id,
        nu=nu,
    )


def _list_bladen(context: Context, cijfers: list[Cijfer], kop: str) -> list[Blad]:
    with context.sessions() as session:
        namen = {
            **{p.code: p.naam for p in read_plaatsen(context.marts.regios()).per_code.values()},
            **{p.code: p.naam for p in visible_partijen(session)},
            **{i.code: i.naam for i in visible_interventies(session)},
        }
    indicatoren = load_indicatoren()
    gebruikt = [indicatoren[code] for code in sorted({c.indicatorcode for c in cijfers})]
    definities = [
        (i.naam, i.code, i.soort, i.eenheid, i.definitie.strip(), i.bron, i.versie) for i in gebruikt
    ]
    return [
        Blad("Cijfers", kop, KOPPEN, [as_cells(c, indicatoren[c.indicatorcode], namen) for c in cijfers]),
        Blad(
            "Definities",
            "Wat elk cijfer telt",
            ("Indicator", "Code", "Soort", "Eenheid", "Definitie", "Bron", "Versie"),
            definities,
        ),
        Blad("Uitleg", "Hoe u deze werkmap leest", ("Kolom of woord", "Betekenis"), UITLEG),
    ]
