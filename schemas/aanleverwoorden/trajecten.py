"""Headers and terms of trajecten and effectmetingen as Dutch welfare organisations write them."""

from collections.abc import Mapping

from schemas.aanlevering import Keuze

KOPPEN: Mapping[str, tuple[str, ...]] = {
    "traject_id": (
        "nr", "nummer", "id", "volgnummer", "volgnr", "trajectnr", "traject", "traject nummer", "traject id",
        "cliëntnr", "cliëntnummer", "cliënt id", "cliëntcode", "klantnr", "klantnummer", "klantcode", "dossiernr",
        "dossiernummer", "casusnummer", "casus", "deelnemernr", "deelnemernummer", "deelnemersnummer", "deelnemersnr", "deelnemer id",
        "deelnemerscode", "pseudoniem", "pseudo id", "kenmerk", "registratienummer", "code deelnemer", "code",
        "jongere id", "jongerenr", "uniek nummer", "zaaknummer", "inschrijfnummer",
    ),
    "interventie": (
        "activiteit", "programma", "naam activiteit", "naam interventie", "aanbod", "product", "dienst",
        "cursus", "training", "methodiek", "methode", "interventienaam", "project", "activiteitnaam", "module",
        "soort hulp", "soort traject", "type traject", "trajectsoort", "naam programma", "werksoort",
    ),
    "regio": (
        "wijk", "buurt", "wijk/buurt", "wijk of buurt", "wijknaam", "buurtnaam", "gebied", "gebiedsnaam",
        "woonwijk", "woonplaats wijk", "stadsdeel", "locatie wijk", "wijk deelnemer", "regio", "regiocode",
        "wijkcode", "buurtcode", "cbs buurt", "cbs wijk", "deelgemeente", "wijk van herkomst", "woonbuurt",
        "werkgebied", "wijkteam gebied",
    ),
    "kwartaal": ("kw", "kwartaal", "periode", "rapportageperiode", "verslagperiode", "meetperiode", "tijdvak", "rapportagekwartaal"),
    "leeftijd": (
        "lft", "lftd", "leeft", "leeftijd in jaren", "leeftijd bij start", "leeftijd deelnemer", "leeftijd jongere",
        "leeftijd kind", "age", "leeftijd (jaar)",
    ),
    "leeftijdsgroep": (
        "leeftijdscategorie", "leeftijdsklasse", "lft groep", "lft-groep", "leeftijd categorie", "leeftijd groep",
        "leeftijdsgr", "leeftijdscat", "doelgroep leeftijd", "leeftijdsband",
    ),
    "toeleiding": (
        "verwijzer", "verwezen door", "doorverwezen door", "verwijzing", "aanmelder", "aangemeld door", "toegeleid door",
        "toeleider", "herkomst aanmelding", "via", "aanmeldroute", "instroom via", "bron aanmelding", "herkomst", "aanmelding via",
    ),
    "startdatum": (
        "start", "begin", "begindatum", "gestart op", "datum start", "ingangsdatum", "aanvang", "aanvangsdatum",
        "start datum", "datum aanvang", "datum instroom", "instroom", "instroomdatum", "begonnen op", "gestart",
        "datum intake", "intakedatum", "van", "vanaf", "start traject", "datum begin", "ingang",
    ),
    "einddatum": (
        "eind", "einde", "gestopt op", "datum einde", "datum eind", "afgesloten op", "afsluitdatum", "sluitdatum",
        "eind datum", "beëindigd op", "uitstroom", "uitstroomdatum", "datum uitstroom", "datum afsluiting", "afgerond op",
        "stopdatum", "tot", "tot en met", "einde traject", "datum beëindiging", "geëindigd op", "afsluiting", "gestopt",
    ),
    "reden_einde": (
        "reden beëindiging", "reden eind", "reden beeindiging", "waarom gestopt", "reden uitstroom", "reden afsluiting",
        "reden stoppen", "uitstroomreden", "afsluitreden", "reden", "wijze van beëindiging", "reden van beëindiging",
        "beëindigingsreden", "reden van einde", "stopreden", "hoe afgesloten", "wijze van afsluiting", "uitstroom reden",
        "afloop", "reden afgesloten", "waarom geëindigd",
    ),
    "bijeenkomsten": (
        "aantal bijeenkomsten", "contacten", "aantal contacten", "keer geweest", "aantal keer", "sessies", "aantal sessies",
        "gesprekken", "aantal gesprekken", "aantal lessen", "lessen", "aantal keren", "contactmomenten",
        "aantal contactmomenten", "afspraken", "aantal afspraken", "bezoeken", "aantal bezoeken", "# bijeenkomsten",
        "bijeenk", "keren gezien", "keer gezien", "opkomst", "aantal bijeenk", "huisbezoeken",
    ),
    "nut": (
        "cijfer nut", "cijfer nut (1-10)", "nut (1-10)", "rapportcijfer", "cijfer", "waardering", "tevredenheid",
        "tevredenheidscijfer", "waarderingscijfer", "ervaren nut", "nut cijfer", "nuttigheid", "cijfer 1-10",
        "cijfer tevredenheid", "score nut", "rapportcijfer nut", "hoe nuttig", "hoeveel aan gehad", "cijfer ervaring",
        "ervaringscijfer", "beoordeling", "tevredenheid (1-10)", "cliëntervaring",
    ),
    "informant": (
        "ingevuld door", "door wie ingevuld", "wie vulde in", "wie heeft ingevuld", "invuller", "respondent", "beoordeeld door", "cijfer gegeven door", "gevraagd aan",
        "antwoord van", "wie gaf cijfer", "bron", "ingevuld", "perspectief", "gegeven door",
    ),
    "zonder_hulp_verder": (
        "kan verder zonder hulp", "kan verder zonder hulp?", "zonder hulp", "verder zonder hulp", "zonder hulp verder?",
        "kan zonder hulp verder", "kan zonder hulp", "zelfstandig verder", "redt zich zelf", "kan het zelf", "zelfredzaam",
        "geen hulp meer nodig", "zonder verdere hulp", "kan zelf verder", "zelf verder",
    ),
    "instrument": ("meetinstrument", "vragenlijst", "lijst", "test", "naam vragenlijst", "instrumentnaam", "soort vragenlijst", "schaal"),
    "moment": ("meetmoment", "meting", "tijdstip", "voor/na", "voor of na", "soort meting", "fase", "afnamemoment", "t"),
    "datum": ("meetdatum", "datum meting", "datum afname", "afnamedatum", "afgenomen op", "ingevuld op", "datum ingevuld"),
    "score": ("totaalscore", "uitslag", "somscore", "ruwe score", "punten", "waarde", "score totaal", "schaalscore"),
}  # fmt: skip

