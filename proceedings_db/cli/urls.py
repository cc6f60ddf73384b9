"""How a database is named on the command line."""

from __future__ import annotations


def to_url(name: str) -> str:
    """Return the URL of a database: ``name`` itself, or that of the SQLite file at the path ``name``."""
    return name if "://" in name else f"sqlite:///{name}"
