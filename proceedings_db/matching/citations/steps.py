"""The steps by which a citation finds its entry, each on its own, in the order in which they are tried.

A step returns a :class:`Link` where it has something to say, also «several fit», and ``None`` where the next one is
to be asked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import OSA

from proceedings_db.matching.citations.cited import Cited
from proceedings_db.matching.citations.entries import Entries, Entry
from proceedings_db.matching.citations.narrow import narrow, same_coauthors
from proceedings_db.matching.link import Link, link_to_only
from proceedings_db.text.fold import fold, fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from proceedings_db.records import Citation, MatchMethod

EXACT: Final = 1.0
BY_NAME_ALONE: Final = 0.85
VARIANT: Final = 0.85
DOUBTFUL_VARIANT: Final = 0.6
OTHER_YEAR: Final = 0.5
_HIMSELF: Final = frozenset(map(fold_name, ["نگارنده", "نگارندگان", "نویسنده", "نویسندگان", "مؤلف", "مؤلفان"]))


@dataclass(slots=True)
class Trail:
    """What a step may look at beside the citation: the list, the paper's authors, the citations linked before."""

    entries: Entries
    authors: tuple[str, ...] = ()
    linked: list[Citation] = field(default_factory=list)

    def before(self, citation: Citation) -> list[Citation]:
        """The citations before, nearest first: of notes the notes, of the text the text, else all."""
        is_note = citation.style == "footnote"
        same = [other for other in reversed(self.linked) if (other.style == "footnote") == is_note]
        return same or list(reversed(self.linked))


Step = Callable[[Cited, Trail], Link | None]


def match_number(cited: Cited, trail: Trail) -> Link | None:
    """The number is that of an entry."""
    if cited.citation.style != "numeric":
        return None
    found = trail.entries.by_number.get(cited.number, []) if cited.number else []
    return link_to_only([entry.position for entry in found], "number", EXACT)


def match_ibid(cited: Cited, trail: Trail) -> Link | None:
    """«همان», Ibid: the work of the citation before; with a name, the work of that name cited last."""
    if not cited.citation.is_ibid:
        return None
    before = trail.before(cited.citation)
    if cited.names:
        return _cited_last(cited, before, trail)
    if not before:
        return Link(None)
    last = before[0]
    if cited.year is None or last.reference is None:
        return Link(last.reference, "ibid" if last.reference else "unresolved", last.match_confidence)
    author = trail.entries.by_position[last.reference]
    same = [entry for entry in trail.entries.all if entry.family == author.family and cited.agrees(entry)]
    return _link(same, "ibid", last.match_confidence or EXACT)


def _cited_last(cited: Cited, before: Iterable[Citation], trail: Trail) -> Link:
    """Return the link of the last citation of the work that ``cited`` names."""
    named = {entry.position for entry in _named_in_any_way(cited, trail.entries)}
    for other in before:
        if other.reference in named and (
            cited.year is None or cited.agrees(trail.entries.by_position[other.reference])
        ):
            return Link(other.reference, "ibid", other.match_confidence)
    return link_to_only(named, "ibid", DOUBTFUL_VARIANT)


def match_exactly(cited: Cited, trail: Trail) -> Link | None:
    """Family name of the first author and year agree, or what stands in the author's place is the whole title."""
    found = [*trail.entries.named(cited.name), *trail.entries.by_key.get(cited.whole, [])]
    return _narrowed(found, cited, "exact", EXACT) or _narrowed(found, cited, "exact", EXACT, Cited.agrees_with_print)


def match_own_label(cited: Cited, trail: Trail) -> Link | None:
    """The marker repeats the label that the list prints before the entry: [انگل(۲۰۰۲)]."""
    content = cited.citation.raw_text.strip()[1:-1]
    return _link(trail.entries.by_label.get(fold_name(content), []), "exact", EXACT) if content else None


def match_himself(cited: Cited, trail: Trail) -> Link | None:
    """«نگارنده» is the author of the paper."""
    if cited.key not in _HIMSELF:
        return None
    own = [entry for author in trail.authors for entry in trail.entries.named(author)]
    return _narrowed(own, cited, "name-variant", VARIANT)


def match_other_script(cited: Cited, trail: Trail) -> Link | None:
    """The name sounds the same in the other script, and the year agrees, in either calendar."""
    found = trail.entries.sounding_like(cited.name)
    return _narrowed(found, cited, "name-variant", VARIANT) or _narrowed(
        found, cited, "name-variant", VARIANT, Cited.agrees_across
    )


