"""CSL items as the engine is given them: what CSL cannot say of a Persian entry is settled in the data."""

from __future__ import annotations

import re
from typing import Final

from proceedings_db.citing.dates import DayForm, to_persian_dates
from proceedings_db.citing.entries import CslItem, Script, names_of, text_of
from proceedings_db.citing.names import to_engine_names
from proceedings_db.citing.notes import free_note
from proceedings_db.text.characters import ZWNJ
from proceedings_db.text.numerals import read_integer, to_ascii_digits, to_ordinal

_DATE_FIELDS: Final = frozenset(("issued", "accessed", "original-date", "available-date", "event-date", "submitted"))
_NUMBER_FIELDS: Final = (
    "volume",
    "issue",
    "page",
    "number",
    "collection-number",
    "number-of-volumes",
    "chapter-number",
)
_ORDINAL_FIELDS: Final = ("edition", "printing-number")
_NOT_FOR_PRINT: Final = frozenset(("abstract", "custom", "keyword", "annote", "categories", "citation-key"))
_RANGE: Final = re.compile(r"(?<![\d/.])(\d+)\s*[-‐‑‒–—ـ]+\s*(\d+)(?![\d/.])")
_WITHOUT_DIGIT: Final = re.compile(r"\D+")
_ARTICLES: Final = frozenset(("article", "article-journal", "article-magazine"))


def to_engine_item(
    item: CslItem, engine_id: str, script: Script, *, day_form: DayForm, initials: bool, gregorian: bool
) -> dict[str, object]:
    """Return an item for the engine, under an id of ours.

    Figures become ASCII, so that CSL sees numbers; a Persian entry gets its ordinals in words («پنجم»), its dates as
    literals, and its ranges low to high.
    """
    ready: dict[str, object] = {
        key: value
        for key, value in item.items()
        if key not in _NOT_FOR_PRINT and isinstance(value, str | int | float | list | dict)
    }
    ready["id"] = engine_id
    if "event-title" not in ready and (event := text_of(item, "event")):
        ready["event-title"] = event
    if (authority := text_of(item, "authority")) and not names_of(item, "author"):
        ready["author"] = [{"literal": authority}]
    for key in _NUMBER_FIELDS:
        if text := text_of(item, key):
            ready[key] = to_number_text(text, keep_order=script == "latin")
    ready |= to_engine_names(item, initials=initials)
    ready.pop("note", None)
    if note := free_note(item):
        ready["note"] = note
    if script == "latin":
        return ready
    for key in _DATE_FIELDS:
        ready.pop(key, None)
    ready |= to_persian_dates(item, day_form=day_form, gregorian=gregorian)
    for key in _ORDINAL_FIELDS:
        if text := text_of(item, key):
            ready[key] = to_ordinal_text(text)
    return _season_apart(ready)


def to_number_text(text: str, *, keep_order: bool = False) -> str:
    """Return the text of a number field in ASCII figures, a range with a dash and low to high.

    «۶۳-۴۱», typed for the eye, gives 41–63. «135-42» may be a range cut short (135–142) and stays where that makes
    the shorter range.
    """

    def arrange(match: re.Match[str]) -> str:
        first, last = match[1], match[2]
        backwards = not keep_order and int(first) > int(last)
        if backwards and len(last) < len(first):
            cut_short = int(first[: -len(last)] + last) - int(first)
            backwards = not 0 < cut_short < int(first) - int(last)
        return f"{last}–{first}" if backwards else f"{first}–{last}"

    return _RANGE.sub(arrange, to_ascii_digits(text.strip()))


def to_ordinal_text(text: str) -> str:
    """Return an edition's number in words, without its label: «2» and «چاپ دوم» give «دوم», «۲۳» «بیست و سوم»."""
    bare = re.sub(f"^(?:چاپ|ویرایش|ویراست|چ\\.)[ {ZWNJ}]*", "", text.strip())
    number = read_integer(bare)
    return to_ordinal(number) if number and 1 <= number <= 9999 else bare


def _season_apart(item: dict[str, object]) -> dict[str, object]:
    """An «issue» without a figure is the season of a journal: it is printed as a date, without «شماره»."""
    issue = text_of(item, "issue")
    if text_of(item, "type") in _ARTICLES and issue and _WITHOUT_DIGIT.fullmatch(issue):
        rest = {key: value for key, value in item.items() if key != "issue"}
        return {"available-date": {"literal": issue}, **rest}
    return item
