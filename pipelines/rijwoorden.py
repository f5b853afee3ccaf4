"""The words and shapes by which a row under a header is known to be no data."""

GETAL = r"^\s*[-+<>]?\s*(?:€\s*)?[\d.,\s]*\d[\d.,\s]*%?\s*$|^\s*[-?]\s*$|^#[A-Z/0!?]+$"
VAST_TOTAAL = (
    r"(?i)^\s*(?:(?:eind|groot)?-?\s*totaal(?:\s+generaal)?|totalen|generaal\s+totaal|(?:grand\s+)?total|"
    r"gemiddeld(?:e|en)?|som|sum|average)\s*[:=]?\s*$"
)
VAST_SUBTOTAAL = r"(?i)^\s*(?:sub-?\s*totaa?l(?:en)?|tussentota?al(?:en)?)\b"
LOS_TOTAAL = r"(?i)^\s*(?:eind|groot)?totaal\b|\btotaal\s*[:=]?\s*$"
TELLING_IN_WOORDEN = r"(?i)totaal\s+(?:aantal|unieke?|bereik)"
VOETNOOT = (
    r"(?i)^\s*(?:[*†‡¹²³]|\(\*+\)|\[\d+\]|\d\)|(?:voet)?noot\b|\(?bron(?:nen|vermelding)?\s*:|bron (?:cbs|duo|ggd|rivm|gemeente)\b|source\s*:|©|\(c\)\s|copyright\b|"
    r"verklaring van (?:de )?(?:gebruikte )?tekens|geraadpleegd\b|(?:ge[eë]xporteerd|gedownload|gegenereerd|aangemaakt|bijgewerkt) op\b|datum (?:export|download)\b|"
    r"exportdatum\b|toelichting\s*:|opmerking(?:en)?\s*:|"
    r"peildatum\b|let op\b|n\.?b\.?\s|legenda\b|disclaimer\b|gegevens per\b|afgedrukt op\b|pagina \d)"
)
EENHEID = (
    r"(?i)^\s*[(\[]?\s*(?:in\s+)?(?:naam|nummer|nr|code|tekst|aantal|getal|cijfer|jaar|jaren|jr|keuze|keuzelijst|datum|"
    r"d{1,2}[-/. ]m{1,2}[-/. ][jy]{2,4}|[jy]{4}-mm-dd|ja\s*/\s*nee(?:\s*/.*)?|j\s*/\s*n|\d+\s*(?:-|–|t/m|tot en met)\s*\d+|"
    r"verplicht|optioneel|vrij veld|n|x|uniek|#|%|x\s*1[ .]?000(?:[ .]?000)?(?: euro)?|1[ .]000(?: euro)?|(?:mln\.? |miljoen )?euro|"
    r"per 1[ .]?000(?: inwoners)?|per \S{1,12}|aantal per .{1,30}|km2?|ha|m2|rapportcijfer|getal|procent|percentage|€|heel getal|geheel getal|decimaal|lijst|zie lijst|keer|stuks|personen)"
    r"\s*[)\]]?\s*$"
)
VINKJE = r"(?i)^\s*[(\[]?\s*[xn#]\s*[)\]]?\s*$"
"""What may be a unit and may be a tick: only beside a unit in words does it explain a column."""
VOORBEELDRIJ = r"(?i)^\s*(?:voorbeeld(?:rij|regel)?|bijv\.?|bijvoorbeeld|vb\.?)\s*:?\s*$"
LABEL = f"{VAST_TOTAAL}|{VAST_SUBTOTAAL}|{LOS_TOTAAL}|{VOETNOOT}"
TELWOORD = (
    r"(?i)\b(?:aantal(?:len)?|alle|allen|bereikt?|deelnemers?|generaal|gezinnen|jeugdigen|jongeren|kinderen|"
    r"leerlingen|ouders|personen|records|regels|rijen|samen|som|sum|totaal|totalen|trajecten|uniek(?:e)?)\b"
)
"""What is counted, or how: said before a lone number it is no name of a row."""
STREEP = r"^\s*[-=_–—]{3,}\s*$"
TUSSEN_HAAKJES = r"^\s*[(\[].*[)\]]\s*$"
GEWONE_CODE = r"^[A-Za-z]{0,3}[-_]?[0-9]{1,20}$"
"""A first cell such as 12 or T-0012, which no pattern above can match."""
