"""A talk of the lively city in which both sides wrote, in every field, a word that stands nowhere else."""

from tweelingleven import K2, plan
from tweelingstad import Stad

from app.services.lezingen import Lezinginvoer, save_lezing, submit_lezing
from app.services.verhalen import Verhaalinvoer, save_verhaal
from schemas.leercyclus import Vrijgave
from schemas.methode import load_methode

GESPREK, DEEL, KLAAR = 5, 1, 2
"""The talk over K2, and its two afspraken: one with a draft, one with a submitted reading."""
SCHRIJVERS = {"boom": "boom", "adv-c": "adviseur-charlois"}
VELDEN = ("twijfel", "andere_verklaring")
VRAGEN = tuple(stap.code for stap in load_methode().vragen)


def mark(rol: str, waar: str) -> str:
    """Return a word that stands nowhere else."""
    return f"MERK-{rol}-{waar}-KREM"


def write_all_marks(stad: Stad) -> None:
    """Plan that talk and let both write; neither is complete."""
    plan(stad, "boom", K2)
    for rol, inlognaam in SCHRIJVERS.items():
        write_marks(stad, rol, inlognaam)


def write_marks(stad: Stad, rol: str, inlognaam: str) -> None:
    """Write a draft, a submitted reading and a story of each release level."""
    gebruiker = stad.gebruiker(inlognaam)
    with stad.context.sessions.begin() as session:
        for afspraak in (DEEL, KLAAR):
            invoer = Lezinginvoer(
                {code: mark(rol, f"{code}{afspraak}") for code in VRAGEN},
                Vrijgave.OPENBAAR,
                **{veld: mark(rol, f"{veld}{afspraak}") for veld in VELDEN},
            )
            save_lezing(session, gebruiker, GESPREK, afspraak, invoer, nu=stad.klok())
        submit_lezing(session, gebruiker, GESPREK, KLAAR, build_id="", cijfers={}, nu=stad.klok())
        for vrijgave in Vrijgave:
            verhaal = Verhaalinvoer(
                *(mark(rol, f"verhaal{vrijgave.value}"), "jongere", mark(rol, f"ja{vrijgave.value}")),
                vrijgave=vrijgave,
                thema=mark(rol, f"thema{vrijgave.value}"),
            )
            save_verhaal(session, gebruiker, GESPREK, DEEL, verhaal, nu=stad.klok())


def all_marks(rol: str) -> set[str]:
    """Return every mark of one side."""
    van_lezing = {mark(rol, f"{veld}{a}") for veld in (*VRAGEN, *VELDEN) for a in (DEEL, KLAAR)}
    van_verhaal = {mark(rol, f"{wat}{v.value}") for wat in ("verhaal", "ja", "thema") for v in Vrijgave}
    return van_lezing | van_verhaal
