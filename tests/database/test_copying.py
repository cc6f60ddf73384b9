"""Copies between SQLite and PostgreSQL: equal row by row, only the difference written, whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from proceedings_db.cli import main
from proceedings_db.database import copying, migrate
from proceedings_db.database.copying import CopyError, OtherContentError, RevisionError, copy_database
from proceedings_db.database.engine import open_engine
from proceedings_db.database.errors import DatabaseError, ForeignTablesError, NoTablesError
from proceedings_db.database.load import load_volume
from proceedings_db.database.search import find_records
from tests.database.dump import check_index, dump, values
from tests.factories import a_full_paper, a_name, a_paper, a_reference, a_volume, an_authorship

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine, Table

    from proceedings_db.database.copy_rows import Difference

DIRECTIONS = [("sqlite", "postgresql"), ("postgresql", "sqlite"), ("sqlite", "sqlite")]


@pytest.fixture(params=DIRECTIONS, ids="-to-".join)
def sides(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Engine, Engine]]:
    """A source with a volume, and an empty target, in each direction."""
    urls = [f"sqlite:///{tmp_path / name}.db" for name in ("source", "target")]
    for at, kind in enumerate(request.param):
        if kind == "postgresql":
            urls[at] = request.getfixturevalue("postgresql_url")
    source, target = map(open_engine, urls)
    migrate.upgrade(source)
    load_volume(source, a_volume("geography-1391"))
    yield source, target
    source.dispose()
    target.dispose()


def written(source: Engine, target: Engine, **options: bool) -> dict[str, tuple[int, int, int]]:
    """What a copy added, changed and removed in the tables that it touched."""
    copied = copy_database(source, target, **options)
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


def test_bodies_that_point_to_each_other(sides: tuple[Engine, Engine]) -> None:
    source, target = sides
    with source.begin() as connection:
        connection.execute(text("UPDATE organization SET parent_id = (SELECT max(id) FROM organization) WHERE id = 1"))
    copy_database(source, target)
    assert dump(source) == dump(target)


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
    put_rows = copying.put_rows

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
