"""How Latin lists print works, entries for Persian works above all, translated or in transliteration."""

from __future__ import annotations

import random
from typing import Final

from proceedings_db.reading.references.generate import words_latin as words
from proceedings_db.reading.references.generate.draft import Draft, maybe, weighted
from proceedings_db.reading.references.generate.templates_latin import Element, LatinTemplate
from proceedings_db.reading.references.generate.titles_latin import LatinTitles

_KINDS: Final = (
    ("book", 24), ("article-journal", 34), ("chapter", 11), ("paper-conference", 9), ("thesis", 8), ("report", 7),
    ("webpage", 5),
    ("article-newspaper", 2), ("entry-encyclopedia", 2), ("manuscript", 2), ("standard", 1), ("document", 1.5),
    ("article-magazine", 2),
)  # fmt: skip


def make_latin(rng: random.Random, titles: LatinTitles) -> Draft:
    """Return one Latin reference without noise."""
    kind = weighted(rng, _KINDS)
    template = LatinTemplate(rng, titles)
    maker = {
        "book": _book, "article-journal": _article, "article-magazine": _article, "chapter": _chapter,
        "paper-conference": _conference,
        "thesis": _thesis, "report": _report, "webpage": _webpage, "article-newspaper": _newspaper,
        "entry-encyclopedia": _encyclopedia,
        "manuscript": _manuscript, "standard": _standard, "document": _report,
    }[kind]  # fmt: skip
    return maker(template, kind)


def _book(t: LatinTemplate, kind: str) -> Draft:
    rng = t.rng
    draft = Draft("en", kind)
    title = t.titles.title(short=rng.random() < 0.6)
    old = rng.random() < 0.1
    roll = rng.random()
    if roll < 0.06:
        t.add_names(draft, "editor", t.names(3)).text(
            rng.choice([" (Ed.) ", " (Eds.). ", ", ed. ", ", eds. ", " (Editor), "])
        )
        if t.style in ("apa", "harvard"):
            t.year(draft.text("(")).text("). ")
        draft.value("title", title)
    elif old:
        t.head(draft, [(rng.choice(words.IRANIAN_GIVEN), rng.choice(words.OLD))], title, chance=0.03)
    else:
        t.head(draft, t.names(4) if rng.random() > 0.04 else [], title, chance=0.05)
    middle = maybe(rng, 0.35 if t.iranian else 0.06, t.role("translator")) + maybe(rng, 0.08, t.role("editor"))
    middle += maybe(rng, 0.2, t.edition()) + maybe(rng, 0.12, t.volume())
    rng.shuffle(middle)
    t.join(draft, [*middle, t.imprint()])
    if rng.random() < 0.06:
        isbn = "-".join(str(rng.randint(0, 999)) for _ in range(3)) + f"-{rng.randint(0, 9)}"
        draft.text(rng.choice([". ISBN ", ", ISBN: "])).value("isbn", isbn)
    if rng.random() < 0.05:
        count = str(rng.randint(80, 600))
        t.join(draft, [lambda d: d.value("number_of_pages", count).text(rng.choice([" p", " pp", " p.", " pages"]))])
    elif rng.random() < 0.08:
        t.join(draft, [t.pages(cue=True)])
    if rng.random() < 0.03:
        series = rng.choice(words.SERIES)
        t.join(draft, [lambda d: d.value("note", series)])
    return t.close(draft)


def _journal(t: LatinTemplate) -> str:
    rng = t.rng
    if rng.random() < 0.75:
        return rng.choice(words.JOURNALS)
    name = f"{rng.choice(words.ADJECTIVES)} {rng.choice(words.NOUNS)}".title()
    return (
        rng.choice(
            [
                "Journal of ",
                "International Journal of ",
                "Quarterly Journal of ",
                "",
                "Iranian Journal of ",
                "Journal of the ",
                "Research in ",
            ]
        )
        + name
    )


