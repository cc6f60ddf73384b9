"""The steps by which a citation finds its entry, each on its own, in the order in which they are tried.

A step returns a :class:`Link` where it has something to say, also «several fit», and ``None`` where the next one is
to be asked.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from proceedings_db.matching.citations.cited import Cited
from proceedings_db.matching.citations.entries import in_other_script
from proceedings_db.matching.citations.narrow import (
    STRONG_MARKS,
    WEAK_MARKS,
    has_other_coauthors,
    lacks_what_is_cited,
    narrow,
    narrow_by_title,
    same_coauthors,
    title_is_named,
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

    from proceedings_db.matching.citations.entries import Entries, Entry
    from proceedings_db.records import Citation, MatchMethod

EXACT: Final = 1.0
BY_PLACE: Final = 0.85
BY_NAME_ALONE: Final = 0.85
BY_WEAK_MARK: Final = 0.8
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
    return _link(found, "number", EXACT if trail.entries.has_numbers else BY_PLACE) or NO_LINK


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
        return _link(narrow(cited, same), "ibid", last.match_confidence or EXACT) or NO_LINK
    titled = [entry for entry in of_author if title_is_named(cited, entry)]
    confidence = last.match_confidence or EXACT
    if trail.shares_marker(last):
        confidence = min(confidence, BY_WEAK_MARK)
    return _link(titled, "ibid", VARIANT) or Link(last.reference, "ibid", confidence)


def _cited_last(cited: Cited, before: Iterable[Citation], trail: Trail) -> Link:
    """Return the link of the last citation of a work that ``cited`` names, else the only entry of that name."""
    named = narrow_by_title(cited, _named_in_any_way(cited, trail.entries))
    fitting = {entry.position for entry in named if cited.year is None or cited.agrees(entry)}
    for other in before:
        same_name = cited.year is None and other.authors and fold_name(other.authors[0]) == cited.key
        if other.reference in fitting or (other.reference is not None and same_name):
            return Link(other.reference, "ibid", other.match_confidence)
    return link_to_only(fitting, "ibid", DOUBTFUL_VARIANT)


def match_own_label(cited: Cited, trail: Trail) -> Link | None:
    """The marker repeats the label that the list prints before the entry: [انگل(۲۰۰۲)]."""
    return _link(trail.entries.labelled(cited.citation.raw_text), "exact", EXACT)


def match_exactly(cited: Cited, trail: Trail) -> Link | None:
    """Family name of the first author and year agree, or what stands in the author's place is the whole title."""
    found = trail.entries.named(cited.name, cited.whole)
    together = [entry for entry in found if not has_other_coauthors(cited, entry)]
    return (
        _narrowed(together, cited, "exact", EXACT)
        or _narrowed(found, cited, "exact", BY_WEAK_MARK)
        or _narrowed(found, cited, "exact", BY_WEAK_MARK, Cited.agrees_with_print)
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
    return _narrowed(found, cited, "exact", EXACT)


def match_himself(cited: Cited, trail: Trail) -> Link | None:
    """«نگارنده» is the author of the paper."""
    if cited.key not in _HIMSELF:
        return None
    return _narrowed(trail.entries.named(*trail.authors), cited, "name-variant", VARIANT)


def match_other_script(cited: Cited, trail: Trail) -> Link | None:
    """The name sounds the same in the other script, and the year agrees: «بتی و تورنز (۲۰۰۰)» for Batty, Torrens."""
    found = trail.entries.sounding_like(cited.name)
    together = [entry for entry in found if not has_other_coauthors(cited, entry)]
    return _narrowed(together, cited, "name-variant", VARIANT) or _narrowed(
        found, cited, "name-variant", DOUBTFUL_VARIANT
    )


def match_other_calendar(cited: Cited, trail: Trail) -> Link | None:
    """The name sounds the same in the other script, and the year agrees in the other calendar: (Ahmadi, 2012)."""
    found = trail.entries.sounding_like(cited.name)
    together = [entry for entry in found if not has_other_coauthors(cited, entry)]
    return _narrowed(together, cited, "name-variant", DOUBTFUL_VARIANT, Cited.agrees_across)


def match_shortened(cited: Cited, trail: Trail) -> Link | None:
    """The name begins that of the body or the title, or ends the author's: «مرکز آمار» for «مرکز آمار ایران»."""
    found = [
        entry
        for entry in _of_year(cited, trail)
        if cited.key in entry.families or any(is_part(cited.key, key) for key in entry.keys)
    ]
    return _narrowed(found, cited, "name-variant", VARIANT)


def match_misspelt(cited: Cited, trail: Trail) -> Link | None:
    """The name is one letter off, and the year agrees."""
    found = [
        entry
        for entry in _of_year(cited, trail)
        if any(is_misspelt(name, family) for name in {cited.key, cited.whole} for family in entry.families)
    ]
    return _narrowed(found, cited, "name-variant", VARIANT)


def match_by_words(cited: Cited, trail: Trail) -> Link | None:
    """All words of the name stand somewhere in the entry: «Kosovo conference» for «Conference, Kosovo»."""
    words = set(fold(" ".join(cited.names)).split())
    found = [entry for entry in _of_year(cited, trail) if len(words) > 1 and words <= entry.words]
    return _narrowed(found, cited, "name-variant", DOUBTFUL_VARIANT)


def match_badly_misspelt(cited: Cited, trail: Trail) -> Link | None:
    """The name shares most letters with that of one entry of the year, or most sounds in the other script."""
    found = [
        entry
        for entry in _of_year(cited, trail)
        if any(is_badly_misspelt(cited.key, family) for family in entry.families)
        or (in_other_script(cited.name, entry) and any(nearly_sounds_like(cited.name, it) for it in entry.firsts))
    ]
    return _narrowed(found, cited, "name-variant", DOUBTFUL_VARIANT)


def match_name_alone(cited: Cited, trail: Trail) -> Link | None:
    """One entry has the name, but another year or none; a marker that prints no year agrees with any.

    In the other script, where many a name sounds like another, the years must be some few apart.
    """
    found = _named_in_any_way(cited, trail.entries)
    if cited.year is None and not cited.is_undated:
        return _link(narrow(cited, found), "exact", BY_NAME_ALONE)
    if len(cited.names) > 1:
        together = [entry for entry in found if same_coauthors(cited, entry)]
        found = together or [entry for entry in found if not entry.further]
    near = [entry for entry in found if not in_other_script(cited.name, entry) or cited.is_near(entry)]
    return _link(near, "year-mismatch", OTHER_YEAR)


STEPS: Final[tuple[Step, ...]] = (
    match_number,
    match_ibid,
    match_own_label,
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


def _of_year(cited: Cited, trail: Trail) -> list[Entry]:
    """The entries whose year agrees; the undated ones for «بی‌تا»."""
    if not cited.key:
        return []
    if cited.year is None:
        return [entry for entry in trail.entries.all if cited.is_undated and not entry.years]
    return [entry for entry in trail.entries.dated(cited.year) if cited.agrees(entry)]


def _named_in_any_way(cited: Cited, entries: Entries) -> list[Entry]:
    """The entries of that name: as printed, else in the other script, else with given and family name changed over."""
    found = entries.named(cited.name, cited.whole) or entries.sounding_like(cited.name)
    if found or not cited.key:
        return found
    last = fold(cited.name).split()[-1]
    return [entry for entry in entries.all if {cited.key, last} & entry.swapped]


def _narrowed(
    found: Iterable[Entry],
    cited: Cited,
    method: MatchMethod,
    confidence: float,
    agrees: Callable[[Cited, Entry], bool] = Cited.agrees,
) -> Link | None:
    """Link to the one entry of ``found`` whose year agrees; ``None`` where none does.

    Where several agree and a weak mark alone tells them apart, the link is less sure.
    """
    fitting = [entry for entry in found if agrees(cited, entry)]
    left = narrow(cited, fitting, STRONG_MARKS)
    if len(left) > 1:
        left, confidence = narrow(cited, left, WEAK_MARKS), min(confidence, BY_WEAK_MARK)
    if any(lacks_what_is_cited(cited, entry) for entry in left):
        confidence = min(confidence, BY_WEAK_MARK)
    return _link(left, method, confidence)


def _link(found: Iterable[Entry], method: MatchMethod, confidence: float) -> Link | None:
    """Link to the only entry of ``found``; several make an open link, none ``None``."""
    positions = {entry.position for entry in found}
    return link_to_only(positions, method, confidence) if positions else None
