"""Lists of both languages: order, year letters, numbers, what the data says of authors and dates."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proceedings_db.citing import cite, cite_entries, cite_lists

Item = Mapping[str, object]
MakeItem = Callable[..., Item]


def _authors(*names: tuple[str, str]) -> list[dict[str, str]]:
    return [{"family": family, "given": given} for family, given in names]


def _texts(items: list[Item], style: str, *options: str) -> list[str]:
    return [entry.text for entry in cite_entries(items, style, options=options)]


def test_persian_entries_stand_first_each_in_its_own_language(a_book: MakeItem, a_latin_article: MakeItem) -> None:
    texts = _texts([a_latin_article(), a_book()], "apa")
    assert texts == [
        "حری، عباس. (۱۳۷۸). آیین نگارش علمی. تهران: دبیرخانه.",
        "Agnew, J. A., & Muscarà, L. (2012). Making political geography: A review. Political Geography Quarterly, "
        "34(2), 19–27. https://doi.org/10.1016/j.polgeo.2012.01.001",
    ]


@pytest.mark.parametrize(
    ("item", "direction"),
    [
        ({"title": "تأثیر DEHP بر بلوغ"}, "rtl"),
        ({"title": "City diplomacy"}, "ltr"),
        ({"title": "City diplomacy", "language": "fa-IR"}, "rtl"),
        ({"title": "دیپلماسی", "language": "english"}, "ltr"),
        ({"title": "الكتاب", "language": "ar"}, "rtl"),
        ({"title": "1984", "author": [{"family": "اورول", "given": "جورج"}]}, "rtl"),
        ({"title": "1984", "author": [{"family": "Orwell", "given": "George"}]}, "ltr"),
    ],
)
def test_language_is_decided_per_entry(item: dict[str, object], direction: str) -> None:
    (entry,) = cite_entries([{"id": "x", "type": "book", **item}], "chicago")
    assert entry.direction == direction


def test_works_of_one_author_and_year_have_letters(a_book: MakeItem, a_latin_article: MakeItem) -> None:
    items = [
        a_book(id="b", title="ب"),
        a_book(id="a", title="الف"),
        a_book(id="c", author=_authors(("حری", "عباس"), ("شاهبداغی", "اعظم"))),
        a_latin_article(id="d", title="Zones"),
        a_latin_article(id="e", title="A border"),
    ]
    entries = cite_entries(items, "chicago", in_text=True)
    assert [(entry.id, entry.in_text.parenthetical) for entry in entries if entry.in_text] == [
        ("a", "(حری ۱۳۷۸الف)"),
        ("b", "(حری ۱۳۷۸ب)"),
        ("c", "(حری، و شاهبداغی ۱۳۷۸)"),
        ("e", "(Agnew and Muscarà 2012a)"),
        ("d", "(Agnew and Muscarà 2012b)"),
    ]
    assert "۱۳۷۸الف. الف." in entries[0].text
    assert "2012b. “Zones.”" in entries[4].text


def test_latin_letter_keeps_the_month(a_latin_article: MakeItem) -> None:
    page = {"type": "webpage", "issued": {"date-parts": [[2019, 5, 3]]}, "DOI": ""}
    items = [a_latin_article(id="a", title="A", **page), a_latin_article(id="b", title="B", **page)]
    assert "(2019b, May 3). B (Vol. 34)." in _texts(items, "apa")[1]


def test_letter_of_the_data_is_kept(a_book: MakeItem) -> None:
    items = [a_book(id="a", title="الف"), a_book(id="b", title="ب", year_suffix="الف")]
    assert [text.split("(")[1].split(")")[0] for text in _texts(items, "apa")] == ["۱۳۷۸ب", "۱۳۷۸الف"]


def test_lists_are_lettered_and_numbered_by_themselves(a_book: MakeItem) -> None:
    first, second = cite_lists([[a_book(id="a")], [a_book(id="b"), a_book(id="c", title="ب")]], "vancouver")
    assert [entry.number for entry in first + second] == [1, 1, 2]


def test_numbers_run_through_both_languages(a_book: MakeItem, a_latin_article: MakeItem) -> None:
    text = cite([a_latin_article(), a_book()], "ieee")
    assert isinstance(text, str)
    assert [line.split(" ")[0] for line in text.splitlines()] == ["۱.", "2."]
    entries = cite_entries([a_latin_article(), a_book()], "ieee", in_text=True, locators={"article": "20"})
    assert [entry.in_text.parenthetical for entry in entries if entry.in_text] == ["[۱]", "[2]"]
    assert entries[1].in_text is not None
    assert entries[1].in_text.with_locator == "[2, p. 20]"


def test_citation_order_is_that_of_the_items(a_book: MakeItem, a_latin_article: MakeItem) -> None:
    entries = cite_entries([a_latin_article(), a_book()], "vancouver", options=["citation-order"])
    assert [entry.id for entry in entries] == ["article", "book"]


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("chicago", "حری، عباس، و همکاران. ۱۳۷۸."),
        ("apa", "حری، عباس و همکاران. (۱۳۷۸)."),
        ("vancouver", "حری عباس، و همکاران. آیین"),
        ("iso690", "حری، عباس و دیگران. آیین"),
        ("mla", "حری، عباس، و دیگران. آیین"),
    ],
)
@pytest.mark.parametrize(
    "further",
    [
        {"author": [{"family": "حری", "given": "عباس"}, {"family": "others"}]},
        {"author": [{"family": "حری", "given": "عباس"}, {"literal": "و همکاران"}]},
        {"note": "دیگر نویسندگان: و همکاران"},
    ],
)
def test_others_said_by_the_data(a_book: MakeItem, style: str, expected: str, further: dict[str, object]) -> None:
    assert _texts([a_book(**further)], style)[0].startswith(expected)


def test_others_in_the_text_have_no_comma(a_book: MakeItem) -> None:
    (entry,) = cite_entries([a_book(author=[{"family": "حری"}, {"family": "others"}])], "chicago", in_text=True)
    assert entry.in_text is not None
    assert entry.in_text.parenthetical == "(حری و همکاران ۱۳۷۸)"


def test_what_could_not_be_read_is_printed_as_it_stands() -> None:
    raw = "ر.ک. به پیوست شمارهٔ ۲ همین کتاب"
    (entry,) = cite_entries([{"id": "r", "type": "document", "language": "fa", "note": f"متن چاپی: {raw}"}], "apa")
    assert entry.text == raw


def test_labelled_lines_of_a_note_are_not_printed(a_book: MakeItem) -> None:
    text = _texts([a_book(note="چاپ سنگی\nتاریخ: بهار ۱۳۷۸")], "chicago")[0]
    assert "چاپ سنگی" in text
    assert "بهار" not in text


def test_ids_may_be_missing_or_twice(a_book: MakeItem) -> None:
    items = [{**a_book(title="الف"), "id": "x"}, {**a_book(title="ب"), "id": "x"}]
    nameless = {key: value for key, value in a_book(title="پ").items() if key != "id"}
    assert len({entry.text for entry in cite_entries([*items, nameless], "mla")}) == 3


def test_no_items_no_entries() -> None:
    assert cite([], "apa") == ""


_WORDS = st.text(st.sampled_from("ابپتسمن ‌ABc12۳۴«»؟.،:()[]*#$@<>&\"'\\/-–"), min_size=1, max_size=25).filter(str.strip)


@settings(max_examples=15)
@given(st.lists(st.tuples(_WORDS, _WORDS, _WORDS), min_size=1, max_size=8))
def test_every_item_has_one_entry_whatever_stands_in_it(rows: list[tuple[str, str, str]]) -> None:
    items = [
        {
            "id": str(number),
            "type": "book",
            "language": "fa",
            "author": [{"family": family}],
            "title": title,
            "publisher": house,
        }
        for number, (family, title, house) in enumerate(rows)
    ]
    entries = cite_entries(items, "apa")
    assert sorted(entry.id for entry in entries) == sorted(item["id"] for item in items)
    assert all(entry.text.strip() for entry in entries)
