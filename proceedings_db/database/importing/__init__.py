"""Entries of .bib, .ris and CSL-JSON files into the database, beside the volumes that are read from text."""

from proceedings_db.database.importing.batches import BATCH, ImportReport, import_entries
from proceedings_db.database.importing.runs import ImportFile

__all__ = ["BATCH", "ImportFile", "ImportReport", "import_entries"]
