"""Browsing a database in a web browser: Datasette on this machine alone, reading only, laid out for Persian."""

from __future__ import annotations

from proceedings_db.browsing.serving import MissingExtraError, make_site, serve

__all__ = ["MissingExtraError", "make_site", "serve"]
