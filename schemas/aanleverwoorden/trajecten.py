"""Headers and terms of trajecten and effectmetingen as Dutch welfare organisations write them."""

from collections.abc import Mapping

from schemas.aanlevering import Keuze

KOPPEN: Mapping[str, tuple[str, ...]] = {
    "traject_id": (
        "nr", "nummer", "id", "volgnummer", "volgnr", "trajectnr", "traject", "traject nummer", "traject id",
        "cliëntnr", "cliëntnummer", "cliënt id", "cliëntcode", "klantnr", "klantnummer", "klantcode", "dossiernr",
        "dossiernummer", "casusnummer", "casus", "deelnemernr", "deelnemernummer", "deelnemersnummer", "deelnemersnr", "deelnemer id",
        "deelnemerscode", "pseudoniem", "pseudo id", "kenmerk", "registratienummer", "code deelnemer", "code",
        "jongere id", "jongerenr", "uniek nummer", "zaaknummer", "inschrijfnummer", "client id", "deelnemer", "deelnemer nummer",
        "casenummer", "case id", "case", "dossier", "dossier id", "trajectcode", "aanmeldnummer", "aanmelding nr", "intakenummer", "referentie",
        "referentienummer", "ref", "record id", "sleutel", "gezinsnummer", "gezinscode", "gezin nr", "leerlingnummer", "nr deelnemer",
    ),
    "interventie": (
        "activiteit", "programma", "naam activiteit", "naam interventie", "aanbod", "product", "dienst",
        "cursus", "training", "methodiek", "methode", "interventienaam", "project", "activiteitnaam", "module",
        "soort hulp", "soort traject", "type traject", "trajectsoort", "naam programma", "werksoort", "intervention", "program",
        "aanbod naam", "naam aanbod", "naam traject", "naam project", "project naam", "projectnaam", "programmanaam", "hulpvorm", "dienstverlening",
        "soort aanbod", "soort activiteit", "naam training", "aangeboden activiteit", "deelgenomen aan", "groepsnaam", "inzet",
    ),
    "regio": (
        "wijk", "buurt", "wijk/buurt", "wijk of buurt", "wijknaam", "buurtnaam", "gebied", "gebiedsnaam",
        "woonwijk", "woonplaats wijk", "stadsdeel", "locatie wijk", "wijk deelnemer", "regio", "regiocode",
        "wijkcode", "buurtcode", "cbs buurt", "cbs wijk", "deelgemeente", "wijk van herkomst", "woonbuurt",
        "werkgebied", "wijkteam gebied", "wijk waar het kind woont", "wijk waar de jongere woont", "neighbourhood", "district", "wijk kind",
        "wijk jongere", "wijk van wonen", "wonend in", "woont in", "woongebied", "wijk gezin", "wijk client", "naam wijk", "naam buurt",
        "wijk of gebied", "gebied of wijk", "stadswijk", "wijk locatie", "locatie", "woonplaats", "plaats", "plek", "postcodegebied", "pc4", "postcode 4",
        "postcode (4 cijfers)",
    ),
    "kwartaal": ("kw", "kwartaal", "periode", "rapportageperiode", "verslagperiode", "meetperiode", "tijdvak", "rapportagekwartaal"),
    "leeftijd": (
        "lft", "lftd", "leeft", "leeftijd in jaren", "leeftijd bij start", "leeftijd deelnemer", "leeftijd jongere",
        "leeftijd kind", "age", "leeftijd (jaar)", "leeftijd (jaren)", "leeftijd bij aanmelding", "leeftijd bij aanvang",
        "leeftijd bij intake", "leeftijd in jaar", "leeftijd start", "leeftijd cliënt", "jaren oud", "hoe oud",
    ),
    "leeftijdsgroep": (
        "leeftijdscategorie", "leeftijdsklasse", "lft groep", "lft-groep", "leeftijd categorie", "leeftijd groep",
        "leeftijdsgr", "leeftijdscat", "doelgroep leeftijd", "leeftijdsband", "leeftijdsrange", "age group", "leeftijdsgroep (jaar)",
    ),
    "toeleiding": (
        "verwijzer", "verwezen door", "doorverwezen door", "verwijzing", "aanmelder", "aangemeld door", "toegeleid door",
        "toeleider", "herkomst verwijzing", "wie verwees", "aangemeld via", "doorverwijzer", "verwijzende instantie", "verwezen via",
        "hoe binnengekomen", "binnengekomen via", "referred by", "aanmeldingsbron", "wie meldde aan", "herkomst aanmelding", "via", "aanmeldroute", "instroom via", "bron aanmelding", "herkomst", "aanmelding via",
    ),
    "startdatum": (
        "start", "begin", "begindatum", "gestart op", "datum start", "ingangsdatum", "aanvang", "aanvangsdatum",
        "start datum", "datum aanvang", "datum instroom", "instroom", "instroomdatum", "begonnen op", "gestart",
        "eerste contact", "datum eerste contact", "eerste gesprek", "datum eerste gesprek", "start date", "startdatum traject", "datum start traject",
        "datum van start", "eerste bijeenkomst", "1e contact", "datum 1e contact", "aanvangsdatum traject", "begindatum traject", "datum ingang",
        "in traject sinds", "gestart in", "startdd", "start dd", "datum intake", "intakedatum", "van", "vanaf", "start traject", "datum begin", "ingang",
    ),
    "einddatum": (
        "eind", "einde", "gestopt op", "datum einde", "datum eind", "afgesloten op", "afsluitdatum", "sluitdatum",
        "eind datum", "beëindigd op", "uitstroom", "uitstroomdatum", "datum uitstroom", "datum afsluiting", "afgerond op",
        "laatste contact", "datum laatste contact", "laatste gesprek", "end date", "einddatum traject", "datum einde traject", "datum van einde",
        "laatste bijeenkomst", "datum gestopt", "datum stop", "datum afgerond", "datum afgesloten", "uit traject per", "beëindigingsdatum",
        "eindigde op", "einddd", "eind dd", "stopdatum", "tot", "tot en met", "einde traject", "datum beëindiging", "geëindigd op", "afsluiting", "gestopt",
    ),
    "reden_einde": (
        "reden beëindiging", "reden eind", "reden beeindiging", "waarom gestopt", "reden uitstroom", "reden afsluiting",
        "reden stoppen", "uitstroomreden", "afsluitreden", "reden", "wijze van beëindiging", "reden van beëindiging",
        "beëindigingsreden", "reden van einde", "stopreden", "hoe afgesloten", "wijze van afsluiting", "uitstroom reden",
        "afloop", "reden afgesloten", "waarom geëindigd", "reden stop", "reden gestopt", "reason", "reason for ending", "hoe geëindigd",
        "hoe beëindigd", "wijze van uitstroom", "soort uitstroom", "uitstroom naar", "resultaat afsluiting", "eindresultaat", "reden van uitstroom", "reden van afsluiting",
        "waarom afgesloten", "status einde", "uitkomst traject", "afsluiting reden", "toelichting einde",
    ),
    "bijeenkomsten": (
        "aantal bijeenkomsten", "contacten", "aantal contacten", "keer geweest", "aantal keer", "sessies", "aantal sessies",
        "gesprekken", "aantal gesprekken", "aantal lessen", "lessen", "aantal keren", "contactmomenten",
        "aantal contactmomenten", "afspraken", "aantal afspraken", "bezoeken", "aantal bezoeken", "# bijeenkomsten",
        "sessions", "contacts", "aantal contacten totaal", "aantal momenten", "momenten", "aantal ontmoetingen", "aantal huisbezoeken", "hoe vaak geweest",
        "hoe vaak gezien", "hoe vaak", "keren geweest", "aantal trainingen", "bijgewoonde bijeenkomsten", "aanwezig geweest", "aantal x",
        "bijeenk", "keren gezien", "keer gezien", "opkomst", "aantal bijeenk", "huisbezoeken",
    ),
    "nut": (
        "cijfer nut", "cijfer nut (1-10)", "nut (1-10)", "rapportcijfer", "cijfer", "waardering", "tevredenheid",
        "tevredenheidscijfer", "waarderingscijfer", "ervaren nut", "nut cijfer", "nuttigheid", "cijfer 1-10",
        "cijfer tevredenheid", "score nut", "rapportcijfer nut", "hoe nuttig", "hoeveel aan gehad", "cijfer ervaring",
        "cijfer (1 t/m 10)", "waardering (1-10)", "rapportcijfer (1-10)", "score tevredenheid", "cijfer deelnemer", "cijfer jongere", "cijfer ouder",
        "cijfer cliënt", "eindcijfer", "cijfer (1-10)", "welk cijfer", "oordeel", "score", "waarderingscijfer (1-10)", "ervaringscijfer", "beoordeling", "tevredenheid (1-10)", "cliëntervaring",
    ),
    "informant": (
        "ingevuld door", "door wie ingevuld", "wie vulde in", "wie heeft ingevuld", "invuller", "respondent", "beoordeeld door", "cijfer gegeven door", "gevraagd aan",
        "cijfer van", "cijfer door", "door wie", "informant", "filled in by", "wie antwoordde", "volgens wie", "ingevuld door wie", "beantwoord door", "antwoord van", "wie gaf cijfer", "bron", "ingevuld", "perspectief", "gegeven door",
    ),
    "zonder_hulp_verder": (
        "kan verder zonder hulp", "kan verder zonder hulp?", "zonder hulp", "verder zonder hulp", "zonder hulp verder?",
        "kan zonder hulp verder", "kan zonder hulp", "zelfstandig verder", "redt zich zelf", "kan het zelf", "zelfredzaam",
        "geen hulp meer nodig", "zonder verdere hulp", "kan zelf verder", "zelf verder", "kan het nu zelf", "kan het nu zelf?", "kan nu zelf verder",
        "zelfstandig", "zelfredzaam na afloop", "verder zonder ondersteuning", "redt het zelf", "redt het zonder hulp", "geen vervolghulp nodig",
        "can continue without help", "lukt het zelf", "kan alleen verder", "op eigen kracht", "op eigen kracht verder",
    ),
    "aanmelddatum": (
        "datum aanmelding", "aangemeld op", "aanmelding op", "aanmeld datum", "datum van aanmelding", "datum aanmelden", "wachtlijst sinds", "op wachtlijst sinds",
    ),
    "vast_gezicht": (
        "vast gezicht?", "vaste begeleider", "zelfde begeleider", "dezelfde begeleider", "een vaste begeleider", "steeds dezelfde begeleider", "vaste hulpverlener",
    ),
    "doel_bereikt": ("doel bereikt?", "doelrealisatie", "doelen bereikt?", "doel gehaald?", "mate van doelbereik", "doelbereik"),
    "herstart": (
        "nieuwe start", "nieuwe start?", "nieuwe start binnen een jaar", "herhaald beroep", "eerder in hulp", "eerder in hulp afgelopen jaar", "terugkeer", "opnieuw gestart",
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
        "cursus afgelopen", "programma afgerond", "einde programma", "klaar", "succesvol afgesloten", "succesvol beëindigd", "succesvol", "positief afgesloten", "traject voltooid",
        "programma voltooid", "geheel afgerond", "volledig afgerond", "afgesloten", "regulier afgesloten", "doel gehaald", "doelen gehaald", "training afgerond",
        "cursus afgerond", "volgens plan afgerond", "volgens plan afgesloten", "in overleg afgesloten", "hulpvraag beantwoord", "geen hulp meer nodig",
        "certificaat behaald", "uitgestroomd volgens plan", "positieve uitstroom", "afgerond met succes", "einde training", "einde traject (regulier)",
    )),
    Keuze("voortijdig_negatief", "voortijdig, negatief", (
        "voortijdig: geen motivatie", "geen motivatie", "uitval", "uitgevallen", "afgehaakt", "voortijdig gestopt", "no show",
        "voortijdig beëindigd", "voortijdig negatief", "niet meer komen opdagen", "gestopt door cliënt", "voortijdig",
        "niet gemotiveerd", "eenzijdig beëindigd", "eenzijdig door cliënt", "eenzijdig door jongere", "drop-out",
        "uit beeld", "weggebleven", "kwam niet meer", "geen contact meer", "voortijdige uitval", "negatieve uitval", "uit contact",
        "voortijdig: uitval", "voortijdig: niet meer verschenen", "onvoldoende motivatie", "tussentijds gestopt", "afgebroken",
        "gestopt op eigen verzoek", "op eigen verzoek gestopt", "eigen verzoek", "geen klik", "klikte niet", "niet komen opdagen", "kwam niet opdagen",
        "niet op komen dagen", "no-show", "noshow", "gestopt", "zelf gestopt", "vroegtijdig gestopt", "vroegtijdig beëindigd", "voortijdig afgebroken",
        "afgezegd", "haakte af", "geen interesse meer", "wilde niet meer", "gestopt zonder opgaaf van reden", "niet meer bereikbaar", "onbereikbaar",
        "geen contact", "geweigerd", "conflict", "gestopt: geen motivatie", "uitval: geen motivatie", "voortijdig uitgevallen", "ontevreden", "eenzijdig",
        "voortijdig door jongere", "voortijdig door aanbieder", "eenzijdig door aanbieder", "niet verschenen", "weigering",
    )),
    Keuze("voortijdig_overig", "voortijdig, anders", (
        "verhuisd", "verhuizing", "ziekte", "overleden", "externe omstandigheden", "voortijdig: verhuisd", "voortijdig overig",
        "voortijdig anders", "wegens verhuizing", "overmacht", "voortijdig: ziekte", "buiten de gemeente", "detentie",
        "18 geworden", "leeftijdsgrens", "leeftijd bereikt", "te oud", "andere school", "schoolwisseling", "wisseling van school", "naar buiten rotterdam",
        "vertrokken", "verhuisd buiten rotterdam", "verhuizing gezin", "ziek", "wegens ziekte", "medische redenen", "overlijden", "werk gevonden", "wachtlijst elders",
        "gezinsomstandigheden", "omstandigheden", "externe reden", "persoonlijke omstandigheden", "vertrek uit gemeente",
        "voortijdig wegens externe omstandigheden", "voortijdig: overig", "voortijdig: anders", "in overleg gestopt", "zwangerschap",
    )),
    Keuze("doorverwezen", "doorverwezen", (
        "doorverwezen naar wijkteam", "doorverwijzing", "verwezen", "overgedragen", "door naar jeugdhulp", "opgeschaald",
        "doorgestroomd", "doorverwezen naar jeugdhulp", "warme overdracht", "overdracht", "doorverwezen naar ggz", "verwezen naar wijkteam",
        "doorverwezen naar zorg", "doorverwezen naar huisarts", "doorverwezen naar school", "opschaling", "overgedragen aan wijkteam",
        "verwezen wijkteam", "overgedragen aan school", "verwijzing", "verwezen naar jeugdhulp", "doorverwezen wijkteam", "doorverwezen jeugdhulp", "naar jeugdhulp",
        "naar ggz", "verwezen ggz", "verwezen naar ggz", "overgedragen aan jeugdhulp", "overgedragen aan cjg", "doorgezet", "doorgezet naar wijkteam",
        "elders geplaatst", "ander traject", "doorgestroomd naar ander aanbod", "doorstroom naar zorg", "vervolgtraject", "doorverwezen (wijkteam)",
        "doorverwezen naar cjg", "doorstroom", "naar wijkteam", "doorgeleid", "doorverwezen naar specialistische hulp", "toegeleid naar zorg",
    )),
    Keuze("onbekend", "onbekend", ("weet niet", "?", "niet bekend", "niet geregistreerd", "anders", "overig", "reden onbekend", "geen opgaaf", "geen reden bekend", "onb", "onbek")),
)  # fmt: skip

