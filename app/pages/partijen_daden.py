"""What a beheerder does with the register, one function per form: parse, ask the service, say what happened."""

from app.components.factoren import Factornaam, read_rijen
from app.components.knoppen import address
from app.context import Context
from app.identity import Gebruiker
from app.pages.bijwerken import publish_now
from app.pages.inzendingen import Antwoord, Inzending, parse_identifier
from app.pages.partijen_formulieren import OPEN_EINDE, ROUTE
from app.services.allianties import add_alliantielid, end_alliantielid
from app.services.interventiefactoren import Factorinvoer, link_factor, unlink_factor
from app.services.interventies import (
    Interventieinvoer,
    add_interventie,
    change_interventie,
    close_interventie,
    reopen_interventie,
)
from app.services.partijen import add_partij, change_partij, close_partij, reopen_partij
from app.store.access import visible_partijen
from schemas.errors import OngeldigeWaardeError
from schemas.vocabulary import Kwartaal


def keep_partij(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Add a party, or correct the one the form is about."""
    velden = {"naam": inzending.text("naam"), "soort": _chosen(inzending, "soort", "wat voor partij dit is")}
    with context.sessions.begin() as session:
        if inzending.daad == "maak":
            partij = add_partij(session, gebruiker, **velden, nu=context.nu())
            return Antwoord(f"{partij.naam} staat erbij.", address(ROUTE, partij=partij.code))
        naam = change_partij(session, gebruiker, inzending.sleutel, **velden, nu=context.nu()).naam
    return Antwoord(f"{naam} is bewaard. {publish_now(context)}")


def end_partij(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Close a party after a quarter, or open it again."""
    with context.sessions.begin() as session:
        if inzending.daad == "open":
            partij = reopen_partij(session, gebruiker, inzending.sleutel, nu=context.nu())
            return Antwoord(f"{partij.naam} is weer open.")
        tot, reden = _quarter(inzending, "tot"), inzending.text("reden")
        partij = close_partij(session, gebruiker, inzending.sleutel, tot=tot, reden=reden, nu=context.nu())
        return Antwoord(f"{partij.naam} is gesloten na {tot.label}.")


def add_lid(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Let a party be a member of the alliance the form is about."""
    code = _chosen(inzending, "partij", "wie lid wordt")
    tot = None if inzending.text("tot") in ("", OPEN_EINDE) else _quarter(inzending, "tot")
    with context.sessions.begin() as session:
        van = _quarter(inzending, "van")
        add_alliantielid(session, gebruiker, inzending.sleutel, code, van=van, tot=tot, nu=context.nu())
        naam = next(p.naam for p in visible_partijen(session) if p.code == code)
    return Antwoord(f"{naam} is lid vanaf {van.label}.")


def end_lid(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """End one membership."""
    tot = _quarter(inzending, "tot")
    with context.sessions.begin() as session:
        end_alliantielid(session, gebruiker, parse_identifier(inzending.sleutel), tot=tot, nu=context.nu())
    return Antwoord(f"Het lidmaatschap eindigt na {tot.label}.")


def keep_interventie(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Add an intervention, or keep the one the form is about up to date."""
    invoer = Interventieinvoer(
        naam=inzending.text("naam"),
        doelgroep=inzending.text("doelgroep"),
        leeftijd_van=_age(inzending, "leeftijd_van"),
        leeftijd_tot=_age(inzending, "leeftijd_tot"),
        trede=int(_rung(inzending)),
        is_erkend=_chosen(inzending, "erkend", "of de interventie is erkend") == "ja",
        is_individueel=_chosen(inzending, "individueel", "of het individuele hulp is") == "ja",
        veranderlogica=inzending.text("veranderlogica"),
    )
    with context.sessions.begin() as session:
        if inzending.daad == "maak":
            interventie = add_interventie(session, gebruiker, invoer, nu=context.nu())
            zin = f"{interventie.naam} staat erbij. Zeg nu aan welke factor het bijdraagt."
            return Antwoord(zin, address(ROUTE, interventie=interventie.code))
        naam = change_interventie(session, gebruiker, inzending.sleutel, invoer, nu=context.nu()).naam
    return Antwoord(f"{naam} is bewaard. {publish_now(context)}")


def end_interventie(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Close an intervention after a quarter, or open it again."""
    code = inzending.sleutel
    with context.sessions.begin() as session:
        if inzending.daad == "open":
            return Antwoord(
                f"{reopen_interventie(session, gebruiker, code, nu=context.nu()).naam} is weer open."
            )
        tot, reden = _quarter(inzending, "tot"), inzending.text("reden")
        interventie = close_interventie(session, gebruiker, code, tot=tot, reden=reden, nu=context.nu())
        return Antwoord(f"{interventie.naam} is gesloten na {tot.label}.")


def keep_link(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Lay or correct the link of an intervention to a factor."""
    namen = {f.factor_id: f.naam for f in read_rijen(context.marts.factoren(), Factornaam)}
    invoer = Factorinvoer(
        factor_id=_chosen(inzending, "factor", "een factor"),
        trede=int(_rung(inzending)),
        onderbouwing=inzending.text("onderbouwing"),
        bron=inzending.text("bron"),
        is_voorlopig=inzending.text("zekerheid") != "getoetst",
    )
    code = inzending.sleutel.partition("/")[0]
    with context.sessions.begin() as session:
        link_factor(session, gebruiker, code, invoer, namen=namen, nu=context.nu())
    naam = namen.get(invoer.factor_id, invoer.factor_id)
    return Antwoord(f"De koppeling met ‘{naam}’ is bewaard. {publish_now(context)}")


def cut_link(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Take the link of an intervention to a factor away."""
    code, _, factor_id = inzending.sleutel.partition("/")
    with context.sessions.begin() as session:
        unlink_factor(session, gebruiker, code, factor_id, reden=inzending.text("reden"), nu=context.nu())
    return Antwoord(f"De koppeling is weg. {publish_now(context)}")


def _chosen(inzending: Inzending, veld: str, wat: str) -> str:
    if not inzending.text(veld):
        raise OngeldigeWaardeError(f"Kies {wat}.")
    return inzending.text(veld)


def _quarter(inzending: Inzending, veld: str) -> Kwartaal:
    return Kwartaal.parse(_chosen(inzending, veld, "een kwartaal"))


def _rung(inzending: Inzending) -> str:
    trede = _chosen(inzending, "trede", "hoe goed het is onderbouwd")
    if not trede.isdecimal():
        raise OngeldigeWaardeError("Kies hoe goed het is onderbouwd.")
    return trede


def _age(inzending: Inzending, veld: str) -> int:
    leeftijd = inzending.number(veld)
    if leeftijd is None or not leeftijd.is_integer():
        raise OngeldigeWaardeError("Schrijf beide leeftijden als een heel getal, bijvoorbeeld 12.")
    return int(leeftijd)


DADEN = {
    "partij": keep_partij,
    "partij_einde": end_partij,
    "lid": add_lid,
    "lid_einde": end_lid,
    "interventie": keep_interventie,
    "interventie_einde": end_interventie,
    "factor": keep_link,
    "ontkoppelen": cut_link,
}
