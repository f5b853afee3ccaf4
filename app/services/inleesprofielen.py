"""How the files of a provider are read: kept in versions, corrected, put back, retired (R-06).

One truth per fact. What a *term* means (Tarwewyk → Tarwewijk) lives per party in `Koppeling`, for it holds in
every file. What a *column* is, what holds for the whole file and which sheets are read lives per shape in
`Inleesprofiel`. A profile's `termen` are a snapshot of the terms met in those files, kept so that putting a
version back sets both back.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.koppelingen import forget_term, remember
from app.services.logboek import write_log
from app.store.access import get_inleesprofiel
from app.store.catalogus import load_bevestigingen
from app.store.tables import Aanlevering, Inleesprofiel
from app.toegang import require
from pipelines.inleesprofiel import Inleesprofiel as Profiel
from pipelines.inleesprofiel import Kopkeuze, Kopwijze
from pipelines.kolomwoorden import CONSTANTE, KOLOMKOP, NEGEER, TELLING
from schemas.catalogus import Bevestiging
from schemas.errors import GelijktijdigeWijzigingError, NietGereedError, OngeldigeWaardeError
from schemas.rollen import Recht

PER_VORM = frozenset({KOLOMKOP, CONSTANTE})
"""What is confirmed about a shape and not about a word."""
MEER_KEREN = frozenset({"", NEGEER, TELLING})
"""What more than one column of a file may be."""


def load_profielen(session: Session, partijcode: str) -> tuple[Profiel, ...]:
    """Return the version that counts of every shape of a party, the newest first."""
    eigen = select(Inleesprofiel).where(Inleesprofiel.partijcode == partijcode)
    rijen = session.scalars(eigen.order_by(Inleesprofiel.gemaakt_op.desc(), Inleesprofiel.id.desc()))
    per_vorm: dict[str, Inleesprofiel] = {}
    for rij in rijen:
        if rij.vorm not in per_vorm or rij.versie > per_vorm[rij.vorm].versie:
            per_vorm[rij.vorm] = rij
    return tuple(Profiel.from_json(rij.inhoud) for rij in per_vorm.values() if rij.vervallen_op is None)


def keep_lezing(
    session: Session,
    gebruiker: Gebruiker,
    aanlevering: Aanlevering,
    bevestigingen: Iterable[Bevestiging] = (),
    *,
    nu: datetime,
) -> Inleesprofiel | None:
    """Keep what a person just confirmed: terms per party, the rest as a version of the profile.

    Nothing new is kept when the file was read as files of this shape already are.
    """
    require(gebruiker, Recht.AANLEVERING_DOEN)
    for bevestiging in bevestigingen:
        if bevestiging.veld not in PER_VORM:
            remember(session, gebruiker, aanlevering.partijcode, bevestiging, nu)
    inhoud = aanlevering.rapport.get("profiel")
    if not inhoud:
        return None
    profiel = Profiel.from_json(inhoud)
    huidig = find_newest(session, aanlevering.partijcode, profiel.vorm)
    if huidig and huidig.vervallen_op is None and Profiel.from_json(huidig.inhoud).inhoud == profiel.inhoud:
        return huidig
    anders = " ".join(aanlevering.rapport.get("vormwijzigingen") or ()) if huidig is None else ""
    aanleiding = f"Bij {aanlevering.bestandsnaam}. {anders}".strip()
    return _add_versie(session, gebruiker, aanlevering.partijcode, profiel, aanleiding, nu=nu)


def keep_first_lezing(
    session: Session, gebruiker: Gebruiker, aanlevering: Aanlevering, *, nu: datetime
) -> Inleesprofiel | None:
    """Keep how a submitted file was read when its shape is new; what was corrected since is not undone by it."""
    inhoud = aanlevering.rapport.get("profiel")
    if not inhoud or find_newest(session, aanlevering.partijcode, inhoud["vorm"]) is not None:
        return None
    return keep_lezing(session, gebruiker, aanlevering, nu=nu)


def change_koppen(
    session: Session, gebruiker: Gebruiker, profiel_id: int, velden: Mapping[str, str], *, nu: datetime
) -> Inleesprofiel:
    """Read columns as a person says from now on: `velden` are field codes by header, the rest stays."""
    require(gebruiker, Recht.AANLEVERING_DOEN)
    rij = _get_newest(session, gebruiker, profiel_id)
    profiel = Profiel.from_json(rij.inhoud)
    koppen = changed_koppen(profiel, velden)
    for keuze in set(koppen) - set(profiel.koppen):
        # A header that was once remembered for the whole party must not speak louder than this.
        forget_term(session, rij.partijcode, KOLOMKOP, keuze.kop, nu)
    nieuw = replace(profiel, koppen=koppen)
    return _add_versie(session, gebruiker, rij.partijcode, nieuw, "Zelf aangepast.", nu=nu)


def drop_constante(
    session: Session, gebruiker: Gebruiker, profiel_id: int, veld: str, *, nu: datetime
) -> Inleesprofiel:
    """No longer take one value for the whole file; the next file asks again."""
    require(gebruiker, Recht.AANLEVERING_DOEN)
    rij = _get_newest(session, gebruiker, profiel_id)
    profiel = Profiel.from_json(rij.inhoud)
    over = tuple(paar for paar in profiel.constanten if paar[0] != veld)
    if over == profiel.constanten:
        raise NietGereedError(("Dit gold al niet meer voor het hele bestand.",))
    nieuw = replace(profiel, constanten=over)
    return _add_versie(session, gebruiker, rij.partijcode, nieuw, "Zelf aangepast.", nu=nu)


def restore_profiel(
    session: Session, gebruiker: Gebruiker, profiel_id: int, *, nu: datetime
) -> Inleesprofiel:
    """Make an older version count again, as a new version; its terms are set back too."""
    require(gebruiker, Recht.AANLEVERING_DOEN)
    oud = get_inleesprofiel(session, gebruiker, profiel_id)
    huidig = find_newest(session, oud.partijcode, oud.vorm)
    if huidig is not None and huidig.id == oud.id and oud.vervallen_op is None:
        raise NietGereedError(("Dit is al de versie die geldt.",))
    toen = Profiel.from_json(oud.inhoud)
    nu_geldig = Profiel.from_json(huidig.inhoud).termen if huidig else ()
    _set_back(session, gebruiker, oud.partijcode, (toen.termen, nu_geldig), nu)
    aanleiding = f"Teruggezet naar versie {oud.versie}."
    return _add_versie(session, gebruiker, oud.partijcode, toen, aanleiding, nu=nu)


def retire_profiel(session: Session, gebruiker: Gebruiker, profiel_id: int, *, nu: datetime) -> Inleesprofiel:
    """Forget how files of this shape are read; the versions stay and can be put back."""
    require(gebruiker, Recht.AANLEVERING_DOEN)
    rij = _get_newest(session, gebruiker, profiel_id)
    if rij.vervallen_op is not None:
        raise NietGereedError(("Dit was al vergeten.",))
    rij.vervallen_op = nu
    _log(session, gebruiker, "inleesprofiel_vervallen", rij, nu)
    session.flush()
    return rij


def find_newest(session: Session, partijcode: str, vorm: str) -> Inleesprofiel | None:
    """Return the newest version of a shape, retired or not."""
    vraag = select(Inleesprofiel).where(Inleesprofiel.partijcode == partijcode, Inleesprofiel.vorm == vorm)
    return session.scalar(vraag.order_by(Inleesprofiel.versie.desc()).limit(1))


def require_fitting(koppen: Sequence[Kopkeuze], eerst: Sequence[Kopkeuze], velden: Mapping[str, str]) -> None:
    """Refuse a field nobody knows, and one field in two columns unless it already was (on two sheets)."""
    for keuze in koppen:
        if keuze.veld and keuze.veld not in velden:
            raise OngeldigeWaardeError("Deze keuze hoort niet bij dit bestand. Laad de pagina opnieuw.")
    was, nu = Counter(k.veld for k in eerst), Counter(k.veld for k in koppen)
    for veld in nu:
        if veld not in MEER_KEREN and nu[veld] > max(was[veld], 1):
            namen = " en ".join(f"'{keuze.kop}'" for keuze in koppen if keuze.veld == veld)
            raise OngeldigeWaardeError(f"Twee kolommen zijn allebei '{velden[veld]}': {namen}. Kies er één.")


def changed_koppen(profiel: Profiel, velden: Mapping[str, str]) -> tuple[Kopkeuze, ...]:
    """Return the columns as a person wants them, or refuse; an answer that was not given changes nothing."""
    koppen = tuple(_changed(keuze, velden.get(keuze.kop, keuze.veld)) for keuze in profiel.koppen)
    require_fitting(koppen, profiel.koppen, dict(profiel.velden))
    if koppen == profiel.koppen:
        raise NietGereedError(("U heeft niets veranderd.",))
    return koppen


def _changed(keuze: Kopkeuze, veld: str) -> Kopkeuze:
    return (
        keuze
        if veld == keuze.veld
        else Kopkeuze(keuze.kop, veld, Kopwijze.BEVESTIGD if veld else Kopwijze.GEEN)
    )


def _get_newest(session: Session, gebruiker: Gebruiker, profiel_id: int) -> Inleesprofiel:
    """Return the version that counts; changing an older one would undo what came after it unseen."""
    rij = get_inleesprofiel(session, gebruiker, profiel_id)
    huidig = find_newest(session, rij.partijcode, rij.vorm)
    if huidig is None or huidig.id != rij.id:
        raise GelijktijdigeWijzigingError("Er is intussen een nieuwere versie. Laad de pagina opnieuw.")
    return rij


def _set_back(
    session: Session,
    gebruiker: Gebruiker,
    partijcode: str,
    termen: tuple[tuple[Bevestiging, ...], tuple[Bevestiging, ...]],
    nu: datetime,
) -> None:
    """Give the terms of this shape the meaning they had then; what was not explained then is asked again."""
    toen, nu_geldig = termen
    bekend = {(term.veld, term.term) for term in toen}
    for term in nu_geldig:
        if (term.veld, term.term) not in bekend:
            forget_term(session, partijcode, term.veld, term.term, nu)
    geldig = load_bevestigingen(session, partijcode)
    for term in toen:
        if term not in geldig:
            remember(session, gebruiker, partijcode, term, nu)


def _add_versie(
    session: Session,
    gebruiker: Gebruiker,
    partijcode: str,
    profiel: Profiel,
    aanleiding: str,
    *,
    nu: datetime,
) -> Inleesprofiel:
    huidig = find_newest(session, partijcode, profiel.vorm)
    rij = Inleesprofiel(
        partijcode=partijcode,
        soort=profiel.soort,
        vorm=profiel.vorm,
        versie=huidig.versie + 1 if huidig else 1,
        inhoud=profiel.to_json(),
        aanleiding=aanleiding,
        gemaakt_door=gebruiker.naam,
        gemaakt_op=nu,
    )
    session.add(rij)
    session.flush()
    _log(session, gebruiker, "inleesprofiel_bewaard", rij, nu)
    return rij


def _log(session: Session, gebruiker: Gebruiker, gebeurtenis: str, rij: Inleesprofiel, nu: datetime) -> None:
    write_log(
        session,
        gebruiker,
        gebeurtenis,
        f"inleesprofiel {rij.id}",
        nu=nu,
        partijcode=rij.partijcode,
        soort=rij.soort,
        versie=rij.versie,
    )
