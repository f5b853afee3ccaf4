"""The dose: which part of a target group was reached, as `sql/20_cijfer_ruw.sql` computes it in a build (R-15)."""

JAREN = 25
"""The key figures count the ages 0 to 24 together."""


def estimate_doelgroep(inwoners: float, *, van: int, tot: int) -> float:
    """Return how many people of these ages live there, every year of age weighing alike."""
    jaren = max(0, min(tot, JAREN - 1) - max(van, 0) + 1)
    return float(round(inwoners * jaren / JAREN))


def compute_dosis(bereikt: float, inwoners: float, *, van: int, tot: int) -> float:
    """Return the part of the estimated target group that was reached."""
    doelgroep = estimate_doelgroep(inwoners, van=van, tot=tot)
    return bereikt / doelgroep if doelgroep else 0.0
