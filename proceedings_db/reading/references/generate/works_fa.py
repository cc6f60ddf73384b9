"""Persian theses, papers of meetings, reports, laws and whatever else lists hold."""

from __future__ import annotations

from proceedings_db.reading.references.generate import words_fa as words
from proceedings_db.reading.references.generate.draft import Draft, maybe, weighted
from proceedings_db.reading.references.generate.parts_fa import bare_pages, open_entry, open_with_body, shuffle
from proceedings_db.reading.references.generate.templates_fa import Element, Template


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


def make_conference(t: Template, kind: str) -> Draft:
    """Return an entry for a paper of a meeting."""
    rng = t.rng
    draft = Draft("fa", kind)
    open_entry(t, draft, "persian", t.titles.article(), 0.6)
    word = rng.choice(words.CONFERENCE_WORDS)
    meeting = f"{word} {t.titles.phrase(4)}"
    if rng.random() < 0.8:
        meeting = f"{rng.choice(words.ORDINALS)} {meeting}"
    if rng.random() < 0.15:
        meeting += rng.choice([" ایران", " ایران", " کشور", f" {rng.choice(['و', 'در'])} {t.titles.phrase(2)}"])
    prefix = rng.choice(["", "", "", "", "در ", "در: ", "ارائه شده در "])
    elements: list[Element] = []
    if rng.random() < 0.45:
        book = (
            rng.choice(
                ["مجموعه مقالات ", "مجموعه مقالات ", "مجموعه مقاله‌های ", "خلاصه مقالات ", "چکیده مقالات ", "مقالات "]
            )
            + meeting
        )
        if rng.random() < 0.06:
            book = book.replace(meeting, f"«{t.titles.phrase(4)}»")
        elements.append(lambda d: d.text(prefix).value("container_title", book))
        elements += maybe(rng, 0.2, t.volume())
    else:
        elements.append(lambda d: d.text(prefix).value("event", meeting))
        if rng.random() < 0.12:
            first = rng.randint(1, 25)
            days = f"{first} {rng.choice(['و', 'تا', '-'])} {first + 1} {rng.choice(words.MONTHS)}"
            days += rng.choice(["", " ماه"])
            elements.append(lambda d: d.value("note", days))
    tail: list[Element] = []
    if rng.random() < 0.5:
        place = t.place_name()
        tail.append(lambda d: d.value("publisher_place", place))
    if rng.random() < 0.4:
        body = rng.choice(words.UNIVERSITIES if rng.random() < 0.7 else words.PUBLISHER_BODIES)
        tail.append(lambda d: d.value("publisher", body))
    elements += shuffle(rng, tail, 0.4)
    pages = maybe(rng, 0.35, t.pages() if rng.random() < 0.8 else bare_pages(t)) or maybe(rng, 0.08, t.page_count())
    if rng.random() < 0.03:
        elements += t.online()
    return t.close(t.join(draft, [*elements, *pages]))


def make_report(t: Template, kind: str) -> Draft:
    """Return an entry for a report."""
    rng = t.rng
    draft = Draft("fa", kind)
    title = t.titles.article() if rng.random() < 0.6 else f"{rng.choice(words.REPORT_TITLES)} {t.titles.place()}"
    open_with_body(t, draft, title, 0.3, body_chance=0.6)
    elements: list[Element] = []
    if rng.random() < 0.4:
        genre = rng.choice(words.REPORT_GENRES)
        left, right = ("(", ")") if rng.random() < 0.3 else ("", "")
        elements.append(lambda d: d.text(left).value("genre", genre).text(right))
    if rng.random() < 0.65:
        body = rng.choice(words.ORGANIZATIONS)
        if rng.random() < 0.35:
            kind_of_body = rng.choice(
                ["سازمان", "مرکز", "اداره کل", "معاونت", "دفتر", "مهندسین مشاور", "مؤسسه", "پژوهشکده", "وزارت", "شرکت"]
            )
            body = f"{kind_of_body} {t.titles.phrase(3)}"
        elements.append(t.imprint(body))
    if rng.random() < 0.2:
        number = str(rng.randint(1, 900))
        elements.append(
            lambda d: d.text(rng.choice(["شماره ", "نشریه شماره ", "شمارۀ ", "ضوابط شماره ", "ش "])).value(
                "number", number
            )
        )
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
    open_entry(t, draft, "persian", t.titles.article(), 0.6, most=1, full=rng.random() < 0.3)
    genre = rng.choice(
        ["مصاحبه", "گفتگو", "مصاحبه شخصی", "مصاحبه با خبرگزاری"]
        if kind == "interview"
        else ["سخنرانی", "تقریرات درس", "درس‌گفتار", "متن سخنرانی"]
    )
    body = rng.choice(words.UNIVERSITIES)
    elements: list[Element] = [lambda d: d.value("genre", genre)] if rng.random() < 0.7 else []
    return t.close(t.join(draft, [*elements, *maybe(rng, 0.6, lambda d: d.value("publisher", body))]))


def make_document(t: Template, kind: str) -> Draft:
    """Return an entry for a map, minutes or lecture notes."""
    rng = t.rng
    draft = Draft("fa", kind)
    title = (
        rng.choice(["نقشه", "اطلس", "جزوه درسی", "نقشه زمین‌شناسی", "مشروح مذاکرات", "عکس‌های هوایی", "اطلس"])
        + " "
        + t.titles.phrase(3)
    )
    open_with_body(t, draft, title, 0.3, body_chance=0.5)
    return t.close(t.join(draft, [t.imprint()] if rng.random() < 0.8 else []))
