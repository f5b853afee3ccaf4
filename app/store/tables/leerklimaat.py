"""The pulse: its rounds, who answered, and what was answered; the last two share nothing but the round (R-45)."""

from datetime import date

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.store.tables.grondslag import CODE, Tabel


class Pulsronde(Tabel):
    """One round, open between two days; its outcome is seen only after the last."""

    __tablename__ = "pulsronde"

    id: Mapped[int] = mapped_column(primary_key=True)
    puls: Mapped[str] = mapped_column(CODE)
    naam: Mapped[str] = mapped_column(String(120))
    van: Mapped[date]
    tot: Mapped[date]
    geopend_door: Mapped[str] = mapped_column(String(120))


class Pulsdeelname(Tabel):
    """That somebody answered a round, so that nobody answers twice; not when, and not what."""

    __tablename__ = "pulsdeelname"
    # A hidden row number would keep the order in which people answered.
    __table_args__ = {"sqlite_with_rowid": False}

    ronde_id: Mapped[int] = mapped_column(ForeignKey("pulsronde.id"), primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), primary_key=True)


class Pulsantwoord(Tabel):
    """One answer to one statement by somebody of a group; the key is random and drawn anew with each answer."""

    __tablename__ = "pulsantwoord"
    __table_args__ = {"sqlite_with_rowid": False}

    sleutel: Mapped[str] = mapped_column(String(32), primary_key=True)
    ronde_id: Mapped[int] = mapped_column(ForeignKey("pulsronde.id"))
    groep: Mapped[str] = mapped_column(CODE)
    stelling: Mapped[str] = mapped_column(CODE)
    score: Mapped[int]
    bewijs: Mapped[str] = mapped_column(Text, default="")
