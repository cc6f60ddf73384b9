"""Reference lists: parted into entries, and each entry read into its fields."""

from __future__ import annotations

from proceedings_db.reading.references.doubts import find_problems
from proceedings_db.reading.references.explain import Explanation, explain
from proceedings_db.reading.references.headings import find_headings
from proceedings_db.reading.references.reader import read_reference
from proceedings_db.reading.references.record import to_gold
from proceedings_db.reading.references.split import RawReference, split_references
from proceedings_db.reading.references.stream import parse_references

__all__ = [
    "Explanation",
    "RawReference",
    "explain",
    "find_headings",
    "find_problems",
    "parse_references",
    "read_reference",
    "split_references",
    "to_gold",
]
