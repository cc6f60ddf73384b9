"""The command ``import``: files of other programs become papers beside those that were read from text."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import proceedings_db
from proceedings_db.cli import main
from proceedings_db.database import engine
from tests.database.dump import Dump, dump

SEED = "applied-political-geography-1391"
RUNS = ("load_run", "source")
"""What tells of an import, and nothing of what came of it."""

ENTRIES = """@string{ut = {دانشگاه تهران}}
@inproceedings{Zarghani2012,
  author = {زرقانی, سید هادی and {سازمان ملل متحد}},
  title = {نقش و جایگاه دیپلماسی شهری},
  booktitle = {مجموعه مقالات همایش ملی جغرافیای سیاسی کاربردی},
  eventtitle = {همایش ملی جغرافیای سیاسی کاربردی},
  year = 2012, month = oct, day = 9, address = {تهران}, pages = {222--235},
  url = {https://example.ir/1}, organization = {انجمن ژئوپلیتیک ایران}
}
@article {
  author = {Mohammadi, Teimour and Nazman, Hamid}, title = {City Diplomacy and Peace},
  journal = {Geopolitics Quarterly}, volume = {8}, number = {3}, pages = {161-185}, year = {2012},
  publisher = {Iranian Association}, issn = {1735-4331}, doi = {10.1234/xyz},
  abstract = {An abstract.}, keywords = {city, peace},
  title_fa = {دیپلماسی شهری و صلح}, abstract_fa = {چکیده}, keywords_fa = {شهر، صلح}
}
@phdthesis{thesis, author = {اسکندران, منصوره}, title = {تحلیل الگوهای سیاسی شهر}, school = ut, year = {1391}}
"""


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "proceedings.db"


@pytest.fixture(scope="module")
def seed_database(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped volume, loaded."""
    path = tmp_path_factory.mktemp("seed") / "seed.db"
    proceedings_db.load(project / "seeds" / SEED, url=f"sqlite:///{path}")
    return path


def copy_of(path: Path, folder: Path) -> Path:
    copy = folder / "proceedings.db"
    copy.write_bytes(path.read_bytes())
    return copy


def run(database: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--db", str(database), *arguments])


def rows(database: Path, *without: str) -> Dump:
    opened = engine.open_engine(f"sqlite:///{database}")
    try:
        return dump(opened, *without)
    finally:
        opened.dispose()


def ask(database: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(query).fetchall()


def written(tmp_path: Path, name: str, text: str) -> str:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return str(path)


def test_entries_become_papers_in_volumes_of_their_containers(database: Path, tmp_path: Path) -> None:
    result = run(database, "import", written(tmp_path, "a.bib", ENTRIES))
    assert result.exit_code == 0, result.output
    assert "3 entries, 3 papers added, 0 already there" in result.output
    assert ask(database, "SELECT p.key, citation_key, csl_type, p.title, v.title, v.number, v.year, c.name, start_date"
               " FROM paper p LEFT JOIN volume v ON v.id = volume_id LEFT JOIN conference c ON c.id = conference_id"
               " ORDER BY p.id") == [
        ("majmue-maqalat-hamayesh-melli-joghrafiaye-siyasi-karbordi-2012.1", "Zarghani2012", "paper-conference",
         "نقش و جایگاه دیپلماسی شهری", "مجموعه مقالات همایش ملی جغرافیای سیاسی کاربردی", None, 2012,
         "همایش ملی جغرافیای سیاسی کاربردی", "2012-10-09"),
        ("geopolitics-quarterly-8-3-2012.1", "mohammadi2012city", "article-journal", "City Diplomacy and Peace",
         "Geopolitics Quarterly", "8(3)", 2012, None, None),
        ("imported.1", "thesis", "thesis", "تحلیل الگوهای سیاسی شهر", None, None, None, None, None),
    ]  # fmt: skip
    assert ask(database, "SELECT kind, language, text FROM paper_text WHERE paper_id = 2 ORDER BY 1, 2") == [
        ("abstract", "en", "An abstract."), ("abstract", "fa", "چکیده"), ("title", "fa", "دیپلماسی شهری و صلح"),
    ]  # fmt: skip
    assert ask(database, "SELECT language, keyword FROM paper_keyword WHERE paper_id = 2 ORDER BY 1, position") == [
        ("en", "city"), ("en", "peace"), ("fa", "شهر"), ("fa", "صلح"),
    ]  # fmt: skip
    # What no column holds stays with the paper.
    assert ask(database, "SELECT variable, value FROM paper_field WHERE paper_id = 3 ORDER BY 1") == [
        ("issued", '{"date-parts": [[1391]]}'), ("publisher", "دانشگاه تهران"),
    ]  # fmt: skip


@pytest.mark.parametrize("what", ["papers", "references", "volumes", "all"])
@pytest.mark.parametrize("calendar", ["gregorian", "jalali"])
@pytest.mark.parametrize("exchange_format", ["bibtex", "biblatex", "ris", "csl-json"])
def test_our_own_export_is_already_there(
    seed_database: Path, tmp_path: Path, exchange_format: str, what: str, calendar: str
) -> None:
    database = copy_of(seed_database, tmp_path)
    file = str(tmp_path / f"a.{ {'ris': 'ris', 'csl-json': 'json'}.get(exchange_format, 'bib') }")
    assert run(database, "export", exchange_format, "--what", what, "--calendar", calendar, "-o", file).exit_code == 0
    before = rows(database)
    result = run(database, "import", file)
    assert result.exit_code == 0, result.output
    assert " 0 papers added" in result.output
    assert rows(database) == before


@pytest.mark.parametrize("exchange_format", ["bibtex", "biblatex", "ris", "csl-json"])
def test_an_export_imported_into_nothing_gives_the_same_export(
    seed_database: Path, database: Path, tmp_path: Path, exchange_format: str
) -> None:
    suffix = {"ris": "ris", "csl-json": "json"}.get(exchange_format, "bib")
    first, second = tmp_path / f"first.{suffix}", tmp_path / f"second.{suffix}"
    run(seed_database, "export", exchange_format, "-o", str(first))
    run(database, "import", str(first))
    run(database, "export", exchange_format, "-o", str(second))
    assert second.read_text("utf-8") == first.read_text("utf-8")


def test_a_volume_imported_into_nothing_gives_the_same_entry(
    seed_database: Path, database: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "first.ris", tmp_path / "second.ris"
    run(seed_database, "export", "ris", "--what", "volumes", "-o", str(first))
    assert run(database, "import", str(first)).exit_code == 0
    run(database, "export", "ris", "--what", "volumes", "-o", str(second))
    assert second.read_text("utf-8") == first.read_text("utf-8")
    assert ask(database, "SELECT key FROM volume") == [(SEED,)]


def test_what_was_imported_comes_in_no_format_again(database: Path, tmp_path: Path) -> None:
    run(database, "import", written(tmp_path, "a.bib", ENTRIES))
    before = rows(database, *RUNS)
    for exchange_format, name in (("ris", "b.ris"), ("csl-json", "c.json"), ("biblatex", "d.bib")):
        run(database, "export", exchange_format, "-o", str(tmp_path / name))
        result = run(database, "import", str(tmp_path / name))
        assert "0 papers added, 3 already there" in result.output
    assert rows(database, *RUNS) == before


SAME = {
    "by DOI, whatever the title": "@article{x, title={Diplomacy of cities}, doi={https://doi.org/10.1234/XYZ}}",
    "by title, author and year, without a key": (
        "@article{author={Mohammadi, T.}, title={City diplomacy and peace}, journal={Geopolitics Quarterly}, year=2012}"
    ),
    "in other letters and a Jalali year": (
        "@inproceedings{other, author={زرقاني, سيد هادي}, title={نقش و جايگاه ديپلماسي‌شهري}, year=1391}"
    ),
    "by citation key and title": "@misc{thesis, title={تحلیل الگوهای سیاسی شهر}}",
}
OTHER = {
    "another DOI": (
        "@article{x, author={Mohammadi, T.}, title={City Diplomacy and Peace}, year=2012, doi={10.1234/abc}}"
    ),
    "another year": "@article{x, author={Mohammadi, T.}, title={City Diplomacy and Peace}, year=2018}",
    "another author": "@article{x, author={Zarghani, H.}, title={City Diplomacy and Peace}, year=2012}",
    "the article of a conference paper": (
        "@article{x, author={زرقانی, سید هادی}, title={نقش و جایگاه دیپلماسی شهری}, journal={ژئوپلیتیک}, year=1391}"
    ),
    "the same key, another title": "@book{thesis, author={اسکندران, منصوره}, title={جغرافیای شهری}, year=1391}",
}


@pytest.mark.parametrize("entry", SAME.values(), ids=SAME)
def test_the_same_paper_is_known(database: Path, tmp_path: Path, entry: str) -> None:
    run(database, "import", written(tmp_path, "a.bib", ENTRIES))
    assert "0 papers added, 1 already there" in run(database, "import", written(tmp_path, "b.bib", entry)).output


@pytest.mark.parametrize("entry", OTHER.values(), ids=OTHER)
def test_another_paper_is_another(database: Path, tmp_path: Path, entry: str) -> None:
    run(database, "import", written(tmp_path, "a.bib", ENTRIES))
    assert "1 paper added, 0 already there" in run(database, "import", written(tmp_path, "b.bib", entry)).output


def test_a_page_that_is_no_page_is_kept_and_the_paper_known_again(database: Path, tmp_path: Path) -> None:
    entry = "TY  - JOUR\nTI  - تحلیل محتوا\nT2  - نامهٔ شهر\nSP  - 99999999999-1\nER  - \n"
    path = written(tmp_path, "page.ris", entry)
    assert "1 paper added" in run(database, "import", path).output
    assert "0 papers added, 1 already there" in run(database, "import", path).output
    [item] = proceedings_db.iter_items(url=f"sqlite:///{database}")
    assert item["page"] == "99999999999-1"


def test_a_key_that_is_taken_is_kept_beside_the_new_one(database: Path, tmp_path: Path) -> None:
    run(database, "import", written(tmp_path, "a.bib", "@book{k, title={جغرافیای سیاسی ایران}, year=1380}"))
    run(database, "import", written(tmp_path, "b.bib", "@book{k, title={اصول و مفاهیم ژئوپلیتیک}, year=1385}"))
    assert ask(database, "SELECT citation_key FROM paper ORDER BY id") == [("k",), ("ka",)]
    assert ask(database, "SELECT value FROM paper_field WHERE variable = 'citation-key'") == [("k",)]


def test_a_key_that_a_file_has_twice_is_told(database: Path, tmp_path: Path) -> None:
    two = "@book{k, title={جغرافیای سیاسی ایران}}\n@book{k, title={اصول و مفاهیم ژئوپلیتیک}}"
    result = run(database, "import", written(tmp_path, "a.bib", two))
    assert result.exit_code == 1
    assert "2 papers added" in result.output
    assert "a.bib:2: warning: two entries have the key k; this one was loaded as ka" in result.output


def test_papers_join_the_volume_that_was_read_from_text(seed_database: Path, tmp_path: Path) -> None:
    database = copy_of(seed_database, tmp_path)
    entry = (
        "@inproceedings{new2012, author={نامدار, مریم}, title={مرزهای تازهٔ دانش سیاسی},"
        " eventtitle={همایش ملی جغرافیای سیاسی کاربردی}, booktitle={مجموعه مقالات همایش ملی جغرافیای سیاسی کاربردی},"
        " year=2012, publisher={ناشر دیگر}}"
    )
    assert run(database, "import", written(tmp_path, "a.bib", entry)).exit_code == 0
    assert ask(database, "SELECT key, position FROM paper ORDER BY id DESC LIMIT 1") == [(f"{SEED}.16", 16)]
    assert ask(database, "SELECT count(*) FROM volume") == [(1,)]
    # The volume's own facts stand; what the entry says otherwise stays with its paper.
    assert ask(database, "SELECT publisher_as_printed FROM volume") == [(None,)]
    assert ("publisher", "ناشر دیگر") in ask(database, "SELECT variable, value FROM paper_field")


def test_a_reload_of_the_text_leaves_what_was_imported(project: Path, tmp_path: Path, database: Path) -> None:
    text = (project / "seeds" / SEED / "volume.txt").read_text("utf-8")
    folder = tmp_path / SEED
    folder.mkdir()
    lines = text.split("\n")
    url = f"sqlite:///{database}"
    (folder / "volume.txt").write_text(text, "utf-8")
    proceedings_db.load(folder, url=url)
    keys = ask(database, "SELECT key, citation_key FROM paper ORDER BY key")
    entry = (
        "@inproceedings{new, author={نامدار, مریم}, title={مرزهای تازهٔ دانش سیاسی}, year=2012,"
        " eventtitle={همایش ملی جغرافیای سیاسی کاربردی}}"
    )
    run(database, "import", written(tmp_path, "a.bib", entry))
    cited = written(tmp_path, "b.bib", "@book{r, author={نامدار, مریم}, title={کتاب تازه}, year=1390}")
    run(database, "import", "--paper", f"{SEED}.14", cited)
    imported = ask(database, "SELECT p.* FROM paper p WHERE key LIKE '%.16'")
    (folder / "volume.txt").write_text("\n".join([lines[0] + " ", *lines[1:]]), "utf-8")
    proceedings_db.load(folder, url=url)
    assert ask(database, "SELECT p.* FROM paper p WHERE key LIKE '%.16'") == imported
    assert ask(database, "SELECT count(*) FROM reference") == [(21,)]
    assert set(keys) < set(ask(database, "SELECT key, citation_key FROM paper"))


def test_entries_as_references_of_a_paper(seed_database: Path, tmp_path: Path) -> None:
    database = copy_of(seed_database, tmp_path)
    file = written(tmp_path, "a.bib", "@book{r, author={نامدار, مریم}, title={کتاب تازه}, publisher={سمت}, year=1390}")
    result = run(database, "import", "--paper", f"{SEED}.14", file)
    assert "1 reference added" in result.output
    assert ask(database, "SELECT key, position, title, year, publisher FROM reference ORDER BY id DESC LIMIT 1") == [
        (f"{SEED}.14.r21", 21, "کتاب تازه", 1390, "سمت")
    ]
    before = rows(database, *RUNS)
    assert "0 papers added, 1 already there" in run(database, "import", "--paper", f"{SEED}.14", file).output
    export = str(tmp_path / "own.bib")
    run(database, "export", "bibtex", "--what", "references", "-o", export)
    assert "21 already there" in run(database, "import", "--paper", f"{SEED}.14", export).output
    assert rows(database, *RUNS) == before


def test_an_unknown_paper_is_refused(seed_database: Path, tmp_path: Path) -> None:
    database = copy_of(seed_database, tmp_path)
    result = run(database, "import", "--paper", "none.1", written(tmp_path, "a.bib", ENTRIES))
    assert result.exit_code == 1
    assert "none.1: there is no paper with this key" in result.output


def test_broken_entries_are_told_and_kept_and_the_rest_is_loaded(database: Path, tmp_path: Path) -> None:
    file = written(tmp_path, "a.bib", ENTRIES + "@book{open, title = {بدون پایان\n@book{last, title={آخرین کتاب}}\n")
    line = ENTRIES.count("\n") + 1
    result = run(database, "import", file)
    assert result.exit_code == 1
    assert "4 entries, 4 papers added" in result.output
    assert f"{file}:{line}: error: the entry is broken" in result.output
    raw = "SELECT line_start, raw_text FROM problem WHERE code = 'entry-not-read'"
    assert ask(database, raw) == [(line, "@book{open, title = {بدون پایان\n")]
    run(database, "import", file)
    assert len(ask(database, raw)) == 1
    assert f"a.bib:{line}" in run(database, "check").output


def test_a_killed_import_goes_on_where_it_was(database: Path, tmp_path: Path) -> None:
    entries = "".join(f"@book{{k{n}, author={{نامدار, مریم}}, title={{کتاب {n}}}, year=1390}}\n" for n in range(50))
    file = written(tmp_path, "a.bib", entries)

    class Killed(BaseException):
        pass

    def kill(done: int) -> None:
        if done == 20:
            raise Killed

    with pytest.raises(Killed):
        proceedings_db.import_file(file, url=f"sqlite:///{database}", batch=10, progress=kill)
    assert ask(database, "SELECT count(*) FROM paper") == [(20,)]
    result = run(database, "import", "--batch", "10", file)
    assert "30 entries, 30 papers added, 0 already there" in result.output
    assert "20 entries were done by an earlier import" in result.output
    assert ask(database, "SELECT count(*), count(DISTINCT citation_key), max(position) FROM paper") == [(50, 50, 50)]
    assert ask(database, "SELECT status, entries FROM load_run") == [("done", 50)]


def test_batches_of_any_size_give_the_same_papers_and_links(seed_database: Path, tmp_path: Path) -> None:
    export = tmp_path / "a.ris"
    run(seed_database, "export", "ris", "--what", "all", "-o", str(export))
    got = []
    for size in (1, 7, 1000):
        database = tmp_path / f"{size}.db"
        proceedings_db.import_file(export, url=f"sqlite:///{database}", batch=size)
        entries = run(database, "export", "csl-json", "--what", "all").stdout
        got.append((entries, {table: len(held) for table, held in rows(database).items()}))
    assert got[0] == got[1] == got[2]


REFUSED = {
    "a folder": ("folder.bib", None, "a folder, not a file"),
    "a text": ("a.txt", b"text", "Name it .bib, .ris or .json"),
    "nothing there": ("none.bib", b"", "cannot be read"),
    "western letters": ("a.bib", "@book{k, title={Gödel}}".encode("cp1252"), "the file is not UTF-8"),
}


@pytest.mark.parametrize(("name", "content", "message"), REFUSED.values(), ids=REFUSED)
def test_a_file_that_cannot_be_used_stops_no_other(
    database: Path, tmp_path: Path, name: str, content: bytes | None, message: str
) -> None:
    path = tmp_path / name
    if content is None:
        path.mkdir()
    elif content:
        path.write_bytes(content)
    result = run(database, "import", str(path), written(tmp_path, "good.bib", ENTRIES))
    assert result.exit_code == 1
    assert message in result.output
    assert "3 papers added" in result.output


@pytest.mark.parametrize("name", ["a.bib", "a.ris", "a.json"])
def test_an_empty_file_is_told(database: Path, tmp_path: Path, name: str) -> None:
    result = run(database, "import", written(tmp_path, name, ""))
    assert result.exit_code == 1
    assert "the file holds no entries" in result.output


def test_the_command_is_one_of_the_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "proceedings_db.cli", "import", "--help"], capture_output=True, text=True, check=True
    )
    assert ".bib, .ris and CSL-JSON" in done.stdout
