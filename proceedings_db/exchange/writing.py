"""Items to a file of any of the formats."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from proceedings_db.exchange import bibtex, csl_json, ris
from proceedings_db.exchange.bibtex import LanguageStyle
from proceedings_db.exchange.fields import ExchangeFormat
from proceedings_db.exchange.items import CslItem


def write_items(
    items: Iterable[CslItem],
    out: TextIO,
    exchange_format: ExchangeFormat,
    *,
    language_style: LanguageStyle = "code",
) -> int:
    """Write items in a format and return how many; ``language_style`` is that of .bib files."""
    match exchange_format:
        case "bibtex" | "biblatex":
            return bibtex.write_bibtex(items, out, profile=exchange_format, language_style=language_style)
        case "ris":
            return ris.write_ris(items, out)
        case "csl-json":
            return csl_json.write_csl_json(items, out)