INFORMANTEN = (
    Keuze("jongere", "jongere", ("kind", "cliënt", "deelnemer", "leerling", "jeugdige", "zelf", "jongere zelf", "jongeren", "jongen", "meisje", "deelnemer zelf", "j", "jeugd", "tiener", "deelnemer/jongere", "jongere/deelnemer", "jong", "scholier", "student")),
    Keuze("ouder", "ouder", ("moeder", "vader", "ouders", "ouder/verzorger", "verzorger", "ouder(s)", "o", "opvoeder", "voogd", "ouder of verzorger", "ouders/verzorgers", "mama", "papa", "moeder/vader", "opvoeders", "pleegouder", "ouder/opvoeder", "verzorgers", "beide ouders")),
    Keuze("professional", "professional", ("pm'er", "pmer", "begeleider", "hulpverlener", "medewerker", "jongerenwerker", "trainer", "coach", "docent", "leerkracht", "wijkteam", "p", "pm", "pedagogisch medewerker", "beroepskracht", "werker", "prof", "consulent", "coördinator", "pm er", "mentor", "sociaal werker", "maatschappelijk werker", "gezinscoach", "jeugdwerker", "hulpverl", "begeleiding", "leraar", "trajectbegeleider", "ib er", "sportcoach", "buurtcoach", "vrijwilliger", "zorgverlener")),
)  # fmt: skip

