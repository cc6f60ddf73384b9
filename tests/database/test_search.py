"""Search: any spelling, the nearest first, the hit marked, the same on both engines, and no input that breaks it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from proceedings_db.database import migrate
from proceedings_db.database.engine import open_engine
from proceedings_db.database.load import load_volume
from proceedings_db.database.search import KINDS, QueryError, find_ids, find_records
from proceedings_db.reading.volume import read_volume
from proceedings_db.records import Keyword, Name, PaperText, ReferenceName
from tests.database.dump import check_index, values
from tests.factories import (
    a_conference,
    a_full_paper,
    a_name,
    a_paper,
    a_reference,
    a_section,
    a_volume,
    an_authorship,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Engine

    from proceedings_db.database.search_found import SearchHit
    from proceedings_db.database.search_terms import Kind

BOOK = a_reference(1, "حافظ نیا", "اصول و مفاهیم ژئوپلیتیک", 1385)
ENGLISH = replace(
    a_reference(2, "Sizoo", "City Diplomacy", 2007),
    raw_text="Sizoo, A., 2007, City Diplomacy, VNG, pp. 200-201",
    names=(ReferenceName("author", 1, Name(given="A.", family="Sizoo")),),
    calendar="gregorian",
    year_gregorian=2007,
)
ARTICLE = replace(
    a_reference(3, "رضایی", "نقد ژئوپلیتیک انتقادی", 1390),
    csl_type="article-journal",
    raw_text="رضايي، علي (١٣٩٠): نقد ژئوپليتيك انتقادي، فصلنامۀ سیاست، ش ۳",
)
PAPERS = (
    a_full_paper(
        1,
        "نقش عوامل محیطی در امنیت پایدار شهرها",
        authors=(an_authorship(1, a_name()), an_authorship(2, a_name("حافظ‌نیا", "محمدرضا"))),
        keywords=(Keyword("fa", 1, "برنامه‌ریزی", "برنامه‌ریزی"), Keyword("fa", 2, "خانۀ امن", "خانۀ امن")),
        texts=(
            PaperText("abstract", "fa", "این مقاله کتابخانه‌های مُجَهَّز را در سال ۱۳۸۸ می‌سنجد."),
            PaperText("title", "en", "Environment and Security"),
        ),
        sections=(a_section(1, "مقدمه", text="سخن از نتیجه گیری و از حافظنیا می رود. " + "کلمه " * 60 + "پایان سخن"),),
        references=(BOOK, ENGLISH, ARTICLE),
        citations=(),
    ),
    a_paper(2, "امنیت پایدار", authors=(an_authorship(1, a_name("محمدی", "علی")),)),
    a_paper(3, "جغرافیای سیاسی ایران", authors=(an_authorship(1, a_name("زرگر", "رضا")),)),
)
WINTER = a_volume(
    "winter-1391",
    a_paper(1, "آب و هوای زمستان", authors=(an_authorship(1, a_name("کریمی", "سارا")),)),
    conference=a_conference("همایش زمستان", start_date="2013-02-10", date_as_printed="۲۲ بهمن ۱۳۹۱"),
    year=2013,
)


@pytest.fixture(scope="module")
def on_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The papers above in an SQLite file, for all tests that only read."""
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('search') / 'search.db'}")
    fill(engine)
    yield engine
    engine.dispose()


def fill(engine: Engine) -> None:
    migrate.upgrade(engine)
    load_volume(engine, a_volume("geography-1391", *PAPERS))
    load_volume(engine, WINTER)


def keys(engine: Engine, query: str, **options: int) -> list[str]:
    return [hit.key for hit in find_records(engine, query, **options)]


def first(engine: Engine, query: str) -> SearchHit:
    return find_records(engine, query)[0]


ONE, TWO, THREE = (f"geography-1391.{number}" for number in (1, 2, 3))
R1, R2, R3 = (f"{ONE}.r{number}" for number in (1, 2, 3))
HAFEZNIA, ZARGHANI = "hafeznia-mohammadreza", "zarghani-seyed-hadi"

