"""Citation lists: items in, ordered entries out, each printed by the rules of its own language."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, cast

from proceedings_db.citing.dates import DayForm, year_of
from proceedings_db.citing.engine import Pointer, format_items
from proceedings_db.citing.entries import CslItem, Entry, InText, Run, Runs, Script, text_of
from proceedings_db.citing.finish import finish_entry, finish_in_text
from proceedings_db.citing.items import to_engine_item, to_number_text
from proceedings_db.citing.notes import printed_text
from proceedings_db.citing.options import apply_options, read_options
from proceedings_db.citing.placing import Placed, place_items
from proceedings_db.citing.styles import (
    Style,
    accessed_form,
    cites_original_year,
    et_al_word,
    find_style,
    has_year_letters,
    is_numeric,
    parse_style,
    read_style,
)

_LOCALES: Final[dict[Script, str]] = {"persian": "fa-IR", "latin": "en-US"}
_NUMBER: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A CSL file ready for one language, and what the layer around the engine must know of it."""

    content: bytes
    script: Script
    numeric: bool
    day_form: DayForm
    others: str
    others_in_text: str


def cite_entries(
    items: Iterable[CslItem],
    style: str,
    *,
    options: Collection[str] = (),
    in_text: bool = False,
    locators: Mapping[str, str] | None = None,
) -> list[Entry]:
    """Return the citation list of ``items`` in order, Persian entries first.

    Args:
        items: CSL-JSON items; those without an ``id`` get one.
        style: ``apa``, ``chicago`` …, or the path of a CSL file.
        options: Names of options, like ``given-initials``.
        in_text: Whether each entry also says how the text refers to it.
        locators: Pages for the references in the text, by item id.

    Raises:
        StyleError: If there is no such style, or its file is broken.
        OptionError: If the style has no such option.
        MissingExtraError: If the engine is not installed.
    """
    return cite_lists([list(items)], style, options=options, in_text=in_text, locators=locators)[0]


def cite_lists(
    lists: Sequence[Sequence[CslItem]],
    style: str,
    *,
    options: Collection[str] = (),
    in_text: bool = False,
    locators: Mapping[str, str] | None = None,
) -> list[list[Entry]]:
    """Return several citation lists, each ordered and lettered by itself, made in one run of the engine a language.

    Arguments and errors are those of :func:`cite_entries`.
    """
    found = find_style(style)
    chosen = read_options(options, found)
    root = parse_style(apply_options(found, chosen), found.name)
    letters, original = has_year_letters(root), cites_original_year(root)
    placed = [
        one
        for number, items in enumerate(lists)
        for one in place_items(items, number, chosen, lettered=letters, original=original)
    ]
    done: dict[str, Entry] = {}
    for script in _LOCALES:
        if group := [one for one in placed if one.script == script]:
            sheet = _read_sheet(found, chosen, script)
            done |= _format(group, sheet, chosen, in_text=in_text, locators=locators or {})
    results: list[list[Entry]] = [[] for _ in lists]
    for one in placed:
        results[one.list_number].append(done[one.engine_id])
    return results


def _read_sheet(style: Style, options: frozenset[str], script: Script) -> _Sheet:
    content = apply_options(style, options) if script == "persian" else read_style(style.latin)
    root = parse_style(content, style.name)
    return _Sheet(
        content,
        script,
        numeric=is_numeric(root),
        day_form=cast("DayForm", accessed_form(root)),
        others="و دیگران"
        if script == "persian" and "et-al-digaran" in options
        else et_al_word(root, script, in_text=False),
        others_in_text=et_al_word(root, script, in_text=True),
    )


def _format(
    group: Sequence[Placed],
    sheet: _Sheet,
    options: frozenset[str],
    *,
    in_text: bool,
    locators: Mapping[str, str],
) -> dict[str, Entry]:
    """Run the engine over the works of one language and finish what it gives."""
    items = [_to_engine_item(one, sheet, options) for one in group]
    pointers = [pointer for one in group for pointer in _pointers(one, locators)] if in_text else []
    runs, cited = format_items(sheet.content, items, locale=_LOCALES[sheet.script], pointers=pointers)
    said = dict(zip(pointers, cited, strict=True))
    ascii_digits = "digits-ascii" in options
    done = {}
    for one in group:
        printed = printed_text(one.item)
        finished = finish_entry(
            (Run(printed),) if printed else _letter_late(runs.get(one.engine_id, ()), one),
            sheet.script,
            others=sheet.others,
            ascii_digits=ascii_digits,
            stop_inside="stop-inside-quotes" in options,
        )
        done[one.engine_id] = Entry(
            id=text_of(one.item, "id") or one.engine_id,
            language=one.language,
            script=one.script,
            runs=finished,
            number=one.number,
            numbered=sheet.numeric,
            in_text=_read_in_text(one, sheet, said, locators, ascii_digits=ascii_digits) if in_text else None,
            item=one.item,
        )
    return done


def _to_engine_item(one: Placed, sheet: _Sheet, options: frozenset[str]) -> dict[str, object]:
    item = to_engine_item(
        one.item,
        one.engine_id,
        one.script,
        day_form=sheet.day_form,
        initials="given-initials" in options,
        gregorian="gregorian" in options,
    )
    if one.letter and not _is_lettered_late(one):
        year = year_of(one.item, gregorian="gregorian" in options, original=one.dated_by != "issued")
        item[one.dated_by] = {"literal": f"{year}{one.letter}"}
    return item


def _is_lettered_late(one: Placed) -> bool:
    """Whether the letter is put in after the engine: a Latin date with a month would lose it as a literal."""
    issued = one.item.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    return bool(one.letter) and one.script == "latin" and isinstance(first, list) and len(first) > 1


def _letter_late(runs: Runs, one: Placed) -> Runs:
    """Put the letter after the first year of an entry."""
    if not _is_lettered_late(one):
        return runs
    year = year_of(one.item)
    for position, run in enumerate(runs):
        if year in run.text and not run.url:
            lettered = replace(run, text=run.text.replace(year, year + one.letter, 1))
            return (*runs[:position], lettered, *runs[position + 1 :])
    return runs


def _pointers(one: Placed, locators: Mapping[str, str]) -> list[Pointer]:
    """The references to a work that are asked for: in parentheses, in the sentence, with a page."""
    pointers = [Pointer(one.engine_id), Pointer(one.engine_id, narrative=True)]
    if locator := locators.get(text_of(one.item, "id")):
        pointers.append(Pointer(one.engine_id, locator=to_number_text(locator)))
    return pointers


def _read_in_text(
    one: Placed,
    sheet: _Sheet,
    said: Mapping[Pointer, Runs],
    locators: Mapping[str, str],
    *,
    ascii_digits: bool,
) -> InText:
    forms = [_join(_letter_late(said[pointer], one)) for pointer in _pointers(one, locators)]
    # APA: & in parentheses, «and» in the sentence.
    forms[1] = forms[1].replace(" & ", " and ")
    if sheet.numeric:
        # The engine counts within one language; the list counts all its entries.
        forms = [_NUMBER.sub(str(one.number), form, count=1) for form in forms]
    finished = [
        finish_in_text(form, sheet.script, others=sheet.others_in_text, ascii_digits=ascii_digits) for form in forms
    ]
    return InText(*finished)


def _join(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs)
