"""What a person who opens the build file in DuckDB or R reads first: the table `leesmij`."""

import pandas as pd

from schemas.tabellen import TABELLEN

ALINEAS = (
    (
        "dit bestand",
        "Hierin staan de cijfers van één bouw van Wijkspiegel. Het bestand verandert nooit meer: nieuwe aanleveringen "
        "geven een nieuw bestand. De tabel bouw zegt welke bouw dit is.",
    ),
    (
        "openen",
        "In DuckDB: open het bestand alleen-lezen en vraag `from leesmij`. In R: "
        "dbConnect(duckdb::duckdb(), 'bestand.duckdb', read_only = TRUE). Elke tabel en elke kolom heeft een "
        "toelichting: `select table_name, column_name, comment from duckdb_columns()`.",
    ),
    (
        "wie er niet in staat",
        "Er staan geen deelnemers in: alleen aantallen, aandelen en gemiddelden. Kleine aantallen, en wat ze zou "
        "verraden, zijn leeg. is_onderdrukt zegt dan ja, en veilig_cijfer_id wijst naar het dichtstbijzijnde cijfer dat wel te "
        "zien is: van een grotere plaats, of van alle partijen of interventies samen.",
    ),
    (
        "niet optellen",
        "Tel cijfers niet zelf op over plaatsen, partijen of kwartalen: een jongere kan meer dan eens meetellen, en een "
        "leeg cijfer is geen nul. De totalen staan er al: * in partijcode of interventiecode is alles samen.",
    ),
    (
        "beoordelen",
        "Lees bij elk cijfer n, dekking, onder en boven mee. verandering zegt of een verschil met het vorige kwartaal "
        "meer is dan toeval. Vergelijk niet over een ander segment heen: daar is iets veranderd in de meting of de "
        "aanbieder.",
    ),
    (
        "naar de bron",
        "Met partijcode en kwartaal vindt u in herkomst de bestanden achter een cijfer. `wijkspiegel uitleg CIJFER-ID` "
        "laat de hele weg zien.",
    ),
)
"""Each paragraph with what it is about."""


def list_leesmij() -> pd.DataFrame:
    """List the paragraphs, then what one row of each table is."""
    tabellen = [(naam, (model.__doc__ or "").strip()) for naam, model in TABELLEN.items()]
    rijen = [(nr, onderwerp, tekst) for nr, (onderwerp, tekst) in enumerate([*ALINEAS, *tabellen], start=1)]
    return pd.DataFrame(rijen, columns=["volgorde", "onderwerp", "tekst"])
