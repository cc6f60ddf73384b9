"""Persian theses, papers of meetings, reports, laws and whatever else lists hold."""

from __future__ import annotations

from proceedings_db.reading.references.generate import words_fa as words
from proceedings_db.reading.references.generate.draft import Draft, maybe, weighted
from proceedings_db.reading.references.generate.elements_fa import Element
from proceedings_db.reading.references.generate.parts_fa import bare_pages, open_entry, open_with_body, shuffle
from proceedings_db.reading.references.generate.templates_fa import Template


def make_thesis(t: Template, kind: str) -> Draft:
    """Return an entry for a thesis."""
    rng = t.rng
    draft = Draft("fa", kind)
    open_entry(t, draft, "persian", t.titles.article(), 0.5, most=1)
    genre = rng.choice(words.THESIS_GENRES)
    if rng.random() < 0.3:
        genre += rng.choice([" ", " ", " رشته ", " در رشته "]) + rng.choice(words.DISCIPLINES)
    university, faculty = rng.choice(words.UNIVERSITIES), rng.choice(words.FACULTIES)
    body = weighted(
        rng,
        [(university, 10), (f"{faculty}، {university}", 3), (f"{faculty} {university}", 3),
         (f"{university}، {faculty}", 2), (faculty, 0.5),
         (f"{university}؛ {faculty}", 0.3)],
    )  # fmt: skip
    left, right = weighted(rng, [(("", ""), 12), (("(", ")"), 1), (("[", "]"), 0.4)])
    elements: list[Element] = []
    if rng.random() < 0.2:
        draft.text(t.sep).text(left).value("genre", genre).text(right).text(rng.choice([" ", "، ", ": "])).value(
            "publisher", body
        )
    else:
        elements = [lambda d: d.text(left).value("genre", genre).text(right), lambda d: d.value("publisher", body)]
    if rng.random() < 0.12:
        place = t.place_name()
        if rng.random() < 0.4 and elements:
            elements.insert(1, lambda d: d.value("publisher_place", place))
        else:
            elements.append(lambda d: d.value("publisher_place", place))
    elements += maybe(rng, 0.1, t.page_count()) + maybe(rng, 0.03, t.note())
    if rng.random() < 0.06:
        given, family = t.make("persian")
        elements.append(
            lambda d: d.value(
                "note", f"{rng.choice(['استاد راهنما: ', 'به راهنمایی ', 'استاد راهنما '])}{given} {family}"
            )
        )
    return t.close(t.join(draft, elements))


def _days(t: Template) -> Element:
    """Return an element for the days of a meeting: «۱۴-۱۶ اردیبهشت ماه», «دوم تا چهارم مرداد ۱۳۸۹»."""
    rng = t.rng
    first = rng.randint(1, 25)
    pair: list[object] = [first, first + rng.randint(1, 2)]
    if rng.random() < 0.2:
        place = rng.randrange(10)
        pair = [words.ORDINAL_DAYS[place], words.ORDINAL_DAYS[place + 1]]
    elif rng.random() < 0.3:
        pair.reverse()
    days = f"{pair[0]}{rng.choice([' و ', ' تا ', '-', '-', ' - ', ' الی '])}{pair[1]}"
    if rng.random() < 0.3:
        days = str(pair[0])
    days += f" {rng.choice(words.MONTHS)}{rng.choice(['', '', ' ماه', '‌ماه'])}"
    if rng.random() < 0.2:
        days += f" {rng.randint(1365, 1400)}"
    return lambda d: d.value("note", days)


