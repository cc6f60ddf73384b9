"""Volumes that the generator of references makes: as many as are asked for, seeded, never twice the same.

A paper has 25 references, many of them to works that other papers cite as well, and 50 citations; a volume has 20
papers.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from proceedings_db.reading.references.generate.sample import generate
from proceedings_db.reading.references.gold import Labelled
from proceedings_db.records import Name, Paper, Reference, ReferenceName, Volume
from proceedings_db.text.calendars import guess_calendar
from proceedings_db.text.numerals import read_integer
from tests.factories import a_citation, a_section, a_source, a_volume, an_authorship

REFERENCES: Final = 25
PAPERS: Final = 20
A_VOLUME: Final = REFERENCES * PAPERS
DISTINCT: Final = 60_000
_TEXTS: Final = ("title", "container_title", "publisher", "publisher_place", "volume", "issue", "page", "doi", "url")
_RENAMED: Final = {"pages": "page"}


def volumes(references: int, seed: int = 1) -> Iterator[Volume]:
    """Yield volumes with ``references`` references in all."""
    source = random.Random(seed)
    drawn = works()
    for number in range(references // A_VOLUME):
        papers = [_paper(position, drawn, source) for position in range(1, PAPERS + 1)]
        text = f"همایش {number}"
        yield a_volume(f"synthetic-{seed}-{number}", *papers, sources=(a_source(text=text),))


@cache
def works() -> tuple[Reference, ...]:
    """Return the works that papers cite: different ones, three of four Persian."""
    drawn = generate("persian", DISTINCT * 3 // 4, 1) + generate("latin", DISTINCT // 4, 1)
    random.Random(1).shuffle(drawn)
    return tuple(to_reference(labelled) for labelled in drawn)


def to_reference(labelled: Labelled) -> Reference:
    """Return a generated string as the record that a perfect reader makes of it."""
    values: dict[str, str] = {}
    people: defaultdict[tuple[str, int], dict[str, str]] = defaultdict(dict)
    for span in labelled.spans:
        printed = labelled.raw[span.start : span.end]
        if span.part:
            people[span.field, span.name].setdefault(span.part, printed)
        else:
            values.setdefault(_RENAMED.get(span.field, span.field), printed)
    year = read_integer(values.get("issued", ""))
    return Reference(
        position=1,
        raw_text=labelled.raw,
        language=labelled.language,
        csl_type=labelled.csl_type,
        date_as_printed=values.get("issued"),
        year=year,
        calendar=guess_calendar(year) if year else None,
        names=tuple(_names(people)),
        **{name: values[name] for name in _TEXTS if name in values},
    )


def _names(people: Mapping[tuple[str, int], dict[str, str]]) -> Iterator[ReferenceName]:
    authors = [parts for (role, _), parts in sorted(people.items()) if role == "author" and "family" in parts]
    for position, parts in enumerate(authors, 1):
        yield ReferenceName("author", position, Name(given=parts.get("given"), family=parts["family"]))


def _paper(position: int, drawn: Sequence[Reference], source: random.Random) -> Paper:
    # A power law: few works are cited by many papers, most by one or two.
    cited = [drawn[min(int(source.paretovariate(0.5)) - 1, len(drawn) - 1)] for _ in range(REFERENCES)]
    own = source.choice(drawn)
    return Paper(
        position,
        own.title or "…",
        own.title or "…",
        "fa",
        authors=tuple(
            an_authorship(n, name.name) for n, name in enumerate(own.names[:3] or source.choice(drawn).names[:3], 1)
        ),
        sections=(a_section(text="… " * 40),),
        references=tuple(_numbered(reference, n) for n, reference in enumerate(cited, 1)),
        citations=tuple(
            a_citation(cluster, label=str(number), raw_text=f"[{number}]", authors=(), section=1)
            for cluster, number in enumerate([*range(1, REFERENCES + 1), *range(1, REFERENCES + 1)], 1)
        ),
    )


def _numbered(reference: Reference, position: int) -> Reference:
    return replace(reference, position=position)