ZONDER_HULP = (
    Keuze("ja", "ja", ("j", "y", "yes", "1", "x", "waar", "wel", "ja zeker", "true", "ja hoor", "jawel", "ja, grotendeels", "ja grotendeels", "ja, helemaal", "ja volledig", "lukt zelf", "jah", "v", "ok")),
    Keuze("nee", "nee", ("n", "no", "0", "neen", "onwaar", "niet", "false", "nog niet", "nee, nog niet", "nee nog niet", "nee, niet", "nee helaas", "nog hulp nodig", "nee, nog hulp nodig")),
    Keuze("weet_niet", "weet niet", ("weet ik niet", "wn", "misschien", "twijfel", "geen idee", "weet het niet", "deels", "w", "gedeeltelijk", "twijfelt", "half", "soms", "ja en nee", "nog onduidelijk", "onduidelijk")),
    Keuze("onbekend", "onbekend", ("?", "niet gevraagd", "niet ingevuld", "geen antwoord", "niet bekend", "niet gemeten", "onbek", "ob", "onb", "??", "n.b.", "nb", "geen info", "geen gegevens", "niet beantwoord", "blanco")),
)  # fmt: skip

JA_NEE_ONBEKEND = tuple(keuze for keuze in ZONDER_HULP if keuze.code != "weet_niet")

