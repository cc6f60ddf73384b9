"""Whole small volumes: title page, contents list or programme, papers with heads, bodies and reference lists.

Every part is set in one of the ways that real volumes have, drawn at random; real names, titles and references stand
in them, and citations to the references of the paper.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from typing import Any, Final

from proceedings_db.text.numerals import to_persian_digits
from tests.fuzz.corpus import gold_references, printed_names, printed_titles, volume_lines

_BODIES: Final = tuple(
    line for line in volume_lines() if re.match("(?:دانشگاه|دانشکده|انجمن|سازمان|وزارت|استانداری) ", line)
)
_RANKS: Final = ("استادیار تاریخ", "دانشجوی دکتری جغرافیا", "عضو هیأت علمی", "کارشناس ارشد", "Assistant Professor")
_HEADINGS: Final = ("مقدمه", "۱- مقدمه", "1. مقدمه", "روش تحقیق", "۲-۱- پیشینه", "بحث", "نتیجه‌گیری", "Introduction")
_LISTS: Final = (
    "منابع",
    "منابع و مآخذ",
    "فهرست منابع",
    "مراجع:",
    "References",
    "المصادر",
    "کتابنامه",
    "پی‌نوشت‌ها و منابع",
)
_HALVES: Final = ("الف) فارسی", "منابع لاتین", "ب- انگلیسی", "English references:")
_KEYWORDS: Final = ("واژگان کلیدی:", "کلیدواژه‌ها:", "کلمات کلیدی", "Keywords:")
_DATES: Final = (
    "۱۸ مهر ۱۳۹۱",
    "۱۲-۱۴ آبان ۱۳۹۵",
    "9-11 October 2012",
    "۲۳ ذی‌القعده ۱۴۳۳",
    "مهرماه ۹۱",
    "31/02/1391",
    "۱۸ و ۱۹ مهر",
)
_ROLES: Final = ("برگزار کنندگان:", "حامیان:", "مشارکت کنندگان", "به همت", "با همکاری:", "دبیر علمی:")
_FURNITURE: Final = (
    "۱۲",
    "- ۱۳ -",
    "مجموعه مقالات همایش ملی جغرافیا",
    "Proceedings of the First Congress",
    "ــــــــــ",
    "\f",
)


def make_volume(source: random.Random) -> str:
    """Return the text of a volume of up to three papers."""
    papers = [_Paper(source) for _ in range(source.choice((0, 1, 1, 1, 1, 2)))]
    listed = [*papers, *(_Paper(source) for _ in range(source.choice((0, 1, 3))))]
    if source.random() < 0.1:
        source.shuffle(listed)
    parts = [
        _title_page(source) if source.random() < 0.9 else "",
        _contents(source, listed) if source.random() < 0.8 else "",
    ]
    parts += [paper.text() for paper in papers]
    end = source.choice(("\n", "\n", "\n\n", "\r\n"))
    return "\n\n".join(parts).replace("\n", end)


class _Paper:
    """A paper: what a contents list says of it, and its text."""

    def __init__(self, source: random.Random) -> None:
        self.source = source
        self.title = source.choice(printed_titles()) if source.random() < 0.8 else source.choice(volume_lines())
        self.authors = source.sample(printed_names(), source.choice((1, 1, 2, 3)))
        self.references: list[dict[str, Any]] = source.sample(gold_references(), source.choice((0, 1, 2, 2, 4)))

    def text(self) -> str:
        """Return the paper from its title to the end of its list."""
        source = self.source
        parts = [self.title, _authors(source, self.authors)]
        parts.append(f"چکیده\n\n{self._paragraph()}")
        parts.append(
            f"{source.choice(_KEYWORDS)} {source.choice(('، ', '؛ ', ' - ')).join(source.sample(printed_titles(), 2))}."
        )
        if source.random() < 0.25:
            parts += [source.choice(printed_titles()), "Abstract", self._paragraph(), "Keywords: peace, development"]
        for heading in source.sample(_HEADINGS, source.choice((1, 2, 4))):
            parts += [heading, self._paragraph()]
        if source.random() < 0.2:
            parts.append(f"جدول {source.randint(1, 9)}: {source.choice(printed_titles())}")
        if source.random() < 0.2:
            notes = (f"{n}{source.choice(('-', '.', ')'))} {self._note()}" for n in range(1, 4))
            parts.append("پی‌نوشت‌ها\n" + "\n".join(notes))
        if self.references:
            parts += [source.choice(_LISTS), _reference_list(source, [entry["raw"] for entry in self.references])]
        if source.random() < 0.2:
            parts.insert(source.randrange(len(parts)), source.choice(_FURNITURE))
        return "\n\n".join(parts)

    def _paragraph(self) -> str:
        words = [self.source.choice((*printed_titles()[:40], "…")), self._citation(), "…", self._citation()]
        return " ".join(words)

    def _citation(self) -> str:
        source = self.source
        cited = source.choice(self.references or gold_references()[:20])["fields"]
        families = [name.get("family", name.get("literal", "")) for name in cited.get("author", [])] or ["همان"]
        year = str(cited.get("issued", "بی‌تا"))
        page = to_persian_digits(str(source.randint(1, 300)))
        comma = source.choice(("، ", ", ", " ", "؛ "))
        return source.choice(_MARKERS).format(
            names=comma.join(families), first=families[0], last=families[-1], year=year, page=page, comma=comma
        )

    def _note(self) -> str:
        return self._citation().strip("()") if self.source.random() < 0.5 else "همان، ص ۱۲."


_MARKERS: Final = (
    *("({names}{comma}{year}{comma}{page})", "({first} و همکاران{comma}{year}: {page}-{page})"),
    *("{first} ({year}{comma}ص {page})", "({first}{comma}{year}؛ همو{comma}{year}ب؛ {last}{comma}{year})"),
    *("(ر.ک: {first}{comma}{year}{comma}ج۲{comma}صص {page}-{page})", "(همان: {page})", "(Ibid, p. {page})"),
    *("[{page}]", "[1، 3-۲]", "({page})", "{first}¹"),
)


def _title_page(source: random.Random) -> str:
    lines = [
        "مجموعه مقالات",
        source.choice(
            (
                "«همایش ملی جغرافیای سیاسی کاربردی»",
                "سومین همایش ملی آب و آبادانی",
                "First International Congress on Water",
            )
        ),
    ]
    lines += [source.choice(_DATES), source.choice(("تهران - دانشگاه تربیت مدرس", "یزد", "Tehran, Iran"))]
    for role in source.sample(_ROLES, source.choice((0, 1, 3))):
        lines += [role, *source.sample(_BODIES, 3)]
    if source.random() < 0.2:
        lines.append(
            source.choice(("شابک: 978-964-00-0000-0", "ناشر: دانشگاه تهران، ۱۳۹۱", "جلد دوم", "صفحه ۲ از ۴۰۰"))
        )
    return source.choice(("\n", "\n\n")).join(lines)


def _contents(source: random.Random, papers: Sequence[_Paper]) -> str:
    if source.random() < 0.15:
        entries = (
            f"{8 + n}:۰۰ - {9 + n}:۳۰ {paper.title} / {'، '.join(paper.authors)}" for n, paper in enumerate(papers)
        )
        return "برنامه همایش\n\nروز اول\n" + "\n".join(entries)
    layout = source.choice(_LAYOUTS)
    entries = (
        layout.format(
            title=paper.title,
            dashed="-".join(paper.authors),
            listed="، ".join(paper.authors),
            first=paper.authors[0],
            page=to_persian_digits(str(1 + 12 * number)),
        )
        for number, paper in enumerate(papers)
    )
    heading = source.choice(("فهرست مطالب", "فهرست مقالات", "فهرست", "Contents", "عنوان\tنویسنده\tصفحه"))
    return f"{heading}\n\n" + source.choice(("\n", "\n\n")).join(entries)


_LAYOUTS: Final = (
    *("{title}\t\n{dashed}.....\t{page}", "{title} / {dashed} ............ {page}", "{page}\t{title}\n{listed}"),
    *("{title}........{page}\n{listed}", "{page}- {title}\n   {first}", "| {title} | {first} | {page} |"),
)


def _authors(source: random.Random, names: Sequence[str]) -> str:
    lines = []
    for number, name in enumerate(names, 1):
        mark = source.choice(("", "*", "¹", f" {number}", f"[{number}]", "**"))
        said = f"{source.choice(_RANKS)}، {source.choice(_BODIES)}"
        email = source.choice(("", "", " a.b@um.ac.ir", " {a, b}@ut.ac.ir"))
        lines.append(source.choice((f"{name}{mark} - {said}{email}", f"{name}{mark}\n{said}{email}", f"{name}{mark}")))
    return source.choice(("\n", "، ", "\n\n")).join(lines)


def _reference_list(source: random.Random, raws: Sequence[str]) -> str:
    label = source.choice(_LABELS)
    entries = [
        label.format(ascii=number, persian=to_persian_digits(str(number))) + raw for number, raw in enumerate(raws, 1)
    ]
    if source.random() < 0.3:
        entries.insert(source.randrange(len(entries)), source.choice(_HALVES))
    if source.random() < 0.3:
        width = source.choice((40, 70, 90))
        entries = [re.sub(rf"(.{{{width},}}?) ", r"\1\n" + source.choice(("", "    ")), entry) for entry in entries]
    return source.choice(("\n", "\n", "\n\n")).join(entries)


_LABELS: Final = ("", "{ascii}. ", "[{ascii}] ", "{persian}- ", "• ", "- ", "({ascii})")
