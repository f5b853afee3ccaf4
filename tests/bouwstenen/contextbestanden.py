"""One small table of context figures in every layout it may come in; the numbers are of CBS, 2020."""

import io
import json
import zipfile
from collections.abc import Mapping

import openpyxl

KOP_STATLINE = (
    "Wijken en buurten",
    "Gemeentenaam (naam)",
    "Soort regio (omschrijving)",
    "Codering (code)",
    "Indelingswijziging wijken en buurten (code)",
    "Aantal inwoners (aantal)",
    "0 tot 15 jaar (aantal)",
    "15 tot 25 jaar (aantal)",
    "Afstand tot kinderdagverblijf (km)",
    "Bevolkingsdichtheid (aantal inwoners per km²)",
)
KOP_V3 = (
    "ID",
    "WijkenEnBuurten",
    "Gemeentenaam_1",
    "SoortRegio_2",
    "Codering_3",
    "IndelingswijzigingWijkenEnBuurten_4",
    "AantalInwoners_5",
    "k_0Tot15Jaar_8",
    "k_15Tot25Jaar_9",
    "AfstandTotKinderdagverblijf_91",
    "Bevolkingsdichtheid_33",
)
RIJEN = (
    ("Nederland", "Nederland", "Land", "NL00", ".", "17407585", "2727000", "2120000", "0.6", "517"),
    ("Rotterdam", "Rotterdam", "Gemeente", "GM0599", ".", "651157", "103529", "86884", "0.4", "2993"),
    ("Rotterdam Centrum", "Rotterdam", "Wijk", "WK059901", "1", "36090", "3250", "5940", "0.3", "8732"),
    ("Schiebroek", "Rotterdam", "Buurt", "BU05990660", "3", "16500", "2900", ".", "0.4", "4000"),
    ("Noordzeeweg", "Rotterdam", "Buurt", "BU05992705", "1", "0", "0", "0", "", ""),
    ("Delft Centrum", "Delft", "Wijk", "WK050311", "1", "14000", "900", "4000", "0.3", "9000"),
)
V4_MATEN = {
    "D000000": ("Indelingswijziging wijken en buurten", ""),
    "T001036": ("Aantal inwoners", "aantal"),
    "M000101": ("0 tot 15 jaar", "aantal"),
    "M000102": ("15 tot 25 jaar", "aantal"),
    "M000224": ("Afstand tot kinderdagverblijf", "km"),
    "M000100": ("Bevolkingsdichtheid", "aantal inwoners per km²"),
}
V4_TEKENS = {".": "Unknown", "": "Impossible"}


def statline() -> bytes:
    """A StatLine download: BOM, CRLF, everything quoted, a title, padded numbers, a line with the source."""
    regels = ['"Kerncijfers wijken en buurten 2020"', '""', _quoted(KOP_STATLINE)]
    regels += [_quoted([*rij[:4], *(cel.rjust(12) if cel else "" for cel in rij[4:])]) for rij in RIJEN]
    regels += ['"Bron: CBS"']
    return ("\ufeff" + "\r\n".join(regels) + "\r\n").encode()


def statline_zonder_codes() -> bytes:
    """The same without the column of codes: places by name only."""
    kop = [kolom for i, kolom in enumerate(KOP_STATLINE) if i != 3]
    regels = ['"Kerncijfers wijken en buurten 2020"', _quoted(kop)]
    regels += [_quoted([cel for i, cel in enumerate(rij) if i != 3]) for rij in RIJEN]
    return ("\ufeff" + "\r\n".join(regels) + "\r\n").encode()


def v3_csv() -> bytes:
    """OData v3 as CSV: codes padded to ten characters, numbered columns, `       .` for missing."""
    regels = [";".join(KOP_V3)]
    for nummer, (_, gemeente, soort, code, *cellen) in enumerate(RIJEN):
        dicht = ["       ." if cel == "." else cel for cel in cellen]
        regels.append(";".join([str(nummer), code.ljust(10), gemeente, soort, code.ljust(10), *dicht]))
    return "\n".join(regels).encode()


