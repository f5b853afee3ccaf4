"""Who may sign in, and about which places and beschikkingen."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.store.tables.grondslag import CODE, Tabel, Tijdstip


class Account(Tabel):
    """A local account; `rol` is a code of schemas.rollen, `sessieteken` ends old sessions when it changes.

    Without `e_mail` nothing is sent; everything stands on Start.
    """

    __tablename__ = "account"

    id: Mapped[int] = mapped_column(primary_key=True)
    inlognaam: Mapped[str] = mapped_column(String(120), unique=True)
    naam: Mapped[str] = mapped_column(String(120))
    rol: Mapped[str] = mapped_column(CODE)
    partijcode: Mapped[str | None] = mapped_column(CODE)
    organisatie: Mapped[str] = mapped_column(String(120), default="")
    e_mail: Mapped[str] = mapped_column(String(200), default="", server_default="")
    wachtwoord_hash: Mapped[str] = mapped_column(String(200))
    sessieteken: Mapped[str] = mapped_column(String(40))
    is_actief: Mapped[bool] = mapped_column(default=True)
    mislukte_pogingen: Mapped[int] = mapped_column(default=0)
    geblokkeerd_tot: Mapped[datetime | None] = mapped_column(Tijdstip)
    laatst_gezien_op: Mapped[datetime | None] = mapped_column(Tijdstip)
    vorig_bezoek_op: Mapped[datetime | None] = mapped_column(Tijdstip)

    regios: Mapped[list["AccountRegio"]] = relationship(cascade="all, delete-orphan")
    beschikkingen: Mapped[list["AccountBeschikking"]] = relationship(cascade="all, delete-orphan")


class AccountRegio(Tabel):
    """A gebied (WK…) or buurt (BU…) this account works in."""

    __tablename__ = "account_regio"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), primary_key=True)
    regiocode: Mapped[str] = mapped_column(CODE, primary_key=True)


class AccountBeschikking(Tabel):
    """A beschikking this accounthouder answers for."""

    __tablename__ = "account_beschikking"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), primary_key=True)
    beschikking_id: Mapped[int] = mapped_column(ForeignKey("beschikking.id"), primary_key=True)
