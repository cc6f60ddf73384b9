"""The kinds of Persian entries: which elements each has, in which order."""

from __future__ import annotations

import random
from collections.abc import Sequence

from proceedings_db.reading.references.generate import words_fa as words
from proceedings_db.reading.references.generate.draft import Draft, weighted
from proceedings_db.reading.references.generate.templates_fa import KINDS, Element, Template
from proceedings_db.reading.references.generate.titles_fa import Titles


def make_persian(rng: random.Random, titles: Titles) -> Draft:
    """Return one Persian reference without noise."""
    kind = weighted(rng, KINDS)
    template = Template(rng, titles)
    maker = {
        "translated": _book, "edited": _book, "book": _book, "article-journal": _article, "article-magazine": _article, "thesis": _thesis,
        "paper-conference": _conference, "chapter": _chapter, "report": _report, "article-newspaper": _newspaper, "webpage": _webpage,
        "entry-encyclopedia": _encyclopedia, "legislation": _law, "manuscript": _manuscript, "speech": _speech, "interview": _speech,
        "document": _document, "old": _old, "standard": _standard,
    }[kind]  # fmt: skip
    return maker(template, kind)


def _maybe(rng: random.Random, chance: float, element: Element) -> list[Element]:
    return [element] if rng.random() < chance else []


def _shuffle(rng: random.Random, elements: Sequence[Element], chance: float = 0.25) -> list[Element]:
    """Return the elements, two neighbours changed with a chance."""
    found = list(elements)
    if len(found) > 1 and rng.random() < chance:
        place = rng.randrange(len(found) - 1)
        found[place], found[place + 1] = found[place + 1], found[place]
    return found


def _open(
    template: Template, draft: Draft, names_kind: str, title: str, chance: float, *, full: bool = False, most: int = 5
) -> Draft:
    """Add authors, year and title in the order of the style."""
    names = template.authors(names_kind, most)
    if template.style == "title-first":
        template.title(draft, title, chance)
        if names:
            draft.text(template.rng.choice(["، ", " / ", ". ", ": ", "، تألیف ", "، نوشته "]))
            template.names.natural = template.rng.random() < 0.7
            template.names.add(draft, "author", names)
        return draft
    template.head(draft, names, full=full)
    return template.title(draft, title, chance)


def _book(t: Template, kind: str) -> Draft:
    rng = t.rng
    draft = Draft("fa", "book")
    role_author = kind == "edited" and rng.random() < 0.25
    title = t.titles.book()
    if role_author:
        t.names.add(draft, "editor", t.authors(most=2) or [t.make("persian")])
        left, right = rng.choice([("، ", ""), (" (", ")"), ("، ", "")])
        draft.text(left + rng.choice(["ویراستار", "گردآورنده", "مصحح", "به کوشش"]) + right).text(
            rng.choice(["، ", " ", ". "])
        )
        if t.style == "author-date":
            draft.text("(")
            t.add_year(draft).text("). ")
        t.title(draft, title, 0.1)
    else:
        _open(t, draft, "foreign" if kind == "translated" else "persian", title, 0.12, most=3)
    middle: list[Element] = []
    if kind == "translated":
        middle.append(t.translator())
    if kind == "edited" and not role_author:
        middle.append(t.editor())
    middle += _maybe(rng, 0.3, t.edition()) + _maybe(rng, 0.2, t.volume())
    elements = [*_shuffle(rng, middle), t.imprint(), *_maybe(rng, 0.02, t.note()), *_maybe(rng, 0.03, t.page_count())]
    if rng.random() < 0.22:
        elements = [elements[-1], *elements[:-1]] if rng.random() < 0.4 else elements
    if rng.random() < 0.05:
        number = str(rng.randint(2, 900))
        elements.append(lambda d: d.text(rng.choice(["شماره ", "شماره نشر ", "ش "])).value("number", number))
    t.join(draft, elements)
    if not t.year_done and t.style != "author-date" and rng.random() < 0.6:
        t.close(draft)
        if draft.pieces[-1].text in (".", " ."):
            draft.pieces.pop()
        if rng.random() < 0.3 or t.style == "natural":
            draft.text("، ")
            t.pages(book=True)(draft)
        return draft.end_with(".")
    if rng.random() < 0.1:
        draft.text(t.sep)
        t.pages(book=True)(draft)
    return t.close(draft)


