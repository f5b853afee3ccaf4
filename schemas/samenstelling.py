"""How counted quantities hang together beside shares: what adds up, excludes each other or is the same, as data (R-17).

Whoever knows the definitions knows this; hiding and the attack on it use the same list.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Samenstelling:
    """The parts together are never more than the whole; exactly the whole where `is_heel`.

    `is_per_rij`: only of parties that delivered rows in that quarter, since light counts may know one without the
    other. `zonder_informant`: this informant is not in the whole.
    """

    geheel: str
    delen: tuple[str, ...]
    is_heel: bool = False
    is_per_rij: bool = False
    zonder_informant: str = ""


SAMENSTELLINGEN: tuple[Samenstelling, ...] = (
    # Every mark has one informant; a light count has marks without a number of answers.
    Samenstelling("nut_beantwoord", ("nut_aantal",), is_heel=True, zonder_informant="niet_bijgehouden"),
    Samenstelling("trajecten_beeindigd", ("einden_per_rij",), is_heel=True, is_per_rij=True),
    Samenstelling("trajecten_beeindigd", ("nut_gevraagd",), is_heel=True, is_per_rij=True),
    Samenstelling("trajecten_beeindigd", ("zonder_hulp_gevraagd",), is_heel=True, is_per_rij=True),
    Samenstelling("trajecten_volgens_plan", ("einde_volgens_plan",), is_heel=True, is_per_rij=True),
    Samenstelling("deelnemers_bereikt", ("deelnemers_beoordeeld",), is_heel=True, is_per_rij=True),
    Samenstelling("toeleidingen_gemeente", ("toeleiding_door_gemeente",), is_heel=True, is_per_rij=True),
    Samenstelling(
        "trajecten_beeindigd_reden_bekend", ("einde_volgens_plan", "trajecten_voortijdig_negatief")
    ),
    Samenstelling("effect_paren", ("effect_verbeterd", "effect_verslechterd")),
    Samenstelling("toeleiding_bekend", ("toeleiding_zelf", "toeleiding_door_gemeente")),
)

REACTIES = frozenset({"nut_beantwoord", "effect_paren", "trajecten_beeindigd_reden_bekend"})
"""Parts of a share that say how many answered, not what: that nobody did, or how few did not, may be told of them."""
