"""What a provider says about how its files are read: confirm, correct, put back, forget (R-06)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from app.context import Context
from app.identity import Gebruiker
from app.pages.aanleveren_profiel import fingerprint_of_koppen
from app.pages.aanleveren_voorstellen import GEEN, STAND, fingerprint_of
from app.pages.inzendingen import Antwoord, Inzending, parse_identifier
from app.services.aanleveringen import confirm_koppelingen
from app.services.hercontrole import Hercontrole, recheck
from app.services.inleesprofielen import (
    change_koppen,
    changed_koppen,
    drop_constante,
    restore_profiel,
    retire_profiel,
)
from app.store.access import get_aanlevering, get_inleesprofiel, visible_aanleveringen
from pipelines.inleesprofiel import Inleesprofiel, Kopkeuze
from pipelines.kolomwoorden import KOLOMKOP, NEGEER, to_bevestigingen
from pipelines.reference import load_referentie
from schemas.catalogus import Bevestiging
from schemas.errors import GelijktijdigeWijzigingError, OngeldigeWaardeError
from schemas.leercyclus import AanleveringStatus

ROUTE = "/aanleveren"
MEESTE_WACHTEND = 3
"""How many uploads that wait are read again at once; older ones are, when they are delivered anew."""


def confirm(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Confirm the chosen answers; the same file is checked again."""
    aanlevering_id = parse_identifier(inzending.sleutel)
    with context.sessions() as session:
        rapport = get_aanlevering(session, gebruiker, aanlevering_id).rapport
    _confirm(context, gebruiker, aanlevering_id, read_bevestigingen(rapport, inzending))
    return Antwoord("Uw keuzes zijn bewaard. Wij hebben het bestand opnieuw gecontroleerd.")


def read_bevestigingen(rapport: Mapping[str, Any], inzending: Inzending) -> list[Bevestiging]:
    """Match the answers with the questions of the report; an answer that was not offered is refused."""
    voorstellen = rapport.get("voorstellen", [])
    _require_same(inzending, fingerprint_of(voorstellen))
    bevestigingen: list[Bevestiging] = []
    for nummer, voorstel in enumerate(voorstellen):
        code = inzending.text(str(nummer))
        if code in ("", GEEN):
            continue
        if code not in {keuze[0] for keuze in voorstel["keuzes"]}:
            raise _not_offered()
        schrijfwijzen = tuple(voorstel.get("schrijfwijzen", ()))
        bevestigingen += to_bevestigingen(voorstel["veld"], voorstel["term"], code, schrijfwijzen)
    if not bevestigingen:
        raise OngeldigeWaardeError("U heeft nog niets gekozen om te bevestigen.")
    koppen = Counter(b.term for b in bevestigingen if b.veld == KOLOMKOP)
    if dubbel := [kop for kop, aantal in koppen.items() if aantal > 1]:
        raise OngeldigeWaardeError(f"U koos kolom '{dubbel[0]}' twee keer. Een kolom is maar één ding.")
    return bevestigingen


