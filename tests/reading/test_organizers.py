from __future__ import annotations

import pytest

from proceedings_db.reading.bodies import is_body, split_bodies
from proceedings_db.reading.organizers import read_organizers
from tests.reading.invented import a_document, read_text

PAGES = {
    "headed lists": """برگزار کنندگان:

انجمن آب ایران
شهرداری یزد (معاونت برنامه ریزی و توسعه شهری)

مشارکت کنندگان:

دانشگاه یزد

حامیان:

کمیته پدافند غیر عامل وزارت علوم، تحقیقات و فن آوری
دانشگاه تهران
""",
    "bullets and Arabic letters": """برگزاركنندگان:
• انجمن آب ايران
• شهرداري يزد (معاونت برنامه ريزي و توسعه شهري)

با همكاري:
- دانشگاه يزد

با حمايت:
۱. كميته پدافند غير عامل وزارت علوم، تحقيقات و فن آوري
۲. دانشگاه تهران
""",
    "a sentence": (
        "این همایش به همت انجمن آب ایران و شهرداری یزد (معاونت برنامه ریزی و توسعه شهری) و با همکاری دانشگاه یزد و با "
        "حمایت کمیته پدافند غیر عامل وزارت علوم، تحقیقات و فن آوری و دانشگاه تهران برگزار شد.\n"
    ),
    "a blank line between the bodies": """برگزارکنندگان

انجمن آب ایران

شهرداری یزد (معاونت برنامه ریزی و توسعه شهری)

مشارکت‌کنندگان:

دانشگاه یزد

حامیان مالی و معنوی

کمیته پدافند غیر عامل وزارت علوم، تحقیقات و فن آوری

دانشگاه تهران
""",
    "semicolons in a sentence": (
        "به همت انجمن آب ایران؛ شهرداری یزد (معاونت برنامه ریزی و توسعه شهری)؛ با همکاری دانشگاه یزد؛ با حمایت "
        "کمیته پدافند غیر عامل وزارت علوم، تحقیقات و فن آوری؛ دانشگاه تهران\n"
    ),
    "behind the headings": """برگزارکنندگان: انجمن آب ایران، شهرداری یزد (معاونت برنامه ریزی و توسعه شهری)
با همکاری: دانشگاه یزد
حامیان: کمیته پدافند غیر عامل وزارت علوم، تحقیقات و فن آوری؛ دانشگاه تهران
""",
}


@pytest.mark.parametrize("page", PAGES)
def test_every_form_gives_the_same_bodies(page: str) -> None:
    document = a_document(PAGES[page])
    bodies = read_organizers(document, document.lines).organizations
    assert [(body.role, body.position, body.name) for body in bodies] == [
        ("organizer", 1, "انجمن آب ایران"),
        ("organizer", 2, "شهرداری یزد (معاونت برنامه‌ریزی و توسعه شهری)"),
        ("partner", 1, "دانشگاه یزد"),
        ("sponsor", 1, "کمیته پدافند غیرعامل وزارت علوم، تحقیقات و فن‌آوری"),
        ("sponsor", 2, "دانشگاه تهران"),
    ]
    for body in bodies:
        assert body.place is not None
        assert document.source.text[body.place.char_start : body.place.char_end] == body.name_as_printed


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("دانشگاه یزد، دانشگاه تهران و شهرداری یزد", ["دانشگاه یزد", "دانشگاه تهران", "شهرداری یزد"]),
        ("وزارت علوم، تحقیقات و فناوری", ["وزارت علوم، تحقیقات و فناوری"]),
        (
            "اداره کل میراث فرهنگی, صنایع دستی و گردشگری استان یزد، استانداری یزد",
            ["اداره کل میراث فرهنگی, صنایع دستی و گردشگری استان یزد", "استانداری یزد"],
        ),
        ("سازمان برنامه و بودجه", ["سازمان برنامه و بودجه"]),
        ("دانشگاه تهران، دانشکده جغرافیا", ["دانشگاه تهران، دانشکده جغرافیا"]),
        ("دانشگاه یزد، دانشکده هنر دانشگاه تهران", ["دانشگاه یزد", "دانشکده هنر دانشگاه تهران"]),
        ("دانشگاه یزد، استاندارداری کرمان", ["دانشگاه یزد", "استاندارداری کرمان"]),
        ("انجمن آب (شاخه یزد، کرمان)؛ بنیاد شهر", ["انجمن آب (شاخه یزد، کرمان)", "بنیاد شهر"]),
        ("University of Tehran and Ministry of Energy", ["University of Tehran", "Ministry of Energy"]),
    ],
)
def test_a_comma_parts_only_where_a_body_begins(printed: str, parts: list[str]) -> None:
    document = a_document(printed)
    assert [part.text for part in split_bodies(document.passage(0, len(printed)))] == parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("دانشگاه تهران", True),
        ("انجمن آب", True),
        ("بررسی آب", False),
        ("علی کریمی", False),
        ("University of Yazd", True),
    ],
)
def test_is_body(text: str, expected: bool) -> None:
    assert is_body(text) is expected


def test_an_organizer_on_the_title_page_is_no_conference_name() -> None:
    volume, _ = read_text(
        f"همایش ملی آب\n۱۲ آبان ۱۳۹۴\n\n{PAGES['a sentence']}\nفهرست\n\nآب و شهر\nعلی کریمی ..... ۱\n"
    )
    assert volume.conference is not None
    assert volume.conference.name == "همایش ملی آب"
    assert len(volume.conference.organizations) == 5


@pytest.mark.parametrize("page", ["به همت", "همایش ملی آب\n\nبه همت\n\n\nدانشگاه یزد\n", "و با همکاری"])
def test_words_that_name_nobody_begin_no_sentence(page: str) -> None:
    document = a_document(page)
    assert read_organizers(document, document.lines).organizations == ()
