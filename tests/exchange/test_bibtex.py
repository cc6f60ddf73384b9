"""BibTeX and BibLaTeX, read back by the libraries that users have."""

from __future__ import annotations

import io
from pathlib import Path

import bibtexparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from proceedings_db.exchange.bibtex import Profile, to_bibtex_key, write_bibtex
from proceedings_db.exchange.bibtex_text import read_bibtex_text
from proceedings_db.exchange.csl import paper_to_csl, volume_to_csl
from proceedings_db.exchange.csl_reference import reference_to_csl
from proceedings_db.exchange.items import CslItem
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


def test_bodies_are_kept_whole() -> None:
    item: CslItem = {"id": "x", "type": "book", "author": [{"literal": "سازمان برنامه و بودجه"}]}
    item["author"].append({"literal": "Health, Safety and Environment"})
    [entry] = read(write(item))
    assert entry["author"] == "{سازمان برنامه و بودجه} and {Health, Safety and Environment}"


def test_a_publisher_with_and_is_one_publisher() -> None:
    [entry] = read(write({"id": "x", "type": "book", "publisher": "Simon and Schuster"}, profile="biblatex"))
    assert entry["publisher"] == "{Simon and Schuster}"


def test_two_places_keep_their_own_fields() -> None:
    item: CslItem = {"id": "x", "type": "paper-conference", "event-place": "مشهد", "publisher-place": "تهران"}
    [entry] = read(write(item))
    assert (entry["address"], entry["location"]) == ("تهران", "مشهد")


def test_organizers_are_told_in_the_note_where_a_publisher_would_hide_them() -> None:
    [entry] = read(write(paper_to_csl(a_paper(), a_volume(publisher="انتشارات دانشگاه"))))
    assert "برگزارکننده: انجمن ژئوپلیتیک ایران؛ وزارت علوم، تحقیقات و فن‌آوری" in entry["note"]


@pytest.mark.parametrize(
    ("genre", "entry_type", "type_field"),
    [
        ("پایان‌نامه کارشناسی ارشد", "mastersthesis", "پایان‌نامه کارشناسی ارشد"),
        ("رساله دکتری", "phdthesis", "رساله دکتری"),
        ("PhD thesis", "phdthesis", "PhD thesis"),
        (None, "phdthesis", "پایان‌نامه"),
    ],
)
def test_no_thesis_is_printed_as_another_kind(genre: str | None, entry_type: str, type_field: str) -> None:
    reference = a_reference(csl_type="thesis", genre=genre, publisher="دانشگاه تهران")
    [entry] = read(write(reference_to_csl(reference)))
    assert (entry["ENTRYTYPE"], entry["type"], entry["school"]) == (entry_type, type_field, "دانشگاه تهران")


@pytest.mark.parametrize(
    ("csl_type", "profile", "subtype"),
    [
        ("article-journal", "bibtex", None),
        ("article-newspaper", "biblatex", "newspaper"),
        ("webpage", "bibtex", "webpage"),
        ("webpage", "biblatex", None),
        ("document", "bibtex", None),
        ("patent", "bibtex", "patent"),
    ],
)
def test_types_that_share_an_entry_type_are_told_apart(csl_type: str, profile: Profile, subtype: str | None) -> None:
    [entry] = read(write({"id": "x", "type": csl_type, "title": "ت"}, profile=profile))
    assert entry.get("entrysubtype") == subtype


@pytest.mark.parametrize(
    ("identifier", "key"),
    [
        ("zarghani2012naqsh", "zarghani2012naqsh"),
        ("a-1391.14.r1", "a-1391.14.r1"),
        ("زرقانی 2012", "2012"),
        ("", "entry"),
    ],
)
def test_keys_are_ascii(identifier: str, key: str) -> None:
    assert to_bibtex_key(identifier) == key


