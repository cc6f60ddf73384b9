"""Lines to records and problems; no database."""
