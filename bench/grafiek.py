"""Seconds against rows as an SVG: `python -m bench.grafiek MAP` draws `resultaten.json` (matplotlib, in .venv-bench)."""

import json
import sys
from pathlib import Path

import matplotlib as mpl

STIJL = {
    "wijkspiegel": ("Wijkspiegel: controleren en laden", "#005a9c", "o", "-"),
    "duckdb_bestand": ("DuckDB: kaal laden naar een bestand", "#4d4d4d", "s", "--"),
    "duckdb_parquet": ("DuckDB: kaal laden naar Parquet", "#4d4d4d", "v", ":"),
    "duckdb_geheugen": ("DuckDB: als tekst in het geheugen", "#8c8c8c", "^", ":"),
    "great_expectations": ("Great Expectations: controleren en laden", "#b35900", "D", "-"),
    "frictionless": ("frictionless: controleren en laden", "#8b1a1a", "X", "-"),
}
MAAT = (8, 5)


def draw_grafiek(map_: Path) -> None:
    """Draw every engine that was measured, on logarithmic axes."""
    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "wijkspiegel"
    from matplotlib import pyplot as plt

    uitkomst = json.loads((map_ / "resultaten.json").read_text())
    figuur, assen = plt.subplots(figsize=MAAT)
    for motor, (naam, kleur, teken, lijn) in STIJL.items():
        punten = [
            (blok["rijen"], blok["motoren"][motor]) for blok in uitkomst["csv"] if motor in blok["motoren"]
        ]
        if not punten:
            continue
        rijen, gemeten = zip(*punten, strict=True)
        seconden = [m["seconden"] for m in gemeten]
        assen.plot(rijen, seconden, lijn, color=kleur, marker=teken, label=naam)
        onder, boven = [m["laagste"] for m in gemeten], [m["hoogste"] for m in gemeten]
        assen.fill_between(rijen, onder, boven, color=kleur, alpha=0.12)
    assen.set(
        xscale="log",
        yscale="log",
        xlabel="rijen in het bestand",
        ylabel="seconden (mediaan; band: snelste–traagste)",
    )
    assen.set_title("Controleren en laden van trajecten, 12 kolommen, 1% fouten")
    assen.grid(visible=True, which="major", alpha=0.3)
    assen.legend(fontsize="small")
    figuur.tight_layout()
    figuur.savefig(map_ / "snelheid.svg", metadata={"Date": None})


if __name__ == "__main__":
    draw_grafiek(Path(sys.argv[1]))
