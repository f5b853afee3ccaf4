"""Change within one person: how many points on an instrument are more than its measurement error."""

from pipelines.zekerheid.grondslag import Getallen

GRENS = 1.96
"""From here on a change is reliable (Jacobson and Truax 1991)."""


def compute_meetfout(sd: "float | Getallen", betrouwbaarheid: "float | Getallen") -> "float | Getallen":
    """Return the standard error of a difference score: sd × √2 × √(1 − reliability)."""
    return sd * (2 * (1 - betrouwbaarheid)) ** 0.5


def compute_rci(
    voor: "float | Getallen",
    na: "float | Getallen",
    *,
    sd: "float | Getallen",
    betrouwbaarheid: "float | Getallen",
) -> "float | Getallen":
    """Return the reliable change index (Jacobson and Truax 1991); the sign is that of the difference."""
    return (na - voor) / compute_meetfout(sd, betrouwbaarheid)
