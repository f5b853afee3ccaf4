"""The fingerprint of everything a build depends on: same inputs and code, same build id."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, fields
from functools import cache, lru_cache
from pathlib import Path

import pandas as pd

from pipelines.reference import Referentie, load_referentie
from pipelines.stad import Aanleverbron, Stad
from schemas.contextbron import Contextbron, load_contextbronnen
from schemas.grootheid import Grootheid, load_grootheden
from schemas.indicator import Indicator, load_indicatoren

WORTEL = Path(__file__).resolve().parent.parent
REFERENTIETABELLEN = (
    "regios",
    "factoren",
    "kerncijfers",
    "instrumenten",
    "codewijzigingen",
    "indelingswijzigingen",
    "factorenmodellen",
    "factorkruisingen",
    "leeftijdsgroepen",
)
VERBERGCODE = (
    *(f"pipelines/{deel}" for deel in ("aanval", "onderdrukking", "sql")),
    *(f"pipelines/{naam}.py" for naam in ("audit", "beoordeling", "disclosure", "dominantie", "programma")),
    *(
        f"pipelines/{naam}.py"
        for naam in ("rijnummers", "ruimte", "sommen", "tonen", "verbergen", "warehouse")
    ),
    *(f"schemas/{naam}.py" for naam in ("grootheid", "klassen", "onderdrukking", "samenstelling")),
    "schemas/grootheden.toml",
)
"""Files and folders that decide what is hidden (R-17)."""


def build_id_of(
    bronnen: Sequence[Aanleverbron],
    stad: Stad,
    referentie: Referentie,
    drempel: int,
    geheugen: Mapping[str, str] | None = None,
) -> str:
    """Hash every input in a fixed order, and the code that reads them; `geheugen` stands for the builds before."""
    return combine_build_id(hash_basis(stad, referentie, drempel), bronnen, geheugen or {})


def combine_build_id(basis: str, bronnen: Sequence[Aanleverbron], geheugen: Mapping[str, str]) -> str:
    """Hash the files and the builds before on top of what every file shares; the rows are in it by their own hash."""
    feiten = [bron.feiten for bron in sorted(bronnen, key=lambda b: b.aanlevering_id)]
    return hashlib.sha256(json.dumps([basis, feiten, dict(geheugen)], sort_keys=True).encode()).hexdigest()


def hash_basis(stad: Stad, referentie: Referentie, drempel: int) -> str:
    """Hash everything but the files: code, threshold, city, reference data and declarations."""
    som = hashlib.sha256()
    for deel in list_delen(stad, referentie, drempel):
        som.update(f"{len(deel)}:".encode())
        som.update(deel)
    return som.hexdigest()


def list_delen(stad: Stad, referentie: Referentie, drempel: int) -> Iterator[bytes]:
    """Yield each input as bytes that do not depend on its order."""
    yield code_version().encode()
    yield str(drempel).encode()
    for veld in fields(stad):
        yield dump_tabel(getattr(stad, veld.name))
    yield from dump_referentie(referentie)
    for declaraties in (load_indicatoren(), load_grootheden(), load_contextbronnen()):
        yield dump_declaraties(tuple(declaraties.values()))


@lru_cache(maxsize=4)
def dump_referentie(referentie: Referentie) -> tuple[bytes, ...]:
    """Write the reference tables a build reads; once, for nobody writes in them."""
    return tuple(dump_tabel(getattr(referentie, naam)) for naam in REFERENTIETABELLEN)


@lru_cache(maxsize=12)
def dump_declaraties(declaraties: tuple[Indicator | Grootheid | Contextbron, ...]) -> bytes:
    """Write declarations of one kind, in the order of their codes."""
    return json.dumps({d.code: asdict(d) for d in declaraties}, sort_keys=True).encode()


def hash_grondslag(stad: Stad, eigen: str, geladen: Sequence[object]) -> str:
    """Hash what a build is made of besides files and code; `eigen` stands for the reference data of the product."""
    som = hashlib.sha256(f"{eigen} {list(geladen)}".encode())
    for veld in fields(stad):
        som.update(dump_tabel(getattr(stad, veld.name)))
    return som.hexdigest()


@cache
def reference_version() -> str:
    """Hash the reference data that comes with the product, as far as a build reads it."""
    return hashlib.sha256(b"".join(dump_referentie(load_referentie()))).hexdigest()


def dump_tabel(tabel: pd.DataFrame) -> bytes:
    """Write a table with its columns and rows in a fixed order."""
    kolommen = sorted(tabel.columns)
    regels = sorted(tabel[kolommen].to_csv(index=False, header=False).splitlines())
    return "\n".join([",".join(kolommen), *regels]).encode()


@cache
def code_version() -> str:
    """Hash the code that makes a build: pipelines, its SQL and the declarations beside it."""
    return hash_code("pipelines", "schemas")


@cache
def hiding_version() -> str:
    """Hash the code and declarations that decide what is hidden: equal means that no rule became stricter."""
    return hash_code(*VERBERGCODE)


def hash_code(*delen: str) -> str:
    """Hash files and folders of the product with their names."""
    som = hashlib.sha256()
    for deel in delen:
        plek = WORTEL / deel
        for pad in sorted(plek.rglob("*")) if plek.is_dir() else [plek]:
            if pad.suffix in {".py", ".sql", ".toml"}:
                som.update(pad.relative_to(WORTEL).as_posix().encode())
                som.update(pad.read_bytes())
    return som.hexdigest()[:16]
