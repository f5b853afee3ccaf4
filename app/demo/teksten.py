"""Which words people use about a figure: chosen from data by kind of figure and verdict, always the same for the same place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from app.components.cijfers import Cijfer
from app.demo.bronnen import load_toml
from app.services.lezingen import Lezinginvoer
from schemas.leercyclus import Vrijgave

FAMILIE: Mapping[str, str] = {
    "nut_gemiddeld": "nut",
    "nut_zeven_of_hoger": "nut",
    "zonder_hulp_verder": "verder",
    "betrouwbare_verbetering": "effect",
    "voortijdig_negatief": "uitval",
}
STAND: Mapping[str, str] = {
    "duidelijk_beter": "beter",
    "duidelijk_slechter": "slechter",
    "niet_te_onderscheiden": "gelijk",
}
ZONDER_OORDEEL = "geen_vergelijking"
GENOEG = 30
"""From so many people on nobody says that it is about few."""
VEEL_MEER = 1.25
"""So many times as much is what people notice of a count."""
BELEMMERING: Mapping[str, tuple[str, ...]] = {
    "aanbieder": ("", "financiering", "", "organisatiestructuur", "", "informatiepositie", ""),
    "gemeente": ("", "", "organisatiestructuur", "", "risicoaversie", "", ""),
}
# Most readings stay with the talk; some may travel to the accounthouder.
VRIJGAVEN = (Vrijgave.GESPREK, Vrijgave.GESPREK, Vrijgave.OPENBAAR)


@dataclass(frozen=True)
class Onderwerp:
    """What a text is about; `cijfer` is absent when the writer has nothing to see.

    `plek` is the place of the afspraak in its talk: two afspraken of one talk never share an addition.
    """

    sleutel: str
    indicatorcode: str
    interventie: str
    gebied: str
    cijfer: Cijfer | None
    plek: int = 0
    factor_id: str = ""

    @property
    def familie(self) -> str:
        return FAMILIE.get(self.indicatorcode, "aantal")

    @property
    def stand(self) -> str:
        """What the figure says about change; a hidden or absent figure, or one of few people, says too little."""
        cijfer = self.cijfer
        if cijfer is None or cijfer.is_onderdrukt or cijfer.waarde is None:
            return "weinig"
        if cijfer.verandering != ZONDER_OORDEEL:
            return STAND.get(cijfer.verandering, "weinig")
        if (cijfer.n or 0) < GENOEG:
            return "weinig"
        # Of a count nothing is judged, and people still speak of more and less.
        keer = cijfer.waarde / cijfer.vorige_waarde if cijfer.vorige_waarde else 1.0
        return "beter" if keer > VEEL_MEER else "slechter" if keer < 1 / VEEL_MEER else "gelijk"


def write_lezing(onderwerp: Onderwerp, kant: str) -> Lezinginvoer:
    """Write one side's reading of one figure."""
    teksten = load_toml("lezingteksten.toml")
    van = teksten[kant]
    stand, familie = onderwerp.stand, onderwerp.familie

    def kies(wat: str, keuzes: Sequence[str]) -> str:
        return _choose(onderwerp, f"{kant}|{wat}", keuzes)

    return Lezinginvoer(
        antwoorden={
            "herkennen": kies("herkennen", van["herkennen"][stand]),
            "verklaren": f"{kies('verklaren', van['verklaren'][familie][stand])} "
            f"{_next(onderwerp, kant, van['aanvulling']['teksten'])}",
            "beoordelen": kies("beoordelen", van["beoordelen"][stand]),
            "verbeteren": kies("verbeteren", ["", *van["verbeteren"][familie]])
            if stand == "gelijk"
            else kies("verbeteren", van["verbeteren"][familie]),
            "onverwacht": kies("onverwacht", van["onverwacht"]["teksten"]),
            "neveneffect": kies("neveneffect", van["neveneffect"]["teksten"]),
        },
        vrijgave=Random(f"{onderwerp.sleutel}|{kant}").choice(VRIJGAVEN),  # noqa: S311
        twijfel=kies("twijfel", van["twijfel"]["teksten"]),
        andere_verklaring=kies("andere", _other_explanations(van["andere"]["teksten"], stand)),
        belemmering=kies("belemmering", BELEMMERING[kant]),
        factor_id=kies("factor", ["", onderwerp.factor_id]),
    )


def _other_explanations(teksten: Sequence[str], stand: str) -> list[str]:
    """Leave out the empty answer where the figure clearly changed: there it is asked for (R-32)."""
    return [tekst for tekst in teksten if tekst or stand not in ("beter", "slechter")]


def write_conclusie(onderwerp: Onderwerp) -> str:
    """Write what both sides concluded."""
    teksten = load_toml("lezingteksten.toml")
    aanvulling = _next(onderwerp, "conclusie", teksten["conclusie_aanvulling"]["teksten"])
    return f"{_choose(onderwerp, 'conclusie', teksten['conclusie'][onderwerp.stand])} {aanvulling}"


def write_geen_actie(onderwerp: Onderwerp) -> str:
    """Write why nothing needs to change now."""
    redenen = load_toml("lezingteksten.toml")["geen_actie"]["redenen"]
    passend = redenen[3:] if onderwerp.stand == "weinig" else redenen[:3]
    return _choose(onderwerp, "geen_actie", passend)


def stories_of(interventiecode: str) -> list[dict[str, Any]]:
    """Return the stories of an intervention."""
    return [v for v in load_toml("verhalen.toml")["verhaal"] if v["interventie"] == interventiecode]


def _next(onderwerp: Onderwerp, wat: str, keuzes: Sequence[str]) -> str:
    """Take the texts in turn from a place of this talk's own, so that one talk has none twice."""
    talk = "|".join(onderwerp.sleutel.split("|")[:3])
    begin = Random(f"{talk}|{wat}").randrange(len(keuzes))  # noqa: S311 - a demo repeats itself
    return _fill(onderwerp, keuzes[(begin + onderwerp.plek) % len(keuzes)])


def _choose(onderwerp: Onderwerp, wat: str, keuzes: Sequence[str]) -> str:
    gekozen = Random(f"{onderwerp.sleutel}|{wat}").choice(list(keuzes))  # noqa: S311 - a demo repeats itself
    return _fill(onderwerp, gekozen)


def _fill(onderwerp: Onderwerp, tekst: str) -> str:
    return tekst.replace("{interventie}", onderwerp.interventie).replace("{gebied}", onderwerp.gebied)
