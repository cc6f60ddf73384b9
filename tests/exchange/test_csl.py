"""Papers and volumes as CSL items."""

from __future__ import annotations

import pytest

from proceedings_db.exchange.csl import paper_to_csl, to_csl_name, to_event_title, volume_to_csl
from proceedings_db.exchange.items import CslDate, CslName, ExportCalendar
from proceedings_db.records import Keyword, Name, PaperText
from tests.exchange.factories import TITLE, a_conference, a_paper, a_volume, an_author


def test_a_paper_with_its_volume_and_conference() -> None:
    assert paper_to_csl(a_paper(), a_volume()) == {
        "id": "zarghani2012naqsh",
        "type": "paper-conference",
        "author": [
            {"family": "زرقانی", "given": "سید هادی"},
            {"family": "رنجکش", "given": "محمد جواد"},
            {"family": "اسکندران", "given": "منصوره"},
        ],
        "title": TITLE,
        "container-title": "مجموعه مقالات «همایش ملی جغرافیای سیاسی کاربردی»",
        "event-title": "همایش ملی جغرافیای سیاسی کاربردی",
        "event-date": {"date-parts": [[2012, 10, 9]]},
        "event-place": "تهران",
        "organizer": [{"literal": "انجمن ژئوپلیتیک ایران"}, {"literal": "وزارت علوم، تحقیقات و فن‌آوری"}],
        "issued": {"date-parts": [[2012, 10, 9]]},
        "page": "222-235",
        "language": "fa",
        "keyword": "دیپلماسی شهری, توسعه, صلح, بازیگران نظام بین‌الملل",
        "abstract": "تغییر و تحول در نظام بین‌المللی و اهمیت یافتن شهرها.",
        "custom": {
            "venue": "دانشگاه تربیت مدرس",
            "affiliation": ["سید هادی زرقانی: استادیار، جغرافیای سیاسی، دانشگاه فردوسی مشهد، zarghani@um.ac.ir"],
        },
        "note": "تاریخ: ۱۸ مهر ۱۳۹۱",
    }


@pytest.mark.parametrize(
    ("name", "csl"),
    [
        (Name("دکتر", "سید هادی", "زرقانی"), {"family": "زرقانی", "given": "سید هادی"}),
        (Name(family="عبدالفرجی"), {"family": "عبدالفرجی"}),
        (Name(given="عبدالفرجی"), {"family": "عبدالفرجی"}),
        (Name(literal="سازمان ملل متحد"), {"literal": "سازمان ملل متحد"}),
        (Name(given="", family="كاظمي"), {"family": "کاظمی"}),
    ],
)
def test_a_name_has_no_empty_part_and_no_honorific(name: Name, csl: CslName) -> None:
    assert to_csl_name(name) == csl


@pytest.mark.parametrize(
    ("calendar", "start", "end", "issued", "event"),
    [
        ("gregorian", "2012-10-09", None, [[2012, 10, 9]], [[2012, 10, 9]]),
        ("gregorian", "2012-10-09", "2012-10-10", [[2012, 10]], [[2012, 10, 9], [2012, 10, 10]]),
        ("gregorian", "2012-09-22", "2012-10-21", [[2012]], [[2012, 9, 22], [2012, 10, 21]]),
        ("gregorian", "2012-10", None, [[2012, 10]], [[2012, 10]]),
        ("gregorian", None, None, [[2012]], None),
        ("jalali", "2012-10-09", None, [[1391]], [[1391]]),
        ("jalali", "2012-03-19", "2012-03-20", [[1390]], [[1390]]),
        ("jalali", "2012-10", None, [[1391]], [[1391]]),
        # New year falls in March: whether 2012-03 is in 1390 or 1391 is not said.
        ("jalali", "2012-03", None, None, None),
    ],
)
def test_dates(
    calendar: ExportCalendar,
    start: str | None,
    end: str | None,
    issued: list[list[int]] | None,
    event: list[list[int]] | None,
) -> None:
    conference = a_conference(start_date=start, end_date=end)
    item = paper_to_csl(a_paper(), a_volume(conference=conference), calendar=calendar)
    absent: CslDate = {}
    assert item.get("issued", absent).get("date-parts") == issued
    assert item.get("event-date", absent).get("date-parts") == event


def test_the_year_of_the_volume_counts_where_it_is_not_that_of_the_meeting() -> None:
    item = paper_to_csl(a_paper(), a_volume(year=2013))
    assert item["issued"] == {"date-parts": [[2013]]}
    assert item["event-date"] == {"date-parts": [[2012, 10, 9]]}


