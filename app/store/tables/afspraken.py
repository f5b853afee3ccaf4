"""What was agreed: parties, interventions, beschikkingen, afspraken, and what a wijk chose and lived through."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.store.tables.grondslag import CODE, KWARTAAL, Tabel, Tijdstip, code_van
from schemas.leercyclus import AfspraakStatus


class Partij(Tabel):
    """`soort`: see keuzelijst partij_soort. Nothing new is agreed with it after `laatste_kwartaal`."""

    __tablename__ = "partij"

    code: Mapped[str] = mapped_column(CODE, primary_key=True)
    naam: Mapped[str] = mapped_column(String(120))
    soort: Mapped[str] = mapped_column(CODE)
    laatste_kwartaal: Mapped[str | None] = mapped_column(KWARTAAL)
    einde_reden: Mapped[str] = mapped_column(Text, default="", server_default="")


class Interventie(Tabel):
    """An offer; `trede` is the effectladder rung 0–5, `is_individueel` opens outcomes 3.3 and 3.4.

    Nothing new is agreed on it after `laatste_kwartaal`.
    """

    __tablename__ = "interventie"

    code: Mapped[str] = mapped_column(CODE, primary_key=True)
    naam: Mapped[str] = mapped_column(String(120))
    doelgroep: Mapped[str] = mapped_column(String(200))
    leeftijd_van: Mapped[int]
    leeftijd_tot: Mapped[int]
    trede: Mapped[int]
    is_erkend: Mapped[bool]
    is_individueel: Mapped[bool]
    veranderlogica: Mapped[str] = mapped_column(Text)
    laatste_kwartaal: Mapped[str | None] = mapped_column(KWARTAAL)
    einde_reden: Mapped[str] = mapped_column(Text, default="", server_default="")

    factoren: Mapped[list["InterventieFactor"]] = relationship(cascade="all, delete-orphan")


class InterventieFactor(Tabel):
    """The link "draagt bij aan", many to many; `trede` is the effectladder rung of this one link."""

    __tablename__ = "interventie_factor"

    interventiecode: Mapped[str] = mapped_column(ForeignKey("interventie.code"), primary_key=True)
    factor_id: Mapped[str] = mapped_column(CODE, primary_key=True)
    trede: Mapped[int]
    onderbouwing: Mapped[str] = mapped_column(Text, default="")
    bron: Mapped[str] = mapped_column(Text, default="")
    is_voorlopig: Mapped[bool] = mapped_column(default=True)


class Beschikking(Tabel):
    """A contract or subsidy decision; `doeltekst` keeps the original words (R-25).

    It may be extended `verlengingen_hoogstens` times by `verlenging_kwartalen`. `toets_…` is the independent
    review that is asked when the municipality also delivers (R-26).
    """

    __tablename__ = "beschikking"

    id: Mapped[int] = mapped_column(primary_key=True)
    kenmerk: Mapped[str] = mapped_column(CODE, unique=True)
    titel: Mapped[str] = mapped_column(String(200))
    partijcode: Mapped[str] = mapped_column(ForeignKey("partij.code"))
    account: Mapped[str] = mapped_column(String(120))
    afdeling: Mapped[str] = mapped_column(String(120), default="", server_default="")
    van_kwartaal: Mapped[str] = mapped_column(KWARTAAL)
    tot_kwartaal: Mapped[str] = mapped_column(KWARTAAL)
    budget_euro: Mapped[int]
    lokaal_budget_euro: Mapped[int] = mapped_column(default=0, server_default="0")
    doeltekst: Mapped[str] = mapped_column(Text)
    vrije_inzet_aantal: Mapped[int] = mapped_column(default=0)
    verlengingen_hoogstens: Mapped[int] = mapped_column(default=0, server_default="0")
    verlenging_kwartalen: Mapped[int] = mapped_column(default=0, server_default="0")
    toets_door: Mapped[str] = mapped_column(String(120), default="", server_default="")
    toets_op: Mapped[date | None]
    toets_tekst: Mapped[str] = mapped_column(Text, default="", server_default="")
    voorganger_id: Mapped[int | None] = mapped_column(ForeignKey("beschikking.id"))

    partij: Mapped[Partij] = relationship()
    interventies: Mapped[list["BeschikkingInterventie"]] = relationship(cascade="all, delete-orphan")
    gebieden: Mapped[list["BeschikkingGebied"]] = relationship(cascade="all, delete-orphan")
    afspraken: Mapped[list["Afspraak"]] = relationship(cascade="all, delete-orphan", order_by="Afspraak.id")


class BeschikkingInterventie(Tabel):
    """Which interventions a beschikking pays for, each basisaanbod or experiment."""

    __tablename__ = "beschikking_interventie"

    beschikking_id: Mapped[int] = mapped_column(ForeignKey("beschikking.id"), primary_key=True)
    interventiecode: Mapped[str] = mapped_column(ForeignKey("interventie.code"), primary_key=True)
    regime: Mapped[str] = mapped_column(CODE, default="basisaanbod")


class BeschikkingGebied(Tabel):
    """In which gebieden (WK…) a beschikking works."""

    __tablename__ = "beschikking_gebied"

    beschikking_id: Mapped[int] = mapped_column(ForeignKey("beschikking.id"), primary_key=True)
    regiocode: Mapped[str] = mapped_column(CODE, primary_key=True)


class Afspraak(Tabel):
    """One version of the use of one indicator in one beschikking: passport (R-20), target (R-22), precondition (R-23).

    `streefwaarde` is a share 0–1, a mark 1–10 or a count per quarter, as the indicator's unit says.
    It counts from `van_kwartaal` up to `tot_kwartaal`, or up to `laatste_kwartaal` when it was ended or
    replaced before; app/services/geldigheid.py alone says in which quarters. A change is a new row.
    """

    __tablename__ = "afspraak"

    id: Mapped[int] = mapped_column(primary_key=True)
    beschikking_id: Mapped[int] = mapped_column(ForeignKey("beschikking.id"))
    indicatorcode: Mapped[str] = mapped_column(CODE)
    interventiecode: Mapped[str] = mapped_column(ForeignKey("interventie.code"))
    informant: Mapped[str] = mapped_column(CODE, default="*")
    # Passport; empty while it is a concept
    doel: Mapped[str] = mapped_column(CODE, default="")
    gevraagd_door: Mapped[str] = mapped_column(String(120), default="")
    gevolg_professional: Mapped[str] = mapped_column(Text, default="")
    gevolg_organisatie: Mapped[str] = mapped_column(Text, default="")
    gevolg_contract: Mapped[str] = mapped_column(Text, default="")
    lasten_uren: Mapped[float | None]
    wie_ziet: Mapped[str] = mapped_column(Text, default="")
    wanneer_goed: Mapped[str] = mapped_column(Text, default="")
    # KPI-toets: whose control, how gamed, what keeps it honest, and of an output what it is for
    invloed: Mapped[str] = mapped_column(Text, default="", server_default="")
    hoe_te_omzeilen: Mapped[str] = mapped_column(Text, default="")
    tegenindicator: Mapped[str] = mapped_column(CODE, default="")
    oogmerk: Mapped[str] = mapped_column(Text, default="", server_default="")
    getoetst_door: Mapped[str] = mapped_column(String(120), default="", server_default="")
    # Target with provenance
    streefwaarde: Mapped[float | None]
    herkomst: Mapped[str] = mapped_column(CODE, default="")
    formule: Mapped[str] = mapped_column(Text, default="")
    bezwaar: Mapped[str] = mapped_column(Text, default="")
    wijkreden: Mapped[str] = mapped_column(Text, default="")
    # Precondition on the municipality
    randvoorwaarde: Mapped[str] = mapped_column(Text, default="")
    randvoorwaarde_indicator: Mapped[str | None] = mapped_column(CODE)
    randvoorwaarde_afgesproken: Mapped[float | None]
    is_leerafspraak: Mapped[bool] = mapped_column(default=False)
    # When it counts, and how that came about
    status: Mapped[AfspraakStatus] = mapped_column(code_van(AfspraakStatus), default=AfspraakStatus.BEVESTIGD)
    van_kwartaal: Mapped[str] = mapped_column(KWARTAAL)
    tot_kwartaal: Mapped[str] = mapped_column(KWARTAAL)
    laatste_kwartaal: Mapped[str | None] = mapped_column(KWARTAAL)
    vervangt_id: Mapped[int | None] = mapped_column(ForeignKey("afspraak.id"))
    verdringt_id: Mapped[int | None] = mapped_column(ForeignKey("afspraak.id"))
    aanleiding: Mapped[str] = mapped_column(Text, default="", server_default="")
    overleg: Mapped[str] = mapped_column(Text, default="", server_default="")
    spoed_reden: Mapped[str] = mapped_column(Text, default="", server_default="")
    einde_reden: Mapped[str] = mapped_column(Text, default="", server_default="")
    gemaakt_door: Mapped[str] = mapped_column(String(120), default="", server_default="")
    gemaakt_op: Mapped[datetime | None] = mapped_column(Tijdstip)
    aangekondigd_door: Mapped[str] = mapped_column(String(120), default="", server_default="")
    aangekondigd_op: Mapped[datetime | None] = mapped_column(Tijdstip)
    bevestigd_door: Mapped[str] = mapped_column(String(120), default="", server_default="")
    bevestigd_op: Mapped[datetime | None] = mapped_column(Tijdstip)

    beschikking: Mapped[Beschikking] = relationship(back_populates="afspraken")
    interventie: Mapped[Interventie] = relationship()


class Wijkgebeurtenis(Tabel):
    """A dated event; aanbiederwissel and definitiewijziging are breaks (R-16).

    A correction is a new row that names the one it replaces; what was replaced or withdrawn has
    `vervallen_op` and says why.
    """

    __tablename__ = "wijkgebeurtenis"

    id: Mapped[int] = mapped_column(primary_key=True)
    regiocode: Mapped[str] = mapped_column(CODE)
    datum: Mapped[date]
    soort: Mapped[str] = mapped_column(CODE)
    titel: Mapped[str] = mapped_column(String(200))
    interventiecode: Mapped[str | None] = mapped_column(CODE)
    gemaakt_door: Mapped[str] = mapped_column(String(120), default="", server_default="")
    gemaakt_op: Mapped[datetime | None] = mapped_column(Tijdstip)
    vervangt_id: Mapped[int | None] = mapped_column(ForeignKey("wijkgebeurtenis.id"))
    vervallen_door: Mapped[str] = mapped_column(String(120), default="", server_default="")
    vervallen_op: Mapped[datetime | None] = mapped_column(Tijdstip)
    reden: Mapped[str] = mapped_column(Text, default="", server_default="")


class Focusfactor(Tabel):
    """At most five per regio at a time, with the reason; one that ended stays, with why it ended."""

    __tablename__ = "focusfactor"
    __table_args__ = (UniqueConstraint("regiocode", "factor_id", "van_kwartaal"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    regiocode: Mapped[str] = mapped_column(CODE)
    factor_id: Mapped[str] = mapped_column(CODE)
    van_kwartaal: Mapped[str] = mapped_column(KWARTAAL)
    tot_kwartaal: Mapped[str | None] = mapped_column(KWARTAAL)
    leeftijd_van: Mapped[int] = mapped_column(default=0)
    leeftijd_tot: Mapped[int] = mapped_column(default=27)
    reden: Mapped[str] = mapped_column(Text)
    gekozen_door: Mapped[str] = mapped_column(String(120), default="")
    gekozen_op: Mapped[datetime | None] = mapped_column(Tijdstip)
    einde_reden: Mapped[str] = mapped_column(Text, default="")
    beeindigd_door: Mapped[str] = mapped_column(String(120), default="")
    beeindigd_op: Mapped[datetime | None] = mapped_column(Tijdstip)


class Wijkinzet(Tabel):
    """What a department or informal partner does in a gebied without a beschikking; told, not counted."""

    __tablename__ = "wijkinzet"
    __table_args__ = (UniqueConstraint("regiocode", "partijcode", "interventiecode", "van_kwartaal"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    regiocode: Mapped[str] = mapped_column(CODE)
    partijcode: Mapped[str] = mapped_column(ForeignKey("partij.code"))
    interventiecode: Mapped[str] = mapped_column(ForeignKey("interventie.code"))
    van_kwartaal: Mapped[str] = mapped_column(KWARTAAL)
    tot_kwartaal: Mapped[str | None] = mapped_column(KWARTAAL)
    verteld_door: Mapped[str] = mapped_column(String(200))


class MaatschappelijkOogmerk(Tabel):
    """The maatschappelijk resultaat of a wijk, in its partners' words; not for settlement."""

    __tablename__ = "maatschappelijk_oogmerk"

    id: Mapped[int] = mapped_column(primary_key=True)
    regiocode: Mapped[str] = mapped_column(CODE)
    tekst: Mapped[str] = mapped_column(Text)
    vastgesteld_door: Mapped[str] = mapped_column(String(200))
    vastgesteld_op: Mapped[date]


class Instelling(Tabel):
    """What the whole installation shares: `demo` = ja, `vandaag` = a fixed date in demo and tests."""

    __tablename__ = "instelling"

    naam: Mapped[str] = mapped_column(CODE, primary_key=True)
    waarde: Mapped[str] = mapped_column(Text)
    gewijzigd_op: Mapped[datetime] = mapped_column(Tijdstip)
