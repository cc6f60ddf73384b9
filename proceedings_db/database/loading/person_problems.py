"""What a librarian should look at in the links of authors to people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings_db.records import Problem, ProblemCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings_db.database.loading.authorships import AuthorItem


def ambiguous_problem(item: AuthorItem, person: str, others: Sequence[str], *, are_elsewhere: bool) -> Problem:
    """Return that an author may be one of ``others`` too; ``are_elsewhere`` says that all of them work elsewhere.

    ``person`` and ``others`` are public keys.
    """
    name = item.authorship.name.display
    listed = ", ".join(others) or "another of that name"
    if are_elsewhere:
        message = f"«{name}» is printed at another institution than {listed}, and is kept apart as {person}"
    else:
        message = f"«{name}» may be {listed}, and nothing printed says which; for now it is {person} alone"
    first = others[0] if others else "KEY"
    remedy = f"If they are one, write «- key: {first}» with «authorships: [{item.key}]» into authorities/people.yaml."
    suggestion = others[0] if others else None
    return _problem(item, ProblemCode.PERSON_AMBIGUOUS, f"{message}.", remedy, suggestion, is_mild=are_elsewhere)


def elsewhere_problem(item: AuthorItem, person: str) -> Problem:
    """Return that an author is taken for a person of the same rare name at another institution."""
    name = item.authorship.name.display
    message = f"«{name}» is taken for {person}, though printed at another institution: the name is rare"
    remedy = f"If they are two, write «- key: {person}» with «not: [{item.key}]» into authorities/people.yaml."
    return _problem(item, ProblemCode.PERSON_AMBIGUOUS, f"{message}.", remedy, person, is_mild=True)


def variant_problem(item: AuthorItem, person: str) -> Problem:
    """Return that an author is taken for a person whose name is printed otherwise elsewhere."""
    name = item.authorship.name.display
    message = f"«{name}» is taken for {person}, whose name is printed otherwise elsewhere"
    remedy = f"Nothing, if they are one; else write «- key: {person}» with «not: [{item.key}]» into people.yaml."
    return _problem(item, ProblemCode.PERSON_NAME_VARIANT, f"{message}.", remedy, person, is_mild=True)


def _problem(
    item: AuthorItem, code: ProblemCode, message: str, remedy: str, suggestion: str | None, *, is_mild: bool
) -> Problem:
    """Return the problem of an author's person; ``suggestion`` is the key of the person most likely meant."""
    return Problem(
        code=code,
        message=message,
        severity="info" if is_mild else "warning",
        place=item.authorship.place,
        raw_text=item.authorship.name_as_printed,
        remedy=remedy,
        entity="authorship",
        entity_key=item.key,
        field="person",
        confidence=item.confidence,
        suggestion=suggestion,
    )
