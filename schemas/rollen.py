"""The whole permission model on one screen: a Recht says what, a Bereik about which, a Rol joins them."""

from dataclasses import dataclass
from enum import StrEnum

from schemas.errors import DeclaratieError


class Recht(StrEnum):
    """What may be done or seen."""

    WIJKBEELD_BEKIJKEN = "wijkbeeld_bekijken"
    AFSPRAKEN_BEKIJKEN = "afspraken_bekijken"
    AFSPRAAK_BIJWERKEN = "afspraak_bijwerken"
    AFSPRAAK_BEANTWOORDEN = "afspraak_beantwoorden"
    BESCHIKKING_BIJWERKEN = "beschikking_bijwerken"
    BESCHIKKINGEN_LADEN = "beschikkingen_laden"
    PARTIJ_BIJWERKEN = "partij_bijwerken"
    PARTIJ_BEKIJKEN = "partij_bekijken"
    WIJKOPNAME_BIJWERKEN = "wijkopname_bijwerken"
    AFWIJKING_BEKIJKEN = "afwijking_bekijken"
    AFWIJKING_SCHRIJVEN = "afwijking_schrijven"
    AFWIJKING_BESLISSEN = "afwijking_beslissen"
    REGEL_HERZIEN = "regel_herzien"
    REGELNIVEAU_BIJWERKEN = "regelniveau_bijwerken"
    AANLEVERING_DOEN = "aanlevering_doen"
    AANLEVERING_BEKIJKEN = "aanlevering_bekijken"
    GESPREK_BEKIJKEN = "gesprek_bekijken"
    LEZING_SCHRIJVEN = "lezing_schrijven"
    GESPREK_VOEREN = "gesprek_voeren"
    HERKENNING_GEVEN = "herkenning_geven"
    FOCUSFACTOR_KIEZEN = "focusfactor_kiezen"
    WIJKINZET_BIJWERKEN = "wijkinzet_bijwerken"
    VERBETEREN_BEKIJKEN = "verbeteren_bekijken"
    VERBETERACTIE_BIJWERKEN = "verbeteractie_bijwerken"
    LAAGVRAAG_BEANTWOORDEN = "laagvraag_beantwoorden"
    LES_SCHRIJVEN = "les_schrijven"
    LEERBIJEENKOMST_BEKIJKEN = "leerbijeenkomst_bekijken"
    LEERBIJEENKOMST_VOEREN = "leerbijeenkomst_voeren"
    TOEZEGGING_BIJWERKEN = "toezegging_bijwerken"
    SIGNAAL_GEVEN = "signaal_geven"
    SIGNAAL_BEKIJKEN = "signaal_bekijken"
    SIGNAAL_BEHANDELEN = "signaal_behandelen"
    UITVRAAG_BIJWERKEN = "uitvraag_bijwerken"
    INITIATIEF_BIJWERKEN = "initiatief_bijwerken"
    PULS_GEVEN = "puls_geven"
    LEERKLIMAAT_BEKIJKEN = "leerklimaat_bekijken"
    LEERKLIMAAT_BEHEREN = "leerklimaat_beheren"
    LEREN_BEKIJKEN = "leren_bekijken"
    OVERDRACHT_BEKIJKEN = "overdracht_bekijken"
    GEBEURTENIS_BIJWERKEN = "gebeurtenis_bijwerken"
    GEBRUIKERS_BEHEREN = "gebruikers_beheren"
    LOG_BEKIJKEN = "log_bekijken"
    PUBLICEREN = "publiceren"
    REFERENTIE_BEHEREN = "referentie_beheren"
    GESPREKSKAART_MAKEN = "gesprekskaart_maken"
    GESPREKSVERSLAG_MAKEN = "gespreksverslag_maken"
    DOSSIER_MAKEN = "dossier_maken"
    VERANTWOORDING_MAKEN = "verantwoording_maken"
    WIJKBLAD_MAKEN = "wijkblad_maken"
    RAADSBLAD_MAKEN = "raadsblad_maken"
    CIJFERBLAD_MAKEN = "cijferblad_maken"


class Bereik(StrEnum):
    """About which objects: own party, own gebieden, own beschikkingen, or all."""

    EIGEN_PARTIJ = "eigen_partij"
    EIGEN_REGIOS = "eigen_regios"
    EIGEN_BESCHIKKINGEN = "eigen_beschikkingen"
    ALLES = "alles"


