"""META-CSV and CITS-CSV by the rules of OpenCitations."""

from __future__ import annotations

import csv
import io
import re

import pytest

from proceedings_db.exchange.opencitations import (
    CITS_COLUMNS,
    META_COLUMNS,
    CitationLink,
    CitedWork,
    identifiers,
    paper_row,
    work_row,
    write_cits,
    write_meta,
)
from proceedings_db.records import Name, ReferenceName
from tests.exchange.factories import TORTURE, a_paper, a_reference, a_volume, an_author

# As the validator of OpenCitations has them.
PERSON = re.compile(r"[^\s,;\[\]]+(?:\s[^\s,;\[\]]+)*,?(?:\s[^\s,;\[\]]+)*")
VENUE = re.compile(r"[^\s\[\]]+(?:\s[^\s\[\]]+)*")


def test_the_row_of_a_paper() -> None:
    assert paper_row(a_paper(doi="https://doi.org/10.1234/ABC"), a_volume()) == {
        "id": "doi:10.1234/abc temp:applied-political-geography-1391.14",
        "title": "نقش و جایگاه دیپلماسی شهری در برقراری صلح و توسعه",
        "author": "زرقانی, سید هادی; رنجکش, محمد جواد; اسکندران, منصوره",
        "pub_date": "2012-10-09",
        "venue": "مجموعه مقالات «همایش ملی جغرافیای سیاسی کاربردی»",
        "volume": "",
        "issue": "",
        "page": "222-235",
        "type": "proceedings article",
        "publisher": "",
        "editor": "",
    }


def test_the_row_of_a_cited_work() -> None:
    names = (ReferenceName("author", 1, Name(family="ماندل")), ReferenceName("author", 2, Name(literal="سازمان ملل")))
    reference = a_reference(
        csl_type="article-journal",
        container_title="ژئوپلیتیک",
        volume="۸",
        issue="۳",
        page="۱۶۱ - ۱۸۵",
        names=names,
        year_gregorian=2001,
        doi="not one",
    )
    row = work_row(CitedWork("mandel1380", reference))
    assert row["id"] == "temp:mandel1380"
    assert row["author"] == "ماندل,; سازمان ملل"
    assert (row["venue"], row["volume"], row["issue"], row["page"]) == ("ژئوپلیتیک", "8", "3", "161-185")
    assert (row["pub_date"], row["type"]) == ("2001", "journal article")


@pytest.mark.parametrize(
    ("doi", "isbn", "expected"),
    [
        (None, None, "temp:k"),
        ("10.1234/X(1)", None, "doi:10.1234/x(1) temp:k"),
        ("10.1234/a b", None, "temp:k"),
        (None, "978-964-03-6096-7", "isbn:9789640360967 temp:k"),
        (None, "۹۶۴-۰۳-۶۰۹۶-۷", "isbn:9640360967 temp:k"),
        (None, "12", "temp:k"),
    ],
)
def test_identifiers(doi: str | None, isbn: str | None, expected: str) -> None:
    assert identifiers("k", doi, isbn) == expected


@pytest.mark.parametrize("text", TORTURE.values(), ids=TORTURE)
def test_every_row_is_well_formed(text: str) -> None:
    author = an_author(text, text or "ز")
    row = paper_row(a_paper(title=text or "ع", authors=(author,)), a_volume(title=text, publisher=text))
    assert all(PERSON.fullmatch(person) for person in row["author"].split("; ") if person)
    for column in ("venue", "publisher"):
        assert not row[column] or VENUE.fullmatch(row[column])
    assert not row["volume"] or row["venue"]


def test_the_two_tables_are_tied_by_their_identifiers() -> None:
    meta, cits = io.StringIO(), io.StringIO()
    assert write_meta([(a_paper(), a_volume())], [CitedWork("w", a_reference())], meta) == 2
    link = CitationLink(a_paper().key or "", None, "2012-10-09", "w", None, "2001")
    assert write_cits([link], cits) == 1
    works = list(csv.DictReader(io.StringIO(meta.getvalue())))
    [citation] = csv.DictReader(io.StringIO(cits.getvalue()))
    assert tuple(works[0]) == META_COLUMNS
    assert tuple(citation) == CITS_COLUMNS
    assert {citation["citing_id"], citation["cited_id"]} == {work["id"] for work in works}
