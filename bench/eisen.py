"""What the file must satisfy, in the words of the file itself: the same for every engine that is compared."""

from bench.trajecten import AANBOD, INFORMANTEN, KOP, REDENEN, TOELEIDINGEN, ZONDER_HULP

SLEUTEL = "traject_id"
DATUMS = ("startdatum", "einddatum")
DATUMVORM = "%d-%m-%Y"
VERPLICHT = ("traject_id", "interventie", "wijk", "startdatum")
BEREIK = {"leeftijd": (0, 27), "bijeenkomsten": (0, 200), "nut": (1, 10)}
KEUZES = {
    "interventie": [naam for naam, _, _ in AANBOD],
    "wijk": sorted({plaats for _, plaatsen, _ in AANBOD for plaats in plaatsen}),
    "toeleiding": list(TOELEIDINGEN),
    "reden_einde": list(REDENEN),
    "informant": list(INFORMANTEN),
    "zonder_hulp_verder": list(ZONDER_HULP),
}
LETTERS = dict(zip(KOP, "ABCDEFGHIJKL", strict=True))
EIND_VOOR_START = LETTERS["einddatum"]
"""Where a wrong order of dates is shown."""
