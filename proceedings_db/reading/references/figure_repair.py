"""Dates, figures and notes put right by their form and by what stands beside them."""

from __future__ import annotations

import re
from typing import Final

from proceedings_db.reading.references.assemble import Parse, Value, trim
from proceedings_db.reading.references.cues import SINGLE
from proceedings_db.text.fold import fold
from proceedings_db.text.numerals import read_ordinal, to_ascii_digits

_DOUBT: Final = 0.85
_DAY: Final = re.compile(
    r"^(?:\d{1,2}\s+)?(?:فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|ابان|اذر|دی|بهمن|اسفند|بهار|تابستان|پاییز|زمستان)(?:\s?ماه)?$"
)
_DATED: Final = re.compile(
    r"^(?:\d{1,2}\s+)?(?:فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|ابان|اذر|دی|بهمن|اسفند|بهار|تابستان|پاییز|زمستان)"
    r"(?:\s?ماه)?[\s،]+(?:سال\s+)?(?P<year>\d{4})$"
)
_SUFFIX: Final = re.compile(r"\s?[،,\s\-]\s?(الف|ب|ج|د|[a-e])(?=\s*[)\]،,.:؛])")
_PAIR: Final = re.compile(r"(\d{1,3})\s?\(\s?$")
_LAST_VOLUME: Final = re.compile(r"[\s،,:؛]+(?:جلد|ج)\s?(?P<volume>[\w‌]+)$")
_JOURNAL_WORDS: Final = frozenset(
    [
        "دو",
        "فصلنامه",
        "دوفصلنامه",
        "مجله",
        "نشریه",
        "ماهنامه",
        "دوماهنامه",
        "علمی",
        "پژوهشی",
        "تخصصی",
        "ترویجی",
        "فصل",
        "نامه",
    ]
)


def repair_figures(raw: str, parse: Parse) -> None:
    """Put dates, volumes, issues and pages of ``parse`` right in place."""
    _join_date(raw, parse)
    _choose_fuller(raw, parse)
    _extend_date(raw, parse)
    _find_original(raw, parse)
    _tell_issue(raw, parse)
    _find_suffix(raw, parse)
    _join_issue(raw, parse)
    _part_serial(raw, parse)
    _part_volume(raw, parse)
    _part_journal(raw, parse)
    _join_figures(raw, parse)
    _find_volume(raw, parse)
    _find_pages(raw, parse)
    _choose_year(raw, parse)
    _drop_cues(raw, parse)


def find_note(raw: str, parse: Parse) -> None:
    """Take for the note what is left over and says something: words in brackets after the title, a second body."""
    if "note" in parse.values or "title" not in parse.values:
        return
    after = [span for span in parse.unread if span[0] >= parse.values["title"].end]
    told = [
        (start, end)
        for start, end in after
        if len(re.findall(r"[^\W\d_]", raw[start:end])) > 3
        and (len(raw[start:end].split()) > 1 or (raw[start - 1] in "([" and raw[end : end + 1] in (")", "]")))
    ]
    if len(told) == 1:
        start, end = trim(raw, *told[0])
        parse.values["note"] = Value("note", start, end, 0.4)
        parse.unread.remove(told[0])


def _join_date(raw: str, parse: Parse) -> None:
    """Join a day, month or season to the year that it stands beside: «2 دی، 1398»."""
    note, issued = parse.values.get("note"), parse.values.get("issued")
    if note is None or issued is None or not _DAY.match(fold(raw[note.start : note.end])):
        return
    if not re.fullmatch(r"\d{4}", to_ascii_digits(raw[issued.start : issued.end])):
        return
    if 0 <= issued.start - note.end <= 2 and not set(raw[note.end : issued.start]) & set("()[]"):
        issued.start = note.start
        del parse.values["note"]


def _choose_fuller(raw: str, parse: Parse) -> None:
    """Of two dates of one year take the one that names the season or day: «(1395) … زمستان 1395»."""
    note, issued = parse.values.get("note"), parse.values.get("issued")
    if note is None or issued is None or "event" in parse.values:
        return
    match = _DATED.match(fold(raw[note.start : note.end]))
    if match and match["year"] == to_ascii_digits(raw[issued.start : issued.end]):
        parse.values["issued"] = Value("issued", note.start, note.end, issued.confidence * _DOUBT)
        del parse.values["note"]


def _extend_date(raw: str, parse: Parse) -> None:
    """Give a month the day printed before it: «4 September 2007»."""
    issued = parse.values.get("issued")
    if issued is None or "month" not in SINGLE.get(fold(re.split(r"[\s\d]", raw[issued.start : issued.end])[0]), ""):
        return
    day = re.search(r"(?<!\d)\d{1,2}\s$", raw[max(0, issued.start - 4) : issued.start])
    taken = any(value.start < issued.start <= value.end + 1 for value in parse.values.values() if value is not issued)
    if day and not taken:
        issued.start -= len(day[0])


