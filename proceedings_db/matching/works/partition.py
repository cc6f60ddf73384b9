"""Forms into works: the surest likenesses first, and none that would bring two together which contradict each other.

What comes out depends on the forms alone, not on their order: all likenesses of one confidence are judged at once. A
form that is like two which contradict each other («ژئوپلیتیک» without a year, beside editions of 1381 and 1385) is
*torn*: it goes with neither.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING, Final

from proceedings_db.matching.works.likeness import SURE, UNLIKE, Likeness, compare_forms

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence

    from proceedings_db.matching.works.form import Form

Pair = tuple[str, str]
BY_HAND: Final = Likeness(1.0, "by-hand")


@dataclass(frozen=True, slots=True)
class Partition:
    """Which forms are of one work.

    ``works`` are the keys of the forms of each work, the fullest form first; ``links`` says of every key how sure it
    is that the form is of the work of the first, and why; ``doubts`` are pairs of forms of different works that may
    be one.
    """

    works: tuple[tuple[str, ...], ...]
    links: Mapping[str, Likeness]
    doubts: Mapping[Pair, Likeness]


def partition(
    forms: Iterable[Form],
    to_blocks: Callable[[Form], Collection[Hashable]],
    fixed: Mapping[str, Hashable] | None = None,
) -> Partition:
    """Return ``forms`` parted into works.

    Args:
        forms: All forms that may be of the works asked for, each once.
        to_blocks: The keys of a form; two that share none are not compared.
        fixed: Of forms that a librarian gave to a work, what names that work.
    """
    by_key = {form.key: form for form in sorted(forms, key=lambda form: form.key)}
    fixed = {key: work for key, work in (fixed or {}).items() if key in by_key}
    likenesses = _compare_all(by_key, to_blocks, fixed)
    groups = _Groups(by_key, fixed)
    # What references are one is told by references; which paper of the database they cite is asked only then.
    cited = {pair: likeness for pair, likeness in likenesses.items() if not _has_paper(by_key, pair)}
    for pairs in (cited, likenesses):
        for confidence in sorted(
            {likeness.confidence for likeness in pairs.values() if likeness.is_sure}, reverse=True
        ):
            groups.merge([pair for pair, likeness in pairs.items() if likeness.confidence >= confidence])
    works = tuple(_fullest_first(by_key, keys) for keys in groups.members())
    links = {key: link for keys in works for key, link in _links(by_key, keys, likenesses).items()}
    doubts = {pair: likeness for pair, likeness in likenesses.items() if not groups.are_one(pair)}
    return Partition(works, links, doubts)


def _compare_all(
    forms: Mapping[str, Form], to_blocks: Callable[[Form], Collection[Hashable]], fixed: Mapping[str, Hashable]
) -> dict[Pair, Likeness]:
    """The likenesses of all pairs that share a block and do not contradict each other."""
    blocks: defaultdict[Hashable, list[str]] = defaultdict(list)
    for key, form in forms.items():
        for block in to_blocks(form):
            blocks[block].append(key)
    pairs = {pair for keys in blocks.values() for pair in _pairs(forms, keys)}
    by_hand: dict[Hashable, str] = {}
    likenesses = {}
    for key, work in fixed.items():
        first = by_hand.setdefault(work, key)
        if first != key:
            likenesses[min(first, key), max(first, key)] = BY_HAND
    for pair in sorted(pairs - likenesses.keys()):
        likeness = _likeness(forms, fixed, pair)
        if likeness.confidence > 0:
            likenesses[pair] = likeness
    return likenesses


def _pairs(forms: Mapping[str, Form], keys: Sequence[str]) -> Iterator[Pair]:
    """All pairs of ``keys`` in order, but for those of two papers: a file may bring many that share a block."""
    papers = [key for key in keys if forms[key].is_of_paper]
    references = [key for key in keys if not forms[key].is_of_paper]
    yield from combinations(references, 2)
    yield from ((min(pair), max(pair)) for pair in product(references, papers))


def _likeness(forms: Mapping[str, Form], fixed: Mapping[str, Hashable], pair: Pair) -> Likeness:
    one, other = pair
    if one in fixed and other in fixed:
        return BY_HAND if fixed[one] == fixed[other] else UNLIKE
    if forms[one].is_of_paper and forms[other].is_of_paper:
        return UNLIKE
    return compare_forms(forms[one], forms[other])


def _has_paper(forms: Mapping[str, Form], pair: Pair) -> bool:
    return any(forms[key].is_of_paper for key in pair)


class _Groups:
    """The forms found to be of one work so far."""

    def __init__(self, forms: Mapping[str, Form], fixed: Mapping[str, Hashable]) -> None:
        self._forms = forms
        self._fixed = fixed
        self._group: dict[str, tuple[str, ...]] = {key: (key,) for key in forms}

    def members(self) -> Iterator[tuple[str, ...]]:
        """The groups, in the order of their first keys."""
        return (keys for key, keys in self._group.items() if key == keys[0])

    def are_one(self, pair: Pair) -> bool:
        """Whether both forms of ``pair`` are of one group."""
        return self._group[pair[0]] is self._group[pair[1]]

    def merge(self, pairs: Iterable[Pair]) -> None:
        """Make one group of each set of groups that ``pairs`` join, unless two forms of it contradict each other."""
        joined: defaultdict[str, set[str]] = defaultdict(set)
        for one, other in pairs:
            ours, theirs = self._group[one][0], self._group[other][0]
            if ours != theirs:
                joined[ours].add(theirs)
                joined[theirs].add(ours)
        torn = {group for group, others in joined.items() if self._contradict([group, *others])}
        for component in _components({group: others - torn for group, others in joined.items() if group not in torn}):
            if len(component) > 1 and not self._contradict(component):
                keys = tuple(sorted(key for group in component for key in self._group[group]))
                self._group.update(dict.fromkeys(keys, keys))

    def _contradict(self, groups: Collection[str]) -> bool:
        """Whether a form of one group contradicts one of another."""
        members = [self._group[group] for group in sorted(groups)]
        return any(
            self._is_unlike(one, other)
            for at, ours in enumerate(members)
            for theirs in members[at + 1 :]
            for one in ours
            for other in theirs
        )

    def _is_unlike(self, one: str, other: str) -> bool:
        if (one in self._fixed) != (other in self._fixed):
            # A librarian joined forms that are unlike: what is like one of them need not be like the others.
            return False
        return _likeness(self._forms, self._fixed, (one, other)).is_against


def _components(joined: Mapping[str, Collection[str]]) -> Iterator[list[str]]:
    """The sets of what is joined, directly or through others."""
    seen: set[str] = set()
    for start in joined:
        if start in seen:
            continue
        component, waiting = [], [start]
        seen.add(start)
        while waiting:
            component.append(node := waiting.pop())
            waiting += (other for other in sorted(joined[node]) if other not in seen)
            seen.update(joined[node])
        yield component


def _fullest_first(forms: Mapping[str, Form], keys: tuple[str, ...]) -> tuple[str, ...]:
    """The forms of a work, the one that says most first."""
    return tuple(sorted(keys, key=lambda key: (-_fullness(forms[key]), key)))


def _fullness(form: Form) -> int:
    facts = (form.authors, form.year, form.container, form.page_first, form.doi, form.volume, form.issue)
    return len(form.title) + 100 * sum(fact not in (None, "", ()) for fact in facts)


def _links(
    forms: Mapping[str, Form], keys: tuple[str, ...], likenesses: Mapping[Pair, Likeness]
) -> dict[str, Likeness]:
    """How each form came to the first: by the surest way, which is as sure as its least sure step."""
    links = {keys[0]: own_link(forms[keys[0]])}
    steps = {
        (known, new): likenesses[pair]
        for pair in combinations(sorted(keys), 2)
        if pair in likenesses
        for known, new in (pair, pair[::-1])
    }
    while len(links) < len(keys):
        open_steps = {new: [] for _, new in steps if new not in links}  # type: dict[str, list[Likeness]]
        for (known, new), likeness in steps.items():
            if known in links and new in open_steps:
                open_steps[new].append(likeness if known == keys[0] else min(likeness, links[known]))
        surest = {new: max(found) for new, found in open_steps.items() if found}
        nearest = max(surest, key=lambda new: (surest[new], new))
        links[nearest] = surest[nearest]
    return links


def own_link(form: Form) -> Likeness:
    """Return how sure it is that two references of this form are to one work."""
    return compare_forms(form, form) if form.is_comparable else Likeness(SURE, "exact")
