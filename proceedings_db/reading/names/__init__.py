"""Personal names: a printed list parted, a printed name read."""

from proceedings_db.reading.names.reading import read_name, read_name_scored, read_names, read_names_scored
from proceedings_db.reading.names.separators import split_names

__all__ = ["read_name", "read_name_scored", "read_names", "read_names_scored", "split_names"]
