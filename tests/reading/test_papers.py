from __future__ import annotations

import pytest

from proceedings_db.records import ProblemCode
from tests.reading.invented import BODY, CONTENTS, LAYOUTS, codes, read_text

TITLE = "بررسی نقش رودخانه در شکل‌گیری شهرهای کهن"
LIST = CONTENTS + LAYOUTS["authors below, leader and page behind them"]

HEADS = {
    "name and affiliation on one line": """مریم رضایی* - استادیار گروه تاریخ، دانشگاه یزد
علی کریمی - دانشجوی دکتری معماری، دانشگاه تهران
""",
    "numbered affiliations": """مریم رضایی1*، علی کریمی2

1- استادیار گروه تاریخ، دانشگاه یزد، یزد
2- دانشجوی دکتری معماری، دانشگاه تهران، تهران
""",
    "affiliations on one line": """مریم رضایی1*، علی کریمی2
1. استادیار گروه تاریخ، دانشگاه یزد؛ 2. دانشجوی دکتری معماری، دانشگاه تهران
""",
    "name above affiliation": """مریم رضایی (نویسنده مسئول)
استادیار گروه تاریخ، دانشگاه یزد، یزد
علی کریمی
دانشجوی دکتری معماری، دانشگاه تهران، تهران
""",
    "affiliation in brackets": """مریم رضایی* (استادیار گروه تاریخ، دانشگاه یزد)
علی کریمی (دانشجوی دکتری معماری، دانشگاه تهران)
""",
    "affiliation behind a colon": """مریم رضایی*: استادیار گروه تاریخ، دانشگاه یزد، یزد
علی کریمی: دانشجوی دکتری معماری، دانشگاه تهران، تهران
""",
    "a label before the names": """نویسندگان: مریم رضایی۱،* و علی کریمی۲
۱استادیار گروه تاریخ، دانشگاه یزد، یزد، ایران
۲دانشجوی دکتری معماری، دانشگاه تهران، تهران، ایران
""",
}


@pytest.mark.parametrize("head", HEADS)
def test_affiliations_belong_to_their_authors(head: str) -> None:
    volume, problems = read_text(f"{LIST}\n{TITLE}\n\n{HEADS[head]}\n{BODY}")
    authors = volume.papers[0].authors
    assert [(a.name.display, a.is_corresponding) for a in authors] == [("مریم رضایی", True), ("علی کریمی", False)]
    readings = [(a.affiliations[0].rank, a.affiliations[0].department, a.affiliations[0].organization) for a in authors]
    assert readings == [
        ("استادیار", "گروه تاریخ", "دانشگاه یزد"),
        ("دانشجوی دکتری", "معماری", "دانشگاه تهران"),
    ]
    assert [[mention.text for mention in author.mentions] for author in authors] == [["مریم رضایی"], ["علی کریمی"]]
    assert codes(problems) == [ProblemCode.LAST_PAGE_UNKNOWN]


@pytest.mark.parametrize("head", HEADS)
def test_heads_of_papers_that_no_list_names(head: str) -> None:
    papers = [f"{title}\n\n{HEADS[head]}\n{BODY}" for title in (TITLE, "نقش باد در معماری کویر")]
    volume, _ = read_text("همایش ملی شهر و آب\n۱۲ آبان ۱۳۹۴\n\n" + "\n".join(papers))
    assert [paper.title for paper in volume.papers] == [TITLE, "نقش باد در معماری کویر"]
    for paper in volume.papers:
        assert [(a.name.display, a.affiliations[0].organization) for a in paper.authors] == [
            ("مریم رضایی", "دانشگاه یزد"),
            ("علی کریمی", "دانشگاه تهران"),
        ]


def test_stars_that_count_affiliations_mean_nothing_else() -> None:
    head = "مریم رضایی*، علی کریمی**\n* استاد، دانشگاه یزد\n** مربی، دانشگاه تهران\n"
    volume, _ = read_text(f"{LIST}\n{TITLE}\n\n{head}\n{BODY}")
    authors = volume.papers[0].authors
    assert [(a.is_corresponding, a.affiliations[0].rank) for a in authors] == [(None, "استاد"), (None, "مربی")]


