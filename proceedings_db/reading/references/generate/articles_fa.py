"""Persian articles of journals, magazines and newspapers."""

from __future__ import annotations

from typing import Final

from proceedings_db.reading.references.generate import words_fa as words
from proceedings_db.reading.references.generate.draft import Draft, maybe, weighted
from proceedings_db.reading.references.generate.elements_fa import Element
from proceedings_db.reading.references.generate.parts_fa import bare_pages, open_entry, shuffle
from proceedings_db.reading.references.generate.templates_fa import Template

_VOLUME_CUES: Final = (
    ("دوره ", 6), ("سال ", 6), ("دورۀ ", 1.5), ("دورة ", 1.2), ("جلد ", 1), ("سال", 0.8), ("دوره", 0.8), ("س ", 1),
    ("د ", 0.3), ("دوره‌ی ", 0.4), ("ج ", 0.3), ("س", 0.2),
)  # fmt: skip
_ISSUE_CUES: Final = (
    ("شماره ", 10), ("شمارۀ ", 2), ("شمارة ", 2), ("ش ", 3), ("ش", 1), ("ش. ", 1), ("شماره", 1.2), ("شماره‌ی ", 1),
    ("شماره‌های ", 0.6),
)  # fmt: skip
_SERIAL_CUES: Final = ("پیاپی ", "شماره پیاپی ", "پی‌درپی ", "پیاپی", "مسلسل ", "پیاپی ")
_SHAPES: Final = (
    ("volume issue", 9), ("issue", 8), ("v(i)", 6.5), ("(i)v", 0.9), ("bare", 2.0), ("issue serial", 1.8),
    ("volume issue serial", 2), ("serial", 0.8), ("v(i, serial)", 0.4), ("bare pair", 0.8), ("(i)", 0.7),
    ("volume", 0.7), ("v, i", 0.7), ("issue(serial)", 0.8),
)  # fmt: skip
_BARE: Final = ("v(i)", "(i)v", "bare", "bare pair", "(i)", "v(i, serial)", "v, i")
_WEEKDAYS: Final = ("شنبه", "یکشنبه", "دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه")


def _journal_name(t: Template, kind: str) -> str:
    rng = t.rng
    if kind == "article-magazine":
        if rng.random() < 0.25:
            cue = rng.choice(
                ["ماهنامه", "هفته‌نامه", "خبرنامه", "دوهفته‌نامه", "ماهنامۀ", "مجله فرهنگی هنری", "کتاب ماه", "رشد آموزش"]
            )
            return f"{cue} {t.titles.phrase(2)}"
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


def _counted(t: Template) -> tuple[str, str, str]:
    """Return volume, issue and serial number as printed."""
    rng = t.rng
    volume = rng.choice(words.COUNTS) if rng.random() < 0.4 else str(rng.randint(1, 60))
    issue = rng.choice(words.COUNTS[:14]) if rng.random() < 0.22 else str(rng.randint(1, 120))
    if rng.random() < 0.09:
        number = rng.randint(1, 80)
        issue = rng.choice(
            [f"{number} و {number + 1}", f"{number}-{number + 1}", f"{number + 1}-{number}", f"{number} – {number + 1}"]
        )
    return volume, issue, str(rng.randint(5, 150))


def _bare_figures(t: Template, shape: str, draft: Draft) -> None:
    """Add volume, issue and serial number without words, in the shape drawn."""
    rng = t.rng
    plain, small, number = str(rng.randint(1, 60)), str(rng.randint(1, 12)), rng.randint(1, 90)
    if shape == "v(i)":
        draft.value("volume", plain).text(weighted(rng, [("(", 5), (" (", 4)]))
        draft.value("issue", small if rng.random() < 0.7 else _counted(t)[1]).text(")")
    elif shape == "(i)v":
        draft.text("(").value("issue", small).text(")").value("volume", plain)
    elif shape == "bare":
        draft.value("volume", plain)
    elif shape == "bare pair":
        draft.value("issue", f"{number} و {number + 1}")
    elif shape == "(i)":
        draft.text("(").value("issue", rng.choice([plain, plain, str(rng.randint(60, 300))])).text(")")
    elif shape == "v(i, serial)":
        draft.value("volume", plain).text(" (").value("issue", small)
        draft.text(rng.choice(["، ", " "]) + rng.choice(_SERIAL_CUES)).value("number", _counted(t)[2]).text(")")
    else:
        draft.value("volume", plain).text(rng.choice(["، ", ": ", " / "])).value("issue", small)


def _figures(t: Template) -> Element:
    """Return an element for volume, issue and serial number, in the forms of journals."""
    rng = t.rng
    volume, issue, serial = _counted(t)
    vcue, icue, scue = weighted(rng, _VOLUME_CUES), weighted(rng, _ISSUE_CUES), rng.choice(_SERIAL_CUES)
    between = weighted(rng, [("، ", 8), (" ، ", 0.5), (" ", 1.5), ("؛ ", 0.6), (". ", 0.8), ("،", 0.8), (", ", 0.4)])
    shape = weighted(rng, _SHAPES)

    def add(draft: Draft) -> None:
        if shape in _BARE:
            _bare_figures(t, shape, draft)
            return
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


