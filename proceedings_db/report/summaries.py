"""What was read, loaded and is known, as lines of plain text."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from proceedings_db.records import ProblemCode
from proceedings_db.report.texts import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from proceedings_db.database.load import LoadReport
    from proceedings_db.database.stats import Stats
    from proceedings_db.records import Volume

SEVERITY_ORDER: Final = {"error": 0, "warning": 1, "info": 2}
TOLD_TABLES: Final = (
    "conference",
    "conference_organization",
    "organization",
    "volume",
    "paper",
    "authorship",
    "person",
    "affiliation",
    "paper_keyword",
    "section",
    "caption",
    "reference",
    "work",
    "citation",
)
"""The tables that a load report tells of, in this order; the rest follows from them."""


def volume_lines(volume: Volume) -> Iterator[str]:
    """Yield what was read in a volume, before it is loaded."""
    conference = volume.conference
    if conference is not None:
        yield f"  conference: {conference.name}, {conference.start_date or 'no date'}, {conference.place or 'no place'}"
        roles = Counter(body.role for body in conference.organizations)
        yield f"  organizations: {_counted(roles)}"
    papers = volume.papers
    yield f"  papers: {len(papers)}"
    yield f"  authorships: {sum(len(paper.authors) for paper in papers)}"
    yield f"  references: {sum(len(paper.references) for paper in papers)}"
    markers = {(paper.position, citation.cluster) for paper in papers for citation in paper.citations}
    yield f"  citation markers: {len(markers)}"


def load_lines(loaded: LoadReport) -> list[str]:
    """Return the report of a load: what was added, changed, removed and unchanged, and the problems."""
    if loaded.no_op:
        head = [f"{loaded.volume}: unchanged since the last load"]
    else:
        head = [f"{loaded.volume}: loaded"]
        width = max(map(len, TOLD_TABLES))
        for table in TOLD_TABLES:
            if table in loaded.tables:
                head.append(f"  {table:<{width}}  {_counted(asdict(loaded.tables[table])) or '0'}")
    statuses = Counter(outcome.status for outcome in loaded.corrections)
    if statuses:
        head.append(f"  corrections: {_counted(statuses)}")
    severities: Counter[str] = Counter(problem.severity for problem in loaded.problems)
    told = _counted({name: severities[name] for name in SEVERITY_ORDER})
    return [*head, f"  problems: {told or 'none'}" + ("; `proceedings-db check` lists them" if told else "")]


def loss_line(exchange_format: str, losses: Mapping[str, int]) -> str:
    """Return what an export had no field for: «ris: info: no field for venue (15), genre (1): …»."""
    ranked = sorted(losses.items(), key=lambda loss: (-loss[1], loss[0]))
    counted = ", ".join(f"{variable.removeprefix('custom.')} ({count})" for variable, count in ranked)
    what = f"no field for {counted}; these values stand in the notes of their entries"
    return f"{exchange_format}: info: {what} [{ProblemCode.EXPORT_LOSSY}]"


def stats_lines(stats: Stats) -> list[str]:
    """Return how much of everything a database holds."""
    width = max(map(len, stats.tables))
    lines = [f"{table:<{width}}  {count:>9,}" for table, count in stats.tables.items()]
    lines += ["", f"organizations on title pages: {_counted(stats.organizers) or 'none'}"]
    lines += [f"authors: {stats.authors:,} people", f"citation markers: {stats.citation_markers:,}"]
    lines += [f"citations by link: {_counted(stats.match_methods) or 'none'}"]
    return [*lines, f"problems: {_counted(stats.problems) or 'none'}"]


def fact_lines(facts: dict[str, Any], indent: str = "") -> Iterator[str]:
    """Yield the tree of facts about one record as indented lines, one fact a line."""
    for name, value in facts.items():
        if not isinstance(value, list):
            yield f"{indent}{name}: {shorten(str(value), 400)}"
            continue
        yield f"{indent}{name}:"
        for item in value:
            if isinstance(item, dict):
                inner = list(fact_lines(item, indent + "    "))
                yield f"{indent}  - {inner[0].strip()}"
                yield from inner[1:]
            else:
                yield f"{indent}  - {item}"


def _counted(counts: dict[str, int] | Counter[Any]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.items() if count)
