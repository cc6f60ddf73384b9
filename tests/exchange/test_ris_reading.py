"""Records of RIS files of several writers as CSL items, and of broken ones as problems."""

from __future__ import annotations

import pytest

from proceedings_db.exchange.entries import LONGEST_ENTRY, ReadEntry
from proceedings_db.exchange.items import CslDate, CslItem
from proceedings_db.exchange.ris_reading import read_ris
from proceedings_db.records import Problem
from proceedings_db.text.characters import BOM, NBSP, RLM


def read(text: str) -> tuple[list[CslItem], list[Problem]]:
    found = list(read_ris(text.splitlines(keepends=True)))
    items = [entry.item for entry in found if isinstance(entry, ReadEntry)]
    return items, [problem for problem in found if isinstance(problem, Problem)]


def read_one(text: str) -> CslItem:
    [item], problems = read(text)
    assert problems == []
    return item


def test_a_record_of_the_older_standard() -> None:
    item = read_one(
        "TY  - JOUR\nT1  - City diplomacy\nA1  - Zarghani, Hadi\nA1  - Ranjkesh, M.J.\nJF  - Geopolitics\nVL  - 8\n"
        "IS  - 3\nSP  - 161\nEP  - 185\nY1  - 2012/10/09/\nN2  - Abstract.\nKW  - city;peace\nSN  - 1735-4331\nER  - \n"
    )
    assert item == {
        "type": "article-journal",
        "title": "City diplomacy",
        "author": [{"family": "Zarghani", "given": "Hadi"}, {"family": "Ranjkesh", "given": "M.J."}],
        "container-title": "Geopolitics",
        "volume": "8",
        "issue": "3",
        "page": "161-185",
        "issued": {"date-parts": [[2012, 10, 9]]},
        "abstract": "Abstract.",
        "keyword": "city, peace",
        "note": "ISSN: 1735-4331",
    }


def test_a_record_of_an_iranian_site() -> None:
    item = read_one(
        "TY  - CONF\nTI  - نقش دیپلماسی شهری\nAU  - زرقانی، سید هادی\nAU  - رنجکش, محمد جواد\nT2  - همایش ملی\n"
        "CY  - تهران\nDA  - 1391/07/18\nPY  - ۱۳۹۱\nLA  - Persian\nUR  - https://civilica.com/doc/1\nER  -\n"
    )
    assert item["author"] == [{"literal": "زرقانی، سید هادی"}, {"family": "رنجکش", "given": "محمد جواد"}]
    assert item["event-title"] == "همایش ملی"
    assert item["event-place"] == "تهران"
    # A Jalali day must not become one of July.
    assert item["issued"] == {"date-parts": [[1391]]}
    assert item["note"] == "تاریخ: 1391/07/18"
    assert item["language"] == "fa"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("PY  - 2012", {"date-parts": [[2012]]}),
        ("PY  - 1380", {"date-parts": [[1380]]}),
        ("PY  - 2012///", {"date-parts": [[2012]]}),
        ("DA  - 2012/10//", {"date-parts": [[2012, 10]]}),
        ("DA  - 2012-10-09", {"date-parts": [[2012, 10, 9]]}),
        ("Y1  - 2012/10/09/Autumn", {"date-parts": [[2012, 10, 9]]}),
        ("PY  - بی‌تا", None),
    ],
)
def test_dates(line: str, date: CslDate | None) -> None:
    assert read_one(f"TY  - BOOK\n{line}\nER  - \n").get("issued") == date


def test_a_line_without_a_tag_goes_on_with_the_value_before_it() -> None:
    assert read_one("TY  - BOOK\nAB  - one\n  two\nthree\nTI  - t\nER  - \n")["abstract"] == "one two three"


def test_a_line_that_begins_with_a_word_like_a_tag_loses_nothing() -> None:
    item = read_one("TY  - BOOK\nAB  - methods of\nAI-based and\nER-driven design\nPB -x\nTI  -t\nCY- Qom\nER-\n")
    assert item["abstract"] == "methods of AI-based and ER-driven design PB -x"
    assert (item["title"], item["publisher-place"]) == ("t", "Qom")


def test_every_value_stands_on_one_line() -> None:
    item = read_one(f"TY  - BOOK\nKW  - a\t b{RLM}\nKW  - {RLM}\nTI  - c{NBSP}d \nED  - e,  f\nER  - \n")
    assert item == {"type": "book", "keyword": "a b", "title": "c d", "editor": [{"family": "e", "given": "f"}]}


def test_the_place_of_a_record_is_counted_from_the_beginning_of_the_file() -> None:
    text = f"\n\n{BOM}TY  - BOOK\nTI  - one\nER  - \n \nTY  - BOOK\nTI  - two\n"
    for texts in ([text], text.splitlines(keepends=True)):
        entries = [entry for entry in read_ris(texts) if isinstance(entry, ReadEntry)]
        assert [text[entry.place.char_start : entry.place.char_end].rstrip() for entry in entries] == [
            entry.raw_text for entry in entries
        ]
        assert [(entry.place.line_start, entry.place.line_end) for entry in entries] == [(3, 5), (7, 8)]


def test_a_bom_harms_nothing() -> None:
    assert read_one(f"{BOM}TY  - BOOK\nTI  - t\nER  - \n") == {"type": "book", "title": "t"}


def test_a_record_without_end_is_read_and_told() -> None:
    items, [problem] = read("TY  - BOOK\nTI  - one\n\nTY  - BOOK\nTI  - two\nER  - \n")
    assert [item["title"] for item in items] == ["one", "two"]
    assert problem.place is not None
    assert problem.place.line_start == 1
    assert "ER" in problem.message


def test_lines_outside_of_records_are_told() -> None:
    items, [problem] = read("TI  - lost\nER  - \nTY  - BOOK\nTI  - t\nER  - \n")
    assert [item["title"] for item in items] == ["t"]
    assert problem.raw_text == "TI  - lost\nER  - \n"


def test_a_record_without_end_does_not_fill_the_memory() -> None:
    items, problems = read("TY  - BOOK\n" + "AB  - x\n" * (LONGEST_ENTRY // 4) + "TY  - BOOK\nTI  - t\nER  - \n")
    assert [item["title"] for item in items] == ["t"]
    assert len(problems) == 1


def test_tags_that_the_table_does_not_have_are_kept_in_the_note() -> None:
    assert read_one("TY  - BOOK\nAD  - دانشگاه تهران\nM2  - 12\nER  - \n")["note"] == "12\nAD: دانشگاه تهران"


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_of_all_systems(ends: str) -> None:
    items, problems = read("TY  - BOOK\nTI  - one\nER  - \n\nTY  - BOOK\nTI  - two\nER  - \n".replace("\n", ends))
    assert [item["title"] for item in items] == ["one", "two"]
    assert problems == []


def test_every_prefix_of_a_file_is_read_or_told() -> None:
    text = "TY  - CONF\nAU  - A, B\nM2  - type: x\nSP  - 1\nER  - \nTY  - BOOK\nTI  - t\nER  - \n"
    for length in range(len(text) + 1):
        items, problems = read(text[:length])
        assert len(items) + len(problems) <= 4
        assert len(items) >= text[:length].count("ER  -")