def _journal_name(t: Template, kind: str) -> str:
    rng = t.rng
    if kind == "article-magazine":
        return rng.choice(words.MAGAZINES)
    base = (
        rng.choice(words.JOURNALS)
        if rng.random() < 0.8
        else f"{t.titles.phrase(2)}{rng.choice(['', ' و ' + t.titles.phrase(2)])}"
    )
    if rng.random() < 0.07:
        base = f"{rng.choice(words.FACULTIES)} {rng.choice(words.UNIVERSITIES)}"
        return f"{rng.choice(['مجله', 'نشریه', 'مجلۀ', 'مجلة'])} {base}"
    if rng.random() < 0.03:
        return f"{rng.choice(['سالمند', 'فیض', 'حکمت'])}: {rng.choice(words.JOURNAL_CUES)} {base}"
    cue = rng.choice(words.JOURNAL_CUES) + " " if rng.random() < 0.58 else ""
    tail = f" {rng.choice(words.UNIVERSITIES)}" if rng.random() < 0.06 else ""
    return cue + base + tail


def _figures(t: Template) -> Element:
    """Return an element for volume, issue and serial number, in the forms of journals."""
    rng = t.rng
    volume = rng.choice(words.COUNTS) if rng.random() < 0.4 else str(rng.randint(1, 60))
    issue = rng.choice(words.COUNTS[:14]) if rng.random() < 0.22 else str(rng.randint(1, 120))
    if rng.random() < 0.09:
        number = rng.randint(1, 80)
        issue = rng.choice(
            [f"{number} و {number + 1}", f"{number}-{number + 1}", f"{number + 1}-{number}", f"{number} – {number + 1}"]
        )
    serial = str(rng.randint(5, 150))
    plain, small = str(rng.randint(1, 60)), str(rng.randint(1, 12))
    vcue = weighted(
        rng,
        [
            ("دوره ", 6),
            ("سال ", 6),
            ("دورۀ ", 1.5),
            ("دورة ", 1.2),
            ("جلد ", 1),
            ("سال", 0.8),
            ("دوره", 0.8),
            ("س ", 1),
            ("د ", 0.3),
            ("دوره‌ی ", 0.4),
            ("ج ", 0.3),
            ("س", 0.2),
        ],
    )
    icue = weighted(
        rng,
        [
            ("شماره ", 10),
            ("شمارۀ ", 2),
            ("شمارة ", 2),
            ("ش ", 3),
            ("ش", 1),
            ("ش. ", 1),
            ("شماره", 1.2),
            ("شماره‌ی ", 1),
            ("شماره‌های ", 0.6),
        ],
    )
    scue = rng.choice(["پیاپی ", "شماره پیاپی ", "پی‌درپی ", "پیاپی", "مسلسل ", "پیاپی "])
    between = weighted(rng, [("، ", 8), (" ، ", 0.5), (" ", 1.5), ("؛ ", 0.6), (". ", 0.8), ("،", 0.8), (", ", 0.4)])
    shape = weighted(
        rng,
        [("volume issue", 9), ("issue", 8), ("v(i)", 6.5), ("(i)v", 0.9), ("bare", 2.0), ("issue serial", 1.8), ("volume issue serial", 2),
         ("serial", 0.8), ("v(i, serial)", 0.4), ("bare pair", 0.8), ("(i)", 0.7), ("volume", 0.7), ("v, i", 0.7), ("issue(serial)", 0.8)],
    )  # fmt: skip

    def add(draft: Draft) -> None:
        if shape == "v(i)":
            draft.value("volume", plain).text(weighted(rng, [("(", 5), (" (", 4)])).value(
                "issue", small if rng.random() < 0.7 else issue
            ).text(")")
        elif shape == "(i)v":
            draft.text("(").value("issue", small).text(")").value("volume", plain)
        elif shape == "bare":
            draft.value("volume", plain)
        elif shape == "bare pair":
            number = rng.randint(1, 90)
            draft.value("issue", f"{number} و {number + 1}")
        elif shape == "(i)":
            draft.text("(").value("issue", plain).text(")")
        elif shape == "v(i, serial)":
            draft.value("volume", plain).text(" (").value("issue", small).text(rng.choice(["، ", " "]) + scue).value(
                "number", serial
            ).text(")")
        elif shape == "v, i":
            draft.value("volume", plain).text(rng.choice(["، ", ": ", " / "])).value("issue", small)
        else:
            if "volume" in shape:
                draft.text(vcue).value("volume", volume)
            if shape.startswith("volume issue"):
                draft.text(between)
            if "issue" in shape:
                draft.text(icue).value("issue", issue)
            if shape == "serial":
                draft.text(scue).value("number", serial)
            elif "serial" in shape:
                left, right = ("(", ")") if shape.endswith("(serial)") or rng.random() < 0.6 else ("", "")
                draft.text((" " if left else between) + left + scue).value("number", serial).text(right)

    return add


