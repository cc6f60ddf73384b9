"""Reference lists: parted into entries, and each entry read into its fields."""

from __future__ import annotations

from proceedings_db.reading.references.reader import read_reference
from proceedings_db.reading.references.split import RawReference, find_headings, split_references

__all__ = ["RawReference", "find_headings", "read_reference", "split_references"]
