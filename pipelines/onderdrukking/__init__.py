"""Hiding seen as a whole: everything that is published together, attacked before it is written (R-17)."""
