"""What a client shows of an entry, in one shape for all of them, beside what the database holds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from proceedings_db.exchange.items import CslItem
from proceedings_db.exchange.values import to_one_line

DASHES = re.compile(r"[-\N{EN DASH}\N{EM DASH}\N{NON-BREAKING HYPHEN}]+")
APOSTROPHES = str.maketrans("\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}", "''")
WITH_CONTAINER = {"article-journal", "article-magazine", "article-newspaper", "chapter", "paper-conference"}
WITHOUT_PAGES = {"book", "thesis", "manuscript"}
"""The types whose ``pages`` and ``SP`` are a number of pages to every client: ours stand in the note."""

Seen = Mapping[str, object]
"""The fields of one entry that a client has a place for: ``author``, ``editor``, ``title``, ``container``, ``year``,
``month``, ``day``, ``page``, ``doi``, ``keywords``; a field that it holds nothing in is ``None``."""


def fold(text: object) -> str | None:
    """One line of text with single spaces, whatever dash or apostrophe stands in it; nothing for an empty one."""
    line = " ".join(unicodedata.normalize("NFC", str(text or "")).split())
    return DASHES.sub("-", line).translate(APOSTROPHES) or None


def fold_case(text: object) -> str | None:
    """Text without its capitals: some clients put titles in sentence case."""
    folded = fold(text)
    return folded.casefold() if folded else None


def name(family: str | None, given: str | None = None) -> str:
    """A person as «family، given», a body as its name; initials with or without a space between them."""
    parts = (re.sub(r"(?<=\.) (?=[A-Z]\b)", "", fold(part) or "") for part in (family, given))
    return "، ".join(filter(None, parts))


def names(people: Iterable[Mapping[str, Any]] | None) -> tuple[str, ...] | None:
    """CSL names, with the particles that a client took from the given or family name put back."""
    shown = []
    for person in people or ():
        family = " ".join(filter(None, (person.get("non-dropping-particle"), person.get("family"))))
        given = " ".join(filter(None, (person.get("given"), person.get("dropping-particle"))))
        shown.append(name(family or person.get("literal"), given))
    return tuple(shown) or None


def date(parts: Iterable[object]) -> dict[str, int | None]:
    """Year, month and day from as many parts as there are."""
    numbers = [int(str(part)) if part else None for part in parts]
    return dict(zip(("year", "month", "day"), [*numbers, None, None, None], strict=False))


def split_keywords(words: str | Iterable[str] | None) -> tuple[str, ...] | None:
    """Keywords divided at commas, or given one by one, in the order of their letters: a client may sort them."""
    divided = words.split(",") if isinstance(words, str) else [*(words or ())]
    return tuple(sorted(filter(None, map(fold, divided)))) or None


def item_to_seen(item: CslItem | Mapping[str, Any], *, title: Callable[[object], str | None] = fold) -> Seen:
    """The comparable fields of a CSL item: one of ours, or one that a client made of our file."""
    return {
        "title": title(to_one_line(item.get("title", ""))),
        "author": names(item.get("author")),
        "editor": names(item.get("editor")),
        "page": fold(item.get("page")) if item.get("type") not in WITHOUT_PAGES else None,
        "doi": fold(item.get("DOI")),
        "container": title(item.get("container-title")) if item.get("type") in WITH_CONTAINER else None,
        "keywords": split_keywords(item.get("keyword")),
        **date(((item.get("issued") or {}).get("date-parts") or [[]])[0]),
    }


Difference = tuple[str, str, object, object]
"""An entry, a field, what we hold and what a client shows."""


def differences(
    ours: Mapping[str, Seen], theirs: Mapping[str, Seen], known: Callable[[str, object], bool] | None = None
) -> list[Difference]:
    """Where a client shows something otherwise than we hold it, but for its ``known`` faults.

    What we do not hold is not compared: a client may fill a field from another one.
    """
    assert list(theirs) == list(ours)
    return [
        (key, field, ours[key][field], shown)
        for key, entry in theirs.items()
        for field, shown in entry.items()
        if ours[key][field] not in (None, shown) and not (known and known(field, ours[key][field]))
    ]
