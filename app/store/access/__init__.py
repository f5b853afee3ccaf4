"""The only way a row reaches a request: what this person may see, and nothing else."""

from app.store.access.aanleveringen import (
    get_aanlevering,
    get_inleesprofiel,
    visible_aanleveringen,
    visible_bewijzen,
    visible_inleesprofielen,
    visible_koppelingen,
    visible_publicatie,
)
from app.store.access.afspraken import (
    delivering_partijen,
    get_afspraak,
    get_beschikking,
    running_beschikkingen,
    visible_beschikkingen,
    visible_focusfactoren,
    visible_interventies,
    visible_oogmerken,
    visible_partijen,
    visible_regelniveaus,
    visible_wijkinzet,
)
from app.store.access.beheer import (
    visible_accounts,
    visible_logregels,
    visible_publicaties,
    visible_themas,
)
from app.store.access.gebeurtenissen import (
    earlier_gebeurtenissen,
    get_gebeurtenis,
    visible_gebeurtenissen,
)
from app.store.access.gesprekken import (
    get_gesprek,
    visible_conclusies,
    visible_gesprekken,
    visible_herkenningen,
    visible_lezingen,
    visible_verhalen,
)
from app.store.access.leerbijeenkomsten import get_leerbijeenkomst, visible_leerbijeenkomsten
from app.store.access.lessen import get_les, has_les, may_change_les, visible_lessen
from app.store.access.referentie import (
    get_referentiebestand,
    valid_referentiebestanden,
    visible_referentiebestanden,
)
from app.store.access.verbeteren import (
    get_toezegging,
    get_verbeteractie,
    visible_toezeggingen,
    visible_verbeteracties,
)

__all__ = [
    "delivering_partijen",
    "earlier_gebeurtenissen",
    "get_aanlevering",
    "get_afspraak",
    "get_beschikking",
    "get_gebeurtenis",
    "get_gesprek",
    "get_inleesprofiel",
    "get_leerbijeenkomst",
    "get_les",
    "get_referentiebestand",
    "get_toezegging",
    "get_verbeteractie",
    "has_les",
    "may_change_les",
    "running_beschikkingen",
    "valid_referentiebestanden",
    "visible_aanleveringen",
    "visible_accounts",
    "visible_beschikkingen",
    "visible_bewijzen",
    "visible_conclusies",
    "visible_focusfactoren",
    "visible_gebeurtenissen",
    "visible_gesprekken",
    "visible_herkenningen",
    "visible_inleesprofielen",
    "visible_interventies",
    "visible_koppelingen",
    "visible_leerbijeenkomsten",
    "visible_lessen",
    "visible_lezingen",
    "visible_logregels",
    "visible_oogmerken",
    "visible_partijen",
    "visible_publicatie",
    "visible_publicaties",
    "visible_referentiebestanden",
    "visible_regelniveaus",
    "visible_themas",
    "visible_toezeggingen",
    "visible_verbeteracties",
    "visible_verhalen",
    "visible_wijkinzet",
]