DOELEN = (
    Keuze("ja", "ja", ("j", "helemaal", "volledig", "behaald", "bereikt", "doel bereikt", "doel behaald", "gehaald", "ja, helemaal", "ja helemaal")),
    Keuze("deels", "deels", ("gedeeltelijk", "ten dele", "half", "deels bereikt", "gedeeltelijk bereikt", "deels behaald", "grotendeels")),
    Keuze("nee", "nee", ("n", "niet", "niet bereikt", "niet behaald", "niet gehaald", "nog niet")),
    Keuze("onbekend", "onbekend", ("?", "niet gevraagd", "niet bekend", "weet niet", "niet gemeten", "nvt", "n.v.t.")),
)  # fmt: skip

MOMENTEN = (
    Keuze("voor", "voor", ("voormeting", "start", "begin", "t0", "0", "nulmeting", "bij start", "vooraf", "pre", "beginmeting", "1e meting", "eerste meting", "intake", "startmeting", "v", "m1", "aanvang")),
    Keuze("na", "na", ("nameting", "einde", "eind", "t1", "1", "bij einde", "achteraf", "post", "eindmeting", "2e meting", "tweede meting", "afsluiting", "n", "m2", "bij afsluiting")),
    Keuze("follow_up", "follow-up", ("follow up", "followup", "t2", "vervolgmeting", "3e meting", "later", "2", "fu", "na 3 maanden", "na 6 maanden", "nazorg", "na half jaar", "derde meting")),
)  # fmt: skip