def make_conference(t: Template, kind: str) -> Draft:
    """Return an entry for a paper of a meeting."""
    rng = t.rng
    draft = Draft("fa", kind)
    open_entry(t, draft, "persian", t.titles.article(), 0.6)
    meeting = f"{rng.choice(words.CONFERENCE_WORDS)} {t.titles.phrase(4)}"
    if rng.random() < 0.8:
        meeting = f"{rng.choice(words.ORDINALS)} {meeting}"
    if rng.random() < 0.15:
        meeting += rng.choice([" ایران", " ایران", " کشور", f" {rng.choice(['و', 'در'])} {t.titles.phrase(2)}"])
    if rng.random() < 0.05:
        meeting += f"، {t.titles.phrase(2)} و {t.titles.phrase(2)}"
    prefix = rng.choice(["", "", "", "", "در ", "در: ", "ارائه شده در "])
    elements: list[Element] = []
    if rng.random() < 0.45:
        book = rng.choice(words.COLLECTIONS) + " " + meeting
        if rng.random() < 0.06:
            book = book.replace(meeting, f"«{t.titles.phrase(4)}»")
        elements.append(lambda d: d.text(prefix).value("container_title", book))
        elements += maybe(rng, 0.2, t.volume())
    else:
        elements.append(lambda d: d.text(prefix).value("event", meeting))
    tail: list[Element] = maybe(rng, 0.12, _days(t))
    if rng.random() < 0.5:
        place = t.place_name()
        tail.append(lambda d: d.value("publisher_place", place))
    if rng.random() < 0.4:
        body = rng.choice(words.UNIVERSITIES) if rng.random() < 0.6 else t.body()
        tail.append(lambda d: d.value("publisher", body))
    pages = maybe(rng, 0.35, t.pages() if rng.random() < 0.8 else bare_pages(t)) or maybe(rng, 0.08, t.page_count())
    if rng.random() < 0.06:
        elements = [*pages, *elements]
        pages = []
    elif len(tail) > 1 and rng.random() < 0.06:
        elements = [tail.pop(), *elements]
    elements += shuffle(rng, tail, 0.4)
    if rng.random() < 0.03:
        pages += t.online()
    return t.close(t.join(draft, [*elements, *pages]))


def _report_kind(t: Template) -> list[Element]:
    """Return elements for the kind of a report and its number: «نشریه فنی شماره ۴۰۵»."""
    rng = t.rng
    number = rng.choice(
        [str(rng.randint(1, 990)), str(rng.randint(1, 990)), f"{rng.randint(60, 99)}/{rng.randint(1, 900)}"]
    )
    cue = rng.choice([" شماره ", " شماره ", "، شماره ", " ش ", " شمارۀ "])
    if rng.random() < 0.3:
        genre = rng.choice(words.BULLETINS)
        return [lambda d: d.value("genre", genre).text(cue).value("number", number)]
    genre = rng.choice(words.REPORT_GENRES)
    left, right = ("(", ")") if rng.random() < 0.3 else ("", "")
    if not left and rng.random() < 0.25:
        body = t.body()
        found: list[Element] = [lambda d: d.value("genre", genre).text(" ").value("publisher", body)]
        found += maybe(rng, 0.4, lambda d: d.text("شماره ").value("number", number))
        return found
    return [lambda d: d.text(left).value("genre", genre).text(right)]


def make_report(t: Template, kind: str) -> Draft:
    """Return an entry for a report."""
    rng = t.rng
    draft = Draft("fa", kind)
    title = t.titles.article()
    if rng.random() < 0.4:
        title = f"{rng.choice(words.REPORT_TITLES)} {t.titles.place() if rng.random() < 0.5 else t.titles.phrase(4)}"
    open_with_body(t, draft, title, 0.3, body_chance=0.6)
    elements = _report_kind(t) if rng.random() < 0.45 else []
    numbered = len(elements) > 1 or not elements
    if rng.random() < 0.65:
        elements.append(t.imprint(t.body()))
    if numbered and rng.random() < 0.2:
        number = str(rng.randint(1, 900))
        cue = rng.choice(["شماره ", "نشریه شماره ", "شمارۀ ", "ضوابط شماره ", "ش "])
        elements.append(lambda d: d.text(cue).value("number", number))
    elements += maybe(rng, 0.1, t.page_count()) + maybe(rng, 0.08, t.volume())
    return t.close(t.join(draft, elements))


def make_standard(t: Template, _kind: str) -> Draft:
    """Return an entry for a national standard."""
    rng = t.rng
    draft = Draft("fa", "report")
    title = t.titles.phrase(5) + rng.choice(["", f" - {t.titles.phrase(3)}"])
    body = rng.choice(
        [
            "سازمان ملی استاندارد ایران",
            "موسسه استاندارد و تحقیقات صنعتی ایران",
            "سازمان استاندارد و تحقیقات صنعتی ایران",
        ]
    )
    number = str(rng.randint(100, 19999))
    t.title(t.head(draft, [("", body)]), title, 0.3)
    genre = rng.choice(["استاندارد ملی ایران", "استاندارد ملی"])
    elements: list[Element] = [
        lambda d: (
            d.value("genre", genre).text(rng.choice([" شماره ", "، شماره ", " به شماره "])).value("number", number)
        )
    ]
    return t.close(t.join(draft, [*elements, *maybe(rng, 0.3, t.edition())]))