def _article(t: LatinTemplate, kind: str) -> Draft:
    rng = t.rng
    draft = Draft("en", kind)
    t.head(draft, t.names(), t.titles.title())
    journal = _journal(t)
    translator = maybe(rng, 0.02, t.role("translator"))
    t.join(
        draft,
        [
            *translator,
            lambda d: d.text(rng.choice(["", "", "", "", "", "In ", "in: "])).value("container_title", journal),
        ],
    )
    volume, issue = str(rng.randint(1, 120)), str(rng.randint(1, 24))
    if rng.random() < 0.08:
        issue = f"{issue}{rng.choice(['-', ' & ', ' and ', '/'])}{int(issue) + 1}"
    shape = weighted(
        rng,
        [
            ("v(i)", 10),
            ("Vol No", 5),
            ("v", 4),
            ("No", 2),
            ("v, i", 1),
            ("No Vol", 0.6),
            ("v(year)", 0.4),
            ("", 0.4),
            ("v i", 0.4),
        ],
    )
    late = not t.year_done
    if late and t.style == "medical":
        draft.text(rng.choice([" ", ". "]))
        t.year(draft).text(rng.choice(["; ", ";", ": ", "; "]))
    elif shape:
        draft.text(rng.choice([", ", ", ", " ", ". "]))
    if shape in ("v(i)", "v, i", "v i"):
        left, right = {"v(i)": rng.choice([("(", ")"), (" (", ")")]), "v, i": (", ", ""), "v i": (" ", "")}[shape]
        draft.value("volume", volume).text(left).value("issue", issue).text(right)
    elif shape in ("v", "v(year)"):
        draft.text(rng.choice(["", "", "v. ", "v.", "Vol. "])).value("volume", volume)
        if shape == "v(year)" and late and not t.year_done:
            t.year(draft.text("(")).text(")")
    elif shape in ("Vol No", "No", "No Vol"):
        vol = (rng.choice(["Vol. ", "vol. ", "Vol.", "Vol ", "Volume "]), "volume", volume)
        num = (rng.choice(["No. ", "no. ", "No.", "Issue ", "No "]), "issue", issue)
        chosen = {"Vol No": [vol, num], "No": [num], "No Vol": [num, vol]}[shape]
        for number, (cue, name, text) in enumerate(chosen):
            draft.text((", " if number else "") + cue).value(name, text)
    if not t.year_done and rng.random() < 0.6:
        left, right = rng.choice([(", ", ""), (" (", ")"), (", ", "")])
        t.year(draft.text(left)).text(right)
    if rng.random() < 0.92:
        draft.text(rng.choice([", ", ": ", ":", ", ", ". "]) if shape or t.style != "medical" else "")
        t.pages()(draft)
    t.join(draft, maybe(rng, 0.12, t.address()))
    return t.close(draft)


def _chapter(t: LatinTemplate, kind: str) -> Draft:
    rng = t.rng
    draft = Draft("en", kind)
    t.head(draft, t.names(3), t.titles.title())
    book = t.titles.title(short=True)
    names = t.names(3)
    order = weighted(rng, [("I. F", 5), ("G F", 3), ("F, I.", 2), ("F, G", 0.7)])
    cue = rng.choice(["In ", "In ", "in ", "In: ", "in: ", "In, "])
    tag = rng.choice(
        [
            " (Ed.), ",
            " (Eds.), ",
            " (ed.), ",
            " (eds), ",
            "(eds), ",
            ", eds., ",
            " (Eds). ",
            " ed. ",
            ", (ed.) ",
            " (Eds.) ",
        ]
    )
    shape = weighted(rng, [("editors title", 7), ("title editors", 2.5), ("title", 2.5)])
    draft.text(rng.choice([". ", ", ", " ", ". "]) + cue)
    if shape == "editors title":
        t.add_names(draft, "editor", names, order).text(tag)
        draft.value("container_title", book)
    else:
        draft.value("container_title", book)
        if shape == "title editors":
            draft.text(", ")
            mark = rng.choice(["ed. ", "edited by ", "Edited by ", ""])
            t.add_names(draft.text(mark), "editor", names, rng.choice(["G F", "I. F"]))
            draft.text("" if mark else rng.choice([" (Ed.)", " ed.", " (eds.)"]))
    extra = maybe(rng, 0.12, t.volume()) + maybe(rng, 0.08, t.edition())
    if rng.random() < 0.35:
        draft.text(" (")
        t.pages(cue=True)(draft)
        draft.text(")")
        tail: list[Element] = [t.imprint()]
    else:
        tail = [t.imprint(), *maybe(rng, 0.6, t.pages())]
        if rng.random() < 0.2:
            tail.reverse()
    t.join(draft, [*extra, *tail])
    return t.close(draft)


