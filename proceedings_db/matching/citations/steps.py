"""The steps by which a citation finds its entry, each on its own, in the order in which they are tried.

A step returns a :class:`Link` where it has something to say, also «several fit», and ``None`` where the next one is
to be asked.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from proceedings_db.matching.citations.candidates import (
    BY_WEAK_MARK,
    link_entries,
    link_narrowed,
    named_in_any_way,
    of_year,
)
from proceedings_db.matching.citations.cited import Cited
from proceedings_db.matching.citations.entries import in_other_script
from proceedings_db.matching.citations.narrow import (
    find_titled,
    has_other_coauthors,
    narrow,
    same_coauthors,
)
from proceedings_db.matching.citations.spelling import (
    is_badly_misspelt,
    is_given,
    is_misspelt,
    is_part,
    nearly_sounds_like,
)
from proceedings_db.matching.citations.trail import Trail
from proceedings_db.matching.link import NO_LINK, Link, link_to_only
from proceedings_db.text.fold import fold, fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from proceedings_db.records import Citation

EXACT: Final = 1.0
BY_PLACE: Final = 0.85
BY_NAME_ALONE: Final = 0.85
VARIANT: Final = 0.85
DOUBTFUL_VARIANT: Final = 0.6
OTHER_YEAR: Final = 0.5
_HIMSELF: Final = frozenset(map(fold_name, ("نگارنده", "نگارندگان", "نویسنده", "نویسندگان", "مؤلف", "مؤلفان")))

Step = Callable[[Cited, Trail], Link | None]


def match_number(cited: Cited, trail: Trail) -> Link | None:
    """The number is that of an entry; in a list without printed numbers it counts the entries."""
    if cited.citation.style != "numeric":
        return None
    found = trail.entries.numbered(cited.number) if cited.number else []
    return link_entries(found, "number", EXACT if trail.entries.has_numbers else BY_PLACE) or NO_LINK


def match_ibid(cited: Cited, trail: Trail) -> Link | None:
    """«همان», Ibid: the work of the citation before; with a name, the work of that name cited last."""
    if not cited.citation.is_ibid:
        return None
    before = trail.before(cited.citation)
    if cited.names:
        return _cited_last(cited, before, trail)
    last = next(iter(before), None)
    if last is None or last.reference is None:
        return NO_LINK
    author = trail.entries.by_position[last.reference]
    of_author = trail.entries.named(*author.firsts)
    if cited.year is not None:
        same = [entry for entry in of_author if cited.agrees(entry)]
        return link_entries(narrow(cited, same), "ibid", last.match_confidence or EXACT) or NO_LINK
    titled = find_titled(cited, of_author)
    confidence = last.match_confidence or EXACT
    if trail.shares_marker(last):
        confidence = min(confidence, BY_WEAK_MARK)
    return link_entries(titled, "ibid", VARIANT) or Link(last.reference, "ibid", confidence)


def _cited_last(cited: Cited, before: Iterable[Citation], trail: Trail) -> Link:
    """Return the link of the last citation of a work that ``cited`` names, else the only entry of that name."""
    named = named_in_any_way(cited, trail.entries)
    named = find_titled(cited, named) or named
    fitting = {entry.position for entry in named if cited.year is None or cited.agrees(entry)}
    for other in before:
        same_name = cited.year is None and other.authors and fold_name(other.authors[0]) == cited.key
        if other.reference in fitting or (other.reference is not None and same_name):
            return Link(other.reference, "ibid", other.match_confidence)
    return link_to_only(fitting, "ibid", DOUBTFUL_VARIANT)


def match_own_label(cited: Cited, trail: Trail) -> Link | None:
    """The marker repeats the label that the list prints before the entry: [انگل(۲۰۰۲)]."""
    return link_entries(trail.entries.labelled(cited.citation.raw_text), "exact", EXACT)


def match_exactly(cited: Cited, trail: Trail) -> Link | None:
    """Family name of the first author and year agree, or what stands in the author's place is the whole title."""
    found = trail.entries.named(cited.name, *cited.wholes)
    together = [entry for entry in found if not has_other_coauthors(cited, entry)]
    return (
        link_narrowed(together, cited, "exact", EXACT)
        or link_narrowed(found, cited, "exact", BY_WEAK_MARK)
        or link_narrowed(found, cited, "exact", BY_WEAK_MARK, Cited.agrees_with_print)
    )


