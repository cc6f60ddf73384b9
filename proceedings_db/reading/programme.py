"""A programme in the place of a contents list: speeches with speaker, title and hour."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, NamedTuple

from proceedings_db.reading.affiliations import to_affiliation
from proceedings_db.reading.author_lines import author_likeness
from proceedings_db.reading.authorship import read_listed_authors
from proceedings_db.reading.bodies import is_body
from proceedings_db.reading.document import Document, Passage, clean_title, group_blocks, guess_language
from proceedings_db.records import Authorship, Paper, Problem, ProblemCode
from proceedings_db.text.body_words import TOP_BODIES
from proceedings_db.text.dates import find_date
from proceedings_db.text.fold import fold
from proceedings_db.text.lines import Line

_D: Final = "[0-9۰-۹٠-٩]"
_HOUR: Final = rf"(?:ساعت\s*)?(?:[01۰۱٠١]?{_D}|[2۲٢][0-3۰-۳٠-٣])\s?[:٫.]\s?[0-5۰-۵٠-٥]{_D}(?!{_D})"
_TIME: Final = re.compile(rf"(?<!{_D}){_HOUR}(?:\s*(?:[-–—]|تا|الی)\s*{_HOUR})?")
_FEWEST_TIMES: Final = 3
_LINES_PER_TIME: Final = 8
"""Figures like an hour stand in any text; in a programme no more than so many lines share one, on average."""
_CERTAIN_NAME: Final = 0.5
_PIECES: Final = tuple(
    re.compile(mark) for mark in (r"\s*\t\s*", r"\s*\|\s*", r"\s+[-–—]\s+", r"\s*[:：]\s+", r"\s+/\s+")
)
"""What parts the pieces of an item on one line; the first of these marks that stands there, and it alone."""
_DAY: Final = re.compile(
    r"\s*(?:روز\s|[\u0600-\u06ff]{0,4}شنبه|جمعه|day\s|(?:mon|tues|wednes|thurs|fri|satur|sun)day)", re.IGNORECASE
)
_KINDS: Final = (
    *("سخنرانی", "سخنران", "ارائه مقاله", "ارائه مقالات", "ارائه", "مقاله", "مقالات", "پنل", "پانل", "نشست", "کارگاه"),
    *("میزگرد", "افتتاحیه", "اختتامیه", "مراسم", "آیین", "keynote", "speech", "lecture", "paper", "panel", "session"),
)
_BREAKS: Final = (
    *("پذیرایی", "نماز", "نهار", "ناهار", "استراحت", "تلاوت", "سرود", "پخش", "ثبت نام", "پذیرش", "صبحانه"),
    *("شام", "بازدید"),
    *("تقدیر", "قرائت", "خوشامد", "خوش آمدگویی", "خوشامدگویی", "خوش آمد", "خیر مقدم", "خیرمقدم", "گزارش"),
    *("پیام", "پرسش و پاسخ", "بیانیه", "جمع بندی"),
    *("سخنرانی در خصوص", "اهدا", "معرفی", "افتتاح", "اختتام", "مکان", "محل", "break", "lunch", "registration"),
    *("opening",),
    *("closing", "welcome", "prayer", "tea", "coffee", "dinner", "tour", "national anthem", "recitation"),
)
_SPECIAL: Final = ("سخنرانی تخصصی", "سخنرانی کلیدی", "ارائه مقاله", "ارائه", "مقاله", "keynote", "paper")
"""Kinds of items whose subject is a paper's, whatever word it begins with."""
_NOT_SPEECHES: Final = ("پنل", "پانل", "میزگرد", "کارگاه", "افتتاحیه", "اختتامیه", "panel", "workshop")
_POSITIONS: Final = frozenset(
    fold(word)
    for word in (
        *("معاون", "نماینده", "مدیرکل", "مدیر", "رئیس", "رییس", "هیئت", "هیات", "عضو", "استاد", "استادیار", "دانشیار"),
        *("دانشجوی", "دانشجو", "کارشناس", "پژوهشگر", "محقق", "دبیر", "امام", "شهردار", "استاندار", "وزیر", "فرماندار"),
        *("سرپرست", "مشاور", "مسئول", "مسوول", "قائم", "مربی", "بنیانگذار", "بنیان‌گذار", "سفیر", "فرمانده", "از"),
        *("professor", "assistant", "associate", "head", "director", "president", "dean", "member", "from", "lecturer"),
    )
)


@dataclass(frozen=True, slots=True)
class _Item:
    """One item of the programme: its pieces in printed order, the hour left out."""

    pieces: tuple[Passage, ...]
    whole: Passage


class ProgrammeReading(NamedTuple):
    """The speeches of a programme as papers, the index of its first line, and what in it is no paper."""

    start: int
    papers: list[Paper]
    problems: list[Problem]


def find_programme(document: Document) -> ProgrammeReading | None:
    """Return the programme of a document, or ``None`` where fewer than three hours are printed, or only here and there.

    A speech with a speaker and a subject is a paper; prayers, breaks, addresses of welcome and panels are reported.
    """
    if not _is_timed(document.lines):
        return None
    blocks = group_blocks(document.lines)
    first = next(i for i, block in enumerate(blocks) if any(_TIME.search(line.text) for line in block))
    if first > 1 and _is_day(blocks[first - 1]):
        first -= 1
    papers: list[Paper] = []
    problems: list[Problem] = []
    day: Passage | None = None
    for block in blocks[first:]:
        if _is_day(block):
            day = document.lines_passage(block)
            continue
        for item in _split_items(document, block):
            paper = _read_speech(item, len(papers) + 1, day)
            if paper is None:
                problems.append(_no_paper(item))
            else:
                papers.append(paper)
                problems += [_doubtful(item, paper)] if _has_more(item) else []
    return ProgrammeReading(blocks[first][0].number - 1, papers, problems) if papers else None


