"""Every setting with its default and help; the environment is read here and nowhere else."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent
# Some five times a file of 100,000 rows; a request of this size takes about four times its size in memory.
UPLOAD_MAX_BYTES = 50 * 1024 * 1024


@dataclass(frozen=True)
class Setting:
    """One setting as people meet it in the environment."""

    name: str
    default: str
    help: str


SETTINGS = (
    Setting("WIJKSPIEGEL_DATA", "data/var", "Map voor alles wat tijdens het gebruik wordt geschreven."),
    Setting(
        "WIJKSPIEGEL_DATABASE",
        "",
        "Adres van de database, zoals postgresql+psycopg://…; leeg is SQLite in de datamap.",
    ),
    Setting("WIJKSPIEGEL_GEHEIM", "", "Geheim voor de sessies; leeg maakt er een in de datamap."),
    Setting("WIJKSPIEGEL_SLEUTEL", "", "Sleutel waarmee originelen versleuteld worden bewaard."),
    Setting("WIJKSPIEGEL_DREMPEL", "10", "Aantallen onder deze drempel worden verborgen (R-17)."),
    Setting(
        "WIJKSPIEGEL_HUISSTIJL",
        "",
        "Map met eigen sjablonen voor papier (PDF en Word); leeg neemt die van Wijkspiegel.",
    ),
    Setting(
        "WIJKSPIEGEL_SMTP", "", "Mailserver als naam:poort; leeg verstuurt geen e-mail, alles staat op Start."
    ),
    Setting(
        "WIJKSPIEGEL_SMTP_TLS",
        "1",
        "Zet op 0 als de mailserver geen STARTTLS kent, zoals een server op dezelfde machine.",
    ),
    Setting(
        "WIJKSPIEGEL_SMTP_GEBRUIKER",
        "",
        "Naam waarmee wordt aangemeld bij de mailserver; leeg meldt niet aan.",
    ),
    Setting("WIJKSPIEGEL_SMTP_WACHTWOORD", "", "Wachtwoord bij die naam."),
    Setting("WIJKSPIEGEL_AFZENDER", "wijkspiegel@localhost", "E-mailadres waarvan berichten komen."),
    Setting("WIJKSPIEGEL_ADRES", "", "Adres waarop mensen de app openen, voor de link in een bericht."),
    Setting("WIJKSPIEGEL_HTTPS", "", "Zet op 1 achter https: cookies gaan dan alleen over https."),
)


@dataclass(frozen=True)
class Settings:
    """The settings as values; `database_url` is complete."""

    data: Path
    database_url: str
    geheim: str
    sleutel: str
    drempel: int
    huisstijl: Path | None
    is_https: bool
    smtp: str = ""
    is_smtp_tls: bool = True
    smtp_gebruiker: str = ""
    smtp_wachtwoord: str = ""
    afzender: str = ""
    adres: str = ""

    @property
    def builds(self) -> Path:
        return self.data / "builds"

    @property
    def archief(self) -> Path:
        return self.data / "archief"

    @property
    def tussenstand(self) -> Path:
        return self.data / "tussenstand"

    @property
    def uitspraken(self) -> Path:
        return self.data / "uitspraken"

    @property
    def werkbank(self) -> Path:
        return self.data / "werkbank"


def load_settings(omgeving: Mapping[str, str] = os.environ) -> Settings:
    """Read the environment; an absent or empty variable takes its default."""
    waarden = {s.name: omgeving.get(s.name) or s.default for s in SETTINGS}
    data = (WORTEL / waarden["WIJKSPIEGEL_DATA"]).resolve()
    return Settings(
        data=data,
        database_url=waarden["WIJKSPIEGEL_DATABASE"] or f"sqlite:///{data / 'wijkspiegel.sqlite'}",
        geheim=waarden["WIJKSPIEGEL_GEHEIM"],
        sleutel=waarden["WIJKSPIEGEL_SLEUTEL"],
        drempel=int(waarden["WIJKSPIEGEL_DREMPEL"]),
        huisstijl=Path(waarden["WIJKSPIEGEL_HUISSTIJL"]).resolve()
        if waarden["WIJKSPIEGEL_HUISSTIJL"]
        else None,
        is_https=waarden["WIJKSPIEGEL_HTTPS"] == "1",
        smtp=waarden["WIJKSPIEGEL_SMTP"],
        is_smtp_tls=waarden["WIJKSPIEGEL_SMTP_TLS"] == "1",
        smtp_gebruiker=waarden["WIJKSPIEGEL_SMTP_GEBRUIKER"],
        smtp_wachtwoord=waarden["WIJKSPIEGEL_SMTP_WACHTWOORD"],
        afzender=waarden["WIJKSPIEGEL_AFZENDER"],
        adres=waarden["WIJKSPIEGEL_ADRES"].rstrip("/"),
    )


def as_environment(settings: Settings) -> dict[str, str]:
    """Return the settings as another process of ours reads them."""
    return {
        "WIJKSPIEGEL_DATA": str(settings.data),
        "WIJKSPIEGEL_DATABASE": settings.database_url,
        "WIJKSPIEGEL_GEHEIM": settings.geheim,
        "WIJKSPIEGEL_SLEUTEL": settings.sleutel,
        "WIJKSPIEGEL_DREMPEL": str(settings.drempel),
        "WIJKSPIEGEL_HUISSTIJL": str(settings.huisstijl or ""),
        "WIJKSPIEGEL_HTTPS": "1" if settings.is_https else "",
        "WIJKSPIEGEL_SMTP": settings.smtp,
        "WIJKSPIEGEL_SMTP_TLS": "1" if settings.is_smtp_tls else "0",
        "WIJKSPIEGEL_SMTP_GEBRUIKER": settings.smtp_gebruiker,
        "WIJKSPIEGEL_SMTP_WACHTWOORD": settings.smtp_wachtwoord,
        "WIJKSPIEGEL_AFZENDER": settings.afzender,
        "WIJKSPIEGEL_ADRES": settings.adres,
    }
