"""The e-mail addresses of a paper's head: which there are, and whose each is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from proceedings_db.reading.affiliations import EMAIL
from proceedings_db.reading.author_lines import CORRESPONDING, PrintedName
from proceedings_db.reading.document import Passage
from proceedings_db.text.transliterate import to_skeletons

_SHORTEST_SKELETON: Final = 2


@dataclass(slots=True)
class HeadAuthor:
    """An author as the head prints them; flags are ``None`` where no mark tells."""

    name: PrintedName
    affiliations: list[Passage] = field(default_factory=list)
    email: str | None = None
    is_corresponding: bool | None = None
    is_presenter: bool | None = None


class PrintedEmail(NamedTuple):
    """An address, the line that it stands on, and the authors it stands beside: none where that does not tell."""

    address: str
    line: Passage
    beside: Sequence[HeadAuthor]


def find_emails(line: Passage, beside: Sequence[HeadAuthor]) -> Iterator[PrintedEmail]:
    """Yield the addresses of a line; «{parsa, javidan}@sutech.ac.ir» holds two."""
    for match in EMAIL.finditer(line.text):
        if match["group"] is None:
            yield PrintedEmail(match[0], line, beside)
        else:
            for local in re.split(r"\s?[,،;|]\s?", match["group"]):
                yield PrintedEmail(f"{local}@{match['domain']}", line, beside)


def give_emails(emails: Sequence[PrintedEmail], authors: Sequence[HeadAuthor]) -> list[Passage]:
    """Give each address to its author, and return the lines of those that may be anybody's.

    An address is that of the only author it can be, of the one whose name it spells, of the one with the star; or it
    follows the order, where there are as many as authors.
    """
    if len(emails) == len(authors) and all(len(email.beside) != 1 for email in emails):
        for author, email in zip(authors, emails, strict=True):
            author.email = email.address
        return []
    left = []
    for email in emails:
        owner = _find_owner(email, authors)
        if owner is not None:
            owner.email = email.address
        elif not any(author.email == email.address for author in authors):
            left.append(email.line)
    return list(dict.fromkeys(left))


def _find_owner(email: PrintedEmail, authors: Sequence[HeadAuthor]) -> HeadAuthor | None:
    free = [author for author in email.beside or authors if author.email is None]
    spelled = [author for author in free if _spells(email.address, author.name)]
    starred = [author for author in free if author.name.marks & {"*", CORRESPONDING} or author.is_corresponding]
    return next((found[0] for found in (free, spelled, starred) if len(found) == 1), None)


def _spells(address: str, name: PrintedName) -> bool:
    """Whether a part of an address sounds like a word of a name: ``h-zarghani`` like «سید هادی زرقانی»."""
    parts = re.findall("[A-Za-z]+", address.partition("@")[0])
    heard = {skeleton for part in parts for skeleton in to_skeletons(part) if len(skeleton) >= _SHORTEST_SKELETON}
    return any(to_skeletons(word) & heard for word in name.passage.text.split())
