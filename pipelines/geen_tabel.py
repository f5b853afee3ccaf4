"""Text that is no table: recognised by its first lines, and refused with what to deliver instead."""

import re
from collections.abc import Sequence

from schemas.errors import OnleesbaarBestandError

BEGIN = 20_000
PROEF = 60
AANDEEL = 0.6
EXPORT = "Maak in het programma waar de gegevens in staan een export als CSV of Excel-werkmap (.xlsx), en lever die aan."
IN_EXCEL = "Open het in Excel, kies 'Opslaan als', Excel-werkmap (.xlsx), en lever dat bestand aan."
SOORTEN = (
    (re.compile(r"\A\s*(?:\{\s*(?:\"|\}|')|\[\s*(?:[\[{\"\d]|\]\s*\Z)[^\n;\t]*[,:\n\[{])"), "een JSON-bestand", EXPORT),
    (re.compile(r"\A\s*<(?:\?xml|!doctype|html|table|[A-Za-z][\w.:-]*(?:\s[^<>]*)?/?>)", re.IGNORECASE), "een webpagina of XML-bestand (HTML of XML)", IN_EXCEL),
    (re.compile(r"\A\s*\{\\rtf"), "een tekstdocument (RTF)", "Zet de tabel in Excel en lever die werkmap aan."),
    (re.compile(r"^\s*(?:CREATE\s+(?:TABLE|DATABASE)\b|INSERT\s+INTO\b|DROP\s+TABLE\b|-- (?:MySQL|PostgreSQL|MariaDB)\b.* dump)", re.IGNORECASE | re.MULTILINE), "een databasebestand (SQL)", EXPORT),
    (re.compile(r"\A\s*BEGIN:VCARD", re.IGNORECASE), "een bestand met contactpersonen (vCard)", "Lever alleen de tabel aan waar het om gaat, zonder contactgegevens."),
    (re.compile(r"\A\s*BEGIN:VCALENDAR", re.IGNORECASE), "een agendabestand (iCalendar)", EXPORT),
    (re.compile(r"\A\s*-----BEGIN "), "een sleutel of certificaat", "Lever dit nooit aan. Kies het bestand met de tabel."),
    (re.compile(r"\A\s*%!PS|\A\s*\\documentclass"), "een document om te drukken", "Zet de tabel in Excel en lever die werkmap aan."),
)  # fmt: skip
MAILKOP = re.compile(
    r"^(?:From|To|Subject|Date|Received|MIME-Version|Return-Path|Message-ID|Van|Aan|Onderwerp|Verzonden|Datum):\s",
    re.IGNORECASE,
)
LOGREGEL = re.compile(
    r"^\[?(?:\d{4}-\d\d-\d\d|\d\d[-/]\w{2,3}[-/]\d{4})[T ,:]\d\d:\d\d(?::\d\d)?\S*\s.*\b(?:INFO|ERROR|WARN(?:ING)?|DEBUG|FATAL|TRACE|NOTICE)\b"
    r"|^\S+ \S+ \S+ \[[^\]]+\] \"(?:GET|POST|PUT|HEAD)\b|^(?:INFO|ERROR|WARN(?:ING)?|DEBUG)\b[:\s]"
)
PAAR = re.compile(r"^\s*[\w .\-/()]{1,40}\s*(?::|=)\s*\S")
INI_KOP = re.compile(r"^\s*\[[\w .-]+\]\s*$")
VAST = (
    "Dit bestand heeft kolommen met een vaste breedte, zonder scheidingsteken; die grenzen zijn niet zeker."
)


def require_tabeltekst(tekst: str) -> None:
    """Refuse text of another kind: JSON, XML, SQL, mail, log lines."""
    begin = tekst[:BEGIN]
    for patroon, soort, herstel in SOORTEN:
        if patroon.search(begin):
            raise OnleesbaarBestandError(f"Dit is {soort}; dat kunnen wij niet lezen.", herstel)
    regels = [regel for regel in begin.split("\n")[:PROEF] if regel.strip()]
    if sum(MAILKOP.match(regel) is not None for regel in regels[:12]) >= 3:
        raise OnleesbaarBestandError(
            "Dit is een e-mailbericht; daar staat geen tabel in die wij kunnen lezen.",
            "Sla de bijlage met de tabel apart op en lever die aan.",
        )
    if len(regels) > 2 and sum(LOGREGEL.search(regel) is not None for regel in regels) > AANDEEL * len(
        regels
    ):
        raise OnleesbaarBestandError("Dit is een logbestand van een programma, geen tabel.", EXPORT)


def require_vrije_breedte(regels: Sequence[str], scheiding: str) -> None:
    """Refuse columns of a fixed width and lists of names with values; both only without a real separator."""
    if scheiding.strip(" ") not in ("", ",", ":"):
        return
    proef = [regel for regel in regels[:PROEF] if regel.strip()]
    if _is_vaste_breedte(proef, scheiding):
        raise OnleesbaarBestandError(
            VAST,
            "Maak de export opnieuw als CSV met een puntkomma (;) tussen de kolommen, of als Excel-werkmap (.xlsx).",
        )
    if scheiding == "" and len(proef) > 2 and _is_paren(proef):
        raise OnleesbaarBestandError(
            "Dit bestand is een lijst van namen met waarden (zoals instellingen), geen tabel.", EXPORT
        )


def _is_paren(proef: list[str]) -> bool:
    paren = sum(PAAR.match(r) is not None or INI_KOP.match(r) is not None for r in proef)
    return paren > 0.8 * len(proef) and not all(re.match(r"^\s*\d{1,2}:\d\d", r) for r in proef[1:])


def _is_vaste_breedte(proef: list[str], scheiding: str) -> bool:
    """Whether lines have blanks at the same places, with text on both sides of them."""
    if len(proef) < 3:
        return False
    if scheiding == "," and not all(_komma_in_getal(regel) for regel in proef):
        return False
    breedste = max(map(len, proef))
    met_gat = [regel for regel in proef if re.search(r"\S {2,}\S", regel)]
    if len(met_gat) < AANDEEL * len(proef):
        is_even = len({len(regel) for regel in proef}) == 1 and breedste >= 15
        return is_even and sum(regel.endswith("  ") for regel in proef) > AANDEEL * len(proef)
    leeg = [all(i >= len(r) or r[i] == " " for r in met_gat) for i in range(breedste)]
    # A column begins where text follows a place that is blank on every line.
    begin = [i for i in range(1, breedste) if leeg[i - 1] and not leeg[i]]
    gevuld = [i for i in begin if sum(i < len(r) for r in met_gat) > AANDEEL * len(met_gat)]
    return bool(gevuld) and gevuld[0] > 0


def _komma_in_getal(regel: str) -> bool:
    return all(
        re.search(r"\d,\d", regel[max(0, m.start() - 1) : m.start() + 2]) for m in re.finditer(",", regel)
    )
