"""Names that stand in the sentence, with the year in brackets: «چامسکی و هرمن (۱۳۷۷، ص. ۹)»."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from proceedings_db.reading.citations.cite import Marker
from proceedings_db.reading.citations.judge import is_hijri, may_be_name, read_year
from proceedings_db.reading.citations.names_before import MOST_NAMES, MOST_WORDS, Before, NamesBefore, Word, iter_names
from proceedings_db.reading.citations.printed import fold_in_place
from proceedings_db.reading.citations.vocabulary import (
    INTERVIEW,
    SAYING_AFTER,
    SAYING_BEFORE,
    WORK_BEFORE,
    compile_pattern,
)
from proceedings_db.text.fold import fold, fold_name
from proceedings_db.text.name_forms import ends_surname
from proceedings_db.text.name_lists import is_given_name, is_surname, to_name_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings_db.reading.citations.brackets import Bracket
    from proceedings_db.reading.citations.cite import Cite
    from proceedings_db.reading.citations.known import KnownWorks

_SHORTEST: Final = 3
_BY_NAME: Final = 3
_OF_THE_YEAR: Final = 4

_BEFORE: Final = compile_pattern(SAYING_BEFORE)
_WORK: Final = compile_pattern(WORK_BEFORE)
_AFTER: Final = compile_pattern(SAYING_AFTER)
_INTERVIEW: Final = compile_pattern(rf"\s*{INTERVIEW}")
_INITIAL: Final = re.compile(r"(?:[^\W\d_]\.)+-?$|[A-Z]\.?$")
_CAPITALISED: Final = re.compile(r"[A-ZÀ-Þ][a-zß-ɏ'’-]+(?:-?[A-Z][a-zß-ɏ]+)*$")


def read_narrative(
    text: str, bracket: Bracket, cites: Sequence[Cite], known: KnownWorks, *, floor: int, after_name: bool
) -> Marker | None:
    """Return the marker that a bracket with a year makes with the name before it, or ``None``.

    ``cites`` are those of the bracket, without authors; ``floor`` is where the body begins; ``after_name`` says that
    the marker before is a narrative one, so that a list of names may go on. The name is known from the reference
    list, or shown by the words around it («به باور …», «… معتقد است»), by «و همکاران», by a page or the word
    «مصاحبه» in the bracket; a year alone after a word is that of an event: «پس از انقلاب (۱۳۵۷)».
    """
    before = Before(text, bracket.start, floor)
    if not before.runs:
        return None
    found = find_known(before, cites[0], known)
    if found is None and not bracket.is_square and not is_hijri(cites[0]):
        found = find_by_evidence(before, text, bracket, cites, after_name=after_name)
    if found is None:
        return None
    authors, et_al = found.printed(text), before.et_al
    start = extend_to_given(found, before, known)
    named = tuple(cite if cite.authors else replace(cite, authors=authors, et_al=et_al) for cite in cites)
    return Marker(start, bracket.end, "narrative", named)


def find_known(before: Before, cite: Cite, known: KnownWorks) -> NamesBefore | None:
    """Return the names before a bracket whose first one begins an entry of the list, best of that year.

    A hijri year that no entry has is that of a life: «طبری (۳۱۰ق)».
    """
    best: tuple[int, NamesBefore] | None = None
    least = _OF_THE_YEAR if is_hijri(cite) else _BY_NAME
    for names in iter_names(before):
        grade = _grade(names, read_year(cite), known)
        if grade >= least and (best is None or grade > best[0]):
            best = grade, names
    return best[1] if best else None


def _grade(names: NamesBefore, year: int | None, known: KnownWorks) -> int:
    """Say how well names fit the list: 0 not at all, 3 by name, 5 and 6 by name and year; further names weigh too."""
    first, *others = [" ".join(word.text for word in name) for name in names.names]
    exact = known.years_of_name(first)
    if exact is not None and year in exact:
        grade = 6
    elif year in (known.years_across_scripts(first) or ()) and may_be_name(first):
        grade = 5
    elif may_be_name(first) and _is_known(first, year, known):
        grade = _BY_NAME
    else:
        return 0
    coauthors = known.coauthors.get(fold_name(first))
    if others and coauthors is not None:
        grade += 2 if coauthors & set(map(fold_name, others)) else (-1 if coauthors else -2)
    return grade


def _is_known(name: str, year: int | None, known: KnownWorks) -> bool:
    """Whether a name begins an entry of another year, or sounds nearly as one of this year in the other script."""
    if known.years_of_name(name) is not None:
        return len(fold_name(name)) >= _SHORTEST
    return year is not None and known.nearly_sounds(name, year)


def find_by_evidence(
    before: Before, text: str, bracket: Bracket, cites: Sequence[Cite], *, after_name: bool
) -> NamesBefore | None:
    """Return the names before a bracket that the list does not have, where the sentence shows that they are names."""
    names = _introduced(before) or _latin(before)
    if names is None and (_is_shown(before, text, bracket, cites) or (after_name and _goes_on(before))):
        names = _nearest(before)
    if names is None:
        surnames = _surnames(before)
        if surnames and (_WORK.search(before.shadow) or _begins_sentence(surnames, before)):
            names = surnames
    if names is None or not all(may_be_name(name) for name in names.printed(text)):
        return None
    return names


def _is_shown(before: Before, text: str, bracket: Bracket, cites: Sequence[Cite]) -> bool:
    """Whether «و همکاران», a page, the word «مصاحبه» or what the sentence says next shows that a name stands there."""
    content = fold_in_place(text[bracket.start + 1 : bracket.end - 1])
    return bool(
        before.et_al
        or any(cite.locator or cite.year_suffix for cite in cites)
        or _INTERVIEW.match(content)
        or _AFTER.match(fold_in_place(text[bracket.end : bracket.end + 40]))
    )


def _introduced(before: Before) -> NamesBefore | None:
    """Return the names between «به باور» or the like and the bracket, if nothing else stands there."""
    cues = list(_BEFORE.finditer(before.shadow))
    if not cues:
        return None
    begins = before.floor + cues[-1].end()
    names: list[tuple[Word, ...]] = []
    for run in before.runs[:MOST_NAMES]:
        words = tuple(word for word in run if word.start >= begins)
        if not 0 < len(words) <= MOST_WORDS:
            return None
        names.insert(0, words)
        if len(words) < len(run) or words[0].start == begins:
            return NamesBefore(tuple(names))
    return None


def _surnames(before: Before) -> NamesBefore | None:
    """Return the Iranian surnames right before the bracket, given names left out: «پژوهش کریمی و صادقی نژاد»."""
    names: list[tuple[Word, ...]] = []
    for run in before.runs[:MOST_NAMES]:
        count = next((count for count in (2, 1) if _is_surname(run[-count:], count)), 0)
        if not count:
            break
        names.insert(0, run[-count:])
        if count < len(run):
            break
    return NamesBefore(tuple(names)) if names else None


def _is_surname(words: tuple[Word, ...], count: int) -> bool:
    if len(words) < count:
        return False
    key = to_name_key("".join(word.text for word in words))
    return is_surname(key) or (count > 1 and ends_surname(words[-1].text) and is_surname(to_name_key(words[0].text)))


def _begins_sentence(names: NamesBefore, before: Before) -> bool:
    """Whether nothing stands between the beginning of a sentence and ``names``; a given name would make it a life."""
    return not before.shadow[: names.start - before.floor].strip()


def _latin(before: Before) -> NamesBefore | None:
    """Return the capitalised names right before the bracket: Batty and Torrens (2000)."""
    names: list[tuple[Word, ...]] = []
    for run in before.runs[:MOST_NAMES]:
        count = 0
        while count < min(len(run), MOST_WORDS) and _CAPITALISED.match(run[-1 - count].text):
            count += 1
        if not count:
            break
        names.insert(0, run[-count:])
        if count < len(run):
            break
    return NamesBefore(tuple(names)) if names else None


def _nearest(before: Before) -> NamesBefore | None:
    """Return the one word before the bracket, and the one before «و» if the bracket's own run is no longer."""
    first, *further = before.runs
    names = [first[-1:]]
    if len(first) == 1 and further and not before.et_al and "،" not in before.shadow[-len(first[0].text) - 3 :]:
        names.insert(0, further[0][-1:])
    return NamesBefore(tuple(names))


def _goes_on(before: Before) -> bool:
    """Whether nothing but «و» or a comma stands between the marker before and one short name."""
    return len(before.runs) == 1 and len(before.runs[0]) <= MOST_WORDS - 1


def extend_to_given(found: NamesBefore, before: Before, known: KnownWorks) -> int:
    """Return where the name begins with its initials or given name, as the list or the language knows them."""
    start = found.start
    family = fold_name(" ".join(word.text for word in found.names[0]))
    cues = [match.end() for pattern in (_BEFORE, _WORK) for match in pattern.finditer(before.shadow)]
    introduced = before.floor + max(cues, default=0)
    of_surname = is_surname(to_name_key(family))
    run = next((run for run in before.runs if run[0].start <= start < run[-1].end), ())
    for word in reversed([word for word in run if word.start < start]):
        is_given = fold(word.text) in known.givens.get(family, ())
        is_given = is_given or (of_surname and is_given_name(to_name_key(fold(word.text))))
        if word.start < introduced or not (is_given or _INITIAL.match(word.text)):
            break
        start = word.start
    return start