def test_type_of_article_above_the_title_and_keywords_above_the_abstract() -> None:
    body = BODY.replace("چکیده\n…\nکلیدواژه‌ها: آب، شهر.", "کلیدواژه‌ها: آب، شهر.\n\nچکیده\nشهرها رشد کردند.")
    volume, _ = read_text(f"نوع مقاله: پژوهشی\n{TITLE}\n\nمریم رضایی\nمربی، دانشگاه یزد\n\n{body}")
    paper = volume.papers[0]
    assert (paper.title, paper.abstract()) == (TITLE, "شهرها رشد کردند.")
    assert [keyword.keyword for keyword in paper.keywords] == ["آب", "شهر"]


def test_three_lines_an_author() -> None:
    head = "مریم رضایی\nاستادیار، دانشگاه یزد\nm.rezaei@example.ir\nعلی کریمی\nمربی، دانشگاه تهران\nkarimi@example.ir\n"
    volume, _ = read_text(f"{LIST}\n{TITLE}\n\n{head}\n{BODY}")
    assert [author.email for author in volume.papers[0].authors] == ["m.rezaei@example.ir", "karimi@example.ir"]


def test_one_address_belongs_to_the_star() -> None:
    head = "مریم رضایی1، علی کریمی2*\n1- استادیار، دانشگاه یزد\n2- مربی، دانشگاه تهران\nkarimi@example.ir\n"
    volume, _ = read_text(f"{LIST}\n{TITLE}\n\n{head}\n{BODY}")
    authors = volume.papers[0].authors
    assert [(a.email, a.is_corresponding) for a in authors] == [(None, False), ("karimi@example.ir", True)]


def test_a_note_amid_the_body_can_make_the_star_the_presenter() -> None:
    head = "مریم رضایی ۱,* و علی کریمی ۲\n۱گروه تاریخ، دانشگاه یزد، یزد\n۲گروه معماری، دانشگاه تهران، تهران\n"
    note = "*سخنران. آدرس ایمیل: rezaei@example.ir\n"
    volume, _ = read_text(f"{LIST}\n{TITLE}\n\n{head}\n{BODY.replace('منابع', note + 'منابع')}")
    authors = volume.papers[0].authors
    assert [(a.is_presenter, a.is_corresponding, a.email) for a in authors] == [
        (True, None, "rezaei@example.ir"),
        (False, None, None),
    ]


def test_no_mark_means_unknown() -> None:
    volume, _ = read_text(f"{LIST}\n{TITLE}\n\nمریم رضایی، علی کریمی\n\n{BODY}")
    assert [author.is_corresponding for author in volume.papers[0].authors] == [None, None]


@pytest.mark.parametrize(
    ("head", "printed"),
    [
        ("سیدعلی کریمی، مریم رضایی", ["مریم رضایی", "سیدعلی کریمی"]),
        ("م. رضایی، ع. کریمی", ["م. رضایی", "ع. کریمی"]),
    ],
)
def test_a_head_names_the_listed_authors_otherwise(head: str, printed: list[str]) -> None:
    volume, problems = read_text(f"{LIST}\n{TITLE}\n\n{head}\n\n{BODY}")
    authors = volume.papers[0].authors
    assert [author.name_as_printed for author in authors] == ["مریم رضایی", "علی کریمی"]
    assert [author.mentions[0].text for author in authors] == printed
    assert codes(problems) == [ProblemCode.LAST_PAGE_UNKNOWN]


def test_other_people_in_the_head_are_a_problem() -> None:
    volume, problems = read_text(f"{LIST}\n{TITLE}\n\nمریم رضایی، بهرام جلالی\n\n{BODY}")
    assert [author.name_as_printed for author in volume.papers[0].authors] == ["مریم رضایی", "علی کریمی"]
    differ = [problem.raw_text for problem in problems if problem.code == ProblemCode.AUTHORS_DIFFER]
    assert sorted(text or "" for text in differ) == ["بهرام جلالی", "علی کریمی"]


