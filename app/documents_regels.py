"""The catalogue of rules as cards: gathered from every declaration, written as JSON for pages and as Markdown."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from pipelines.formats import ANDERE_SOORTEN
from pipelines.persoonssporen import SPOREN
from schemas import meldingen
from schemas.aanlevering import Aanleversoort, Veld, load_soorten
from schemas.bevinding import Ernst, Trap
from schemas.regel import VERLEDEN, Geheelregel, Regel, load_alle_regels
from schemas.regelcatalogus import NIET_AANGENOMEN, Regelkaart
from schemas.rijmodel import AANPASBAAR, BREEKT

VOLGORDE = list(Trap)
ZWAARTE = {NIET_AANGENOMEN: 0, **{ernst.value: i for i, ernst in enumerate(Ernst, start=1)}}
PERSOONSGEGEVENS: Mapping[str, str] = {
    "BSN": "een kolom met nummers die de elfproef halen",
    "naam": "een kolom Naam, of voornamen in een opmerking",
    "geboortedatum": "een kolom Geboren met volledige datums",
    "telefoonnummer": "06-nummers in een kolom Opmerking",
    "e-mailadres": "een kolom met e-mailadressen",
    "adres": "straat en huisnummer, of postcode en huisnummer",
    "bankrekeningnummer (IBAN)": "een kolom met rekeningnummers",
}


def make_kaarten() -> list[Regelkaart]:
    """Gather every card, in the order of the stages, the heaviest first."""
    soorten = load_soorten()
    kaarten = [
        *_from_weigeringen(),
        *_from_meldingen(),
        *(kaart for soort in soorten for kaart in _from_velden(soort)),
        *(kaart for soort in soorten for kaart in _from_rijmodel(soort)),
        *(_from_regel(regel, soorten) for regel in load_alle_regels()),
    ]
    return sorted(kaarten, key=lambda k: (VOLGORDE.index(k.trap), ZWAARTE[k.ernst], k.code, k.boodschap))


def write_catalogus() -> str:
    """Return the cards as JSON, one per line so that a change is readable."""
    regels = (json.dumps(asdict(kaart), ensure_ascii=False) for kaart in make_kaarten())
    return "[\n" + ",\n".join(regels) + "\n]\n"


def write_kolommen() -> str:
    """Return the columns of the newest version of each file type as JSON, one type per line."""
    nieuwste = {soort.code: soort for soort in sorted(load_soorten(), key=lambda s: s.geldig_vanaf)}
    kaarten = (
        {
            "code": soort.code,
            "titel": soort.titel,
            "velden": {
                naam: {"titel": veld.titel, "is_verplicht": veld.is_verplicht}
                for naam, veld in soort.velden.items()
            },
        }
        for soort in nieuwste.values()
    )
    return "[\n" + ",\n".join(json.dumps(kaart, ensure_ascii=False) for kaart in kaarten) + "\n]\n"


def _from_weigeringen() -> Iterator[Regelkaart]:
    for woord in dict.fromkeys(spoor.woord for spoor in SPOREN):
        lever = next(spoor.lever for spoor in SPOREN if spoor.woord == woord)
        yield _weigering(
            "persoonsgegevens",
            f"Een kolom bevat {woord}.",
            f"Lever in plaats daarvan: {lever}.",
            PERSOONSGEGEVENS[woord],
        )
    for soort, herstel in dict.fromkeys((soort, herstel) for _, soort, herstel in ANDERE_SOORTEN):
        yield _weigering("bestand_onleesbaar", f"Dit is {soort}; dat kunnen wij niet lezen.", herstel, soort)


def _weigering(code: str, boodschap: str, herstel: str, voorbeeld: str) -> Regelkaart:
    toegestaan = "een Excel-werkmap of CSV zonder persoonsgegevens"
    return Regelkaart(code, Trap.BESTAND, (), NIET_AANGENOMEN, boodschap, herstel, toegestaan, voorbeeld)


def list_meldingen() -> list[meldingen.Melding]:
    """Return the general messages."""
    return [m for m in vars(meldingen).values() if isinstance(m, meldingen.Melding)]


def _from_meldingen() -> Iterator[Regelkaart]:
    for m in list_meldingen():
        if m is meldingen.BUITEN_BEREIK:
            # Told per column instead.
            continue
        voorbeeld = m.opzet or _tell_melding(m)
        if m.opzet and m.breekt:
            voorbeeld = f"{_tell_melding(m)}, {m.opzet}"
        yield Regelkaart(
            m.regel, m.trap, (), m.ernst.value, m.boodschap, m.herstel, "", voorbeeld, m.is_aanpasbaar
        )


def _tell_melding(melding: meldingen.Melding) -> str:
    """Say the file that brings a message about."""
    titels = {naam: veld.titel for soort in load_soorten() for naam, veld in soort.velden.items()}
    delen = [f"{titels.get(k, k)}: {w or 'leeg'}" for k, w in melding.breekt.items()]
    if melding.weg and not melding.breekt:
        delen.append("zonder kolom " + " en ".join(titels[k] for k in melding.weg))
    if melding.herhaal > 1:
        delen.append("twee rijen met hetzelfde nummer")
    return ", ".join(delen)


def _from_velden(soort: Aanleversoort) -> Iterator[Regelkaart]:
    """A card for each column of a file type that has bounds."""
    for veld in soort.velden.values():
        if veld.minimum is not None or veld.maximum is not None:
            yield _veldkaart(soort, veld, f"{wrong_value(veld):g}")


def wrong_value(veld: Veld) -> float:
    """Return a number just outside the bounds of a column."""
    return float(veld.maximum) + 1 if veld.maximum is not None else float(veld.minimum or 0) - 1


def _veldkaart(soort: Aanleversoort, veld: Veld, gevonden: str) -> Regelkaart:
    melding = meldingen.BUITEN_BEREIK
    boodschap = melding.boodschap.replace("{titel}", veld.titel).replace("{toegestaan}", veld.toegestaan)
    return Regelkaart(
        melding.regel,
        melding.trap,
        (soort.code,),
        melding.ernst.value,
        boodschap,
        melding.herstel,
        veld.toegestaan,
        f"{veld.titel}: {gevonden}",
    )


def _from_rijmodel(soort: Aanleversoort) -> Iterator[Regelkaart]:
    for naam, kolom in soort.model.to_schema().columns.items():
        for check in kolom.checks:
            if check.title is None:
                continue
            yield Regelkaart(
                str(check.name),
                Trap.RIJEN,
                (soort.code,),
                str(check.error),
                check.title,
                str(check.description),
                soort.velden[naam].toegestaan,
                tell_rij(check.statistics[BREEKT][0], [soort]),
                check.statistics[AANPASBAAR],
            )


def _from_regel(regel: Regel | Geheelregel, soorten: Iterable[Aanleversoort]) -> Regelkaart:
    eigen = [soort for soort in soorten if soort.code in regel.soorten]
    voorbeeld = regel.voorbeeld or (tell_rij(regel.breekt[0], eigen) if isinstance(regel, Regel) else "")
    return Regelkaart(
        regel.code,
        regel.trap,
        regel.soorten,
        regel.ernst.value,
        regel.boodschap,
        regel.herstel,
        regel.toegestaan,
        voorbeeld,
        regel.is_aanpasbaar,
    )


def tell_rij(rij: Mapping[str, Any], soorten: Iterable[Aanleversoort]) -> str:
    """Say an example row in the words of the columns."""
    velden = {naam: veld for soort in soorten for naam, veld in soort.velden.items()}
    return ", ".join(
        f"{velden[kaal].titel}: {_tell_waarde(waarde, velden[kaal])}"
        for naam, waarde in rij.items()
        if (kaal := naam.removeprefix(VERLEDEN)) in velden
    )


def _tell_waarde(waarde: object, veld: Veld) -> str:
    if waarde is None:
        return "leeg"
    if isinstance(waarde, date):
        return f"{waarde:%d-%m-%Y}"
    if isinstance(waarde, float):
        return f"{waarde:g}".replace(".", ",")
    tekst = next((k.label for k in veld.keuzes if k.code == waarde), str(waarde))
    return tekst if len(tekst) <= 40 else f"{tekst[:40]}…"