def make_webpage(t: Template, kind: str) -> Draft:
    """Return an entry for a page of the web."""
    rng = t.rng
    draft = Draft("fa", kind)
    if rng.random() < 0.2:
        t.title(draft, t.titles.article(), 0.6)
        if t.style == "author-date" and rng.random() < 0.6:
            t.add_year(draft.text(" ("), full=True).text(")")
    else:
        open_with_body(t, draft, t.titles.article(), 0.5, body_chance=0.25, full=rng.random() < 0.5)
    site = rng.choice(["پایگاه اطلاع‌رسانی", "سایت", "وبگاه", "وب‌سایت", "پرتال", "خبرگزاری"]) + " " + t.titles.phrase(2)
    elements: list[Element] = []
    if rng.random() < 0.25:
        elements.append(lambda d: d.value("container_title", site))
    t.year_done = t.year_done or rng.random() < 0.5
    return t.close(t.join(draft, [*elements, *t.online()]))


def make_law(t: Template, kind: str) -> Draft:
    """Return an entry for a law."""
    rng = t.rng
    draft = Draft("fa", kind)
    title = (
        rng.choice(["قانون", "آیین‌نامه", "اساسنامه", "قانون اساسی", "مصوبه", "دستورالعمل", "قانون اصلاح"])
        + " "
        + t.titles.phrase(5)
    )
    draft.value("title", title)
    t.year_done = True
    if t.style == "author-date":
        t.add_year(draft.text(" ("), full=rng.random() < 0.4).text(")")
    else:
        date = rng.choice([t.day(), str(rng.randint(1310, 1400))])
        draft.text(rng.choice([" مصوب ", "، مصوب ", " (مصوب ", "، "])).value("issued", date)
    body = rng.choice(
        [
            "مجلس شورای اسلامی",
            "هیئت وزیران",
            "مجلس شورای ملی",
            "شورای عالی انقلاب فرهنگی",
            "دبیرخانه شورای عالی آموزش و پرورش",
            "مجمع تشخیص مصلحت نظام",
        ]
    )
    return t.close(t.join(draft, maybe(rng, 0.5, lambda d: d.value("publisher", body))))


def make_speech(t: Template, kind: str) -> Draft:
    """Return an entry for a speech or an interview."""
    rng = t.rng
    draft = Draft("fa", kind)
    genre = rng.choice(words.INTERVIEWS if kind == "interview" else words.SPEECHES)
    before = kind == "speech" and rng.random() < 0.35
    if before:
        t.head(draft, t.authors(most=1)).value("genre", genre).text(" ").value("title", t.titles.article())
    else:
        open_entry(t, draft, "persian", t.titles.article(), 0.6, most=1, full=rng.random() < 0.3)
    body = rng.choice(words.UNIVERSITIES)
    elements: list[Element] = [lambda d: d.value("genre", genre)] if rng.random() < 0.7 and not before else []
    if kind == "interview" and rng.random() < 0.3:
        medium = rng.choice(words.NEWSPAPERS)
        elements = [lambda d: d.value("genre", genre).text(rng.choice([" ", " با "])).value("container_title", medium)]
        return t.close(t.join(draft, elements))
    return t.close(t.join(draft, [*elements, *maybe(rng, 0.6, lambda d: d.value("publisher", body))]))


def make_document(t: Template, kind: str) -> Draft:
    """Return an entry for a map, minutes, software or lecture notes."""
    rng = t.rng
    draft = Draft("fa", kind)
    if rng.random() < 0.2:
        genre, school = rng.choice(["جزوه درسی", "جزوۀ درسی", "جزوه"]), rng.choice(words.UNIVERSITIES)
        t.head(draft, t.authors(most=1)).value("genre", genre).text(" ").value("title", t.titles.phrase(3))
        return t.close(t.join(draft, [lambda d: d.value("publisher", school)]))
    title = rng.choice(words.ITEM_TITLES) + " " + t.titles.phrase(4)
    if rng.random() < 0.5:
        t.title(draft, title, 0.2)
        if t.style == "author-date" and rng.random() < 0.7:
            t.add_year(draft.text(" (")).text(")")
        t.year_done = t.year_done or rng.random() < 0.3
    else:
        open_with_body(t, draft, title, 0.3, body_chance=0.7)
    elements: list[Element] = [t.imprint(t.body() if rng.random() < 0.6 else None)] if rng.random() < 0.75 else []
    return t.close(t.join(draft, [*elements, *(t.online() if rng.random() < 0.12 else [])]))