@pytest.mark.parametrize("text", TORTURE.values(), ids=TORTURE.keys())
def test_no_value_breaks_its_entry(text: str) -> None:
    item: CslItem = {"id": "x", "type": "paper-conference", "title": text, "note": text, "abstract": text}
    item |= {"keyword": text, "URL": text, "page": text, "organizer": [{"literal": text}], "event-place": text}
    item["author"] = [{"family": text, "given": text}, {"literal": text}, {"family": text}]
    after: CslItem = {"id": "y", "type": "book", "title": TITLE}
    first, second = read(write(item, after))
    assert read_bibtex_text(first.get("abstract", "")) == to_one_line(text)
    assert second["title"] == TITLE


@given(st.lists(st.tuples(st.text(st.characters()), st.text(st.characters())), min_size=1, max_size=3))
def test_any_names_come_back_in_pybtex(names: list[tuple[str, str]]) -> None:
    wanted = [(to_one_line(family), to_one_line(given)) for family, given in names]
    item: CslItem = {"id": "x", "type": "book", "title": "ت"}
    item["author"] = [{"family": family, "given": given} for family, given in names]
    people = parse_string(write(item), "bibtex").entries["x"].persons.get("author", [])
    found = [(plain(person.last_names), plain(person.first_names + person.middle_names)) for person in people]
    assert found == [(family, given) if family else (given, "") for family, given in wanted if family or given]
    assert all(not person.prelast_names and not person.lineage_names for person in people)


def plain(parts: list[str]) -> str:
    return read_bibtex_text(" ".join(parts))


@pytest.mark.parametrize("profile", ["bibtex", "biblatex"])
def test_the_seed_comes_back_whole(shared: Path, profile: Profile) -> None:
    volume = seed_volume(shared)
    text = write(*(paper_to_csl(paper, volume) for paper in volume.papers), profile=profile)
    library = parse_string(text, "bibtex")
    assert len(read(text)) == len(library.entries) == 15
    for paper, entry in zip(volume.papers, library.entries.values(), strict=True):
        assert [(plain(p.first_names + p.middle_names), plain(p.last_names)) for p in entry.persons["author"]] == [
            (author.name.given or "", author.name.family or "") if author.name.family else ("", author.name.given)
            for author in paper.authors
        ]
        assert entry.fields["title"] == paper.title
        pages = [str(page) for page in (paper.page_first, paper.page_last) if page]
        assert entry.fields["pages"] == "--".join(pages)


@pytest.mark.parametrize("profile", ["bibtex", "biblatex"])
def test_all_references_of_the_gold_come_back_whole(project: Path, profile: Profile) -> None:
    items = [reference_to_csl(reference) for reference in gold_references(project)]
    text = write(*items, profile=profile)
    entries = read(text)
    people = parse_string(text, "bibtex").entries
    for item, entry in zip(items, entries, strict=True):
        assert read_bibtex_text(entry.get("title", "")) == item.get("title", "")
        assert [
            (plain(person.last_names), plain(person.first_names + person.middle_names))
            for person in people[entry["ID"]].persons.get("author", [])
        ] == [(name.get("family") or name.get("literal"), name.get("given", "")) for name in item.get("author", [])]
        assert entry.get("url") == item.get("URL")
        assert entry.get("pages", "").replace("--", "-") in {"", item.get("page"), item.get("number-of-pages")}
        date = entry.get("year" if profile == "bibtex" else "date")
        assert date == (str(item["issued"]["date-parts"][0][0]) if "issued" in item else None)


@pytest.mark.parametrize("csl_type", ["{", "}", "a{b}c", "\\", "ساز و کار", ""])
@pytest.mark.parametrize("profile", ["bibtex", "biblatex"])
def test_a_type_of_any_signs_breaks_no_entry(profile: Profile, csl_type: str) -> None:
    entries = read(write({"id": "a", "type": csl_type, "title": TITLE}, profile=profile))
    assert [entry["title"] for entry in entries] == [TITLE]
