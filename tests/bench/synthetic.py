"""Volumes that the generator of references makes: as many as are asked for, seeded, with the habits of real ones.

A volume is of a meeting of its own; it has 20 papers, a paper 25 references and 50 citations, in half of the papers by
number and in the other half by author and year. Every other reference is to a work that other papers cite too, by a
power law: the best known stands in one paper of eleven. One in ten of these is printed with a letter lost. Nothing is
kept but the known works, so that memory does not grow with the volumes.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any, Final

from proceedings_db.reading.references.generate.sample import generate
from proceedings_db.reading.references.gold import Labelled
from proceedings_db.records import (
    Authorship,
    Citation,
    Conference,
    Keyword,
    Name,
    Paper,
    PaperText,
    Place,
    Reference,
    ReferenceField,
    ReferenceName,
    Section,
    Volume,
)
from proceedings_db.text.calendars import guess_calendar, to_gregorian_year
from proceedings_db.text.lexicon import given_names, surnames
from proceedings_db.text.numerals import read_integer, to_persian_digits
from tests.factories import a_source, an_authorship

REFERENCES: Final = 25
PAPERS: Final = 20
A_VOLUME: Final = REFERENCES * PAPERS
OWN: Final = PAPERS + A_VOLUME * 3 // 5
BATCH: Final = 20
KNOWN: Final = 20_000
KNOWN_SHARE: Final = 0.5
SLIPS: Final = 0.1
LATIN_SHARE: Final = 0.25
SECTIONS: Final = ("مقدمه", "مبانی نظری", "روش تحقیق", "یافته‌های تحقیق", "نتیجه‌گیری")
SUBJECTS: Final = ("جغرافیای سیاسی", "معماری", "مدیریت", "تاریخ", "حقوق", "آموزش", "محیط زیست", "زبان فارسی", "اقتصاد")
TOWNS: Final = ("تهران", "مشهد", "اصفهان", "شیراز", "تبریز", "کرمان", "یزد", "اهواز", "رشت", "همدان", "زاهدان", "ایلام")
_TEXTS: Final = ("title", "container_title", "publisher", "publisher_place", "volume", "issue", "page", "doi", "url")
_RENAMED: Final = {"pages": "page"}


def volumes(references: int, seed: int = 1) -> Iterator[Volume]:
    """Yield volumes with ``references`` references in all."""
    for number in range(1, references // A_VOLUME + 1):
        yield a_volume(number, seed)


def a_volume(number: int, seed: int = 1) -> Volume:
    """The volume of this number: the same one whatever was drawn before it."""
    chance = random.Random(f"{seed} {number}")
    year = chance.randrange(1370, 1404)
    subject, town = chance.choice(SUBJECTS), chance.choice(TOWNS)
    name = f"همایش ملی {subject} {town}"
    title = f"مجموعه مقالات {name}"
    own = _own_works(seed, number)
    cited = own[PAPERS:]
    return Volume(
        f"synthetic-{seed}-{number}",
        title,
        title,
        "fa",
        conference=Conference(
            f"{name} {number}", name, date_as_printed=str(year), calendar="jalali", place=town, series=name
        ),
        year=year + 621,
        year_as_printed=str(year),
        papers=tuple(_paper(at, about, cited, chance) for at, about in enumerate(own[:PAPERS], 1)),
        sources=(a_source(text=f"{seed} {number}"),),
    )


def _own_works(seed: int, number: int) -> list[Reference]:
    """Return works that no other volume cites: as many as the papers and half of the references want, and some more."""
    batch, at = divmod(number, BATCH)
    return list(_batch(seed, batch)[at * OWN : (at + 1) * OWN])


# The generator's set-up costs as much as the works of two volumes.
@lru_cache(maxsize=1)
def _batch(seed: int, batch: int) -> tuple[Reference, ...]:
    return tuple(_different(BATCH * OWN, random.Random(f"{seed} {batch}").randrange(2**32)))


@cache
def known_works() -> tuple[Reference, ...]:
    """Return the works that many papers cite, the best known first."""
    return tuple(_different(KNOWN, 1))


def _different(number: int, seed: int) -> list[Reference]:
    """Return references to different works, three of four Persian."""
    latin = int(number * LATIN_SHARE)
    drawn = generate("persian", number - latin, seed) + generate("latin", latin, seed)
    random.Random(seed).shuffle(drawn)
    return [to_reference(labelled) for labelled in drawn]


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
    calendar = guess_calendar(year) if year else None
    return Reference(
        position=1,
        raw_text=labelled.raw,
        language=labelled.language,
        csl_type=labelled.csl_type,
        date_as_printed=values.get("issued"),
        year=year,
        calendar=calendar,
        year_gregorian=to_gregorian_year(year, calendar) if year and calendar else None,
        names=tuple(_names(people)),
        fields=tuple(_fields(labelled)),
        **_texts(values),
    )


def _texts(values: Mapping[str, str]) -> dict[str, Any]:
    return {name: values[name] for name in _TEXTS if name in values}


def _names(people: Mapping[tuple[str, int], dict[str, str]]) -> Iterator[ReferenceName]:
    authors = [parts for (role, _), parts in sorted(people.items()) if role == "author" and "family" in parts]
    for position, parts in enumerate(authors, 1):
        yield ReferenceName("author", position, Name(given=parts.get("given"), family=parts["family"]))


def _fields(labelled: Labelled) -> Iterator[ReferenceField]:
    for span in labelled.spans:
        yield ReferenceField(_RENAMED.get(span.field, span.field), span.start, span.end, 0.9)


def _paper(position: int, about: Reference, own: list[Reference], chance: random.Random) -> Paper:
    """Return a paper with the title of ``about`` that cites works of ``own``, which are taken out, and known ones."""
    is_numeric = chance.random() < 0.5
    cited = [own.pop() if chance.random() >= KNOWN_SHARE and own else _known(chance) for _ in range(REFERENCES)]
    label = "[{}]" if is_numeric else ""
    references = tuple(
        replace(
            reference,
            position=at,
            label_as_printed=label.format(at) or None,
            place=_line(1000 * position + at, reference.raw_text),
        )
        for at, reference in enumerate(cited, 1)
    )
    title = about.title or about.raw_text
    words = about.raw_text.split()
    return Paper(
        position,
        title,
        title,
        about.language or "fa",
        page_first=15 * position,
        page_last=15 * position + 14,
        authors=tuple(_authors(chance)),
        texts=(PaperText("abstract", "fa", " ".join(reference.title or "" for reference in cited[:12])),),
        keywords=tuple(Keyword("fa", at, word, word) for at, word in enumerate(words[:4], 1)),
        sections=tuple(_sections(cited)),
        references=references,
        citations=tuple(_citations(references, position, chance, is_numeric=is_numeric)),
        place=_line(1000 * position, title),
    )


def _known(chance: random.Random) -> Reference:
    """Draw a known work: one of rank k is cited in proportion to 1/√k, a tenth of the time with a letter lost."""
    reference = known_works()[int(KNOWN * chance.random() ** 2)]
    title = reference.title
    if not title or len(title) < 2 or chance.random() >= SLIPS:
        return reference
    at = chance.randrange(1, len(title))
    slip = title[:at] + title[at + 1 :]
    return replace(reference, title=slip, raw_text=reference.raw_text.replace(title, slip, 1))


def _authors(chance: random.Random) -> Iterator[Authorship]:
    given, family = _name_lists()
    for position in range(1, chance.randrange(1, 4) + 1):
        # Some names are borne by many, most by few.
        name = Name(
            given=given[int(len(given) * chance.random() ** 2)], family=family[int(len(family) * chance.random() ** 2)]
        )
        yield an_authorship(position, name, f"دانشگاه {chance.choice(TOWNS)}")


@cache
def _name_lists() -> tuple[Sequence[str], Sequence[str]]:
    return sorted(given_names()), sorted(surnames())


def _sections(cited: Sequence[Reference]) -> Iterator[Section]:
    """Give sections of some 800 letters each, in the words of the titles that the paper cites."""
    for position, heading in enumerate(SECTIONS, 1):
        titles = (reference.title or reference.raw_text for reference in cited[position :: len(SECTIONS)])
        yield Section(position, 1, heading, heading, f"{position}.", " ".join((*titles, "است.")) * 4)


def _citations(
    references: Sequence[Reference], paper: int, chance: random.Random, *, is_numeric: bool
) -> Iterator[Citation]:
    """Give a citation of each reference in their order, then as many of any."""
    again = (chance.choice(references) for _ in references)
    for cluster, reference in enumerate((*references, *again), 1):
        number = to_persian_digits(str(reference.position))
        author = reference.names[0].name.family if reference.names else (reference.title or "…").split()[0]
        raw_text = f"[{number}]" if is_numeric else f"({author}، {reference.date_as_printed or 'بی‌تا'})"
        parts: dict[str, Any] = {"style": "numeric", "label": str(reference.position)}
        if not is_numeric:
            parts = {"authors": (author,), "year_as_printed": reference.date_as_printed}
        place = _line(1000 * paper + 100 + cluster, raw_text)
        context = f"{reference.title or ''} {raw_text}.".strip()
        yield Citation(cluster, 1, raw_text, place, section=1 + cluster % len(SECTIONS), context=context, **parts)


def _line(number: int, text: str) -> Place:
    return Place(1, number, number, 1000 * number, 1000 * number + len(text))