def v3_json() -> bytes:
    """OData v3 as the API answers: UntypedDataSet, every value text."""
    waarden = [
        dict(zip(KOP_V3, (nummer, code.ljust(10), gemeente, soort, code.ljust(10), *cellen), strict=True))
        for nummer, (_, gemeente, soort, code, *cellen) in enumerate(RIJEN)
    ]
    return json.dumps({"odata.metadata": "https://opendata.cbs.nl/ODataApi", "value": waarden}).encode()


def v4_delen() -> dict[str, bytes]:
    """OData v4: Observations long with decimal commas, code lists beside it with line breaks in quotes."""
    regels = ["Id;Measure;ValueAttribute;Value;StringValue;WijkenEnBuurten;Perioden"]
    for _, _, _, code, *cellen in RIJEN:
        for maat, cel in zip(V4_MATEN, cellen, strict=True):
            teken = V4_TEKENS.get(cel, "None")
            waarde = ";" if cel in V4_TEKENS else f"{cel.replace('.', ',')};"
            if maat == "D000000":
                waarde = f";{cel}"
            regels.append(f"{len(regels)};{maat};{teken};{waarde};{code};2020JJ00")
    maten = [
        f'{code};{i};{titel};"{titel}\n\nStand op 1 januari; zie de toelichting.";Double;{eenheid};;1;M1'
        for i, (code, (titel, eenheid)) in enumerate(V4_MATEN.items())
    ]
    plaatsen = [f"{rij[3]};{i};{rij[0]};;G{i}" for i, rij in enumerate(RIJEN)]
    kop = "Identifier;Index;Title;Description"
    return {
        "Observations.csv": _lines(regels),
        "MeasureCodes.csv": _lines([f"{kop};DataType;Unit;Format;Decimals;MeasureGroupId", *maten]),
        "WijkenEnBuurtenCodes.csv": _lines([f"{kop};DimensionGroupId", *plaatsen]),
        "PeriodenCodes.csv": _lines([f"{kop};DimensionGroupId;Status", "2020JJ00;1;2020;;0;Definitief"]),
        "Properties.csv": _lines(
            ["Identifier;Title;License", "84799NED;Kerncijfers wijken en buurten 2020;CC BY 4.0"]
        ),
    }


def v4_zip(delen: Mapping[str, bytes] | None = None) -> bytes:
    """The same in one zip, as the bulk download is."""
    doos = io.BytesIO()
    with zipfile.ZipFile(doos, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, inhoud in (v4_delen() if delen is None else delen).items():
            archief.writestr(naam, inhoud)
    return doos.getvalue()


SWING_KOP = ("PERIODE", "GEBIEDSNIVEAU", "GEBIED", "NAAM", "WAARDE")
SWING = (
    (2021, "gemeente", "599", "ervaren_eenzaamheid", 12.3),
    (2021, "wijk", "059915", "ervaren_eenzaamheid", -99996),
    (2021, "wijk", "WK059901", "ervaren_eenzaamheid", 9.1),
    (2021, "buurt", "BU05991081", "ervaren_eenzaamheid", 0),
    (2021, "gemeente", "599", "rookt_weleens", 20.5),
)


def swing_csv() -> bytes:
    """Swing long format as text."""
    return "\n".join(";".join(str(cel) for cel in rij) for rij in (SWING_KOP, *SWING)).encode()


def swing_xlsx() -> bytes:
    """Swing long format as a workbook, with a sheet of metadata beside it."""
    boek = openpyxl.Workbook()
    blad = boek.active
    assert blad is not None
    blad.title = "data"
    for rij in (SWING_KOP, *SWING):
        blad.append(rij)
    meta = boek.create_sheet("metadata")
    meta.append(("NAAM", "OMSCHRIJVING"))
    meta.append(("ervaren_eenzaamheid", "Deel van de jongeren dat zich vaak eenzaam voelt"))
    doos = io.BytesIO()
    boek.save(doos)
    return doos.getvalue()


def _quoted(cellen: list[str] | tuple[str, ...]) -> str:
    return ";".join(f'"{cel}"' for cel in cellen)


def _lines(regels: list[str]) -> bytes:
    return "\n".join([*regels, ""]).encode()
