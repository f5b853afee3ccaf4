"""What stands before anything happens: parties, offers, agreements, choices and events of the wijken."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from app.demo.bronnen import load_tabel, load_toml
from app.demo.stad import Demostad, at
from app.services.accounts import INRICHTING, Accountinvoer, create_account
from app.services.logboek import write_log
from app.store.tables import (
    Afspraak,
    Alliantielid,
    Beschikking,
    BeschikkingGebied,
    BeschikkingInterventie,
    Focusfactor,
    Instelling,
    Interventie,
    InterventieFactor,
    MaatschappelijkOogmerk,
    Partij,
    Wijkgebeurtenis,
    Wijkinzet,
)
from schemas.vocabulary import Kwartaal

WACHTWOORD = "wijkspiegel-demo"
WIJKTAFEL = "Wijktafel jeugd"


def furnish(stad: Demostad, nu: datetime) -> None:
    """Put the agreements side of the city in an empty store, in one transaction."""
    with stad.sessions.begin() as session:
        session.add_all(
            Partij(code=p["code"], naam=p["naam"], soort=p["soort"]) for p in stad.bronnen.partijen
        )
        factoren = load_tabel("interventiefactoren.csv")
        session.add_all(_interventie(rij, factoren) for rij in stad.bronnen.interventies)
        session.flush()
        session.add_all(
            Alliantielid(
                alliantie_partijcode=rij["alliantiecode"],
                partijcode=rij["partijcode"],
                van_kwartaal=rij["van_kwartaal"],
                tot_kwartaal=rij["tot_kwartaal"] or None,
            )
            for rij in load_tabel("alliantieleden.csv")
        )
        _add_beschikkingen(session, stad)
        _add_wijkkeuzes(session, stad)
        write_log(session, INRICHTING, "stad_ingericht", "voorbeeldstad", nu=nu)
    _add_accounts(stad, nu)


def _interventie(rij: dict[str, str], factoren: list[dict[str, str]]) -> Interventie:
    return Interventie(
        code=rij["code"],
        naam=rij["naam"],
        doelgroep=rij["doelgroep"],
        leeftijd_van=int(rij["leeftijd_van"]),
        leeftijd_tot=int(rij["leeftijd_tot"]),
        trede=int(rij["trede"]),
        is_erkend=rij["erkend"] == "ja",
        is_individueel=rij["individueel"] == "ja",
        veranderlogica=rij["veranderlogica"],
        factoren=[_link(deel) for deel in factoren if deel["interventiecode"] == rij["code"]],
    )


def _link(rij: dict[str, str]) -> InterventieFactor:
    return InterventieFactor(
        factor_id=rij["factor_id"],
        trede=int(rij["trede"]),
        onderbouwing=rij["onderbouwing"],
        bron=rij["bron"],
        is_voorlopig=rij["zekerheid"] == "voorlopig",
    )


def _add_beschikkingen(session: Session, stad: Demostad) -> None:
    """Add the agreements in order, so that a predecessor is there before its successor."""
    per_kenmerk: dict[str, Beschikking] = {}
    register = {rij["kenmerk"]: rij for rij in load_tabel("beschikkingregister.csv")}
    for rij in stad.bronnen.beschikkingen:
        voorganger = per_kenmerk.get(rij["voorganger"])
        beschikking = Beschikking(
            kenmerk=rij["kenmerk"],
            titel=rij["titel"],
            partijcode=rij["partijcode"],
            account=rij["account"],
            van_kwartaal=rij["van_kwartaal"],
            tot_kwartaal=rij["tot_kwartaal"],
            budget_euro=int(rij["budget_euro"]),
            doeltekst=rij["doeltekst"],
            vrije_inzet_aantal=int(rij["vrije_inzet_aantal"]),
            voorganger_id=voorganger.id if voorganger else None,
            interventies=_activities(rij, register.get(rij["kenmerk"], {})),
            gebieden=[BeschikkingGebied(regiocode=g) for g in rij["gebieden"].split()],
            **_options(register.get(rij["kenmerk"])),
        )
        session.add(beschikking)
        session.flush()
        per_kenmerk[rij["kenmerk"]] = beschikking
    paspoorten = load_toml("paspoorten.toml")
    for rij in load_tabel("afspraken.csv"):
        session.add(_afspraak(rij, per_kenmerk[rij["kenmerk"]], paspoorten[rij["indicatorcode"]]))


def _activities(rij: dict[str, str], register: dict[str, str]) -> list[BeschikkingInterventie]:
    """Within one beschikking an activity may be an experiment beside what is known."""
    experimenten = register.get("experimenten", "").split()
    return [
        BeschikkingInterventie(
            interventiecode=code, regime="experiment" if code in experimenten else rij["regime"]
        )
        for code in rij["interventies"].split()
    ]


def _options(register: dict[str, str] | None) -> dict[str, str | int]:
    if register is None:
        return {}
    getallen = ("lokaal_budget_euro", "verlengingen_hoogstens", "verlenging_kwartalen")
    return {"afdeling": register["afdeling"], **{veld: int(register[veld]) for veld in getallen}}


def _afspraak(rij: dict[str, str], beschikking: Beschikking, paspoort: dict[str, str | float]) -> Afspraak:
    return Afspraak(
        beschikking_id=beschikking.id,
        indicatorcode=rij["indicatorcode"],
        interventiecode=rij["interventiecode"],
        informant=rij["informant"],
        **paspoort,
        van_kwartaal=rij["van_kwartaal"] or beschikking.van_kwartaal,
        tot_kwartaal=rij["tot_kwartaal"],
        streefwaarde=float(rij["streefwaarde"]) if rij["streefwaarde"] else None,
        herkomst=rij["herkomst"],
        formule=rij["formule"],
        bezwaar=rij["bezwaar"],
        wijkreden=rij["wijkreden"],
        randvoorwaarde=rij["randvoorwaarde"],
        randvoorwaarde_indicator=rij["randvoorwaarde_indicator"] or None,
        randvoorwaarde_afgesproken=float(rij["randvoorwaarde_afgesproken"])
        if rij["randvoorwaarde_afgesproken"]
        else None,
        is_leerafspraak=rij["is_leerafspraak"] == "ja",
    )


def _add_wijkkeuzes(session: Session, stad: Demostad) -> None:
    for rij in load_tabel("gebeurtenissen.csv"):
        session.add(
            Wijkgebeurtenis(
                regiocode=stad.regiocode(rij["regio"]),
                datum=date.fromisoformat(rij["datum"]),
                soort=rij["soort"],
                titel=rij["titel"],
                interventiecode=rij["interventiecode"] or None,
                gemaakt_door="Gemeente Rotterdam",
            )
        )
    session.add_all(
        _focusfactor(rij, stad.regiocode(rij["regio"])) for rij in load_tabel("focusfactoren.csv")
    )
    for rij in load_tabel("wijkinzet.csv"):
        session.add(
            Wijkinzet(
                regiocode=rij["gebied"],
                partijcode=rij["partijcode"],
                interventiecode=rij["interventiecode"],
                van_kwartaal=rij["van_kwartaal"],
                tot_kwartaal=rij["tot_kwartaal"] or None,
                verteld_door=rij["verteld_door"],
            )
        )
    for rij in load_tabel("oogmerken.csv"):
        session.add(
            MaatschappelijkOogmerk(
                regiocode=stad.regiocode(rij["regio"]),
                tekst=rij["tekst"],
                vastgesteld_door=rij["vastgesteld_door"],
                vastgesteld_op=date.fromisoformat(rij["vastgesteld_op"]),
            )
        )


def _focusfactor(rij: dict[str, str], regiocode: str) -> Focusfactor:
    """A choice of the wijk, made in talk before its first quarter; what ended was ended by the same table."""
    begin = Kwartaal.parse(rij["van_kwartaal"]).eerste_dag
    einde = Kwartaal.parse(rij["tot_kwartaal"]).laatste_dag if rij["tot_kwartaal"] else None
    return Focusfactor(
        regiocode=regiocode,
        factor_id=rij["factor_id"],
        van_kwartaal=rij["van_kwartaal"],
        tot_kwartaal=rij["tot_kwartaal"] or None,
        leeftijd_van=int(rij["leeftijd_van"]),
        leeftijd_tot=int(rij["leeftijd_tot"]),
        reden=rij["reden"],
        gekozen_door=WIJKTAFEL,
        gekozen_op=at(begin),
        einde_reden=rij["einde_reden"],
        beeindigd_door=WIJKTAFEL if einde else "",
        beeindigd_op=at(einde) if einde else None,
    )


def _add_accounts(stad: Demostad, nu: datetime) -> None:
    """Make the demo accounts through the service every beheerder uses."""
    with stad.sessions.begin() as session:
        for rij in stad.bronnen.accounts:
            eigen = [b["kenmerk"] for b in stad.bronnen.beschikkingen if b["account"] == rij["account"]]
            invoer = Accountinvoer(
                inlognaam=rij["inlognaam"],
                naam=rij["naam"],
                rolcode=rij["rolcode"],
                wachtwoord=WACHTWOORD,
                organisatie=rij["organisatie"],
                partijcode=rij["partijcode"] or None,
                regiocodes=frozenset(rij["regiocodes"].split()),
                beschikking_ids=frozenset(stad.beschikking(session, kenmerk).id for kenmerk in eigen),
            )
            create_account(session, INRICHTING, invoer, nu=nu)


def set_instelling(stad: Demostad, naam: str, waarde: str, nu: datetime) -> None:
    """Set one shared setting."""
    with stad.sessions.begin() as session:
        session.merge(Instelling(naam=naam, waarde=waarde, gewijzigd_op=nu))