KEYWORD_LABELS = ["واژگان کلیدی:", "واژه‌های کلیدی", "کلیدواژه‌ها:", "کليد واژه ها:", "كلمات كليدي:", "کلیدواژگان\n"]


@pytest.mark.parametrize("label", KEYWORD_LABELS)
def test_keywords_under_every_label(label: str) -> None:
    body = BODY.replace("کلیدواژه‌ها: آب، شهر.", f"{label} آب، شهر قدیم، GIS.")
    volume, _ = read_text(f"{LIST}\n{TITLE}\n\nمریم رضایی، علی کریمی\n\n{body}")
    assert [(k.keyword, k.language) for k in volume.papers[0].keywords] == [
        ("آب", "fa"),
        ("شهر قدیم", "fa"),
        ("GIS", "fa"),
    ]


def test_dates_doi_and_abstract() -> None:
    dates = "تاریخ دریافت: ۹۹/۱۰/۳۰ تاریخ پذیرش: ۹۹/۱۲/۲۷\ndoi: 10.1234/abc.5\n"
    body = BODY.replace("…\nکلیدواژه", "این چکیده‌ای کوتاه است.\nکلیدواژه", 1)
    volume, _ = read_text(f"{LIST}\n{TITLE}\n\nمریم رضایی، علی کریمی\n\n{dates}\n{body}")
    paper = volume.papers[0]
    assert (paper.received_as_printed, paper.accepted_as_printed, paper.doi) == (
        "۹۹/۱۰/۳۰",
        "۹۹/۱۲/۲۷",
        "10.1234/abc.5",
    )
    assert paper.abstract() == "این چکیده‌ای کوتاه است."


def test_an_abstract_of_ellipses_is_none() -> None:
    volume, _ = read_text(f"{LIST}\n{TITLE}\n\nمریم رضایی، علی کریمی\n\n{BODY}")
    assert volume.papers[0].texts == ()


SECOND = """Rivers and the Shape of Old Towns

Abstract
Rivers shaped towns.

Keywords: river, town
"""


@pytest.mark.parametrize("place", ["after the keywords", "after the references"])
def test_title_and_abstract_in_a_second_language(place: str) -> None:
    body = BODY + "\n" + SECOND if place == "after the references" else BODY.replace("۱- مقدمه", SECOND + "\n۱- مقدمه")
    volume, _ = read_text(f"{LIST}\n{TITLE}\n\nمریم رضایی، علی کریمی\n\n{body}")
    paper = volume.papers[0]
    assert {(text.kind, text.language): text.text for text in paper.texts} == {
        ("title", "en"): "Rivers and the Shape of Old Towns",
        ("abstract", "en"): "Rivers shaped towns.",
    }
    assert [keyword.keyword for keyword in paper.keywords] == ["آب", "شهر", "river", "town"]
    assert len(paper.references) == 1
    assert len(paper.citations) == 1


def test_body_references_and_citations() -> None:
    volume, _ = read_text(f"{LIST}\n{TITLE}\n\nمریم رضایی، علی کریمی\n\n{BODY}")
    paper = volume.papers[0]
    assert [section.heading for section in paper.sections] == ["مقدمه"]
    assert [reference.label_as_printed for reference in paper.references] == ["۱."]
    assert [(citation.raw_text, citation.section) for citation in paper.citations] == [("(رضایی، ۱۳۸۰، ۱۲)", 1)]


def test_a_title_over_two_lines_is_found_again() -> None:
    head = TITLE.replace(" در ", "\nدر ")
    volume, problems = read_text(f"{LIST}\n{head}\n\nمریم رضایی، علی کریمی\n\n{BODY}")
    assert [mention.text for mention in volume.papers[0].mentions] == [head]
    assert ProblemCode.HEAD_NOT_LISTED not in codes(problems)