def _find_original(raw: str, parse: Parse) -> None:
    """Take a year before the title for that of the original where another one follows the translator."""
    issued, title = parse.values.get("issued"), parse.values.get("title")
    translators = [name.end for name in parse.names if name.role == "translator"]
    if issued is None or title is None or not translators or "original_date" in parse.values:
        return
    match = re.compile(r"[\s,.،(]{1,3}(\d{4})(?=[\s,.،)])").match(raw, max(translators))
    if (
        match
        and issued.end < title.start
        and to_ascii_digits(match[1]) != to_ascii_digits(raw[issued.start : issued.end])
    ):
        if not re.fullmatch(r"\d{4}", to_ascii_digits(raw[issued.start : issued.end])):
            return
        issued.field = "original_date"
        parse.values["original_date"] = issued
        parse.values["issued"] = Value("issued", *match.span(1), issued.confidence * _DOUBT)
        parse.unread = [span for span in parse.unread if not match.start(1) <= span[0] < match.end(1)]


def _tell_issue(raw: str, parse: Parse) -> None:
    """Take for the issue a figure after a journal that is too small for a year: «کتاب ماه کلیات، (198)، 64-71»."""
    issued, container = parse.values.get("issued"), parse.values.get("container_title")
    if issued is None or container is None or "issue" in parse.values or issued.start < container.end:
        return
    if re.fullmatch(r"\d{1,3}", raw[issued.start : issued.end]):
        issued.field = "issue"
        parse.values["issue"] = parse.values.pop("issued")


def _find_suffix(raw: str, parse: Parse) -> None:
    """Find the letter that tells two works of one year apart: «(1391، ب)»."""
    issued = parse.values.get("issued")
    if issued is None or "year_suffix" in parse.values:
        return
    match = _SUFFIX.match(raw, issued.end)
    if match and re.search(r"\d{4}$", to_ascii_digits(raw[issued.start : issued.end])):
        parse.values["year_suffix"] = Value("year_suffix", *match.span(1), issued.confidence)


def _join_issue(raw: str, parse: Parse) -> None:
    """Join two issues that follow each other: «شماره 48 – 47» is no issue and a page."""
    issue, pages = parse.values.get("issue"), parse.values.get("pages")
    if issue is None or pages is None or not re.fullmatch(r"\s?[-–—]\s?", raw[issue.end : pages.start]):
        return
    first, last = (to_ascii_digits(raw[value.start : value.end]) for value in (issue, pages))
    if first.isdigit() and last.isdigit() and abs(int(first) - int(last)) == 1:
        issue.end = pages.end
        del parse.values["pages"]


def _part_serial(raw: str, parse: Parse) -> None:
    """Tell issue and serial number apart where the volume stands before them: «سال دهم. ۴ (۳۵)»."""
    volume, issue = parse.values.get("volume"), parse.values.get("issue")
    if volume is None or issue is None or "number" in parse.values:
        return
    match = _PAIR.search(raw, max(0, issue.start - 6), issue.start)
    if match and match.start(1) >= volume.end:
        issue.field = "number"
        parse.values["number"] = issue
        parse.values["issue"] = Value("issue", *match.span(1), issue.confidence * _DOUBT)


def _part_volume(raw: str, parse: Parse) -> None:
    """Take a volume off the end of a title: «مکتب‌های ادبی جلد اول»."""
    title = parse.values.get("title")
    if title is None or "volume" in parse.values:
        return
    match = _LAST_VOLUME.search(raw, title.start + 3, title.end)
    if match and (read_ordinal(fold(match["volume"])) or to_ascii_digits(match["volume"]).isdigit()):
        parse.values["volume"] = Value("volume", *match.span("volume"), title.confidence * _DOUBT)
        title.end = match.start()


def _part_journal(raw: str, parse: Parse) -> None:
    """Take words for any journal off its name where a mark sets them apart: «دو فصلنامه علمی پژوهشی، مدیریت مدرسه»."""
    container = parse.values.get("container_title")
    if container is None:
        return
    head, mark, rest = raw[container.start : container.end].partition("،")
    words = fold(head).replace("-", " ").replace("–", " ").split()
    if mark and rest.strip() and words and all(word in _JOURNAL_WORDS for word in words):
        container.start = container.end - len(rest.lstrip())


def _join_figures(raw: str, parse: Parse) -> None:
    """Keep figures joined by a stroke as one, the number of a report: «شماره 82/315»."""
    for name in ("number", "issue", "volume"):
        value = parse.values.get(name)
        match = re.compile(r"(?:/\d+)+").match(raw, value.end) if value else None
        if value is None or match is None or len(parse.values.keys() & {"publisher", "container_title", "title"}) < 2:
            continue
        for other in [item for item in parse.values.values() if value.end <= item.start < match.end()]:
            del parse.values[other.field]
        value.end = match.end()
        if name == "issue" and "number" not in parse.values and "volume" not in parse.values:
            value.field = "number"
            parse.values["number"] = parse.values.pop("issue")


