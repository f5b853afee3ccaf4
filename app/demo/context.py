"""The invented survey of the example city, loaded the way a beheerder loads any context file."""

from datetime import datetime

from app.demo.bronnen import VOORBEELD
from app.demo.stad import Demostad
from app.services.accounts import INRICHTING
from app.services.referentiebestanden import Lading, load_referentiebestand
from pipelines.context.inlezen import Leesopties, read_context
from schemas.vocabulary import Referentiesoort

BESTAND = "staat_van_de_jeugd.csv"
BRON = "Staat van de Jeugd, verzonnen voor de voorbeeldstad"


def load_survey(stad: Demostad, nu: datetime) -> None:
    """Read the file with the reader of context figures and let it count."""
    inhoud = (VOORBEELD / BESTAND).read_bytes()
    opties = Leesopties(bron=BRON, licentie="verzonnen")
    lezing = read_context(inhoud, BESTAND, stad.referentie, opties)
    verslag = lezing.verslag
    lading = Lading(
        soort=Referentiesoort.CONTEXT,
        sleutel=lezing.sleutel,
        naam=verslag.bron,
        bron=verslag.bron,
        licentie=verslag.licentie,
        versie=" en ".join(verslag.perioden),
        bestandsnaam=BESTAND,
        inhoud=inhoud,
        rijen=lezing.rijen,
        aantal_rijen=lezing.aantal,
        verslag=verslag.to_json(),
    )
    with stad.sessions.begin() as session:
        load_referentiebestand(session, stad.archive, INRICHTING, lading, nu=nu)
