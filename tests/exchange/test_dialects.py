"""Files as the programs and sites write them that people take them from: as papers in their volumes."""

from __future__ import annotations

import pytest

from proceedings_db.exchange.bibtex_reading import read_bibtex
from proceedings_db.exchange.csl_entries import read_papers
from proceedings_db.exchange.entries import ReadEntry
from proceedings_db.exchange.ris_reading import read_ris
from proceedings_db.records import ImportedEntry, Name, Paper, Problem, Volume

SINAWEB = """@article {
author = {Mohammadi, Teimour and Nazman, Hamid},
title = {Interaction between Oil Price and Growth},
journal = {Iranian Journal of Economic Research},
volume = {18},
number = {57},
pages = {1-22},
year  = {2014},
publisher = {Allameh Tabataba'i University},
issn = {1726-0728},
eissn = {2476-6445},
doi = {10.22054/ijer.2014.1},
abstract = {The aim of this article.},
keywords = {Oil,Growth},
title_fa = {رابطه متقابل قیمت نفت و رشد},
abstract_fa = {هدف این مقاله.},
keywords_fa = {نفت,رشد اقتصادی},
url = {https://ijer.example.ir/article_1.html},
eprint = {https://ijer.example.ir/article_1.pdf}
}
"""

PERSIAN_BIB = """@CONFERENCE{Omidali82phdThesis,
  AUTHOR = {امیدعلی، مهدی and خلیقی، وحید},
  TITLE = {روش‌های نوین در حروف‌چینی فارسی},
  BOOKTITLE = {چهارمین کنفرانس ریاضی},
  ORGANIZATION = {دانشگاه صنعتی امیرکبیر},
  ADDRESS = {تهران، ایران},
  YEAR = {1387},
  month = {اسفند},
  LANGUAGE = {Persian}
}
"""

CIVILICA = """TY  - CONF
T1  - نقش دیپلماسی شهری در توسعه
AU  - زرقانی، سید هادی
AU  - رنجکش، محمدجواد
T2  - نهمین کنگره انجمن ژئوپلیتیک ایران
CY  - تهران
PY  - 1391
LA  - fa
KW  - دیپلماسی شهری
KW  - توسعه
N2  - چکیده مقاله.
UR  - https://civilica.com/doc/1
ER  -
"""

NOORMAGS = """TY  - JOUR
A1  - حافظ‌نیا, محمدرضا
T1  - تحلیل نظام بین‌الملل
JF  - ژئوپلیتیک
VL  - 8
IS  - 3
SP  - 161
EP  - 185
Y1  - 1391///
SN  - 1735-4331
ER  -
"""

ENDNOTE = """TY  - CONF
AU  - Zarghani, Hadi
PY  - 2012
DA  - 2012/10/09
TI  - City Diplomacy
T2  - Congress of Geopolitics
C3  - Proceedings of the Congress of Geopolitics
C1  - Tehran
PB  - Tarbiat Modares
SP  - 222-235
ID  - 17
ER  -
"""

ZOTERO = """TY  - CONF
TI  - City Diplomacy
AU  - Zarghani, Hadi
T2  - Congress of Geopolitics
A2  - Hafeznia, M. R.
C1  - Tehran
C3  - Proceedings of the Congress of Geopolitics
DA  - 2012/10/09/
PY  - 2012
SP  - 222
EP  - 235
LA  - en
KW  - city
ER  -


"""


def read(text: str) -> tuple[Paper, Volume]:
    lines = text.splitlines(keepends=True)
    found = list(read_papers(read_ris(lines) if text.startswith("TY") else read_bibtex(lines)))
    assert not [entry for entry in found if isinstance(entry, Problem)]
    [entry] = found
    assert isinstance(entry, ImportedEntry)
    assert entry.paper is not None
    assert entry.volume is not None
    return entry.paper, entry.volume


def told(paper: Paper) -> dict[str, str]:
    return {field.variable: field.value for field in paper.fields}


