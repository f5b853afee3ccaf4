"""What happens to a beschikking after it was given: members, drawn inzet, other words for its goal, extensions."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.store.tables.grondslag import CODE, KWARTAAL, Tabel, Tijdstip


class Alliantielid(Tabel):
    """A member of an alliance over some quarters; the alliance may deliver for all (R-08)."""

    __tablename__ = "alliantielid"

    id: Mapped[int] = mapped_column(primary_key=True)
    alliantie_partijcode: Mapped[str] = mapped_column(ForeignKey("partij.code"))
    partijcode: Mapped[str] = mapped_column(ForeignKey("partij.code"))
    van_kwartaal: Mapped[str] = mapped_column(KWARTAAL)
    tot_kwartaal: Mapped[str | None] = mapped_column(KWARTAAL)


class Wijkopname(Tabel):
    """What a wijk drew from the vrije inzet (a number of activities) or the lokaal budget (euros) of a beschikking."""

    __tablename__ = "wijkopname"

    id: Mapped[int] = mapped_column(primary_key=True)
    beschikking_id: Mapped[int] = mapped_column(ForeignKey("beschikking.id"))
    soort: Mapped[str] = mapped_column(CODE)
    regiocode: Mapped[str] = mapped_column(CODE)
    kwartaal: Mapped[str] = mapped_column(KWARTAAL)
    aantal: Mapped[int]
    inhoud: Mapped[str] = mapped_column(Text)
    gevraagd_door: Mapped[str] = mapped_column(String(200))
    gemaakt_door: Mapped[str] = mapped_column(String(120))
    gemaakt_op: Mapped[datetime] = mapped_column(Tijdstip)
    vervallen_door: Mapped[str] = mapped_column(String(120), default="")
    vervallen_op: Mapped[datetime | None] = mapped_column(Tijdstip)
    reden: Mapped[str] = mapped_column(Text, default="")


class Doelbijstelling(Tabel):
    """Later words for the goal of a beschikking, shown beside the original (R-25); rows only add up."""

    __tablename__ = "doelbijstelling"

    id: Mapped[int] = mapped_column(primary_key=True)
    beschikking_id: Mapped[int] = mapped_column(ForeignKey("beschikking.id"))
    tekst: Mapped[str] = mapped_column(Text)
    reden: Mapped[str] = mapped_column(Text)
    van_kwartaal: Mapped[str] = mapped_column(KWARTAAL)
    gemaakt_door: Mapped[str] = mapped_column(String(120))
    gemaakt_op: Mapped[datetime] = mapped_column(Tijdstip)


class Verlenging(Tabel):
    """One use of the option to extend: from which last quarter to which, and why."""

    __tablename__ = "verlenging"

    id: Mapped[int] = mapped_column(primary_key=True)
    beschikking_id: Mapped[int] = mapped_column(ForeignKey("beschikking.id"))
    vorig_kwartaal: Mapped[str] = mapped_column(KWARTAAL)
    tot_kwartaal: Mapped[str] = mapped_column(KWARTAAL)
    reden: Mapped[str] = mapped_column(Text)
    gemaakt_door: Mapped[str] = mapped_column(String(120))
    gemaakt_op: Mapped[datetime] = mapped_column(Tijdstip)
