from __future__ import annotations

import pytest

from proceedings_db.reading.affiliations import is_affiliation, read_affiliation

READINGS = [
    ("استادیار جغرافیای سیاسی، دانشگاه فردوسی مشهد", "استادیار", "جغرافیای سیاسی", "دانشگاه فردوسی مشهد"),
    (
        "استاديار گروه باستان شناسي دانشکده هنر و معماري دانشگاه يزد، يزد",
        "استاديار",
        "گروه باستان شناسي دانشکده هنر و معماري",
        "دانشگاه یزد",
    ),
    ("دانشجوی کارشناسی ارشد علوم سیاسی، دانشگاه تهران", "دانشجوی کارشناسی ارشد", "علوم سیاسی", "دانشگاه تهران"),
    ("دانشجوي دکتراي دانشگاه آزاد اسلامي واحد ابهر", "دانشجوي دکتراي", None, "دانشگاه آزاد اسلامی واحد ابهر"),
    ("دانش آموخته ي کارشناسي معماري، دانشگاه يزد", "دانش آموخته ي کارشناسي", "معماري", "دانشگاه یزد"),
    (
        "کارشناس باستان شناسي اداره ي ميراث فرهنگي، صنايع دستي و گردشگري استان يزد",
        "کارشناس",
        "باستان شناسي",
        "اداره‌ی میراث فرهنگی، صنایع دستی و گردشگری استان یزد",
    ),
    ("گروه ریاضی، دانشکده علوم، دانشگاه یزد، یزد، ایران", None, "گروه ریاضی، دانشکده علوم", "دانشگاه یزد"),
    ("گروه آمار- دانشگاه فردوسی مشهد", None, "گروه آمار", "دانشگاه فردوسی مشهد"),
    ("استاد، دانشگاه تهران، دانشکده جغرافیا", "استاد", "دانشکده جغرافیا", "دانشگاه تهران"),
    ("پژوهشگر کارشناسی ارشد، رشته معماری، ملایر", "پژوهشگر کارشناسی ارشد", "رشته معماری", None),
    ("عضو هیأت علمی دانشگاه یزد", "عضو هیأت علمی", None, "دانشگاه یزد"),
    (
        "Assistant Professor, Department of Geography, University of Tehran, Tehran, Iran",
        "Assistant Professor",
        "Department of Geography",
        "University of Tehran",
    ),
]


@pytest.mark.parametrize(("printed", "rank", "department", "organization"), READINGS, ids=[row[0] for row in READINGS])
def test_rank_department_and_organization(
    printed: str, rank: str | None, department: str | None, organization: str | None
) -> None:
    assert read_affiliation(printed) == (rank, department, organization)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1- استادیار گروه تاریخ، دانشگاه تهران", True),
        ("گروه ریاضی، دانشگاه یزد", True),
        ("استاد علی رضایی", False),
        ("مدرس، علی", False),
        ("علی رضایی، مریم کریمی", False),
        ("مدیریت آب در دشت‌های خشک", False),
        ("دانشگاه و توسعه در ایران", False),
        ("مرکز تحقیقات آب، یزد", True),
        ("Water and Cities in Iran", False),
    ],
)
def test_is_affiliation(text: str, expected: bool) -> None:
    assert is_affiliation(text) is expected
