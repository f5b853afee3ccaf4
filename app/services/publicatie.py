"""Publishing: a build is made beside the current one; one inserted row makes it the current one."""

import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.logboek import write_log
from app.settings import Settings
from app.store.access import publicatie_before, visible_publicatie
from app.store.archive import LEFTOVER_SECONDS, Archive
from app.store.sessions import Sessions, lock
from app.store.stad import (
    Bronregel,
    Referentieregel,
    add_geladen,
    is_same_stad,
    load_bronregels,
    load_referentieregels,
    load_stad,
    to_bron,
)
from app.store.tables import Gespreksversie, Lezing, Logregel, Partij, Publicatie
from app.store.tussenstand import Tussenstand
from pipelines.reference import Referentie
from pipelines.samenvatting import code_version, hash_grondslag, reference_version
from pipelines.stad import Aanleverbron, Build, Stad
from schemas.errors import GelijktijdigeWijzigingError

if TYPE_CHECKING:
    from pipelines.onderdrukking.eerder import Geheugen

WIJKSPIEGEL = Gebruiker(id=0, naam="Wijkspiegel", rolcode="beheerder")
"""Who publishes: the machine, after a person submitted or adopted."""
PUBLICATIE_SLOT = 5990002
POGINGEN = 20
BEWAARDE_BUILDS = 12


@dataclass(frozen=True)
class Invoer:
    """Everything of the store that goes into a build; equal input gives an equal build."""

    bronregels: tuple[Bronregel, ...]
    stad: Stad
    referentieregels: tuple[Referentieregel, ...]

    def is_same(self, ander: "Invoer") -> bool:
        """Answer whether a build of the one is a build of the other."""
        regels = (self.bronregels, self.referentieregels)
        return regels == (ander.bronregels, ander.referentieregels) and is_same_stad(self.stad, ander.stad)


@dataclass(frozen=True)
class Bouwopdracht:
    """What a build is made of and called; `vorige` is the newest publication, `na` the one it comes after."""

    build_id: str
    bronnen: Sequence[Aanleverbron]
    stad: Stad
    referentie: Referentie
    vorige: Publicatie | None
    na: Publicatie | None


def publish(
    sessions: Sessions, archive: Archive, settings: Settings, referentie: Referentie, *, nu: datetime
) -> Publicatie:
    """Build from what is accepted now and publish it; nothing new gives back the newest publication.

    Two processes may do this at once: the transaction that publishes looks again at the input, and
    who built from older input builds again.
    """
    for _ in range(POGINGEN):
        with sessions() as session:
            invoer = read_input(session)
            opdracht = plan_bouw(session, invoer, archive, settings, referentie)
        build = _build(opdracht, settings)
        if (publicatie := _commit(sessions, invoer, build, opdracht.vorige, nu)) is not None:
            return publicatie
    raise GelijktijdigeWijzigingError(
        "Er worden op dit moment veel bestanden ingediend. De cijfers volgen vanzelf bij de volgende inzending."
    )


def recover(
    sessions: Sessions, archive: Archive, settings: Settings, referentie: Referentie, *, nu: datetime
) -> Publicatie | None:
    """Finish what a crash left: remove half-written files, publish what was accepted but not built."""
    archive.remove_leftovers()
    keep_tussenstand(settings).remove_stale()
    _remove_stale_builds(sessions, settings.builds)
    with sessions() as session:
        is_leeg = session.scalar(select(Partij.code).limit(1)) is None
    return None if is_leeg else publish(sessions, archive, settings, referentie, nu=nu)


def read_input(session: Session) -> Invoer:
    """Read everything of the store that goes into a build."""
    return Invoer(load_bronregels(session), load_stad(session), load_referentieregels(session))


def keep_tussenstand(settings: Settings) -> Tussenstand:
    """Return the place of the counts per file that builds share."""
    return Tussenstand(settings.tussenstand, settings.sleutel)


def remember(settings: Settings, publicatie: Publicatie | None) -> "Geheugen":
    """Return what was told of small numbers up to and including a publication."""
    # Imported late: only who builds needs the statistics.
    from pipelines.onderdrukking.eerder import Geheugen

    plek = Tussenstand(settings.uitspraken, settings.sleutel)
    return Geheugen(plek, publicatie.geheugen if publicatie is not None else {})


def find_kwijt(settings: Settings, publicatie: Publicatie) -> list[str]:
    """List the periods of which is no longer known what was told of small numbers: the files are gone."""
    plek = Tussenstand(settings.uitspraken, settings.sleutel)
    return sorted(periode for periode, sleutel in publicatie.geheugen.items() if not plek.has(sleutel))