def _article(t: Template, kind: str) -> Draft:
    rng = t.rng
    draft = Draft("fa", kind)
    foreign = rng.random() < 0.08
    _open(t, draft, "foreign" if foreign else "persian", t.titles.article(), 0.85)
    elements: list[Element] = [t.translator()] if foreign else []
    journal = _journal_name(t, kind)
    prefix = rng.choice(["در ", "در: "]) if rng.random() < 0.03 else ""

    def add_journal(d: Draft) -> None:
        d.text(prefix)
        if rng.random() < 0.03:
            d.text("«").value("container_title", journal).text("»")
        else:
            d.value("container_title", journal)

    elements.append(add_journal)
    if rng.random() < 0.05:
        body = rng.choice(words.UNIVERSITIES + words.FACULTIES)
        left, right = ("(", ")") if rng.random() < 0.4 else ("", "")
        elements.append(lambda d: d.text(left).value("publisher", body).text(right))
    if t.style == "medical" and rng.random() < 0.8:
        return _medical(t, draft, elements)
    figures = _figures(t)
    season = f"{rng.choice(words.SEASONS)}"
    if rng.random() < 0.1:
        elements.append(figures)
        full = not t.year_done
        year = f"{season} {rng.randint(1370, 1402)}" if full else season
        t.year_done = t.year_done or full
        elements.insert(len(elements) - (rng.random() < 0.4), lambda d: d.value("issued" if full else "note", year))
    elif rng.random() < 0.94:
        elements.append(figures)
    if not t.year_done and t.style != "author-date" and rng.random() < 0.7:
        left, right = ("(", ")") if rng.random() < 0.4 else ("", "")
        elements.append(lambda d: t.add_year(d.text(left), full=rng.random() < 0.2).text(right))
    t.join(draft, elements)
    if rng.random() < 0.85:
        colon = rng.random() < 0.3
        if colon:
            draft.text(rng.choice([": ", ":", " :", "، ", ": "]))
            if rng.random() < 0.6:
                _bare_pages(t)(draft)
            else:
                t.pages()(draft)
        else:
            t.join(draft, [t.pages() if rng.random() < 0.7 else _bare_pages(t)])
    extra: list[Element] = []
    if rng.random() < 0.05:
        extra += t.online()
    if rng.random() < 0.03:
        place = t.place_name()
        extra.append(lambda d: d.value("publisher_place", place))
    if rng.random() < 0.02:
        doi = f"10.{rng.randint(1000, 29999)}/{rng.choice('abcjs')}{rng.choice('eghmp')}.{rng.randint(2000, 2023)}.{rng.randint(100, 99999)}"
        extra.append(lambda d: d.text(rng.choice(["doi: ", "DOI: ", "https://doi.org/", "doi:"])).value("doi", doi))
    if rng.random() < 0.025:
        extra.append(t.note())
    t.join(draft, extra)
    return t.close(draft)


def _bare_pages(t: Template) -> Element:
    """Return an element for pages without a cue word."""
    rng = t.rng
    first = rng.randint(1, 300)
    last = first + rng.randint(5, 30)
    dash = weighted(rng, [("-", 12), ("–", 2), (" - ", 1.5), ("ـ", 0.7), ("- ", 0.6), (" -", 0.5), (" تا ", 0.5)])
    text = f"{first}{dash}{last}" if rng.random() < 0.66 else f"{last}{dash}{first}"
    return lambda draft: draft.value("pages", text)


def _medical(t: Template, draft: Draft, elements: list[Element]) -> Draft:
    """Add year, volume, issue and pages as medical journals print them: «۱۳۹۹; 23 (5): 724-739»."""
    rng = t.rng
    t.join(draft, elements)
    draft.text(rng.choice([". ", " ", "، "]))
    if not t.year_done:
        t.add_year(draft)
        draft.text(rng.choice(["; ", "؛ ", ";", "؛", ". "]))
    draft.value("volume", str(rng.randint(1, 60)))
    if rng.random() < 0.85:
        draft.text(rng.choice(["(", " ("])).value("issue", str(rng.randint(1, 12))).text(")")
    draft.text(rng.choice([": ", ":", " :", "، "]))
    _bare_pages(t)(draft)
    return draft.end_with(".")


