"""Searching on the site: what the command finds, in its order, and nothing that a query could break."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import proceedings_db
from proceedings_db.database.search import KINDS, QueryError
from tests.browsing.asking import page, rows

if TYPE_CHECKING:
    from pathlib import Path

    from datasette.app import Datasette

    from proceedings_db.database.search_terms import Kind

QUERIES = {
    "arabic letters": "ديپلماسي شهري",
    "vowel signs": "زَرقانی",
    "no half-space": "حافظنیا",
    "a space for the half-space": "حافظ نیا",
    "latin letters": "zarghani",
    "arabic digits": "جهاني شدن ١٣٨٨",
    "phrase": '"جهانی شدن"',
    "beginning": "جغراف*",
    "without": "نقش -امنیت",
    "either": "Sizoo OR زرقانی",
    "field": "author:zarghani title:دیپلماسی",
    "year": "year:1385..1391",
    "year and word": "شهر year:1388",
    "type": "type:book",
    "kind": "kind:organization ژئوپلیتیک",
    "public key": "applied-political-geography-1391.14",
    "short latin name": "سایزو",
    "nothing": "ناموجود",
    "signs": '") OR "',
}
BOXES: list[tuple[str, Kind, str]] = [
    ("paper", "paper", "key"),
    ("paper_overview", "paper", "paper_key"),
    ("reference", "reference", "key"),
    ("paper_reference", "reference", "reference_key"),
    ("person", "person", "key"),
    ("organization", "organization", "key"),
]


def keys(database: Path, query: str, *kinds: Kind) -> list[tuple[str, str]]:
    try:
        hits = proceedings_db.search(query, url=f"sqlite:///{database}", kinds=kinds or None, limit=1000)
    except QueryError:
        return []
    return [(hit.kind, hit.key) for hit in hits]


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_the_search_finds_what_the_command_finds_in_its_order(site: Datasette, seed_database: Path, query: str) -> None:
    found = [(row["kind"], row["key"]) for row in rows(site, "/proceedings/search", query=query)]
    assert found == keys(seed_database, query)
    assert bool(found) == (query not in (QUERIES["nothing"], QUERIES["signs"]))


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_narrows_the_search(site: Datasette, seed_database: Path, kind: Kind) -> None:
    found = [(row["kind"], row["key"]) for row in rows(site, "/proceedings/search", query="جغرافیا*", kind=kind)]
    assert found == keys(seed_database, "جغرافیا*", kind)


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
@pytest.mark.parametrize(("table", "kind", "column"), BOXES, ids=[box[0] for box in BOXES])
def test_the_box_above_a_table_finds_all_that_the_command_finds_in_it(
    site: Datasette, seed_database: Path, table: str, kind: Kind, column: str, query: str
) -> None:
    found = sorted((kind, row[column]) for row in rows(site, f"/proceedings/{table}", _search=query))
    assert found == sorted(keys(seed_database, query, kind))


def test_a_narrowed_table_says_so_and_leads_to_the_nearest(site: Datasette) -> None:
    told = page(site, "/proceedings/paper_overview", _search="ديپلماسي")
    assert "search finds «ديپلماسي»" in told
    assert "/proceedings/search?query=%D8%AF" in told
    assert 'value="ديپلماسي"' in told
    assert len(rows(site, "/proceedings/paper_overview", _search=" ")) == 15


def test_answers_show_the_printed_words_and_lead_to_the_record(site: Datasette) -> None:
    told = page(site, "/proceedings/search", query="جهاني شدن 1386", kind="reference")
    assert "<mark>جهانی</mark> <mark>شدن</mark>" in told
    assert "(<mark>۱۳۸۶</mark>)" in told
    assert 'href="/record/reference/applied-political-geography-1391.14.r9"' in told


@pytest.mark.parametrize(
    ("query", "told"),
    [("ا*", "begins too many words"), ("-شهر", "only says what is not wanted"), ("ناموجود", "Nothing was found.")],
)
def test_an_empty_answer_says_why(site: Datasette, query: str, told: str) -> None:
    assert told in page(site, "/proceedings/search", query=query)
    assert "zero-results" not in page(site, "/proceedings/search")


@settings(max_examples=25)
@given(query=st.text() | st.text("<>&\"'*:()-؛«»\\%_ابج ") | st.sampled_from(["<script>alert(1)</script>", "'); DROP"]))
def test_no_query_breaks_a_page(site: Datasette, query: str) -> None:
    query = query.encode("utf-8", "replace").decode()
    for told in (
        page(site, "/proceedings/search", query=query, kind=query),
        page(site, "/proceedings/person", _search=query),
    ):
        assert "<script>alert" not in told
        assert "Traceback" not in told


def test_sql_has_our_functions(site: Datasette) -> None:
    sql = "SELECT fold(:t) AS folded, search_ids('person', 'zarghani') AS ids, search_ids('x', 'y') AS none"
    assert rows(site, "/proceedings", sql=sql, t="كتاب‌هاي ۱۲") == [{"folded": "کتابهای 12", "ids": "[1]", "none": "[]"}]