def match_given_and_family(cited: Cited, trail: Trail) -> Link | None:
    """The marker prints the given name, or its initial, before the family name: «(محمود احمدی، ۱۳۹۰)»."""
    parts = fold(cited.name).replace(".", " ").split()
    found = [
        entry
        for count in range(1, len(parts))
        for entry in trail.entries.named("".join(parts[count:]))
        if all(any(is_given(part, given) for given in entry.givens) for part in parts[:count])
    ]
    return link_narrowed(found, cited, "exact", EXACT)


def match_himself(cited: Cited, trail: Trail) -> Link | None:
    """«نگارنده» is the author of the paper."""
    if cited.key not in _HIMSELF:
        return None
    return link_narrowed(trail.entries.named(*trail.authors), cited, "name-variant", VARIANT)


def match_other_script(cited: Cited, trail: Trail) -> Link | None:
    """The name sounds the same in the other script, and the year agrees: «بتی و تورنز (۲۰۰۰)» for Batty, Torrens."""
    found = trail.entries.sounding_like(cited.name)
    together = [entry for entry in found if not has_other_coauthors(cited, entry)]
    return link_narrowed(together, cited, "name-variant", VARIANT) or link_narrowed(
        found, cited, "name-variant", DOUBTFUL_VARIANT
    )


def match_other_calendar(cited: Cited, trail: Trail) -> Link | None:
    """The name sounds the same in the other script, and the year agrees in the other calendar: (Ahmadi, 2012)."""
    found = trail.entries.sounding_like(cited.name)
    together = [entry for entry in found if not has_other_coauthors(cited, entry)]
    return link_narrowed(together, cited, "name-variant", DOUBTFUL_VARIANT, Cited.agrees_across)


def match_shortened(cited: Cited, trail: Trail) -> Link | None:
    """The name begins that of the body or the title, or ends the author's: «مرکز آمار» for «مرکز آمار ایران»."""
    found = [
        entry
        for entry in of_year(cited, trail)
        if cited.key in entry.families or any(is_part(cited.key, key) for key in entry.keys)
    ]
    return link_narrowed(found, cited, "name-variant", VARIANT)


def match_misspelt(cited: Cited, trail: Trail) -> Link | None:
    """The name is one letter off, and the year agrees."""
    found = [
        entry
        for entry in of_year(cited, trail)
        if any(is_misspelt(name, family) for name in {cited.key, *cited.wholes} for family in entry.families)
    ]
    return link_narrowed(found, cited, "name-variant", VARIANT)


def match_by_words(cited: Cited, trail: Trail) -> Link | None:
    """All words of the name stand somewhere in the entry: «Kosovo conference» for «Conference, Kosovo»."""
    words = set(fold(" ".join(cited.names)).split())
    found = [entry for entry in of_year(cited, trail) if len(words) > 1 and words <= entry.words]
    return link_narrowed(found, cited, "name-variant", DOUBTFUL_VARIANT)


def match_badly_misspelt(cited: Cited, trail: Trail) -> Link | None:
    """The name shares most letters with that of one entry of the year, or most sounds in the other script."""
    found = [
        entry
        for entry in of_year(cited, trail)
        if any(is_badly_misspelt(cited.key, family) for family in entry.families)
        or (in_other_script(cited.name, entry) and any(nearly_sounds_like(cited.name, it) for it in entry.firsts))
    ]
    return link_narrowed(found, cited, "name-variant", DOUBTFUL_VARIANT)


def match_name_alone(cited: Cited, trail: Trail) -> Link | None:
    """One entry has the name, but another year or none; a marker that prints no year agrees with any.

    In the other script, where many a name sounds like another, the years must be some few apart.
    """
    found = named_in_any_way(cited, trail.entries)
    if cited.year is None and not cited.is_undated:
        return link_entries(narrow(cited, found), "exact", BY_NAME_ALONE)
    if len(cited.names) > 1:
        together = [entry for entry in found if same_coauthors(cited, entry)]
        found = together or [entry for entry in found if not entry.further]
    near = [entry for entry in found if not in_other_script(cited.name, entry) or cited.is_near(entry)]
    return link_entries(near, "year-mismatch", OTHER_YEAR)


BY_NAME: Final[tuple[Step, ...]] = (
    match_exactly,
    match_given_and_family,
    match_himself,
    match_other_script,
    match_shortened,
    match_misspelt,
    match_other_calendar,
    match_by_words,
    match_badly_misspelt,
    match_name_alone,
)
"""The steps that have nothing to say of a citation that names nobody, as «[۱۲]» does not."""

STEPS: Final[tuple[Step, ...]] = (match_number, match_ibid, match_own_label, *BY_NAME)
