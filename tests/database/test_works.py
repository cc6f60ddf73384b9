"""Works over several volumes: shared, in whatever order the volumes come, and parted again when the text changes."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from proceedings_db.database import migrate
from proceedings_db.database.engine import open_engine
from proceedings_db.database.load import load_volume
from proceedings_db.database.queries import find_problems
from proceedings_db.records import Name, ProblemCode, Reference, ReferenceName
from tests.database.dump import RUNS, dump, values
from tests.factories import a_conference, a_full_paper, a_paper, a_source, a_volume, an_authorship

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Engine

    from proceedings_db.records import Volume

LINKED = "SELECT r.key, w.key FROM reference r JOIN work w ON w.id = r.work_id ORDER BY r.key"
PLACED = (
    "SELECT p.key || ' ' || r.position, w.key FROM reference r JOIN work w ON w.id = r.work_id"
    " JOIN paper p ON p.id = r.paper_id"
)


def a_reference(position: int, title: str, year: int | None = 1385, family: str = "حافظ‌نیا", **more: Any) -> Reference:
    names = (ReferenceName("author", 1, Name(given="محمدرضا", family=family)),) if family else ()
    raw = f"{family}، {title}، {year}، {more}"
    calendar = None if year is None else "jalali" if year < 1500 else "gregorian"
    values = {"csl_type": "book", "calendar": calendar, **more}
    return Reference(position, raw, title=title, year=year, names=names, **values)


def a_volume_of(key: str, *references: Reference, **more: Any) -> Volume:
    """A volume whose one paper has ``references``."""
    listed = tuple(replace(reference, position=at) for at, reference in enumerate(references, start=1))
    paper = a_full_paper(1, f"مقاله {key}", references=listed, citations=(), authors=())
    return a_volume(key, paper, **more)


def shares(engine: Engine, query: str = LINKED) -> set[frozenset[str]]:
    """The keys of the references of each work."""
    works: dict[str, set[str]] = {}
    for reference, work in values(engine, query):
        works.setdefault(work, set()).add(reference)
    return {frozenset(references) for references in works.values()}


TITLE = "اصول و مفاهیم ژئوپلیتیک"
PRINTED = (
    a_reference(1, TITLE),
    a_reference(1, "اصول و مفاهيم ژئوپليتيك"),
    a_reference(1, "اصول و مفاهیم ژئوپلتیک"),
    a_reference(1, f"{TITLE}: با نگاهی به ایران"),
    a_reference(1, TITLE, family="حافظ‌نیای"),
)


@pytest.mark.parametrize("other", PRINTED[1:], ids=["arabic", "slip", "subtitle", "name"])
def test_one_work_in_two_volumes(engine: Engine, other: Reference) -> None:
    load_volume(engine, a_volume_of("one", PRINTED[0]))
    key = values(engine, "SELECT key FROM work")
    load_volume(engine, a_volume_of("two", other))
    assert shares(engine) == {frozenset(("one.1.r1", "two.1.r1"))}
    assert values(engine, "SELECT key FROM work") == key
    assert values(engine, "SELECT count(*) FROM reference WHERE match_confidence < 0.85") == [0]


def test_a_third_print_joins_two_works_and_leaves_them_apart_again(engine: Engine) -> None:
    """One has no author, one no place; a third that has both tells that they are of one work."""
    place: dict[str, Any] = {"csl_type": "article-journal", "container_title": "مجله سیاست دفاعی", "page_first": 12}
    first, last = (
        a_reference(1, "مرز و شهر", family="", **place),
        a_reference(1, "مرز و شهر", csl_type="article-journal"),
    )
    between = a_reference(1, "مرز و شهر", **place)
    load_volume(engine, a_volume_of("one", first))
    load_volume(engine, a_volume_of("three", last))
    apart, before = shares(engine), values(engine, LINKED)
    assert len(apart) == 2
    load_volume(engine, a_volume_of("two", between))
    assert shares(engine) == {frozenset(("one.1.r1", "two.1.r1", "three.1.r1"))}
    load_volume(engine, a_volume_of("two", a_reference(1, "کتابی دیگر")))
    assert apart < shares(engine)
    assert [row for row in values(engine, LINKED) if row[0] != "two.1.r1"] == before


def test_a_reload_of_any_volume_changes_nothing(engine: Engine) -> None:
    volumes = [a_volume_of(f"v{at}", reference, a_reference(2, "دیگر", 1390)) for at, reference in enumerate(PRINTED)]
    for volume in volumes:
        load_volume(engine, volume)
    before = dump(engine, *RUNS, "source", "problem")
    for volume in volumes:
        report = load_volume(engine, replace(volume, sources=(a_source(text="دیگر"),)))
        assert not report.no_op
        assert dump(engine, *RUNS, "source", "problem") == before


def test_editions_stay_apart_and_a_bare_title_goes_with_neither(engine: Engine) -> None:
    load_volume(engine, a_volume_of("one", a_reference(1, f"{TITLE} ایران", 1381)))
    load_volume(engine, a_volume_of("bare", a_reference(1, f"{TITLE} ایران", None)))
    assert shares(engine) == {frozenset(("one.1.r1", "bare.1.r1"))}
    load_volume(engine, a_volume_of("two", a_reference(1, f"{TITLE} ایران", 1385)))
    assert len(shares(engine)) == 3
    # Once the other edition is gone, nothing is in doubt any more.
    load_volume(engine, a_volume_of("two", a_reference(1, "کتابی دیگر")))
    assert frozenset(("one.1.r1", "bare.1.r1")) in shares(engine)


def test_a_doubt_is_a_problem_that_names_the_other_work(engine: Engine) -> None:
    load_volume(engine, a_volume_of("one", a_reference(1, "مرز و شهر")))
    load_volume(engine, a_volume_of("two", a_reference(1, "مرز و شهر", 1386)))
    assert len(shares(engine)) == 2
    found = [stored.problem for stored in find_problems(engine, volume="two")]
    assert [(problem.code, problem.entity_key) for problem in found] == [(ProblemCode.WORK_DOUBTFUL, "two.1.r1")]
    assert (
        values(engine, "SELECT w.key FROM reference r JOIN work w ON w.id = r.work_id WHERE r.key = 'one.1.r1'")[0]
        in found[0].message
    )
    # It stands as long as the doubt does, whatever else is loaded.
    load_volume(engine, replace(a_volume_of("two", a_reference(1, "مرز و شهر", 1386)), sources=(a_source(text="؟"),)))
    assert [stored.problem.code for stored in find_problems(engine, volume="two")] == [ProblemCode.WORK_DOUBTFUL]


# --- papers of the database ----------------------------------------------------------------------------------------

CITED = a_paper(1, "نقش مرز در امنیت شهرهای شرقی", authors=(an_authorship(1, Name(given="هادی", family="زرقانی")),))
CITING = a_reference(1, "نقش مرز در امنيت شهر‌هاي شرقی", 1391, "زرقانی", csl_type="paper-conference")
POINTS = "SELECT w.key, p.key FROM work w LEFT JOIN paper p ON p.id = w.paper_id"


def cited_volume(**more: Any) -> Volume:
    return a_volume("cited", CITED, conference=a_conference(), year=2012, **more)


@pytest.mark.parametrize("first", ["paper", "reference"])
def test_a_reference_to_a_paper_points_to_it_in_whichever_order(engine: Engine, first: str) -> None:
    volumes = [cited_volume(), a_volume_of("citing", replace(CITING, names=names("زرقانی", "هادی")))]
    for volume in volumes if first == "paper" else reversed(volumes):
        load_volume(engine, volume)
    assert [paper for _, paper in values(engine, POINTS)] == ["cited.1"]
    # The paper changes, and is what it was; it goes, and comes back.
    other = replace(CITED, title="چیز دیگری است", title_as_printed="چیز دیگری است")
    for papers, points in (((other,), None), ((CITED,), "cited.1"), ((), None), ((CITED,), "cited.1")):
        load_volume(engine, replace(cited_volume(), papers=papers))
        assert [paper for _, paper in values(engine, POINTS)] == [points]
    load_volume(engine, a_volume_of("citing", a_reference(1, "کتابی دیگر")))
    assert values(engine, "SELECT count(*) FROM work WHERE paper_id IS NOT NULL") == [0]


def names(family: str, given: str) -> tuple[ReferenceName, ...]:
    return (ReferenceName("author", 1, Name(given=given, family=family)),)


def test_two_papers_that_may_be_meant_are_none(engine: Engine) -> None:
    load_volume(engine, cited_volume())
    load_volume(engine, replace(cited_volume(), key="again"))
    citing = replace(CITING, names=names("زرقانی", "هادی"))
    load_volume(engine, a_volume_of("citing", citing))
    assert [paper for _, paper in values(engine, POINTS)] == [None]
    assert [stored.problem.code for stored in find_problems(engine, volume="citing")] == [ProblemCode.WORK_DOUBTFUL]


def test_a_paper_is_not_its_namesake(engine: Engine) -> None:
    load_volume(engine, cited_volume())
    load_volume(engine, a_volume_of("citing", replace(CITING, names=names("احمدی", "مریم"))))
    assert [paper for _, paper in values(engine, POINTS)] == [None]


# --- in any order --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def template() -> Engine:
    """A migrated database in memory, to be copied."""
    engine = open_engine("sqlite://")
    migrate.upgrade(engine)
    return engine


def loaded(template: Engine, volumes: Sequence[Volume]) -> Engine:
    engine = open_engine("sqlite://")
    with template.connect() as source, engine.connect() as target:
        assert source.connection.driver_connection is not None
        source.connection.driver_connection.backup(target.connection.driver_connection)
    for volume in volumes:
        load_volume(engine, volume)
    return engine


REFERENCES = st.builds(
    lambda title, year, family, edition: a_reference(1, title, year, family, edition_number=edition),
    st.sampled_from((TITLE, "اصول و مفاهیم ژئوپلتیک", f"{TITLE}: نگاهی نو", f"{TITLE}، جلد دوم", "ژئوپلیتیک")),
    st.sampled_from((1381, 1385, 2006, None)),
    st.sampled_from(("حافظ‌نیا", "حافظ‌نیای", "مجتهدزاده", "")),
    st.sampled_from((None, 2)),
)
HOW = "SELECT key, match_method, match_confidence FROM reference ORDER BY key"
VOLUMES = st.lists(st.lists(REFERENCES, min_size=1, max_size=4), min_size=2, max_size=3)


@settings(max_examples=8, deadline=None)
@given(VOLUMES, st.data())
def test_works_are_the_same_in_whatever_order_volumes_come_and_change(
    template: Engine, drawn: list[list[Reference]], data: st.DataObject
) -> None:
    volumes = [a_volume_of(f"v{at}", *references) for at, references in enumerate(drawn)]
    found = []
    for order in permutations(volumes):
        engine = loaded(template, order)
        found.append((shares(engine, PLACED), values(engine, HOW)))
        engine.dispose()
    assert all(other == found[0] for other in found)
    # What a volume said before leaves no trace.
    before = a_volume_of("v0", *data.draw(st.lists(REFERENCES, min_size=1, max_size=4)))
    engine = loaded(template, [before, *volumes[1:], volumes[0]])
    assert shares(engine, PLACED) == found[0][0]
    assert values(engine, "SELECT id FROM work WHERE id NOT IN (SELECT work_id FROM reference)") == []
    assert values(engine, "SELECT count(*) FROM work_form WHERE work_id IS NULL AND paper_id IS NULL") == [0]
    engine.dispose()


# --- by hand -------------------------------------------------------------------------------------------------------


def test_a_link_by_hand_lasts_and_what_lost_its_work_gets_one_again(engine: Engine) -> None:
    load_volume(engine, a_volume_of("one", PRINTED[0], a_reference(2, "دیگر", 1390)))
    load_volume(engine, a_volume_of("two", PRINTED[1]))
    before = values(engine, LINKED)
    by_hand = (
        "UPDATE reference SET work_id = :work, match_method = 'by-hand', match_confidence = 1 WHERE key = 'two.1.r1'"
    )
    other = values(engine, "SELECT work_id FROM reference WHERE key = 'one.1.r2'")[0]
    with engine.begin() as connection:
        connection.execute(text(by_hand), {"work": other})
    linked = values(engine, LINKED)
    again = a_volume_of("one", PRINTED[0], a_reference(2, "دیگر", 1390))
    load_volume(engine, replace(again, sources=(a_source(text="دوباره"),)))
    assert values(engine, LINKED) == linked
    with engine.begin() as connection:
        connection.execute(text("UPDATE reference SET work_id = NULL, match_method = NULL WHERE key = 'two.1.r1'"))
    load_volume(engine, a_volume_of("three", a_reference(1, "کتابی دیگر")))
    assert [row for row in values(engine, LINKED) if row[0] != "three.1.r1"] == before


def test_forms_that_a_librarian_joined_draw_others_and_come_apart_again(engine: Engine) -> None:
    load_volume(engine, a_volume_of("one", PRINTED[0]))
    load_volume(engine, a_volume_of("two", a_reference(1, "کتاب سبز")))
    fix = "UPDATE work_form SET work_id = (SELECT min(id) FROM work), is_fixed = :fixed WHERE paper_id IS NULL"
    orphans = "UPDATE reference SET work_id = NULL, match_method = NULL, match_confidence = NULL"
    with engine.begin() as connection:
        connection.execute(text(fix), {"fixed": True})
        connection.execute(text(orphans))
    load_volume(engine, a_volume_of("three", a_reference(1, "کتاب سبزز"), a_reference(2, "کتاب سرخ")))
    assert frozenset(("one.1.r1", "two.1.r1", "three.1.r1")) in shares(engine)
    with engine.begin() as connection:
        connection.execute(
            text("UPDATE work_form SET work_id = NULL, is_fixed = :fixed WHERE is_fixed"), {"fixed": False}
        )
        connection.execute(text(orphans))
    load_volume(engine, a_volume_of("four", a_reference(1, "کتاب زرد")))
    assert frozenset(("two.1.r1", "three.1.r1")) in shares(engine)
    assert frozenset(("one.1.r1",)) in shares(engine)


# --- databases older than forms ------------------------------------------------------------------------------------


def test_works_loaded_before_there_were_forms_are_found(engine: Engine) -> None:
    load_volume(engine, a_volume_of("one", PRINTED[0], a_reference(2, "دیگر", None, "")))
    load_volume(engine, cited_volume())
    works = values(engine, LINKED)
    forms = "SELECT form_key, work_id, paper_id, title, authors, year, match_method FROM work_form ORDER BY form_key"
    before = values(engine, forms)
    migrate.downgrade(engine, "0002")
    migrate.upgrade(engine)
    assert values(engine, LINKED) == works
    assert values(engine, forms) == before
    load_volume(engine, a_volume_of("two", PRINTED[2], replace(CITING, names=names("زرقانی", "هادی"))))
    assert frozenset(("one.1.r1", "two.1.r1")) in shares(engine)
    assert "cited.1" in [paper for _, paper in values(engine, POINTS)]