GRENZEN = ((0, 3), (4, 11), (12, 17), (18, 22), (23, 27))
"""The age groups of the method, in years, inclusive."""


def _schrijfwijzen(van: int, tot: int) -> tuple[str, ...]:
    """Return the ways people write an age band."""
    banden = (
        f"{van} t/m {tot}",
        f"{van} tot en met {tot}",
        f"{van}-{tot}",
        f"{van} tot {tot + 1}",
        f"{van}-{tot + 1}",
    )
    return tuple(f"{band}{achter}" for band in banden for achter in ("", " jaar", " jr"))


LEEFTIJDSGROEPEN = tuple(
    Keuze(f"{van}-{tot}", f"{van}-{tot}", _schrijfwijzen(van, tot)) for van, tot in GRENZEN
)

TOELEIDINGEN = (
    Keuze("gemeente", "gemeente", ("wijkteam", "jeugdteam", "vraagwijzer", "leerplicht", "sociaal team", "jongerenloket", "gemeente rotterdam", "leerplichtambtenaar", "via gemeente", "wijkteam gemeente", "jongerencoach gemeente")),
    Keuze("school", "school", ("onderwijs", "via school", "mentor", "zorgcoördinator", "intern begeleider", "ib'er", "docent", "schoolmaatschappelijk werk", "smw", "leerkracht")),
    Keuze("zelf", "zelf", ("eigen initiatief", "zelf aangemeld", "ouder", "ouders", "eigen aanmelding", "jongere zelf", "zelfmelder", "zelfaanmelding", "familie", "ouder/verzorger", "vriend", "vrienden", "gezin")),
    Keuze("aanbieder", "aanbieder", ("eigen organisatie", "andere aanbieder", "collega", "jongerenwerk", "jongerenwerker", "welzijn", "intern", "doorstroom", "ander aanbod", "welzijnsorganisatie", "outreachend", "straat")),
    Keuze("anders", "anders", ("overig", "overige", "cjg", "huisarts", "politie", "halt", "ggd", "jeugdhulp", "kerk", "moskee", "sportclub", "overigen", "jeugdbescherming", "ggz")),
    Keuze("onbekend", "onbekend", ("weet niet", "?", "niet bekend", "niet geregistreerd")),
)  # fmt: skip

