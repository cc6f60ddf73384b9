"""The command ``serve``: for reading only, on this machine alone, and a message where it cannot be done."""

from __future__ import annotations

import signal
import socket
import sqlite3
import sys
from contextlib import closing
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

from proceedings_db.cli import main
from proceedings_db.database import migrate
from proceedings_db.database.engine import open_engine
from proceedings_db.database.load import load_volume
from tests.browsing.asking import ask, page, rows
from tests.browsing.serving import free_port, served
from tests.factories import a_volume

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result
    from datasette.app import Datasette

WRITING = [
    "DELETE FROM paper",
    "INSERT INTO series VALUES (9, 'x', 'x', 'x', NULL)",
    "DROP TABLE paper",
    "ATTACH DATABASE '/tmp/other.db' AS other",
    "PRAGMA journal_mode = WAL",
    "PRAGMA user_version = 7",
    "VACUUM INTO '/tmp/other.db'",
    "REINDEX",
    "SELECT 1; DELETE FROM paper",
    "WITH x AS (SELECT 1) DELETE FROM paper",
    "EXPLAIN DELETE FROM paper; DELETE FROM paper",
    "SELECT load_extension('x')",
]


@pytest.mark.parametrize("sql", WRITING)
def test_nothing_can_be_written(site: Datasette, seed_database: Path, sql: str) -> None:
    before, changed = seed_database.read_bytes(), seed_database.stat().st_mtime_ns
    assert ask(site, "/proceedings.json", sql=sql).status_code == 400
    assert (seed_database.read_bytes(), seed_database.stat().st_mtime_ns) == (before, changed)
    assert [path.name for path in seed_database.parent.iterdir()] == [seed_database.name]


def test_the_connection_itself_is_for_reading(site: Datasette) -> None:
    with closing(site.get_database("proceedings").connect()) as connection:
        for sql in WRITING[:3]:
            with pytest.raises(sqlite3.OperationalError, match="readonly"):
                connection.execute(sql)


def test_pages_leave_the_file_as_it_was(site: Datasette, seed_database: Path) -> None:
    before, changed = seed_database.read_bytes(), seed_database.stat().st_mtime_ns
    for path in ("/proceedings", "/proceedings/paper_overview", "/proceedings/paper/14", "/proceedings/paper.csv"):
        page(site, path)
    page(site, "/proceedings/search", query="شهر")
    assert (seed_database.read_bytes(), seed_database.stat().st_mtime_ns) == (before, changed)
    assert [path.name for path in seed_database.parent.iterdir()] == [seed_database.name]
    assert ask(site, "/proceedings.db").status_code == 403, "the file itself is not handed out"


def test_endless_sql_is_ended(site: Datasette) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    told = ask(site, "/proceedings.json", sql=endless, _timelimit="200")
    assert (told.status_code, "interrupted" in told.text.lower()) == (400, True)
    assert site.setting("sql_time_limit_ms") == 5000


def test_what_is_loaded_meanwhile_is_there(tmp_path: Path) -> None:
    from proceedings_db.browsing import make_site

    url = f"sqlite:///{tmp_path / 'x.db'}"
    migrate.upgrade(url)
    live = make_site(url)
    assert rows(live, "/proceedings/paper_overview") == []
    engine = open_engine(url)
    load_volume(engine, a_volume())
    engine.dispose()
    assert len(rows(live, "/proceedings/paper_overview")) == 2
    assert rows(live, "/proceedings/search", query="زرقانی")


def test_a_view_that_was_dropped_is_not_missed(tmp_path: Path) -> None:
    from proceedings_db.browsing import make_site

    database = tmp_path / "x.db"
    migrate.upgrade(f"sqlite:///{database}")
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("DROP VIEW coauthor")
    front = page(make_site(f"sqlite:///{database}"), "/proceedings")
    assert "/proceedings/cited_work" in front
    assert "/proceedings/coauthor" not in front


@pytest.mark.parametrize("name", ["a?b.db", "a#b.db", "100%.db", "%41 b.db", "پایگاه & «ما».db"])
def test_whatever_the_file_is_called_it_alone_is_read(tmp_path: Path, name: str) -> None:
    from proceedings_db.browsing import make_site

    engine = open_engine(f"sqlite:///{tmp_path / 'x.db'}")
    migrate.upgrade(engine)
    load_volume(engine, a_volume())
    engine.dispose()
    (tmp_path / "x.db").rename(tmp_path / name)
    site = make_site(f"sqlite:///{quote(str(tmp_path / name))}")
    assert len(rows(site, "/proceedings/paper_overview")) == 2
    assert rows(site, "/proceedings/search", query="زرقانی")
    writing = site.get_database("proceedings").connect(write=True)
    with closing(writing), pytest.raises(sqlite3.OperationalError, match="readonly"):
        writing.execute("DELETE FROM paper")
    assert [path.name for path in tmp_path.iterdir()] == [name]


def serve(database: Path | str, *more: str) -> Result:
    return CliRunner().invoke(main, ["--db", str(database), "serve", "--no-browser", *more])


def test_a_database_that_cannot_be_served_is_told(tmp_path: Path) -> None:
    old, newer, text, empty = (tmp_path / f"{name}.db" for name in ("old", "newer", "text", "empty"))
    migrate.upgrade(f"sqlite:///{old}", "0003")
    migrate.upgrade(f"sqlite:///{newer}")
    with closing(sqlite3.connect(newer)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    text.write_text("این پایگاه نیست", encoding="utf-8")
    empty.touch()
    for database, told in (
        (tmp_path / "none.db", "there is no such database"),
        (old, "db upgrade"),
        (newer, "newer version"),
        (text, "not a database"),
        (empty, "db upgrade"),
        (tmp_path, "there is no such database"),
        ("postgresql://someone:secret@localhost/proceedings", "db copy"),
        ("nonsense://x", "only SQLite and PostgreSQL"),
    ):
        result = serve(database)
        assert (result.exit_code, result.stdout) == (1, ""), (database, result.output)
        assert told in result.stderr
        assert "secret" not in result.stderr
        assert "http://" not in result.stderr, "no address of a site that is not there"
    assert empty.stat().st_size == 0


def test_a_port_in_use_is_told(seed_database: Path) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        busy = serve(seed_database, "--port", str(taken.getsockname()[1]))
    assert (busy.exit_code, "--port" in busy.stderr) == (1, True)


def test_a_missing_datasette_is_told(seed_database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "datasette.plugins", None)
    extra = serve(seed_database)
    assert (extra.exit_code, "pip install 'proceedings-db[browse]'" in extra.stderr) == (1, True)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to one process")
def test_the_command_serves_loopback_only_and_ends_quietly(seed_database: Path) -> None:
    port = free_port()
    with served(seed_database, port) as (server, address):
        with urlopen(address) as answer:
            assert "مجموعه مقالات همایش‌ها" in answer.read().decode()
        for host in own_addresses():
            with pytest.raises(OSError, match=r"."), closing(socket.create_connection((host, port), timeout=2)):
                pass
        server.send_signal(signal.SIGINT)
        told: Any = server.communicate(timeout=60)
    assert server.returncode == 0
    assert told == (b"", f"{address}   (Ctrl+C ends it)\n".encode())


def own_addresses() -> list[str]:
    """The addresses under which other machines reach this one."""
    listed = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    return [host for *_, (host, *_) in listed if not str(host).startswith("127.")]  # type: ignore[misc]
