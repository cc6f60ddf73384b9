"""Papers of meetings, theses, reports, pages of the web and whatever else lists hold, in Latin letters."""

from __future__ import annotations

from typing import Final

from proceedings_db.reading.references.generate import words_latin as words
from proceedings_db.reading.references.generate.draft import Draft, maybe
from proceedings_db.reading.references.generate.elements_latin import Element
from proceedings_db.reading.references.generate.templates_latin import LatinTemplate

_ORDINALS: Final = ("1st ", "2nd ", "3rd ", "4th ", "5th ", "12th ", "The First ", "Second ", "The Third ", "First ",
                    "10th ", "", "", "The ", "the ")  # fmt: skip
_REACH: Final = ("National ", "International ", "Annual ", "Iranian ", "World ", "Regional ", "European ", "")
_MEETINGS: Final = ("Conference", "Conference", "Congress", "Symposium", "Seminar", "Workshop",
                    "Scientific Conference")  # fmt: skip
_BOOKS: Final = ("Proceedings of the ", "Proceedings of ", "Proc. of the ", "Proc. ", "Abstracts of the ",
                 "Papers of the ")  # fmt: skip
_GENRES: Final = ("Technical Report", "Working Paper", "Working paper", "Report", "Discussion Paper", "Final report",
                  "Research Report", "Policy Paper", "Technical Bulletin", "Research project", "Working paper series",
                  "Technical Note")  # fmt: skip
_DEGREES: Final = ("Doctor of Philosophy", "Doctor of Technical Sciences", "Master of Science", "Master of Arts",
                   "Doctor of Engineering")  # fmt: skip
_DISCIPLINES: Final = ("Geography", "Urban Planning", "Persian Language and Literature", "Economics", "Management",
                       "Architecture", "Library Science", "Textile design", "Soil Science", "Civil Engineering",
                       "Political Science", "Psychology")  # fmt: skip
_REPORTED: Final = ("Guidelines for", "Annual report on", "Census of", "Statistical yearbook of", "Review of",
                    "Survey of", "Second phase of study on", "Master plan of", "Assessment of", "Report on",
                    "Standards for", "Strategy for", "Regional planning of", "Soil studies of")  # fmt: skip
_ITEMS: Final = ("Geological map of", "Map of", "Atlas of", "Soil map of", "Topographic map of", "Software for",
                 "Minutes of", "Aerial photographs of", "Geological compilation map of")  # fmt: skip


def _meeting(t: LatinTemplate) -> str:
    """Return the name of a meeting: «5th National Conference on Water»."""
    rng = t.rng
    name = f"{rng.choice(_ORDINALS)}{rng.choice(_REACH)}{rng.choice(_MEETINGS)}"
    return f"{name} {rng.choice(['on', 'of', 'on', 'of the'])} {t.titles.phrase().title()}"


def make_conference(t: LatinTemplate, kind: str) -> Draft:
    """Return an entry for a paper of a meeting, in its proceedings or read there."""
    rng = t.rng
    draft = Draft("en", kind)
    t.head(draft, t.names(), t.titles.title())
    meeting, book = _meeting(t), rng.choice(_BOOKS)
    book += meeting[4:] if book.endswith("the ") and meeting[:4] in ("The ", "the ") else meeting
    elements: list[Element] = []
    if rng.random() < 0.5:
        prefix = rng.choice(["In ", "", "", "in: ", "In: "])
        elements.append(lambda d: d.text(prefix).value("container_title", book))
    else:
        cue = rng.choice(["", "", "", "paper presented at the ", "Paper presented at ", "presented at the ", "In: "])
        elements.append(lambda d: d.text(cue).value("event", meeting))
    if rng.random() < 0.12:
        t.join(draft, elements)
        t.pages(cue=True)(draft.text(" ("))
        draft.text(")")
        return t.close(t.join(draft, [t.imprint()]))
    place, body = rng.choice(words.PLACES), rng.choice(words.UNIVERSITIES)
    tail: list[Element] = maybe(rng, 0.6, lambda d: d.value("publisher_place", place))
    tail += maybe(rng, 0.3, lambda d: d.value("publisher", body))
    rng.shuffle(tail)
    if rng.random() < 0.14:
        first, month = rng.randint(1, 25), rng.choice(words.MONTHS)
        days = rng.choice([f"{month} {first}-{first + 2}", f"{first}-{first + 2} {month}", f"{first} {month}"])
        tail.insert(rng.randrange(len(tail) + 1), lambda d: d.value("note", days))
    pages = maybe(rng, 0.5, t.pages())
    if not pages and rng.random() < 0.1:
        count = str(rng.randint(5, 90))
        pages = [lambda d: d.value("number_of_pages", count).text(rng.choice([" p.", " pages", " p"]))]
    return t.close(t.join(draft, [*elements, *maybe(rng, 0.1, t.volume()), *tail, *pages]))