def match_shortened(cited: Cited, trail: Trail) -> Link | None:
    """The name is a part of the name, the organisation or the title: «مرکز آمار» for «مرکز آمار ایران»."""
    same_year = _same_year(cited, trail.entries)
    found = [entry for entry in same_year if any(_is_part(cited.key, key) for key in entry.keys)]
    return _narrowed(found, cited, "name-variant", VARIANT)


def match_misspelt(cited: Cited, trail: Trail) -> Link | None:
    """The name is one letter off, and the year agrees."""
    same_year = _same_year(cited, trail.entries)
    found = [entry for entry in same_year if is_misspelt(cited.key, entry.family)]
    return _narrowed(found, cited, "name-variant", VARIANT)


def match_by_words(cited: Cited, trail: Trail) -> Link | None:
    """All words of the name stand somewhere in the entry of that year: «Kosovo conference» for «Conference, Kosovo»."""
    words = cited.words()
    found = [entry for entry in _same_year(cited, trail.entries) if len(words) > 1 and set(words) <= set(entry.words)]
    return _narrowed(found, cited, "name-variant", VARIANT)


def match_badly_misspelt(cited: Cited, trail: Trail) -> Link | None:
    """The name begins alike and shares most letters with that of one entry of the year."""
    same_year = _same_year(cited, trail.entries)
    found = [entry for entry in same_year if is_badly_misspelt(cited.key, entry.family)]
    return _narrowed(found, cited, "name-variant", DOUBTFUL_VARIANT)


def match_name_alone(cited: Cited, trail: Trail) -> Link | None:
    """One entry has the name, but another year or none; a marker that prints no year agrees with any."""
    found = _named_in_any_way(cited, trail.entries)
    if len(cited.names) > 1:
        found = [entry for entry in found if not entry.coauthors or same_coauthors(cited, entry)]
    if cited.year is None and not cited.is_undated:
        return _link(narrow(cited, found), "exact", BY_NAME_ALONE)
    return _link(found, "year-mismatch", OTHER_YEAR)


STEPS: Final[tuple[Step, ...]] = (
    match_number,
    match_ibid,
    match_own_label,
    match_exactly,
    match_himself,
    match_other_script,
    match_shortened,
    match_misspelt,
    match_by_words,
    match_badly_misspelt,
    match_name_alone,
)


def is_misspelt(name: str, other: str) -> bool:
    """Whether two folded names of five letters and more differ by one letter, or by two neighbours changed over."""
    return max(len(name), len(other)) >= 5 and OSA.distance(name, other, score_cutoff=1) == 1


def is_badly_misspelt(name: str, other: str) -> bool:
    """Whether two folded names begin with the same letter and share six of ten letters in order."""
    if min(len(name), len(other)) < 5 or name[:1] != other[:1]:
        return bool(other) and 3 <= len(name) < len(other) <= len(name) + 2 and other.endswith(name)
    return OSA.normalized_similarity(name, other) >= 0.6


def _is_part(name: str, key: str) -> bool:
    return len(name) >= 4 and len(key) > len(name) and key.startswith(name)


def _same_year(cited: Cited, entries: Entries) -> list[Entry]:
    if cited.year is None:
        return [entry for entry in entries.all if not entry.years] if cited.is_undated else []
    return [entry for entry in entries.by_year.get(cited.year, []) if cited.agrees(entry)]


def _named_in_any_way(cited: Cited, entries: Entries) -> list[Entry]:
    """The entries of that name: as printed, else in the other script, else with given and family name changed over."""
    found = [*entries.named(cited.name), *entries.by_key.get(cited.whole, [])]
    if not found:
        found = entries.sounding_like(cited.name)
    if not found and cited.key:
        last = fold(cited.name).split()[-1]
        found = [entry for entry in entries.all if {cited.key, last} & entry.head]
    return found


def _narrowed(
    found: Iterable[Entry],
    cited: Cited,
    method: MatchMethod,
    confidence: float,
    agrees: Callable[[Cited, Entry], bool] = Cited.agrees,
) -> Link | None:
    """Link to the one entry whose year agrees; ``None`` where none does."""
    fitting = [entry for entry in found if agrees(cited, entry)]
    return _link(narrow(cited, fitting), method, confidence)


def _link(found: Iterable[Entry], method: MatchMethod, confidence: float) -> Link | None:
    positions = {entry.position for entry in found}
    return link_to_only(positions, method, confidence) if positions else None