def test_a_paper_that_is_not_listed_is_a_further_paper() -> None:
    volume, problems = read_text(f"{LIST}\nنقش باد در معماری کویر\n\nبهرام جلالی\nمربی، دانشگاه یزد\n\n{BODY}")
    assert volume.papers[-1].title == "نقش باد در معماری کویر"
    assert [author.name.display for author in volume.papers[-1].authors] == ["بهرام جلالی"]
    assert [p.raw_text for p in problems if p.code == ProblemCode.HEAD_NOT_LISTED] == ["نقش باد در معماری کویر"]


def test_a_paper_alone_is_a_volume_of_one() -> None:
    volume, problems = read_text(f"نقش باد در معماری کویر\n\nبهرام جلالی\nمربی، دانشگاه یزد\n\n{BODY}")
    assert [paper.title for paper in volume.papers] == ["نقش باد در معماری کویر"]
    assert volume.conference is None
    assert codes(problems) == []


def test_papers_without_a_contents_list() -> None:
    papers = [f"{title}\n\n{author}\nمربی، دانشگاه یزد\n\n{BODY}" for title, author in PAPERS]
    volume, problems = read_text("همایش ملی شهر و آب\n۱۲ آبان ۱۳۹۴\n\n" + "\n".join(papers))
    assert [(p.title, p.authors[0].name.display, len(p.references)) for p in volume.papers] == [
        (title, author, 1) for title, author in PAPERS
    ]
    assert codes(problems) == [ProblemCode.NO_CONTENTS]


PAPERS = [("نقش باد در معماری کویر", "بهرام جلالی"), ("خانه‌های حیاط‌دار", "نسرین شریفی"), ("پل‌های کهن", "کاوه نادری")]


def test_a_folder_of_a_front_file_and_a_file_a_paper() -> None:
    front = CONTENTS + "\n".join(f"{title} / {author} ..... {i * 10 + 1}" for i, (title, author) in enumerate(PAPERS))
    files = [f"{title}\n\n{author}\nمربی، دانشگاه یزد\n\n{BODY}" for title, author in reversed(PAPERS)]
    volume, problems = read_text(front, *files)
    assert [(p.title, p.page_first) for p in volume.papers] == [
        (PAPERS[0][0], 1),
        (PAPERS[1][0], 11),
        (PAPERS[2][0], 21),
    ]
    assert [p.references[0].place.source if p.references[0].place else None for p in volume.papers] == [4, 3, 2]
    assert codes(problems) == [ProblemCode.LAST_PAGE_UNKNOWN]


def test_text_between_list_and_papers_is_told() -> None:
    stray = "یادداشتی که به هیچ مقاله‌ای تعلق ندارد و پیش از همه آمده است."
    volume, problems = read_text(f"{LIST}\n{stray}\n\n{TITLE}\n\nمریم رضایی، علی کریمی\n\n{BODY}")
    assert volume.papers[0].references
    assert [problem.raw_text for problem in problems if problem.code == ProblemCode.TEXT_NOT_READ] == [stray]


@pytest.mark.parametrize(
    ("end", "message"),
    [
        (f"\n{TITLE}\n\nمریم رضایی، علی کریمی\n\n{BODY}\n۲. کریمی، علی (۱۳۸", "within a bracket"),
        (f"\n{TITLE}\n\nمریم رضایی، علی کریمی\n", "Nothing follows the head"),
    ],
)
def test_a_text_that_breaks_off_is_told(end: str, message: str) -> None:
    _, problems = read_text(LIST + end)
    found = [problem for problem in problems if problem.code == ProblemCode.TEXT_TRUNCATED]
    assert len(found) == 1
    assert message in found[0].message


def test_addresses_of_one_domain_go_to_the_authors_they_spell() -> None:
    text = (
        "تشخیص چهره با شبکه‌های عصبی\nالهام پارسا، رضا جاویدان، سارا نوری\nدانشگاه صنعتی شیراز\n"
        "{parsa, javidan}@sutech.ac.ir\nچکیده\nچهره شناسایی می‌شود.\nکلیدواژه‌ها: چهره\nمقدمه\n…\n"
    )
    volume, _ = read_text(text)
    assert [author.email for author in volume.papers[0].authors] == ["parsa@sutech.ac.ir", "javidan@sutech.ac.ir", None]


