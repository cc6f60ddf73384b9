"""RIS, read back by rispy."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st

from proceedings_db.exchange.csl import paper_to_csl, volume_to_csl
from proceedings_db.exchange.csl_reference import reference_to_csl
from proceedings_db.exchange.items import CslItem
from proceedings_db.exchange.ris import write_ris
from proceedings_db.exchange.values import to_one_line
from tests.exchange.factories import (
    TITLE,
    TORTURE,
    a_paper,
    a_reference,
    a_volume,
    an_author,
    gold_references,
    seed_volume,
)


def write(*items: CslItem) -> str:
    out = io.StringIO()
    assert write_ris(items, out) == len(items)
    return out.getvalue()


def read(text: str) -> list[dict[str, Any]]:
    records = rispy.loads(text)
    assert len(records) == sum(line.startswith("TY  - ") for line in text.split("\n"))
    return records


def lines_of(text: str, tag: str) -> list[str]:
    return [line.removeprefix(f"{tag}  - ") for line in text.split("\n") if line.startswith(f"{tag}  - ")]


def test_a_paper_has_every_field_under_the_tag_that_clients_read() -> None:
    text = write(paper_to_csl(a_paper(), a_volume()))
    [record] = read(text)
    unknown = record.pop("unknown_tag")
    assert record.pop("notes")[:2] == ["تاریخ: ۱۸ مهر ۱۳۹۱", "محل برگزاری: دانشگاه تربیت مدرس"]
    assert record == {
        "type_of_reference": "CONF",
        "id": "zarghani2012naqsh",
        "authors": ["زرقانی, سید هادی", "رنجکش, محمد جواد", "اسکندران, منصوره"],
        "title": TITLE,
        "custom3": "مجموعه مقالات «همایش ملی جغرافیای سیاسی کاربردی»",
        "secondary_title": "همایش ملی جغرافیای سیاسی کاربردی",
        "custom1": "تهران",
        "place_published": "تهران",
        "subsidiary_authors": ["انجمن ژئوپلیتیک ایران", "وزارت علوم، تحقیقات و فن‌آوری"],
        "date": "2012/10/09",
        "year": "2012",
        "start_page": "222",
        "end_page": "235",
        "language": "fa",
        "keywords": ["دیپلماسی شهری", "توسعه", "صلح", "بازیگران نظام بین‌الملل"],
        "abstract": "تغییر و تحول در نظام بین‌المللی و اهمیت یافتن شهرها.",
    }
    assert unknown["BT"] == ["مجموعه مقالات «همایش ملی جغرافیای سیاسی کاربردی»"]
    assert lines_of(text, "M2") == [
        "event-date: 2012-10-09",
        "event-place: تهران",
        "Citation Key: zarghani2012naqsh",
    ]


def test_records_begin_with_the_type_and_without_a_bom() -> None:
    text = write(reference_to_csl(a_reference()), reference_to_csl(a_reference()))
    assert text.startswith("TY  - BOOK\nID  - ")
    assert text.count("\nER  - \n\n") == 2


def test_a_volume_is_a_book_whose_meeting_stands_in_extra_lines() -> None:
    text = write(volume_to_csl(a_volume()))
    assert "event-title: همایش ملی جغرافیای سیاسی کاربردی" in lines_of(text, "M2")
    assert "organizer: انجمن ژئوپلیتیک ایران" in lines_of(text, "M2")
    assert lines_of(text, "A4") == []  # a translator, in a book


@pytest.mark.parametrize(
    ("csl_type", "tag"),
    [("book", "A3"), ("chapter", "A2"), ("paper-conference", "A2"), ("article-journal", "A2"), ("report", "ED")],
)
def test_editors_have_the_tag_of_an_editor_in_their_type(csl_type: str, tag: str) -> None:
    item: CslItem = {"id": "x", "type": csl_type, "editor": [{"family": "ابن سینا", "given": "حسین"}]}
    assert lines_of(write(item), tag) == ["ابن سینا, حسین"]


def test_a_name_of_one_part_and_a_body_have_no_comma() -> None:
    paper = a_paper(authors=(an_author(None, "عبدالفرجی"),))
    item = paper_to_csl(paper, a_volume())
    item["author"].append({"literal": "Ford Foundation, Inc."})
    assert lines_of(write(item), "AU") == ["عبدالفرجی", "Ford Foundation، Inc."]


def test_two_places_keep_their_own_tags() -> None:
    item: CslItem = {"id": "x", "type": "paper-conference", "event-title": "همایش", "event-place": "مشهد"}
    item["publisher-place"] = "تهران"
    text = write(item)
    assert (lines_of(text, "C1"), lines_of(text, "CY")) == (["تهران"], ["مشهد"])
    text = write({**item, "type": "book"})
    assert lines_of(text, "CY") == ["تهران"]
    assert "event-place: مشهد" in lines_of(text, "M2")


@pytest.mark.parametrize("text", TORTURE.values(), ids=TORTURE.keys())
def test_no_value_breaks_its_line_or_its_record(text: str) -> None:
    item: CslItem = {"id": "x", "type": "article-journal", "title": text, "abstract": text, "note": text}
    after: CslItem = {"id": "y", "type": "book", "title": TITLE}
    first, second = read(write(item, after))
    assert first.get("title", "") == first.get("abstract", "") == to_one_line(text)
    assert first["id"] == "x"
    assert second["title"] == TITLE


@given(st.text(st.characters()), st.text(st.characters()), st.text(st.characters(), min_size=1))
def test_any_text_comes_back_as_it_went(title: str, publisher: str, family: str) -> None:
    item: CslItem = {"id": "x", "type": "book", "title": title, "publisher": publisher, "abstract": title}
    item["author"] = [{"family": family, "given": title}, {"literal": publisher}]
    text = write(item)
    text.encode("utf-8")
    [record] = read(text)
    assert record.get("title", "") == record.get("abstract", "") == to_one_line(title)
    assert record.get("publisher", "") == to_one_line(publisher)


def test_the_seed_comes_back_whole(shared: Path) -> None:
    volume = seed_volume(shared)
    papers = volume.papers
    records = read(write(*(paper_to_csl(paper, volume) for paper in papers)))
    assert len(records) == 15
    for paper, record in zip(papers, records, strict=True):
        assert record["authors"] == [
            ", ".join(filter(None, (author.name.family or author.name.given, author.name.family and author.name.given)))
            for author in paper.authors
        ]
        assert record["title"] == paper.title
        assert record["start_page"] == str(paper.page_first)
        assert record.get("end_page") == (str(paper.page_last) if paper.page_last else None)
        assert record["date"] == "2012/10/09"


def test_all_references_of_the_gold_come_back_whole(project: Path) -> None:
    items = [reference_to_csl(reference) for reference in gold_references(project)]
    text = write(*items)
    for item, record in zip(items, read(text), strict=True):
        assert record.get("title") == item.get("title")
        assert record.get("authors", []) == [
            ", ".join(filter(None, (name.get("family") or name.get("literal"), name.get("given"))))
            for name in item.get("author", [])
        ]
        assert record.get("year") == (str(item["issued"]["date-parts"][0][0]) if "issued" in item else None)
        assert record.get("publisher") == item.get("publisher")
        assert record.get("urls", []) == ([item["URL"]] if "URL" in item else [])