REDENEN = (
    Keuze("volgens_plan", "volgens plan", (
        "afgerond", "regulier", "regulier afgerond", "volgens afspraak", "doel bereikt", "doelen behaald", "doelen bereikt",
        "afgerond volgens plan", "regulier beëindigd", "succesvol afgerond", "voltooid", "plan afgerond", "in overleg afgerond",
        "traject afgerond", "positief afgerond", "einde traject", "beëindigd volgens plan", "conform plan", "einde cursus",
        "cursus afgelopen", "programma afgerond", "einde programma", "klaar",
    )),
    Keuze("voortijdig_negatief", "voortijdig, negatief", (
        "voortijdig: geen motivatie", "geen motivatie", "uitval", "uitgevallen", "afgehaakt", "voortijdig gestopt", "no show",
        "voortijdig beëindigd", "voortijdig negatief", "niet meer komen opdagen", "gestopt door cliënt", "voortijdig",
        "niet gemotiveerd", "eenzijdig beëindigd", "eenzijdig door cliënt", "eenzijdig door jongere", "drop-out",
        "uit beeld", "weggebleven", "kwam niet meer", "geen contact meer", "voortijdige uitval", "negatieve uitval", "uit contact",
        "voortijdig: uitval", "voortijdig: niet meer verschenen", "onvoldoende motivatie", "tussentijds gestopt", "afgebroken",
        "voortijdig door jongere", "voortijdig door aanbieder", "eenzijdig door aanbieder", "niet verschenen", "weigering",
    )),
    Keuze("voortijdig_overig", "voortijdig, anders", (
        "verhuisd", "verhuizing", "ziekte", "overleden", "externe omstandigheden", "voortijdig: verhuisd", "voortijdig overig",
        "voortijdig anders", "wegens verhuizing", "overmacht", "voortijdig: ziekte", "buiten de gemeente", "detentie",
        "voortijdig wegens externe omstandigheden", "voortijdig: overig", "voortijdig: anders", "in overleg gestopt", "zwangerschap",
    )),
    Keuze("doorverwezen", "doorverwezen", (
        "doorverwezen naar wijkteam", "doorverwijzing", "verwezen", "overgedragen", "door naar jeugdhulp", "opgeschaald",
        "doorgestroomd", "doorverwezen naar jeugdhulp", "warme overdracht", "overdracht", "doorverwezen naar ggz", "verwezen naar wijkteam",
        "doorverwezen naar zorg", "doorverwezen naar huisarts", "doorverwezen naar school", "opschaling", "overgedragen aan wijkteam",
        "doorverwezen naar cjg", "doorstroom", "naar wijkteam", "doorgeleid", "doorverwezen naar specialistische hulp", "toegeleid naar zorg",
    )),
    Keuze("onbekend", "onbekend", ("weet niet", "?", "niet bekend", "niet geregistreerd", "anders", "overig")),
)  # fmt: skip

INFORMANTEN = (
    Keuze("jongere", "jongere", ("kind", "cliënt", "deelnemer", "leerling", "jeugdige", "zelf", "jongere zelf", "jongeren", "jongen", "meisje", "deelnemer zelf", "j", "jeugd", "tiener")),
    Keuze("ouder", "ouder", ("moeder", "vader", "ouders", "ouder/verzorger", "verzorger", "ouder(s)", "o", "opvoeder", "voogd", "ouder of verzorger", "ouders/verzorgers")),
    Keuze("professional", "professional", ("pm'er", "pmer", "begeleider", "hulpverlener", "medewerker", "jongerenwerker", "trainer", "coach", "docent", "leerkracht", "wijkteam", "p", "pm", "pedagogisch medewerker", "beroepskracht", "werker", "prof", "consulent", "coördinator", "pm er", "mentor", "sociaal werker")),
)  # fmt: skip

ZONDER_HULP = (
    Keuze("ja", "ja", ("j", "y", "yes", "1", "x", "waar", "wel", "ja zeker", "true", "ja hoor")),
    Keuze("nee", "nee", ("n", "no", "0", "neen", "onwaar", "niet", "false", "nog niet")),
    Keuze("weet_niet", "weet niet", ("weet ik niet", "wn", "misschien", "twijfel", "geen idee", "weet het niet", "deels", "w")),
    Keuze("onbekend", "onbekend", ("?", "niet gevraagd", "niet ingevuld", "geen antwoord", "niet bekend", "niet gemeten", "onbek", "ob", "onb", "??")),
)  # fmt: skip

MOMENTEN = (
    Keuze("voor", "voor", ("voormeting", "start", "begin", "t0", "0", "nulmeting", "bij start", "vooraf", "pre", "beginmeting", "1e meting", "eerste meting", "intake", "startmeting", "v", "m1", "aanvang")),
    Keuze("na", "na", ("nameting", "einde", "eind", "t1", "1", "bij einde", "achteraf", "post", "eindmeting", "2e meting", "tweede meting", "afsluiting", "n", "m2", "bij afsluiting")),
    Keuze("follow_up", "follow-up", ("follow up", "followup", "t2", "vervolgmeting", "3e meting", "later", "2", "fu", "na 3 maanden", "na 6 maanden", "nazorg", "na half jaar", "derde meting")),
)  # fmt: skip