def test_an_address_that_may_be_anybodys_is_told() -> None:
    text = (
        "تشخیص چهره با شبکه‌های عصبی\nالهام پارسا، رضا جاویدان\nدانشگاه صنعتی شیراز\ninfo@sutech.ac.ir\n"
        "چکیده\nچهره شناسایی می‌شود.\nکلیدواژه‌ها: چهره\nمقدمه\n…\n"
    )
    volume, problems = read_text(text)
    assert [author.email for author in volume.papers[0].authors] == [None, None]
    assert [problem.raw_text for problem in problems if problem.code == "text-not-read"] == ["info@sutech.ac.ir"]


def test_an_abstract_in_english_by_other_people_begins_a_paper() -> None:
    persian = "رابطه دلبستگی با رضایت\nسمیه رجبی، دانشگاه اصفهان\nچکیده: رابطه سنجیده شد.\nکلیدواژه‌ها: دلبستگی\n\n"
    english = (
        "Attachment and Depression\nSara Mohammadi, Ahmad Karimi\nUniversity of Isfahan\nAbstract: It was measured.\n"
    )
    volume, _ = read_text(persian + english)
    assert [[author.name.family for author in paper.authors] for paper in volume.papers] == [
        ["رجبی"],
        ["Mohammadi", "Karimi"],
    ]


def test_headings_with_ordinals_in_words() -> None:
    text = "حقوق شهروندی\nمحمود کاظمی\nچکیده\n…\nمقدمه\n…\nگفتار اول: مفهوم حق\n…\nگفتار دوم: مبانی\n…\nنتیجه\n…\n"
    volume, _ = read_text(text)
    assert [(section.label_as_printed, section.heading) for section in volume.papers[0].sections] == [
        (None, "مقدمه"),
        ("گفتار اول", "مفهوم حق"),
        ("گفتار دوم", "مبانی"),
        (None, "نتیجه"),
    ]


@pytest.mark.parametrize(
    "head",
    ["نقش قنات در معمارى شهرهاى کوير", "نقش قنات در معماری شهرهای کویر: نمونه یزد", "نقش قنات در معماری شهرها کویر"],
)
def test_a_head_that_prints_its_title_otherwise_is_its_entry(head: str) -> None:
    text = (
        "همایش ملی شهر و آب\nیزد، ۶ بهمن ۱۳۹۵\n\nفهرست مقالات\nنقش قنات در معماری شهرهای کویر\nسارا محمدی ..... ۱\n"
        f"نقش باد در معماری شهرهای کویر\nعلی رضایی ..... ۱۹\n\n{head}\nسارا محمدی\nچکیده\nقنات آب می‌دهد.\n"
        "کلیدواژه‌ها: قنات\nمقدمه\n…\n"
    )
    volume, problems = read_text(text)
    assert [(p.title, len(p.texts)) for p in volume.papers] == [
        ("نقش قنات در معماری شهرهای کویر", 1),
        ("نقش باد در معماری شهرهای کویر", 0),
    ]
    assert ProblemCode.HEAD_NOT_LISTED not in codes(problems)


def test_a_head_that_may_be_two_entries_is_neither() -> None:
    text = (
        "همایش ملی شهر و آب\nیزد، ۶ بهمن ۱۳۹۵\n\nفهرست مقالات\nنقش قنات در معماری شهر یزد\nسارا محمدی ..... ۱\n"
        "نقش قنات در معماری شهر یزد (۲)\nسارا محمدی ..... ۱۹\n\nنقش قنات در معماری شهر یزد ۳\nسارا محمدی\nچکیده\n"
        "قنات آب می‌دهد.\nکلیدواژه‌ها: قنات\nمقدمه\n…\n"
    )
    volume, problems = read_text(text)
    assert len(volume.papers) == 3
    assert ProblemCode.HEAD_NOT_LISTED in codes(problems)