def _conference(t: LatinTemplate, kind: str) -> Draft:
    rng = t.rng
    draft = Draft("en", kind)
    t.head(draft, t.names(), t.titles.title())
    ordinal = rng.choice(
        ["1st ", "2nd ", "3rd ", "4th ", "5th ", "12th ", "The First ", "Second ", "The Third ", "First ", ""]
    )
    reach = rng.choice(["National", "International", "Annual", "Iranian", "World", "Regional"])
    word = rng.choice(["Conference", "Congress", "Symposium", "Seminar", "Workshop", "Scientific Conference"])
    meeting = f"{ordinal}{reach} {word} {rng.choice(['on', 'of', 'on'])} {t.titles.phrase().title()}"
    elements: list[Element] = []
    if rng.random() < 0.5:
        book = (
            rng.choice(["Proceedings of the ", "Proceedings of ", "Proc. of the ", "Proc. ", "In Proceedings of the "])
            + meeting
        )
        prefix = rng.choice(["In ", "", "", "in: "]) if not book.startswith("In ") else ""
        if book.startswith("In "):
            prefix, book = "In ", book[3:]
        elements.append(lambda d: d.text(prefix).value("container_title", book))
    else:
        cue = rng.choice(["", "", "paper presented at the ", "Paper presented at ", "presented at the ", "In: ", "in "])
        elements.append(lambda d: d.text(cue).value("event", meeting))
    place, body = rng.choice(words.PLACES), rng.choice(words.UNIVERSITIES)
    tail: list[Element] = maybe(rng, 0.6, lambda d: d.value("publisher_place", place)) + maybe(
        rng, 0.3, lambda d: d.value("publisher", body)
    )
    rng.shuffle(tail)
    if rng.random() < 0.12:
        first = rng.randint(1, 25)
        days = f"{rng.choice(words.MONTHS)} {first}-{first + 2}"
        tail.append(lambda d: d.value("note", days))
    t.join(draft, [*elements, *maybe(rng, 0.1, t.volume()), *tail, *maybe(rng, 0.5, t.pages())])
    return t.close(draft)


def _thesis(t: LatinTemplate, kind: str) -> Draft:
    rng = t.rng
    draft = Draft("en", kind)
    t.head(draft, [t.name()], t.titles.title())
    genre = rng.choice(words.THESES)
    if rng.random() < 0.3:
        genre += rng.choice([" in ", " of ", " in "]) + rng.choice(
            [
                "Geography",
                "Urban Planning",
                "Persian Language and Literature",
                "Economics",
                "Management",
                "Architecture",
                "Library Science",
                "Textile design",
            ]
        )
    body = rng.choice(words.UNIVERSITIES)
    if rng.random() < 0.3:
        body = rng.choice([f"{rng.choice(words.FACULTIES)}, {body}", f"{body}, {rng.choice(words.FACULTIES)}"])
    left, right = rng.choice([("(", ")"), ("[", "]"), ("", ""), ("", ""), ("", "")])
    elements: list[Element] = [
        lambda d: d.text(left).value("genre", genre).text(right),
        lambda d: d.value("publisher", body),
    ]
    place = rng.choice(words.PLACES)
    elements += maybe(rng, 0.25, lambda d: d.value("publisher_place", place))
    if rng.random() < 0.12:
        count = str(rng.randint(80, 300))
        elements.append(lambda d: d.value("number_of_pages", count).text(rng.choice([" p", " pp.", " p."])))
    return t.close(t.join(draft, elements))