def _thesis(t: Template, kind: str) -> Draft:
    rng = t.rng
    draft = Draft("fa", kind)
    _open(t, draft, "persian", t.titles.article(), 0.5, most=1)
    genre = rng.choice(words.THESIS_GENRES)
    if rng.random() < 0.3:
        genre += rng.choice([" ", " ", " رشته ", " در رشته "]) + rng.choice(words.DISCIPLINES)
    university, faculty = rng.choice(words.UNIVERSITIES), rng.choice(words.FACULTIES)
    body = weighted(
        rng,
        [(university, 10), (f"{faculty}، {university}", 3), (f"{faculty} {university}", 3), (f"{university}، {faculty}", 2), (faculty, 0.5),
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
    elements += _maybe(rng, 0.1, t.page_count()) + _maybe(rng, 0.03, t.note())
    if rng.random() < 0.06:
        given, family = t.make("persian")
        elements.append(
            lambda d: d.value(
                "note", f"{rng.choice(['استاد راهنما: ', 'به راهنمایی ', 'استاد راهنما '])}{given} {family}"
            )
        )
    return t.close(t.join(draft, elements))


def _conference(t: Template, kind: str) -> Draft:
    rng = t.rng
    draft = Draft("fa", kind)
    _open(t, draft, "persian", t.titles.article(), 0.6)
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
        elements += _maybe(rng, 0.2, t.volume())
    else:
        elements.append(lambda d: d.text(prefix).value("event", meeting))
        if rng.random() < 0.12:
            first = rng.randint(1, 25)
            days = f"{first} {rng.choice(['و', 'تا', '-'])} {first + 1} {rng.choice(words.MONTHS)}{rng.choice(['', ' ماه'])}"
            elements.append(lambda d: d.value("note", days))
    tail: list[Element] = []
    if rng.random() < 0.5:
        place = t.place_name()
        tail.append(lambda d: d.value("publisher_place", place))
    if rng.random() < 0.4:
        body = rng.choice(words.UNIVERSITIES if rng.random() < 0.7 else words.PUBLISHER_BODIES)
        tail.append(lambda d: d.value("publisher", body))
    elements += _shuffle(rng, tail, 0.4)
    pages = _maybe(rng, 0.35, t.pages() if rng.random() < 0.8 else _bare_pages(t)) or _maybe(rng, 0.08, t.page_count())
    if rng.random() < 0.03:
        elements += t.online()
    return t.close(t.join(draft, [*elements, *pages]))


def _chapter(t: Template, kind: str) -> Draft:
    rng = t.rng
    draft = Draft("fa", kind)
    foreign = rng.random() < 0.3
    _open(t, draft, "foreign" if foreign else "persian", t.titles.article(), 0.75, most=2)
    book = t.titles.book() if rng.random() < 0.6 else f"مجموعه مقالات {t.titles.phrase(4)}"
    if rng.random() < 0.06:
        book = f"مجموعه مقالات «{t.titles.phrase(4)}»"
    cue = weighted(rng, [("در ", 5), ("در: ", 5), ("در کتاب ", 1), ("", 2), ("از مجموعه ", 0.2)])
    elements: list[Element] = [t.translator()] if foreign and rng.random() < 0.6 else []
    editor_first = rng.random() < 0.18

    def container(d: Draft) -> None:
        d.text(cue or "در ")
        if editor_first:
            t_names = [t.make("persian")]
            t.names.natural = True
            t.names.add(d, "editor", t_names).text(rng.choice([" (ویراستار)، ", "، ", " (گردآورنده). "]))
        d.value("container_title", book)

    elements.append(container)
    if not editor_first and rng.random() < 0.6:
        elements.append(t.editor())
    elements += _maybe(rng, 0.2, t.edition()) + _maybe(rng, 0.12, t.volume()) + [t.imprint()]
    elements += _maybe(rng, 0.6, t.pages())
    return t.close(t.join(draft, elements))


def _body_head(
    t: Template, draft: Draft, title: str, chance: float, *, body_chance: float = 0.7, full: bool = False
) -> Draft:
    """Add a corporate author, or persons, or none, then the title."""
    rng = t.rng
    roll = rng.random()
    if roll < body_chance:
        body = rng.choice(words.ORGANIZATIONS) if rng.random() < 0.75 else t.publisher_name()
        return t.title(t.head(draft, [("", body)], full=full), title, chance)
    if roll < 0.9:
        return _open(t, draft, "persian", title, chance, full=full)
    t.title(draft, title, chance)
    if t.style == "author-date":
        left, right = rng.choice([(" (", ")"), ("، ", ""), (". ", "")])
        t.add_year(draft.text(left), full=full).text(right)
    return draft


def _report(t: Template, kind: str) -> Draft:
    rng = t.rng
    draft = Draft("fa", kind)
    title = (
        t.titles.article()
        if rng.random() < 0.6
        else f"{rng.choice(['طرح جامع', 'سرشماری عمومی', 'سالنامه آماری', 'طرح تفصیلی', 'گزارش عملکرد', 'مطالعات', 'آمارنامه'])} {t.titles.place()}"
    )
    _body_head(t, draft, title, 0.3, body_chance=0.6)
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
    elements += _maybe(rng, 0.1, t.page_count()) + _maybe(rng, 0.08, t.volume())
    return t.close(t.join(draft, elements))


def _standard(t: Template, kind: str) -> Draft:
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
    return t.close(t.join(draft, [*elements, *_maybe(rng, 0.3, t.edition())]))


def _newspaper(t: Template, kind: str) -> Draft:
    rng = t.rng
    draft = Draft("fa", kind)
    roll = rng.random()
    if roll < 0.3:
        t.title(draft, t.titles.article(), 0.6)
        if t.style == "author-date":
            t.add_year(draft.text(" ("), full=True).text(")")
    else:
        _open(t, draft, "persian", t.titles.article(), 0.8, full=True, most=2)
    paper = rng.choice(words.NEWSPAPERS)
    elements: list[Element] = [lambda d: d.value("container_title", paper)]
    issue = str(rng.randint(50, 24000))
    if rng.random() < 0.5:
        elements.append(lambda d: d.text(rng.choice(["شماره ", "ش ", "شمارۀ ", "ش"])).value("issue", issue))
    if not t.year_done:
        left, right = rng.choice([("", ""), ("(", ")"), ("", "")])
        t.year_done = True
        day = t.day()
        elements.append(lambda d: d.text(left).value("issued", day).text(right))
    elif rng.random() < 0.3:
        day = f"{rng.randint(1, 30)} {rng.choice(words.MONTHS)}"
        elements.append(lambda d: d.value("note", day))
    return t.close(t.join(draft, [*_shuffle(rng, elements, 0.1), *_maybe(rng, 0.4, t.pages(book=True))]))


def _webpage(t: Template, kind: str) -> Draft:
    rng = t.rng
    draft = Draft("fa", kind)
    if rng.random() < 0.2:
        t.title(draft, t.titles.article(), 0.6)
        if t.style == "author-date" and rng.random() < 0.6:
            t.add_year(draft.text(" ("), full=True).text(")")
    else:
        _body_head(t, draft, t.titles.article(), 0.5, body_chance=0.25, full=rng.random() < 0.5)
    site = rng.choice(["پایگاه اطلاع‌رسانی", "سایت", "وبگاه", "وب‌سایت", "پرتال", "خبرگزاری"]) + " " + t.titles.phrase(2)
    elements: list[Element] = []
    if rng.random() < 0.25:
        elements.append(lambda d: d.value("container_title", site))
    t.year_done = t.year_done or rng.random() < 0.5
    return t.close(t.join(draft, [*elements, *t.online()]))


def _encyclopedia(t: Template, kind: str) -> Draft:
    rng = t.rng
    draft = Draft("fa", kind)
    title = rng.choice([t.titles.phrase(2), t.titles.phrase(1), " ".join(t.make("old")), rng.choice(words.PLACES)])
    work = rng.choice(["دانشنامه جهان اسلام", "دایرة المعارف بزرگ اسلامی", "دانشنامۀ ایران و اسلام", "دایرة‌المعارف فارسی", "دانشنامه ادب فارسی", "دایره المعارف تشیع",
                       "فرهنگ‌نامه " + t.titles.phrase(2), "دایره المعارف " + t.titles.phrase(2), "دانشنامه " + t.titles.phrase(2), "لغت‌نامه دهخدا"])  # fmt: skip
    if rng.random() < 0.65:
        _open(t, draft, "persian", title, 0.95, most=1)
        elements: list[Element] = [lambda d: d.text(rng.choice(["", "", "در ", "در: "])).value("container_title", work)]
    else:
        draft.value("container_title", work)
        elements = [
            lambda d: d.text(rng.choice(["ذیل ", "ذیل مدخل ", "مدخل "])).text("«").value("title", title).text("»")
        ]
    elements += (
        _maybe(rng, 0.6, t.volume())
        + _maybe(rng, 0.3, t.role("editor", ["زیر نظر", "به سرپرستی", "زیرنظر"]))
        + _maybe(rng, 0.7, t.imprint())
    )
    return t.close(t.join(draft, [*elements, *_maybe(rng, 0.3, t.pages())]))


def _law(t: Template, kind: str) -> Draft:
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
    return t.close(t.join(draft, _maybe(rng, 0.5, lambda d: d.value("publisher", body))))


def _manuscript(t: Template, kind: str) -> Draft:
    rng = t.rng
    draft = Draft("fa", kind)
    _open(t, draft, "old", t.titles.book(), 0.1, most=1)
    library = rng.choice(
        [
            "کتابخانه مجلس شورای اسلامی",
            "کتابخانه ملی",
            "کتابخانه مرکزی دانشگاه تهران",
            "کتابخانه آستان قدس رضوی",
            "کتابخانه آیت‌الله مرعشی",
            "مرکز اسناد ملی",
            "سازمان اسناد و کتابخانه ملی",
        ]
    )
    number = str(rng.randint(20, 19000))
    note = rng.choice(["نسخه خطی", "نسخۀ خطی", "خطی", "دست‌نوشته"])
    elements: list[Element] = [lambda d: d.value("note", note), lambda d: d.value("publisher", library)]
    if rng.random() < 0.7:
        elements.append(lambda d: d.text(rng.choice(["شماره ", "ش ", "به شماره "])).value("number", number))
    t.year_done = t.year_done or rng.random() < 0.7
    return t.close(t.join(draft, elements))


def _speech(t: Template, kind: str) -> Draft:
    rng = t.rng
    draft = Draft("fa", kind)
    _open(t, draft, "persian", t.titles.article(), 0.6, most=1, full=rng.random() < 0.3)
    genre = rng.choice(
        ["مصاحبه", "گفتگو", "مصاحبه شخصی", "مصاحبه با خبرگزاری"]
        if kind == "interview"
        else ["سخنرانی", "تقریرات درس", "درس‌گفتار", "متن سخنرانی"]
    )
    body = rng.choice(words.UNIVERSITIES)
    elements: list[Element] = [lambda d: d.value("genre", genre)] if rng.random() < 0.7 else []
    return t.close(t.join(draft, [*elements, *_maybe(rng, 0.6, lambda d: d.value("publisher", body))]))


def _document(t: Template, kind: str) -> Draft:
    rng = t.rng
    draft = Draft("fa", kind)
    title = (
        rng.choice(["نقشه", "اطلس", "جزوه درسی", "نقشه زمین‌شناسی", "مشروح مذاکرات", "عکس‌های هوایی", "اطلس"])
        + " "
        + t.titles.phrase(3)
    )
    _body_head(t, draft, title, 0.3, body_chance=0.5)
    return t.close(t.join(draft, [t.imprint()] if rng.random() < 0.8 else []))


def _old(t: Template, kind: str) -> Draft:
    """Return an entry for an old work, edited and printed of late; its author has a name of the old sort."""
    rng = t.rng
    draft = Draft("fa", "book")
    roll = rng.random()
    title = (
        rng.choice(["تاریخ", "دیوان", "کلیات", "سفرنامه", "تفسیر", "شرح", "المعجم فی", "کتاب", "تذکرة", "رساله"])
        + " "
        + t.titles.phrase(3)
    )
    title = rng.choice([title, rng.choice(words.BOOK_TITLES)])
    if roll < 0.25:
        name = ("", rng.choice(words.MONONYM))
    elif roll < 0.5:
        name = (rng.choice(words.OLD_GIVEN), rng.choice(words.OLD_HEAD))
    else:
        name = t.make("old")
    if roll > 0.75:
        t.names.natural = True
    t.names.initials = False
    t.title(t.head(draft, [name]), title, 0.1)
    middle = (
        _maybe(rng, 0.6, t.editor())
        + _maybe(rng, 0.15, t.translator())
        + _maybe(rng, 0.4, t.volume())
        + _maybe(rng, 0.3, t.edition())
    )
    t.join(draft, [*_shuffle(rng, middle), t.imprint()])
    return t.close(draft)
