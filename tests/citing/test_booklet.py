"""The booklet of a conference, in three formats."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from xml.etree import ElementTree as ET

import pytest

from proceedings_db.citing import BookletPaper, OptionError, write_booklet
from proceedings_db.records import Authorship, Conference, ConferenceOrganization, Keyword, Name, Paper, Volume

Item = Mapping[str, object]
MakeItem = Callable[..., Item]


@pytest.fixture
def volume() -> Volume:
    conference = Conference(
        name="همایش ملی جغرافیای سیاسی کاربردی",
        name_as_printed="همایش ملی جغرافیای سیاسی کاربردی",
        date_as_printed="۱۸ مهر ۱۳۹۱",
        place="تهران",
        venue="دانشگاه تربیت مدرس",
        organizations=(
            ConferenceOrganization("organizer", 2, "شهرداری تهران", "شهرداری تهران"),
            ConferenceOrganization("organizer", 1, "انجمن ژئوپلیتیک ایران", "انجمن ژئوپلیتیک ایران"),
            ConferenceOrganization("sponsor", 1, "دانشگاه اصفهان", "دانشگاه اصفهان"),
        ),
    )
    title = "مجموعه مقالات «همایش ملی جغرافیای سیاسی کاربردی»"
    return Volume("geo-1391", title, title, "fa", conference)


@pytest.fixture
def papers(a_book: MakeItem, a_latin_article: MakeItem) -> list[BookletPaper]:
    def author(position: int, given_name: str, family: str) -> Authorship:
        return Authorship(position, f"دکتر {given_name} {family}", Name("دکتر", given_name, family))

    def member(position: int, title: str, page: int, *authors: Authorship, **more: object) -> BookletPaper:
        paper = Paper(position, title, title, "fa", page_first=page, authors=authors, **more)  # type: ignore[arg-type]
        names = [{"family": a.name.family, "given": a.name.given} for a in authors]
        item = {"id": f"p{position}", "type": "paper-conference", "language": "fa", "title": title, "author": names}
        item |= {"container-title": "مجموعه مقالات", "issued": {"date-parts": [[1391]]}, "page": str(page)}
        return BookletPaper(paper, item, [a_book(), a_latin_article()] if position == 2 else [])

    keywords = (Keyword("fa", 1, "صلح", "صلح"), Keyword("en", 2, "city diplomacy", "city diplomacy"))
    zarghani = author(1, "سید هادی", "زرقانی")
    return [
        member(1, "تبیین فلسفی حکومت‌ها", 1, author(1, "محمدرضا", "حافظ‌نیا"), keywords=keywords[:1]),
        member(2, "نقش دیپلماسی شهری", 222, zarghani, author(2, "محمد جواد", "رنجکش"), keywords=keywords),
        member(3, "امنیت پایدار", 44, zarghani),
    ]


def _lines_of(tree: ET.Element, kind: str) -> list[str]:
    return ["".join(element.itertext()) for element in tree.iter() if kind in element.get("class", "").split()]


@pytest.fixture
def page(volume: Volume, papers: list[BookletPaper]) -> ET.Element:
    content = write_booklet(volume, papers, "apa")
    assert isinstance(content, str)
    return ET.fromstring(content[content.index("<body>") : content.index("</body>") + 7])


def test_parts_stand_in_order(page: ET.Element) -> None:
    headings = ["".join(element.itertext()) for element in page.iter() if element.tag in {"h1", "h2", "h3"}]
    assert headings == [
        "برگزارکنندگان", "حامیان", "فهرست مقاله‌ها",
        "۱. تبیین فلسفی حکومت‌ها", "شیوهٔ استناد",
        "۲. نقش دیپلماسی شهری", "شیوهٔ استناد", "منابع",
        "۳. امنیت پایدار", "شیوهٔ استناد",
        "نمایهٔ نویسندگان", "نمایهٔ کلیدواژه‌ها",
    ]  # fmt: skip
    assert _lines_of(page, "title") == ["مجموعه مقالات «همایش ملی جغرافیای سیاسی کاربردی»"]
    assert _lines_of(page, "centred") == ["۱۸ مهر ۱۳۹۱", "دانشگاه تربیت مدرس، تهران"]
    assert _lines_of(page, "body")[:3] == ["انجمن ژئوپلیتیک ایران", "شهرداری تهران", "دانشگاه اصفهان"]


def test_contents_have_pages_and_indexes_have_papers(page: ET.Element) -> None:
    assert _lines_of(page, "leader") == [
        "۱. تبیین فلسفی حکومت‌ها محمدرضا حافظ‌نیا۱",
        "۲. نقش دیپلماسی شهری سید هادی زرقانی، محمد جواد رنجکش۲۲۲",
        "۳. امنیت پایدار سید هادی زرقانی۴۴",
        "حافظ‌نیا، محمدرضا۱",
        "رنجکش، محمد جواد۲",
        "زرقانی، سید هادی۲، ۳",
        "صلح۱، ۲",
        "city diplomacy2",
    ]


def test_links_of_the_booklet_lead_somewhere(page: ET.Element) -> None:
    anchors = {element.get("id") for element in page.iter()}
    links = [link.get("href", "") for link in page.iter("a")]
    assert {link for link in links if link.startswith("#")} == {"#paper-1", "#paper-2", "#paper-3"}
    assert {link.removeprefix("#") for link in links if link.startswith("#")} <= anchors


def test_papers_have_their_citation_and_list(page: ET.Element) -> None:
    lists = [["".join(e.itertext()) for e in part] for part in page.iter("div") if part.get("class") == "csl-bib-body"]
    assert [len(entries) for entries in lists] == [1, 1, 2, 1]
    assert lists[1] == ["زرقانی، سید هادی و رنجکش، محمد جواد. (۱۳۹۱). نقش دیپلماسی شهری. در مجموعه مقالات (ص. ۲۲۲)."]
    assert lists[2][0].startswith("حری، عباس.")
    assert lists[2][1].startswith("Agnew")


def test_docx_and_pdf_are_whole(volume: Volume, papers: list[BookletPaper]) -> None:
    word = write_booklet(volume, papers, "vancouver", format="docx")
    assert isinstance(word, bytes)
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        text = re.sub("<[^>]+>", "", archive.read("word/document.xml").decode())
    for part in ("انجمن ژئوپلیتیک ایران", "نمایهٔ نویسندگان", "زرقانی، سید هادی", "Agnew JA"):
        assert part in text
    pdf = write_booklet(volume, papers, "vancouver", format="pdf")
    assert isinstance(pdf, bytes)
    assert pdf.startswith(b"%PDF-")


def test_a_volume_of_a_title_alone_has_a_booklet() -> None:
    content = write_booklet(Volume("v", "نشست", "نشست", "fa"), [], "apa")
    assert "نشست" in content


def test_a_booklet_is_no_text(volume: Volume) -> None:
    with pytest.raises(OptionError, match="html, docx, pdf"):
        write_booklet(volume, [], "apa", format="text")
