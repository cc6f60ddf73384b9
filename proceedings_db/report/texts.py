"""Texts cut to the width of a line."""

from __future__ import annotations


def shorten(text: str, width: int = 100) -> str:
    """Return ``text`` on one line, cut with an ellipsis where it is longer than ``width`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1] + "…"
