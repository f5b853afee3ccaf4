"""What a beheerder does, one function per form: parse, ask the service, say what happened."""

import re

from app.achtergrond.uitgever import ask_cijfers
from app.components.knoppen import address
from app.context import Context
from app.identity import Gebruiker
from app.pages.beheer_log import ANKER
from app.pages.bijwerken import STAND_VAN_CIJFERS, WACHT_SECONDEN, publish_now
from app.pages.inzendingen import Antwoord, Inzending, parse_identifier
from app.services.accounts import Accountinvoer, create_account, set_active, set_e_mail, unlock_account
from app.services.post import retry_post
from app.services.referentiebestanden import (
    restore_referentiebestand,
    withdraw_referentiebestand,
)
from app.store.access import visible_themas
from app.toegang import require
from schemas.errors import OngeldigeWaardeError
from schemas.rollen import ROL_VAN_CODE, Recht

ROUTE = "/beheer"
GEBIEDCODE = re.compile(r"WK\d{4}[0-9A-Z]{2}")


def publish_figures(context: Context, gebruiker: Gebruiker, _: Inzending) -> Antwoord:
    """Build and publish from everything that was submitted."""
    require(gebruiker, Recht.PUBLICEREN)
    ronde = ask_cijfers(context, seconden=WACHT_SECONDEN)
    if ronde.fout is not None:
        raise ronde.fout
    return Antwoord(STAND_VAN_CIJFERS[ronde.uitkomst])


def make_account(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Make an account."""
    if inzending.text("rol") not in ROL_VAN_CODE:
        raise OngeldigeWaardeError("Kies een rol.")
    with context.sessions.begin() as session:
        themas = visible_themas(session, gebruiker)
        invoer = Accountinvoer(
            inlognaam=inzending.text("inlognaam"),
            naam=inzending.text("naam"),
            rolcode=inzending.text("rol"),
            wachtwoord=inzending.velden.get("wachtwoord", ""),
            organisatie=inzending.text("organisatie"),
            partijcode=inzending.text("partij") or None,
            regiocodes=frozenset(GEBIEDCODE.findall(inzending.text("gebieden"))),
            beschikking_ids=themas.get(inzending.text("thema"), frozenset()),
            e_mail=inzending.text("e_mail"),
        )
        account = create_account(session, gebruiker, invoer, nu=context.nu())
        naam = account.naam
    return Antwoord(f"Het account van {naam} is gemaakt.")


def change_account(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Close, open or unlock an account."""
    account_id = parse_identifier(inzending.sleutel)
    with context.sessions.begin() as session:
        if inzending.daad == "vrijgeven":
            naam = unlock_account(session, gebruiker, account_id, nu=context.nu()).naam
            return Antwoord(f"{naam} kan weer inloggen.")
        if inzending.daad == "adres":
            account = set_e_mail(session, gebruiker, account_id, inzending.text("e_mail"), nu=context.nu())
            return Antwoord(
                f"Het e-mailadres van {account.naam} is {'bewaard' if account.e_mail else 'weg'}."
            )
        if inzending.daad not in ("openen", "sluiten"):
            raise OngeldigeWaardeError("Kies wat er met dit account moet gebeuren.")
        is_actief = inzending.daad == "openen"
        naam = set_active(session, gebruiker, account_id, is_actief=is_actief, nu=context.nu()).naam
    return Antwoord(f"Het account van {naam} is {'open' if is_actief else 'gesloten'}.")


def change_referentie(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Withdraw a loaded file or let an earlier one count again, then build anew."""
    nummer = parse_identifier(inzending.sleutel)
    with context.sessions.begin() as session:
        if inzending.daad == "intrekken":
            reden = inzending.text("reden")
            vorige = withdraw_referentiebestand(session, gebruiker, nummer, reden, nu=context.nu())
            zin = f"Nummer {nummer} telt niet meer mee."
            zin += f" Nummer {vorige.id} telt weer mee." if vorige else ""
        elif inzending.daad == "terugzetten":
            restore_referentiebestand(session, gebruiker, nummer, nu=context.nu())
            zin = f"Nummer {nummer} telt weer mee."
        else:
            raise OngeldigeWaardeError("Kies wat er met dit bestand moet gebeuren.")
    return Antwoord(f"{zin} {publish_now(context)}")


def retry(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Let a letter be tried again at the next round."""
    with context.sessions.begin() as session:
        retry_post(session, gebruiker, parse_identifier(inzending.sleutel), nu=context.nu())
    return Antwoord("Het bericht wordt bij de volgende ronde opnieuw geprobeerd.")


def filter_log(_: Context, __: Gebruiker, inzending: Inzending) -> Antwoord:
    """Go to the address of the narrowed log."""
    zoek = inzending.text("zoek")
    return Antwoord(
        f"Regels met ‘{zoek}’." if zoek else "Het hele logboek.", f"{address(ROUTE, log=zoek)}#{ANKER}"
    )


DADEN = {
    "post": retry,
    "publiceren": publish_figures,
    "nieuw_account": make_account,
    "account": change_account,
    "adres": change_account,
    "referentie": change_referentie,
    "log": filter_log,
}
