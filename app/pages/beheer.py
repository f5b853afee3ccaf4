"""Beheer: who may sign in, what happened, and which figures are shown; no readings, no participants."""

from dash import Dash, html
from dash.development.base_component import Component

from app.components.kop import page_header, section
from app.context import Context
from app.identity import Gebruiker
from app.pages.beheer_accounts import show_accounts, show_nieuw_account
from app.pages.beheer_daden import DADEN
from app.pages.beheer_log import read_log, show_log
from app.pages.beheer_post import show_post
from app.pages.beheer_referentie import show_referentie
from app.pages.beheer_stand import show_publicaties
from app.pages.inzendingen import register_inzendingen
from app.services.achterstand import find_achterstand
from app.services.publicatie import find_bekend, find_kwijt
from app.store.access import (
    count_post,
    visible_accounts,
    visible_partijen,
    visible_post,
    visible_publicaties,
    visible_referentiebestanden,
    visible_themas,
)
from schemas.rollen import Recht

ROUTE = "/beheer"
NAAM = "Beheer"
RECHT = Recht.GEBRUIKERS_BEHEREN
BRIEVEN = 200


def layout(context: Context, gebruiker: Gebruiker, log: str = "", regel: str = "", **_: str) -> Component:
    """Draw publications, loaded files, accounts, and the log narrowed by `log`, from line `regel` on."""
    with context.sessions() as session:
        accounts = visible_accounts(session, gebruiker)
        logboek = read_log(session, gebruiker, log, regel)
        publicaties = visible_publicaties(session, gebruiker)
        kwijt = find_kwijt(context.settings, publicaties[0]) if publicaties else []
        bekend = find_bekend(context.settings, publicaties[0]) if publicaties else {}
        partijen = visible_partijen(session)
        themas = visible_themas(session, gebruiker)
        referentie = visible_referentiebestanden(session, gebruiker)
        post = show_post(
            context.settings, count_post(session), visible_post(session, gebruiker, maximum=BRIEVEN)
        )
    achterstand = find_achterstand(context.sessions, context.marts.stand())
    return html.Div(
        [
            page_header(
                "Beheer", ondertitel="Accounts, logboek, geladen bestanden en de cijfers die worden getoond."
            ),
            section("Cijfers", *show_publicaties(publicaties, achterstand, kwijt, bekend)),
            section("Geladen bestanden", *show_referentie(referentie)),
            section("Accounts", *show_accounts(accounts, gebruiker, context.nu())),
            section("Nieuw account", show_nieuw_account(partijen, list(themas), context)),
            section("Post", *post),
            section("Logboek", *show_log(logboek), id_="logboek"),
        ]
    )


def register(app: Dash, context: Context) -> None:
    """Answer the forms of this page."""
    register_inzendingen(app, context, "beheer", DADEN)
