from __future__ import annotations

from proceedings_db.records import ProblemCode
from tests.reading.invented import BODY, CONTENTS, codes, read_text

PERSIAN = """شکل‌گیری شهر در کنار رود
مریم رضایی، علی کریمی ........ ۱
بادگیر در معماری کویر
حسین مرادی ........ ۱۵
بازار و راه‌های کاروان‌رو
زهرا احمدی ........ ۲۷
"""
LATIN = """Contents

Growth of Towns along Rivers
Maryam Rezaei, Ali Karimi ........ 1
Wind Towers in Desert Architecture
Hossein Moradi ........ 15
The Bazaar and the Caravan Routes
Zahra Ahmadi ........ 27
"""
EXPECTED = [
    ("شکل‌گیری شهر در کنار رود", "Growth of Towns along Rivers", ["Maryam Rezaei", "Ali Karimi"]),
    ("بادگیر در معماری کویر", "Wind Towers in Desert Architecture", ["Hossein Moradi"]),
    ("بازار و راه‌های کاروان‌رو", "The Bazaar and the Caravan Routes", ["Zahra Ahmadi"]),
]


def test_a_second_list_gives_titles_and_names_in_the_other_language() -> None:
    volume, problems = read_text(f"{CONTENTS}{PERSIAN}\n{LATIN}")
    read = [
        (p.title, p.texts[0].text, [mention.text for author in p.authors for mention in author.mentions])
        for p in volume.papers
    ]
    assert read == EXPECTED
    assert codes(problems) == [ProblemCode.LAST_PAGE_UNKNOWN]


def test_a_second_list_may_stand_behind_the_papers() -> None:
    paper = f"{EXPECTED[0][0]}\n\nمریم رضایی، علی کریمی\n\n{BODY}"
    volume, problems = read_text(f"{CONTENTS}{PERSIAN}\n{paper}\n{LATIN}")
    assert [(p.title, p.texts[0].text) for p in volume.papers] == [(title, second) for title, second, _ in EXPECTED]
    assert len(volume.papers[0].references) == 1
    assert codes(problems) == [ProblemCode.LAST_PAGE_UNKNOWN]


def test_two_titles_in_one_entry() -> None:
    lines = [
        f"{title}\n{second}\nعلی کریمی ........ {page}" for page, (title, second, _) in enumerate(EXPECTED, start=1)
    ]
    volume, problems = read_text(CONTENTS + "\n".join(lines))
    assert [(p.title, p.texts[0].text) for p in volume.papers] == [(title, second) for title, second, _ in EXPECTED]
    assert codes(problems) == [ProblemCode.LAST_PAGE_UNKNOWN]


def test_names_under_a_second_title_are_mentions() -> None:
    second = "Growth of Towns\n\nMaryam Rezaei, Ali Karimi\n\nAbstract\nTowns grow.\n"
    volume, _ = read_text(f"{CONTENTS}{PERSIAN}\n{EXPECTED[0][0]}\n\nمریم رضایی، علی کریمی\n\n{BODY}\n{second}")
    printed = [[mention.text for mention in author.mentions] for author in volume.papers[0].authors]
    assert printed == [["مریم رضایی", "Maryam Rezaei"], ["علی کریمی", "Ali Karimi"]]


def test_abstract_and_full_text_of_one_paper_are_joined() -> None:
    title = EXPECTED[0][0]
    abstract = f"{title}\n\nمریم رضایی، علی کریمی\nاستادیار، دانشگاه یزد\n\nچکیده\nشهرها رشد کردند.\n"
    volume, problems = read_text(f"{CONTENTS}{PERSIAN}\n{abstract}\n{title}\n\nمریم رضایی، علی کریمی\n\n{BODY}")
    paper = volume.papers[0]
    assert len(volume.papers) == 3
    assert paper.abstract() == "شهرها رشد کردند."
    assert [author.affiliations[0].organization for author in paper.authors] == ["دانشگاه یزد", "دانشگاه یزد"]
    assert len(paper.references) == 1
    assert codes(problems) == [ProblemCode.LAST_PAGE_UNKNOWN]