def test_sinaweb() -> None:
    paper, volume = read(SINAWEB)
    assert paper.citation_key is None
    assert [author.name for author in paper.authors] == [
        Name(given="Teimour", family="Mohammadi"), Name(given="Hamid", family="Nazman"),
    ]  # fmt: skip
    assert {(text.kind, text.language): text.text for text in paper.texts} == {
        ("abstract", "en"): "The aim of this article.",
        ("title", "fa"): "رابطه متقابل قیمت نفت و رشد",
        ("abstract", "fa"): "هدف این مقاله.",
    }
    assert [(word.language, word.position, word.keyword) for word in paper.keywords] == [
        ("en", 1, "Oil"), ("en", 2, "Growth"), ("fa", 1, "نفت"), ("fa", 2, "رشد اقتصادی"),
    ]  # fmt: skip
    assert (paper.doi, paper.page_first, paper.page_last) == ("10.22054/ijer.2014.1", 1, 22)
    assert (volume.title, volume.number, volume.year) == ("Iranian Journal of Economic Research", "18(57)", 2014)
    assert told(paper)["URL"] == "https://ijer.example.ir/article_1.html"
    # Nothing that the entry says is lost.
    assert set(told(paper)["note"].split("\n")) == {
        "issn: 1726-0728", "eissn: 2476-6445", "eprint: https://ijer.example.ir/article_1.pdf",
    }  # fmt: skip


def test_persian_bib() -> None:
    paper, volume = read(PERSIAN_BIB)
    assert [author.name for author in paper.authors] == [
        Name(given="مهدی", family="امیدعلی"), Name(given="وحید", family="خلیقی"),
    ]  # fmt: skip
    assert (paper.language, paper.citation_key) == ("fa", "Omidali82phdThesis")
    assert (volume.title, volume.year) == ("چهارمین کنفرانس ریاضی", None)
    assert volume.year_as_printed == "اسفند 1387"


def test_civilica() -> None:
    paper, volume = read(CIVILICA)
    assert [author.name for author in paper.authors] == [
        Name(given="سید هادی", family="زرقانی"), Name(given="محمدجواد", family="رنجکش"),
    ]  # fmt: skip
    assert [word.keyword for word in paper.keywords] == ["دیپلماسی شهری", "توسعه"]
    assert paper.abstract() == "چکیده مقاله."
    assert volume.conference is not None
    assert (volume.conference.name, volume.conference.ordinal, volume.conference.place) == (
        "کنگره انجمن ژئوپلیتیک ایران", 9, "تهران",
    )  # fmt: skip
    assert volume.year_as_printed == "1391"


def test_noormags() -> None:
    paper, volume = read(NOORMAGS)
    assert paper.authors[0].name == Name(given="محمدرضا", family="حافظ‌نیا")
    assert (volume.title, volume.number, volume.year_as_printed) == ("ژئوپلیتیک", "8(3)", "1391")
    assert (paper.csl_type, paper.page_first, paper.page_last) == ("article-journal", 161, 185)


@pytest.mark.parametrize("text", [ENDNOTE, ZOTERO], ids=["EndNote", "Zotero"])
def test_endnote_and_zotero(text: str) -> None:
    paper, volume = read(text)
    assert (paper.title, paper.page_first, paper.page_last) == ("City Diplomacy", 222, 235)
    assert volume.title == "Proceedings of the Congress of Geopolitics"
    assert volume.conference is not None
    assert (volume.conference.name, volume.conference.place) == ("Congress of Geopolitics", "Tehran")
    assert volume.year == 2012
    assert paper.authors[0].name.family == "Zarghani"


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("زرقانی، محمدرضا", Name(given="محمدرضا", family="زرقانی")),
        ("وزارت علوم، تحقیقات و فناوری", Name(literal="وزارت علوم، تحقیقات و فناوری")),
        ("سازمان ملل، تهران", Name(literal="سازمان ملل، تهران")),
        ("یونسکو", Name(family="یونسکو")),
    ],
)
def test_a_persian_comma_parts_the_name_of_a_person_only(printed: str, name: Name) -> None:
    paper, _ = read(f"TY  - CONF\nTI  - عنوان\nAU  - {printed}\nT2  - همایش\nER  - \n")
    assert paper.authors[0].name == name


def test_a_plain_entry_is_read_as_bibtexparser_reads_it() -> None:
    plain = '@book{k, title = {شهر {NGO} و \\"{o}}, author = "A and B", year = 1391, month = oct, note = {a\n b}}\n'
    odd = plain.replace("year = 1391", 'year = 13 # "91"')
    [one], [other] = (list(read_bibtex(text.splitlines(keepends=True))) for text in (plain, odd))
    assert isinstance(one, ReadEntry)
    assert isinstance(other, ReadEntry)
    assert one.item == other.item