def _find_volume(raw: str, parse: Parse) -> None:
    """Find the volume beside an issue in brackets: «1 (2)», «(41)38»."""
    issue = parse.values.get("issue")
    if issue is None or "volume" in parse.values or "number" in parse.values:
        return
    before = re.search(r"(?<!\d)(\d{1,3})\s?\(\s?$", raw[max(0, issue.start - 7) : issue.start])
    after = re.match(r"\s?\)\s?(\d{1,3})(?=\s?[،,:؛.])", raw[issue.end : issue.end + 9])
    taken = [(value.start, value.end) for value in parse.values.values()]
    for match, offset in ((before, max(0, issue.start - 7)), (after, issue.end)):
        if match:
            start, end = offset + match.start(1), offset + match.end(1)
            if not any(a < end and start < b for a, b in taken):
                parse.values["volume"] = Value("volume", start, end, issue.confidence * _DOUBT)
                return


_PAGES: Final = re.compile(
    r"(?:صفحه\s?ها?ی?|صفحات|صفحه|صص|ص|pp?\.?)\s*[.:]?\s*(\d+\s?(?:-|–|ـ|تا|الی)\s?\d+)$", re.IGNORECASE
)
_LAST_PAGES: Final = re.compile(r"[،,]\s*(\d{1,3}\s?[-–]\s?\d{1,3})$")
_BARE_PAGES: Final = re.compile(r"^\d+\s?(?:-|–|ـ|تا|الی)\s?\d+$")
_COUNT: Final = re.compile(r"^(\d{2,4})\s?(?:ص|صفحه|صص|p|pp|pages)\.?$", re.IGNORECASE)


def _find_pages(raw: str, parse: Parse) -> None:
    """Find pages at the end of a title or taken for a note: «... مستغرق. صفحه‌های 385 تا 393», «21 تا 32», «99 ص»."""
    title, note = parse.values.get("title"), parse.values.get("note")
    if "pages" not in parse.values and title is not None:
        head = raw.replace("\N{ZERO WIDTH NON-JOINER}", " ")[: title.end]
        match = _PAGES.search(head, title.start) or _LAST_PAGES.search(head, title.start + 3)
        if match:
            parse.values["pages"] = Value("pages", *match.span(1), title.confidence * _DOUBT)
            title.start, title.end = trim(raw, title.start, match.start(), "title")
    if note is None:
        return
    text = raw[note.start : note.end]
    count = _COUNT.match(text)
    if "pages" not in parse.values and _BARE_PAGES.match(text):
        parse.values["pages"] = Value("pages", note.start, note.end, note.confidence * _DOUBT)
        del parse.values["note"]
    elif "number_of_pages" not in parse.values and count:
        start = note.start + count.start(1)
        parse.values["number_of_pages"] = Value("number_of_pages", start, note.start + count.end(1), note.confidence)
        del parse.values["note"]


def _choose_year(raw: str, parse: Parse) -> None:
    """Of two years in two calendars take that of a Persian entry, or the one marked: «1389/2010», «1991/1370sh».

    A Gregorian year that is not the same year is that of the original.
    """
    issued = parse.values.get("issued")
    if issued is None:
        return
    text = to_ascii_digits(raw[issued.start : issued.end])
    match = re.fullmatch(r"(\d{4})\s?(?:sh|ش|م)?\s?[/\-–]\s?(\d{4})\s?(?P<mark>sh|ش|م)?", text)
    if not match:
        return
    years = sorted((int(match[number]), number) for number in (1, 2))
    (jalali, place), (gregorian, other) = years
    persian = bool(re.search("[\u0621-\u06cc]", raw))
    if not (1250 <= jalali <= 1420 and gregorian >= 1500) or not (persian or match["mark"] in ("sh", "ش")):
        return
    start = issued.start
    if gregorian - jalali not in (621, 622) and "original_date" not in parse.values:
        span = (start + match.start(other), start + match.end(other))
        parse.values["original_date"] = Value("original_date", *span, issued.confidence * _DOUBT)
    end = match.end("mark") if place == 2 and match["mark"] else match.end(place)
    issued.start, issued.end = start + match.start(place), start + end


def _drop_cues(raw: str, parse: Parse) -> None:
    """Drop a figure that is nothing but its own cue word."""
    for name in ("edition", "volume", "issue", "number"):
        value = parse.values.get(name)
        if value is None:
            continue
        text = raw[value.start : value.end]
        if name in SINGLE.get(fold(text), "").split("+") and not re.search(r"\d", text):
            del parse.values[name]