def _journal(t: Template, kind: str) -> Element:
    """Return an element for the journal, in quotation marks or after «در» at times."""
    rng = t.rng
    journal = _journal_name(t, kind)
    prefix = rng.choice(["در ", "در: "]) if rng.random() < 0.03 else ""
    left, right = ("«", "»") if rng.random() < 0.03 else ("", "")
    return lambda d: d.text(prefix + left).value("container_title", journal).text(right)


def _dated_figures(t: Template) -> list[Element]:
    """Return elements for the figures and the season or year that stand after a journal."""
    rng = t.rng
    elements: list[Element] = []
    if rng.random() < 0.1:
        elements.append(_figures(t))
        full = not t.year_done
        season = rng.choice(words.SEASONS)
        text = f"{season} {rng.randint(1370, 1402)}" if full else season
        t.year_done = t.year_done or full
        place = len(elements) - (rng.random() < 0.4)
        elements.insert(place, lambda d: d.value("issued" if full else "note", text))
    elif rng.random() < 0.94:
        elements.append(_figures(t))
    if not t.year_done and t.style != "author-date" and rng.random() < 0.7:
        left, right = ("(", ")") if rng.random() < 0.4 else ("", "")
        elements.append(lambda d: t.add_year(d.text(left), full=rng.random() < 0.2).text(right))
    return elements


def _add_pages(t: Template, draft: Draft) -> None:
    """Add the pages of an article after a colon or a comma, with or without their word."""
    rng = t.rng
    pages = bare_pages(t) if rng.random() < 0.4 else t.pages()
    if rng.random() < 0.3:
        pages(draft.text(rng.choice([": ", ":", " :", "، ", ": "])))
    else:
        t.join(draft, [pages])


def _extras(t: Template) -> list[Element]:
    """Return what stands at the end of an article at times: an address, a place, a DOI, a note."""
    rng = t.rng
    extra: list[Element] = t.online() if rng.random() < 0.05 else []
    if rng.random() < 0.03:
        place = t.place_name()
        extra.append(lambda d: d.value("publisher_place", place))
    if rng.random() < 0.02:
        doi = f"10.{rng.randint(1000, 29999)}/{rng.choice('abcjs')}{rng.choice('eghmp')}"
        doi += f".{rng.randint(2000, 2023)}.{rng.randint(100, 99999)}"
        extra.append(lambda d: d.text(rng.choice(["doi: ", "DOI: ", "https://doi.org/", "doi:"])).value("doi", doi))
    return extra + maybe(rng, 0.025, t.note())


def make_article(t: Template, kind: str) -> Draft:
    """Return an entry for an article of a journal or a magazine."""
    rng = t.rng
    draft = Draft("fa", kind)
    foreign = rng.random() < 0.08
    open_entry(t, draft, "foreign" if foreign else "persian", t.titles.article(), 0.85)
    elements: list[Element] = [t.translator()] if foreign else []
    elements.append(_journal(t, kind))
    if rng.random() < 0.02:
        special = f"ویژه‌نامه {t.titles.phrase(3)}"
        left, right = rng.choice([("", ""), ("(", ")"), ("", "")])
        elements.append(lambda d: d.text(left).value("note", special).text(right))
    if rng.random() < 0.05:
        body = rng.choice(words.UNIVERSITIES + words.FACULTIES)
        left_body, right_body = ("(", ")") if rng.random() < 0.4 else ("", "")
        elements.append(lambda d: d.text(left_body).value("publisher", body).text(right_body))
    if t.style == "medical" and rng.random() < 0.8:
        return _medical(t, draft, elements)
    t.join(draft, [*elements, *_dated_figures(t)])
    if rng.random() < 0.85:
        _add_pages(t, draft)
    return t.close(t.join(draft, _extras(t)))


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
    bare_pages(t)(draft)
    return draft.end_with(".")


def make_newspaper(t: Template, kind: str) -> Draft:
    """Return an entry for an article of a newspaper."""
    rng = t.rng
    draft = Draft("fa", kind)
    roll = rng.random()
    if roll < 0.3:
        t.title(draft, t.titles.article(), 0.6)
        if t.style == "author-date":
            t.add_year(draft.text(" ("), full=True).text(")")
    else:
        open_entry(t, draft, "persian", t.titles.article(), 0.8, full=True, most=2)
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
        if rng.random() < 0.3:
            day = f"{rng.choice(_WEEKDAYS)}{rng.choice(['، ', ' '])}{day}"
        elements.append(lambda d: d.value("note", day))
    return t.close(t.join(draft, [*shuffle(rng, elements, 0.1), *maybe(rng, 0.4, t.pages(book=True))]))
