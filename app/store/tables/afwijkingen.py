"""Open, reasoned deviations from what was agreed (R-37), and what was done with the rule they are about."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.store.tables.afspraken import Afspraak, Beschikking
from app.store.tables.grondslag import CODE, KWARTAAL, Tabel, Tijdstip, code_van
from schemas.leercyclus import AfwijkingStatus, Vrijgave


class Afwijking(Tabel):
    """What was agreed, what was done instead and why; never counted against its writer.

    `vrijgave` is moved by the writer only. `kant` is aanbieder or gemeente, as with a reading.
    """

    __tablename__ = "afwijking"

    id: Mapped[int] = mapped_column(primary_key=True)
    beschikking_id: Mapped[int] = mapped_column(ForeignKey("beschikking.id"))
    afspraak_id: Mapped[int | None] = mapped_column(ForeignKey("afspraak.id"))
    kwartaal: Mapped[str] = mapped_column(KWARTAAL)
    werkregel: Mapped[str] = mapped_column(CODE)
    klasse: Mapped[str] = mapped_column(CODE)
    moment: Mapped[str] = mapped_column(CODE)
    afgesproken: Mapped[str] = mapped_column(Text)
    anders: Mapped[str] = mapped_column(Text)
    reden: Mapped[str] = mapped_column(Text)
    besluitnemer: Mapped[str] = mapped_column(String(120))
    kant: Mapped[str] = mapped_column(CODE)
    vrijgave: Mapped[Vrijgave] = mapped_column(code_van(Vrijgave))
    status: Mapped[AfwijkingStatus] = mapped_column(code_van(AfwijkingStatus))
    uitkomst: Mapped[str] = mapped_column(CODE, default="")
    uitkomst_toelichting: Mapped[str] = mapped_column(Text, default="")
    besloten_door: Mapped[str] = mapped_column(String(120), default="")
    besloten_op: Mapped[datetime | None] = mapped_column(Tijdstip)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    gemaakt_door: Mapped[str] = mapped_column(String(120))
    gemaakt_op: Mapped[datetime] = mapped_column(Tijdstip)

    beschikking: Mapped[Beschikking] = relationship()
    afspraak: Mapped[Afspraak | None] = relationship()


class Regelherziening(Tabel):
    """What the municipality did in a quarter with a rule that people often deviate from; a change starts later."""

    __tablename__ = "regelherziening"

    id: Mapped[int] = mapped_column(primary_key=True)
    werkregel: Mapped[str] = mapped_column(CODE)
    kwartaal: Mapped[str] = mapped_column(KWARTAAL)
    besluit: Mapped[str] = mapped_column(CODE)
    toelichting: Mapped[str] = mapped_column(Text)
    van_kwartaal: Mapped[str | None] = mapped_column(KWARTAAL)
    gemaakt_door: Mapped[str] = mapped_column(String(120))
    gemaakt_op: Mapped[datetime] = mapped_column(Tijdstip)