SPELLINGS = [
    pytest.param(
        ("حافظ‌نیا", "حافظ نیا", "حافظنیا", "حافظ‌نيا", "حافِظ‌نیا", "hafeznia", "Hafez Nia"), {HAFEZNIA, ONE, R1}
    ),
    pytest.param(("برنامه‌ریزی", "برنامه ریزی", "برنامه ريزي", "برنامهریزی"), {ONE}),
    pytest.param(("کتابخانه‌های", "كتابخانه هاي", "کتابخانههای", "کتاب‌خانه‌های"), {ONE}),
    pytest.param(("مجهز", "مُجَهَّز", "مجهّز"), {ONE}),
    pytest.param(("خانه امن", "خانۀ امن", "خانه‌ی امن"), {ONE}),
    pytest.param(("نتیجه‌گیری", "نتیجه گیری", "نتیجهگیری"), {ONE}),
    pytest.param(("می‌رود", "می رود", "میرود"), {ONE}),
    pytest.param(("رضایی ۱۳۹۰", "رضايي 1390", "رضائی ١٣٩٠"), {R3}),
    pytest.param(("سایزو", "sizoo", "SIZOO"), {R2}),
    pytest.param(("201", "۲۰۱"), {R2}),
    pytest.param(("zarghani", "zarqani", "زرقاني", "زرقانی"), {ZARGHANI, ONE}),
    pytest.param(("دانشگاه اصفهان", "دانشگاه اصفهــان", "daneshgah esfahan"), {"daneshgah-esfahan"}),
]


@pytest.mark.parametrize(("spellings", "found"), SPELLINGS)
def test_every_spelling_finds_every_other(on_sqlite: Engine, spellings: tuple[str, ...], found: set[str]) -> None:
    for spelling in spellings:
        assert found <= set(keys(on_sqlite, spelling)), spelling
        assert keys(on_sqlite, spelling)[0] in found


QUERIES = [
    pytest.param('"امنیت پایدار شهرها"', [ONE], id="phrase"),
    pytest.param("«پایدار امنیت»", [], id="phrase_in_other_order"),
    pytest.param("جغراف*", [THREE], id="prefix"),
    pytest.param("امنیت -شهرها", [TWO], id="excluded"),
    pytest.param("امنیت NOT شهرها", [TWO], id="excluded_by_a_word"),
    pytest.param('امنیت -"پایدار شهرها"', [TWO], id="phrase_excluded"),
    pytest.param("زمستان kind:paper OR سیاسی kind:paper", ["winter-1391.1", THREE], id="either"),
    pytest.param("author:محمدی", ["mohammadi-ali", TWO], id="author"),
    pytest.param("نویسنده:محمدی", ["mohammadi-ali", TWO], id="author_in_persian"),
    pytest.param("author: محمدی", ["mohammadi-ali", TWO], id="author_and_a_space"),
    pytest.param('author:"حافظ نیا" kind:reference', [R1], id="author_phrase"),
    pytest.param("author:حافظ نیا kind:paper", [ONE], id="author_printed_as_one_word"),
    pytest.param("title:ژئوپلیتیک", [R3, R1], id="title"),
    pytest.param("title:حافظ‌نیا", [], id="title_has_no_author"),
    pytest.param("keyword:برنامه‌ریزی", [ONE], id="keyword"),
    pytest.param("keyword:امنیت", [], id="keyword_is_no_title"),
    pytest.param("کلیدواژه‌ها:برنامه‌ریزی", [ONE], id="keyword_in_persian"),
    pytest.param("ژئوپلیتیک year:1385", [R1], id="jalali_year"),
    pytest.param("ژئوپلیتیک year:۱۳۸۰..۱۳۸۹", [R1], id="jalali_years"),
    pytest.param("ژئوپلیتیک year:2006..2010", [R1], id="gregorian_years"),
    pytest.param("ژئوپلیتیک year:1386..", [R3], id="open_years"),
    pytest.param("ژئوپلیتیک سال:..1386", [R1], id="years_to"),
    pytest.param("diplomacy year:1386", [R2], id="jalali_year_of_a_gregorian_one"),
    pytest.param("زمستان year:1391 kind:paper", ["winter-1391.1"], id="jalali_year_by_the_day_of_the_meeting"),
    pytest.param("زمستان year:1392 kind:paper", [], id="jalali_year_after"),
    pytest.param("زمستان year:2013", ["winter-1391.1"], id="gregorian_year_of_a_paper"),
    pytest.param("ژئوپلیتیک type:article-journal", [R3], id="type"),
    pytest.param("type:article-journal", [R3], id="type_alone"),
    pytest.param("kind:person زر*", ["zargar-reza", ZARGHANI], id="kind"),
    pytest.param("نقش2", [], id="nothing"),
    pytest.param("geography-1391.2", [TWO], id="key"),
    pytest.param("mohammadi2012amniyat", [TWO], id="citation_key"),
]


