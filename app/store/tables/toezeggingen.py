"""What stands beside a promise: what was needed and whether it helped; and the letters that go out about it."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.store.tables.grondslag import CODE, Tabel, Tijdstip, code_van
from schemas.leercyclus import PostStatus


class Facilitering(Tabel):
    """What a promise should make possible: need asked, for which figure, and the effect as the asker tells it."""

    __tablename__ = "facilitering"

    toezegging_id: Mapped[int] = mapped_column(ForeignKey("toezegging.id"), primary_key=True)
    afspraak_id: Mapped[int | None] = mapped_column(ForeignKey("afspraak.id"))
    behoefte: Mapped[str] = mapped_column(Text)
    gevraagd_door: Mapped[str] = mapped_column(String(120))
    gevraagd_op: Mapped[date]
    effect: Mapped[str] = mapped_column(Text, default="")
    effect_door: Mapped[str] = mapped_column(String(120), default="")
    effect_op: Mapped[date | None]


class Postbericht(Tabel):
    """One letter to one account, written with what it is about and sent later; `sleutel` makes it go out once.

    The address is looked up when it is sent: who left or has none gets nothing.
    """

    __tablename__ = "postbericht"

    id: Mapped[int] = mapped_column(primary_key=True)
    sleutel: Mapped[str] = mapped_column(String(120), unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    soort: Mapped[str] = mapped_column(CODE)
    toezegging_id: Mapped[int | None] = mapped_column(ForeignKey("toezegging.id"))
    titel: Mapped[str] = mapped_column(String(200))
    tekst: Mapped[str] = mapped_column(Text)
    status: Mapped[PostStatus] = mapped_column(code_van(PostStatus))
    gemaakt_op: Mapped[datetime] = mapped_column(Tijdstip)
    versturen_vanaf: Mapped[datetime] = mapped_column(Tijdstip)
    begonnen_op: Mapped[datetime | None] = mapped_column(Tijdstip)
    verstuurd_op: Mapped[datetime | None] = mapped_column(Tijdstip)
    pogingen: Mapped[int] = mapped_column(default=0)
    laatste_fout: Mapped[str] = mapped_column(String(200), default="")
