"""Records for the tests of exchange: the seed's volume as a careful librarian entered it, and small ones by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from proceedings_db.records import (
    Affiliation,
    Authorship,
    Conference,
    ConferenceOrganization,
    Keyword,
    Name,
    Paper,
    PaperText,
    Reference,
    ReferenceName,
    Volume,
)

TITLE = "نقش و جایگاه دیپلماسی شهری در برقراری صلح و توسعه"


def a_conference(**changes: Any) -> Conference:
    bodies = (
        ConferenceOrganization("organizer", 1, "انجمن ژئوپلیتیک ایران", "انجمن ژئوپلیتیک ایران"),
        ConferenceOrganization("organizer", 2, "وزارت علوم، تحقیقات و فن آوری", "وزارت علوم، تحقیقات و فن‌آوری"),
        ConferenceOrganization("partner", 1, "دانشگاه خوارزمی", "دانشگاه خوارزمی"),
        ConferenceOrganization("sponsor", 1, "شهرداری تهران", "شهرداری تهران"),
    )
    conference = Conference(
        name="همایش ملی جغرافیای سیاسی کاربردی",
        name_as_printed="همایش ملی جغرافیای سیاسی کاربردی",
        date_as_printed="۱۸ مهر ۱۳۹۱",
        calendar="jalali",
        start_date="2012-10-09",
        place="تهران",
        venue="دانشگاه تربیت مدرس",
        organizations=bodies,
    )
    return replace(conference, **changes)


def a_volume(**changes: Any) -> Volume:
    volume = Volume(
        key="applied-political-geography-1391",
        title="مجموعه مقالات «همایش ملی جغرافیای سیاسی کاربردی»",
        title_as_printed="مجموعه مقالات «همایش ملی جغرافیای سیاسی کاربردی»",
        language="fa",
        conference=a_conference(),
        year=2012,
    )
    return replace(volume, **changes)


def an_author(given: str | None, family: str | None, position: int = 1, **changes: Any) -> Authorship:
    name = Name(given=given, family=family)
    return replace(Authorship(position, name.display, name), **changes)


def a_paper(**changes: Any) -> Paper:
    university = Affiliation(
        1,
        "استادیار جغرافیای سیاسی، دانشگاه فردوسی مشهد",
        "استادیار",
        "جغرافیای سیاسی",
        "دانشگاه فردوسی مشهد",
    )
    paper = Paper(
        position=14,
        title=TITLE,
        title_as_printed=TITLE,
        language="fa",
        page_first=222,
        page_last=235,
        authors=(
            an_author("سید هادی", "زرقانی", affiliations=(university,), email="zarghani@um.ac.ir"),
            an_author("محمد جواد", "رنجکش", 2),
            an_author("منصوره", "اسکندران", 3),
        ),
        texts=(PaperText("abstract", "fa", "تغییر و تحول در نظام بین‌المللی\nو اهمیت یافتن شهرها."),),
        keywords=tuple(
            Keyword("fa", position, word, word)
            for position, word in enumerate(("دیپلماسی شهری", "توسعه", "صلح", "بازیگران نظام بین‌الملل"), 1)
        ),
        key="applied-political-geography-1391.14",
        citation_key="zarghani2012naqsh",
    )
    return replace(paper, **changes)


def a_reference(**changes: Any) -> Reference:
    reference = Reference(
        position=1,
        raw_text="افتخاری، اصغر (۱۳۸۰): ناامنی جهانی، پژوهشکده مطالعات راهبردی، تهران.",
        language="fa",
        csl_type="book",
        title="ناامنی جهانی",
        publisher="پژوهشکده مطالعات راهبردی",
        publisher_place="تهران",
        date_as_printed="۱۳۸۰",
        year=1380,
        calendar="jalali",
        names=(ReferenceName("author", 1, Name(given="اصغر", family="افتخاری")),),
        key="applied-political-geography-1391.14.r1",
    )
    return replace(reference, **changes)
