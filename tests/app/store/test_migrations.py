"""The migrations make exactly the declared tables, and a log that only grows, on both databases."""

from datetime import UTC, datetime
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Column, Engine, Integer, MetaData, Table, text
from sqlalchemy.exc import DBAPIError

from app.settings import Settings
from app.store.sessions import Sessions, create_engine_for, migrate, run_migrations
from app.store.tables import Gespreksversie, Logregel, Tabel, Tekstversie


def differences(engine: Engine, metadata: MetaData) -> list[object]:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, metadata))


def test_migrations_make_the_declared_tables(engine: Engine) -> None:
    assert differences(engine, Tabel.metadata) == []


def test_a_declared_table_without_migration_is_noticed(engine: Engine) -> None:
    metadata = MetaData(naming_convention=Tabel.metadata.naming_convention)
    for tabel in Tabel.metadata.sorted_tables:
        tabel.to_metadata(metadata)
    Table("vergeten", metadata, Column("id", Integer, primary_key=True))
    assert [soort for soort, *_ in differences(engine, metadata)] == ["add_table"]


def test_migrating_again_changes_nothing(engine: Engine) -> None:
    migrate(engine)
    assert differences(engine, Tabel.metadata) == []


@pytest.mark.parametrize("opdracht", ["update logregel set gebruiker = 'iemand'", "delete from logregel"])
def test_a_line_of_the_log_cannot_be_changed_or_removed(
    engine: Engine, sessions: Sessions, opdracht: str
) -> None:
    with sessions.begin() as session:
        session.add(
            Logregel(
                tijdstip=datetime(2026, 1, 14, tzinfo=UTC),
                gebruiker="x",
                rol="aanbieder",
                gebeurtenis="g",
                onderwerp="o",
                details={},
            )
        )
    with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
        connection.execute(text(opdracht))


@pytest.mark.traag
@pytest.mark.parametrize(("was_actief", "status"), [(True, "bevestigd"), (False, "ingetrokken")])
def test_what_counted_before_afspraken_had_quarters_goes_on_counting(
    engine: Engine, was_actief: bool, status: str
) -> None:
    run_migrations(engine, command.downgrade, "0005")
    with engine.begin() as connection:
        connection.execute(text("insert into partij (code, naam, soort) values ('p', 'P', 'aanbieder')"))
        connection.execute(text(OUDE_INTERVENTIE))
        connection.execute(text(OUDE_BESCHIKKING))
        connection.execute(text("insert into beschikking_interventie values (7, 'i')"))
        connection.execute(text(OUDE_AFSPRAAK), {"was_actief": was_actief})
    migrate(engine)
    vraag = "select status, van_kwartaal, laatste_kwartaal from afspraak"
    assert read_row(engine, vraag) == (status, "2024-K2", None)
    assert read_row(engine, "select regime from beschikking_interventie") == ("experiment",)
    run_migrations(engine, command.downgrade, "0005")
    assert read_row(engine, "select is_actief from afspraak") == (was_actief,)
    assert read_row(engine, "select regime from beschikking") == ("experiment",)
    migrate(engine)


def read_row(engine: Engine, vraag: str) -> tuple[object, ...]:
    with engine.connect() as connection:
        return tuple(connection.execute(text(vraag)).one())


def test_a_migration_that_would_leave_rows_pointing_at_nothing_is_refused(settings: Settings) -> None:
    engine = create_engine_for(settings)
    if engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL guards this by itself, also during a migration")

    def loosen(config: Config, _: str) -> None:
        connection = config.attributes["connection"]
        connection.execute(text("insert into beschikking_gebied values (99, 'WK059915')"))

    with pytest.raises(RuntimeError, match="point at nothing"):
        run_migrations(engine, loosen, "head")
    assert read_row(engine, "select count(*) from beschikking_gebied") == (0,)
    engine.dispose()


OUDE_INTERVENTIE = (
    "insert into interventie (code, naam, doelgroep, leeftijd_van, leeftijd_tot, trede, is_erkend, "
    "is_individueel, veranderlogica) values ('i', 'I', '', 0, 18, 1, false, false, '')"
)
OUDE_BESCHIKKING = (
    "insert into beschikking (id, kenmerk, titel, partijcode, account, van_kwartaal, tot_kwartaal, budget_euro, "
    "regime, doeltekst, vrije_inzet_aantal) "
    "values (7, 'k', 'K', 'p', 'a', '2024-K2', '2025-K4', 1, 'experiment', 'd', 0)"
)
OUDE_AFSPRAAK = (
    "insert into afspraak (beschikking_id, indicatorcode, interventiecode, informant, doel, gevraagd_door, "
    "gevolg_professional, gevolg_organisatie, gevolg_contract, lasten_uren, wie_ziet, wanneer_goed, "
    "hoe_te_omzeilen, tegenindicator, tot_kwartaal, herkomst, formule, bezwaar, wijkreden, randvoorwaarde, "
    "is_leerafspraak, is_actief) values (7, 'bereik', 'i', '*', 'sturen', 'g', '', '', '', 1, '', '', '', '', "
    "'2025-K4', 'eenzijdig', '', '', '', '', false, :was_actief)"
)


@pytest.mark.parametrize("tabel", ["tekstversie", "gespreksversie"])
@pytest.mark.parametrize("opdracht", ["update {} set versie = 9", "delete from {}"])
def test_a_saved_or_adopted_version_cannot_be_changed_or_removed(
    engine: Engine, sessions: Sessions, stadje: Any, tabel: str, opdracht: str
) -> None:
    tekst = {"gesprek_id": stadje.gesprek, "versie": 1, "build_id": "b", "inhoud": {}}
    wie = {"account_id": stadje["adviseur"].id, "geschreven_door": "x", "geschreven_op": stadje.nu}
    with sessions.begin() as session:
        session.add(Gespreksversie(**tekst, vastgesteld_door="x", vastgesteld_op=stadje.nu))
        session.add(
            Tekstversie(gesprek_id=stadje.gesprek, versie=1, onderdeel="eigen_deel", velden={}, **wie)
        )
    with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
        connection.execute(text(opdracht.format(tabel)))
