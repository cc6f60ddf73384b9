"""The problems of volumes as a librarian's work list: what settles most comes first.

Problems of one volume that say the same are one task with several places. Tasks stand by volume, then by code; volumes,
codes and tasks each in the order of their gain, and what gains alike in the order of the text.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from proceedings_db.records import LocatedProblem, ProblemCode, Severity
from proceedings_db.report.codes import PROBLEM_KINDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from proceedings_db.records import Problem, Volume

SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning", "info")
"""All severities, the gravest first."""
REMARKS: Final = "info"
"""The severity of what is told without anything being wrong; it alone leaves the exit status at 0."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: problems that say the same, in the order of the text; ``gain`` counts the facts it settles."""

    problems: tuple[LocatedProblem, ...]
    gain: int

    @property
    def problem(self) -> Problem:
        """The first of its problems: message, severity and remedy are the same in all."""
        return self.problems[0].problem


@dataclass(frozen=True, slots=True)
class CodeTasks:
    """The tasks of one code in one volume, the one that gains most first."""

    code: ProblemCode
    tasks: tuple[Task, ...]

    @property
    def count(self) -> int:
        """The number of problems."""
        return sum(len(task.problems) for task in self.tasks)

    @property
    def gain(self) -> int:
        """The facts that its tasks settle."""
        return sum(task.gain for task in self.tasks)


@dataclass(frozen=True, slots=True)
class VolumeTasks:
    """The work list of one volume."""

    volume: str
    codes: tuple[CodeTasks, ...]

    @property
    def gain(self) -> int:
        """The facts that all its tasks settle."""
        return sum(group.gain for group in self.codes)

    def severities(self) -> dict[Severity, int]:
        """Return how many problems there are of each severity, the gravest first."""
        return count_all([self])


def locate_problems(problems: Iterable[Problem], volume: Volume) -> list[LocatedProblem]:
    """Return the problems of a volume with the path of the file that each stands in."""
    paths = {source.position: source.path for source in volume.sources}
    papers = len(volume.papers)
    return [LocatedProblem(volume.key, paths.get(p.place.source) if p.place else None, p, papers) for p in problems]


def choose_problems(
    found: Iterable[LocatedProblem],
    *,
    codes: Collection[str] = (),
    volumes: Collection[str] = (),
    severities: Collection[str] = (),
) -> list[LocatedProblem]:
    """Return the problems of the named codes, volumes and severities; an empty choice takes all."""
    return [
        item
        for item in found
        if (not codes or item.problem.code in codes)
        and (not volumes or item.volume in volumes)
        and (not severities or item.problem.severity in severities)
    ]


def make_work_list(found: Iterable[LocatedProblem]) -> list[VolumeTasks]:
    """Return the work list of problems in any order; equal problems make an equal list."""
    by_volume: dict[str, dict[ProblemCode, dict[str, list[LocatedProblem]]]] = {}
    for item in sorted(found, key=_in_text):
        by_code = by_volume.setdefault(item.volume, {})
        by_code.setdefault(item.problem.code, {}).setdefault(item.problem.message, []).append(item)
    volumes = [VolumeTasks(volume, _rank_codes(by_code)) for volume, by_code in by_volume.items()]
    return sorted(volumes, key=lambda tasks: -tasks.gain)


def count_severities(problems: Iterable[Problem]) -> dict[Severity, int]:
    """Return how many problems there are of each severity, the gravest first, those without any left out."""
    counts = Counter(problem.severity for problem in problems)
    return {severity: counts[severity] for severity in SEVERITIES if counts[severity]}


def count_all(work: Iterable[VolumeTasks]) -> dict[Severity, int]:
    """Return how many problems of each severity a work list has, as :func:`count_severities` does."""
    return count_severities(
        item.problem for tasks in work for group in tasks.codes for task in group.tasks for item in task.problems
    )


def gain_of(item: LocatedProblem) -> int:
    """Return how many facts, links and exported entries are settled with a problem.

    A missing contents list costs some twenty facts a paper, a doubtful name as many as the person has papers, an open
    citation two. A remark under a code that usually warns settles nothing, nor does one that a look confirms.
    """
    kind = PROBLEM_KINDS[item.problem.code]
    if item.problem.severity == REMARKS and kind.severity != REMARKS:
        return 0
    place = item.problem.place
    measures = {
        "once": 1,
        "lines": place.line_end - place.line_start + 1 if place else 1,
        "links": item.links,
        "papers": item.papers,
    }
    return kind.facts * max(1, measures[kind.measure])


def _in_text(item: LocatedProblem) -> tuple[str, int, int, str, str]:
    place = item.problem.place
    at = (place.source, place.char_start) if place else (0, 0)
    return (item.volume, *at, item.problem.code, item.problem.message)


def _rank_codes(by_code: dict[ProblemCode, dict[str, list[LocatedProblem]]]) -> tuple[CodeTasks, ...]:
    groups = []
    for code, by_message in by_code.items():
        tasks = [Task(tuple(items), sum(map(gain_of, items))) for items in by_message.values()]
        tasks.sort(key=_by_gain)
        groups.append(CodeTasks(code, tuple(tasks)))
    return tuple(sorted(groups, key=lambda group: (*_by_gain(group.tasks[0]), -group.gain)))


def _by_gain(task: Task) -> tuple[int, int, int]:
    return (-task.gain, SEVERITIES.index(task.problem.severity), -len(task.problems))
