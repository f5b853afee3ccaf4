"""The part of Beheer about accounts: who there is, and the form for one more."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from dash import html
from dash.development.base_component import Component

from app.components.formulier import Formulier
from app.components.getallen import show_moment
from app.components.tabellen import table
from app.components.vakken import details, note
from app.context import Context
from app.identity import Gebruiker
from app.services.accounts import WACHTWOORD_LENGTE
from schemas.rollen import ROL_VAN_CODE, ROLLEN
from schemas.vocabulary import Regioniveau


class Regioregel(Protocol):
    """A place of an account."""

    regiocode: str


class Accountregel(Protocol):
    """What is shown of an account."""

    id: int
    inlognaam: str
    naam: str
    rol: str
    organisatie: str
    e_mail: str
    is_actief: bool
    geblokkeerd_tot: datetime | None
    laatst_gezien_op: datetime | None


class Partijregel(Protocol):
    """What is shown of a party."""

    code: str
    naam: str


def show_accounts(accounts: Sequence[Accountregel], gebruiker: Gebruiker, nu: datetime) -> list[Component]:
    """Show every account with what can be done to it."""
    rijen = [
        [
            account.naam,
            account.inlognaam,
            ROL_VAN_CODE[account.rol].naam,
            account.organisatie or "–",
            _state(account, nu),
            show_moment(account.laatst_gezien_op) if account.laatst_gezien_op else "nog niet",
            _actions(account, gebruiker, nu),
        ]
        for account in accounts
    ]
    koppen = ["Naam", "Inlognaam", "Rol", "Organisatie", "Toestand", "Laatst gezien", "Wijzigen"]
    return [
        table("Accounts", koppen, rijen, toont_bijschrift=False),
        note("Een gesloten account blijft bestaan: wat iemand schreef, houdt zijn naam."),
    ]


def _is_locked(account: Accountregel, nu: datetime) -> bool:
    return account.geblokkeerd_tot is not None and nu < account.geblokkeerd_tot


def _state(account: Accountregel, nu: datetime) -> str:
    if not account.is_actief:
        return "gesloten"
    if _is_locked(account, nu) and account.geblokkeerd_tot is not None:
        return f"geblokkeerd tot {show_moment(account.geblokkeerd_tot)}"
    return "open"


def _actions(account: Accountregel, gebruiker: Gebruiker, nu: datetime) -> Component:
    adres = _address_form(account)
    if account.id == gebruiker.id:
        return html.Div(["uw eigen account", adres])
    formulier = Formulier("beheer", "account", str(account.id))
    knoppen = []
    if _is_locked(account, nu):
        knoppen.append(
            formulier.button(
                "vrijgeven", "Geef vrij", is_hoofd=False, naam=f"Geef het account van {account.naam} vrij"
            )
        )
    daad, tekst = ("sluiten", "Sluit") if account.is_actief else ("openen", "Open")
    knoppen.append(
        formulier.button(daad, tekst, is_hoofd=False, naam=f"{tekst} het account van {account.naam}")
    )
    return html.Div([formulier.draw(knoppen=knoppen), adres])


def _address_form(account: Accountregel) -> Component:
    """Draw the address of an account, folded."""
    formulier = Formulier("beheer", "adres", str(account.id), stand=account.e_mail)
    return details(
        "E-mail" if account.e_mail else "E-mail: geen",
        formulier.draw(
            formulier.line("e_mail", f"E-mailadres van {account.naam}", waarde=account.e_mail),
            knoppen=[
                formulier.button(
                    "adres", "Bewaar", is_hoofd=False, naam=f"Bewaar het adres van {account.naam}"
                )
            ],
        ),
        klasse="heel",
    )


def show_nieuw_account(partijen: Sequence[Partijregel], themas: Sequence[str], context: Context) -> Component:
    """Draw the form for a new account; which reach must be filled follows from the role."""
    formulier = Formulier("beheer", "nieuw_account")
    regios = context.marts.regios()
    gebieden = regios[(regios["niveau"] == Regioniveau.GEBIED.value) & regios["is_woongebied"]]
    return formulier.draw(
        formulier.line("naam", "Naam"),
        formulier.line("inlognaam", "Inlognaam"),
        formulier.line(
            "wachtwoord",
            "Eerste wachtwoord",
            soort="password",
            hulp=f"Ten minste {WACHTWOORD_LENGTE} tekens.",
        ),
        formulier.select("rol", "Rol", [(rol.code, rol.naam) for rol in ROLLEN]),
        formulier.line("organisatie", "Organisatie"),
        formulier.line(
            "e_mail",
            "E-mailadres (mag leeg blijven)",
            hulp="Voor herinneringen aan toezeggingen en een weekbericht. Zonder adres staat alles op Start.",
        ),
        formulier.select(
            "partij",
            "Voor welke organisatie levert deze persoon aan?",
            [("", "Niet van toepassing"), *((p.code, p.naam) for p in partijen)],
            waarde="",
            hulp="Alleen bij een aanbieder.",
        ),
        formulier.select(
            "thema",
            "Welk account hoort bij deze persoon?",
            [("", "Niet van toepassing"), *((thema, thema) for thema in themas)],
            waarde="",
            hulp="Alleen bij een accounthouder.",
        ),
        formulier.checks(
            "gebieden",
            "In welke gebieden werkt deze persoon?",
            list(zip(gebieden["regiocode"], gebieden["naam"], strict=True)),
            hulp="Alleen bij een gebiedsadviseur of wijkpartner.",
        ),
        knoppen=[formulier.button("maak", "Maak het account")],
    )
