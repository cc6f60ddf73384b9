"""The word lists of this room, each loaded at its first use and kept."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def given_names() -> frozenset[str]:
    """Return some twelve thousand given names in clean form: «محمدرضا», «شکرالله», and compounds with their space."""
    return frozenset(_read_lines("given-names.txt"))


@cache
def surnames() -> frozenset[str]:
    """Return some six thousand surnames in clean form, endings set off by a space or not: «حافظیان», «محمودی نژاد»."""
    return frozenset(_read_lines("surnames.txt"))


def _read_lines(name: str) -> list[str]:
    return (files("proceedings_db.text") / "data" / name).read_text(encoding="utf-8").splitlines()
