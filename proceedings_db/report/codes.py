"""The closed set of problems: what each code means, what to do about it, and how much hangs on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from proceedings_db.records import ProblemCode, Severity

Measure = Literal["once", "lines", "links", "papers"]
"""What multiplies the facts of a problem: nothing, the lines it spans, the records that lean on the one it is about, or
the papers of its volume."""


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """What a code means: one sentence in English, and a heading in Persian for pages that librarians read.

    ``severity`` is the usual one. ``facts`` are won by settling one problem of the code, times its ``measure``.
    """

    severity: Severity
    facts: int
    measure: Measure
    meaning: str
    remedy: str
    title: str
    advice: str


_ROWS: Final[dict[ProblemCode, tuple[Severity, int, Measure, str, str, str, str]]] = {
    ProblemCode.NO_CONTENTS: (
        "warning", 20, "papers", "No contents list was found.",
        "See whether the list has another heading, or was lost from the text.",
        "فهرست مقاله‌ها پیدا نشد", "ببینید فهرست عنوان دیگری دارد یا از متن افتاده است.",
    ),
    ProblemCode.NO_DATE: (
        "warning", 2, "papers", "The title page has no date.",
        "Give the conference its date, or put the date on the title page of the text.",
        "همایش تاریخ ندارد", "تاریخ همایش را بنویسید یا به صفحهٔ عنوان متن بیفزایید.",
    ),
    ProblemCode.DATE_NOT_READ: (
        "warning", 2, "papers", "Something that looks like a date stands there and could not be read.",
        "Give the conference the date that is meant.",
        "تاریخ خوانده نشد", "تاریخ درست همایش را بنویسید.",
    ),
    ProblemCode.NO_CONFERENCE_NAME: (
        "warning", 3, "papers", "The title page names no meeting.",
        "Put the name of the conference on the title page, if the volume is of one.",
        "نام همایش پیدا نشد", "اگر مجموعه از آنِ همایشی است، نامش را به صفحهٔ عنوان بیفزایید.",
    ),
    ProblemCode.ENTRY_WITHOUT_PAGE: (
        "warning", 2, "once", "An entry of the contents list has no page.",
        "Give the paper its first page.",
        "مدخل فهرست شمارهٔ صفحه ندارد", "صفحهٔ آغاز مقاله را بنویسید.",
    ),
    ProblemCode.ENTRY_INCOMPLETE: (
        "warning", 5, "once", "An entry breaks off, or lacks its title or its authors.",
        "Compare the entry with the printed list.",
        "مدخل فهرست ناقص است", "مدخل را با فهرست چاپی بسنجید.",
    ),
    ProblemCode.PAGE_NOT_A_NUMBER: (
        "warning", 2, "once", "What stands in the place of a page is no number.",
        "Give the paper its first page.",
        "شمارهٔ صفحه عدد نیست", "صفحهٔ آغاز مقاله را بنویسید.",
    ),
    ProblemCode.PAGES_RUN_BACKWARDS: (
        "warning", 2, "once", "A paper begins before the one listed above it.",
        "Compare both pages with the printed list.",
        "صفحه‌ها به عقب می‌روند", "هر دو شمارهٔ صفحه را با فهرست چاپی بسنجید.",
    ),
    ProblemCode.LAST_PAGE_UNKNOWN: (
        "info", 1, "once", "Nothing follows that would tell where the paper ends.",
        "Give the paper its last page, if the volume is at hand.",
        "صفحهٔ پایان دانسته نیست", "اگر کتاب در دست است، صفحهٔ پایان مقاله را بنویسید.",
    ),
    ProblemCode.PAPER_LISTED_TWICE: (
        "warning", 3, "once", "A title stands twice in the contents list or in the volume.",
        "Take one of them out, if they are the same paper.",
        "مقاله دو بار آمده است", "اگر هر دو یک مقاله‌اند، یکی را بردارید.",
    ),
    ProblemCode.HEAD_NOT_LISTED: (
        "warning", 3, "once", "A paper stands in the volume and has no entry in the contents list.",
        "See whether the list has another form of its title.",
        "مقاله در فهرست نیست", "ببینید عنوان آن در فهرست به شکل دیگری آمده است یا نه.",
    ),
    ProblemCode.TITLES_DIFFER: (
        "warning", 1, "once", "The contents list and the head of a paper print its title otherwise.",
        "Compare both, and give the paper the title that is right.",
        "عنوان در فهرست و مقاله یکی نیست", "هر دو را بسنجید و عنوان درست را بنویسید.",
    ),
    ProblemCode.AUTHORS_DIFFER: (
        "warning", 2, "once", "The contents list and the paper's head name other people.",
        "Compare both, and correct the one that is wrong.",
        "نویسندگان در فهرست و مقاله یکی نیستند", "فهرست را با سرِ مقاله بسنجید و نادرست را درست کنید.",
    ),
    ProblemCode.TEXT_NOT_READ: (
        "warning", 2, "lines", "Lines of the text were kept and not understood; remarks need nothing done.",
        "See whether they say something that belongs into the database.",
        "این متن فهمیده نشد", "ببینید چیزی برای پایگاه داده در آن هست یا نه.",
    ),
    ProblemCode.TEXT_TRUNCATED: (
        "warning", 10, "once", "The text breaks off.",
        "Load the whole text, if there is more of it.",
        "متن ناتمام است", "اگر متن کامل در دست است، آن را بار کنید.",
    ),
    ProblemCode.NAME_NOT_SPLIT: (
        "warning", 2, "links", "Given and family name cannot be told apart.",
        "Say which part is the family name.",
        "نام و نام خانوادگی از هم جدا نشد", "نام خانوادگی را بنویسید.",
    ),
    ProblemCode.NAME_DOUBTFUL: (
        "warning", 1, "links", "A name was divided, and another division is nearly as likely.",
        "Say which part is the family name, if it is another.",
        "جدایی نام و نام خانوادگی نامطمئن است", "اگر نام خانوادگی چیز دیگری است، آن را بنویسید.",
    ),
    ProblemCode.HALF_SPACE_DOUBTFUL: (
        "info", 1, "once", "A half-space may be missing in a word; it was left as printed.",
        "Look whether the word is one with a half-space.",
        "شاید نیم‌فاصله‌ای افتاده است", "ببینید واژه نیم‌فاصله می‌خواهد یا نه.",
    ),
    ProblemCode.SPACES_LOST: (
        "info", 1, "once", "Words seem to run together; they were left as printed.",
        "Look whether a space is missing.",
        "شاید فاصله‌ای افتاده است", "ببینید واژه‌ها به هم چسبیده‌اند یا نه.",
    ),
    ProblemCode.SPELLING_DOUBTFUL: (
        "info", 1, "once", "A word is one letter off a common word or of another print, or a place that no list has.",
        "Compare it with the volume, and correct it if it is wrong.",
        "املای واژه نامطمئن است", "واژه را با کتاب بسنجید و اگر نادرست است درست کنید.",
    ),
    ProblemCode.LETTERS_DAMAGED: (
        "warning", 2, "lines", "Letters are reversed, spaced out, mixed or lost.",
        "Take the lines from another copy, or type them anew.",
        "حرف‌های متن آسیب دیده است", "این سطرها را از نسخهٔ دیگری بردارید یا دوباره بنویسید.",
    ),
    ProblemCode.NO_REFERENCE_LIST: (
        "info", 2, "links", "A paper in full has no reference list.",
        "See whether the list has another heading, or was lost from the text.",
        "مقاله فهرست منابع ندارد", "ببینید فهرست منابع عنوان دیگری دارد یا از متن افتاده است.",
    ),
    ProblemCode.REFERENCE_NOT_READ: (
        "warning", 4, "links", "No title and no name was found in a reference; it is kept as printed.",
        "See whether it is a reference, and enter its title.",
        "مرجع خوانده نشد", "ببینید مرجع است یا نه و عنوانش را بنویسید.",
    ),
    ProblemCode.REFERENCE_FIELD_DOUBTFUL: (
        "warning", 1, "links", "A part of a reference was taken for a field with little confidence, or for none.",
        "Compare the field with the printed reference, and correct it if it is wrong.",
        "بخشی از مرجع نامطمئن است", "آن را با مرجع چاپی بسنجید و اگر نادرست است درست کنید.",
    ),
    ProblemCode.REFERENCE_TYPE_DOUBTFUL: (
        "warning", 1, "links", "What kind of work a reference cites is not clear from its words.",
        "See whether it is a book, an article, a report or something else, and correct the type if it is wrong.",
        "نوع مرجع نامطمئن است", "ببینید مرجع کتاب است، مقاله، گزارش یا چیز دیگر، و اگر نادرست است درست کنید.",
    ),
    ProblemCode.REFERENCE_NUMBER_SKIPPED: (
        "warning", 5, "once", "The printed numbers of a reference list skip one.",
        "See whether an entry was lost, or joined to the one before it.",
        "شمارهٔ مرجع‌ها پشت سر هم نیست", "ببینید مرجعی افتاده یا به مرجع پیشین چسبیده است.",
    ),
    ProblemCode.REFERENCE_UNCITED: (
        "info", 0, "once", "Nothing in the text cites an entry of the reference list.",
        "Nothing, if the list holds further reading; else look for a citation that was not found.",
        "به این مرجع ارجاعی نشده است", "اگر برای مطالعهٔ بیشتر آمده است کاری لازم نیست.",
    ),
    ProblemCode.CITATION_UNRESOLVED: (
        "warning", 2, "once", "No entry of the reference list fits a citation, or several do.",
        "Link the citation to the entry that is meant.",
        "مرجعِ این ارجاع روشن نیست", "ارجاع را به مرجعی که مقصود است پیوند دهید.",
    ),
    ProblemCode.CITATION_YEAR_MISMATCH: (
        "warning", 1, "once", "A citation was linked to an entry that has another year.",
        "Compare both.",
        "سالِ ارجاع با مرجع یکی نیست", "هر دو را با هم بسنجید.",
    ),
    ProblemCode.CITATION_NAME_VARIANT: (
        "info", 0, "once", "A citation was linked to an entry whose name is written otherwise.",
        "Compare both.",
        "نام در ارجاع و مرجع یک‌جور نوشته نشده است", "هر دو را با هم بسنجید.",
    ),
    ProblemCode.PAGES_REVERSED: (
        "info", 0, "once", "A range of pages is printed from high to low; it was turned round.",
        "Nothing need be done if the lower page is the first.",
        "بازهٔ صفحه‌ها وارونه چاپ شده است", "اگر شمارهٔ کوچک‌تر آغاز است کاری لازم نیست.",
    ),
    ProblemCode.PERSON_AMBIGUOUS: (
        "warning", 2, "links", "More than one person may be meant by a name.",
        "Link the author to the person who is meant.",
        "روشن نیست کدام شخص مقصود است", "نویسنده را به شخصی که مقصود است پیوند دهید.",
    ),
    ProblemCode.PERSON_NAME_VARIANT: (
        "info", 0, "links", "An author was linked to a person whose name is printed otherwise elsewhere.",
        "Nothing, if these are one person.",
        "نام شخص جاهای دیگر جور دیگری چاپ شده است", "اگر هر دو یک شخص‌اند کاری لازم نیست.",
    ),
    ProblemCode.ORGANIZATION_AMBIGUOUS: (
        "warning", 2, "once", "More than one body may be meant by a name.",
        "Say which body is meant.",
        "روشن نیست کدام سازمان مقصود است", "بنویسید کدام سازمان مقصود است.",
    ),
    ProblemCode.WORK_DOUBTFUL: (
        "info", 1, "once", "A reference may be to a work that others cite too, but something differs or is wanting.",
        "Link the reference to that work if it is the same; else nothing.",
        "شاید این مرجع همان اثری باشد که دیگران هم به آن ارجاع داده‌اند", "اگر همان اثر است مرجع را به آن پیوند دهید.",
    ),
    ProblemCode.PAPER_MOVED: (
        "warning", 5, "once", "A reload found a paper at another place (a remark), or not at all.",
        "Look whether the text lost it; once back, it has its old keys again.",
        "مقاله در بارگذاری دوباره جابه‌جا یا ناپدید شده است", "ببینید مقاله از متن افتاده است یا نه.",
    ),
    ProblemCode.CORRECTION_STALE: (
        "warning", 5, "once", "A correction expects another value than the one that stands there now.",
        "Look at the value; renew the correction or take it back.",
        "اصلاح کهنه شده است", "مقدار کنونی را ببینید و اصلاح را نو کنید یا پس بگیرید.",
    ),
    ProblemCode.EXPORT_LOSSY: (
        "info", 0, "once", "A format has no field for a value; it stands in the note of the entry (told by `export`).",
        "Nothing, if the note is read; else take CSL-JSON, which has room for all.",
        "قالب خروجی برای این مقدار جایی ندارد", "مقدار در یادداشت آمده است؛ قالب CSL-JSON برای همه جا دارد.",
    ),
    ProblemCode.ENTRY_NOT_READ: (
        "error", 5, "once", "An entry of a .bib, .ris or CSL-JSON file is broken, or was read only in part.",
        "Correct the entry and import the file again.",
        "مدخل پرونده خوانده نشد", "مدخل را درست کنید و پرونده را دوباره وارد کنید.",
    ),
}  # fmt: skip

PROBLEM_KINDS: Final[dict[ProblemCode, ProblemKind]] = {code: ProblemKind(*row) for code, row in _ROWS.items()}
"""Every code with what it means, in the order of :class:`~proceedings_db.records.ProblemCode`."""


def problem_codes_markdown() -> str:
    """Return the table of the README: code, severity, what it means, what to do."""
    rows = [f"| `{code}` | {kind.severity} | {kind.meaning} | {kind.remedy} |" for code, kind in PROBLEM_KINDS.items()]
    return "\n".join(["| code | severity | what it means | what to do |", "|---|---|---|---|", *rows])