@pytest.mark.parametrize(("query", "found"), QUERIES)
def test_queries(on_sqlite: Engine, query: str, found: list[str]) -> None:
    assert keys(on_sqlite, query) == found


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "query",
    [*(parameter.values[0] for parameter in QUERIES), "zarghani", "author:zarghani -شهرها", "year:1391 OR ژئوپلیتیک"],
)
def test_the_ids_of_a_kind_are_those_of_its_answers(on_sqlite: Engine, query: str, kind: Kind) -> None:
    answers = {hit.key for hit in find_records(on_sqlite, query, kinds=(kind,), limit=1000)}
    listed = ", ".join(str(identity) for identity in find_ids(on_sqlite, query, kind))
    assert set(values(on_sqlite, f"SELECT key FROM {kind} WHERE id IN ({listed})")) == answers


def test_the_nearest_comes_first(on_sqlite: Engine) -> None:
    assert keys(on_sqlite, "امنیت پایدار")[:2] == [TWO, ONE]
    assert keys(on_sqlite, "حافظ‌نیا") == [HAFEZNIA, ONE, R1]
    assert keys(on_sqlite, "امنیت پایدار", limit=1) == [TWO]
    assert keys(on_sqlite, "امنیت پایدار", limit=1, offset=1) == [ONE]


def test_a_title_that_is_all_that_was_asked_for_comes_before_others(sqlite_engine: Engine) -> None:
    bilingual = replace(
        a_paper(1, "امنیت پایدار شهرها", authors=()),
        texts=(PaperText("title", "en", "Sustainable security of cities, a study of their environment"),),
    )
    longer = a_paper(2, "امنیت پایدار شهرها و روستا", authors=())
    parted = a_paper(3, "نتیجه گیری", authors=())
    joined = a_paper(4, "نتیجه‌گیری ما", authors=())
    load_volume(sqlite_engine, a_volume("geography-1391", longer, bilingual, joined, parted))
    titles = [hit.title for hit in find_records(sqlite_engine, "امنیت پایدار شهرها")]
    assert titles == [bilingual.title, longer.title]
    for spelling in ("نتیجه‌گیری", "نتیجه گیری", "نتیجهگیری"):
        assert [hit.title for hit in find_records(sqlite_engine, spelling)] == [parted.title, joined.title]


def test_a_person_of_that_name_comes_before_papers_about_it(on_sqlite: Engine) -> None:
    assert keys(on_sqlite, "محمدرضا حافظ‌نیا") == [HAFEZNIA, ONE]
    assert keys(on_sqlite, "علی محمدی") == ["mohammadi-ali", TWO]


@pytest.mark.parametrize(
    ("query", "field", "marked"),
    [
        pytest.param("حافظنیا kind:paper", "authors", ["حافظ‌نیا"], id="half_space_kept"),
        pytest.param("کتابخانه‌های مجهز", "abstract", ["کتابخانه‌های", "مُجَهَّز"], id="vowel_signs_kept"),
        pytest.param("نتیجه‌گیری", "section", ["نتیجه گیری"], id="two_words"),
        pytest.param(
            "ژئوپلیتیک انتقادی kind:reference", "reference", ["ژئوپليتيك", "انتقادي"], id="arabic_letters_kept"
        ),
        pytest.param("1390 رضایی", "reference", ["رضايي", "١٣٩٠"], id="digits_kept"),
        pytest.param("zarghani kind:paper", "authors", ["زرقانی"], id="sound"),
        pytest.param("سیاس*", "title", ["سیاسی"], id="prefix"),
        pytest.param("پایان سخن", "section", ["پایان", "سخن"], id="far_into_a_text"),
        pytest.param("environment", "title", ["Environment"], id="title_in_another_language"),
        pytest.param("برنامه‌ریزی", "keywords", ["برنامه‌ریزی"], id="keywords"),
    ],
)
def test_the_hit_is_marked_in_the_printed_text(on_sqlite: Engine, query: str, field: str, marked: list[str]) -> None:
    snippet = first(on_sqlite, query).snippet
    assert snippet.field == field
    assert [snippet.text[start:end] for start, end in snippet.marks] == marked
    assert len(snippet.text) < 400
    assert snippet.show("", "") == snippet.text
    shown = snippet.show("[", "]")
    assert all(f"[{word}]" in shown for word in marked)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("", "no word"),
        (" \n", "no word"),
        ("*", "no word"),
        ('""', "no word"),
        ("-شهر", "not wanted"),
        ("year:1391 -شهر", "not wanted"),
        ("شهر OR -شهر", "not wanted"),
        ("year:abc", "no year"),
        ("ش*", "two letters"),
        ("year:1380..2001", "two calendars|in the other"),
        ("kind:کتاب‌ها", "Kinds are"),
        ("-kind:paper شهر", "cannot be excluded"),
        ("شهر " * 400, "Shorten"),
        ("شهر " * 40, "Shorten"),
    ],
)
def test_a_query_that_asks_for_nothing_is_told_so(on_sqlite: Engine, query: str, told: str) -> None:
    with pytest.raises(QueryError, match=told):
        find_records(on_sqlite, query)


