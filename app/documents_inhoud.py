"""The text of each generated document, as Markdown; one function per document."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

from app.documents_regels import make_kaarten
from app.settings import SETTINGS
from schemas.aanlevering import Aanleversoort, Veld, load_soorten
from schemas.bevinding import Trap
from schemas.grootheid import load_grootheden
from schemas.indicator import Indicator, load_indicatoren
from schemas.keuzelijst import load_keuzelijsten
from schemas.leercyclus import (
    OVERGANGEN_AANLEVERING,
    OVERGANGEN_BIJEENKOMST,
    OVERGANGEN_FASE,
    OVERGANGEN_GESPREK,
    OVERGANGEN_LEZING,
    OVERGANGEN_OVERDRACHT,
    OVERGANGEN_POST,
    OVERGANGEN_REFERENTIE,
    OVERGANGEN_SIGNAAL,
    OVERGANGEN_TOEZEGGING,
    OVERGANGEN_UITVRAAG,
)
from schemas.onderdrukking import make_onderdrukkingsregel
from schemas.regelcatalogus import TRAPNAMEN, TRAPVRAGEN, Regelkaart
from schemas.rollen import ROLLEN, Recht
from schemas.wijkprogrammering import load_stappenplan
from schemas.woordenlijst import load_woordenlijst

S = TypeVar("S", bound=StrEnum)
MAKEN = "<!-- Gemaakt uit de code met `make docs`; niet met de hand wijzigen. -->"
SOORTEN = {
    "uitkomst": "Uitkomst: is iemand er beter van geworden?",
    "prestatie": "Prestatie: wat is gedaan, voor hoeveel?",
    "voorwaarde": "Voorwaarde: leverde de gemeente wat nodig was?",
    "context": "Context: hoe gaat het hier met jongeren?",
}
RICHTINGEN = {True: "hoger is beter", False: "lager is beter", None: "geen richting"}


def page(titel: str, *delen: str) -> str:
    """Join the parts of one document under its title."""
    return "\n\n".join((f"# {titel}", MAKEN, *delen)) + "\n"


def table(koppen: Iterable[str], rijen: Iterable[Iterable[str]]) -> str:
    """Return a Markdown table; a bar or line break in a cell would end the cell."""
    namen = list(koppen)
    regels = [namen, ["---"] * len(namen), *([cell(c) for c in rij] for rij in rijen)]
    return "\n".join(f"| {' | '.join(regel)} |" for regel in regels)


def cell(tekst: str) -> str:
    """Return a text that stays inside its cell."""
    return " ".join(tekst.split()).replace("|", "\\|")


def flatten(tekst: str) -> str:
    """Return a text of a declaration as one paragraph."""
    return " ".join(tekst.split())


def show_rechten() -> str:
    """Roles across, rights down."""
    rijen = [
        [f"`{recht.value}`", *("ja" if recht in rol.rechten else "" for rol in ROLLEN)] for recht in Recht
    ]
    omschrijving = table(
        ("Rol", "Wat iemand doet", "Bereik"),
        ([rol.naam, rol.omschrijving, f"`{rol.bereik.value}`"] for rol in ROLLEN),
    )
    return page("Rollen en rechten", omschrijving, table(("Recht", *(rol.naam for rol in ROLLEN)), rijen))


def show_leercyclus() -> str:
    """One diagram per thing with a status."""
    delen = [
        f"## Aanlevering\n\n{diagram(OVERGANGEN_AANLEVERING)}",
        f"## Gesprek\n\n{diagram(OVERGANGEN_GESPREK)}",
        f"## Lezing\n\n{diagram(OVERGANGEN_LEZING)}",
        f"## Verbeteractie\n\n{diagram(OVERGANGEN_FASE)}",
        f"## Toezegging\n\n{diagram(OVERGANGEN_TOEZEGGING)}",
        f"## Leerbijeenkomst\n\n{diagram(OVERGANGEN_BIJEENKOMST)}",
        f"## Signaal\n\n{diagram(OVERGANGEN_SIGNAAL)}",
        f"## Overdracht van een signaal\n\n{diagram(OVERGANGEN_OVERDRACHT)}",
        f"## Uitvraag\n\n{diagram(OVERGANGEN_UITVRAAG)}",
        f"## Bericht per e-mail\n\n{diagram(OVERGANGEN_POST)}",
        f"## Referentiebestand\n\n{diagram(OVERGANGEN_REFERENTIE)}",
    ]
    plan = load_stappenplan()
    stappen = table(
        ("Stap", "Vraag", "Ruimte", "Klaar als"),
        (
            [f"{nummer}. {stap.naam}", stap.vraag, stap.ruimte.capitalize(), stap.klaar_als]
            for nummer, stap in enumerate(plan.stappen, start=1)
        ),
    )
    return page("De leercyclus", *delen, f"## {plan.naam} ({plan.versie})\n\n{plan.bron}.\n\n{stappen}")


def diagram(overgangen: Mapping[S, frozenset[S]]) -> str:
    """Return the transitions as a Mermaid diagram; what is not drawn is refused."""
    pijlen = [
        f"    {van.value} --> {doel.value}" for van, naar in overgangen.items() for doel in sorted(naar)
    ]
    return "\n".join(("```mermaid", "stateDiagram-v2", *pijlen, "```"))


def show_indicatoren() -> str:
    """Outcome before output (R-10), then the quantities they are made of and the rule for small numbers."""
    indicatoren = load_indicatoren().values()
    delen = [
        f"## {titel}\n\n" + "\n\n".join(show_indicator(i) for i in indicatoren if i.soort == soort)
        for soort, titel in SOORTEN.items()
    ]
    grootheden = table(
        ("Grootheid", "Naam", "Definitie", "Optelbaar over"),
        (
            [f"`{g.code}`", g.naam, g.definitie, ", ".join(g.optelbaar_over) or "niets"]
            for g in load_grootheden().values()
        ),
    )
    privacy = f"## Kleine aantallen\n\n{make_onderdrukkingsregel().zin}"
    return page("Indicatoren", *delen, f"## Grootheden\n\n{grootheden}", privacy)


def show_indicator(indicator: Indicator) -> str:
    """One indicator: what it is, what it says, and how it is made."""
    berekening = (
        f"`{indicator.teller}` / `{indicator.noemer}`" if indicator.noemer else f"`{indicator.teller}`"
    )
    feiten = [
        f"- Berekening: {berekening} ({indicator.vorm})" if indicator.teller else "- Berekening: van de bron",
        f"- Dekking: ten opzichte van `{indicator.gevraagd}`" if indicator.gevraagd else "",
        f"- Richting: {RICHTINGEN[indicator.hoger_is_beter]}; termijn: {indicator.term}",
        f"- Dimensie: {indicator.dimensie}" if indicator.dimensie else "",
        f"- Uitkomstenset NJi en VNG: {indicator.criterium}" if indicator.criterium else "",
        "- Alleen voor individuele hulp" if indicator.is_individueel else "",
        "- Per informant apart" if indicator.informant_apart else "",
        f"- Factoren: {', '.join(indicator.factoren) or 'die van de interventie'}",
        f"- Tegenindicator: `{indicator.tegenindicator}`",
        *(
            f"- Versie {v.versie}, geldig vanaf {v.geldig_vanaf}. {v.wijziging}"
            f"{'' if v.vergelijkbaar_met_vorige else ' Niet te vergelijken met de versie ervoor.'}".rstrip()
            for v in indicator.versies
        ),
        f"- Bron: {indicator.bron}",
    ]
    tekst = f"{flatten(indicator.definitie)}\n\n*Wat dit wel en niet zegt.* {flatten(indicator.geldigheid)}"
    return f"### {indicator.naam} (`{indicator.code}`)\n\n{tekst}\n\n" + "\n".join(filter(None, feiten))


def show_aanleversoorten() -> str:
    """The file types as a provider reads them."""
    return page("Aanleversoorten", *(show_soort(soort) for soort in load_soorten()))


def show_soort(soort: Aanleversoort) -> str:
    """One file type with its columns."""
    velden = table(
        ("Kolom", "Code", "Verplicht", "Wat u invult", "Toegestaan", "Voorbeeld"),
        (
            [v.titel, f"`{naam}`", "ja" if v.is_verplicht else "", v.uitleg, allowed(v), v.voorbeeld]
            for naam, v in soort.velden.items()
        ),
    )
    return f"## {soort.titel} (`{soort.code}`)\n\n{soort.omschrijving} Geldig vanaf {soort.geldig_vanaf.label}.\n\n{velden}"


def allowed(veld: Veld) -> str:
    """Return the choices with their codes, or the kind of value."""
    return ", ".join(f"{k.label} (`{k.code}`)" for k in veld.keuzes) if veld.keuzes else veld.toegestaan


def show_regels() -> str:
    """Everything a file is held against, stage by stage, with what breaks it."""
    kaarten = make_kaarten()
    delen = [
        f"## {nummer}. {TRAPNAMEN[trap]}\n\n{TRAPVRAGEN[trap]}\n\n"
        + rules_of([kaart for kaart in kaarten if kaart.trap is trap])
        for nummer, trap in enumerate(Trap, start=1)
    ]
    inleiding = (
        "Een bestand wordt in trappen gecontroleerd. Wat een eerdere trap nog niet begrijpt, houdt een latere "
        "niet tegen het licht. De ernst is de standaard; met een ster kan een beschikking hem anders zetten."
    )
    return page("Regels voor bestanden", inleiding, *delen)


def rules_of(kaarten: Iterable[Regelkaart]) -> str:
    """The rules of one stage."""
    return table(
        ("Code", "Ernst", "Soorten", "Bevinding", "Herstel", "Mag", "Breekt de regel"),
        (
            [
                f"`{k.code}`",
                k.ernst.replace("_", " ") + (" *" if k.is_aanpasbaar else ""),
                ", ".join(k.soorten) or "alle",
                k.boodschap,
                k.herstel,
                k.toegestaan,
                k.voorbeeld,
            ]
            for k in kaarten
        ),
    )


def show_keuzelijsten() -> str:
    """The closed lists of stored codes."""
    delen = [
        f"## {lijst.naam} (`{lijst.code}`)\n\n"
        + table(("Code", "Label", "Uitleg"), ([f"`{k.code}`", k.label, k.hulp] for k in lijst.keuzes))
        + f"\n\nBron: {lijst.bron}."
        for lijst in load_keuzelijsten().values()
    ]
    return page("Keuzelijsten", *delen)


def show_instellingen() -> str:
    """The settings of the environment."""
    rijen = ([f"`{s.name}`", f"`{s.default}`" if s.default else "leeg", s.help] for s in SETTINGS)
    uitleg = "Instellingen staan in de omgeving. Een lege of ontbrekende variabele krijgt de standaardwaarde."
    return page("Instellingen", uitleg, table(("Naam", "Standaard", "Uitleg"), rijen))


def show_omgeving() -> str:
    """The settings as an example environment file."""
    kop = "# Gemaakt uit de code met `make docs`; kopieer naar .env en haal # weg waar u iets wijzigt.\n"
    return kop + "".join(f"\n# {s.help}\n# {s.name}={s.default}\n" for s in SETTINGS)


def show_woordenlijst() -> str:
    """The words of the domain."""
    lijst = load_woordenlijst()
    rijen = ([f"`{w.woord}`", w.meervoud, w.betekenis, ", ".join(w.niet)] for w in lijst.woorden)
    verboden = ", ".join(f"`{woord}`" for woord in sorted(lijst.verboden))
    return page(
        "Woordenlijst",
        f"Als naam op zichzelf niet gebruikt: {verboden}.",
        table(("Woord", "Meervoud", "Betekenis", "Heet niet"), rijen),
    )
