"""The authors of entries that print a dash or «همو» for those of the entry above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from proceedings_db.reading.references.record import UNREAD
from proceedings_db.reading.references.split import SAME_AUTHOR
from proceedings_db.records import Problem, ProblemCode, Reference, ReferenceName

_REMEDY: Final = "Compare it with the entry above, and correct the names by hand if they are others."


def find_mark(reference: Reference) -> str | None:
    """Return the mark that a reference prints in the author's place: «ـــــ», «------», «همو»."""
    match = SAME_AUTHOR.match(reference.raw_text)
    return match[0] if match else None


def repeat_authors(references: Sequence[Reference]) -> tuple[Reference, ...]:
    """Return the references of one list, where a mark stands for the authors with those of the entry above.

    The names repeated have no span in the raw text, where they are not printed.
    """
    found: list[Reference] = []
    above: tuple[ReferenceName, ...] = ()
    for reference in references:
        own = tuple(item for item in reference.names if item.role == "author")
        mark = find_mark(reference)
        if mark and not own:
            others = tuple(item for item in reference.names if item.role != "author")
            read = (field for field in reference.fields if field.field != UNREAD or field.char_end > len(mark))
            found.append(replace(reference, names=(*above, *others), fields=tuple(read)))
        else:
            found.append(reference)
            above = own
    return tuple(found)


def find_repeated_authors(reference: Reference) -> list[Problem]:
    """Return a remark that the authors of a reference come from the entry above, a warning where none stand there."""
    mark = find_mark(reference)
    if not mark or any(field.field == "author" for field in reference.fields):
        return []
    names = "، ".join(name.display for name in reference.names_of("author"))
    where = f"reference {reference.position}"
    if names:
        message = f"«{mark.strip()}» stands for the authors of {where}; «{names}» was taken from the entry above."
    else:
        message = f"«{mark.strip()}» stands for the authors of {where}, and the entry above has none."
    return [
        Problem(
            ProblemCode.REFERENCE_FIELD_DOUBTFUL,
            message,
            severity="info" if names else "warning",
            place=reference.place,
            raw_text=mark.strip(),
            remedy=_REMEDY,
            entity="reference",
            field="author",
        )
    ]
