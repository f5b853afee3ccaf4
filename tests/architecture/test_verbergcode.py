"""What decides which counts are hidden is known, so that a start can tell whether a rule may have become stricter."""

import grimp

from pipelines.samenvatting import VERBERGCODE, WORTEL

WAARMEE = {
    "pipelines.bewaren",
    "pipelines.perioden",
    "pipelines.reference",
    "pipelines.regioconcordantie",
    "pipelines.regioindex",
    "pipelines.samenvatting",
    "pipelines.stad",
    "pipelines.zinnen",
}
"""What hiding uses and what hides nothing: keeping, places, periods, words."""
OORDEEL = "pipelines.zekerheid"
"""Statistics over what is shown already."""


def test_every_module_that_hiding_uses_counts_as_code_that_hides() -> None:
    kaart = grimp.build_graph("pipelines", "schemas", cache_dir=None)
    gebruikt = {
        m
        for m in kaart.find_upstream_modules("pipelines.warehouse")
        if m.startswith("pipelines.onderdrukking")
    }
    gebruikt |= {m for deel in set(gebruikt) for m in kaart.find_upstream_modules(deel)}
    los = {
        naam
        for naam in gebruikt - WAARMEE
        if naam.startswith("pipelines.") and not naam.startswith(OORDEEL)
        if not naam.replace(".", "/").startswith(VERBERGCODE)
        and f"{naam.replace('.', '/')}.py" not in VERBERGCODE
    }
    assert len(gebruikt) > 20
    assert not los


def test_every_file_of_it_is_there() -> None:
    assert [deel for deel in VERBERGCODE if not (WORTEL / deel).exists()] == []
