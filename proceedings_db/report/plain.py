"""The work list as plain text, and as lines of JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from proceedings_db.report.codes import PROBLEM_KINDS
from proceedings_db.report.decisions import PROGRAM, to_command
from proceedings_db.report.texts import shorten
from proceedings_db.report.work_list import count_all, gain_of, make_work_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from proceedings_db.records import LocatedProblem, Severity
    from proceedings_db.report.work_list import Task, VolumeTasks

_NAMES: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "info": "remark"}


def problem_lines(found: Iterable[LocatedProblem], *, program: str = PROGRAM) -> Iterator[str]:
    """Yield a work list: each problem with where, how serious, what, the printed text, what to do and the command.

    ``program`` is how the command line begins that reaches the database. The last line counts.
    """
    work = make_work_list(found)
    for tasks in work:
        yield from _volume_lines(tasks, program)
    total = count_all(work)
    problems = sum(total.values())
    if not problems:
        yield "No problems."
        return
    volumes = f"{len(work)} {_plural(len(work), 'volume')}"
    yield f"{problems} {_plural(problems, 'problem')} in {volumes}: {_counted(total)}"


def problem_json_lines(found: Iterable[LocatedProblem], *, program: str = PROGRAM) -> Iterator[str]:
    """Yield each problem as one line of JSON, in the order of :func:`problem_lines`.

    Beside the fields of the problem stand volume, path, place, gain and command.
    """
    for tasks in make_work_list(found):
        for group in tasks.codes:
            for task in group.tasks:
                for item in task.problems:
                    yield json.dumps(_to_object(item, program), ensure_ascii=False)


def _to_object(item: LocatedProblem, program: str) -> dict[str, object]:
    problem = asdict(item.problem)
    place = problem.pop("place") or {}
    place.pop("source", None)
    problem.pop("position")
    command = to_command(item.problem, program)
    return {"volume": item.volume, "path": item.path, **place, **problem, "gain": gain_of(item), "command": command}


def _volume_lines(tasks: VolumeTasks, program: str) -> Iterator[str]:
    yield f"== {tasks.volume}: {_counted(tasks.severities())}"
    yield ""
    for group in tasks.codes:
        yield f"-- {group.code} ({group.count}, gain {group.gain}): {PROBLEM_KINDS[group.code].meaning}"
        for task in group.tasks:
            yield from _task_lines(task, program)
        yield ""


def _task_lines(task: Task, program: str) -> Iterator[str]:
    """Yield the lines of one task; its further places stand below the first, each with its own command."""
    problem = task.problem
    yield f"{where(task.problems[0])}: {problem.severity}: {problem.message} [{problem.code}]"
    for index, item in enumerate(task.problems):
        if index:
            yield f"    also at: {where(item)}"
        if item.problem.raw_text:
            yield f"    printed: {shorten(item.problem.raw_text)}"
        if command := to_command(item.problem, program):
            yield f"    decide: {command}"
    if problem.remedy:
        yield f"    remedy: {problem.remedy}"


def where(item: LocatedProblem) -> str:
    """Return the place of a problem as editors understand it: volume, file and line.

    A file that was imported stands under no volume and has its whole path.
    """
    if item.problem.place is None:
        return item.volume
    path = item.path or item.volume
    is_whole = PurePath(path).is_absolute() or path == item.volume
    return f"{path if is_whole else f'{item.volume}/{path}'}:{item.problem.place.line_start}"


def _counted(counts: Mapping[Severity, int]) -> str:
    return ", ".join(f"{count} {_plural(count, _NAMES[severity])}" for severity, count in counts.items() if count)


def _plural(count: int, noun: str) -> str:
    return noun if count == 1 else f"{noun}s"
