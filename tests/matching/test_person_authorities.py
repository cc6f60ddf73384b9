"""Whom an authority file says an author is."""

from __future__ import annotations

from typing import Any

import pytest

from proceedings_db.authorities import OrganizationEntry, PersonEntry, Spelling
from proceedings_db.matching.organizations import OrganizationAuthorities
from proceedings_db.matching.people import Surroundings, person_block_key
from proceedings_db.matching.person_authorities import PersonAuthorities, PrintedAuthor
from proceedings_db.records import Name

ALI = Name(given="علی", family="محمدی")
FRIEND = Name(given="مهتاب", family="نیک‌فرجام")
BODIES = OrganizationAuthorities([OrganizationEntry("دانشگاه یزد", spellings=(Spelling("Yazd University", "en"),))])


def an_author(
    *coauthors: Name, at: str | None = None, key: str = "v.1.a1", paper: str = "v.1", name: Name = ALI
) -> PrintedAuthor:
    chains = frozenset([BODIES.institution(at)] if at else [])
    return PrintedAuthor(key, paper, name, Surroundings(chains, frozenset(map(person_block_key, coauthors))))


def match(author: PrintedAuthor, *entries: dict[str, Any]) -> str | None:
    people = [PersonEntry(**{"names": (ALI,), **entry}) for entry in entries]
    found = PersonAuthorities(people, BODIES).match(author).entry
    return found.key if found else None


@pytest.mark.parametrize(
    ("author", "entries", "key"),
    [
        pytest.param(an_author(), [{"key": "a"}], "a", id="the_name_alone"),
        pytest.param(an_author(at="دانشگاه شیراز"), [{"key": "a"}], "a", id="wherever_printed"),
        pytest.param(an_author(name=FRIEND), [{"key": "a"}], None, id="another_name"),
        pytest.param(an_author(), [{"key": "a"}, {"key": "b"}], None, id="two_of_the_name"),
        pytest.param(an_author(), [{"key": "a"}, {"key": "b", "authorships": ("v.1.a1",)}], "b", id="the_authorship"),
        pytest.param(an_author(), [{"key": "a"}, {"key": "b", "papers": ("v.1",)}], "b", id="the_paper"),
        pytest.param(an_author(), [{"key": "a", "excluded": ("v.1.a1",)}], None, id="not_the_authorship"),
        pytest.param(an_author(), [{"key": "a", "excluded": ("v.1",)}, {"key": "b"}], "b", id="not_on_the_paper"),
        pytest.param(
            an_author(name=FRIEND),
            [{"key": "a", "authorships": ("v.1.a1",)}],
            "a",
            id="the_authorship_whatever_the_name",
        ),
        pytest.param(
            an_author(at="دانشکده هنر دانشگاه یزد"),
            [{"key": "a", "affiliations": ("Yazd University",)}],
            "a",
            id="at_work",
        ),
        pytest.param(
            an_author(at="دانشگاه شیراز"),
            [{"key": "a", "affiliations": ("دانشگاه یزد",)}],
            None,
            id="at_work_elsewhere",
        ),
        pytest.param(an_author(), [{"key": "a", "affiliations": ("دانشگاه یزد",)}], "a", id="no_work_printed"),
        pytest.param(
            an_author(),
            [{"key": "a", "affiliations": ("دانشگاه یزد",)}, {"key": "b", "affiliations": ("دانشگاه قم",)}],
            None,
            id="no_work_printed_and_two_of_the_name",
        ),
        pytest.param(an_author(FRIEND), [{"key": "a", "coauthors": (FRIEND,)}, {"key": "b"}], "a", id="with_a_friend"),
        pytest.param(an_author(), [{"key": "a", "coauthors": (FRIEND,)}], None, id="without_the_friend"),
    ],
)
def test_the_one_entry_that_an_author_is(author: PrintedAuthor, entries: list[dict[str, Any]], key: str | None) -> None:
    assert match(author, *entries) == key


def test_whom_a_file_says_an_author_is_not() -> None:
    entries = [PersonEntry("a", (ALI,), affiliations=("دانشگاه قم",)), PersonEntry("b", (ALI,), excluded=("v.1",))]
    people = PersonAuthorities(entries, BODIES)
    author = an_author(at="دانشگاه یزد")
    assert people.excluded(author) == {"b"}
    assert [entry.key for entry in people.match(author).against] == ["a"]


def test_the_parent_of_a_body_is_what_its_entry_says_else_its_name() -> None:
    bodies = OrganizationAuthorities(
        [
            OrganizationEntry("استانداری یزد", parent="moi"),
            OrganizationEntry("وزارت کشور", key="moi"),
            OrganizationEntry("دانشگاه یزد", spellings=(Spelling("دانشگاه یزد ایران"),)),
        ]
    )
    assert bodies.parent_of("استانداري يزد") == "وزارت کشور"
    assert bodies.parent_of("دانشکده هنر دانشگاه یزد ایران") == "دانشگاه یزد"
    assert bodies.parent_of("دانشگاه یزد") is None
