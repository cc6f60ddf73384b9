"""Persian books, chapters, old works, encyclopedias and manuscripts."""

from __future__ import annotations

from proceedings_db.reading.references.generate import words_fa as words
from proceedings_db.reading.references.generate.draft import Draft, maybe, weighted
from proceedings_db.reading.references.generate.elements_fa import Element
from proceedings_db.reading.references.generate.names_fa import NameStyle
from proceedings_db.reading.references.generate.parts_fa import open_entry, shuffle
from proceedings_db.reading.references.generate.templates_fa import Template


def make_book(t: Template, kind: str) -> Draft:
    """Return an entry for a book, translated or edited at times."""
    rng = t.rng
    draft = Draft("fa", "book")
    if kind == "translated" and rng.random() < 0.07:
        return _translator_first(t)
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
        open_entry(t, draft, "foreign" if kind == "translated" else "persian", title, 0.12, most=3)
    middle: list[Element] = []
    if kind == "translated":
        middle.append(t.translator())
    if kind == "edited" and not role_author:
        middle.append(t.editor())
    middle += maybe(rng, 0.3, t.edition()) + maybe(rng, 0.2, t.volume())
    elements = [*shuffle(rng, middle), t.imprint(), *maybe(rng, 0.02, t.note()), *maybe(rng, 0.03, t.page_count())]
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


def _translator_first(t: Template) -> Draft:
    """Return an entry under its translator, with the author after the title."""
    rng = t.rng
    draft = Draft("fa", "book")
    t.names.natural = False
    t.names.add(draft, "translator", t.authors(most=2) or [t.make("persian")])
    left, right = rng.choice([(" (", ") "), ("، ", "، "), (" [", "]. ")])
    draft.text(left + rng.choice(["مترجم", "مترجم", "مترجمان"]) + right)
    if t.style == "author-date":
        t.add_year(draft.text("(")).text("). ")
    draft.value("title", t.titles.book()).text(t.sep)
    authors = NameStyle(rng, natural=rng.random() < 0.6)
    draft.text(rng.choice(["تألیف ", "تالیف ", "نوشته ", "نوشتۀ ", "اثر ", "تألیف: "]))
    authors.add(draft, "author", t.authors("foreign", 4) or [t.make("foreign")])
    return t.close(t.join(draft, [*maybe(rng, 0.3, t.edition()), t.imprint()]))


def make_chapter(t: Template, kind: str) -> Draft:
    """Return an entry for a chapter of a book."""
    rng = t.rng
    draft = Draft("fa", kind)
    foreign = rng.random() < 0.3
    open_entry(t, draft, "foreign" if foreign else "persian", t.titles.article(), 0.75, most=2)
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
    elements += maybe(rng, 0.2, t.edition()) + maybe(rng, 0.12, t.volume()) + [t.imprint()]
    elements += maybe(rng, 0.6, t.pages())
    return t.close(t.join(draft, elements))


def make_encyclopedia(t: Template, kind: str) -> Draft:
    """Return an entry for an article of an encyclopedia."""
    rng = t.rng
    draft = Draft("fa", kind)
    title = rng.choice([t.titles.phrase(2), t.titles.phrase(1), " ".join(t.make("old")), rng.choice(words.PLACES)])
    work = rng.choice(["دانشنامه جهان اسلام", "دایرة المعارف بزرگ اسلامی", "دانشنامۀ ایران و اسلام",
     "دایرة‌المعارف فارسی", "دانشنامه ادب فارسی", "دایره المعارف تشیع",
                       "فرهنگ‌نامه " + t.titles.phrase(2), "دایره المعارف " + t.titles.phrase(2),
                       "دانشنامه " + t.titles.phrase(2), "لغت‌نامه دهخدا"])  # fmt: skip
    if rng.random() < 0.65:
        open_entry(t, draft, "persian", title, 0.95, most=1)
        elements: list[Element] = [lambda d: d.text(rng.choice(["", "", "در ", "در: "])).value("container_title", work)]
    else:
        draft.value("container_title", work)
        elements = [
            lambda d: d.text(rng.choice(["ذیل ", "ذیل مدخل ", "مدخل "])).text("«").value("title", title).text("»")
        ]
    elements += (
        maybe(rng, 0.6, t.volume())
        + maybe(rng, 0.3, t.role("editor", ["زیر نظر", "به سرپرستی", "زیرنظر"]))
        + maybe(rng, 0.7, t.imprint())
    )
    return t.close(t.join(draft, [*elements, *maybe(rng, 0.3, t.pages())]))


def make_manuscript(t: Template, kind: str) -> Draft:
    """Return an entry for a manuscript."""
    rng = t.rng
    draft = Draft("fa", kind)
    open_entry(t, draft, "old", t.titles.book(), 0.1, most=1)
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


def make_old(t: Template, _kind: str) -> Draft:
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
        maybe(rng, 0.6, t.editor())
        + maybe(rng, 0.15, t.translator())
        + maybe(rng, 0.4, t.volume())
        + maybe(rng, 0.3, t.edition())
    )
    t.join(draft, [*shuffle(rng, middle), t.imprint()])
    return t.close(draft)


def make_short(t: Template, _kind: str) -> Draft:
    """Return an entry as footnotes shorten old works: «طبرسی در احتجاج، ج ۱، ص ۶۶», «تفسیر نمونه، ۱۳/۲۴»."""
    rng = t.rng
    draft = Draft("fa", "book")
    t.year_done = True
    volume, page = str(rng.randint(1, 30)), str(rng.randint(1, 600))
    title = rng.choice([rng.choice(words.BOOK_TITLES), t.titles.phrase(2)])
    if rng.random() < 0.35:
        name = rng.choice([[("family", rng.choice(words.MONONYM))], [("literal", " ".join(t.make("old")))]])
        draft.name("author", name).text(rng.choice([" در ", " در کتاب ", "، ", ": "]))
    draft.value("title", title).text(rng.choice(["، ", " ، ", ": "]))
    if rng.random() < 0.3:
        return draft.value("volume", volume).text(rng.choice(["/", "/", ": "])).value("pages", page).end_with(".")
    if rng.random() < 0.7:
        draft.text(rng.choice(["ج ", "ج", "جلد "])).value("volume", volume).text(rng.choice(["، ", " ، ", " "]))
    return draft.text(rng.choice(["ص ", "ص", "صفحه ", "ص. "])).value("pages", page).end_with(rng.choice([".", ""]))
