"""A query as each engine's full-text index wants it: an FTS5 expression, or a ``tsquery``.

Words reach the engine as quoted letters and digits only, so no query can be read as syntax.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from proceedings_db.database.search_index import INDEXES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from proceedings_db.database.search_terms import Alternative, Form, Kind, Query, Term

FIELD_COLUMNS: Final[dict[Kind, dict[str, str]]] = {
    "paper": {"title": "title", "author": "authors", "keyword": "keywords"},
    "reference": {"title": "title", "author": "authors"},
    "person": {"author": "names"},
    "organization": {},
}
"""The column that each field of a query looks in; a kind without the field is not found by it."""

NAME_COLUMN: Final[dict[Kind, str]] = {"paper": "authors", "reference": "authors", "person": "names"}
"""The column that holds what names sound like."""


def columns_of(kind: Kind) -> tuple[str, ...]:
    """Return the columns of text of the index of ``kind``, the weightiest first."""
    return INDEXES[f"{kind}_fts"][2][:-1]


def to_match(
    dialect: str, alternative: Alternative, kind: Kind, columns: Collection[str] = (), *, sounds: bool = True
) -> str | None:
    """Return the expression that finds ``alternative`` among the records of ``kind``; ``None`` where nothing can be.

    Args:
        dialect: ``sqlite`` or ``postgresql``.
        alternative: What must hold together; it has a wanted term.
        kind: The kind of record.
        columns: Where terms without a field are looked for; everywhere if empty.
        sounds: Whether a name is found by its sound too.
    """
    writer = _Fts5(kind) if dialect == "sqlite" else _TsQuery(kind)
    wanted: list[str] = []
    excluded: list[str] = []
    for term in alternative.terms:
        within = _columns_for(term, kind, columns)
        if within:
            written = writer.write_term(term, within, sounds=sounds)
            (excluded if term.is_excluded else wanted).append(written)
        elif not term.is_excluded:
            return None
    return writer.join(wanted, excluded)


def _columns_for(term: Term, kind: Kind, columns: Collection[str]) -> tuple[str, ...]:
    if term.field is not None:
        column = FIELD_COLUMNS[kind].get(term.field)
        return (column,) if column else ()
    listed = columns_of(kind)
    return listed if term.is_excluded or not columns else tuple(name for name in listed if name in columns)


def _write_form(form: Form) -> str:
    """A form in FTS5's words."""
    return f'"{" ".join(form.words)}"{" *" if form.is_prefix else ""}'


class _Fts5:
    """Writes ``{title} : ("a b" OR "c" *)``."""

    def __init__(self, kind: Kind) -> None:
        self._sound_column = NAME_COLUMN.get(kind)

    def write_term(self, term: Term, columns: Iterable[str], *, sounds: bool) -> str:
        forms = " OR ".join(map(_write_form, term.forms))
        written = f"{{{' '.join(columns)}}} : ({forms})"
        if sounds and term.sounds and self._sound_column:
            alike = " OR ".join(f'"{sound}"' for sound in sorted(term.sounds))
            return f"({written} OR {self._sound_column} : ({alike}))"
        return f"({written})"

    def join(self, wanted: list[str], excluded: list[str]) -> str:
        found = " AND ".join(wanted)
        return f"({found}) NOT ({' OR '.join(excluded)})" if excluded else found


class _TsQuery:
    """Writes ``('a':A <-> 'b':A | 'c':*A)``."""

    def __init__(self, kind: Kind) -> None:
        self._weights = dict(zip(columns_of(kind), "ABCD", strict=False))
        self._sound_column = NAME_COLUMN.get(kind)

    def write_term(self, term: Term, columns: Iterable[str], *, sounds: bool) -> str:
        listed = list(columns)
        weights = "" if len(listed) == len(self._weights) else "".join(self._weights[column] for column in listed)
        forms = [self._write_form(form, weights) for form in term.forms]
        if sounds and term.sounds and self._sound_column:
            forms += [f"'{sound}':{self._weights[self._sound_column]}" for sound in sorted(term.sounds)]
        return f"({' | '.join(forms)})"

    def join(self, wanted: list[str], excluded: list[str]) -> str:
        return " & ".join([*wanted, *(f"!{written}" for written in excluded)])

    def _write_form(self, form: Form, weights: str) -> str:
        last = len(form.words) - 1
        marks = (f"{'*' if form.is_prefix and at == last else ''}{weights}" for at in range(len(form.words)))
        words = (f"'{word}':{mark}" if mark else f"'{word}'" for word, mark in zip(form.words, marks, strict=True))
        return f"({' <-> '.join(words)})"


def to_kind_match(query: Query, kind: Kind) -> str | None:
    """Return the FTS5 expression for the words of ``query`` in the index of ``kind``, without its other limits."""
    found = (to_match("sqlite", alternative, kind) for alternative in query.alternatives if alternative.wanted)
    return " OR ".join(f"({match})" for match in found if match) or None


def to_any_match(query: Query) -> str | None:
    """Return the FTS5 expression for the words of ``query`` in any index, whatever their fields."""
    found = []
    for alternative in query.alternatives:
        wanted, excluded = (
            [f"({' OR '.join(map(_write_form, term.forms))})" for term in alternative.terms if term.is_excluded == out]
            for out in (False, True)
        )
        if wanted:
            words = f"({' AND '.join(wanted)})"
            found.append(f"({words} NOT ({' OR '.join(excluded)}))" if excluded else words)
    return " OR ".join(found) or None
