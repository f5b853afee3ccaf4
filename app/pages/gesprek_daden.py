"""What people do in a talk, one function per form: parse, ask the service, say what happened."""

from dash.development.base_component import Component

from app.context import Context
from app.identity import Gebruiker
from app.pages.gesprek_plandaden import PLANDADEN
from app.pages.gesprek_stof import load_stof
from app.pages.gesprek_tekstdaden import TEKSTDADEN
from app.pages.inzendingen import Antwoord, Inzending, parse_identifier
from app.pages.toezegging_formulier import find_gemeentecode, read_behoefte, read_toezegging
from app.pages.verbeteractie_formulier import read_verbeteractie, show_zichtbaarheid
from app.pages.zichtbasis import find_zichtbasis
from app.services.lezingen import Lezinginvoer, save_lezing, submit_lezing
from app.services.toezeggingen import create_toezegging
from app.services.verbeteracties import create_verbeteractie
from app.services.verhalen import Verhaalinvoer, save_verhaal
from app.store.access import get_gesprek
from schemas.errors import OngeldigeWaardeError
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import GesprekStatus, Vrijgave

STAP = "stap_"


def parse_pair(sleutel: str) -> tuple[int, int]:
    """Read `gesprek-afspraak`."""
    links, _, rechts = sleutel.partition("-")
    return parse_identifier(links), parse_identifier(rechts)


