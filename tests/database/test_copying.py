"""Copies between SQLite and PostgreSQL: equal row by row, only the difference written, whole or not at all."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
import signal
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from proceedings_db.authorities import Authorities, OrganizationEntry, PersonEntry
from proceedings_db.cli import main
from proceedings_db.database import copy_rows, copying, migrate
from proceedings_db.database.copying import (
    CopyError,
    OtherContentError,
    RevisionError,
    SameDatabaseError,
    copy_database,
)
from proceedings_db.database.engine import open_engine
from proceedings_db.database.errors import DatabaseError, ForeignTablesError, NoTablesError, UnstorableError
from proceedings_db.database.importing import import_entries
from proceedings_db.database.load import load_volume
from proceedings_db.database.search import find_records
from tests.database.conftest import new_database
from tests.database.dump import RUNS, check_index, dump, values
from tests.database.every_table import (
    CORRECTIONS,
    DOUBTED,
    IMPORTED,
    an_imported_entry,
    fill_every_table,
    load_full,
    the_full_volume,
)
from tests.factories import (
    a_full_paper,
    a_name,
    a_paper,
    a_reference,
    a_source,
    a_volume,
    an_authorship,
    some_corrections,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection, Engine, Table

    from proceedings_db.database.copy_rows import Difference

ACROSS = [("sqlite", "postgresql"), ("postgresql", "sqlite")]
WITHIN = [("sqlite", "sqlite"), ("postgresql", "postgresql")]


@pytest.fixture(params=ACROSS, ids="-to-".join)
def empty_sides(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Engine, Engine]]:
    """A migrated source and an empty target, in each direction."""
    urls = [f"sqlite:///{tmp_path / name}.db" for name in ("source", "target")]
    for at, (kind, fixture) in enumerate(zip(request.param, ("postgresql_url", "other_postgresql_url"), strict=True)):
        if kind == "postgresql":
            urls[at] = request.getfixturevalue(fixture)
    source, target = map(open_engine, urls)
    migrate.upgrade(source)
    yield source, target
    source.dispose()
    target.dispose()


@pytest.fixture
def sides(empty_sides: tuple[Engine, Engine]) -> tuple[Engine, Engine]:
    """A source with a volume, and an empty target, in each direction."""
    load_volume(empty_sides[0], a_volume("geography-1391"))
    return empty_sides


@pytest.fixture(params=ACROSS, ids="-to-".join)
def full_sides(
    request: pytest.FixtureRequest, tmp_path: Path, filled_file: Path, postgresql_server: str
) -> Iterator[tuple[Engine, Engine]]:
    """A source with rows in every table and a copy of it, in each direction."""
    with ExitStack() as stack:
        urls = []
        for name, kind in zip(("source", "target"), request.param, strict=True):
            if kind == "sqlite":
                urls.append(f"sqlite:///{shutil.copy(filled_file, tmp_path / f'{name}.db')}")
            else:
                template = request.getfixturevalue("filled_template")
                urls.append(stack.enter_context(new_database(postgresql_server, template)))
        source, target = map(open_engine, urls)
        yield source, target
        source.dispose()
        target.dispose()


@pytest.fixture
def files(tmp_path: Path) -> Iterator[tuple[Engine, Engine]]:
    """A migrated SQLite file with a volume, and the place for another."""
    source, target = (open_engine(f"sqlite:///{tmp_path / name}.db") for name in ("source", "target"))
    migrate.upgrade(source)
    load_volume(source, a_volume("geography-1391"))
    yield source, target
    source.dispose()
    target.dispose()


def written(source: Engine, target: Engine, *, replace: bool = False) -> dict[str, tuple[int, int, int]]:
    """What a copy added, changed and removed in the tables that it touched."""
    copied = copy_database(source, target, replace=replace)
    counts = {table.table: (table.added, table.changed, table.removed) for table in copied}
    return {table: count for table, count in counts.items() if any(count)}


def test_the_first_copy_is_whole_and_the_second_writes_nothing(sides: tuple[Engine, Engine]) -> None:
    source, target = sides
    first = {table.table: table for table in copy_database(source, target)}
    assert first["paper"].added == first["paper"].rows == 2
    assert dump(source) == dump(target)
    second = copy_database(source, target)
    assert {(table.added, table.changed, table.removed) for table in second} == {(0, 0, 0)}
    assert [(table.rows, table.sha256) for table in second] == [(table.rows, table.sha256) for table in first.values()]


def test_a_copy_is_searched_loaded_and_read_like_its_source(sides: tuple[Engine, Engine]) -> None:
    source, target = sides
    copy_database(source, target)
    check_index(target)
    for query in ("زرقانی", "امنیت پایدار", "author:مجتهدزاده", "دانشگاه اصفهان", "نتیجه گیری"):
        assert find_records(target, query) == find_records(source, query) != []
    assert load_volume(target, a_volume("geography-1391")).no_op
    assert values(target, "SELECT count(*) FROM paper_overview") == [2]


def test_the_next_copy_writes_only_what_changed(sides: tuple[Engine, Engine]) -> None:
    source, target = sides
    copy_database(source, target)
    listed, full = a_volume().papers
    changed = replace(full, title="نقش دیپلماسی شهری", keywords=full.keywords[:1])
    load_volume(source, a_volume("geography-1391", listed, changed))
    touched = written(source, target)
    assert touched["paper"] == (0, 1, 0)
    assert touched["paper_keyword"] == (0, 0, 1)
    assert touched["paper_search"] == (0, 1, 0)
    assert not {"reference", "person", "authorship", "volume"} & touched.keys()
    assert dump(source) == dump(target)
    check_index(target)
    assert [hit.key for hit in find_records(target, "دیپلماسی")] == ["geography-1391.2"]


def test_whatever_moves_comes_or_goes(sides: tuple[Engine, Engine]) -> None:
    source, target = sides
    copy_database(source, target)
    listed, full = a_volume().papers
    references = (
        a_reference(1, "تازه", "کتاب نو", 1399),
        *(replace(r, position=r.position + 1) for r in full.references),
    )
    authors = (an_authorship(1, a_name("رنجکش", "محمد")), replace(full.authors[0], position=2))
    moved = replace(full, position=1, references=references, citations=(), authors=authors)
    steps = [
        a_volume("geography-1391", moved, replace(listed, position=2)),
        a_volume("geography-1391", a_paper(1, "مقاله دیگر", authors=authors[:1]), conference=None),
        a_volume("geography-1391", *(a_full_paper(at, f"مقاله {at}") for at in range(1, 5))),
        a_volume("geography-1391"),
    ]
    for volume in steps:
        load_volume(source, volume)
        load_volume(source, replace(volume, key="other-1392"))
        assert written(source, target)
        assert dump(source) == dump(target)
        check_index(target)


@pytest.mark.parametrize("empty_sides", [*ACROSS, *WITHIN], indirect=True, ids="-to-".join)
def test_every_table_is_copied_and_its_digest_is_that_of_its_rows_as_json(empty_sides: tuple[Engine, Engine]) -> None:
    source, target = empty_sides
    rows = fill_every_table(source)
    copied = {table.table: table for table in copy_database(source, target)}
    assert dump(target) == rows
    for table, held in rows.items():
        lines = "".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in held)
        assert copied[table].rows == len(held)
        assert copied[table].sha256 == hashlib.sha256(lines.encode()).hexdigest()


def test_a_copy_of_nothing_new_leaves_the_file_as_it_is(files: tuple[Engine, Engine], tmp_path: Path) -> None:
    copy_database(*files)
    before = (tmp_path / "target.db").read_bytes()
    copy_database(*files)
    assert (tmp_path / "target.db").read_bytes() == before


def test_bodies_that_point_to_each_other(sides: tuple[Engine, Engine]) -> None:
    source, target = sides
    with source.begin() as connection:
        connection.execute(text("UPDATE organization SET parent_id = (SELECT max(id) FROM organization) WHERE id = 1"))
    copy_database(source, target)
    assert dump(source) == dump(target)


def test_a_body_that_gets_a_new_parent_and_loses_it_again(full_sides: tuple[Engine, Engine]) -> None:
    source, target = full_sides
    for parent in ("وزارت تازه", None):
        body = OrganizationEntry("دانشگاه اصفهان", parent=parent)
        authorities = Authorities(organizations=(body,))
        load_volume(source, the_full_volume(), corrections=CORRECTIONS, authorities=authorities)
        assert "organization" in written(source, target)
        assert dump(source) == dump(target)
        check_index(target)


def test_people_that_become_one_and_part_again(full_sides: tuple[Engine, Engine]) -> None:
    source, target = full_sides
    first, second = sorted(values(source, "SELECT key FROM person"))
    for people in ((PersonEntry(first, (a_name(),), merge=(second,), orcid="0000-0002-1825-0097"),), ()):
        load_volume(source, the_full_volume(), corrections=CORRECTIONS, authorities=Authorities(people=people))
        assert "person" in written(source, target)
        assert dump(source) == dump(target)
        check_index(target)


def test_a_copy_goes_on_like_its_source(full_sides: tuple[Engine, Engine]) -> None:
    """Loads, imports and corrections give the same rows on either side, new ids and keys included."""
    corrected = some_corrections(*CORRECTIONS.entries[:1])
    for engine in full_sides:
        load_volume(engine, a_volume("new-1400", *(a_full_paper(at, f"مقاله {at}") for at in (1, 2))))
        import_entries(engine, [an_imported_entry("رساله‌ای دیگر")], replace(IMPORTED, path="b.bib", sha256="1" * 64))
        load_volume(engine, the_full_volume(a_paper(3, "مقاله سوم")), corrections=corrected)
        check_index(engine)
    source, target = (dump(engine, *RUNS) for engine in full_sides)
    assert source == target


def test_a_target_with_volumes_of_its_own_is_refused(sides: tuple[Engine, Engine]) -> None:
    source, target = sides
    migrate.upgrade(target)
    load_volume(target, a_volume("other-1392"))
    before = dump(target)
    with pytest.raises(OtherContentError, match="other-1392"):
        copy_database(source, target)
    assert dump(target) == before
    assert written(source, target, replace=True)["volume"] == (0, 1, 0)
    assert dump(source) == dump(target)
    check_index(target)


def import_a_file(engine: Engine) -> None:
    import_entries(engine, [an_imported_entry("رساله‌ای دیگر")], replace(IMPORTED, path="b.bib", sha256="1" * 64))


def load_another_text(engine: Engine) -> None:
    load_full(engine, the_full_volume(title="عنوانی که تنها رونوشت دارد"))


@pytest.mark.parametrize(("change", "named"), [(import_a_file, "b.bib"), (load_another_text, "geography-1391")])
def test_what_was_done_to_the_copy_alone_is_not_undone_unasked(
    full_sides: tuple[Engine, Engine], change: Callable[[Engine], None], named: str
) -> None:
    source, target = full_sides
    change(target)
    before = dump(target)
    with pytest.raises(OtherContentError, match=rf"\({named}\)"):
        copy_database(source, target)
    assert dump(target) == before
    assert written(source, target, replace=True)
    assert dump(source) == dump(target)
    check_index(target)


def test_the_same_load_on_both_sides_is_nothing_of_their_own(full_sides: tuple[Engine, Engine]) -> None:
    for engine in full_sides:
        load_volume(engine, a_volume("other-1392"))
    copy_database(*full_sides)
    source, target = map(dump, full_sides)
    assert source == target


def test_the_same_volumes_under_other_ids_are_replaced(empty_sides: tuple[Engine, Engine]) -> None:
    source, target = empty_sides
    fill_every_table(source)
    migrate.upgrade(target)
    load_volume(target, a_volume(DOUBTED, *(a_full_paper(at, f"مقاله {at}") for at in range(1, 4))))
    load_full(target)
    with pytest.raises(OtherContentError, match=DOUBTED):
        copy_database(source, target)
    copy_database(source, target, replace=True)
    assert dump(source) == dump(target)
    check_index(target)


def a_random_volume(chosen: random.Random, key: str) -> Any:
    """A volume of some papers, people and references, drawn from few, so that they are shared, move and go."""
    families = ("زرقانی", "رنجکش", "کریمی", "حافظ‌نیا")

    def a_random_paper(position: int) -> Any:
        cited = chosen.sample(range(6), 3)
        return a_full_paper(
            position,
            f"مقاله {chosen.randrange(6)}",
            authors=tuple(an_authorship(at, a_name(name)) for at, name in enumerate(chosen.sample(families, 2), 1)),
            references=tuple(a_reference(at, families[n % 4], f"کتاب {n}", 1380 + n) for at, n in enumerate(cited, 1)),
            citations=(),
        )

    papers = (a_random_paper(at) for at in range(1, chosen.randrange(2, 5)))
    return a_volume(key, *papers, sources=(a_source(text=str(chosen.random())),))


@pytest.mark.parametrize("seed", range(4))
def test_any_content_becomes_any_other(seed: int) -> None:
    chosen = random.Random(seed)
    engines = [open_engine("sqlite://") for _ in range(2)]
    for engine in engines:
        migrate.upgrade(engine)
        for _ in range(chosen.randrange(1, 5)):
            load_volume(engine, a_random_volume(chosen, f"v{chosen.randrange(3)}"))
    copy_database(*engines, replace=True)
    source, target = map(dump, engines)
    assert source == target
    check_index(engines[1])


@pytest.mark.parametrize("name", ["source.db", "./source.db", "link.db"])
def test_a_database_is_not_copied_onto_itself(files: tuple[Engine, Engine], tmp_path: Path, name: str) -> None:
    (tmp_path / "link.db").symlink_to(tmp_path / "source.db")
    same = open_engine(f"sqlite:///{tmp_path}/{name}")
    with pytest.raises(SameDatabaseError, match="the source itself"):
        copy_database(files[0], same)
    same.dispose()


def test_a_server_database_is_not_copied_onto_itself(postgresql_url: str) -> None:
    migrate.upgrade(postgresql_url)
    one, other = (open_engine(postgresql_url) for _ in range(2))
    with pytest.raises(SameDatabaseError):
        copy_database(one, other)
    one.dispose()
    other.dispose()


UNSTORABLE = [
    ("UPDATE paper SET title = 'الف' || char(0) WHERE id = 2", "paper, row 2: .*NUL"),
    ("UPDATE volume SET isbn = hex(randomblob(5000))", "volume: index row"),
]


@pytest.mark.parametrize(("change", "told"), UNSTORABLE, ids=["nul", "long"])
def test_what_the_target_cannot_hold_is_told_with_its_row(
    files: tuple[Engine, Engine], postgresql_url: str, change: str, told: str
) -> None:
    source, target = files[0], open_engine(postgresql_url)
    migrate.upgrade(target)
    before = dump(target)
    with source.begin() as connection:
        connection.execute(text(change))
    with pytest.raises(UnstorableError, match=told):
        copy_database(source, target)
    assert dump(target) == before
    target.dispose()


# A process that copies and, at the table named, says so and waits to be killed.
KILLED = """
import sys, time
from proceedings_db.database.copying import copy_database
from proceedings_db.database.engine import open_engine

