"""The site in Datasette: reading only, found in any spelling, and laid out for Persian in a real browser."""

from __future__ import annotations

import asyncio
import json
import re
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

from proceedings_db.cli import main
from proceedings_db.database import migrate
from proceedings_db.database.engine import open_engine
from proceedings_db.database.load import load_volume
from proceedings_db.database.worked_queries import read_worked_queries
from tests.browser import ask_browser
from tests.factories import a_volume

if TYPE_CHECKING:
    from collections.abc import Iterator

    from datasette.app import Datasette

pytest.importorskip("datasette", reason="the extra browse is not installed")

PAPER = "applied-political-geography-1391.14"


@pytest.fixture(scope="module")
def site(seed_database: Path) -> Datasette:
    from proceedings_db.browsing import make_site

    return make_site(f"sqlite:///{seed_database}")


def get(site: Datasette, path: str, status: int = 200) -> str:
    response = asyncio.run(site.client.get(path))
    assert response.status_code == status, response.text[:500]
    return str(response.text)


def rows(site: Datasette, path: str) -> list[dict[str, Any]]:
    return json.loads(get(site, f"{path}{'&' if '?' in path else '?'}_shape=array"))  # type: ignore[no-any-return]


@pytest.mark.parametrize("spelling", ["زرقانی", "زرقاني", "زَرقانی"])
def test_search_boxes_fold_what_is_typed(site: Datasette, spelling: str) -> None:
    found = rows(site, f"/proceedings/paper_overview.json?_search={quote(spelling)}")
    assert len(found) == 3
    assert all("زرقانی" in row["authors"] for row in found)


@pytest.mark.parametrize(
    ("table", "query", "count"),
    [
        ("paper", "ديپلماسي شهري", 1),
        ("paper_reference", "جهاني شدن 1388", 3),
        ("reference", "Sizoo", 1),
        ("person", "حافظ نیا", 1),
        ("organization", "تربيت مدرس", 1),
        ("paper", "نقش -امنیت", 2),
        ("paper", '") OR "', 0),
        ("paper", "-امنیت", 0),
    ],
)
def test_every_search_box_takes_any_spelling(site: Datasette, table: str, query: str, count: int) -> None:
    assert len(rows(site, f"/proceedings/{table}.json?_search={quote(query)}")) == count


@pytest.mark.parametrize(
    ("kind", "query", "found"),
    [
        ("paper", "zarghani title:دیپلماسی", [PAPER]),
        ("reference", "author:sizoo", [PAPER]),
        ("person", "zarghani", ["zarghani-seyed-hadi"]),
        ("organization", "ژئوپليتيك", ["anjoman-geopolitik-iran"]),
        ("person", "title:نقش", []),
        ("paper", "", []),
    ],
)
def test_search_queries_know_fields_and_sounds(site: Datasette, kind: str, query: str, found: list[str]) -> None:
    answers = rows(site, f"/proceedings/search-{kind}.json?query={quote(query)}")
    assert [list(row.values())[-1] for row in answers] == found


def test_fold_is_at_hand_in_sql(site: Datasette) -> None:
    assert rows(site, f"/proceedings.json?sql={quote('select fold(:t) as folded')}&t={quote('كتاب‌هاي ۱۲')}") == [
        {"folded": "کتابهای 12"}
    ]


@pytest.mark.parametrize("query", [query.name for query in read_worked_queries()])
def test_worked_queries_are_offered(site: Datasette, query: str) -> None:
    page = get(site, f"/proceedings/{query}")
    assert "Custom SQL query" in page
    assert f"/proceedings/{query}" in get(site, "/proceedings")


def test_pages_have_labels_facets_units_and_fonts(site: Datasette) -> None:
    page = get(site, "/proceedings/paper_overview")
    assert "Papers — مقالات" in page
    assert 'id="facet-conference"' in page.lower() or "facet-info" in page
    assert "همایش ملی جغرافیای سیاسی کاربردی" in page
    assert "9&nbsp;citations" in get(site, "/proceedings/cited_work")
    assert "مجموعه مقالات" in get(site, "/proceedings/paper"), "the label of the volume, not its id"
    style = get(site, "/browsing/browsing.css")
    for font in re.findall(r'url\("(.+?)"\)', style):
        assert asyncio.run(site.client.get(font)).content[:4] == b"\0\1\0\0"
    tables = get(site, "/proceedings")
    assert "needs_review" in tables
    assert "paper_search_data" not in tables


