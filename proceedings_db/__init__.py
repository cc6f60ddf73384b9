"""From the text of Persian conference proceedings to a citation database, BibTeX and RIS."""

__version__ = "0.1.0"
