"""Books, chapters, articles of encyclopedias and manuscripts in Latin letters."""

from __future__ import annotations

from typing import Final

from proceedings_db.reading.references.generate import words_latin as words
from proceedings_db.reading.references.generate.draft import Draft, maybe, weighted
from proceedings_db.reading.references.generate.elements_latin import Element
from proceedings_db.reading.references.generate.templates_latin import LatinTemplate

_TAGS: Final = (" (Ed.), ", " (Eds.), ", " (ed.), ", " (eds), ", "(eds), ", ", eds., ", " (Eds). ", " ed. ",
                ", (ed.) ", " (Eds.) ", " (Eds.): ")  # fmt: skip


def _open_book(t: LatinTemplate, draft: Draft) -> None:
    """Add the author or editor and the title of a book."""
    rng = t.rng
    title = t.titles.title(short=rng.random() < 0.6)
    old = rng.random() < 0.1
    if rng.random() < 0.06:
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


def make_book(t: LatinTemplate, kind: str) -> Draft:
    """Return an entry for a book, translated into Persian at times."""
    rng = t.rng
    draft = Draft("en", kind)
    translated = t.iranian and rng.random() < 0.35
    if translated and rng.random() < 0.25:
        return _twice_dated(t, draft)
    _open_book(t, draft)
    middle = maybe(rng, 1.0 if translated else 0.06, t.role("translator")) + maybe(rng, 0.08, t.role("editor"))
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


def _twice_dated(t: LatinTemplate, draft: Draft) -> Draft:
    """Return an entry with the year of the original after the author and that of the translation after its maker."""
    rng = t.rng
    first = rng.randint(1950, 2010)
    t.add_names(draft, "author", t.names(2))
    left, right = rng.choice([(". ", ". "), (" (", "). "), (", ", ", ")])
    draft.text(left).value("original_date", str(first)).text(right).value("title", t.titles.title())
    t.join(draft, maybe(rng, 0.15, t.volume()))
    year = rng.choice([str(first + rng.randint(2, 11)), str(rng.randint(1360, 1398))])
    t.join(draft, [t.role("translator"), lambda d: d.value("issued", year), t.imprint()])
    t.year_done = True
    return t.close(draft)


def make_chapter(t: LatinTemplate, kind: str) -> Draft:
    """Return an entry for a chapter of a book."""
    rng = t.rng
    draft = Draft("en", kind)
    t.head(draft, t.names(3), t.titles.title())
    book = t.titles.title(short=rng.random() < 0.7)
    names = t.names(3)
    order = weighted(rng, [("I. F", 5), ("G F", 3), ("F, I.", 2), ("F, G", 0.7)])
    cue = rng.choice(["In ", "In ", "in ", "In: ", "in: ", "In, ", "in "])
    shape = weighted(rng, [("editors title", 7), ("title editors", 2.5), ("title", 2.5)])
    pages_first = rng.random() < 0.08
    if pages_first:
        t.join(draft, [t.pages(cue=True)])
    draft.text(rng.choice([". ", ", ", " ", ". "]) + ("" if shape == "title" and rng.random() < 0.25 else cue))
    if shape == "editors title":
        t.add_names(draft, "editor", names, order).text(rng.choice(_TAGS)).value("container_title", book)
    else:
        draft.value("container_title", book)
        if shape == "title editors":
            draft.text(rng.choice([", ", ". "]))
            mark = rng.choice(["ed. ", "edited by ", "Edited by ", ""])
            t.add_names(draft.text(mark), "editor", names, rng.choice(["G F", "I. F"]))
            draft.text("" if mark else rng.choice([" (Ed.)", " ed.", " (eds.)"]))
    extra = maybe(rng, 0.12, t.volume()) + maybe(rng, 0.08, t.edition())
    tail: list[Element] = [t.imprint()]
    if pages_first:
        extra = []
    elif rng.random() < 0.35:
        t.pages(cue=True)(draft.text(" ("))
        draft.text(")")
    else:
        tail += maybe(rng, 0.6, t.pages())
        if rng.random() < 0.2:
            tail.reverse()
    series = rng.choice(words.SERIES)
    return t.close(t.join(draft, [*extra, *tail, *maybe(rng, 0.04, lambda d: d.value("note", series))]))


def make_encyclopedia(t: LatinTemplate, kind: str) -> Draft:
    """Return an entry for an article of an encyclopedia, or for the work with the article after «s.v.»."""
    rng = t.rng
    draft = Draft("en", kind)
    title = t.titles.phrase().title()
    work = rng.choice(words.ENCYCLOPEDIAS)
    if rng.random() < 0.3:
        work = rng.choice(["Encyclopedia of ", "Dictionary of ", "The Encyclopaedia of "]) + t.titles.phrase().title()
    elements: list[Element] = []
    if rng.random() < 0.75:
        t.head(draft, [t.name()], title, chance=0.8)
        elements.append(lambda d: d.text(rng.choice(["", "In ", "in: "])).value("container_title", work))
    else:
        draft.value("container_title", work)
        elements.append(lambda d: d.text(rng.choice(["s.v. ", "sv. ", "article ", "s.v. “"])).value("title", title))
    elements += maybe(rng, 0.6, t.volume()) + maybe(rng, 0.3, t.role("editor"))
    elements += maybe(rng, 0.6, t.imprint()) + maybe(rng, 0.4, t.pages())
    return t.close(t.join(draft, elements))


def make_manuscript(t: LatinTemplate, kind: str) -> Draft:
    """Return an entry for a manuscript of a library, or for what was never printed."""
    rng = t.rng
    draft = Draft("en", kind)
    if rng.random() < 0.5:
        note = rng.choice(
            ["Unpublished manuscript", "Manuscript", "unpublished", "Class notes", "Unpublished paper", "typescript"]
        )
        library = rng.choice(words.UNIVERSITIES)
        t.head(draft, t.names(2), t.titles.title(short=rng.random() < 0.5), chance=0.1)
    else:
        note = rng.choice(["Manuscript", "Manuscripts", "MS", "manuscript copy"])
        library = rng.choice(words.LIBRARIES)
        t.head(draft, [t.name()], t.titles.title(short=True), chance=0.1)
    place, number = rng.choice(words.PLACES), str(rng.randint(10, 9999))
    elements: list[Element] = [lambda d: d.value("note", note), lambda d: d.value("publisher", library)]
    elements += maybe(rng, 0.4, lambda d: d.value("publisher_place", place))
    elements += maybe(rng, 0.4, lambda d: d.text(rng.choice(["No. ", "no. ", ""])).value("number", number))
    return t.close(t.join(draft, elements))