def find_bekend(settings: Settings, publicatie: Publicatie) -> dict[str, int]:
    """Return per period how many small numbers follow from what was published before, whatever is hidden now."""
    return remember(settings, publicatie).read_bekend()


def plan_bouw(
    session: Session, invoer: Invoer, archive: Archive, settings: Settings, referentie: Referentie
) -> Bouwopdracht:
    """Name the build of this input, and the publication it comes after.

    Of the input of the newest publication itself nothing new is told: then it comes after the one before, and is the same.
    """
    from pipelines.warehouse import build_id_of

    vorige = visible_publicatie(session)
    daarvoor = publicatie_before(session, vorige)
    bronnen = [to_bron(regel, archive) for regel in invoer.bronregels]
    referentie = add_geladen(referentie, invoer.referentieregels, archive)

    def name(publicatie: Publicatie | None) -> str:
        geheugen = remember(settings, publicatie).sleutels
        return build_id_of(bronnen, invoer.stad, referentie, settings.drempel, geheugen)

    is_gelijk = vorige is not None and name(daarvoor) == vorige.build_id
    na = daarvoor if is_gelijk else vorige
    return Bouwopdracht(name(na), bronnen, invoer.stad, referentie, vorige, na)


def _build(opdracht: Bouwopdracht, settings: Settings) -> Build:
    """Return the file of this input, made now unless it is there already."""
    from pipelines.warehouse import build_warehouse

    pad = settings.builds / f"build-{opdracht.build_id}.duckdb"
    if pad.exists():
        # Keep it young, so that nobody clears it away before its row is there.
        pad.touch()
    return build_warehouse(
        opdracht.bronnen,
        opdracht.stad,
        opdracht.referentie,
        doel=settings.builds,
        drempel=settings.drempel,
        bewaring=keep_tussenstand(settings),
        vorige=settings.builds / opdracht.vorige.bestandsnaam if opdracht.vorige else None,
        geheugen=remember(settings, opdracht.na),
    )


def _commit(
    sessions: Sessions, invoer: Invoer, build: Build, vorige: Publicatie | None, nu: datetime
) -> Publicatie | None:
    """Insert the row that makes this build the current one, or None when input or publications moved meanwhile."""
    with sessions.begin() as session:
        lock(session.connection(), PUBLICATIE_SLOT)
        if not invoer.is_same(read_input(session)):
            return None
        nieuwste = visible_publicatie(session)
        grondslag = hash_grondslag(invoer.stad, reference_version(), invoer.referentieregels)
        if nieuwste is not None and nieuwste.build_id == build.build_id:
            # What changed makes no difference to a figure, or the row is of before this was kept.
            nieuwste.grondslag = grondslag
            return nieuwste
        if (nieuwste and nieuwste.id) != (vorige and vorige.id):
            return None
        publicatie = Publicatie(
            build_id=build.build_id,
            bestandsnaam=build.pad.name,
            codeversie=code_version(),
            gepubliceerd_op=nu,
            aanlevering_ids=[regel.aanlevering_id for regel in invoer.bronregels],
            geheugen=dict(build.geheugen),
            grondslag=grondslag,
        )
        session.add(publicatie)
        session.flush()
        onderwerp = f"publicatie {publicatie.id}"
        write_log(session, WIJKSPIEGEL, "gepubliceerd", onderwerp, nu=nu, build_id=build.build_id)
        return publicatie


def _remove_stale_builds(sessions: Sessions, builds: Path) -> None:
    """Remove build files nobody can be reading or making: not lately published, not referred to, and old."""
    with sessions() as session:
        vraag = select(Publicatie.bestandsnaam).order_by(Publicatie.id.desc()).limit(BEWAARDE_BUILDS)
        bewaard = {Path(naam).stem for naam in session.scalars(vraag)}
        bewaard |= {f"build-{build_id}" for build_id in referred_builds(session)}
    grens = time.time() - LEFTOVER_SECONDS
    for pad in builds.glob("*"):
        if pad.stem not in bewaard and pad.stat().st_mtime < grens:
            _remove(pad)


def referred_builds(session: Session) -> set[str]:
    """Return the builds whose figures somebody read in a talk or took home on paper: those stay reproducible."""
    gelezen = session.scalars(select(Lezing.build_id).distinct())
    vastgesteld = session.scalars(select(Gespreksversie.build_id).distinct())
    papier = session.scalars(select(Logregel.details).where(Logregel.gebeurtenis.endswith("_gemaakt")))
    return {b for b in (*gelezen, *vastgesteld, *(d.get("build_id", "") for d in papier)) if b}


def _remove(pad: Path) -> None:
    """Remove an old build, or the folder in which a build was being made."""
    if pad.is_dir():
        shutil.rmtree(pad, ignore_errors=True)
    else:
        pad.unlink(missing_ok=True)
