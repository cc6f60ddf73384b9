"""The authors of a paper's own head: names, and which affiliation, e-mail and star belongs to whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from proceedings_db.reading.affiliations import EMAIL, is_affiliation, names_responsibility, strip_contacts
from proceedings_db.reading.author_lines import (
    CORRESPONDING,
    author_likeness,
    is_family_first,
    read_marks,
    split_printed_names,
)
from proceedings_db.reading.bodies import find_top_body, is_body
from proceedings_db.reading.document import Passage
from proceedings_db.reading.head_emails import HeadAuthor, PrintedEmail, find_emails, give_emails
from proceedings_db.reading.head_lines import AUTHOR_LABEL, find_name_end

_MARK: Final = "[0-9۰-۹٠-٩¹²³⁴-⁹*٭∗†‡§]"
_MARKED: Final = re.compile(rf"\s*[\[(]?(?P<mark>{_MARK}{{1,3}})[\])]?\s*[.\-–—:)]?\s*(?P<text>\D.*)", re.DOTALL)
_SEVERAL: Final = re.compile(rf"\s*[؛;]\s*(?={_MARK}{{1,3}}\s*[.\-–—:)]?\s*\D)")
_LONGEST_NOTE: Final = 260


@dataclass(frozen=True, slots=True)
class _Note:
    """An affiliation or address with the mark before it."""

    marks: frozenset[str]
    text: Passage


def read_head_authors(
    lines: Sequence[Passage], notes: Sequence[Passage] = ()
) -> tuple[list[HeadAuthor], list[Passage]]:
    """Return the authors of a head and the lines that were not understood.

    ``lines`` stand between title and abstract; ``notes`` are lines of the body that may be page-foot notes of the
    head: they are used only where a name bears their mark.
    """
    reader = _AuthorsReader()
    for line in lines:
        reader.read_line(line)
    reader.give_notes(notes)
    return reader.authors, reader.unread


class _AuthorsReader:
    """Goes through the lines of a head from above; a line without a mark belongs to the names right before it."""

    def __init__(self) -> None:
        self.authors: list[HeadAuthor] = []
        self.unread: list[Passage] = []
        self._group: list[HeadAuthor] = []
        self._notes: list[_Note] = []
        self._emails: list[PrintedEmail] = []

    def read_line(self, line: Passage) -> None:
        """Take one line of the head."""
        label = AUTHOR_LABEL.match(line.text)
        if label is not None:
            line = line.cut(label.end())
        if not line:
            return
        if self._read_marked(line) or self._read_name_with_affiliation(line):
            return
        if EMAIL.search(line.text) and not is_affiliation(line.text):
            self._read_emails(line)
        elif self.authors and is_affiliation(line.text):
            self._add_affiliation(line)
        elif self._is_names(line) or not self.authors:
            self._add_names(line)
        else:
            self.unread.append(line)

    def _is_names(self, line: Passage) -> bool:
        return author_likeness(line.text) > 0 and not is_body(line.text)

    def _add_names(self, line: Passage) -> None:
        family_first = is_family_first([line.text])
        self._group = [HeadAuthor(name) for name in split_printed_names(line, family_first=family_first)]
        if not self._group:
            self.unread.append(line)
        self.authors += self._group

    def _read_marked(self, line: Passage) -> bool:
        """Read «1- استادیار …؛ 2- …», or one note a line."""
        notes = []
        for part in line.split(_SEVERAL):
            match = _MARKED.match(part.text)
            if match is None or not self.authors:
                return False
            rest = part.cut(match.start("text"))
            known = is_affiliation(rest.text) or EMAIL.search(rest.text) or find_top_body(rest.text) is not None
            if not known and not names_responsibility(rest.text):
                return False
            notes.append(_Note(read_marks(match["mark"]), rest))
        self._notes += notes
        return bool(notes)

    def _read_name_with_affiliation(self, line: Passage) -> bool:
        """Read «دکتر سیدهادی زرقانی* - استادیار جغرافیای سیاسی، دانشگاه فردوسی مشهد»."""
        found = find_name_end(line)
        if found is None:
            return False
        rest = line.cut(found[1])
        if rest.text.count(")") > rest.text.count("("):
            rest = rest.trim(")")
        self._add_names(line.cut(0, found[0]))
        self._add_affiliation(rest)
        return True

    def _add_affiliation(self, passage: Passage) -> None:
        waiting = [author for author in self._group if not author.affiliations] or self._group[-1:]
        self._emails += find_emails(passage, waiting)
        affiliation = strip_contacts(passage)
        for author in waiting:
            if affiliation:
                author.affiliations.append(affiliation)
            if names_responsibility(passage.text) == "corresponding" and len(waiting) == 1:
                author.is_corresponding = True

    def _read_emails(self, line: Passage) -> None:
        self._emails += find_emails(line, self._group)
        if names_responsibility(line.text) == "corresponding" and len(self._group) == 1:
            self._group[0].is_corresponding = True

    def give_notes(self, foot_notes: Sequence[Passage]) -> None:
        """Give affiliations and addresses to the names that bear their marks."""
        notes = list(self._notes)
        for passage in foot_notes:
            match = _MARKED.match(passage.text) if len(passage) <= _LONGEST_NOTE else None
            if match is not None and any(read_marks(match["mark"]) & author.name.marks for author in self.authors):
                rest = passage.cut(match.start("text"))
                if is_affiliation(rest.text) or EMAIL.search(rest.text) or names_responsibility(rest.text):
                    notes.append(_Note(read_marks(match["mark"]), rest))
        unmarked = not any(author.name.marks for author in self.authors)
        for position, note in enumerate(notes):
            owners = [author for author in self.authors if author.name.marks & note.marks]
            if not owners and unmarked and len(notes) == len(self.authors):
                owners = [self.authors[position]]
            elif not owners and len(self.authors) == 1:
                owners = self.authors
            if not owners:
                self.unread.append(note.text)
            self._give(note, owners)
        self.unread += give_emails(self._emails, self.authors)
        self._set_stars(notes)

    def _give(self, note: _Note, owners: Sequence[HeadAuthor]) -> None:
        affiliation = strip_contacts(note.text)
        if affiliation and (is_affiliation(affiliation.text) or find_top_body(affiliation.text) is not None):
            for author in owners:
                author.affiliations.append(affiliation)
        if owners:
            self._emails += find_emails(note.text, owners)

    def _set_stars(self, notes: Sequence[_Note]) -> None:
        """Say who is corresponding, or presenting where a note gives the star that meaning."""
        meanings = {names_responsibility(note.text.text) for note in notes if "*" in note.marks}
        # Two stars and more number the affiliations.
        counting = any(mark.startswith("**") for author in self.authors for mark in author.name.marks)
        starred = [author for author in self.authors if "*" in author.name.marks and not counting]
        named = [author for author in self.authors if author.is_corresponding or CORRESPONDING in author.name.marks]
        if "presenter" in meanings and starred:
            for author in self.authors:
                author.is_presenter = author in starred
            starred = []
        if starred or named:
            for author in self.authors:
                author.is_corresponding = author in starred or author in named
