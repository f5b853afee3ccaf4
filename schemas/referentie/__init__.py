"""The reference tables as pandera models; importing this costs a second, so only checks and tests do."""

from schemas.referentie.cijfers import InstrumentBron, KerncijferBron, LeeftijdsgroepBron
from schemas.referentie.factoren import (
    DosisgrensBron,
    FactorBron,
    FactorkruisingBron,
    FactormodelBron,
    TredeBron,
)
from schemas.referentie.grondslag import Referentierij
from schemas.referentie.plaatsen import (
    AliasBron,
    CodewijzigingBron,
    IndelingswijzigingBron,
    RegioBron,
    TegelBron,
)

MODELLEN: dict[str, type[Referentierij]] = {
    "regios": RegioBron,
    "aliassen": AliasBron,
    "factorenmodellen": FactormodelBron,
    "factoren": FactorBron,
    "factorkruisingen": FactorkruisingBron,
    "dosisgrenzen": DosisgrensBron,
    "kerncijfers": KerncijferBron,
    "instrumenten": InstrumentBron,
    "indelingswijzigingen": IndelingswijzigingBron,
    "effectladder": TredeBron,
    "leeftijdsgroepen": LeeftijdsgroepBron,
    "codewijzigingen": CodewijzigingBron,
    "tegelkaart": TegelBron,
}
"""The model of each checked table of `pipelines.reference.Referentie`, by attribute."""
