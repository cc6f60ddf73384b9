"""Invented volumes: people, papers and bodies that do not exist, set in the layouts that real ones have."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from proceedings_db.reading.document import Document
from proceedings_db.reading.volume import read_volume_text
from proceedings_db.records import Paper, Problem, ProblemCode, Source, Volume
from proceedings_db.text.numerals import to_persian_digits


@dataclass(frozen=True)
class Entry:
    """A paper of an invented contents list."""

    title: str
    authors: tuple[str, ...]
    page: int

    @property
    def reversed_authors(self) -> tuple[str, ...]:
        """The names with the family first: «رضایی، مریم»."""
        parts = (name.rsplit(" ", 1) for name in self.authors)
        return tuple(f"{family}، {given}" for given, family in parts)


ENTRIES = (
    Entry("بررسی نقش رودخانه در شکل‌گیری شهرهای کهن", ("مریم رضایی", "علی کریمی"), 1),
    Entry("گنبد سرخ؛ نگاهی تازه (با تأکید بر تزیینات)", ("حسین مرادی",), 15),
    Entry("مدیریت آب، خاک و انرژی در دشت‌های خشک", ("زهرا احمدی", "محمد رضا نوری", "سعید حیدری"), 27),
    Entry("بازار سنتی: ساختار و کارکرد", ("فاطمه صالحی", "مهدی یوسفی"), 41),
    Entry("مهاجرت روستاییان و پیامدهای آن در سده اخیر", ("ناصر قاسمی",), 58),
    Entry("تحلیل اقلیمی خانه‌های حیاط‌دار با مدل‌سازی عددی", ("لیلا عزیزی", "رضا طاهری"), 70),
)

TITLE_PAGE = """مجموعه مقالات سومین همایش ملی شهر و آب
۱۲ آبان ۱۳۹۴
تهران - دانشگاه تهران

"""
CONTENTS = f"{TITLE_PAGE}فهرست مطالب\n\n"
BODY = """چکیده
…
کلیدواژه‌ها: آب، شهر.

۱- مقدمه

… (رضایی، ۱۳۸۰، ۱۲) …

منابع

۱. رضایی، مریم (۱۳۸۰): آب و شهر، نشر نو، تهران.
"""


def read_text(*texts: str) -> tuple[Volume, tuple[Problem, ...]]:
    """Read a volume of one or more files, given as text."""
    sources = tuple(
        Source(position, f"{position}.txt", hashlib.sha256(text.encode()).hexdigest(), text)
        for position, text in enumerate(texts, start=1)
    )
    return read_volume_text("invented", sources)


def a_document(text: str) -> Document:
    """A document of one source."""
    return Document.of(Source(1, "volume.txt", hashlib.sha256(text.encode()).hexdigest(), text))


def codes(problems: Sequence[Problem]) -> list[ProblemCode]:
    """The codes of problems, in order."""
    return [problem.code for problem in problems]


def facts(papers: Sequence[Paper]) -> list[tuple[str, tuple[str, ...], int | None]]:
    """Title, authors and first page of each paper as printed, line ends as spaces."""
    return [
        (
            " ".join(paper.title_as_printed.split()),
            tuple(" ".join(author.name_as_printed.split()) for author in paper.authors),
            paper.page_first,
        )
        for paper in papers
        if paper.type == "paper"
    ]


def printed_values(volume: Volume) -> Iterator[tuple[int, int, int, str]]:
    """Every printed value with its source and span."""
    for paper in volume.papers:
        for author in paper.authors:
            assert author.place is not None
            yield author.place.source, author.place.char_start, author.place.char_end, author.name_as_printed
            for affiliation in author.affiliations:
                assert affiliation.place is not None
                place = affiliation.place
                yield place.source, place.char_start, place.char_end, affiliation.as_printed
        mentions = [*paper.mentions, *(mention for author in paper.authors for mention in author.mentions)]
        for mention in mentions:
            yield mention.place.source, mention.place.char_start, mention.place.char_end, mention.text
        for citation in paper.citations:
            place = citation.place
            yield place.source, place.char_start, place.char_end, citation.raw_text
    for body in volume.conference.organizations if volume.conference else ():
        assert body.place is not None
        yield body.place.source, body.place.char_start, body.place.char_end, body.name_as_printed


def persian(number: int) -> str:
    """A number in Persian figures."""
    return to_persian_digits(str(number))


def wrap(text: str, width: int = 34) -> str:
    """Break a text into lines of at most ``width`` characters."""
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def _each(line: Callable[[int, Entry], str], between: str = "\n") -> str:
    return between.join(line(number, entry) for number, entry in enumerate(ENTRIES, start=1)) + "\n"


LAYOUTS: dict[str, str] = {
    "authors below, leader and page behind them": _each(
        lambda _, e: f"{e.title}\n{'-'.join(e.authors)}.....\t{persian(e.page)}"
    ),
    "authors below, page behind the title": _each(
        lambda _, e: f"{e.title} ........ {persian(e.page)}\n{'، '.join(e.authors)}"
    ),
    "a blank line between entries": _each(
        lambda _, e: f"{e.title} …… {persian(e.page)}\n{'، '.join(e.authors)}", between="\n\n"
    ),
    "authors above, tab before the page": _each(lambda _, e: f"{'، '.join(e.authors)}\n\t{e.title}\t{e.page}"),
    "titles over several lines": _each(
        lambda _, e: f"{wrap(e.title)}\n{' و '.join(e.authors)} ...... {persian(e.page)}"
    ),
    "one line, slash before the authors": _each(
        lambda n, e: f"{persian(n)}. {e.title} / {'، '.join(e.authors)} ..... {persian(e.page)}"
    ),
    "one line, authors before a slash": _each(
        lambda _, e: f"{'، '.join(e.authors)} / {e.title} ..... {persian(e.page)}"
    ),
    "one line, broken anywhere": _each(
        lambda n, e: f"{persian(n)}- {wrap(e.title + ' / ' + '، '.join(e.authors))} ..... {persian(e.page)}"
    ),
    "authors in brackets": _each(lambda _, e: f"{e.title} ({'، '.join(e.authors)}) ..... {persian(e.page)}"),
    "authors and a colon": _each(lambda _, e: f"{'، '.join(e.authors)}: {e.title} ..... {persian(e.page)}"),
    "columns by tabs": _each(lambda n, e: f"{n}\t{e.title}\t{'، '.join(e.authors)}\t{e.page}"),
    "leaders on both sides of the authors": _each(
        lambda _, e: f"{e.title} ........ {'، '.join(e.authors)} ........ {persian(e.page)}"
    ),
    "a bare number at the end": _each(lambda _, e: f"{e.title}\n{'، '.join(e.authors)} {persian(e.page)}"),
    "a word before the page": _each(lambda _, e: f"{e.title}\n{'، '.join(e.authors)} صفحه {persian(e.page)}"),
    "the page on a line of its own": _each(lambda _, e: f"{e.title}\n{'، '.join(e.authors)}\n{persian(e.page)}"),
    "stars at names": _each(lambda _, e: f"{e.title}\n{'*، '.join(e.authors)}* ........ {persian(e.page)}"),
    "numbers in brackets": _each(lambda n, e: f"({n}) {e.title} ........ {e.page}\n{'، '.join(e.authors)}"),
}
