"""What changed between two readings of a provider's files, in Dutch sentences."""

from collections.abc import Callable, Iterable, Mapping

from pipelines.inleesprofiel import PLAATSEN, REEKS, Inleesprofiel, Kopkeuze
from pipelines.kolomwoorden import NEGEER, TELLING

Noemer = Callable[[str], str]
BRONNEN = {
    "bladnaam": "de naam van het blad",
    "boven_kopregel": "een regel boven de kopregel",
    "tussenkop": "een tussenkop boven de rijen",
    "enige_afspraak": "de enige afspraak in de beschikking",
    "aanname": "een vaste aanname",
}


def compare_profielen(
    oud: Inleesprofiel, nieuw: Inleesprofiel, titels: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """Say what the newer reading does otherwise; `titels` are the names of fields as people know them."""

    def noem(veld: str) -> str:
        return (titels or {}).get(veld, veld.replace("_", " "))

    return (
        *_koppen(oud, nieuw, noem),
        *_buiten(oud, nieuw, noem),
        *_constanten(oud, nieuw, noem),
        *_bladen(oud, nieuw),
        *_termen(oud, nieuw),
    )


def _koppen(oud: Inleesprofiel, nieuw: Inleesprofiel, noem: Noemer) -> Iterable[str]:
    vroeger, nu = oud.per_kop, nieuw.per_kop
    yield from (f"{_kolom(k)} is nieuw." for sleutel, k in nu.items() if sleutel not in vroeger)
    yield from (f"{_kolom(k)} is weg." for sleutel, k in vroeger.items() if sleutel not in nu)
    for sleutel, keuze in nu.items():
        was = vroeger.get(sleutel)
        if was is not None and was.veld != keuze.veld:
            yield f"{_kolom(keuze)} is nu {_lezing(keuze, noem)}, eerst {_lezing(was, noem)}."


def _kolom(keuze: Kopkeuze) -> str:
    return "Een kolom per plaats" if keuze.kop == PLAATSEN else f"Kolom '{keuze.kop}'"


def _lezing(keuze: Kopkeuze, noem: Noemer) -> str:
    if keuze.veld == TELLING:
        return "een telling"
    return "niet gebruikt" if keuze.veld in ("", NEGEER) else f"'{noem(keuze.veld)}'"


def _buiten(oud: Inleesprofiel, nieuw: Inleesprofiel, noem: Noemer) -> Iterable[str]:
    was, nu = dict(oud.buiten), dict(nieuw.buiten)
    for veld, bron in nu.items():
        if was.get(veld) != bron:
            yield f"{noem(veld)} komt nu uit {BRONNEN.get(bron, bron)}."
    yield from (f"{noem(v)} komt niet meer uit {BRONNEN.get(b, b)}." for v, b in was.items() if v not in nu)


def _constanten(oud: Inleesprofiel, nieuw: Inleesprofiel, noem: Noemer) -> Iterable[str]:
    was, nu = dict(oud.constanten), dict(nieuw.constanten)
    for veld, code in nu.items():
        if was.get(veld) != code:
            yield f"{noem(veld)} is voor het hele bestand {code}."
    yield from (f"{noem(veld)} is niet meer voor het hele bestand gelijk." for veld in was if veld not in nu)


def _bladen(oud: Inleesprofiel, nieuw: Inleesprofiel) -> Iterable[str]:
    yield from (f"{_blad(blad)} is nieuw." for blad in nieuw.bladen if blad not in oud.bladen)
    yield from (f"{_blad(blad)} is weg." for blad in oud.bladen if blad not in nieuw.bladen)


def _blad(blad: str) -> str:
    return "Een reeks bladen met dezelfde kolommen" if blad == REEKS else f"Blad '{blad}'"


def _termen(oud: Inleesprofiel, nieuw: Inleesprofiel) -> Iterable[str]:
    vroeger = {(t.veld, t.term): t.code for t in oud.termen}
    nu = {(t.veld, t.term): t.code for t in nieuw.termen}
    yield from (f"Het woord '{term}' is nieuw uitgelegd." for (v, term) in nu if (v, term) not in vroeger)
    yield from (f"Het woord '{term}' is vergeten." for (v, term) in vroeger if (v, term) not in nu)
    for sleutel, code in nu.items():
        if sleutel in vroeger and vroeger[sleutel] != code:
            yield f"Het woord '{sleutel[1]}' betekent nu iets anders."
