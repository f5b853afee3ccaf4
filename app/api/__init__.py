"""The read-only interface for machines: the same rows, figures and words as the pages, as JSON."""
