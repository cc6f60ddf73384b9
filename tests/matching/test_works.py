"""When two references are to one work."""

from __future__ import annotations

from proceedings_db.matching.organizations import match_organization, organization_key
from proceedings_db.matching.works import WorkCandidate, first_family_key, match_work, work_title_key
from proceedings_db.records import Name, Reference, ReferenceName


def a_reference(title: str | None = "رهبری و قدرت هوشمند", year: int | None = 1387, family: str = "نای") -> Reference:
    names = (ReferenceName("author", 1, Name(given="جوزف", family=family)),) if family else ()
    return Reference(1, f"{family} ({year}): {title}", title=title, year=year, names=names)


def candidate_of(reference: Reference, work_id: int = 3) -> WorkCandidate:
    return WorkCandidate(work_id, reference.year, first_family_key(reference))


def test_letters_and_spaces_make_no_difference() -> None:
    typed_otherwise = a_reference("رهبري و قدرت هوش‌مند")
    assert work_title_key(typed_otherwise) == work_title_key(a_reference())
    assert match_work(typed_otherwise, [candidate_of(a_reference())]).target == 3


def test_another_year_or_author_is_another_work() -> None:
    candidates = [candidate_of(a_reference())]
    assert match_work(a_reference(year=1388), candidates).target is None
    assert match_work(a_reference(family="شورت"), candidates).target is None


def test_what_is_missing_agrees_with_nothing() -> None:
    bare = a_reference(year=None)
    assert match_work(bare, [candidate_of(bare)]).target is None
    untitled = a_reference(title=None)
    assert match_work(untitled, [candidate_of(untitled)]).target is None


def test_two_works_leave_the_link_open() -> None:
    reference = a_reference()
    link = match_work(reference, [candidate_of(reference, 3), candidate_of(reference, 4)])
    assert link.target is None
    assert link.is_ambiguous


def test_hamza_and_half_space_make_no_difference_to_a_body() -> None:
    assert organization_key("موسسه آموزش عالی") == organization_key("مؤسسه آموزش‌عالی")
    assert match_organization([4]).target == 4
    assert match_organization([4, 5]).target is None
