"""What the table writes: conclusion and own part, merging what two wrote at once, adopting, correcting, releasing."""

from collections.abc import Callable
from dataclasses import asdict

from app.context import Context
from app.identity import Gebruiker
from app.pages.bijwerken import publish_now
from app.pages.gesprek_stof import load_stof
from app.pages.inzendingen import Antwoord, Inzending, parse_identifier
from app.services.gesprekken import Conclusieinvoer, save_conclusie, save_eigen_deel
from app.services.tekstversies import CONCLUSIE, EIGEN_DEEL, drop_botsing, keep_botsing
from app.services.vaststellen import adopt_gesprek, correct_gesprek
from app.services.vrijgave import move_vrijgave
from schemas.errors import GelijktijdigeWijzigingError, OngeldigeWaardeError
from schemas.leercyclus import Vrijgave

TEGELIJK = "Iemand anders bewaarde deze tekst net. Uw tekst is ook bewaard: bekijk het voorstel."


def write_conclusie(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Keep the conclusion on one afspraak; when somebody was first, keep this text beside it."""
    links, _, rechts = inzending.sleutel.partition("-")
    gesprek_id, afspraak_id = parse_identifier(links), parse_identifier(rechts)
    if inzending.daad == "laat_staan":
        return _leave(context, gebruiker, inzending, gesprek_id)
    invoer, versie = read_conclusie(inzending), inzending.identifier("versie")

    def save() -> None:
        with context.sessions.begin() as session:
            save_conclusie(
                session,
                gebruiker,
                gesprek_id,
                afspraak_id,
                invoer,
                versie=versie,
                lost_op=_botsing(inzending),
                nu=context.nu(),
            )

    def keep() -> None:
        with context.sessions.begin() as session:
            keep_botsing(
                session,
                gebruiker,
                gesprek_id,
                CONCLUSIE,
                invoer.velden,
                versie=versie,
                afspraak_id=afspraak_id,
                nu=context.nu(),
            )

    return _save_or_keep(save, keep, "De conclusie is bewaard.")


def read_conclusie(inzending: Inzending) -> Conclusieinvoer:
    """Read the form of a conclusion, or say which choice is missing."""
    if inzending.text("samen") not in ("ja", "nee"):
        raise OngeldigeWaardeError("Kies of beide kanten het eens zijn.")
    if not inzending.text("gevolg"):
        raise OngeldigeWaardeError("Kies wat er uit de conclusie volgt.")
    is_gezamenlijk = inzending.text("samen") == "ja"
    return Conclusieinvoer(
        is_gezamenlijk=is_gezamenlijk,
        tekst=inzending.text("tekst"),
        gevolg=inzending.text("gevolg"),
        verschil="" if is_gezamenlijk else inzending.text("verschil"),
        besluit=inzending.text("besluit"),
        beslisrecht=inzending.text("beslisrecht"),
        gevolg_reden=inzending.text("gevolg_reden"),
        ingeleverd=inzending.text("ingeleverd"),
    )


def write_eigen_deel(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Keep what the municipality says about its own part; when somebody was first, keep this text beside it."""
    gesprek_id = parse_identifier(inzending.sleutel)
    if inzending.daad == "laat_staan":
        return _leave(context, gebruiker, inzending, gesprek_id)
    tekst, versie = inzending.text("tekst"), inzending.identifier("versie")

    def save() -> None:
        with context.sessions.begin() as session:
            save_eigen_deel(
                session,
                gebruiker,
                gesprek_id,
                tekst,
                versie=versie,
                lost_op=_botsing(inzending),
                nu=context.nu(),
            )

    def keep() -> None:
        velden = {"tekst": tekst}
        with context.sessions.begin() as session:
            keep_botsing(session, gebruiker, gesprek_id, EIGEN_DEEL, velden, versie=versie, nu=context.nu())

    return _save_or_keep(save, keep, "Het eigen deel van de gemeente is bewaard.")


def _save_or_keep(save: Callable[[], None], keep: Callable[[], None], zin: str) -> Antwoord:
    """Save; when somebody else was first, lose nothing: keep the text and say so."""
    try:
        save()
    except GelijktijdigeWijzigingError:
        keep()
        return Antwoord(TEGELIJK)
    return Antwoord(zin)


def _botsing(inzending: Inzending) -> int | None:
    return inzending.identifier("botsing") if inzending.text("botsing") else None


def _leave(context: Context, gebruiker: Gebruiker, inzending: Inzending, gesprek_id: int) -> Antwoord:
    with context.sessions.begin() as session:
        drop_botsing(session, gebruiker, gesprek_id, inzending.identifier("botsing"), nu=context.nu())
    return Antwoord("De tekst blijft zoals hij er stond. Wat u schreef, blijft in de versies bewaard.")


def adopt(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Adopt the talk with the figures as they lie on the table; they become final with the next build."""
    gesprek_id = parse_identifier(inzending.sleutel)
    stand = context.marts.stand()
    with context.sessions() as session:
        stof = load_stof(context, session, gebruiker, gesprek_id)
        cijfers = {a.id: asdict(cijfer) for a in stof.afspraken if (cijfer := stof.cijfer(a))}
    with context.sessions.begin() as session:
        adopt_gesprek(
            session,
            gebruiker,
            gesprek_id,
            build_id=stand.build_id if stand else "",
            cijfers=cijfers,
            versie=inzending.identifier("versie"),
            nu=context.nu(),
        )
    return Antwoord(f"Het gesprek is vastgesteld. {publish_now(context)}")


def correct(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Correct one text of an adopted talk; the earlier version stays."""
    gesprek_id, welke = parse_identifier(inzending.sleutel), inzending.text("welke")
    if not welke:
        raise OngeldigeWaardeError("Kies welke tekst niet klopt.")
    with context.sessions.begin() as session:
        versie = correct_gesprek(
            session,
            gebruiker,
            gesprek_id,
            tekst=inzending.text("tekst"),
            afspraak_id=None if welke == EIGEN_DEEL else parse_identifier(welke),
            reden=inzending.text("reden"),
            versie=inzending.identifier("versie"),
            nu=context.nu(),
        )
    return Antwoord(f"Versie {versie.versie} is gemaakt. De eerdere versie blijft te lezen.")


def release(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Move how far a text travels."""
    gesprek, _, rest = inzending.sleutel.partition("-")
    soort, _, tekst = rest.partition("-")
    try:
        naar = Vrijgave(inzending.text("naar"))
    except ValueError:
        raise OngeldigeWaardeError("Kies wie uw tekst mag lezen.") from None
    with context.sessions.begin() as session:
        move_vrijgave(
            session,
            gebruiker,
            parse_identifier(gesprek),
            soort,
            parse_identifier(tekst),
            naar=naar,
            nu=context.nu(),
        )
    return Antwoord("Veranderd wie deze tekst mag lezen.")


TEKSTDADEN = {
    "conclusie": write_conclusie,
    "eigen_deel": write_eigen_deel,
    "vaststellen": adopt,
    "corrigeren": correct,
    "vrijgave": release,
}
