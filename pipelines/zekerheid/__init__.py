"""How sure a figure is, whether a change is more than chance, and what may still come (R-11, R-12, R-24)."""