def read_as(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Read the columns of one upload as its provider says, now and in later files."""
    aanlevering_id = parse_identifier(inzending.sleutel)
    with context.sessions() as session:
        inhoud = get_aanlevering(session, gebruiker, aanlevering_id).rapport.get("profiel")
    if not inhoud:
        raise _not_offered()
    profiel = Inleesprofiel.from_json(inhoud)
    _require_same(inzending, fingerprint_of_koppen(profiel))
    nieuw = changed_koppen(profiel, read_velden(profiel.koppen, inzending))
    anders = [k for k, was in zip(nieuw, profiel.koppen, strict=True) if k != was]
    _confirm(context, gebruiker, aanlevering_id, [Bevestiging(KOLOMKOP, k.kop, k.veld) for k in anders])
    return Antwoord("Uw kolommen zijn bewaard. Wij hebben het bestand opnieuw gelezen.")


def change(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Change what the columns of a shape are, or forget the shape; what waits is read again."""
    profiel_id = parse_identifier(inzending.sleutel)
    if inzending.daad == "vergeet":
        with context.sessions.begin() as session:
            vorm = retire_profiel(session, gebruiker, profiel_id, nu=context.nu()).vorm
        return _told(
            context,
            gebruiker,
            vorm,
            "Wij gebruiken dit niet meer. Bij een volgend bestand vragen wij het opnieuw.",
        )
    with context.sessions() as session:
        koppen = Inleesprofiel.from_json(get_inleesprofiel(session, gebruiker, profiel_id).inhoud).koppen
    velden = read_velden(koppen, inzending)
    with context.sessions.begin() as session:
        rij = change_koppen(session, gebruiker, profiel_id, velden, nu=context.nu())
        versie, vorm = rij.versie, rij.vorm
    return _told(context, gebruiker, vorm, f"Bewaard als versie {versie}. Zo lezen wij voortaan uw bestand.")


def restore(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Put an older version back."""
    profiel_id = parse_identifier(inzending.sleutel)
    with context.sessions.begin() as session:
        rij = restore_profiel(session, gebruiker, profiel_id, nu=context.nu())
        versie, vorm = rij.versie, rij.vorm
    return _told(context, gebruiker, vorm, f"Teruggezet. Dit is nu versie {versie}.")


def drop(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """No longer take one value for the whole file."""
    nummer, _, veld = inzending.sleutel.partition("-")
    with context.sessions.begin() as session:
        vorm = drop_constante(session, gebruiker, parse_identifier(nummer), veld, nu=context.nu()).vorm
    return _told(context, gebruiker, vorm, "Vergeten. Bij een volgend bestand vragen wij het opnieuw.")


def read_velden(koppen: Sequence[Kopkeuze], inzending: Inzending) -> dict[str, str]:
    """Return the chosen field per header; a column that was not used and still is not has not changed."""
    gekozen = {keuze: inzending.text(str(nummer)) for nummer, keuze in enumerate(koppen)}
    return {k.kop: veld for k, veld in gekozen.items() if veld and not (veld == NEGEER and not k.veld)}


def reread_waiting(context: Context, gebruiker: Gebruiker, vorm: str) -> int:
    """Check again what this provider has waiting in this shape; return how many files."""
    with context.sessions() as session:
        wachtend = [
            a.id
            for a in visible_aanleveringen(session, gebruiker)
            if a.status is AanleveringStatus.ONTVANGEN
            and (a.rapport.get("profiel") or {}).get("vorm") == vorm
        ][:MEESTE_WACHTEND]
    for aanlevering_id in wachtend:
        with context.sessions.begin() as session:
            recheck(
                session,
                context.archive,
                gebruiker,
                aanlevering_id,
                Hercontrole(),
                referentie=load_referentie(),
                nu=context.nu(),
            )
    return len(wachtend)


def _told(context: Context, gebruiker: Gebruiker, vorm: str, zin: str) -> Antwoord:
    if reread_waiting(context, gebruiker, vorm):
        zin += " Wat nog niet is ingediend, hebben wij opnieuw gelezen."
    return Antwoord(zin)


def _confirm(
    context: Context, gebruiker: Gebruiker, aanlevering_id: int, bevestigingen: Sequence[Bevestiging]
) -> None:
    with context.sessions.begin() as session:
        confirm_koppelingen(
            session,
            context.archive,
            gebruiker,
            aanlevering_id,
            bevestigingen,
            referentie=load_referentie(),
            nu=context.nu(),
        )


def _require_same(inzending: Inzending, stand: str) -> None:
    if inzending.text(STAND) not in ("", stand):
        raise GelijktijdigeWijzigingError(
            "Dit bestand is intussen opnieuw gelezen. Laad de pagina opnieuw en kijk wat er nu staat."
        )


def _not_offered() -> OngeldigeWaardeError:
    return OngeldigeWaardeError("Deze keuze hoort niet bij dit bestand. Laad de pagina opnieuw.")


PROFIELDADEN = {
    "voorstellen": confirm,
    "kolommen": read_as,
    "profiel": change,
    "profielversie": restore,
    "constante": drop,
}
