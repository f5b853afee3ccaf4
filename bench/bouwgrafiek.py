"""Seconds of the build against rows as an SVG: `python -m bench.bouwgrafiek MAP` draws `bouw.json` (in .venv-bench)."""

import json
import sys
from pathlib import Path

import matplotlib as mpl

STIJL = {
    "koud": ("Volle bouw: elke rij gelezen en geteld", "#005a9c", "o", "-"),
    "vol": ("Volle bouw, met bewaarde tellingen per bestand", "#005a9c", "^", ":"),
    "bestand": ("Eén nieuw bestand erbij", "#b35900", "D", "-"),
    "kopie": ("DuckDB: dezelfde rijen kaal overgenomen", "#4d4d4d", "s", "--"),
}


def draw_grafiek(map_: Path) -> None:
    """Draw every piece of work on logarithmic axes."""
    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "wijkspiegel"
    from matplotlib import pyplot as plt

    maten = json.loads((map_ / "bouw.json").read_text())["maten"]
    figuur, assen = plt.subplots(figsize=(8, 5))
    for werk, (naam, kleur, teken, lijn) in STIJL.items():
        gemeten = [maat for maat in maten if werk in maat["tijden"]]
        seconden = [maat["tijden"][werk]["seconden"] for maat in gemeten]
        assen.plot([maat["rijen"] for maat in gemeten], seconden, lijn, color=kleur, marker=teken, label=naam)
    eerste, laatste = maten[0], maten[-1]
    recht = eerste["tijden"]["koud"]["seconden"] * laatste["rijen"] / eerste["rijen"]
    assen.plot(
        [eerste["rijen"], laatste["rijen"]],
        [eerste["tijden"]["koud"]["seconden"], recht],
        ":",
        color="#a6a6a6",
        label="Recht evenredig met de metingen",
    )
    assen.set(xscale="log", yscale="log", xlabel="metingen (rijen van bestanden)", ylabel="seconden")
    assen.set_title("De bouw van een verzonnen stad", fontsize="medium")
    assen.grid(visible=True, which="major", alpha=0.3)
    assen.legend(fontsize="small")
    figuur.tight_layout()
    figuur.savefig(map_ / "bouw.svg", metadata={"Date": None})


if __name__ == "__main__":
    draw_grafiek(Path(sys.argv[1]))
