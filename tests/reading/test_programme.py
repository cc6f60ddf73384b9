from __future__ import annotations

import pytest

from proceedings_db.records import ProblemCode
from tests.reading.invented import codes, read_text

BLOCKS = """برنامه دومین همایش ملی شهر و آب - یزد
۱۳۹۵/۱۱/۶

روز نخست - ۱۳۹۵/۱۱/۶

تلاوت قرآن
۰۸:۲۰

سخنرانی
مهندس علی کریمی مدیرکل آب استان یزد
خوش آمدگویی
۰۸:۳۰

سخنرانی تخصصی
دکتر مریم رضایی و مهندس سید مهدی نوری, هیئت علمی دانشگاه یزد
آب، باد و شهر
۰۹:۰۰

پنل شهرسازی
آینده شهرهای کویری
۱۰:۰۰

ارائه مقاله
دکتر سعید حیدری
نقش قنات در شهر
۱۱:۰۰
"""
ROWS = """برنامه دومین همایش ملی شهر و آب - یزد
۱۳۹۵/۱۱/۶

روز نخست - ۱۳۹۵/۱۱/۶

۰۸:۲۰ - ۰۸:۳۰ تلاوت قرآن
۰۸:۳۰ - ۰۹:۰۰ مهندس علی کریمی: خوش آمدگویی
۰۹:۰۰ - ۰۹:۴۰ دکتر مریم رضایی و مهندس سید مهدی نوری: آب، باد و شهر
۱۰:۰۰ - ۱۱:۰۰ پنل شهرسازی
۱۱:۰۰ - ۱۱:۳۰ دکتر سعید حیدری: نقش قنات در شهر
"""


@pytest.mark.parametrize("text", [BLOCKS, ROWS], ids=["blocks of lines", "one line an item"])
def test_speeches_with_speaker_and_subject_are_papers(text: str) -> None:
    volume, problems = read_text(text)
    assert [(p.title, [a.name.display for a in p.authors], p.section) for p in volume.papers] == [
        ("آب، باد و شهر", ["مریم رضایی", "سید مهدی نوری"], "روز نخست - ۱۳۹۵/۱۱/۶"),
        ("نقش قنات در شهر", ["سعید حیدری"], "روز نخست - ۱۳۹۵/۱۱/۶"),
    ]
    assert [author.name.honorific for author in volume.papers[0].authors] == ["دکتر", "مهندس"]
    assert codes(problems) == [ProblemCode.TEXT_NOT_READ] * 3
    assert all(problem.severity == "info" for problem in problems)


def test_the_position_is_the_affiliation() -> None:
    volume, _ = read_text(BLOCKS)
    affiliation = volume.papers[0].authors[1].affiliations[0]
    assert affiliation.as_printed == "هیئت علمی دانشگاه یزد"
    assert affiliation.organization == "دانشگاه یزد"


def test_the_title_page_stands_above_the_first_day() -> None:
    volume, _ = read_text(BLOCKS)
    assert volume.conference is not None
    assert (volume.conference.name, volume.conference.ordinal, volume.conference.place) == (
        "همایش ملی شهر و آب",
        2,
        "یزد",
    )


def test_figures_like_hours_in_a_list_of_references_make_no_programme() -> None:
    entries = [f"{n}. کریمی، علی (۱۳۸۰). شهر و آب، مجله شهر، {n}: {n + 10}-{n + 20}." for n in range(21, 61)]
    text = "نقش قنات در شهر\nسعید حیدری\nچکیده\nقنات آب شهر را می‌دهد.\nمقدمه\nمتن مقاله.\nمنابع\n" + "\n".join(entries)
    volume, _ = read_text(text)
    [paper] = volume.papers
    assert (paper.title, len(paper.references)) == ("نقش قنات در شهر", len(entries))