SIGNS = [*"-*'\"():;\\%_{}^+&|!«\0\ud800", "--", "<->", ".."]
WORDS = ["امنیت", "حافظ‌نیا", "AND", "OR", "NOT", "NEAR", "1391", "author:", "title:", "year:", "kind:", "type:", " "]
PIECES = st.sampled_from(SIGNS + WORDS)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.text(max_size=30), st.lists(PIECES, max_size=12).map("".join), st.lists(PIECES, max_size=9).map(" ".join)
    )
)
def test_no_text_breaks_a_search(on_sqlite: Engine, query: str) -> None:
    try:
        hits = find_records(on_sqlite, query)
    except QueryError:
        return
    for hit in hits:
        assert all(0 <= start < end <= len(hit.snippet.text) for start, end in hit.snippet.marks)


@pytest.mark.parametrize(
    "query", ["'; DROP TABLE paper; --", 'x" OR "1"="1', "title:{x} NEAR(a b)", "a' <-> 'b':*Z", "$$ \\ x"]
)
def test_syntax_of_the_engines_is_text(engine: Engine, query: str) -> None:
    load_volume(engine, a_volume("geography-1391", *PAPERS))
    assert keys(engine, query) == []
    assert values(engine, "SELECT count(*) FROM paper") == [3]


def test_names_are_searched_as_they_are_now(engine: Engine) -> None:
    one, other = (a_paper(1, authors=(an_authorship(1, a_name("محمدی", given)),)) for given in ("علی", "رضا"))
    load_volume(engine, a_volume("geography-1391", one))
    assert keys(engine, "kind:person محمدی") == ["mohammadi-ali"]
    load_volume(engine, a_volume("geography-1391", other))
    assert [hit.title for hit in find_records(engine, "kind:person محمدی")] == ["رضا محمدی"]
    assert keys(engine, "kind:person علی") == []
    load_volume(engine, a_volume("geography-1391", replace(one, authors=()), conference=None))
    assert keys(engine, "kind:person محمدی") == []
    assert keys(engine, "دانشگاه اصفهان") == []
    check_index(engine)


def test_both_engines_give_the_same_answers_in_the_same_order(
    sqlite_engine: Engine, postgresql_url: str, shared: Path
) -> None:
    postgresql = open_engine(postgresql_url)
    folders = sorted(path for path in (shared / "gold" / "volumes").iterdir() if path.suffix == ".txt" or path.is_dir())
    volumes = [read_volume(shared / "seed" / "applied-political-geography-1391.txt")]
    volumes += [read_volume(path) for path in folders]
    for engine in (sqlite_engine, postgresql):
        fill(engine)
        for volume, problems in volumes:
            load_volume(engine, volume, problems)
    words = values(sqlite_engine, "SELECT title FROM paper ORDER BY id")
    queries = [word for title in words for word in title.split()[:3]] + [
        " ".join(title.split()[1:3]) for title in words
    ]
    queries += [parameter.values[0] for parameter in QUERIES]
    queries += [spelling for parameter in SPELLINGS for spelling in parameter.values[0]]
    queries += ["دانشگاه*", "author:محمد*", "و", "در -از", "year:1380..1390", "mohammadi", "2007", '"جهانی شدن"', "the"]
    answered = 0
    for query in dict.fromkeys(queries):
        try:
            found = find_records(sqlite_engine, query, limit=50)
        except QueryError:
            continue
        assert find_records(postgresql, query, limit=50) == found, query
        answered += bool(found)
    assert answered > 100
    postgresql.dispose()
