"""The bodies behind a meeting: headed lists, lists on one line, and sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from proceedings_db.reading.bodies import clean_body_name, is_body, may_be_body, split_bodies
from proceedings_db.reading.document import Document, Passage
from proceedings_db.reading.labels import CONTENTS, is_label
from proceedings_db.records import ConferenceOrganization, OrganizationRole
from proceedings_db.text.dates import find_date
from proceedings_db.text.fold import fold
from proceedings_db.text.lines import Line

_SPACE: Final = "[\\s\u200c]*"


def _phrase(*words: str) -> str:
    """Return a pattern for phrases whose spaces may be half-spaces or lost, in Arabic or Persian letters."""
    joined = "|".join(_SPACE.join(re.escape(part) for part in word.split()) for word in words)
    return joined.replace("ی", "[یي]").replace("ک", "[کك]")


_MEETING: Final = _phrase("همایش", "کنگره", "کنفرانس", "سمینار", "سمپوزیوم", "گردهم آیی", "نشست", "جشنواره", "رویداد")
_BODIES: Final = _phrase("دستگاه های", "سازمان های", "نهاد های", "موسسات", "مراکز", "ارگان های", "دانشگاه های")
_TAIL: Final = f"(?:\\s+(?:{_MEETING}|{_phrase('مالی', 'معنوی', 'علمی', 'اصلی', 'رسمی', 'و', 'در', 'اجرایی', 'این')}))*"
_HEADINGS: Final[dict[OrganizationRole, str]] = {
    "organizer": _phrase(
        *("برگزار کنندگان", "برگزار کننده", "برگزار کننده ها", "برپا کنندگان", "مجری", "مجریان", "میزبان", "میزبانان"),
        *("برگزاری", "به همت", "به کوشش", "به اهتمام", "برگزار شده توسط", "برگزار شده از سوی", "organizers"),
        *("organizer",),
        *("organized by", "organised by", "organisers", "hosted by", "host"),
    ),
    "partner": _phrase(
        *("مشارکت کنندگان", "مشارکت کننده", "با همکاری", "با مشارکت", "همکاران", "همکار", "با همراهی", "همیاران"),
        *("partners", "in cooperation with", "in collaboration with", "co-organizers", "with the cooperation of"),
    ),
    "sponsor": _phrase(
        *("حامیان", "حامی", "با حمایت", "تحت حمایت", "پشتیبانان", "پشتیبان", "با پشتیبانی", "حمایت کنندگان"),
        *("حامی کننده",),
        *("حمایت کننده", "اسپانسر ها", "اسپانسر", "با حمایت مالی", "sponsors", "sponsor", "sponsored by"),
        *("supported by",),
    ),
}
_HEADING: Final = re.compile(
    rf"\s*(?:{_BODIES}\s*)?(?:"
    + "|".join(f"(?P<{role}>{words})" for role, words in _HEADINGS.items())
    + rf"){_TAIL}\s*(?P<mark>[:：]|$)",
    re.IGNORECASE,
)
_SENTENCE_WORDS: Final[dict[OrganizationRole, str]] = {
    "organizer": _phrase(
        "به همت", "به کوشش", "به اهتمام", "از سوی", "توسط", "به میزبانی", "organized by", "organised by", "hosted by"
    ),
    "partner": _phrase("با همکاری", "با مشارکت", "با همراهی", "in cooperation with", "in collaboration with"),
    "sponsor": _phrase("با حمایت", "با پشتیبانی", "تحت حمایت", "با حمایت مالی", "sponsored by", "supported by"),
}
_SENTENCE: Final = re.compile(
    r"(?:(?<=\s)|^)(?:و\s+|and\s+)?(?:"
    + "|".join(f"(?P<{role}>{words})" for role, words in _SENTENCE_WORDS.items())
    + rf")(?:\s+{_phrase('مالی', 'علمی', 'معنوی', 'و')})*\s*[:：]?\s",
    re.IGNORECASE,
)
_SENTENCE_END: Final = re.compile(
    rf"\s(?:{_phrase('برگزار', 'برپا', 'تشکیل')})(?:\s|$)|\s{_phrase('در تاریخ', 'در روز', 'در روزهای')}\s|[.]\s|[.]$"
)
_BULLET: Final = re.compile(r"\s*(?:[•●▪■◦*·\-–—»►✓✔]+|[(\[]?[0-9۰-۹٠-٩]{1,2}\s*[.\-–)\]]+)\s*")
_ROLES: Final[tuple[OrganizationRole, ...]] = ("organizer", "partner", "sponsor")


class OrganizersReading(NamedTuple):
    """The bodies of a title page, and the numbers of the lines that they took up."""

    organizations: tuple[ConferenceOrganization, ...]
    lines: frozenset[int]


def read_organizers(document: Document, lines: Sequence[Line]) -> OrganizersReading:
    """Return the bodies named in ``lines``, by role and in printed order.

    They stand in lists under a heading («برگزارکنندگان:»), behind the heading on its line, or in a sentence
    («به همت …، … و با همکاری …»).
    """
    found: list[tuple[OrganizationRole, Passage]] = []
    used: set[int] = set()
    index = 0
    while index < len(lines):
        heading = _HEADING.match(lines[index].text)
        if heading is not None and heading["mark"] is not None and _is_heading(lines, index, heading):
            taken, items = _read_list(document, lines, index, heading)
            role = _role_of(heading)
            found += [(role, item) for item in items]
        else:
            taken, roles_items = _read_sentence(document, lines, index)
            found += roles_items
        used.update(line.number for line in lines[index : index + taken])
        index += max(taken, 1)
    return OrganizersReading(tuple(_to_records(found)), frozenset(used))


def is_organizers_heading(text: str) -> bool:
    """Whether a line heads a list of bodies: «حامیان کنگره:»."""
    heading = _HEADING.match(text)
    return heading is not None and (heading["mark"] != "" or heading.end() == len(text))


def _role_of(match: re.Match[str]) -> OrganizationRole:
    return next(role for role in _ROLES if match[role] is not None)


def _is_heading(lines: Sequence[Line], index: int, heading: re.Match[str]) -> bool:
    if heading["mark"]:
        return True
    following = [line for line in lines[index + 1 : index + 3] if not line.is_blank]
    return bool(following) and not is_organizers_heading(following[0].text)


def _read_list(
    document: Document, lines: Sequence[Line], index: int, heading: re.Match[str]
) -> tuple[int, list[Passage]]:
    """Return how many lines a headed list takes, the heading included, and its items."""
    line = lines[index]
    inline = document.passage(line.start + heading.end(), line.end)
    if inline:
        end = index + 1
        while end < len(lines) and _continues(lines[end - 1], lines[end]):
            end += 1
        return end - index, split_bodies(document.passage(inline.start, lines[end - 1].end))
    end = index + 1
    while end < len(lines) and lines[end].is_blank:
        end += 1
    items: list[Passage] = []
    first = end
    while end < len(lines) and _is_item(lines, end, first):
        bullet = _BULLET.match(lines[end].text)
        items.append(document.passage(lines[end].start + (bullet.end() if bullet else 0), lines[end].end).trim(".،,؛;"))
        end += 1
    if len(items) == 1:
        items = split_bodies(items[0])
    return end - index, [item for item in items if item]


def _continues(line: Line, following: Line) -> bool:
    return line.text.rstrip().endswith(("،", ",", " و")) and not following.is_blank


def _is_item(lines: Sequence[Line], index: int, first: int) -> bool:
    text = lines[index].text
    if lines[index].is_blank:
        return index > first and _goes_on_after_blank(lines, index, first)
    if is_organizers_heading(text) or is_label(text, CONTENTS) or _SENTENCE.match(text + " "):
        return False
    return is_body(text) or _BULLET.match(text) is not None or find_date(text) is None


def _goes_on_after_blank(lines: Sequence[Line], index: int, first: int) -> bool:
    """Whether a list goes on below a blank line: with bullets, or because a blank line stands between all its items."""
    following = [line for line in lines[index : index + 4] if not line.is_blank][:1]
    if not following or lines[index + 1].is_blank:
        return False
    if _BULLET.match(following[0].text) and _BULLET.match(lines[first].text):
        return True
    apart = lines[first + 1].is_blank and lines[first - 1].is_blank
    return apart and may_be_body(following[0].text) and not is_organizers_heading(following[0].text)


def _read_sentence(
    document: Document, lines: Sequence[Line], index: int
) -> tuple[int, list[tuple[OrganizationRole, Passage]]]:
    """Return how many lines a sentence with bodies takes, and the bodies with their roles."""
    if _SENTENCE.search(lines[index].text + " ") is None:
        return 0, []
    end = index + 1
    while end < len(lines) and not lines[end].is_blank and not is_label(lines[end].text, CONTENTS):
        if not (
            _continues(lines[end - 1], lines[end]) or _SENTENCE.search(lines[end].text) or is_body(lines[end].text)
        ):
            break
        end += 1
    block = document.passage(lines[index].start, lines[end - 1].end)
    marks = list(_SENTENCE.finditer(block.text))
    stops = [*(mark.start() for mark in marks[1:]), len(block)]
    found: list[tuple[OrganizationRole, Passage]] = []
    # Words that end the block are a mark no longer, so there may be none.
    for mark, stop in zip(marks, stops, strict=False):
        ending = _SENTENCE_END.search(block.text, mark.end(), stop)
        part = block.cut(mark.end(), ending.start() if ending else stop)
        items = split_bodies(part)
        if items and is_body(items[0].text):
            found += [(_role_of(mark), item) for item in items]
    return (end - index, found) if found else (0, [])


def _to_records(found: Sequence[tuple[OrganizationRole, Passage]]) -> list[ConferenceOrganization]:
    records: list[ConferenceOrganization] = []
    seen: set[tuple[OrganizationRole, str]] = set()
    counts = dict.fromkeys(_ROLES, 0)
    for role, passage in found:
        key = (role, fold(passage.text))
        if key in seen:
            continue
        seen.add(key)
        counts[role] += 1
        name = clean_body_name(passage.text)
        records.append(ConferenceOrganization(role, counts[role], passage.text, name, passage.place))
    return records
