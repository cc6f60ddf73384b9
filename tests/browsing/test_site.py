"""The pages of the site: labels, titles and links, laid out for Persian in a real browser."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from urllib.request import urlopen

import pytest

from proceedings_db.browsing.labels import target_of
from proceedings_db.browsing.titles import TITLES
from proceedings_db.database.models import Base
from proceedings_db.database.views import VIEWS
from proceedings_db.database.worked_queries import read_worked_queries
from tests.browser import ask_browser
from tests.browsing.asking import ask, page, rows

if TYPE_CHECKING:
    from pathlib import Path

    from datasette.app import Datasette

PAPER = "applied-political-geography-1391.14"
INTERNAL = ("_fts", "_search", "work_form", "work_block", "work_doubt", "retired_key", "alembic_version")


def test_the_front_page_leads_to_all_that_is_for_people(site: Datasette) -> None:
    front = page(site, "/proceedings")
    for table in TITLES:
        assert f'href="/proceedings/{table}"' in front
        assert f"<bdi>{TITLES[table][0]}</bdi>" in front
    for query in read_worked_queries():
        assert f'href="/proceedings/{query.name}"' in front
    assert 'name="query"' in front
    assert not [name for name in INTERNAL if name in front]
    assert ask(site, "/").headers["location"] == "/proceedings"


def test_every_view_and_every_table_for_people_has_a_title() -> None:
    shown = {table for table in (*Base.metadata.tables, *VIEWS) if not table.endswith(INTERNAL)}
    assert set(TITLES) == shown


@pytest.mark.parametrize("table", TITLES)
def test_every_table_is_shown_with_its_title_and_no_bare_id(site: Datasette, table: str) -> None:
    told = page(site, f"/proceedings/{table}")
    assert f"<title>{TITLES[table][0]}" in told
    pointing = [column for column in rows_columns(site, table) if target_of(table, column)]
    for column in pointing:
        for cell in re.findall(rf'<td class="col-{column} type-\w+">(.*?)</td>', told, re.DOTALL):
            assert cell == "&nbsp;" or re.fullmatch(r'<a href="/proceedings/\w+/\d+">.*\D.*</a>', cell, re.DOTALL)


def rows_columns(site: Datasette, table: str) -> list[str]:
    found = rows(site, f"/proceedings/{table}")
    return list(found[0]) if found else []


@pytest.mark.parametrize("query", [query.name for query in read_worked_queries()])
def test_worked_queries_are_answered(site: Datasette, query: str) -> None:
    told = page(site, f"/proceedings/{query}")
    assert "Custom SQL query" in told
    assert "message-error" not in told


@pytest.mark.parametrize(
    ("table", "facets"),
    [
        ("paper_overview", ["year", "conference", "type", "language"]),
        ("paper_reference", ["csl_type", "language", "year_gregorian"]),
        ("citation_overview", ["match_method", "section"]),
        ("organizer_overview", ["role", "conference"]),
        ("needs_review", ["code", "severity", "entity"]),
        ("paper", ["volume_id", "section"]),
    ],
)
def test_facets(site: Datasette, table: str, facets: list[str]) -> None:
    told = page(site, f"/proceedings/{table}")
    for facet in facets:
        assert f'data-column="{facet}"' in told, facet
    assert "facets-timed-out" not in told


def test_labels_stand_for_ids_in_facets_and_names_for_people(site: Datasette) -> None:
    facet = page(site, "/proceedings/paper").split('data-column="volume_id"')[1].split("</ul>")[0]
    assert ">مجموعه مقالات «همایش ملی جغرافیای سیاسی کاربردی»</a> 15" in facet
    assert re.search(r'<td class="col-person_id type-\w+"><a href="/proceedings/person/\d+">سید هادی زرقانی</a>',
                     page(site, "/proceedings/authorship"))  # fmt: skip
    assert "<h1>سید هادی زرقانی</h1>" in page(site, ask(site, "/record/person/zarghani-seyed-hadi").headers["location"])


def test_a_paper_shows_its_own_and_what_points_to_it(site: Datasette) -> None:
    told = page(site, "/proceedings/paper/14")
    assert "<h1>نقش و جایگاه دیپلماسی شهری در برقراری صلح و توسعه</h1>" in told
    assert ">مجموعه مقالات «همایش ملی جغرافیای سیاسی کاربردی»</a>" in told
    for view in ("paper_author", "paper_reference", "citation_overview"):
        assert f'href="/proceedings/{view}?paper_key={PAPER}"' in told
    assert re.search(r'href="/proceedings/reference\?paper_id=14"><bdi>.+</bdi></a> 20', told)
    assert not [name for name in INTERNAL if name in told]
    assert len(rows(site, "/proceedings/paper_reference", paper_key=PAPER)) == 20


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (f"/record/paper/{PAPER}", "/proceedings/paper/14"),
        (f"/record/reference/{PAPER}.r9", r"/proceedings/reference/\d+"),
        ("/record/person/zarghani-seyed-hadi", r"/proceedings/person/\d+"),
        ("/record/volume/applied-political-geography-1391", "/proceedings/volume/1"),
    ],
)
def test_a_public_key_leads_to_its_record(site: Datasette, path: str, place: str) -> None:
    assert re.fullmatch(place, ask(site, path).headers["location"])


@pytest.mark.parametrize("path", ["paper/none", "load_run/1", "sqlite_master/x", "paper/'--", "x/y"])
def test_an_unknown_key_is_told(site: Datasette, path: str) -> None:
    assert ask(site, f"/record/{path}").status_code == 404


def test_keys_in_cells_lead_to_their_records(site: Datasette) -> None:
    assert f'<a href="/record/paper/{PAPER}">{PAPER}</a>' in page(site, "/proceedings/paper_reference")
    assert '<a href="/record/person/' in page(site, "/proceedings/coauthor")
    review = page(site, "/proceedings/needs_review")
    assert re.search(r'<td class="col-entity_key type-str"><a href="/record/(reference|citation)/', review)


def test_names_of_a_list_stand_in_their_own_direction(site: Datasette) -> None:
    assert '<div dir="rtl"><bdi>زهرا احمدی‌پور</bdi>؛ <bdi>حسن جعفرزاده</bdi></div>' in page(
        site, "/proceedings/paper_overview"
    )
    assert '<div dir="ltr"><bdi>' in page(site, "/proceedings/paper_reference", language="en")


def test_no_text_of_a_cell_is_read_as_html(site: Datasette) -> None:
    evil = "<script>alert(1)</script>"
    told = page(site, "/proceedings", sql="SELECT :t AS authors, :t AS paper_key, :t AS title", t=f"{evil}; {evil}")
    assert "<script>alert(1)" not in told
    assert told.count("&lt;script&gt;alert(1)") >= 3


@pytest.mark.parametrize("path", ["/proceedings/paper_overview", "/proceedings/paper_author", "/proceedings/reference"])
def test_rows_can_be_taken_along(site: Datasette, path: str) -> None:
    csv = ask(site, f"{path}.csv", _size="max").text
    listed = rows(site, path)
    assert csv.splitlines()[0].split(",") == list(listed[0])
    assert str(next(iter(listed[0].values()))) in csv


@pytest.mark.parametrize("table", Base.metadata.tables)
def test_every_row_has_a_page(site: Datasette, table: str) -> None:
    for link in re.findall(rf'href="(/proceedings/{table}/[^"?]+)"', page(site, f"/proceedings/{table}"))[:2]:
        told = page(site, link)
        assert "<h1>" in told
        assert '<table class="rows-and-columns record">' in told


def test_what_serves_the_program_is_there_for_those_who_ask(site: Datasette) -> None:
    assert 'href="/proceedings/work_form"' in page(site, "/proceedings", _show_hidden="1")
    assert len(rows(site, "/proceedings/paper_search", _search="ديپلماسي")) == 1


def test_fonts_are_shipped(site: Datasette) -> None:
    style = page(site, "/browsing/browsing.css")
    fonts = re.findall(r'url\("(.+?)"\)', style)
    assert len(fonts) == 2
    for font in fonts:
        assert asyncio.run(site.client.get(font)).content[:4] == b"\0\1\0\0"
    assert not re.findall(r"https?://", style)


def asked(address: str, path: str, question: str, folder: Path, *, width: int = 1600) -> Any:
    """What a browser says of a page of the served site."""
    root = address.removesuffix("/proceedings")
    with urlopen(f"{address}{quote(path, safe='/?=&')}") as response:
        content = response.read().decode().replace("<head>", f'<head><base href="{root}/">')
    fonts = f"document.fonts.load('16px Vazirmatn', 'ب').then(fonts => ({question}))"
    return ask_browser(content, fonts, folder, "--disable-web-security", f"--window-size={width},900")


def test_a_browser_lays_persian_out_from_the_right(address: str, tmp_path: Path) -> None:
    question = """(() => {
      const cell = document.querySelector('td.col-raw_text'), facet = document.querySelector('.facet-info li');
      const box = cell.getBoundingClientRect();
      return {
        words: ['هیون', 'جان'].map(text => place(cell, text)),
        cell: [Math.round(box.left), Math.round(box.right)],
        family: getComputedStyle(cell).fontFamily, fonts: fonts.length,
        facet: getComputedStyle(facet).unicodeBidi,
        latin: getComputedStyle(document.querySelector('td.col-csl_type')).textAlign,
      };
    })()"""
    told = asked(address, "/paper_reference?_search=هیون", question, tmp_path)
    first, second = told["words"]
    left, right = told["cell"]
    assert right - left > 200, "room enough for a line of Persian"
    assert right - first[0] < first[0] - left, "the first word stands at the right edge"
    assert second[1] > first[1] or second[0] < first[0], "the next word stands to its left, or below"
    assert "Vazirmatn" in told["family"]
    assert told["fonts"] == 1
    assert told["facet"] == "plaintext"
    assert told["latin"] == "start"


def test_a_browser_shows_sql_in_the_order_of_its_letters(address: str, tmp_path: Path) -> None:
    question = """(() => {
      const line = document.querySelector('.CodeMirror-line');
      return ['title', 'جغرافیا', "%'", '--', 'عنوان'].map(text => place(line, text)[0]);
    })()"""
    sql = "select title from paper where title like '%جغرافیا%' -- عنوان‌ها"
    places = asked(address, f"?sql={sql}", question, tmp_path)
    assert places == sorted(places)


def test_a_browser_shows_answers_within_a_narrow_page(address: str, tmp_path: Path) -> None:
    question = """(() => {
      const answer = document.querySelector('.hits li'), snippet = answer.querySelector('.snippet');
      return {
        title: place(answer.querySelector('.hit'), 'جهانی'), next: place(answer.querySelector('.hit'), 'شهر'),
        marks: snippet.querySelectorAll('mark').length,
        wide: document.documentElement.scrollWidth - window.innerWidth,
      };
    })()"""
    told = asked(address, "/search?query=جهاني شدن", question, tmp_path, width=500)
    assert told["title"][0] > told["next"][0], "Persian runs from the right"
    assert told["marks"] == 2
    assert told["wide"] <= 0, "nothing has to be pushed aside"
