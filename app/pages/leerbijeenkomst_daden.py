"""What people do in a learning session: plan, share or not, ask, write minutes, write lessons."""

from app.components.cijfers import read_cijfers
from app.components.knoppen import address
from app.context import Context
from app.identity import Gebruiker
from app.pages.inzendingen import Antwoord, Inzending, parse_identifier
from app.pages.lessen_formulier import read_les
from app.services.leerbijeenkomsten import (
    ask_leervraag,
    give_toestemming,
    plan_leerbijeenkomst,
    save_verslag,
)
from app.services.lessen import write_les_of_session
from app.store.access import get_leerbijeenkomst, visible_beschikkingen, visible_interventies
from schemas.errors import OngeldigeWaardeError

ROUTE = "/leerbijeenkomsten"
PAGINA = "leerbijeenkomsten"


def plan(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Plan a session and go to it."""
    with context.sessions.begin() as session:
        bijeenkomst = plan_leerbijeenkomst(
            session,
            gebruiker,
            factor_id=inzending.text("factor"),
            titel=inzending.text("titel"),
            plaats=inzending.text("plaats"),
            gepland_op=inzending.day("dag"),
            vandaag=context.vandaag(),
            nu=context.nu(),
        )
        nummer = bijeenkomst.id
    return Antwoord("De leerbijeenkomst is gepland.", adres=address(ROUTE, leerbijeenkomst=nummer))


def share(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Share the own outcomes as they stand now, or not."""
    nummer = parse_identifier(inzending.sleutel)
    if inzending.text("akkoord") not in ("ja", "nee"):
        raise OngeldigeWaardeError("Kies of u uw cijfers deelt.")
    is_akkoord = inzending.text("akkoord") == "ja"
    cijfers = find_eigen_cijfers(context, gebruiker, nummer) if is_akkoord else []
    with context.sessions.begin() as session:
        give_toestemming(session, gebruiker, nummer, is_akkoord=is_akkoord, cijfers=cijfers, nu=context.nu())
    return Antwoord("Uw cijfers zijn gedeeld." if is_akkoord else "Uw cijfers worden niet gedeeld.")


def find_eigen_cijfers(context: Context, gebruiker: Gebruiker, nummer: int) -> list[dict[str, object]]:
    """Return the newest visible outcomes of the own offer on the factor, per gebied: what this party itself sees."""
    kwartaal = next(iter(context.marts.kwartalen()), "")
    with context.sessions() as session:
        factor = get_leerbijeenkomst(session, gebruiker, nummer).factor_id
        interventies = {
            i.code for i in visible_interventies(session) if factor in {f.factor_id for f in i.factoren}
        }
        gebieden = sorted(
            {g.regiocode for b in visible_beschikkingen(session, gebruiker) for g in b.gebieden}
        )
    gevonden = []
    for regiocode in gebieden:
        frame = context.marts.cijfers(
            gebruiker, regiocode=regiocode, kwartaal=kwartaal, partijcode=gebruiker.partijcode
        )
        gevonden += [
            dict(vars(c))
            for c in read_cijfers(frame)
            if c.soort == "uitkomst"
            and c.interventiecode in interventies
            and c.waarde is not None
            and not c.is_onderdrukt
        ]
    return gevonden


def ask(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Put a question on the agenda."""
    with context.sessions.begin() as session:
        ask_leervraag(
            session,
            gebruiker,
            parse_identifier(inzending.sleutel),
            inzending.text("tekst"),
            nu=context.nu(),
        )
    return Antwoord("Uw vraag staat op de agenda.")


def minute(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Write the minutes."""
    with context.sessions.begin() as session:
        save_verslag(
            session,
            gebruiker,
            parse_identifier(inzending.sleutel),
            deelnemers=inzending.text("deelnemers"),
            verslag=inzending.text("verslag"),
            versie=inzending.identifier("versie"),
            vandaag=context.vandaag(),
            nu=context.nu(),
        )
    return Antwoord("Het verslag is bewaard. Welke lessen neemt u mee?")


def learn(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Write a lesson the session gave, and go to it."""
    invoer = read_les(inzending)
    regiocode = inzending.text("regio")
    if not regiocode:
        raise OngeldigeWaardeError("Kies over welk gebied de les gaat.")
    with context.sessions.begin() as session:
        nummer = write_les_of_session(
            session,
            gebruiker,
            parse_identifier(inzending.sleutel),
            invoer,
            regiocode=regiocode,
            nu=context.nu(),
        ).id
    return Antwoord("De les is bewaard.", adres=address("/lessen", les=nummer))


DADEN = {
    "plannen": plan,
    "delen": share,
    "vraag": ask,
    "verslag": minute,
    "les": learn,
}
