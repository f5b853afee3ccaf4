"""What an afspraak and a beschikking look like to a machine: codes and numbers, with the sentences of the pages."""

from typing import TYPE_CHECKING, Any

from app.components.afspraakstatus import describe_status, describe_voorwaarde
from app.components.streefwaarde import describe_streefwaarde
from app.queries.cijferrij import Cijfer
from app.services.afspraakstatus import Afspraakstatus
from app.services.geldigheid import last_quarter
from schemas.leercyclus import AfspraakStatus

if TYPE_CHECKING:
    from app.store.tables import Afspraak, Beschikking

PASPOORT = (
    "doel",
    "gevraagd_door",
    "gevolg_professional",
    "gevolg_organisatie",
    "gevolg_contract",
    "lasten_uren",
    "wie_ziet",
    "wanneer_goed",
    "invloed",
    "hoe_te_omzeilen",
    "tegenindicator",
    "oogmerk",
)


def show_status(status: Afspraakstatus) -> dict[str, Any]:
    """Return one afspraak with how it stands; the objection is in the same part as the target (R-22)."""
    tekst, afspraak = describe_status(status), status.afspraak
    prognose = status.prognose
    return {
        **show_afspraak(afspraak),
        "stand": {
            "code": status.oordeel.stand.value,
            "reden": status.oordeel.reden,
            "tekst": tekst.kop,
            "uitleg": tekst.uitleg,
            "vooruitzicht": tekst.vooruitzicht,
        },
        "cijfer": show_cijfer(status.cijfer) if status.cijfer else None,
        "prognose": None
        if prognose is None
        else {"verwacht": prognose.verwacht, "onder": prognose.onder, "boven": prognose.boven},
        "randvoorwaarde": None
        if status.voorwaarde is None
        else {
            "tekst": describe_voorwaarde(status),
            "indicatorcode": afspraak.randvoorwaarde_indicator,
            "afgesproken": status.voorwaarde.afgesproken,
            "cijfer": show_cijfer(status.voorwaarde.cijfer) if status.voorwaarde.cijfer else None,
            "is_gehaald": status.voorwaarde.is_gehaald,
        },
    }


def show_afspraak(afspraak: "Afspraak") -> dict[str, Any]:
    """Return what was agreed: figure, quarters, target with provenance and objection, passport."""
    streef = describe_streefwaarde(afspraak)
    return {
        "id": afspraak.id,
        "kenmerk": afspraak.beschikking.kenmerk,
        "indicatorcode": afspraak.indicatorcode,
        "interventiecode": afspraak.interventiecode,
        "informant": afspraak.informant,
        "van_kwartaal": afspraak.van_kwartaal,
        "tot_kwartaal": last_quarter(afspraak),
        "vervangt_id": afspraak.vervangt_id,
        "spoed_reden": afspraak.spoed_reden,
        "is_leerafspraak": afspraak.is_leerafspraak,
        "streefwaarde": {
            "waarde": afspraak.streefwaarde,
            "herkomst": afspraak.herkomst,
            "formule": afspraak.formule,
            "wijkreden": afspraak.wijkreden,
            "bezwaar": streef.bezwaar,
            "tekst": streef.zin,
        },
        "paspoort": {veld: getattr(afspraak, veld) for veld in PASPOORT},
    }


def show_cijfer(cijfer: Cijfer) -> dict[str, Any]:
    """Return a published figure; what is hidden stays hidden, with the reason."""
    return {
        "cijfer_id": cijfer.cijfer_id,
        "indicatorcode": cijfer.indicatorcode,
        "regiocode": cijfer.regiocode,
        "kwartaal": cijfer.kwartaal,
        "periode": cijfer.periode,
        "informant": cijfer.informant,
        "waarde": cijfer.waarde,
        "onder": cijfer.onder,
        "boven": cijfer.boven,
        "n": None if cijfer.is_onderdrukt else cijfer.n,
        "dekking": cijfer.dekking,
        "is_onderdrukt": cijfer.is_onderdrukt,
        "onderdruk_reden": cijfer.onderdruk_reden,
        "veilig_cijfer_id": cijfer.veilig_cijfer_id,
        "is_voorlopig": cijfer.is_voorlopig,
        "definitieversie": cijfer.definitieversie,
    }


def show_beschikking(beschikking: "Beschikking", statussen: list[Afspraakstatus]) -> dict[str, Any]:
    """Return a beschikking, its afspraken of the quarter, and every other version that ever counted or will."""
    nu = {s.afspraak.id for s in statussen}
    andere = [a for a in beschikking.afspraken if a.status is AfspraakStatus.BEVESTIGD and a.id not in nu]
    return {
        "kenmerk": beschikking.kenmerk,
        "titel": beschikking.titel,
        "partijcode": beschikking.partijcode,
        "account": beschikking.account,
        "van_kwartaal": beschikking.van_kwartaal,
        "tot_kwartaal": beschikking.tot_kwartaal,
        "doeltekst": beschikking.doeltekst,
        "gebieden": [g.regiocode for g in beschikking.gebieden],
        "activiteiten": [
            {"interventiecode": i.interventiecode, "regime": i.regime} for i in beschikking.interventies
        ],
        "afspraken": [show_status(s) for s in statussen],
        "andere_versies": [show_afspraak(a) for a in andere],
    }
