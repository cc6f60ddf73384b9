"""COinS: the description of a work in a page that reference managers pick up, OpenURL 1.0 (Z39.88-2004) in a title."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlencode

from proceedings_db.citing.dates import year_of
from proceedings_db.citing.entries import CslItem, names_of, text_of
from proceedings_db.text.numerals import to_ascii_digits

_JOURNAL: Final = frozenset(
    ("article", "article-journal", "article-magazine", "article-newspaper", "review", "review-book")
)
_PARTS: Final = frozenset(("chapter", "entry", "entry-dictionary", "entry-encyclopedia"))
_MARKUP: Final = re.compile(r"</?[a-z]+[^>]*>")


def to_coins(item: CslItem) -> str:
    """Return the context object of a work as the value of a ``title`` attribute, not yet escaped for HTML."""
    kind = text_of(item, "type")
    journal = kind in _JOURNAL
    title, container = _MARKUP.sub("", text_of(item, "title")), text_of(item, "container-title")
    pairs = [("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{_format(kind)}")]
    if journal:
        pairs += [("rft.genre", "article"), ("rft.atitle", title), ("rft.jtitle", container)]
    elif kind == "thesis":
        pairs += [("rft.title", title), ("rft.inst", text_of(item, "publisher"))]
    elif kind in _PARTS or kind == "paper-conference":
        genre = "proceeding" if kind == "paper-conference" else "bookitem"
        pairs += [
            ("rft.genre", genre),
            ("rft.atitle", title),
            ("rft.btitle", container or text_of(item, "event-title")),
        ]
    else:
        pairs += [("rft.genre", "book" if kind == "book" else "unknown"), ("rft.btitle", title)]
    pairs += _names(item)
    pages = to_ascii_digits(text_of(item, "page"))
    pairs += [
        ("rft.date", year_of(item)),
        ("rft.volume", to_ascii_digits(text_of(item, "volume"))),
        ("rft.issue", to_ascii_digits(text_of(item, "issue"))),
        ("rft.pages", pages),
        ("rft.pub", "" if kind == "thesis" else text_of(item, "publisher")),
        ("rft.place", text_of(item, "publisher-place")),
        ("rft.edition", text_of(item, "edition")),
        ("rft.isbn", text_of(item, "ISBN")),
        ("rft.issn", text_of(item, "ISSN")),
        ("rft_id", f"info:doi/{doi}" if (doi := text_of(item, "DOI")) else text_of(item, "URL")),
        ("rft.language", text_of(item, "language")),
    ]
    return urlencode([(key, value) for key, value in pairs if value])


def _format(kind: str) -> str:
    return "journal" if kind in _JOURNAL else "dissertation" if kind == "thesis" else "book"


def _names(item: CslItem) -> list[tuple[str, str]]:
    pairs = []
    for position, name in enumerate(names_of(item, "author")):
        family, given, literal = (text_of(name, part) for part in ("family", "given", "literal"))
        if literal:
            pairs.append(("rft.aucorp", literal))
        elif position == 0:
            pairs += [("rft.aulast", family), ("rft.aufirst", given)]
        pairs.append(("rft.au", literal or ", ".join(part for part in (family, given) if part)))
    return pairs
