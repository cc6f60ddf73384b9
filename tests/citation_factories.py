"""References and papers for the tests of citations, and the papers of the gold as records."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from proceedings_db.reading.citations import find_citations
from proceedings_db.records import Authorship, Citation, Name, Paper, Place, Reference, ReferenceName, Section


def a_reference(
    position: int,
    family: str | None,
    year: int | None,
    title: str = "کتاب",
    *,
    given: str | None = None,
    further: tuple[str, ...] = (),
    literal: str | None = None,
    raw: str | None = None,
    label: str | None = None,
    suffix: str | None = None,
) -> Reference:
    """An entry by author and year; its text is made up from the fields unless ``raw`` gives it."""
    first = [Name(given=given, family=family, literal=literal)] if family or literal else []
    names = [*first, *(Name(family=name) for name in further)]
    printed = " و ".join(filter(None, [family or literal, *further]))
    return Reference(
        position,
        raw or f"{printed}{f'، {given}' if given else ''} ({year or 'بی‌تا'}{suffix or ''}). {title}. تهران: سمت.",
        label_as_printed=label,
        title=title,
        year=year,
        year_suffix=suffix,
        names=tuple(ReferenceName("author", number, name) for number, name in enumerate(names, 1)),
    )


def a_reference_list() -> tuple[Reference, ...]:
    """A list with what the forms of citation need: namesakes, a body, an undated work, Latin entries."""
    return (
        a_reference(1, "احمدی", 1390, "شهر و روستا", given="محمود"),
        a_reference(2, "احمدی", 1392, "روستا", given="محمود"),
        a_reference(3, "رضایی", 1391, "آب", given="علی", further=("نوری",)),
        a_reference(4, "Smith", 2010, "Cities", given="J.", further=("Jones",)),
        a_reference(5, "حاجی‌یوسفی", 1388, "دولت", given="امیر"),
        a_reference(6, "وبر", 1374, "اقتصاد و جامعه", given="ماکس"),
        a_reference(7, None, 1390, "سالنامه", literal="وزارت راه و شهرسازی"),
        a_reference(8, "بهار", 1370, "سبک‌شناسی", given="محمدتقی"),
        a_reference(9, "طبری", None, "تاریخ طبری", given="محمد"),
        a_reference(10, "Castells", 1996, "The Rise of the Network Society", given="M."),
    )


def a_paper(text: str, references: tuple[Reference, ...], *, authors: tuple[str, ...] = ()) -> Paper:
    """A paper whose body is ``text``, its citations found and not yet linked."""
    found = find_citations(text, source=1, start=0, end=len(text), sections=(), references=references)
    people = tuple(Authorship(n, name, Name(family=name)) for n, name in enumerate(authors, 1))
    return Paper(1, "", "", "fa", authors=people, references=references, citations=tuple(found))


@dataclass(frozen=True)
class GoldPaper:
    """A paper of the gold: its text, the paper with its citations found, and what a librarian reads."""

    name: str
    text: str
    paper: Paper
    markers: list[dict[str, Any]]


_LABEL = re.compile(r"\s*(?:\[([^\]]*)\]|(\d+)\s*[.\-)])\s*")
_LIST_HEADING = re.compile(r"^(?:منابع.*|مراجع|کتاب‌نامه)\s*$", re.MULTILINE)


def iter_gold_papers(shared: Path) -> Iterator[GoldPaper]:
    """Yield the gold papers and the seed's, with references as the gold has them."""
    seed = json.loads((shared / "gold/seed-volume.json").read_text(encoding="utf-8"))
    full = dict(seed["full_paper"], references=seed["references"], citations=[*map(_with_cites, seed["citations"])])
    yield _to_gold_paper("seed", (shared / seed["source"]["file"]).read_text(encoding="utf-8"), full)
    for path in sorted((shared / "gold/papers").glob("*.json")):
        full = json.loads(path.read_text(encoding="utf-8"))["papers"][0]["full"]
        yield _to_gold_paper(path.stem, path.with_suffix(".txt").read_text(encoding="utf-8"), full)


def _with_cites(marker: dict[str, Any]) -> dict[str, Any]:
    """The seed's gold has one work a marker."""
    return dict(marker, cites=[{"reference": marker["reference"], "match": marker["match"]}])


def _to_gold_paper(name: str, text: str, full: dict[str, Any]) -> GoldPaper:
    references = tuple(map(_to_reference, full["references"]))
    start, end = full["sections"][0]["offset"], list(_LIST_HEADING.finditer(text))[-1].start()
    starts = [section["offset"] for section in full["sections"]]
    lines = [0, *(match.end() for match in re.finditer("\n", text))]
    sections = tuple(
        Section(number, 1, section["title"], section["title"], place=Place(1, bisect_right(lines, at), 1, at, stop))
        for number, (section, at, stop) in enumerate(zip(full["sections"], starts, [*starts[1:], end], strict=True), 1)
    )
    authors = tuple(
        Authorship(author["order"], author["raw"], Name(family=author["family_clean"])) for author in full["authors"]
    )
    found = find_citations(text, source=1, start=start, end=end, sections=sections, references=references)
    paper = Paper(1, "", "", "fa", authors=authors, sections=sections, references=references, citations=tuple(found))
    return GoldPaper(name, text, paper, full["citations"])


def _to_reference(entry: dict[str, Any]) -> Reference:
    label = _LABEL.match(entry["raw"])
    fields = entry["fields"]
    year = re.search(r"\d{4}", fields.get("issued", ""))
    names = [
        ReferenceName(
            "author", number, Name(name.get("honorific"), name.get("given"), name.get("family"), name.get("literal"))
        )
        for number, name in enumerate(fields.get("author", []), 1)
    ]
    return Reference(
        entry["number"],
        entry["raw"][label.end() :] if label else entry["raw"],
        label_as_printed=(label[1] or label[2]) if label else None,
        title=fields.get("title"),
        year=int(year[0]) if year else None,
        names=tuple(names),
    )


def rows_by_start(citations: tuple[Citation, ...]) -> dict[int, list[Citation]]:
    """The rows of each marker by where it begins."""
    markers: dict[int, list[Citation]] = {}
    for citation in citations:
        markers.setdefault(citation.place.char_start, []).append(citation)
    return markers


def without_list(paper: Paper) -> Paper:
    """The same paper with a list that has lost what was read in it: raw text and labels alone."""
    bare = tuple(
        Reference(reference.position, reference.raw_text, label_as_printed=reference.label_as_printed)
        for reference in paper.references
    )
    return replace(paper, references=bare)