def make_thesis(t: LatinTemplate, kind: str) -> Draft:
    """Return an entry for a thesis."""
    rng = t.rng
    draft = Draft("en", kind)
    t.head(draft, [t.name()], t.titles.title())
    body = rng.choice(words.UNIVERSITIES)
    if rng.random() < 0.3:
        body = rng.choice([f"{rng.choice(words.FACULTIES)}, {body}", f"{body}, {rng.choice(words.FACULTIES)}"])
    genre = rng.choice(words.THESES)
    if rng.random() < 0.12:
        genre = f"{rng.choice(['Thesis', 'Dissertation', 'thesis'])} for the degree of {rng.choice(_DEGREES)}"
    elif rng.random() < 0.3:
        genre += rng.choice([" in ", " of ", " in "]) + rng.choice(_DISCIPLINES)
    left, right = rng.choice([("(", ")"), ("[", "]"), ("", ""), ("", ""), ("", "")])
    if rng.random() < 0.1:
        link = rng.choice([" at ", " presented to ", " submitted to ", " at "])
        elements: list[Element] = [lambda d: d.value("genre", genre).text(link).value("publisher", body)]
    else:
        elements = [lambda d: d.text(left).value("genre", genre).text(right), lambda d: d.value("publisher", body)]
    place = rng.choice(words.PLACES)
    elements += maybe(rng, 0.25, lambda d: d.value("publisher_place", place))
    if rng.random() < 0.12:
        count = str(rng.randint(80, 300))
        elements.append(lambda d: d.value("number_of_pages", count).text(rng.choice([" p", " pp.", " p.", "p"])))
    return t.close(t.join(draft, elements))


def _genre(t: LatinTemplate) -> Element:
    """Return an element for the kind of a report, with its number at times."""
    rng = t.rng
    genre, cue = rng.choice(_GENRES), rng.choice([" No. ", ", No. ", " ", " no. ", " No."])
    number = rng.choice(
        [str(rng.randint(1, 900)), f"{rng.choice('ABWT')}{rng.randint(1, 99)}", f"{rng.randint(80, 99)}-1"]
    )
    if rng.random() < 0.6:
        return lambda d: d.value("genre", genre).text(cue).value("number", number)
    return lambda d: d.value("genre", genre)


def make_report(t: LatinTemplate, kind: str) -> Draft:
    """Return an entry for a report, of a body or published by one."""
    rng = t.rng
    draft = Draft("en", kind)
    title = t.titles.title() if rng.random() < 0.65 else f"{rng.choice(_REPORTED)} {t.titles.phrase()}"
    roll = rng.random()
    if roll < 0.5:
        t.head(draft, [], title, body=t.body())
    elif roll < 0.6:
        t.title_alone(draft, title)
    else:
        t.head(draft, t.names(4), title)
    elements: list[Element] = [_genre(t)] if rng.random() < 0.45 else []
    elements += maybe(rng, 0.1, t.volume())
    if not elements or rng.random() < 0.7:
        elements.append(t.imprint(t.body()))
    return t.close(t.join(draft, [*elements, *maybe(rng, 0.15, t.address())]))


def make_document(t: LatinTemplate, kind: str) -> Draft:
    """Return an entry for a map, an atlas, minutes, software."""
    rng = t.rng
    draft = Draft("en", kind)
    topic = t.titles.phrase()
    title = f"{rng.choice(_ITEMS)} {topic.title()}"
    if rng.random() < 0.3:
        title = f"{topic[:1].upper()}{topic[1:]} map of {rng.choice(words.PLACES)}"
    if rng.random() < 0.25:
        title += f"{rng.choice([', scale ', ' ', ', Scale '])}1:{rng.choice(['100000', '250000', '50,000'])}"
    roll = rng.random()
    if roll < 0.4:
        t.head(draft, [], title, body=t.body())
    elif roll < 0.55:
        t.title_alone(draft, title)
    else:
        t.head(draft, t.names(3), title)
    return t.close(t.join(draft, maybe(rng, 0.8, t.imprint(t.body()))))


def make_standard(t: LatinTemplate, _kind: str) -> Draft:
    """Return an entry for a standard, by its designation."""
    rng = t.rng
    draft = Draft("en", "report")
    year = rng.randint(1990, 2020)
    number = rng.choice(
        [
            f"ISO {rng.randint(100, 29999)}:{year}",
            f"ASTM {rng.choice('CDE')}{rng.randint(10, 999)}-{str(year)[2:]}",
            f"ISO {rng.randint(100, 29999)}",
        ]
    )
    t.year_done = True
    draft.value("number", number).text(rng.choice([". ", ", ", ": "])).value("title", t.titles.title(short=True))
    return t.close(t.join(draft, maybe(rng, 0.5, t.imprint(rng.choice(words.BODIES)))))


def make_webpage(t: LatinTemplate, kind: str) -> Draft:
    """Return an entry for a page of the web."""
    rng = t.rng
    draft = Draft("en", kind)
    roll = rng.random()
    body = t.body() if rng.random() < 0.5 else rng.choice(words.BODIES)
    if roll < 0.45:
        t.head(draft, [], t.titles.title(), body=body)
    elif roll < 0.6:
        t.title_alone(draft, t.titles.title())
    else:
        t.head(draft, t.names(2), t.titles.title())
    t.year_done = True
    middle: list[Element] = []
    if roll < 0.45 and rng.random() < 0.15:
        middle.append(lambda d: d.value("publisher", body))
    return t.close(t.join(draft, [*middle, t.address()]))