@pytest.mark.parametrize(
    "sql", ["DELETE FROM paper", "INSERT INTO series VALUES (9, 'x', 'x', 'x', NULL)", "DROP TABLE paper"]
)
def test_nothing_can_be_written(site: Datasette, seed_database: Path, sql: str) -> None:
    before = seed_database.read_bytes()
    assert asyncio.run(site.client.get(f"/proceedings.json?sql={quote(sql)}")).status_code == 400
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        site.get_database("proceedings").connect().execute(sql)
    assert seed_database.read_bytes() == before


def test_what_is_loaded_meanwhile_is_there(tmp_path: Path) -> None:
    from proceedings_db.browsing import make_site

    url = f"sqlite:///{tmp_path / 'x.db'}"
    migrate.upgrade(url)
    live = make_site(url)
    assert rows(live, "/proceedings/paper_overview.json") == []
    engine = open_engine(url)
    load_volume(engine, a_volume())
    engine.dispose()
    assert len(rows(live, "/proceedings/paper_overview.json")) == 2


def serve(url: str, *more: str) -> Any:
    return CliRunner().invoke(main, ["--db", url, "serve", "--no-browser", *more])


def test_what_cannot_be_served_is_told(tmp_path: Path, seed_database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = serve(str(tmp_path / "none.db"))
    assert (missing.exit_code, "none.db" in missing.stderr) == (1, True)
    server = serve("postgresql://someone:secret@localhost/proceedings")
    assert (server.exit_code, "db copy" in server.stderr, "secret" in server.stderr) == (1, True, False)
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        busy = serve(str(seed_database), "--port", str(taken.getsockname()[1]))
    assert (busy.exit_code, "--port" in busy.stderr) == (1, True)
    monkeypatch.setitem(sys.modules, "datasette.app", None)
    extra = serve(str(seed_database))
    assert (extra.exit_code, "proceedings-db[browse]" in extra.stderr) == (1, True)


@pytest.fixture
def address(seed_database: Path) -> Iterator[str]:
    """The address of the site, served by the command."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "proceedings_db.cli",
        "--db",
        str(seed_database),
        "serve",
        "--no-browser",
        "--port",
        str(port),
    ]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as server:
        try:
            yield wait_for(f"http://127.0.0.1:{port}/proceedings", server)
        finally:
            server.terminate()


def wait_for(address: str, server: subprocess.Popen[bytes]) -> str:
    for _ in range(300):
        try:
            with urlopen(address):
                return address
        except OSError:
            assert server.poll() is None, server.stderr and server.stderr.read()
            time.sleep(0.1)
    raise AssertionError("the site does not answer")


def test_a_browser_lays_persian_out_from_the_right(address: str, tmp_path: Path) -> None:
    """A page of our own frames the site's markup and style: cells and facets are asked where their words stand."""
    with urlopen(f"{address}/paper_reference?_search={quote('هیون')}") as response:
        page = response.read().decode()
    question = """document.fonts.load('16px Vazirmatn', 'ب').then(fonts => {
      const cell = document.querySelector('td.col-raw_text'), facet = document.querySelector('.facet-info li');
      const box = cell.getBoundingClientRect();
      return {
        direction: ['هیون', 'جان', '۱۳۸۶'].map(text => place(cell, text)),
        cell: [Math.round(box.left), Math.round(box.right)],
        family: getComputedStyle(cell).fontFamily, fonts: fonts.length,
        facet: getComputedStyle(facet).unicodeBidi,
        latin: getComputedStyle(document.querySelector('td.col-csl_type')).textAlign,
      };
    })"""
    page = page.replace("<head>", f'<head><base href="{address.removesuffix("/proceedings")}/">')
    told = ask_browser(page, question, tmp_path, "--disable-web-security", "--window-size=1600,900")
    first, second, _ = told["direction"]
    left, right = told["cell"]
    assert right - left > 200, "room enough for a line of Persian"
    assert right - first[0] < first[0] - left, "the first word stands at the right edge"
    assert second[1] > first[1] or second[0] < first[0], "the next word stands to its left, or below"
    assert "Vazirmatn" in told["family"]
    assert told["fonts"] == 1
    assert told["facet"] == "plaintext"
    assert told["latin"] == "start"
