"""What of a title page was not understood, as problems."""

from __future__ import annotations

import re
from typing import Final

from proceedings_db.reading.document import Passage
from proceedings_db.records import Problem, ProblemCode

_YEH: Final = "[یيئ]"
OFFICER: Final = re.compile(
    rf"\s*(?:ر{_YEH}+س|دب{_YEH}ر|مسئول|سردب{_YEH}ر|و{_YEH}راستار|به\s+کوشش|گردآور|تدو{_YEH}ن|طراح|صفحه|شمارگان|نوبت"
    rf"|ق{_YEH}مت|تلفن|نشان{_YEH}|آدرس|وب|پست|چاپ|ل{_YEH}توگراف{_YEH}|حروف|مد{_YEH}ر|اعضا|کم{_YEH}ته"
    r"|chair|secretary|editor|e-?mail|tel|address|web)[^:：]{0,40}[:：]",
    re.IGNORECASE,
)
"""Lines that name an office or belong to the imprint: «دبیر علمی: دکتر …»."""


def unread_date(passage: Passage, printed: str) -> Problem:
    """Return the problem of a date that stands there and could not be read."""
    message = f"The date «{printed}» of the title page could not be read."
    return _of_date(ProblemCode.DATE_NOT_READ, message, passage, "Give the conference the date that is meant")


def year_alone(passage: Passage, printed: str) -> Problem:
    """Return the problem of a title page that tells the year of a meeting and not its days."""
    message = f"The title page tells the year «{printed}» alone, not the days of the meeting."
    return _of_date(ProblemCode.NO_DATE, message, passage, "Give the conference the date of its first day")


def _of_date(code: ProblemCode, message: str, passage: Passage, remedy: str) -> Problem:
    return Problem(
        code,
        message,
        place=passage.place,
        raw_text=passage.text,
        remedy=f"{remedy}, as 2012-10-09.",
        entity="conference",
        field="start_date",
    )


def unread_line(passage: Passage) -> Problem:
    """Return the problem of a line under no rule; an office is understood and has no field."""
    if OFFICER.match(passage.text):
        message = f"«{passage.text[:80]}» names an office or an imprint; the database has no field for it."
        return Problem(ProblemCode.TEXT_NOT_READ, message, "info", passage.place, passage.text, "Nothing need be done.")
    message = f"The line «{passage.text[:80]}» of the title page was not understood."
    remedy = "See whether it names the meeting, a body, a date or a place, and put it there in the text."
    return Problem(ProblemCode.TEXT_NOT_READ, message, place=passage.place, raw_text=passage.text, remedy=remedy)


def unread_text(passage: Passage) -> Problem:
    """Return the problem of all that follows a title page where neither a contents list nor a paper was found."""
    message = f"The text from «{passage.text[:60]}» on is no title page; no contents list or paper was found in it."
    remedy = "Put a heading above the contents list, or above each abstract."
    return Problem(ProblemCode.TEXT_NOT_READ, message, place=passage.place, raw_text=passage.text, remedy=remedy)
