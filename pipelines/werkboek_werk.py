"""Everything that both ways of writing a marked workbook need."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipelines.levering import Levering
from pipelines.ruw import RuweTabellen
from pipelines.werkboek_keuzen import Keuzekolom
from pipelines.werkboek_merken import Merken


@dataclass(frozen=True)
class Werk:
    """One checked file with its report, its marks and the lists to choose from."""

    inhoud: bytes
    rapport: Mapping[str, Any]
    ruw: RuweTabellen
    levering: Levering
    merken: Merken
    kolommen: tuple[Keuzekolom, ...]
    keuzen: Mapping[str, tuple[str, ...]]
    titels: Mapping[str, str]