def _report(t: LatinTemplate, kind: str) -> Draft:
    rng = t.rng
    draft = Draft("en", kind)
    body = t.body()
    title = t.titles.title()
    if kind == "document":
        title = rng.choice(["Geological map of ", "Map of ", "Atlas of "]) + t.titles.phrase().title()
    if rng.random() < 0.5:
        t.head(draft, [], title, body=body)
    else:
        t.head(draft, t.names(4), title)
    elements: list[Element] = []
    if rng.random() < 0.5:
        genre = rng.choice(
            [
                "Technical Report",
                "Working Paper",
                "Working paper",
                "Report",
                "Discussion Paper",
                "Final report",
                "Research Report",
                "Policy Paper",
            ]
        )
        elements.append(lambda d: d.value("genre", genre))
        if rng.random() < 0.6:
            number = rng.choice(
                [
                    str(rng.randint(1, 900)),
                    f"{rng.choice('ABWT')}{rng.randint(1, 99)}",
                    f"{rng.randint(80, 99)}-{rng.randint(1, 99)}",
                ]
            )
            elements[-1] = lambda d: (
                d.value("genre", genre).text(rng.choice([" No. ", ", No. ", " ", " no. "])).value("number", number)
            )
    elements += maybe(rng, 0.7, t.imprint(t.body()))
    return t.close(t.join(draft, [*elements, *maybe(rng, 0.15, t.address())]))


def _standard(t: LatinTemplate, _kind: str) -> Draft:
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


def _webpage(t: LatinTemplate, kind: str) -> Draft:
    rng = t.rng
    draft = Draft("en", kind)
    if rng.random() < 0.5:
        t.head(draft, [], t.titles.title(), body=rng.choice(words.BODIES))
    else:
        t.head(draft, t.names(2), t.titles.title())
    t.year_done = True
    return t.close(t.join(draft, [t.address()]))


def _newspaper(t: LatinTemplate, kind: str) -> Draft:
    rng = t.rng
    draft = Draft("en", kind)
    t.head(draft, t.names(2), t.titles.title())
    paper = rng.choice(
        [
            "The New York Times",
            "The Guardian",
            "Tehran Times",
            "Kayhan",
            "Ettela'at",
            "Abrar Eghtesadi",
            "Iran Daily",
            "Hamshahri Newspaper",
            "The Times",
        ]
    )
    elements: list[Element] = [lambda d: d.value("container_title", paper)]
    issue = str(rng.randint(10, 9000))
    elements += maybe(rng, 0.3, lambda d: d.text("No. ").value("issue", issue)) + maybe(rng, 0.4, t.pages(cue=True))
    return t.close(t.join(draft, elements))


def _encyclopedia(t: LatinTemplate, kind: str) -> Draft:
    rng = t.rng
    draft = Draft("en", kind)
    t.head(draft, [t.name()], t.titles.phrase().title(), chance=0.8)
    work = rng.choice(
        [
            "Encyclopaedia Iranica",
            "Encyclopaedia of Islam",
            "Encyclopedia of Library and Information Science",
            "The Great Islamic Encyclopedia",
            "Encyclopedia of " + t.titles.phrase().title(),
        ]
    )
    elements: list[Element] = [lambda d: d.text(rng.choice(["", "In ", "in: "])).value("container_title", work)]
    elements += (
        maybe(rng, 0.6, t.volume())
        + maybe(rng, 0.3, t.role("editor"))
        + maybe(rng, 0.6, t.imprint())
        + maybe(rng, 0.4, t.pages())
    )
    return t.close(t.join(draft, elements))


def _manuscript(t: LatinTemplate, kind: str) -> Draft:
    rng = t.rng
    draft = Draft("en", kind)
    t.head(draft, [t.name()], t.titles.title(short=True), chance=0.1)
    if rng.random() < 0.5:
        note = rng.choice(["Unpublished manuscript", "Manuscript", "unpublished", "Class notes"])
        library = rng.choice(words.UNIVERSITIES)
    else:
        note = rng.choice(["Manuscript", "Manuscripts", "MS"])
        library = rng.choice(
            [
                "Library of the Islamic parliament",
                "National Library",
                "British Library",
                "Majles Library",
                "Malek Library",
            ]
        )
    elements: list[Element] = [lambda d: d.value("note", note), lambda d: d.value("publisher", library)]
    place, number = rng.choice(words.PLACES), str(rng.randint(10, 9999))
    elements += maybe(rng, 0.4, lambda d: d.value("publisher_place", place)) + maybe(
        rng, 0.4, lambda d: d.text(rng.choice(["No. ", "no. ", ""])).value("number", number)
    )
    return t.close(t.join(draft, elements))
