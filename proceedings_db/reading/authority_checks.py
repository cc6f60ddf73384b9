"""What entries of one authority file may not say together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NoReturn

from proceedings_db.authorities import OrganizationEntry, PersonEntry
from proceedings_db.records import InputError
from proceedings_db.text.fold import fold_name


def check_organizations(path: Path, entries: Sequence[OrganizationEntry]) -> None:
    """Refuse a key, a spelling or an identifier that two bodies have, an unknown parent, and a ring of parents.

    Raises:
        InputError: They contradict each other; the message names the second line.
    """
    _check_single(path, "key", ((entry.key, entry.line) for entry in entries if entry.key))
    _check_single(path, "ROR", ((entry.ror, entry.line) for entry in entries if entry.ror))
    # A body may have one spelling twice, in two languages; two bodies may not.
    spelt = ({fold_name(name): name for name in entry.names}.values() for entry in entries)
    names = [(name, entry.line) for entry, own in zip(entries, spelt, strict=True) for name in own]
    _check_single(path, "spelling", names, folded=True)
    known: dict[str, OrganizationEntry] = {}
    for entry in entries:
        known.update(dict.fromkeys(map(fold_name, entry.names), entry))
    by_key = {entry.key: entry for entry in entries if entry.key}
    for entry in entries:
        seen = [entry]
        while (parent := seen[-1].parent) is not None:
            above = by_key.get(parent) or known.get(fold_name(parent))
            if above is None:
                if parent.isascii() and " " not in parent:
                    remedy = "Give the key of an entry of this file, or the whole name of the body."
                    _refuse(path, seen[-1].line, f"the parent «{parent}» is the key of no entry", remedy)
                break
            if above in seen:
                _refuse(path, entry.line, f"«{entry.name}» is a part of itself", "Take out one of the parents.")
            seen.append(above)


def check_people(path: Path, entries: Sequence[PersonEntry]) -> None:
    """Refuse a key, an ORCID, a merged key or an authorship that two people have, and an entry that says nothing.

    Raises:
        InputError: They contradict each other; the message names the second line.
    """
    _check_single(path, "key", ((entry.key, entry.line) for entry in entries))
    _check_single(path, "ORCID", ((entry.orcid, entry.line) for entry in entries if entry.orcid))
    _check_single(path, "merged key", _each(entries, "merge"))
    _check_single(path, "authorship", _each(entries, "authorships"))
    keys = {entry.key for entry in entries}
    for entry in entries:
        if both := keys.intersection(entry.merge):
            remedy = "Move what that entry says into this one, and take it out."
            _refuse(path, entry.line, f"«{min(both)}» is merged here and has an entry of its own", remedy)
        if both := set(entry.excluded).intersection((*entry.authorships, *entry.papers)):
            _refuse(path, entry.line, f"«{min(both)}» is this person's and is not", "Take it out of one of the lists.")
        if not (entry.names or entry.merge or entry.authorships):
            remedy = "Add names, authorships, or keys to merge."
            _refuse(path, entry.line, f"the entry of «{entry.key}» says nobody who it is", remedy)
        if entry.papers and not entry.names:
            _refuse(path, entry.line, "papers need a name that their author bears", "Add names, or name authorships.")


def _each(entries: Iterable[PersonEntry], field: str) -> Iterator[tuple[str, int]]:
    return ((value, entry.line) for entry in entries for value in getattr(entry, field))


def _check_single(path: Path, what: str, values: Iterable[tuple[str, int]], *, folded: bool = False) -> None:
    lines: dict[str, int] = {}
    for value, line in values:
        known = fold_name(value) if folded else value
        if known in lines:
            message = f"the {what} «{value}» stands in the entry of line {lines[known]} too"
            _refuse(path, line, message, "Make the two entries one, or take it out of one of them.")
        lines[known] = line


def _refuse(path: Path, line: int, message: str, remedy: str) -> NoReturn:
    raise InputError(message, path=str(path), line=line, remedy=remedy)
