"""Records to CSL-JSON, BibTeX, BibLaTeX and RIS."""
