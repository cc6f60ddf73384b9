"""Load a volume: its records into rows, in one transaction, without moving an id or a key that is there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from proceedings_db.authorities import NO_AUTHORITIES
from proceedings_db.corrections.applying import is_shared
from proceedings_db.database.corrections import (
    Corrected,
    correct_volume,
    leave_settled,
    name_volume,
    read_outcomes,
    report_stale,
    write_corrections,
)
from proceedings_db.database.decided_people import Decisions, part_people, read_shared
from proceedings_db.database.decided_works import hold_works, is_about_works, let_go_of_works
from proceedings_db.database.driver import insert
from proceedings_db.database.engine import reading, writing
from proceedings_db.database.loading.authorships import identify_authorships, put_authorships, put_mentions
from proceedings_db.database.loading.bodies import bodies_before, body_names, link_affiliations, names_gone
from proceedings_db.database.loading.citations import load_citations
from proceedings_db.database.loading.context import OWNED, TABLES, begin
from proceedings_db.database.loading.fingerprint import Fingerprint, take_fingerprint
from proceedings_db.database.loading.front import Front, load_sources
from proceedings_db.database.loading.imported import make_room, recall_imported
from proceedings_db.database.loading.organization_names import refresh_organizations
from proceedings_db.database.loading.organizations import Organizations
from proceedings_db.database.loading.papers import load_papers
from proceedings_db.database.loading.people import People
from proceedings_db.database.loading.person_names import refresh_person_names
from proceedings_db.database.loading.problems import Whereabouts, name_records, replace_problems
from proceedings_db.database.loading.references import identify_references, put_references
from proceedings_db.database.loading.rows import Counts
from proceedings_db.database.loading.search import put_search_texts, refresh_searched_names, write_search_texts
from proceedings_db.database.loading.works import Works
from proceedings_db.database.problems import read_problems
from proceedings_db.database.stats import count_rows
from proceedings_db.matching.organizations import OrganizationAuthorities

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection, Engine

    from proceedings_db.authorities import Authorities
    from proceedings_db.corrections.records import Correction, Corrections, Outcome
    from proceedings_db.database.loading.context import Loading, PaperItem
    from proceedings_db.database.loading.front import FrontMatter
    from proceedings_db.records import Problem, Volume

LOAD_RUN = TABLES["load_run"]
VOLUME = TABLES["volume"]


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did: how many rows of each table it added, changed, removed and left, and the volume's problems.

    ``no_op`` says that text, records, loader and corrections were those of the last load, so that nothing was done.
    """

    volume: str
    tables: dict[str, Counts] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    corrections: tuple[Outcome, ...] = ()
    no_op: bool = False

    def total(self) -> Counts:
        """Return the sums over all tables."""
        return sum(self.tables.values(), Counts())


def load_volume(
    engine: Engine,
    volume: Volume,
    problems: Sequence[Problem] = (),
    *,
    corrections: Corrections | None = None,
    authorities: Authorities = NO_AUTHORITIES,
    progress: Callable[[str], None] | None = None,
) -> LoadReport:
    """Load ``volume`` and the ``problems`` found in reading it, whole or not at all, and return what changed.

    Args:
        engine: A database at our revision.
        volume: The records. Papers, authors, references and citations are paired with the rows they were before.
        problems: What the reader found; they replace those of the last load.
        corrections: The decisions of the file beside the volume; the records get their keys, then these are applied.
        authorities: What authority files say of people and bodies.
        progress: Called with the name of each step, before it.

    Raises:
        DatabaseError: The database cannot be written to; nothing of this volume was.
        InputError: The corrections give a loaded volume another key.
    """
    tell = progress or (lambda _step: None)
    entries = corrections.entries if corrections else ()
    with reading(engine) as connection:
        volume = name_volume(connection, volume, corrections)
        shared = [*read_shared(connection, volume.key), *filter(is_shared, entries)]
        fingerprint = take_fingerprint(volume, problems, corrections, authorities, shared)
        if fingerprint == _last_fingerprint(connection, volume.key):
            return _report_same(connection, volume.key)
    tell("match")
    matched = None if corrections else correct_volume(None, volume, None)
    with writing(engine) as connection:
        corrected = matched or correct_volume(connection, volume, corrections)
        about_works = [correction for correction in shared if is_about_works(correction)]
        part_people(connection, volume.key, shared)
        left = let_go_of_works(connection, volume.key, about_works)
        started = datetime.now(UTC)
        decided = _load_decided(connection, corrected, problems, Decisions(authorities, tuple(shared)), tell)
        loading = decided.loading
        found = decided.unknown | hold_works(loading, about_works, left)
        outcomes = tuple(found.get(entry, outcome) for entry, outcome in corrected.outcomes.items())
        named = [*report_stale(corrections, outcomes), *leave_settled(decided.problems, outcomes)]
        replace_problems(loading, _write_run(loading, fingerprint, started), named)
        write_corrections(loading, outcomes)
        tell("commit")
        return LoadReport(volume.key, decided.counts, tuple(named), outcomes)


@dataclass(frozen=True, slots=True)
class _Decided:
    """A load that follows what was decided about people and bodies; ``unknown`` are decisions about nobody."""

    loading: Loading
    counts: dict[str, Counts]
    problems: list[Problem]
    unknown: dict[Correction, Outcome]


