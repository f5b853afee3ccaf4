"""Headers and terms of tellingen as small organisations write them."""

from collections.abc import Mapping

from schemas.aanlevering import Keuze

KOPPEN: Mapping[str, tuple[str, ...]] = {
    "grootheid": ("wat", "soort", "wat wordt geteld", "soort aantal", "type", "categorie", "meting", "variabele", "soort gegeven", "teleenheid", "wat geteld is", "wat geteld", "onderwerp", "omschrijving", "soort telling", "gegeven", "indicator", "wat is geteld", "wat telt u", "maat", "kengetal", "telling"),
    "aantal": ("hoeveel", "hoeveelheid", "aantal unieke deelnemers", "telling aantal", "geteld", "resultaat", "aantal geteld", "aantal keer", "totaal", "getal", "aantallen", "waarde", "aantal personen", "aantal deelnemers", "n"),
    "waarvan": ("waarvan ja", "daarvan", "van wie", "waarvan positief", "van die", "waarvan in doelgroep"),
    "meetstatus": ("hoe weet u dit", "hoe_weet_u_dit", "status", "bron", "hoe gemeten", "hoe geteld", "zekerheid", "geteld of geschat", "betrouwbaarheid", "herkomst", "meetwijze"),
    "reden_onbekend": ("reden onbekend", "waarom onbekend", "reden ontbreken", "waarom niet", "reden geen cijfer"),
    "toelichting": ("opmerking", "opmerkingen", "uitleg", "bijzonderheden", "notitie", "commentaar", "toelichtingen"),
    "maand": ("maand", "mnd", "maandnaam"),
}  # fmt: skip

GROOTHEDEN = (
    Keuze("deelnemers_bereikt", "deelnemers", ("aantal deelnemers", "bereik", "bereikte jongeren", "unieke deelnemers", "jongeren", "unieke bezoekers", "bezoekers", "bereikte deelnemers", "deelnemende jongeren", "deelnemende gezinnen", "unieke jongeren", "kinderen", "aantal jongeren", "gezinnen", "bereikt", "deelname", "aantal bezoekers", "ouders")),
    Keuze("deelnemers_doelgroep", "deelnemers in de doelgroep", ("deelnemers doelgroep", "waarvan doelgroep", "bereik doelgroep", "jongeren in doelgroep")),
    Keuze("trajecten_gestart", "gestarte trajecten", ("gestart", "nieuwe deelnemers", "instroom", "nieuw gestart", "starters", "begonnen", "nieuwe trajecten", "aantal gestart", "trajecten gestart", "nieuw", "aanmeldingen gestart")),
    Keuze("trajecten_beeindigd", "beëindigde trajecten", ("beëindigd", "uitstroom", "gestopt totaal", "trajecten beëindigd", "aantal beëindigd", "uitgestroomd")),
    Keuze("trajecten_volgens_plan", "afgeronde trajecten", ("afgerond", "afgeronde deelnemers", "volgens plan afgerond", "trajecten afgerond", "voltooid", "volgens plan", "aantal afgerond")),
    Keuze("trajecten_voortijdig_negatief", "voortijdig gestopt", ("uitval", "uitgevallen", "afgehaakt", "voortijdig beëindigd", "voortijdig negatief", "gestopt")),
    Keuze("zonder_hulp_bekend", "verder zonder hulp", ("zonder hulp verder", "kan verder zonder hulp", "zelf verder", "zonder hulp", "kan zonder hulp", "zonder hulp verder bekend", "zelfstandig verder")),
    Keuze("nut_aantal", "gaf een cijfer voor het nut", ("cijfer nut", "nut", "tevredenheid", "nut gevraagd", "rapportcijfers", "cijfer gegeven", "nut 7 of hoger", "zeven of hoger")),
    Keuze("bijeenkomsten_som", "bijeenkomsten", ("aantal bijeenkomsten", "activiteiten", "sessies", "contactmomenten", "aantal activiteiten", "contacten", "lessen")),
    Keuze("vrijwilligers", "vrijwilligers", ("aantal vrijwilligers", "vrijwilliger", "actieve vrijwilligers", "buddy's", "maatjes", "taalmaatjes vrijwilligers")),
    Keuze("toeleidingen_gemeente", "toeleidingen door de gemeente", ("doorverwezen door gemeente", "toegeleid door wijkteam", "toeleidingen", "verwijzingen", "aanmeldingen via gemeente", "aanmeldingen wijkteam", "verwijzingen wijkteam", "toeleiding gemeente")),
    Keuze("toeleidingen_aangeboden", "aangeboden toeleidingen", ("toeleidingen aangeboden", "aanmeldingen ontvangen", "ontvangen aanmeldingen", "alle aanmeldingen", "verwijzingen ontvangen", "aangeboden plekken")),
    Keuze("toeleidingen_aanvaard", "aanvaarde toeleidingen", ("toeleidingen aanvaard", "aanmeldingen aanvaard", "aangenomen aanmeldingen", "aanvaarde aanmeldingen", "geaccepteerde aanmeldingen", "waarvan aanvaard")),
)  # fmt: skip

WAARVAN: Mapping[str, str] = {
    "deelnemers_bereikt": "deelnemers_doelgroep",
    "trajecten_beeindigd": "trajecten_volgens_plan",
    "zonder_hulp_bekend": "zonder_hulp_ja",
    "nut_aantal": "nut_zeven_of_hoger",
    "toeleidingen_aangeboden": "toeleidingen_aanvaard",
}
"""Which grootheid the column `waarvan` counts, per grootheid of `aantal`."""

AFGELEID: Mapping[str, tuple[str, str]] = {
    "nut_beantwoord": ("nut_aantal", "nut_aantal"),
    "deelnemers_beoordeeld": ("deelnemers_bereikt", "deelnemers_doelgroep"),
    "toeleidingen_beoordeeld": ("toeleidingen_aangeboden", "toeleidingen_aanvaard"),
}
"""In a light count: the same number under another name, where a second one was counted as well."""

MEETSTATUSSEN = (
    Keuze("gemeten", "gemeten", ("geteld", "gevraagd bij afsluiting", "geregistreerd", "registratie", "gevraagd", "uit registratie", "vragenlijst", "presentielijst", "enquête", "geteld bij de deur", "bijgehouden", "uit systeem", "opgemeten", "aanwezigheidslijst", "administratie")),
    Keuze("geschat", "geschat", ("schatting", "ongeveer", "inschatting", "raming", "gokje", "naar schatting", "indicatie")),
    Keuze("bewering", "bewering", ("van horen zeggen", "indruk", "gehoord", "verteld", "aanname", "bewering van derden")),
)  # fmt: skip

REDENEN_ONBEKEND = (
    Keuze("geen_data", "geen data", ("onbekend", "niet geregistreerd", "kwijt", "geen gegevens", "niet beschikbaar", "niet bijgehouden", "?", "telling kwijt", "n b", "geen telling")),
    Keuze("te_vroeg", "te vroeg", ("nog niet bekend", "volgt", "nog niet", "loopt nog", "te vroeg om te zeggen")),
    Keuze("niet_gevraagd", "niet gevraagd", ("niet uitgevraagd", "niet gevraagd aan deelnemers", "vergeten te vragen")),
    Keuze("verkeerde_populatie", "verkeerde populatie", ("niet van toepassing op groep", "andere doelgroep", "andere groep", "verkeerde doelgroep")),
)  # fmt: skip
