"""BibTeX and BibLaTeX, read back by the libraries that users have."""

from __future__ import annotations

import io

import bibtexparser
import pytest

from proceedings_db.exchange.bibtex import Profile, write_bibtex
from proceedings_db.exchange.csl import paper_to_csl, volume_to_csl
from proceedings_db.exchange.csl_reference import reference_to_csl
from proceedings_db.exchange.items import CslItem
from tests.exchange.factories import TITLE, a_paper, a_reference, a_volume, an_author


def write(*items: CslItem, profile: Profile = "bibtex", **options: str) -> str:
    out = io.StringIO()
    assert write_bibtex(items, out, profile=profile, **options) == len(items)  # type: ignore[arg-type]
    return out.getvalue()


def read(text: str) -> list[dict[str, str]]:
    library = bibtexparser.parse_string(text)
    assert library.failed_blocks == []
    return [
        {"ENTRYTYPE": entry.entry_type, "ID": entry.key, **{field.key: field.value for field in entry.fields}}
        for entry in library.entries
    ]


def test_a_paper_has_every_field_under_the_name_that_clients_read() -> None:
    [entry] = read(write(paper_to_csl(a_paper(), a_volume())))
    note = entry.pop("note")
    assert entry == {
        "ENTRYTYPE": "inproceedings",
        "ID": "zarghani2012naqsh",
        "author": "زرقانی, سید هادی and رنجکش, محمد جواد and اسکندران, منصوره",
        "title": TITLE,
        "booktitle": "مجموعه مقالات «همایش ملی جغرافیای سیاسی کاربردی»",
        "eventtitle": "همایش ملی جغرافیای سیاسی کاربردی",
        "address": "تهران",
        "organization": "{انجمن ژئوپلیتیک ایران} و {وزارت علوم، تحقیقات و فن‌آوری}",
        "year": "2012",
        "month": "oct",
        "day": "9",
        "pages": "222--235",
        "language": "fa",
        "langid": "persian",
        "keywords": "دیپلماسی شهری, توسعه, صلح, بازیگران نظام بین‌الملل",
        "abstract": "تغییر و تحول در نظام بین‌المللی و اهمیت یافتن شهرها.",
    }
    assert note.split(" | ")[:2] == ["تاریخ: ۱۸ مهر ۱۳۹۱", "محل برگزاری: دانشگاه تربیت مدرس"]


def test_the_month_is_a_bare_macro() -> None:
    assert "\n  month = oct,\n" in write(paper_to_csl(a_paper(), a_volume()))


@pytest.mark.parametrize(
    ("given", "family", "written"),
    [
        ("سید هادی", "زرقانی", "زرقانی, سید هادی"),
        ("حسین", "ابن سینا", "{ابن سینا}, حسین"),
        ("محمدرضا", "حافظ‌نیا", "حافظ‌نیا, محمدرضا"),
        (None, "عبدالفرجی", "{عبدالفرجی}"),
        ("عبدالفرجی", None, "{عبدالفرجی}"),
    ],
)
def test_names(given: str | None, family: str | None, written: str) -> None:
    paper = a_paper(authors=(an_author(given, family),))
    assert f"  author = {{{written}}},\n" in write(paper_to_csl(paper, a_volume()))


def test_biblatex_has_date_venue_and_location() -> None:
    paper, reference = read(
        write(paper_to_csl(a_paper(), a_volume()), reference_to_csl(a_reference()), profile="biblatex")
    )
    assert paper["date"] == paper["eventdate"] == "2012-10-09"
    assert paper["venue"] == "تهران"
    assert reference["date"] == "1380"
    assert reference["location"] == "تهران"


def test_persian_language_style_is_what_persian_bib_reads() -> None:
    [entry] = read(write(paper_to_csl(a_paper(), a_volume()), language_style="persian"))
    assert (entry["language"], entry["langid"]) == ("Persian", "persian")


def test_a_volume_is_proceedings_with_its_bodies_of_every_role() -> None:
    [entry] = read(write(volume_to_csl(a_volume())))
    assert entry["ENTRYTYPE"] == "proceedings"
    assert "مشارکت‌کننده: دانشگاه خوارزمی | حامی: شهرداری تهران" in entry["note"]


def test_a_jalali_year_stands_alone_and_the_gregorian_day_in_the_note() -> None:
    [entry] = read(write(paper_to_csl(a_paper(), a_volume(), calendar="jalali")))
    assert entry["year"] == "1391"
    assert "month" not in entry
    assert "تاریخ میلادی: 2012-10-09" in entry["note"]
