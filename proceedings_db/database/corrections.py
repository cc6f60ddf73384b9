"""Corrections between reading and linking: applied to records that have their keys, and mirrored in a table."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import delete, insert, select

from proceedings_db.corrections.applying import apply_to_citations, apply_to_records, is_of_volume_key, is_shared
from proceedings_db.corrections.draft import Draft
from proceedings_db.corrections.records import Correction, Outcome
from proceedings_db.database.loading.context import TABLES
from proceedings_db.database.loading.keying import give_keys
from proceedings_db.matching.citations import match_citations
from proceedings_db.records import InputError, Problem, ProblemCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection

    from proceedings_db.corrections.records import Corrections
    from proceedings_db.database.loading.context import Loading
    from proceedings_db.records import Volume

CORRECTION = TABLES["correction"]
VOLUME = TABLES["volume"]

_NAME_PARTS: Final = frozenset(("honorific", "given", "family", "literal", "name"))
_PRINTED_AS: Final = {"page": "pages", "authors": "author", "editors": "editor", "translators": "translator"}


@dataclass(frozen=True, slots=True)
class Corrected:
    """A volume with its corrections in it, its citations matched, and what that left open."""

    volume: Volume
    problems: tuple[Problem, ...] = ()
    outcomes: dict[Correction, Outcome] = field(default_factory=dict)


def match_all(volume: Volume) -> tuple[Volume, tuple[Problem, ...]]:
    """Return the volume with its citations matched, and the problems of that."""
    found = [match_citations(paper) for paper in volume.papers]
    papers = tuple(replace(paper, citations=linked) for paper, (linked, _) in zip(volume.papers, found, strict=True))
    return replace(volume, papers=papers), tuple(problem for _, unlinked in found for problem in unlinked)


def name_volume(connection: Connection, volume: Volume, corrections: Corrections | None) -> Volume:
    """Return the volume with the key that its corrections give it.

    Raises:
        InputError: It was loaded under the other key before, which a key outlives.
    """
    named = [entry for entry in corrections.entries if is_of_volume_key(entry)] if corrections else []
    if corrections is None or not named:
        return volume
    last = named[-1]
    key = (last.value or "").strip()
    if last.key not in (volume.key, key):
        message, remedy = f"the volume is {volume.key}, not {last.key}", "Name it by the key of its folder."
        raise InputError(message, path=corrections.path, line=last.line, remedy=remedy)
    known = set(connection.scalars(select(VOLUME.c.key).where(VOLUME.c.key.in_([volume.key, key]))))
    if volume.key in known and key not in known:
        message, remedy = f"the volume was loaded as {volume.key}, and a key never changes", "Take the entry out."
        raise InputError(message, path=corrections.path, line=last.line, remedy=remedy)
    return replace(volume, key=key)


def draft_volume(connection: Connection, volume: Volume, corrections: Corrections) -> tuple[Draft, Corrected]:
    """Return the volume with its keys and its corrections, as a draft and with what became of each correction."""
    added = (entry.key for entry in corrections.entries if entry.action == "add")
    draft = Draft(give_keys(connection, volume, added))
    outcomes = apply_to_records(draft, corrections)
    draft = Draft(match_all(draft.finish())[0])
    outcomes |= apply_to_citations(draft, corrections.entries)
    outcomes |= _check_links(draft, corrections.entries)
    for entry in filter(is_of_volume_key, corrections.entries):
        outcomes[entry] = Outcome(entry, "applied")
    corrected, problems = match_all(draft.finish())
    return Draft(corrected), Corrected(corrected, problems, outcomes)


def correct_volume(connection: Connection | None, volume: Volume, corrections: Corrections | None) -> Corrected:
    """Return the volume as its corrections want it; without any its records get their keys in the load."""
    if connection is None or corrections is None or not corrections.entries:
        return Corrected(*match_all(volume))
    return draft_volume(connection, volume, corrections)[1]


def leave_settled(problems: Iterable[Problem], outcomes: Iterable[Outcome]) -> list[Problem]:
    """Return the problems that no correction has settled."""
    settled = {
        (outcome.correction.key, name)
        for outcome in outcomes
        if outcome.status == "applied" and outcome.correction.field is not None
        for name in _names_of_field(outcome.correction.field)
    }
    return [problem for problem in problems if (problem.entity_key, problem.field) not in settled]


def report_stale(corrections: Corrections | None, outcomes: Iterable[Outcome]) -> Iterator[Problem]:
    """Yield a problem for each correction that was not applied, with its place in the file."""
    for outcome in outcomes:
        if outcome.status == "stale" and corrections is not None:
            yield _to_problem(corrections.path, outcome)


def write_corrections(loading: Loading, outcomes: Iterable[Outcome]) -> None:
    """Write the mirror of the file, as far as it differs from the one that is there."""
    wanted = [_to_row(loading, outcome) for outcome in sorted(outcomes, key=lambda outcome: outcome.correction.line)]
    of_volume = CORRECTION.c.volume_id == loading.volume_id
    columns = [column for column in CORRECTION.columns if column.name != "id"]
    stored = loading.connection.execute(select(*columns).where(of_volume).order_by(CORRECTION.c.line)).mappings().all()
    if [dict(row) for row in stored] == wanted:
        return
    loading.connection.execute(delete(CORRECTION).where(of_volume))
    if wanted:
        rows = [{"id": loading.ids.next("correction"), **row} for row in wanted]
        loading.connection.execute(insert(CORRECTION), rows)


def read_outcomes(connection: Connection, volume: str) -> tuple[Outcome, ...]:
    """Return what became of the corrections of a volume in its last load."""
    stored = select(CORRECTION).join(VOLUME, VOLUME.c.id == CORRECTION.c.volume_id).where(VOLUME.c.key == volume)
    return tuple(
        Outcome(
            Correction(
                row.entity, row.entity_key, row.field, row.value, row.expected, row.action, row.reason, row.line
            ),
            row.status,
        )
        for row in connection.execute(stored.order_by(CORRECTION.c.line))
    )


def _check_links(draft: Draft, corrections: Sequence[Correction]) -> dict[Correction, Outcome]:
    """Return what becomes of links to people, works and papers: stale where the record is not there."""
    outcomes = {}
    for correction in filter(is_shared, corrections):
        is_part = correction.entity in ("authorship", "reference")
        if is_part and draft.find(correction.entity, correction.key) is None:
            message = f"there is no {correction.entity} {correction.key}"
            outcomes[correction] = Outcome(correction, "stale", message)
        else:
            outcomes[correction] = Outcome(correction, "applied")
    return outcomes


def _names_of_field(name: str) -> Iterable[str]:
    if name in _NAME_PARTS:
        return _NAME_PARTS
    return (name, _PRINTED_AS.get(name, name), "issued" if name == "year" else name)


def _to_problem(path: str, outcome: Outcome) -> Problem:
    correction = outcome.correction
    undo = f"proceedings-db correct --undo {correction.key}" + (f" {correction.field}" if correction.field else "")
    return Problem(
        code=ProblemCode.CORRECTION_STALE,
        message=f"{path}:{correction.line}: the correction of {correction.key} was not applied: {outcome.message}.",
        raw_text=correction.value,
        remedy=f"Look at the value, and renew the entry in that line or take it back: {undo}",
        entity=correction.entity,
        entity_key=correction.key,
    )


def _to_row(loading: Loading, outcome: Outcome) -> dict[str, Any]:
    correction = outcome.correction
    return {
        "volume_id": loading.volume_id,
        "line": correction.line,
        "action": correction.action,
        "entity": correction.entity,
        "entity_key": correction.key,
        "field": correction.field,
        "expected": correction.expected,
        "value": correction.value,
        "reason": correction.reason,
        "status": outcome.status,
    }
