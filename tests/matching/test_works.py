"""When references are to one work, and when they stay apart."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings_db.matching.organizations import match_organization, organization_key
from proceedings_db.matching.works import (
    SURE,
    Form,
    Likeness,
    compare_forms,
    partition,
    to_blocks,
    to_reference_form,
)
from proceedings_db.records import Name, Reference, ReferenceName


def a_reference(title: str | None = "رهبری و قدرت هوشمند", year: int | None = 1387, **more: Any) -> Reference:
    """A book by «جوزف نای», unless more is given."""
    authors = more.pop("authors", (("نای", "جوزف"),))
    names = tuple(
        ReferenceName("author", at, Name(given=given or None, family=family))
        for at, (family, given) in enumerate(authors, start=1)
    )
    calendar = more.pop("calendar", None if year is None else "jalali" if year < 1500 else "gregorian")
    raw = more.pop("raw_text", f"{authors}، {title}، {year}، {sorted(more.items())}")
    return Reference(1, raw, title=title, year=year, calendar=calendar, names=names, **{"csl_type": "book", **more})


def an_article(title: str = "نقش مرز در امنیت شهرهای شرقی", year: int | None = 1391, **more: Any) -> Reference:
    """An article with the place where it stands."""
    values = {"container_title": "فصلنامه ژئوپلیتیک", "volume_number": 8, "issue_number": 2, "page_first": 34}
    return a_reference(title, year, **{"csl_type": "article-journal", **values, **more})


def compare(one: Reference, other: Reference) -> Likeness:
    """How alike two references are, if their blocks let them meet at all."""
    ours, theirs = to_reference_form(one, "r1"), to_reference_form(other, "r2")
    if ours.key == theirs.key:
        return compare_forms(ours, ours) if ours.is_comparable else Likeness(SURE, "exact")
    if not to_blocks(ours) & to_blocks(theirs):
        return Likeness(0.0)
    assert compare_forms(ours, theirs) == compare_forms(theirs, ours)
    return compare_forms(ours, theirs)


SAME = {
    "letters_and_half_space": (a_reference(), a_reference("رهبري و قدرت هوش‌مند"), "exact"),
    "a_letter_lost": (a_reference(), a_reference("رهبری و قدرت هوشمد"), "name-variant"),
    "letters_changed_over": (a_reference(), a_reference("رهبری و قدرت هوشنمد"), "name-variant"),
    "a_slip_in_a_short_title": (a_reference("موج برتر"), a_reference("موج بررتر"), "name-variant"),
    "an_initial": (a_reference(), a_reference(authors=(("نای", "ج"),)), "exact"),
    "initials": (
        a_reference(authors=(("طبری", "محمد بن جریر"),)),
        a_reference(authors=(("طبری", "م. ب. ج."),)),
        "exact",
    ),
    "no_given_name": (a_reference(), a_reference(authors=(("نای", ""),)), "exact"),
    "seyyed": (
        a_reference(authors=(("زرقانی", "سید هادی"),)),
        a_reference(authors=(("زرقانی", "هادی"),)),
        "exact",
    ),
    "misspelt_name": (
        a_reference(authors=(("مجتهدزاده", "پیروز"),)),
        a_reference(authors=(("مجتهدزده", "پیروز"),)),
        "name-variant",
    ),
    "article_of_a_name": (a_reference(authors=(("السیوطی", ""),)), a_reference(authors=(("سیوطی", ""),)), "exact"),
    "name_in_the_other_script": (
        a_reference("City Diplomacy and Borders", 2007, authors=(("Sizoo", "A."),)),
        a_reference("City Diplomacy and Borders", 2007, authors=(("سایزو", ""),)),
        "name-variant",
    ),
    "first_author_lost": (
        an_article(authors=(("احمدی", "علی"), ("رضایی", "ناصر"))),
        an_article(authors=(("رضایی", "ناصر"),)),
        "name-variant",
    ),
    "authors_in_another_order": (
        an_article(authors=(("احمدی", "علی"), ("رضایی", "ناصر"))),
        an_article(authors=(("رضایی", "ناصر"), ("احمدی", "علی"))),
        "name-variant",
    ),
    "no_author_but_the_place": (an_article(), an_article(authors=()), "name-variant"),
    "no_subtitle": (
        a_reference("جغرافیای انتخابات: بنیادها، مفاهیم و رویکردها"),
        a_reference("جغرافیای انتخابات"),
        "name-variant",
    ),
    "a_part_of_the_title_unread": (
        an_article("نقش مرز در امنیت شهرهای شرقی (مطالعه موردی زابل)"),
        an_article("نقش مرز در امنیت شهرهای شرقی"),
        "name-variant",
    ),
    "the_other_calendar": (
        a_reference("Boundaries of Iran", 2012, authors=(("Mojtahedzadeh", "P."),)),
        a_reference("Boundaries of Iran", 1391, authors=(("Mojtahedzadeh", "P."),)),
        "exact",
    ),
    "a_year_mistyped": (an_article(), an_article(year=1392), "year-mismatch"),
    "no_year_but_the_place": (an_article(), an_article(year=None), "year-mismatch"),
    "neither_has_a_year": (a_reference(year=None), a_reference("رهبري و قدرت هوشمند", None), "exact"),
    "one_doi": (
        an_article("Border towns", 2012, doi="https://doi.org/10.1016/J.Cities.2012.01.002"),
        an_article("Border towns of Asia and their markets", 2013, doi="10.1016/j.cities.2012.01.002."),
        "exact",
    ),
    "the_whole_entry": (
        a_reference(None, None, authors=(), raw_text="قرآن کریم."),
        a_reference(None, None, authors=(), raw_text="قرآن كريم"),
        "exact",
    ),
}


@pytest.mark.parametrize(("one", "other", "method"), SAME.values(), ids=SAME.keys())
def test_one_work_however_it_is_printed(one: Reference, other: Reference, method: str) -> None:
    likeness = compare(one, other)
    assert likeness.is_sure
    assert likeness.method == method


APART = {
    "another_title": (a_reference(), a_reference("قدرت نرم در سیاست جهانی")),
    "another_author": (
        a_reference("جغرافیای سیاسی", authors=(("میرحیدر", "دره"),)),
        a_reference("جغرافیای سیاسی", authors=(("ودیعی", "کاظم"),)),
    ),
    "namesakes": (
        a_reference("جغرافیای سیاسی", authors=(("احمدی", "حسن"),)),
        a_reference("جغرافیای سیاسی", authors=(("احمدی", "مریم"),)),
    ),
    "another_year": (a_reference(year=1387), a_reference(year=1395)),
    "two_volumes": (a_reference(volume="اول", volume_number=1), a_reference(volume="دوم", volume_number=2)),
    "volumes_in_the_title": (a_reference("تاریخ ایران، جلد اول"), a_reference("تاریخ ایران، جلد دوم")),
    "figures_in_the_title": (a_reference("تاریخ ایران، ج۱"), a_reference("تاریخ ایران، ج۲")),
    "letters_of_parts": (a_reference("فنون نقشه‌برداری، بخش الف"), a_reference("فنون نقشه‌برداری، بخش ب")),
    "roman_parts": (
        a_reference("The Theory of Border Towns, Part I", 1999),
        a_reference("The Theory of Border Towns, Part II", 1999),
    ),
    "yearbooks": (
        a_reference("سالنامه آماری کشور ۱۳۸۵", 1386, authors=(("مرکز آمار ایران", ""),)),
        a_reference("سالنامه آماری کشور ۱۳۹۰", 1391, authors=(("مرکز آمار ایران", ""),)),
    ),
    "yearbooks_printed_in_one_year": (
        a_reference("سالنامه آماری کشور ۱۳۸۵", 1391, authors=(("مرکز آمار ایران", ""),)),
        a_reference("سالنامه آماری کشور ۱۳۹۰", 1391, authors=(("مرکز آمار ایران", ""),)),
    ),
    "wars": (a_reference("تاریخ جنگ جهانی اول"), a_reference("تاریخ جنگ جهانی دوم")),
    "editions": (
        a_reference(edition="اول", edition_number=1),
        a_reference(edition="سوم", edition_number=3),
    ),
    "chapters_of_one_book": (
        an_article("مرزهای شرقی", csl_type="chapter", page_first=11),
        an_article("مرزهای غربی", csl_type="chapter", page_first=45),
    ),
    "a_column_in_two_issues": (
        an_article("سخن سردبیر", issue_number=2, page_first=1),
        an_article("سخن سردبیر", issue_number=3, page_first=5),
    ),
    "a_thesis_and_its_article": (an_article(csl_type="thesis", container_title=None, page_first=None), an_article()),
    "dois": (an_article(doi="10.1016/j.cities.2012.01.002"), an_article(doi="10.1016/j.cities.2012.01.003")),
    "subtitles": (
        a_reference("جغرافیای انتخابات: بنیادها و مفاهیم"),
        a_reference("جغرافیای انتخابات: روش‌ها و نمونه‌ها"),
    ),
    "short_entries": (
        a_reference(None, None, authors=(), raw_text="همان"),
        a_reference(None, None, authors=(), raw_text="همان."),
    ),
}


@pytest.mark.parametrize(("one", "other"), APART.values(), ids=APART.keys())
def test_other_works_stay_apart(one: Reference, other: Reference) -> None:
    assert not compare(one, other).is_sure


DOUBTFUL = {
    "the_year_after": (a_reference(year=1387), a_reference(year=1388)),
    "a_short_title_without_a_year": (a_reference("ژئوپلیتیک ایران"), a_reference("ژئوپلیتیک ایران", None)),
    "a_title_without_an_author": (
        an_article(container_title=None, volume_number=None, issue_number=None, page_first=None, title="مرز و شهر"),
        an_article("مرز و شهر", authors=()),
    ),
}


@pytest.mark.parametrize(("one", "other"), DOUBTFUL.values(), ids=DOUBTFUL.keys())
def test_what_is_too_little_for_a_claim_is_a_doubt(one: Reference, other: Reference) -> None:
    ours, theirs = to_reference_form(one, "r1"), to_reference_form(other, "r2")
    likeness = compare_forms(ours, replace(theirs, key="form-other"))
    assert likeness.is_doubtful


def works_of(forms: list[Form]) -> set[frozenset[str]]:
    return {frozenset(keys) for keys in partition(forms, to_blocks).works}


def test_a_form_without_a_year_goes_with_neither_of_two_editions() -> None:
    title = "اصول و مفاهیم ژئوپلیتیک ایران و جهان"
    old, new, bare = (to_reference_form(a_reference(title, year), "r") for year in (1381, 1385, None))
    assert works_of([old, bare]) == {frozenset((old.key, bare.key))}
    found = partition([old, new, bare], to_blocks)
    assert len(found.works) == 3
    assert {bare.key in pair for pair in found.doubts} == {True}


def test_what_a_librarian_joined_stays_joined_and_draws_no_third() -> None:
    forms = [to_reference_form(a_reference(title), "r") for title in ("قدرت هوشمند", "نرم‌قدرتی", "قدرت هوشمدن")]
    assert len(partition(forms, to_blocks).works) == 2
    by_hand = partition(forms, to_blocks, {forms[0].key: 7, forms[1].key: 7})
    assert len(by_hand.works) == 1
    apart = partition(forms, to_blocks, {forms[0].key: 7, forms[2].key: 8})
    assert len(apart.works) == 3


TITLES = ("تاریخ ایران", "تاریخ ایرن", "تاریخ ایران: از مغول تا افشار", "تاریخ ایران، جلد دوم", "تاریخ یونان")
FORMS = st.builds(
    lambda title, year, family, edition: to_reference_form(
        a_reference(title, year, authors=((family, ""),) if family else (), edition_number=edition), "r"
    ),
    st.sampled_from(TITLES),
    st.sampled_from((1381, 1385, 1386, 2006, None)),
    st.sampled_from(("پیرنیا", "پیرنی", "اقبال", "")),
    st.sampled_from((None, None, 2, 3)),
)


@given(st.lists(FORMS, max_size=8, unique_by=lambda form: form.key), st.randoms())
def test_the_order_of_the_forms_makes_no_difference(forms: list[Form], draw: Any) -> None:
    before = partition(forms, to_blocks)
    shuffled = list(forms)
    draw.shuffle(shuffled)
    assert partition(shuffled, to_blocks) == before
    for keys in before.works:
        for one, other in permutations(keys, 2):
            assert compare_forms(by_key(forms, one), by_key(forms, other)).confidence > 0


def by_key(forms: list[Form], key: str) -> Form:
    return next(form for form in forms if form.key == key)


def test_hamza_and_half_space_make_no_difference_to_a_body() -> None:
    assert organization_key("موسسه آموزش عالی") == organization_key("مؤسسه آموزش‌عالی")
    assert match_organization([4]).target == 4
    assert match_organization([4, 5]).target is None