@dataclass(frozen=True)
class Rol:
    """A role as data; only its code is stored."""

    code: str
    naam: str
    omschrijving: str
    bereik: Bereik
    rechten: frozenset[Recht]


ROLLEN = (
    Rol(
        "gebiedsadviseur",
        "Gebiedsadviseur",
        "Bereidt het kwartaalgesprek in de eigen gebieden voor en leidt het.",
        Bereik.EIGEN_REGIOS,
        frozenset(
            {
                Recht.WIJKOPNAME_BIJWERKEN,
                Recht.AFWIJKING_BEKIJKEN,
                Recht.AFWIJKING_SCHRIJVEN,
                Recht.AFWIJKING_BESLISSEN,
                Recht.REGEL_HERZIEN,
                Recht.WIJKBEELD_BEKIJKEN,
                Recht.FOCUSFACTOR_KIEZEN,
                Recht.WIJKINZET_BIJWERKEN,
                Recht.AFSPRAKEN_BEKIJKEN,
                Recht.PARTIJ_BEKIJKEN,
                Recht.GESPREK_BEKIJKEN,
                Recht.LEZING_SCHRIJVEN,
                Recht.GESPREK_VOEREN,
                Recht.VERBETEREN_BEKIJKEN,
                Recht.VERBETERACTIE_BIJWERKEN,
                Recht.LAAGVRAAG_BEANTWOORDEN,
                Recht.LES_SCHRIJVEN,
                Recht.LEERBIJEENKOMST_BEKIJKEN,
                Recht.LEERBIJEENKOMST_VOEREN,
                Recht.TOEZEGGING_BIJWERKEN,
                Recht.SIGNAAL_GEVEN,
                Recht.SIGNAAL_BEKIJKEN,
                Recht.SIGNAAL_BEHANDELEN,
                Recht.UITVRAAG_BIJWERKEN,
                Recht.INITIATIEF_BIJWERKEN,
                Recht.PULS_GEVEN,
                Recht.LEERKLIMAAT_BEKIJKEN,
                Recht.LEREN_BEKIJKEN,
                Recht.OVERDRACHT_BEKIJKEN,
                Recht.GEBEURTENIS_BIJWERKEN,
                Recht.GESPREKSKAART_MAKEN,
                Recht.GESPREKSVERSLAG_MAKEN,
                Recht.DOSSIER_MAKEN,
                Recht.VERANTWOORDING_MAKEN,
                Recht.CIJFERBLAD_MAKEN,
                Recht.WIJKBLAD_MAKEN,
                Recht.RAADSBLAD_MAKEN,
            }
        ),
    ),
    Rol(
        "accounthouder",
        "Accounthouder",
        "Bekijkt cijfers, afspraken en besluiten van de eigen beschikkingen; nooit een niet vrijgegeven lezing.",
        Bereik.EIGEN_BESCHIKKINGEN,
        frozenset(
            {
                Recht.AFSPRAAK_BIJWERKEN,
                Recht.BESCHIKKING_BIJWERKEN,
                Recht.BESCHIKKINGEN_LADEN,
                Recht.WIJKOPNAME_BIJWERKEN,
                Recht.AFWIJKING_BEKIJKEN,
                Recht.AFWIJKING_BESLISSEN,
                Recht.WIJKBEELD_BEKIJKEN,
                Recht.AFSPRAKEN_BEKIJKEN,
                Recht.PARTIJ_BEKIJKEN,
                Recht.REGELNIVEAU_BIJWERKEN,
                Recht.AANLEVERING_BEKIJKEN,
                Recht.GESPREK_BEKIJKEN,
                Recht.VERBETEREN_BEKIJKEN,
                Recht.LAAGVRAAG_BEANTWOORDEN,
                Recht.TOEZEGGING_BIJWERKEN,
                Recht.GESPREKSKAART_MAKEN,
                Recht.GESPREKSVERSLAG_MAKEN,
                Recht.DOSSIER_MAKEN,
                Recht.VERANTWOORDING_MAKEN,
                Recht.CIJFERBLAD_MAKEN,
                Recht.RAADSBLAD_MAKEN,
                Recht.SIGNAAL_BEKIJKEN,
                Recht.SIGNAAL_BEHANDELEN,
                Recht.UITVRAAG_BIJWERKEN,
                Recht.PULS_GEVEN,
                Recht.LEERKLIMAAT_BEKIJKEN,
                Recht.LEREN_BEKIJKEN,
                Recht.OVERDRACHT_BEKIJKEN,
            }
        ),
    ),
    Rol(
        "aanbieder",
        "Aanbieder",
        "Levert monitoringbestanden aan, leest de eigen spiegel en schrijft de eigen lezing.",
        Bereik.EIGEN_PARTIJ,
        frozenset(
            {
                Recht.AFSPRAAK_BEANTWOORDEN,
                Recht.AFWIJKING_BEKIJKEN,
                Recht.AFWIJKING_SCHRIJVEN,
                Recht.WIJKBEELD_BEKIJKEN,
                Recht.AFSPRAKEN_BEKIJKEN,
                Recht.PARTIJ_BEKIJKEN,
                Recht.AANLEVERING_DOEN,
                Recht.AANLEVERING_BEKIJKEN,
                Recht.GESPREK_BEKIJKEN,
                Recht.LEZING_SCHRIJVEN,
                Recht.VERBETEREN_BEKIJKEN,
                Recht.VERBETERACTIE_BIJWERKEN,
                Recht.LAAGVRAAG_BEANTWOORDEN,
                Recht.LES_SCHRIJVEN,
                Recht.LEERBIJEENKOMST_BEKIJKEN,
                Recht.TOEZEGGING_BIJWERKEN,
                Recht.GESPREKSKAART_MAKEN,
                Recht.GESPREKSVERSLAG_MAKEN,
                Recht.DOSSIER_MAKEN,
                Recht.VERANTWOORDING_MAKEN,
                Recht.CIJFERBLAD_MAKEN,
                Recht.SIGNAAL_GEVEN,
                Recht.SIGNAAL_BEKIJKEN,
                Recht.SIGNAAL_BEHANDELEN,
                Recht.PULS_GEVEN,
                Recht.LEERKLIMAAT_BEKIJKEN,
                Recht.LEREN_BEKIJKEN,
                Recht.OVERDRACHT_BEKIJKEN,
            }
        ),
    ),
    Rol(
        "wijkpartner",
        "Wijkpartner",
        "Kent de wijk, meldt wat daar gebeurt en zegt of een cijfer wordt herkend.",
        Bereik.EIGEN_REGIOS,
        frozenset(
            {
                Recht.WIJKBEELD_BEKIJKEN,
                Recht.HERKENNING_GEVEN,
                Recht.SIGNAAL_GEVEN,
                Recht.SIGNAAL_BEKIJKEN,
                Recht.PULS_GEVEN,
                Recht.LEERKLIMAAT_BEKIJKEN,
                Recht.LEREN_BEKIJKEN,
                Recht.WIJKBLAD_MAKEN,
            }
        ),
    ),
    Rol(
        "beheerder",
        "Beheerder",
        "Beheert gebruikers en instellingen en bekijkt het logboek; ziet geen lezingen en geen rijen van deelnemers.",
        Bereik.ALLES,
        frozenset(
            {
                Recht.PARTIJ_BIJWERKEN,
                Recht.PARTIJ_BEKIJKEN,
                Recht.BESCHIKKINGEN_LADEN,
                Recht.AFWIJKING_BEKIJKEN,
                Recht.REGEL_HERZIEN,
                Recht.WIJKBEELD_BEKIJKEN,
                Recht.GEBRUIKERS_BEHEREN,
                Recht.LEERKLIMAAT_BEKIJKEN,
                Recht.LEERKLIMAAT_BEHEREN,
                Recht.LOG_BEKIJKEN,
                Recht.PUBLICEREN,
                Recht.REFERENTIE_BEHEREN,
                Recht.GEBEURTENIS_BIJWERKEN,
            }
        ),
    ),
)

ROL_VAN_CODE = {rol.code: rol for rol in ROLLEN}


def get_rol(code: str) -> Rol:
    """Return the role of a stored code, or raise DeclaratieError."""
    try:
        return ROL_VAN_CODE[code]
    except KeyError:
        raise DeclaratieError(f"rollen.py: rol '{code}' bestaat niet") from None
