"""What happens to a verbeteractie between its making and its verdict: steps between phases, questions to another layer."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.store.tables.grondslag import CODE, Tabel, Tijdstip, code_van
from schemas.leercyclus import Fase


class Fasestap(Tabel):
    """One move between phases, with its reason; moving back is a step like any other (R-40)."""

    __tablename__ = "fasestap"

    id: Mapped[int] = mapped_column(primary_key=True)
    verbeteractie_id: Mapped[int] = mapped_column(ForeignKey("verbeteractie.id"))
    van: Mapped[Fase] = mapped_column(code_van(Fase))
    naar: Mapped[Fase] = mapped_column(code_van(Fase))
    reden: Mapped[str] = mapped_column(Text)
    gezet_door: Mapped[str] = mapped_column(String(120))
    gezet_op: Mapped[datetime] = mapped_column(Tijdstip)


class Laagvraag(Tabel):
    """A question to another layer of regie, with the day an answer is due; `rol` has to answer it.

    `besluit` is a code of the closed list laagantwoord, empty while there is no answer.
    """

    __tablename__ = "laagvraag"

    id: Mapped[int] = mapped_column(primary_key=True)
    verbeteractie_id: Mapped[int] = mapped_column(ForeignKey("verbeteractie.id"))
    van_niveau: Mapped[str] = mapped_column(CODE)
    naar_niveau: Mapped[str] = mapped_column(CODE)
    rol: Mapped[str] = mapped_column(CODE)
    tekst: Mapped[str] = mapped_column(Text)
    antwoord_voor: Mapped[date]
    gevraagd_door: Mapped[str] = mapped_column(String(120))
    gevraagd_op: Mapped[datetime] = mapped_column(Tijdstip)
    besluit: Mapped[str] = mapped_column(CODE, default="")
    antwoord: Mapped[str] = mapped_column(Text, default="")
    beantwoord_door: Mapped[str] = mapped_column(String(120), default="")
    beantwoord_op: Mapped[datetime | None] = mapped_column(Tijdstip)