def test_a_year_printed_alone_is_kept_in_both_calendars() -> None:
    volume = a_volume(conference=None, year=2012, year_as_printed="۱۳۹۱")
    gregorian, jalali = (paper_to_csl(a_paper(), volume, calendar=calendar) for calendar in ("gregorian", "jalali"))
    assert gregorian["issued"] == {"date-parts": [[2012]]}
    assert jalali["issued"] == {"date-parts": [[1391]]}
    assert jalali["note"] == "تاریخ: ۱۳۹۱\nتاریخ میلادی: 2012"


@pytest.mark.parametrize(
    ("printed", "name", "ordinal", "title"),
    [
        ("همایش ملی جغرافیا", "همایش ملی جغرافیا", None, "همایش ملی جغرافیا"),
        (
            "نهمین كنگره انجمن ژئوپلیتیک ایران - مشهد",
            "کنگره انجمن ژئوپلیتیک ایران",
            9,
            "نهمین کنگره انجمن ژئوپلیتیک ایران",
        ),
        ("نخستین همایش ملی", "همایش ملی", 1, "نخستین همایش ملی"),
        ("مجموعه مقالات بیست و هفتمین همایش ملی", "همایش ملی", 27, "بیست و هفتمین همایش ملی"),
        ("کنفرانس (سوم)", "همایش ملی", 3, "سومین همایش ملی"),
    ],
)
def test_the_ordinal_of_a_meeting_stays_with_its_name(printed: str, name: str, ordinal: int | None, title: str) -> None:
    assert to_event_title(a_conference(name=name, name_as_printed=printed, ordinal=ordinal)) == title


def test_texts_of_a_second_language_are_kept() -> None:
    paper = a_paper(
        texts=(
            PaperText("title", "en", "The Role of City Diplomacy"),
            PaperText("subtitle", "fa", "مطالعه موردی مشهد"),
            PaperText("abstract", "fa", "چکیده فارسی"),
            PaperText("abstract", "en", "English abstract"),
        ),
        keywords=(Keyword("fa", 1, "صلح", "صلح"), Keyword("en", 1, "Peace, War", "Peace, War")),
    )
    item = paper_to_csl(paper, a_volume())
    assert item["title"] == f"{TITLE}: مطالعه موردی مشهد"
    assert item["title-short"] == TITLE
    assert item["original-title"] == "The Role of City Diplomacy"
    assert item["abstract"] == "چکیده فارسی"
    assert item["keyword"] == "صلح"
    assert item["custom"]["abstract"] == ["English abstract"]
    assert item["custom"]["keyword"] == ["Peace, War"]


def test_a_comma_inside_a_keyword_does_not_divide_it() -> None:
    item = paper_to_csl(a_paper(keywords=(Keyword("fa", 1, "a", "a"), Keyword("fa", 2, "b, c; d", "b"))), a_volume())
    assert item["keyword"] == "a, b، c؛ d"


def test_editors_and_translators_have_their_own_variables() -> None:
    people = (
        an_author("سید هادی", "زرقانی"),
        an_author("علی", "رضایی", role="editor"),
        an_author("مریم", "کریمی", role="translator"),
    )
    item = paper_to_csl(a_paper(authors=people), a_volume())
    assert [item[role][0]["family"] for role in ("author", "editor", "translator")] == ["زرقانی", "رضایی", "کریمی"]


def test_a_volume_has_the_bodies_of_all_three_roles() -> None:
    item = volume_to_csl(a_volume(publisher="انجمن ژئوپلیتیک ایران", number="۲", isbn="978-600-00-0000-0"))
    assert item["type"] == "book"
    assert item["custom"]["partner"] == ["دانشگاه خوارزمی"]
    assert item["custom"]["sponsor"] == ["شهرداری تهران"]
    assert (item["volume"], item["ISBN"]) == ("2", "978-600-00-0000-0")


def test_a_bare_paper_has_no_empty_values() -> None:
    paper = a_paper(authors=(), texts=(), keywords=(), page_first=None, page_last=None, citation_key=None, key=None)
    item = paper_to_csl(paper, a_volume(title="", conference=None, year=None))
    assert item == {
        "id": "applied-political-geography-1391.14",
        "type": "paper-conference",
        "title": TITLE,
        "language": "fa",
    }
