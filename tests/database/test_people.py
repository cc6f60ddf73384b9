"""People of one name in several volumes: told apart by what is printed, in whatever order the volumes are loaded."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

from proceedings_db.database.load import load_volume
from proceedings_db.database.queries import find_problems
from proceedings_db.records import Name, ProblemCode
from tests.database.dump import RUNS, dump, values
from tests.factories import a_paper, a_volume, an_authorship

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from proceedings_db.records import Authorship, Volume

COMMON = Name(given="محمد", family="رضایی")
RARE = Name(given="مسلم", family="نامدارزاده")
FRIEND = Name(given="مهتاب", family="نیک‌فرجام")


def a_volume_of(key: str, *papers: tuple[Authorship, ...]) -> Volume:
    listed = [a_paper(at, f"مقاله {at} {key}", authors=authors) for at, authors in enumerate(papers, start=1)]
    return a_volume(key, *listed, conference=None)


def an_author(name: Name, at: str | None = None, position: int = 1) -> Authorship:
    return an_authorship(position, name, at)


def persons(engine: Engine) -> set[frozenset[str]]:
    """The authorships of each person, by their keys."""
    groups: defaultdict[int, set[str]] = defaultdict(set)
    for key, person in values(engine, "SELECT key, person_id FROM authorship"):
        groups[person].add(key)
    return {frozenset(keys) for keys in groups.values()}


def test_another_volume_tells_by_the_database_alone(engine: Engine) -> None:
    load_volume(engine, a_volume_of("a", (an_author(COMMON, "دانشگاه تهران"), an_author(FRIEND, None, 2))))
    load_volume(engine, a_volume_of("b", (an_author(COMMON, "دانشکده هنر دانشگاه تهران"),)))
    load_volume(engine, a_volume_of("c", (an_author(COMMON, "دانشگاه شیراز"),)))
    load_volume(engine, a_volume_of("d", (an_author(COMMON, "دانشگاه قم"), an_author(FRIEND, None, 2))))
    links = "SELECT key, match_method, match_confidence FROM authorship WHERE position = 1 ORDER BY key"
    assert values(engine, links) == [
        ("a.1.a1", None, None),
        ("b.1.a1", "exact", 0.98),
        ("c.1.a1", "unresolved", None),
        ("d.1.a1", "exact", 0.98),
    ]
    assert {"a.1.a1", "b.1.a1", "d.1.a1"} in persons(engine)
    problems = [stored.problem for stored in find_problems(engine)]
    assert [(problem.code, problem.severity) for problem in problems] == [(ProblemCode.PERSON_AMBIGUOUS, "info")]
    assert "another institution than rezaei-mohammad" in problems[0].message


def test_a_rare_name_elsewhere_is_one_person_to_be_looked_at(engine: Engine) -> None:
    load_volume(engine, a_volume_of("a", (an_author(RARE, "دانشگاه تهران"),)))
    load_volume(engine, a_volume_of("b", (an_author(RARE, "دانشگاه شیراز"),)))
    assert persons(engine) == {frozenset({"a.1.a1", "b.1.a1"})}
    review = "SELECT entity_key, confidence FROM needs_review WHERE confidence < 0.8"
    assert ("b.1.a1", 0.75) in values(engine, review)


def test_the_order_of_volumes_makes_no_other_people(engine: Engine) -> None:
    """Where institutions or co-authors are printed the people are the same, whichever volume comes first."""
    volumes = (
        a_volume_of("a", (an_author(COMMON, "دانشگاه تهران"),), (an_author(RARE),)),
        a_volume_of(
            "b", (an_author(COMMON, "دانشگاه شیراز"), an_author(FRIEND, None, 2)), (an_author(RARE, "دانشگاه قم"),)
        ),
        a_volume_of("c", (an_author(COMMON, "گروه تاریخ دانشگاه شیراز"),), (an_author(COMMON, "دانشگاه تهران"),)),
    )
    empty = tuple(replace(volume, papers=()) for volume in volumes)
    expected = None
    for order in permutations(range(3)):
        for at in order:
            load_volume(engine, volumes[at])
        found = persons(engine)
        expected = expected or found
        assert found == expected, order
        for volume in empty:
            load_volume(engine, volume)
        assert values(engine, "SELECT count(*) FROM person") == [0]
    assert frozenset({"b.1.a1", "c.1.a1"}) in (expected or set())


def test_the_order_of_papers_makes_no_other_people(engine: Engine) -> None:
    papers = (
        (an_author(COMMON),),
        (an_author(COMMON, "دانشگاه تهران"),),
        (an_author(COMMON, "دانشگاه شیراز"),),
    )
    sizes = set()
    for number, order in enumerate(permutations(papers)):
        load_volume(engine, a_volume_of(f"v{number}", *order))
        sizes.add(tuple(sorted(len(keys) for keys in persons(engine))))
        load_volume(engine, replace(a_volume_of(f"v{number}"), papers=()))
    # The one that prints nothing may be either, so it is neither.
    assert sizes == {(1, 1, 1)}


def test_a_reload_moves_nobody_whose_lines_are_the_same(engine: Engine) -> None:
    first = a_volume_of("a", (an_author(COMMON, "دانشگاه تهران"),), (an_author(COMMON, "دانشگاه شیراز"),))
    load_volume(engine, first)
    before = dump(engine, *RUNS, "problem", "source")
    load_volume(engine, replace(first, sources=()))
    assert dump(engine, *RUNS, "problem", "source") == before


def test_an_affiliation_read_anew_tells_anew(engine: Engine) -> None:
    load_volume(engine, a_volume_of("a", (an_author(COMMON, "دانشگاه تهران"),), (an_author(COMMON),)))
    assert persons(engine) == {frozenset({"a.1.a1", "a.2.a1"})}
    (key,) = values(engine, "SELECT key FROM person")
    load_volume(engine, a_volume_of("a", (an_author(COMMON, "دانشگاه تهران"),), (an_author(COMMON, "دانشگاه قم"),)))
    assert persons(engine) == {frozenset({"a.1.a1"}), frozenset({"a.2.a1"})}
    of_first = "SELECT p.key FROM person p JOIN authorship a ON a.person_id = p.id WHERE a.key = 'a.1.a1'"
    assert values(engine, of_first) == [key]
