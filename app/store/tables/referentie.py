"""Reference files somebody loaded: context figures, boundaries, factor models; never overwritten."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.store.tables.grondslag import Tabel, Tijdstip, code_van
from schemas.leercyclus import ReferentieStatus
from schemas.vocabulary import Referentiesoort

IS_GELDIG = text("status = 'geldig'")


class Referentiebestand(Tabel):
    """One loaded version; of one `soort` and `sleutel` at most one counts, and it says which it replaced.

    `sleutel` tells what replaces what, such as the table or the code of a factor model. `versie` is
    the peiljaar or version as the source says. The original and the read rows lie in the archive;
    `verslag` is what the reader reported (R-03).
    """

    __tablename__ = "referentiebestand"
    __table_args__ = (
        Index(
            "uq_referentiebestand_geldig",
            "soort",
            "sleutel",
            unique=True,
            sqlite_where=IS_GELDIG,
            postgresql_where=IS_GELDIG,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    soort: Mapped[Referentiesoort] = mapped_column(code_van(Referentiesoort))
    sleutel: Mapped[str] = mapped_column(String(120))
    naam: Mapped[str] = mapped_column(String(200))
    bron: Mapped[str] = mapped_column(Text)
    licentie: Mapped[str] = mapped_column(String(120))
    versie: Mapped[str] = mapped_column(String(60))
    bestandsnaam: Mapped[str] = mapped_column(String(255))
    sha256: Mapped[str] = mapped_column(String(64))
    rijen_sha256: Mapped[str] = mapped_column(String(64))
    aantal_rijen: Mapped[int]
    verslag: Mapped[dict[str, Any]] = mapped_column(JSON)
    status: Mapped[ReferentieStatus] = mapped_column(code_van(ReferentieStatus))
    vervangt_id: Mapped[int | None] = mapped_column(ForeignKey("referentiebestand.id"))
    geladen_door: Mapped[str] = mapped_column(String(120))
    geladen_op: Mapped[datetime] = mapped_column(Tijdstip)
    ingetrokken_door: Mapped[str] = mapped_column(String(120), default="")
    ingetrokken_op: Mapped[datetime | None] = mapped_column(Tijdstip)
    reden: Mapped[str] = mapped_column(Text, default="")