def _is_timed(lines: Sequence[Line]) -> bool:
    printed = [line for line in lines if not line.is_blank]
    timed = [index for index, line in enumerate(printed) if _TIME.search(line.text)]
    return len(timed) >= _FEWEST_TIMES and len(printed) - timed[0] <= _LINES_PER_TIME * len(timed)


def _is_day(block: Sequence[Line]) -> bool:
    if len(block) > 1 or _TIME.search(block[0].text):
        return False
    return _DAY.match(block[0].text) is not None or find_date(block[0].text) is not None


def _split_items(document: Document, block: Sequence[Line]) -> list[_Item]:
    """Return the items of a block: one, or one for each hour, which stands on their first or their last line."""
    timed = [index for index, line in enumerate(block) if _TIME.search(line.text)]
    if len(timed) < 2:
        bounds = [0, len(block)]
    elif timed[0] == 0:
        bounds = [*timed, len(block)]
    else:
        bounds = [0, *(index + 1 for index in timed)]
        bounds = bounds if bounds[-1] == len(block) else [*bounds, len(block)]
    groups = [block[start:end] for start, end in pairwise(bounds)]
    return [_to_item(document, group) for group in groups if group]


def _to_item(document: Document, lines: Sequence[Line]) -> _Item:
    pieces: list[Passage] = []
    for line in lines:
        passage = document.passage(line.start, line.end)
        time = _TIME.search(passage.text)
        rests = [passage.cut(0, time.start()), passage.cut(time.end())] if time else [passage]
        pieces += [piece for rest in rests if (piece := rest.trim("-–—:،|/"))]
    if len(pieces) == 1:
        mark = next((mark for mark in _PIECES if mark.search(pieces[0].text)), None)
        pieces = pieces[0].split(mark) if mark else pieces
    return _Item(tuple(pieces), document.lines_passage(lines))


def _read_speech(item: _Item, position: int, day: Passage | None) -> Paper | None:
    """Return the paper that an item is, or ``None`` if it has no named speaker or no subject of its own."""
    pieces = list(item.pieces)
    if pieces and _starts(pieces[0].text, _BREAKS):
        return None
    kind = pieces.pop(0) if len(pieces) > 1 and _is_kind(pieces[0].text) else None
    if kind is not None and _starts(kind.text, _NOT_SPEECHES):
        return None
    is_special = kind is not None and _starts(kind.text, _SPECIAL)
    speakers = next((piece for piece in pieces if _names_length(piece) > 0), None)
    subjects = [piece for piece in pieces if piece is not speakers and (is_special or not _starts(piece.text, _BREAKS))]
    if speakers is None or not subjects or len(subjects) != len(pieces) - 1:
        return None
    title = subjects[0].document.passage(subjects[0].start, subjects[-1].end)
    if len(subjects) > 1 and subjects[0].start < speakers.start < subjects[-1].end:
        title = subjects[-1]
    return Paper(
        position=position,
        title=clean_title(title.text),
        title_as_printed=title.text,
        language=guess_language(title.text),
        section=clean_title(day.text) if day else None,
        authors=_read_speakers(speakers),
        place=item.whole.place,
    )


def _has_more(item: _Item) -> bool:
    """Whether an item has more pieces than kind, speaker and subject: a line may belong elsewhere."""
    return len(item.pieces) - _is_kind(item.pieces[0].text) > 2


def _is_kind(text: str) -> bool:
    return len(text.split()) <= 5 and _starts(text, _KINDS)


def _starts(text: str, words: Sequence[str]) -> bool:
    folded = fold(text).strip(" «(-")
    return any(re.match(rf"{fold(word)}(?:\b|ها|ی)", folded) for word in words)


def _names_length(piece: Passage) -> int:
    """Return how many characters at the start of a piece are names of people, 0 if none: a position may follow."""
    text = piece.text
    end = len(text)
    for match in re.finditer(r"[\w\u200c]+", text):
        word = fold(match[0])
        if match.start() > 0 and (word in _POSITIONS or word in TOP_BODIES):
            end = match.start()
            break
    names = text[:end].rstrip(" ،,؛:-–—(/")
    if is_body(names) or fold(names.split()[0] if names else "") in _POSITIONS - {fold("استاد")}:
        return 0
    return len(names) if author_likeness(names) >= _CERTAIN_NAME else 0


def _read_speakers(piece: Passage) -> tuple[Authorship, ...]:
    length = _names_length(piece)
    authors = read_listed_authors(piece.cut(0, length), family_first=False)
    position = piece.cut(length).trim("،,؛:-–—/")
    if not position:
        return authors
    return tuple(replace(author, affiliations=(to_affiliation(position, 1),)) for author in authors)


def _doubtful(item: _Item, paper: Paper) -> Problem:
    message = f"The item of «{paper.title}» in the programme has more lines than a speaker and a subject."
    remedy = "Compare title and speaker with the printed programme."
    return Problem(ProblemCode.ENTRY_INCOMPLETE, message, "warning", item.whole.place, item.whole.text, remedy)


def _no_paper(item: _Item) -> Problem:
    message = f"«{item.whole.text.splitlines()[0][:80]}» in the programme has no speaker with a subject: no paper."
    remedy = "Nothing need be done, unless it is a paper whose speaker was not recognised."
    return Problem(ProblemCode.TEXT_NOT_READ, message, "info", item.whole.place, item.whole.text, remedy)
