"""Citations of a paper of 200 pages with 2,000 markers: found and linked, and how the time grows with the paper."""

from __future__ import annotations

import random
from time import process_time

from proceedings_db.matching.citations import match_citations
from proceedings_db.reading.citations import find_citations
from proceedings_db.records import Name, Paper, Reference, ReferenceName
from proceedings_db.text.numerals import to_persian_digits

MARKERS_A_PAGE = 10
REFERENCES_A_PAGE = 1.5
LETTERS_A_PAGE = 2_500
PAGES = (50, 100, 200, 400)
ROUNDS = 3
SYLLABLES = tuple(first + last for first in "بتجدرزسشفکگلمنو" for last in "ایو")
LATIN = tuple(first + last for first in "bdfghjklmnprstv" for last in "aeiou")
WORDS = (
    "شهر",
    "روستا",
    "توسعه",
    "پژوهش",
    "نتیجه",
    "زمین",
    "آب",
    "مردم",
    "دولت",
    "برنامه",
    "نقش",
    "است",
    "و",
    "در",
    "به",
)


def a_name(draw: random.Random, *, latin: bool) -> str:
    """A name that nobody has."""
    syllables = "".join(draw.choices(LATIN if latin else SYLLABLES, k=4))
    return syllables.title() if latin else syllables


def a_list(draw: random.Random, count: int) -> tuple[Reference, ...]:
    """A list of ``count`` entries, two thirds of them Persian."""
    entries = []
    for position in range(1, count + 1):
        latin = position % 3 == 0
        family, year = a_name(draw, latin=latin), draw.randrange(1960, 2020) - (0 if latin else 621)
        printed = str(year) if latin else to_persian_digits(str(year))
        raw = f"{family}، ا. ({printed})، {' '.join(draw.choices(WORDS, k=6))}، تهران."
        name = ReferenceName("author", 1, Name(given="ا.", family=family))
        entries.append(Reference(position, raw, label_as_printed=str(position), year=year, names=(name,)))
    return tuple(entries)


def a_marker(draw: random.Random, references: tuple[Reference, ...]) -> str:
    """A marker of any form, a few of them with a slip that the matcher has to bridge, or no entry at all."""
    entry = draw.choice(references)
    name, year = entry.names[0].name.display.split()[-1], entry.year
    form = draw.randrange(10)
    if form == 0:
        return f"[{entry.position}, {draw.randrange(1, len(references))}]"
    if form == 1:
        return f"{name} ({year})"
    if form == 2:
        return f"({name[1:]}، {year}: {draw.randrange(1, 400)})"
    if form == 3:
        return f"({a_name(draw, latin=False)}، {year}: {draw.randrange(1, 400)})"
    if form == 4:
        return "(همان: ۲۵)"
    if form == 5:
        return f"({draw.choice(WORDS)} {draw.choice(WORDS)})"
    return f"({name} و همکاران، {year}، ص {draw.randrange(1, 400)})"


def a_body(draw: random.Random, pages: int, references: tuple[Reference, ...]) -> str:
    """The text of ``pages`` pages, markers spread over it."""
    gap = LETTERS_A_PAGE // MARKERS_A_PAGE // 5
    parts = []
    for number in range(pages * MARKERS_A_PAGE):
        parts.extend(draw.choices(WORDS, k=gap))
        parts.append(a_marker(draw, references) + ("\n\n" if number % 3 == 0 else "."))
    return " ".join(parts)


def main() -> None:
    """Print seconds for finding and linking, over papers of growing length, and what one marker costs."""
    base = 0.0
    for pages in PAGES:
        draw = random.Random(7)
        references = a_list(draw, int(pages * REFERENCES_A_PAGE))
        text = a_body(draw, pages, references)
        finding = linking = float("inf")
        for _ in range(ROUNDS):
            begin = process_time()
            citations = find_citations(text, source=1, start=0, end=len(text), sections=(), references=references)
            middle = process_time()
            paper = Paper(1, "", "", "fa", references=references, citations=tuple(citations))
            linked, _ = match_citations(paper)
            finding = min(finding, middle - begin)
            linking = min(linking, process_time() - middle)
        markers = linked[-1].cluster
        open_ones = sum(citation.reference is None for citation in linked)
        cost = (finding + linking) / markers
        base = base or cost
        print(
            f"{pages:4} pages, {len(text):9,} letters, {len(references):4} entries, {markers:5,} markers "
            f"({open_ones} open): found {finding:.2f} s, linked {linking:.2f} s, "
            f"{cost * 1e6:.0f} µs a marker, {cost / base:.2f} times the cost at {PAGES[0]} pages"
        )


if __name__ == "__main__":
    main()
