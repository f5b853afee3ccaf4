"""Reads a PDF as a reader with a screen reader and one with a search box do: its tags, and its words."""

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf

BLOK = re.compile(rb"begin(bfchar|bfrange)\s(.*?)\send", re.S)
HEX = re.compile(rb"<([0-9a-fA-F]+)>")


def open_pdf(inhoud: bytes) -> pikepdf.Pdf:
    """Open the bytes."""
    return pikepdf.open(io.BytesIO(inhoud))


def list_tags(pdf: pikepdf.Pdf) -> list[tuple[str, str]]:
    """List every structure element in reading order with its alternative text."""
    return [
        (str(n.get("/S", "")).lstrip("/"), str(n.get("/Alt", ""))) for n in _walk(pdf.Root.StructTreeRoot)
    ]


def _walk(knoop: Any) -> Iterator[Any]:
    kinderen = knoop.get("/K", [])
    for kind in kinderen if isinstance(kinderen, pikepdf.Array) else [kinderen]:
        if isinstance(kind, pikepdf.Dictionary) and "/S" in kind:
            yield kind
            yield from _walk(kind)


def find_faults(inhoud: bytes) -> list[str]:
    """Say what a PDF lacks to be read aloud as PDF/UA-1 asks; empty is good."""
    pdf = open_pdf(inhoud)
    wortel = pdf.Root
    with pdf.open_metadata() as metadata:
        is_ua, titel = metadata.get("pdfuaid:part") == "1", metadata.get("dc:title", "")
    tags = list_tags(pdf)
    keuring = {
        "geen pdfuaid": is_ua,
        "geen titel": bool(titel),
        "titel niet in de venstertitel": bool(wortel.get("/ViewerPreferences", {}).get("/DisplayDocTitle")),
        "geen Nederlands": str(wortel.get("/Lang", "")).startswith("nl"),
        "niet gemarkeerd": bool(wortel.get("/MarkInfo", {}).get("/Marked")),
        "geen koppen": any(soort.startswith("H") for soort, _ in tags),
        "figuur zonder tekst": all(alt for soort, alt in tags if soort == "Figure"),
        "letters niet ingesloten": all(_is_embedded(lettertype) for lettertype in _fonts(pdf)),
    }
    return [fout for fout, is_goed in keuring.items() if not is_goed]


def _fonts(pdf: pikepdf.Pdf) -> list[Any]:
    return [f for pagina in pdf.pages for f in pagina.resources.get("/Font", pikepdf.Dictionary()).values()]


def _is_embedded(lettertype: Any) -> bool:
    beschrijving = lettertype.DescendantFonts[0].FontDescriptor
    return any(naam in beschrijving for naam in ("/FontFile", "/FontFile2", "/FontFile3"))


def read_text(inhoud: bytes) -> str:
    """Return every word on every page, as the letters map back to characters."""
    return "\n".join(_read_page(pagina) for pagina in open_pdf(inhoud).pages)


def read_everything(inhoud: bytes) -> str:
    """Return all a search could find in a PDF: words, alternative texts, titles, attachments and every unpacked stream."""
    pdf = open_pdf(inhoud)
    stromen = [_unpack(o) for o in pdf.objects if isinstance(o, pikepdf.Stream)]
    woorden = [read_text(inhoud), *(str(o) for o in pdf.objects if isinstance(o, pikepdf.String))]
    return "\n".join([*woorden, *(alt for _, alt in list_tags(pdf)), str(pdf.docinfo), *stromen])


def _unpack(stroom: pikepdf.Stream) -> str:
    return stroom.read_bytes().decode("latin-1")


def _read_page(pagina: Any) -> str:
    kaarten = {naam: _read_cmap(f.ToUnicode.read_bytes()) for naam, f in pagina.resources.Font.items()}
    delen, kaart = [], {}
    for operanden, operator in pikepdf.parse_content_stream(pagina):
        match str(operator):
            case "Tf":
                kaart = kaarten[str(operanden[0])]
            case "Tj":
                delen.append(_decode(bytes(operanden[0]), kaart))
            case "TJ":
                delen += [_decode(bytes(d), kaart) for d in operanden[0] if isinstance(d, pikepdf.String)]
            case "ET" | "BDC":
                delen.append(" ")
    # A soft hyphen stands where a word was broken over two lines.
    return re.sub(r"\s+", " ", re.sub(r"\s*\u00ad\s*", "", "".join(delen)))


def _decode(tekens: bytes, kaart: dict[int, str]) -> str:
    return "".join(kaart.get(int.from_bytes(tekens[i : i + 2]), "") for i in range(0, len(tekens), 2))


def _read_cmap(inhoud: bytes) -> dict[int, str]:
    kaart: dict[int, str] = {}
    for soort, blok in BLOK.findall(inhoud):
        getallen = HEX.findall(blok)
        if soort == b"bfchar":
            kaart |= {
                int(code, 16): _chars(naar) for code, naar in zip(getallen[::2], getallen[1::2], strict=True)
            }
        else:
            for begin, eind, naar in zip(getallen[::3], getallen[1::3], getallen[2::3], strict=True):
                eerste = ord(_chars(naar))
                kaart |= {
                    code: chr(eerste + code - int(begin, 16))
                    for code in range(int(begin, 16), int(eind, 16) + 1)
                }
    return kaart


def _chars(waarde: bytes) -> str:
    return bytes.fromhex(waarde.decode()).decode("utf-16-be")
