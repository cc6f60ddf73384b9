"""Search on both engines: the same answers, all of them, the nearest first, however many there are."""

from __future__ import annotations

import random
import uuid
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from proceedings_db.database import migrate
from proceedings_db.database.engine import open_engine
from proceedings_db.database.load import load_volume
from proceedings_db.database.search import KINDS, QueryError, find_ids, find_records
from proceedings_db.database.search_hits import FEW
from proceedings_db.database.search_query import read_query
from proceedings_db.records import Name, PaperText, ReferenceName
from proceedings_db.text.search_words import fold_words
from tests.database.dump import values
from tests.factories import a_name, a_paper, a_reference, a_section, a_volume, an_authorship

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

    from proceedings_db.database.search_found import SearchHit
    from proceedings_db.records import Paper, Reference

WORDS = [
    "شهر",
    "شهر",
    "شهر",
    "امنیت",
    "پایدار",
    "ایران",
    "کتاب‌های",
    "کتاب های",
    "توسعه",
    "مرز",
    "border",
    "security",
    "آب",
    "۱۳۸۵",
]
NAMES = [
    ("حافظ‌نیا", "محمدرضا"),
    ("زرقانی", "هادی"),
    ("محمدی", "علی"),
    ("شهر", "مرز"),
    ("Sizoo", "A."),
    ("Hafeznia", "M."),
]
EVERY = 1000
SEARCHES = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


class Both(NamedTuple):
    """The same records on both engines."""

    sqlite: Engine
    postgresql: Engine


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory, postgresql_server: str) -> Iterator[Both]:
    """Some six hundred references and sixty papers whose titles are of few words, so that each word is in many."""
    name = f"search_{uuid.uuid4().hex}"
    server = create_engine(postgresql_server, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    url = make_url(postgresql_server).set(database=name).render_as_string(hide_password=False)
    engines = Both(open_engine(f"sqlite:///{tmp_path_factory.mktemp('engines') / 'search.db'}"), open_engine(url))
    for engine in engines:
        migrate.upgrade(engine)
        source = random.Random(1)
        load_volume(engine, a_volume("mixed-1391", *(mixed_paper(number, source) for number in range(1, 61))))
        engine.dispose()
    yield engines
    for engine in engines:
        engine.dispose()
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()


def mixed_paper(number: int, source: random.Random) -> Paper:
    family, given_name = source.choice(NAMES)
    english = PaperText("title", "en", "Border and Security")
    return a_paper(
        number,
        mixed_title(source),
        authors=(an_authorship(1, a_name(family, given_name)),),
        texts=(english,) if source.random() < 0.5 else (),
        sections=(a_section(1, text=mixed_title(source)),),
        references=tuple(mixed_reference(place, source) for place in range(1, 11)),
    )


def mixed_reference(position: int, source: random.Random) -> Reference:
    family, given_name = source.choice(NAMES)
    title, year = mixed_title(source), source.choice([1370, 1380, 1385, 1390])
    made = a_reference(position, family, title, year)
    named = (ReferenceName("author", 1, Name(given=given_name, family=family)),)
    return replace(made, raw_text=f"{family}، {title}، {mixed_title(source)}، {year}", names=named)


def mixed_title(source: random.Random) -> str:
    return " ".join(source.choices(WORDS, k=source.choice([1, 1, 2, 2, 3, 4, 6, 9, 14])))


PARTS = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from([family for family, _ in NAMES]),
    st.sampled_from(WORDS).map("title:{}".format),
    st.sampled_from(["author:حافظ‌نیا", "author:زرقانی", "author:hafeznia", "author:سایزو", "نویسنده:محمدی"]),
    st.sampled_from(["شه*", "امن*", "bor*", "حافظ*", '"امنیت پایدار"', '"شهر ایران"', "«کتاب های ایران»"]),
    st.sampled_from(["year:1385", "year:1380..1385", "year:2006..", "type:book", "kind:paper", "kind:reference"]),
    st.sampled_from(["-شهر", "-border", '-"امنیت پایدار"', "-title:ایران", "OR", "NOT آب", "keyword:شهر"]),
)
ASKED = st.lists(PARTS, min_size=1, max_size=4).map(" ".join)


