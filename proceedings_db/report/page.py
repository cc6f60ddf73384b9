"""The work list as one page of HTML that needs nothing else: right to left, each problem within its text."""

from __future__ import annotations

import html
import re
from base64 import b64encode
from importlib import resources
from typing import TYPE_CHECKING, Final

from proceedings_db.report.codes import PROBLEM_KINDS
from proceedings_db.report.decisions import PROGRAM, to_command
from proceedings_db.report.excerpts import Excerpts
from proceedings_db.report.work_list import count_all, make_work_list
from proceedings_db.text.numerals import to_persian_digits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from proceedings_db.records import LocatedProblem, Severity
    from proceedings_db.report.excerpts import ExcerptLine, Texts
    from proceedings_db.report.work_list import CodeTasks, Task, VolumeTasks

_SEVERITY_NAMES: Final[dict[Severity, str]] = {"error": "خطا", "warning": "هشدار", "info": "یادآوری"}
_TITLE: Final = "فهرست کار کتابدار"
_FONTS: Final = (("400", "Vazirmatn-Regular.ttf"), ("700", "Vazirmatn-Bold.ttf"))
_QUOTED: Final = re.compile("«([^«»]*)»")
# What a browser would not show: it is told apart from the text around it by the mark for a character that is none.
_CONTROLS: Final = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)), "\N{REPLACEMENT CHARACTER}")


def problem_page(
    found: Iterable[LocatedProblem], *, program: str = PROGRAM, texts: Texts | None = None
) -> Iterator[str]:
    """Yield the lines of an HTML page in the order of the work list.

    ``texts`` are shown around the problems; without its text a problem is shown with what is printed there. The page
    loads nothing from elsewhere and runs no script. Codes are chosen by links that work without one.
    """
    work = make_work_list(found)
    excerpts = Excerpts(texts or {})
    codes = list(dict.fromkeys(group.code for tasks in work for group in tasks.codes))
    yield '<!DOCTYPE html>\n<html lang="fa" dir="rtl">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{_TITLE}</title>\n<style>"
    yield from _styles(codes)
    yield "</style>\n</head>\n<body>"
    yield "".join(f'<span class="filter" id="only-{code}"></span>' for code in codes)
    yield f"<header>\n<h1>{_TITLE}</h1>\n{_summary(work)}\n</header>"
    yield from _overview(work)
    yield "<main>"
    for number, tasks in enumerate(work, start=1):
        yield from _volume(tasks, number, excerpts, program)
    yield "</main>\n</body>\n</html>"


def _styles(codes: Iterable[str]) -> Iterator[str]:
    fonts = resources.files("proceedings_db.citing") / "fonts"
    for weight, name in _FONTS:
        data = b64encode((fonts / name).read_bytes()).decode("ascii")
        source = f'url("data:font/ttf;base64,{data}")'
        yield f"@font-face {{ font-family: Vazirmatn; font-weight: {weight}; src: {source}; }}"
    yield (resources.files("proceedings_db.report") / "page.css").read_text(encoding="utf-8")
    for code in codes:
        yield f"body:has(#only-{code}:target) details:not(.{code}) {{ display: none; }}"


def _summary(work: Iterable[VolumeTasks]) -> str:
    counts = count_all(work)
    total = sum(counts.values())
    if not total:
        return '<p class="summary">چیزی برای بررسی نیست.</p>'
    return (
        f'<p class="summary">{_number(total)} مورد: {_counted(counts)}. آنچه بیش از همه گره می‌گشاید نخست آمده است.</p>'
    )