def _load_decided(
    connection: Connection,
    corrected: Corrected,
    problems: Sequence[Problem],
    decisions: Decisions,
    tell: Callable[[str], None],
) -> _Decided:
    """Load a volume, and load it again where decisions name people and bodies that only the first load made."""
    unknown = decisions.find_unknown(connection)
    found: dict[str, Counts] = {}
    while True:
        loading = begin(connection, corrected.volume, decisions.to_authorities(connection, unknown))
        loading.problems += [*problems, *corrected.problems]
        counts, named = _load(loading, tell)
        found = {table: found[table].then(count) if found else count for table, count in counts.items()}
        left = decisions.find_unknown(connection)
        if left.keys() == unknown.keys():
            return _Decided(loading, found, named, unknown)
        unknown = left


def _load(loading: Loading, tell: Callable[[str], None]) -> tuple[dict[str, Counts], list[Problem]]:
    """Pair, link and write all of the volume, and return what changed and what is to be looked at."""
    tell("pair")
    load_sources(loading)
    recall_imported(loading)
    papers = load_papers(loading, loading.volume.papers)
    make_room(loading, papers)
    front = Front(loading)
    front.load_conference()
    return load_records(loading, front, papers, tell)


def load_records(
    loading: Loading, front: FrontMatter, papers: Sequence[PaperItem], tell: Callable[[str], None]
) -> tuple[dict[str, Counts], list[Problem]]:
    """Link and write ``papers``, all that stands in them and their ``front``; return what changed and the problems."""
    authors = identify_authorships(loading, papers)
    references = identify_references(loading, papers)
    tell("link")
    known = OrganizationAuthorities(loading.authorities.organizations)
    linked_before = bodies_before(loading) | {body for body in front.bodies_before() if body is not None}
    organizations = Organizations(loading, known, (*front.names(), *body_names(authors)), linked_before)
    front.link_bodies(organizations)
    affiliated = link_affiliations(loading, organizations, authors)
    people, works = People(loading, known), Works(loading)
    people.link(authors)
    works.link(references, papers)
    for entities in (organizations, people, works):
        entities.settle()
    people.report(authors)
    tell("write")
    front.write_volume()
    front.put_bodies()
    put_authorships(loading, authors, affiliated)
    put_mentions(loading, papers, authors)
    put_references(loading, references)
    load_citations(loading, papers)
    put_search_texts(loading, [item for item in papers if item.is_whole], references)
    _write(loading, tell)
    tell("tidy")
    refresh_person_names(loading, authors, people.entries)
    works.write_forms()
    refresh_organizations(loading, known, organizations.bodies.values(), names_gone(loading))
    for entities in (organizations, people, works):
        entities.let_go()
    front.let_go()
    named = people.entities.used | people.entities.gone | people.entries.keys()
    refresh_searched_names(loading, named, organizations.used | organizations.entities.gone | linked_before)
    _write_retired(loading)
    counts = front.count() | {table: rows.count() for table, rows in loading.rows.items()}
    return counts, name_records(loading.problems, Whereabouts(loading, papers, authors, references))


def _write(loading: Loading, tell: Callable[[str], None]) -> None:
    """Write the rows of all tables: what others point to comes first and goes last."""
    tables = ("source", "conference_organization", *(table for table in OWNED if not table.endswith("_search")))
    written = dict.fromkeys(tables)
    for table in written:
        tell(f"write {table}")
        loading.rows[table].write(loading.connection)
    write_search_texts(loading)
    for table in reversed(written):
        loading.rows[table].delete(loading.connection)


def _write_retired(loading: Loading) -> None:
    loading.keys.write_revived()
    columns = ("key", "scope", "match_key", "citation_key")
    insert(loading.connection, "retired_key", columns, list(dict.fromkeys(loading.retiring)))


def _last_fingerprint(connection: Connection, volume: str) -> Fingerprint | None:
    row = connection.execute(
        select(LOAD_RUN)
        .join(VOLUME, VOLUME.c.id == LOAD_RUN.c.volume_id)
        .where(VOLUME.c.key == volume, LOAD_RUN.c.status == "done")
        .order_by(LOAD_RUN.c.id.desc())
        .limit(1)
    ).first()
    return Fingerprint(row.loader_version, row.corrections_sha256, row.records_sha256) if row else None


def _report_same(connection: Connection, volume: str) -> LoadReport:
    """Return the report of a load that has nothing to do."""
    tables = {table: Counts(unchanged=number) for table, number in count_rows(connection, volume).items()}
    problems = tuple(stored.problem for stored in read_problems(connection, volume))
    return LoadReport(volume, tables, problems, read_outcomes(connection, volume), no_op=True)


def _write_run(loading: Loading, fingerprint: Fingerprint, started: datetime) -> int:
    run_id = loading.ids.next("load_run")
    values = {
        "id": run_id,
        "volume_id": loading.volume_id,
        "loader_version": fingerprint.loader_version,
        "corrections_sha256": fingerprint.corrections_sha256,
        "records_sha256": fingerprint.records_sha256,
        "started_at": started.isoformat(timespec="seconds"),
        "finished_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "status": "done",
    }
    loading.connection.execute(LOAD_RUN.insert().values(values))
    return run_id
