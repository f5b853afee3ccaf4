"""Versions that are never lost: every saved text of a talk, and every adopted talk with its figures; both only grow."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.store.tables.grondslag import CODE, Tabel, Tijdstip


class Tekstversie(Tabel):
    """One text as somebody saved it: `onderdeel` is eigen_deel or conclusie, `velden` what was in the form.

    With `is_botsing` it was written upon an older `versie` than the stored one: kept, not put in its place,
    until a later version names it in `lost_op_id`.
    """

    __tablename__ = "tekstversie"

    id: Mapped[int] = mapped_column(primary_key=True)
    gesprek_id: Mapped[int] = mapped_column(ForeignKey("gesprek.id"), index=True)
    afspraak_id: Mapped[int | None] = mapped_column(ForeignKey("afspraak.id"))
    onderdeel: Mapped[str] = mapped_column(CODE)
    versie: Mapped[int]
    is_botsing: Mapped[bool] = mapped_column(default=False)
    lost_op_id: Mapped[int | None] = mapped_column(ForeignKey("tekstversie.id"))
    velden: Mapped[dict[str, Any]] = mapped_column(JSON)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    geschreven_door: Mapped[str] = mapped_column(String(120))
    geschreven_op: Mapped[datetime] = mapped_column(Tijdstip)


class Gespreksversie(Tabel):
    """A talk as it was adopted: texts and the figures as seen at the table; a correction is the next one.

    `inhoud` is the record of app/services/vaststellen.py; `reden` is empty for the first version.
    """

    __tablename__ = "gespreksversie"
    __table_args__ = (UniqueConstraint("gesprek_id", "versie"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    gesprek_id: Mapped[int] = mapped_column(ForeignKey("gesprek.id"))
    versie: Mapped[int]
    inhoud: Mapped[dict[str, Any]] = mapped_column(JSON)
    build_id: Mapped[str] = mapped_column(String(64))
    reden: Mapped[str] = mapped_column(Text, default="")
    vastgesteld_door: Mapped[str] = mapped_column(String(120))
    vastgesteld_op: Mapped[datetime] = mapped_column(Tijdstip)
