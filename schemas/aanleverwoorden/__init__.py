"""How providers write headers and terms, per file type: many equal words, no behaviour."""