def write_lezing(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Keep the draft, and submit it when asked; both or neither."""
    gesprek_id, afspraak_id = parse_pair(inzending.sleutel)
    invoer = read_lezing(inzending)
    cijfers = _figures_as_seen(context, gebruiker, gesprek_id, afspraak_id)
    stand = context.marts.stand()
    with context.sessions.begin() as session:
        lezing = save_lezing(
            session,
            gebruiker,
            gesprek_id,
            afspraak_id,
            invoer,
            versie=inzending.identifier("versie"),
            nu=context.nu(),
        )
        if inzending.daad != "dien_in":
            return Antwoord("Uw concept is bewaard. Alleen uw eigen kant ziet het.")
        submit_lezing(
            session,
            gebruiker,
            gesprek_id,
            afspraak_id,
            build_id=stand.build_id if stand else "",
            cijfers=cijfers,
            versie=lezing.versie,
            nu=context.nu(),
        )
        is_open = get_gesprek(session, gebruiker, gesprek_id).status is GesprekStatus.GEOPEND
    if is_open:
        return Antwoord("Uw lezing is ingediend. Beide kanten zijn klaar: de lezingen liggen nu open.")
    return Antwoord("Uw lezing is ingediend. De ander ziet dit pas als u beiden heeft ingediend.")


def read_lezing(inzending: Inzending) -> Lezinginvoer:
    """Read the form of a reading; a chosen event joins the other explanation."""
    antwoorden = {
        veld.removeprefix(STAP): tekst.strip()
        for veld, tekst in inzending.velden.items()
        if veld.startswith(STAP)
    }
    anders, gebeurtenis = inzending.text("andere_verklaring"), inzending.text("gebeurtenis")
    if gebeurtenis and gebeurtenis not in anders:
        anders = f"{anders}\n{gebeurtenis}".strip()
    return Lezinginvoer(
        antwoorden=antwoorden,
        vrijgave=parse_vrijgave(inzending),
        twijfel=inzending.text("twijfel"),
        andere_verklaring=anders,
        belemmering=parse_belemmering(inzending),
        factor_id=inzending.text("factor"),
    )


def parse_belemmering(inzending: Inzending) -> str:
    """Read which barrier was chosen; none is a choice too."""
    code = inzending.text("belemmering")
    if code and code not in load_keuzelijst("belemmering"):
        raise OngeldigeWaardeError("Kies een belemmering uit de lijst.")
    return code


def parse_vrijgave(inzending: Inzending) -> Vrijgave:
    """Read how far a text may travel; without a choice it stays with the own side."""
    try:
        return Vrijgave(inzending.text("vrijgave") or Vrijgave.EIGEN.value)
    except ValueError:
        raise OngeldigeWaardeError("Kies wie uw tekst mag lezen.") from None


def _figures_as_seen(
    context: Context, gebruiker: Gebruiker, gesprek_id: int, afspraak_id: int
) -> dict[str, object]:
    """Return the figure of this afspraak as its writer may see it now, to keep with the reading."""
    with context.sessions() as session:
        stof = load_stof(context, session, gebruiker, gesprek_id)
        afspraak = next((a for a in stof.afspraken if a.id == afspraak_id), None)
        cijfer = stof.cijfer(afspraak) if afspraak else None
        return {} if cijfer is None else dict(vars(cijfer))


def write_verhaal(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Add a story, or the explicit choice for none."""
    gesprek_id, afspraak_id = parse_pair(inzending.sleutel)
    is_geen = inzending.daad == "geen_verhaal"
    invoer = Verhaalinvoer(
        tekst=inzending.text("tekst"),
        bron="" if is_geen else inzending.text("bron"),
        toestemming=inzending.text("toestemming"),
        confrontatie="" if is_geen else inzending.text("confrontatie"),
        is_geen_verhaal=is_geen,
        vrijgave=parse_vrijgave(inzending),
        thema=inzending.text("thema"),
        factor_id=inzending.text("factor"),
        is_tegenverhaal=inzending.text("tegen") == "ja",
    )
    with context.sessions.begin() as session:
        save_verhaal(session, gebruiker, gesprek_id, afspraak_id, invoer, nu=context.nu())
    return Antwoord("Vastgelegd dat er geen verhaal is." if is_geen else "Het verhaal is toegevoegd.")


def write_verbeteractie(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord | Component:
    """Make an action from the talk, or first answer whether its effect can be seen (R-24)."""
    gesprek_id, afspraak_id = parse_pair(inzending.sleutel)
    with context.sessions() as session:
        stof = load_stof(context, session, gebruiker, gesprek_id)
    afspraak = next((a for a in stof.afspraken if a.id == afspraak_id), None)
    if afspraak is None:
        raise OngeldigeWaardeError("Deze afspraak hoort niet bij dit gesprek.")
    if inzending.daad == "toets":
        basis = find_zichtbasis(context, gebruiker, stof.reeks(afspraak))
        return show_zichtbaarheid(basis, inzending, stof.indicatoren[afspraak.indicatorcode])
    invoer = read_verbeteractie(
        inzending,
        stof.indicatoren[afspraak.indicatorcode],
        afspraak_id=afspraak_id,
        regiocode=stof.gesprek.regiocode,
        gesprek_id=gesprek_id,
    )
    with context.sessions.begin() as session:
        create_verbeteractie(session, gebruiker, invoer, nu=context.nu())
    return Antwoord(f"De verbeteractie is vastgelegd en komt terug in {invoer.terugkijk_kwartaal.label}.")


def write_toezegging(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Record a promise made in the talk."""
    gesprek_id, _ = parse_pair(inzending.sleutel)
    with context.sessions.begin() as session:
        gesprek = get_gesprek(session, gebruiker, gesprek_id)
        invoer = read_toezegging(
            inzending,
            beschikking_id=gesprek.beschikking_id,
            gemeentecode=find_gemeentecode(session),
            gesprek_id=gesprek_id,
        )
        behoefte = read_behoefte(inzending)
        create_toezegging(session, gebruiker, invoer, behoefte=behoefte, nu=context.nu())
    return Antwoord("De toezegging is vastgelegd.")


DADEN = {
    "lezing": write_lezing,
    "verhaal": write_verhaal,
    "verbeteractie": write_verbeteractie,
    "toezegging": write_toezegging,
    **TEKSTDADEN,
    **PLANDADEN,
}