def stop(table):
    if table == sys.argv[3]:
        print("here", flush=True)
        time.sleep(60)

copy_database(open_engine(sys.argv[1]), open_engine(sys.argv[2]), progress=stop)
"""


@pytest.mark.parametrize("table", ["paper", "reference_search"])
def test_a_killed_copy_leaves_the_target_as_it_was(
    full_sides: tuple[Engine, Engine], project: Path, table: str
) -> None:
    source, target = full_sides
    before = dump(target)
    load_volume(source, a_volume("other-1392"))
    urls = (engine.url.render_as_string(hide_password=False) for engine in full_sides)
    command = [sys.executable, "-c", KILLED, *urls, table]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=project, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "here\n"
        process.send_signal(signal.SIGKILL)
    assert dump(target) == before
    copy_database(source, target)
    assert dump(source) == dump(target)
    check_index(target)


def test_other_revisions_and_other_programs_are_refused(sides: tuple[Engine, Engine], tmp_path: Path) -> None:
    source, target = sides
    migrate.upgrade(target)
    migrate.downgrade(target, "0001")
    with pytest.raises(RevisionError, match="db upgrade"):
        copy_database(source, target)
    assert migrate.current(target) == "0001"
    with pytest.raises(NoTablesError, match="db upgrade"):
        copy_database(target, source)
    foreign = open_engine(f"sqlite:///{tmp_path / 'foreign.db'}")
    with foreign.begin() as connection:
        connection.execute(text("CREATE TABLE holiday (day TEXT)"))
    with pytest.raises(ForeignTablesError):
        copy_database(source, foreign)
    foreign.dispose()


def test_a_copy_that_is_not_equal_is_undone(sides: tuple[Engine, Engine], monkeypatch: pytest.MonkeyPatch) -> None:
    source, target = sides
    migrate.upgrade(target)
    before = dump(target)
    put_rows = copy_rows.put_rows

    def lose_a_row(table: Table, there: Connection, here: Connection, difference: Difference, *, update: bool) -> None:
        put_rows(table, there, here, difference, update=update)
        if table.name == "paper_keyword":
            here.execute(text("DELETE FROM paper_keyword WHERE position = 1"))

    monkeypatch.setattr(copying, "put_rows", lose_a_row)
    with pytest.raises(CopyError, match="table paper_keyword: 2 rows there, 1 here"):
        copy_database(source, target)
    assert dump(target) == before


def test_a_copy_waits_for_a_loader_and_then_says_so(sides: tuple[Engine, Engine]) -> None:
    from proceedings_db.database.engine import writing

    source, target = sides
    migrate.upgrade(target)
    url = target.url.render_as_string(hide_password=False)
    impatient = open_engine(url, wait=0.2)
    with writing(target), pytest.raises(DatabaseError, match="another program is writing"):
        copy_database(source, impatient)
    impatient.dispose()


def test_the_command_prints_the_proof(tmp_path: Path, postgresql_url: str) -> None:
    source = open_engine(f"sqlite:///{tmp_path / 'source.db'}")
    migrate.upgrade(source)
    load_volume(source, a_volume())
    source.dispose()
    result = CliRunner().invoke(main, ["db", "copy", str(tmp_path / "source.db"), postgresql_url])
    assert result.exit_code == 0, result.output
    there = {line.split()[0]: line.split() for line in result.stdout.splitlines()}
    assert there["paper"][1:4] == ["2", "rows", "+2"]
    back = CliRunner().invoke(main, ["db", "copy", postgresql_url, str(tmp_path / "back.db")])
    here = {line.split()[0]: line.split() for line in back.stdout.splitlines()}
    assert {table: line[-1] for table, line in there.items()} == {table: line[-1] for table, line in here.items()}
    missing = CliRunner().invoke(main, ["db", "copy", str(tmp_path / "none.db"), str(tmp_path / "back.db")])
    assert missing.exit_code == 1
    assert "none.db" in missing.stderr
    assert not Path(tmp_path / "none.db").exists()
