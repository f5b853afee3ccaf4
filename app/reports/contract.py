"""Everything accountability may see of one beschikking as it stood at a moment, in plain records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from app.components.cijfers import Cijfer, read_cijfers
from app.components.getallen import TIJDZONE
from app.components.plaatsen import Plaatsen, read_plaatsen
from app.context import Context
from app.identity import Gebruiker
from app.queries.marts import Marts
from app.queries.stand import Stand
from app.services.geldigheid import order_afspraken
from app.store.access import (
    first_change_after,
    first_extension_after,
    first_logged,
    get_beschikking,
    goal_changes,
    visible_interventies,
    visible_partijen,
    visible_toezeggingen,
)
from app.store.access.bereik import is_regio_within
from app.store.access.verantwoording import accountable_besluiten
from schemas.indicator import Indicator, load_indicatoren
from schemas.leercyclus import AfspraakStatus, ToezeggingStatus

if TYPE_CHECKING:
    from app.store.tables import Afspraak, Beschikking, Toezegging

Record = dict[str, Any]
AFSPRAAKVELDEN = (
    "id",
    "indicatorcode",
    "interventiecode",
    "informant",
    "streefwaarde",
    "herkomst",
    "formule",
    "wijkreden",
    "randvoorwaarde",
    "randvoorwaarde_indicator",
    "randvoorwaarde_afgesproken",
    "is_leerafspraak",
    "doel",
    "gevraagd_door",
    "gevolg_professional",
    "gevolg_organisatie",
    "gevolg_contract",
    "lasten_uren",
    "wie_ziet",
    "wanneer_goed",
    "hoe_te_omzeilen",
    "tegenindicator",
    "van_kwartaal",
    "tot_kwartaal",
    "vervangt_id",
)
BESCHIKKINGVELDEN = (
    "kenmerk",
    "titel",
    "partijcode",
    "account",
    "van_kwartaal",
    "budget_euro",
    "doeltekst",
    "vrije_inzet_aantal",
)


@dataclass(frozen=True)
class Contract:
    """One beschikking at a moment, as far as this person may see; no reading and no story is in it (R-35).

    `samen` is the code of the gemeente when the beschikking is about several gebieden, else empty.
    """

    moment: datetime
    stand: Stand
    is_synthetisch: bool
    beschikking: Record
    afspraken: tuple[Record, ...]
    besluiten: tuple[Record, ...]
    toezeggingen: tuple[Record, ...]
    cijfers: tuple[Cijfer, ...]
    indicatoren: Mapping[str, Indicator]
    namen: Mapping[str, str]
    samen: str

    def is_samen(self, indicator: Indicator) -> bool:
        """Answer whether a target is of all gebieden together: a count agreed for more than one (R-22)."""
        return bool(self.samen) and indicator.vorm == "aantal"

    def places_of(self, indicator: Indicator) -> tuple[str, ...]:
        """Return where an indicator is judged."""
        return (self.samen,) if self.is_samen(indicator) else tuple(self.beschikking["gebieden"])

    def cijfers_of(self, afspraak: Mapping[str, Any]) -> list[Cijfer]:
        """Return the figures of one afspraak in its quarters, by quarter and then by place."""
        sleutel = (afspraak["indicatorcode"], afspraak["interventiecode"], afspraak["informant"])
        return [
            c
            for c in self.cijfers
            if (c.indicatorcode, c.interventiecode, c.informant) == sleutel
            and afspraak["van_kwartaal"] <= c.kwartaal <= afspraak["geldt_tot"]
        ]


def end_of(dag: date) -> datetime:
    """Return the moment a day is over in the Netherlands: what was shown on it came before."""
    return datetime.combine(dag + timedelta(days=1), time(), tzinfo=TIJDZONE)


def load_contract(
    context: Context,
    session: Session,
    gebruiker: Gebruiker,
    beschikking_id: int,
    *,
    moment: datetime,
    stand: Stand,
) -> Contract:
    """Read a beschikking as it stood at a moment, with the figures of the build shown then."""
    beschikking = get_beschikking(session, gebruiker, beschikking_id)
    marts = context.marts.at(stand)
    plaatsen = read_plaatsen(marts.regios())
    gebieden = sorted(g.regiocode for g in beschikking.gebieden if is_regio_within(g.regiocode, gebruiker))
    is_meer = len(beschikking.gebieden) > 1
    samen = plaatsen.gemeente.code if plaatsen.gemeente and is_meer else ""
    return Contract(
        moment=moment,
        stand=stand,
        is_synthetisch=context.is_demo,
        beschikking=_describe_beschikking(session, beschikking, gebieden, moment),
        afspraken=tuple(_list_afspraken(session, beschikking, moment)),
        besluiten=tuple(_list_besluiten(session, gebruiker, beschikking.id, moment)),
        toezeggingen=tuple(_list_toezeggingen(session, gebruiker, beschikking.id, moment)),
        cijfers=_read_figures(marts, gebruiker, beschikking, [*gebieden, *([samen] if samen else [])]),
        indicatoren=load_indicatoren(),
        namen=_names(session, plaatsen),
        samen=samen,
    )


def _describe_beschikking(
    session: Session, beschikking: Beschikking, gebieden: Sequence[str], moment: datetime
) -> Record:
    later = first_extension_after(session, beschikking.id, moment)
    return {veld: getattr(beschikking, veld) for veld in BESCHIKKINGVELDEN} | {
        "tot_kwartaal": later.vorig_kwartaal if later else beschikking.tot_kwartaal,
        "doelbijstellingen": [
            {"tekst": d.tekst, "reden": d.reden, "van_kwartaal": d.van_kwartaal}
            for d in goal_changes(session, beschikking.id, moment)
        ],
        "interventies": sorted(i.interventiecode for i in beschikking.interventies),
        "gebieden": list(gebieden),
    }


def _list_afspraken(session: Session, beschikking: Beschikking, moment: datetime) -> list[Record]:
    """List the versions that had been announced by then, outcome first; an objection once it was made."""
    bekend = [a for a in beschikking.afspraken if _was_known(a, moment)]
    namen = [f"afspraak {a.id}" for a in bekend]
    beeindigd = first_logged(session, "afspraak_beeindigd", namen)
    bezwaren = first_change_after(session, "bezwaar_gemaakt", namen, moment)
    weg = {id_ for a in bekend if _stood(a, moment) for id_ in (a.vervangt_id, a.verdringt_id)}
    return [
        _describe_afspraak(
            a,
            moment,
            is_beeindigd=a.id in weg or _before(beeindigd.get(f"afspraak {a.id}"), moment),
            bezwaar=bezwaren.get(f"afspraak {a.id}", {}).get("eerder", a.bezwaar),
        )
        for a in order_afspraken(bekend)
    ]


def _was_known(afspraak: Afspraak, moment: datetime) -> bool:
    if afspraak.status is AfspraakStatus.CONCEPT:
        return False
    sinds = afspraak.aangekondigd_op or afspraak.gemaakt_op
    return sinds is None or sinds < moment


def _before(tijdstip: datetime | None, moment: datetime) -> bool:
    return tijdstip is not None and tijdstip < moment


def _stood(afspraak: Afspraak, moment: datetime) -> bool:
    """Answer whether it had taken its place: once the party answered, or at once when it was urgent."""
    if afspraak.status is AfspraakStatus.BEVESTIGD and afspraak.bevestigd_op is None:
        return True
    return bool(afspraak.spoed_reden) or _before(afspraak.bevestigd_op, moment)


def _describe_afspraak(afspraak: Afspraak, moment: datetime, *, is_beeindigd: bool, bezwaar: str) -> Record:
    was_bevestigd = afspraak.status is AfspraakStatus.BEVESTIGD and (
        afspraak.bevestigd_op is None or afspraak.bevestigd_op < moment
    )
    laatste = (afspraak.laatste_kwartaal or afspraak.tot_kwartaal) if is_beeindigd else afspraak.tot_kwartaal
    return {veld: getattr(afspraak, veld) for veld in AFSPRAAKVELDEN} | {
        "status": (AfspraakStatus.BEVESTIGD if was_bevestigd else AfspraakStatus.AANGEKONDIGD).value,
        "bezwaar": bezwaar if was_bevestigd else "",
        "geldt_tot": min(afspraak.tot_kwartaal, laatste),
        "einde_reden": afspraak.einde_reden if is_beeindigd else "",
    }


def _list_besluiten(
    session: Session, gebruiker: Gebruiker, beschikking_id: int, moment: datetime
) -> list[Record]:
    """List what adopted talks had decided by then: the decision and its price, not the words it was found in."""
    velden = ("kwartaal", "regiocode", "afspraak_id", "besluit", "beslisrecht", "ingeleverd", "gevolg")
    return [
        {veld: getattr(vastgelegd, veld) for veld in (*velden, "gevolg_reden")}
        | {"vastgesteld_op": vastgelegd.vastgesteld_op.astimezone(TIJDZONE).date().isoformat()}
        for vastgelegd in accountable_besluiten(session, gebruiker, beschikking_id, tot=moment)
    ]


def _list_toezeggingen(
    session: Session, gebruiker: Gebruiker, beschikking_id: int, moment: datetime
) -> list[Record]:
    """List the promises made by then, the municipality's and the party's; settled only when that was known."""
    gedaan = [
        t
        for t in visible_toezeggingen(session, gebruiker)
        if t.beschikking_id == beschikking_id and t.gemaakt_op < moment
    ]
    afgedaan = first_logged(session, "toezegging_afgedaan", [f"toezegging {t.id}" for t in gedaan])
    return [
        _describe_toezegging(t, is_afgedaan=_before(afgedaan.get(f"toezegging {t.id}"), moment))
        for t in gedaan
    ]


def _describe_toezegging(toezegging: Toezegging, *, is_afgedaan: bool) -> Record:
    afgedaan_op = toezegging.afgedaan_op if is_afgedaan else None
    return {
        "id": toezegging.id,
        "partijcode": toezegging.partijcode,
        "tekst": toezegging.tekst,
        "vervalt_op": toezegging.vervalt_op.isoformat(),
        "status": (toezegging.status if is_afgedaan else ToezeggingStatus.OPEN).value,
        "afgedaan_op": afgedaan_op.isoformat() if afgedaan_op else "",
        "afgedaan_toelichting": toezegging.afgedaan_toelichting if is_afgedaan else "",
        "vervolg_van_id": toezegging.vervolg_van_id,
    }


def _read_figures(
    marts: Marts, gebruiker: Gebruiker, beschikking: Beschikking, plaatsen: Sequence[str]
) -> tuple[Cijfer, ...]:
    """Read the figures of this party in its places, by quarter, outcomes first (R-10)."""
    interventies = {i.interventiecode for i in beschikking.interventies}
    alle = [
        c
        for plaats in plaatsen
        for c in read_cijfers(marts.cijfers(gebruiker, regiocode=plaats, partijcode=beschikking.partijcode))
        if c.interventiecode in interventies
        and beschikking.van_kwartaal <= c.kwartaal <= beschikking.tot_kwartaal
    ]
    return tuple(
        sorted(
            alle, key=lambda c: (c.kwartaal, c.soort != "uitkomst", plaatsen.index(c.regiocode), c.cijfer_id)
        )
    )


def _names(session: Session, plaatsen: Plaatsen) -> dict[str, str]:
    return {
        **{p.code: p.naam for p in plaatsen.per_code.values()},
        **{p.code: p.naam for p in visible_partijen(session)},
        **{i.code: i.naam for i in visible_interventies(session)},
    }
