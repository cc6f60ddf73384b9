"""Records added to a volume by hand, entries of a list that are one, and an entry that is two."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from proceedings_db.corrections.draft import body_key, paper_key_of
from proceedings_db.records import Authorship, Citation, ConferenceOrganization, Place, Reference

if TYPE_CHECKING:
    from proceedings_db.corrections.draft import Draft
    from proceedings_db.corrections.records import Correction, Readers
    from proceedings_db.records import OrganizationRole, Paper, Source

BETWEEN: str = " "
"""What joins the two halves of an entry that was parted by mistake."""


def add_record(draft: Draft, correction: Correction, readers: Readers) -> str | None:
    """Add the author, entry, marker or body that a correction gives, and return why not where that cannot be.

    A record of the same printed text that is there already is the one meant.
    """
    if correction.entity == "body":
        return _add_body(draft, correction, readers)
    if not draft.has_paper_of(correction.key):
        return f"there is no paper {paper_key_of(correction.key)}"
    paper, text = draft.paper_of(correction.key), correction.value or ""
    if draft.find(correction.entity, correction.key):
        return f"the key {correction.key} has another {correction.entity}"
    record: Authorship | Reference | Citation | None
    if correction.entity == "authorship":
        if any(author.name_as_printed == text for author in paper.authors):
            return None
        record = replace(readers.read_authorship(text), key=correction.key)
    elif correction.entity == "reference":
        if any(reference.raw_text == text for reference in paper.references):
            return None
        record = replace(readers.read_reference(text), key=correction.key)
    else:
        record = _find_marker(draft, paper, correction)
        if record is None:
            return f"«{text}» does not stand in the text of the paper, or only where a citation was read"
    draft.put(correction.key, record)
    return None


def join_references(draft: Draft, reference: Reference, correction: Correction, readers: Readers) -> str | None:
    """Join an entry to the one that it is the rest of, and return why not where that cannot be."""
    other = draft.find("reference", (correction.value or "").strip())
    if not isinstance(other, Reference) or paper_key_of(reference.key or "") != paper_key_of(other.key or ""):
        return f"there is no other reference {correction.value} in the list of that paper"
    first, second = sorted((reference, other), key=lambda entry: entry.position)
    if second.position - first.position != 1:
        return f"{first.key} and {second.key} do not follow one another"
    whole = _read_again(
        first, f"{first.raw_text}{BETWEEN}{second.raw_text}", _around(first.place, second.place), readers
    )
    draft.put(other.key or "", replace(whole, key=other.key, position=other.position))
    draft.remove("reference", reference.key or "")
    return None


def split_reference(draft: Draft, reference: Reference, correction: Correction, readers: Readers) -> str | None:
    """Part an entry in two where the words of a correction begin, and return why not where that cannot be.

    The second gets a key of its own in the load.
    """
    raw, words = reference.raw_text, (correction.value or "").strip()
    if raw.count(words) != 1 or raw.startswith(words):
        return f"«{words}» does not stand once within the entry"
    at = raw.index(words)
    first, second = raw[:at].rstrip(), raw[at:]
    place = reference.place
    parts = (
        _read_again(reference, first, place and replace(place, char_end=place.char_start + len(first)), readers),
        replace(
            _read_again(reference, second, place and replace(place, char_start=place.char_end - len(second)), readers),
            key=None,
            label_as_printed=None,
        ),
    )
    paper = draft.paper_of(reference.key or "")
    at = paper.references.index(reference)
    listed = (*paper.references[:at], *parts, *paper.references[at + 1 :])
    numbered = tuple(replace(entry, position=position) for position, entry in enumerate(listed, 1))
    draft.put(paper.key or "", replace(paper, references=numbered))
    return None


def _add_body(draft: Draft, correction: Correction, readers: Readers) -> str | None:
    conference = draft.conference_key()
    role, _, number = correction.key.removeprefix(f"{conference}.").partition(".")
    text = correction.value or ""
    if conference is None or not correction.key.startswith(f"{conference}.") or not number.isdigit():
        return f"there is no conference {correction.key.rsplit('.', 2)[0]}"
    if any(body.name_as_printed == text and body.role == role for body in draft.bodies().values()):
        return None
    position = 1 + max((body.position for body in draft.bodies().values() if body.role == role), default=0)
    body = ConferenceOrganization(cast("OrganizationRole", role), position, text, readers.read_body(text))
    draft.put(body_key(conference, body), body)
    return None


def _read_again(reference: Reference, raw: str, place: Place | None, readers: Readers) -> Reference:
    read = readers.read_reference(raw)
    return replace(
        read,
        fields=read.fields if read.raw_text == raw else (),
        raw_text=raw,
        key=reference.key,
        position=reference.position,
        label_as_printed=reference.label_as_printed,
        place=place,
    )


def _around(first: Place | None, second: Place | None) -> Place | None:
    if first is None or second is None or first.source != second.source:
        return first
    return replace(first, line_end=second.line_end, char_end=second.char_end)


def _find_marker(draft: Draft, paper: Paper, correction: Correction) -> Citation | None:
    """Return the citation of a marker that the reader missed: the first of that text where no citation stands."""
    text = correction.value or ""
    taken = [(c.place.source, c.place.char_start, c.place.char_end) for c in paper.citations]
    cluster, position = map(int, correction.key.removeprefix(f"{paper.key}.c").split("."))
    same = [c for c in paper.citations if c.raw_text == text and c.key and c.key.startswith(f"{paper.key}.c{cluster}.")]
    if same:
        last = same[-1]
        return replace(last, position=last.position + 1, key=correction.key, authors=(), reference=None)
    for section in paper.sections:
        if section.place is None:
            continue
        source = draft.source(section.place.source)
        place = _find_free(source, text, section.place, taken)
        if place is not None:
            return Citation(cluster, position, text, place, section=section.position, key=correction.key)
    return None


def _find_free(source: Source, text: str, within: Place, taken: list[tuple[int, int, int]]) -> Place | None:
    start = source.text.find(text, within.char_start, within.char_end)
    while start >= 0:
        end = start + len(text)
        if not any(at == source.position and first < end and start < last for at, first, last in taken):
            line = source.text.count("\n", 0, start) + 1
            return Place(source.position, line, line + text.count("\n"), start, end)
        start = source.text.find(text, start + 1, within.char_end)
    return None
