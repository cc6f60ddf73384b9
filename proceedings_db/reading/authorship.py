"""Authors as records: those of the contents list, those of the head, and the two joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from proceedings_db.reading.affiliations import to_affiliation
from proceedings_db.reading.author_lines import is_family_first, split_printed_names
from proceedings_db.reading.bodies import clean_body_name, is_body
from proceedings_db.reading.document import Passage, guess_language
from proceedings_db.reading.head_emails import HeadAuthor
from proceedings_db.reading.names import read_names_scored
from proceedings_db.records import Authorship, Mention, Name, Problem, ProblemCode
from proceedings_db.text.fold import fold_name

_DOUBTFUL: Final = 0.6


def is_list_family_first(lines: Sequence[Passage | None]) -> bool:
    """Whether the names of a whole contents list stand family first, with a comma inside each."""
    return is_family_first([line.text for line in lines if line is not None])


def read_listed_authors(line: Passage | None, *, family_first: bool) -> tuple[Authorship, ...]:
    """Return the authors on a line of the contents list."""
    if line is None:
        return ()
    return _to_authorships([name.passage for name in split_printed_names(line, family_first=family_first)])


def read_heads_authors(authors: Sequence[HeadAuthor]) -> tuple[Authorship, ...]:
    """Return the authors of a head, with affiliations, e-mail and star."""
    records = _to_authorships([author.name.passage for author in authors])
    return tuple(_with_head(record, author) for record, author in zip(records, authors, strict=True))


def _to_authorships(names: Sequence[Passage]) -> tuple[Authorship, ...]:
    people = [name for name in names if not is_body(name.text)]
    scored = read_names_scored([name.text for name in people])
    read = dict(zip((name.start for name in people), scored, strict=True))
    records = []
    for position, passage in enumerate(names, start=1):
        name, confidence = read.get(passage.start) or (Name(literal=clean_body_name(passage.text)), 1.0)
        records.append(Authorship(position, passage.text, name, place=passage.place, confidence=confidence))
    return tuple(records)


def check_names(authors: Sequence[Authorship]) -> list[Problem]:
    """Return a problem for each name that could not be divided, or only by a guess."""
    problems = []
    for author in authors:
        printed, name = author.name_as_printed, author.name
        if name.given is None and name.literal is None:
            message = f"Given and family name cannot be told apart in «{printed}»; all of it stands as the family name."
            code = ProblemCode.NAME_NOT_SPLIT
        elif author.confidence < _DOUBTFUL:
            message = f"«{printed}» was read as given name «{name.given}» and family name «{name.family}», by a guess."
            code = ProblemCode.NAME_DOUBTFUL
        else:
            continue
        problems.append(
            Problem(
                code,
                message,
                place=author.place,
                raw_text=printed,
                remedy="Give the author the right family name and given name, if the division is known.",
                entity="authorship",
                field="family",
                confidence=author.confidence,
            )
        )
    return problems


def _with_head(record: Authorship, author: HeadAuthor) -> Authorship:
    return replace(
        record,
        affiliations=tuple(
            to_affiliation(passage, position) for position, passage in enumerate(author.affiliations, start=1)
        ),
        email=author.email,
        is_corresponding=author.is_corresponding,
        is_presenter=author.is_presenter,
    )


def join_authors(
    listed: Sequence[Authorship], heads: Sequence[HeadAuthor], title: str
) -> tuple[tuple[Authorship, ...], list[Problem]]:
    """Return the listed authors with what the head says of each, and a problem where the two name other people.

    The head's form of a name is a mention of the listed author: found by name, spaces and «سید» forgiven, else by
    position where the family name agrees.
    """
    if not listed:
        return read_heads_authors(heads), []
    own = read_heads_authors(heads)
    pairs = _pair(listed, own)
    joined = []
    for index, author in enumerate(listed):
        match = pairs.get(index)
        if match is None:
            joined.append(author)
            continue
        found = own[match]
        assert found.place is not None
        mention = Mention("head", found.name_as_printed, found.place, guess_language(found.name_as_printed))
        joined.append(
            replace(
                author,
                affiliations=found.affiliations or author.affiliations,
                email=found.email or author.email,
                is_corresponding=_known(found.is_corresponding, author.is_corresponding),
                is_presenter=_known(found.is_presenter, author.is_presenter),
                mentions=(*author.mentions, mention),
            )
        )
    return tuple(joined), _differences(listed, own, pairs, title)


def _known(first: bool | None, second: bool | None) -> bool | None:
    return second if first is None else first


def _pair(listed: Sequence[Authorship], own: Sequence[Authorship]) -> dict[int, int]:
    """Return which head author, by index, is which listed one."""
    pairs: dict[int, int] = {}
    for key in (_full_key, _family_key):
        for index, author in enumerate(listed):
            if index in pairs:
                continue
            free = [i for i, other in enumerate(own) if i not in pairs.values() and key(other.name) == key(author.name)]
            if len(free) == 1 or (index in free and key is _family_key):
                pairs[index] = index if index in free else free[0]
    return pairs


def _full_key(name: Name) -> str:
    return fold_name(name.display).replace("سیده", "").replace("سید", "")


def _family_key(name: Name) -> str:
    return fold_name(name.family or name.literal or "")


def _differences(
    listed: Sequence[Authorship], own: Sequence[Authorship], pairs: dict[int, int], title: str
) -> list[Problem]:
    missing = [author for index, author in enumerate(listed) if index not in pairs] if own else []
    further = [author for index, author in enumerate(own) if index not in pairs.values()]
    problems = []
    for author in missing:
        message = f"The contents list names «{author.name_as_printed}» for «{title}»; the paper's head does not."
        remedy = "Compare both; take the author away if the contents list is wrong."
        problems.append(_differs(author, message, remedy))
    for author in further:
        message = f"The head of «{title}» names «{author.name_as_printed}»; the contents list does not."
        remedy = "Compare both; add the author if the head is right."
        added = replace(_differs(author, message, remedy), entity="paper", field="author")
        problems.append(replace(added, suggestion=author.name_as_printed))
    return problems


def _differs(author: Authorship, message: str, remedy: str) -> Problem:
    code = ProblemCode.AUTHORS_DIFFER
    return Problem(code, message, place=author.place, raw_text=author.name_as_printed, remedy=remedy)


def mention_names(authors: tuple[Authorship, ...], names: Sequence[Passage], place_kind: str) -> tuple[Authorship, ...]:
    """Return the authors with their names as printed elsewhere, in a second language, if as many stand there."""
    if len(names) != len(authors):
        return authors
    mentions = [Mention(place_kind, name.text, name.place, guess_language(name.text)) for name in names]
    return tuple(
        replace(author, mentions=(*author.mentions, mention)) for author, mention in zip(authors, mentions, strict=True)
    )