def find(engine: Engine, query: str, limit: int, offset: int = 0) -> list[SearchHit] | str:
    """What is found, or what is said of the query."""
    try:
        return find_records(engine, query, limit=limit, offset=offset)
    except QueryError as error:
        return str(error)


def test_each_word_is_in_more_records_than_are_compared_at_once(both: Both) -> None:
    for word in ("شهر", "ایران", "border"):
        assert len(find_ids(both.sqlite, word, "reference")) > FEW


@SEARCHES
@given(ASKED)
def test_both_engines_find_the_same_in_the_same_order(both: Both, query: str) -> None:
    found = find(both.sqlite, query, 20)
    assert find(both.postgresql, query, 20) == found


@SEARCHES
@given(ASKED, st.sampled_from(["sqlite", "postgresql"]), st.integers(1, 40), st.integers(0, 40))
def test_the_first_are_the_first_of_all(both: Both, query: str, name: str, limit: int, offset: int) -> None:
    engine = getattr(both, name)
    every = find(engine, query, EVERY)
    if isinstance(every, str):
        return
    assert find(engine, query, limit, offset) == every[offset : offset + limit]
    for kind in KINDS:
        assert len(find_ids(engine, query, kind)) == sum(hit.kind == kind for hit in every) or not every


@pytest.mark.parametrize("name", ["sqlite", "postgresql"])
def test_titles_come_by_their_length_however_many_there_are(both: Both, name: str) -> None:
    titles = [fold_words(title).split() for title in values(both.sqlite, "SELECT title FROM reference")]
    containing = sorted(sum(map(len, words)) for words in titles if "شهر" in words)
    assert len(containing) > FEW
    hits = find_records(getattr(both, name), "شهر kind:reference", limit=EVERY)
    assert [len(fold_words(hit.title or "").replace(" ", "")) for hit in hits[: len(containing)]] == containing


HOSTILE = st.lists(
    st.one_of(
        st.sampled_from(
            [*"'\"\\:*()!&|<>-^{}[]%_;$\0~+`", "''", "::tsquery", "<->", "--", "/*", "*/", ":*A", "E'", "$1"]
        ),
        st.sampled_from(
            ["OR", "AND", "NOT", "NEAR(", "author:", "title:", "within:", "qxw6", "qxpzrgn", "rowid", "شهر"]
        ),
        st.sampled_from(
            ["'; DROP TABLE paper; --", "pg_sleep(9)", "%(match)s", ":match", "? ?1", "{title} :", "year:"]
        ),
        st.text(max_size=6),
    ),
    max_size=12,
).flatmap(lambda parts: st.sampled_from(["".join(parts), " ".join(parts)]))


@SEARCHES
@given(HOSTILE)
def test_no_text_breaks_a_search_or_is_read_as_syntax(both: Both, query: str) -> None:
    assert find(both.postgresql, query, 10) == find(both.sqlite, query, 10)


def test_a_long_phrase_is_looked_for_as_typed(both: Both) -> None:
    terms = read_query('"' + "شهر/امنیت/" * 90 + '"').alternatives[0].terms
    assert [len(term.forms) for term in terms] == [1]
    assert find(both.postgresql, "شهر/امنیت/" * 90, 10) == find(both.sqlite, "شهر/امنیت/" * 90, 10)


@pytest.mark.parametrize("word", ["qxw6", "qxw48", "qxpzrgn", "qxlhfzn"])
def test_the_words_of_the_index_that_nobody_printed_are_not_found(both: Both, word: str) -> None:
    for engine in both:
        with pytest.raises(QueryError, match="no word"):
            find_records(engine, word)