def _overview(work: Iterable[VolumeTasks]) -> Iterator[str]:
    """Yield the table of codes, each with links that leave only its problems on the page."""
    rows: dict[str, tuple[CodeTasks, int, int]] = {}
    for tasks in work:
        for group in tasks.codes:
            _, count, gain = rows.get(group.code, (group, 0, 0))
            rows[group.code] = (group, count + group.count, gain + group.gain)
    if not rows:
        return
    yield '<nav aria-label="گزینش بر پایهٔ کد">\n<table>\n<caption>با گزیدن یک کد تنها مورد‌های آن دیده می‌شود.</caption>'
    yield '<thead><tr><th scope="col">چه</th><th scope="col">کد</th><th scope="col" class="number">شمار</th>'
    yield '<th scope="col" class="number">ارزش</th></tr></thead>\n<tbody>'
    for code, (group, count, gain) in sorted(rows.items(), key=lambda row: -row[1][2]):
        title = html.escape(PROBLEM_KINDS[group.code].title)
        yield (
            f'<tr><th scope="row"><a href="#only-{code}">{title}</a></th><td><code dir="ltr">{code}</code></td>'
            f'<td class="number">{_number(count)}</td><td class="number">{_number(gain)}</td></tr>'
        )
    yield '</tbody>\n</table>\n<p class="note"><a href="#">همهٔ موردها</a></p>\n</nav>'


def _volume(tasks: VolumeTasks, number: int, excerpts: Excerpts, program: str) -> Iterator[str]:
    heading = f"volume-{number}"
    yield f'<section aria-labelledby="{heading}">\n<h2 id="{heading}"><bdi dir="ltr">{_escape(tasks.volume)}</bdi></h2>'
    yield f'<p class="summary">{_counted(tasks.severities())}</p>'
    for group in tasks.codes:
        kind = PROBLEM_KINDS[group.code]
        yield f'<details open class="{group.code}">\n<summary><h3>{html.escape(kind.title)}</h3> '
        yield f'<span class="note">({_number(group.count)}) <code dir="ltr">{group.code}</code></span></summary>'
        for task in group.tasks:
            yield from _task(task, excerpts, program)
        yield "</details>"
    yield "</section>"


def _task(task: Task, excerpts: Excerpts, program: str) -> Iterator[str]:
    problem = task.problem
    kind = PROBLEM_KINDS[problem.code]
    yield f'<article class="{problem.severity}">\n<h4 class="severity">{_SEVERITY_NAMES[problem.severity]}</h4>'
    yield f'<p class="message" lang="en" dir="ltr">{_english(problem.message)}</p>'
    for item in task.problems:
        yield from _place(item, excerpts, program)
    advice = f'<p class="advice"><strong>چه باید کرد:</strong> {html.escape(kind.advice)}</p>'
    remedy = f'<p class="message" lang="en" dir="ltr">{_english(problem.remedy)}</p>' if problem.remedy else ""
    yield f"{advice}{remedy}\n</article>"


def _place(item: LocatedProblem, excerpts: Excerpts, program: str) -> Iterator[str]:
    place = item.problem.place
    if place is not None:
        file = f'<bdi dir="ltr">{_escape(item.path or item.volume)}</bdi>'
        lines = _number(place.line_start)
        if place.line_end != place.line_start:
            lines += f" تا {_number(place.line_end)}"
        yield f'<p class="place">{file}، سطر {lines}</p>'
    if lines_shown := excerpts.of(item):
        yield '<blockquote class="excerpt">'
        yield from map(_line, lines_shown)
        yield "</blockquote>"
    if command := to_command(item.problem, program):
        yield f'<p class="command" dir="ltr"><code>{_english(command)}</code></p>'


def _line(line: ExcerptLine) -> str:
    number = f'<span class="line">{_number(line.number)}</span>' if line.number is not None else ""
    marked = f"<mark>{_escape(line.marked)}</mark>" if line.marked else ""
    return f'<p>{number}<bdi dir="auto">{_escape(line.before)}{marked}{_escape(line.after)}</bdi></p>'


def _english(text: str) -> str:
    """Return English text with what is quoted from the volume isolated, whichever way it runs."""
    return _QUOTED.sub(r'«<bdi dir="auto">\1</bdi>»', _escape(text))


def _escape(text: str) -> str:
    return html.escape(text.translate(_CONTROLS))


def _counted(counts: Mapping[Severity, int]) -> str:
    return "، ".join(f"{_number(count)} {_SEVERITY_NAMES[severity]}" for severity, count in counts.items() if count)


def _number(number: int) -> str:
    return to_persian_digits(str(number))
