"""A query as each engine's full-text index wants it: an FTS5 expression, or a ``tsquery``.

Words reach the engine as quoted letters and digits only, so no query can be read as syntax.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from proceedings_db.database.search_index import BODY, HEAD_VECTOR, INDEXES, VECTOR, WEIGHTS, to_bound

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


def is_of_known_column(term: Term, kind: Kind) -> bool:
    """Return whether the field of ``term`` is that of the title or the name, by which a record of ``kind`` is known."""
    return FIELD_COLUMNS[kind].get(term.field or "") == columns_of(kind)[0]


def is_possible(alternative: Alternative, kind: Kind) -> bool:
    """Return whether ``kind`` has all fields that are wanted."""
    return all(term.field is None or term.field in FIELD_COLUMNS[kind] for term in alternative.wanted)


def to_fts5(alternative: Alternative, kind: Kind, columns: Collection[str], *, sounds: bool, within: int | None) -> str:
    """Return the FTS5 expression that finds ``alternative`` among the records of ``kind``, where it is possible.

    Args:
        alternative: What must hold together; it has a wanted term.
        kind: The kind of record.
        columns: Where terms without a field are looked for; everywhere if empty.
        sounds: Whether a name is found by its sound too.
        within: The most letters that the title or name may have, one of the index's bounds; ``None`` is no bound.
    """
    wanted = [_to_fts5_term(term, kind, _columns_for(term, kind, columns), sounds) for term in alternative.wanted]
    bound = f' AND within : "{to_bound(within)}"' if within is not None else ""
    found = f"({' AND '.join(wanted)}{bound})"
    excluded = [_to_fts5_term(term, kind, listed, sounds=False) for term, listed in _excluded(alternative, kind)]
    return f"{found} NOT ({' OR '.join(excluded)})" if excluded else found


def to_tsquery(
    alternative: Alternative, kind: Kind, columns: Collection[str], *, sounds: bool, within: int | None
) -> str:
    """Return the ``tsquery`` for the wanted terms of ``alternative``; arguments as those of :func:`to_fts5`."""
    wanted = [_to_tsquery_term(term, kind, _columns_for(term, kind, columns), sounds) for term in alternative.wanted]
    return " & ".join(wanted if within is None else [*wanted, f"'{to_bound(within)}'"])


def to_excluded_tsquery(alternative: Alternative, kind: Kind) -> str | None:
    """Return the ``tsquery`` for what no record may have, ``None`` where nothing is excluded."""
    excluded = [_to_tsquery_term(term, kind, listed, sounds=False) for term, listed in _excluded(alternative, kind)]
    return " | ".join(excluded) or None


def choose_vector(alternative: Alternative, kind: Kind, columns: Collection[str]) -> str:
    """Return the column of PostgreSQL that has all words that are looked for, the shorter one if it does."""
    if BODY not in columns_of(kind):
        return VECTOR
    listed = {column for term in alternative.wanted for column in _columns_for(term, kind, columns)}
    return VECTOR if BODY in listed else HEAD_VECTOR


def _columns_for(term: Term, kind: Kind, columns: Collection[str]) -> tuple[str, ...]:
    if term.field is not None:
        return (FIELD_COLUMNS[kind][term.field],)
    listed = columns_of(kind)
    return tuple(name for name in listed if name in columns) if columns else listed


def _excluded(alternative: Alternative, kind: Kind) -> list[tuple[Term, tuple[str, ...]]]:
    """What is excluded, with the columns that it is looked for in; a field that the kind lacks excludes nothing."""
    terms = (term for term in alternative.terms if term.is_excluded)
    return [
        (term, _columns_for(term, kind, ()))
        for term in terms
        if term.field is None or term.field in FIELD_COLUMNS[kind]
    ]


def _to_fts5_term(term: Term, kind: Kind, columns: Iterable[str], sounds: bool) -> str:
    """``({title} : ("a b" OR "c" *) OR authors : ("qxp…"))``."""
    forms = " OR ".join(map(_to_fts5_form, term.forms))
    written = f"{{{' '.join(columns)}}} : ({forms})"
    if sounds and term.sounds and kind in NAME_COLUMN:
        alike = " OR ".join(f'"{sound}"' for sound in sorted(term.sounds))
        written += f" OR {NAME_COLUMN[kind]} : ({alike})"
    return f"({written})"


def _to_fts5_form(form: Form) -> str:
    return f'"{" ".join(form.words)}"{" *" if form.is_prefix else ""}'


def _to_tsquery_term(term: Term, kind: Kind, columns: Collection[str], sounds: bool) -> str:
    """``(('a':A <-> 'b':A) | ('c':*A) | 'qxp…')``; a sound stands among names only, so it needs no weight."""
    known = dict(zip(columns_of(kind), WEIGHTS, strict=False))
    weights = "" if len(columns) == len(known) else "".join(known[column] for column in columns)
    written = [_to_tsquery_form(form, weights) for form in term.forms]
    if sounds and kind in NAME_COLUMN:
        written += [f"'{sound}'" for sound in sorted(term.sounds)]
    return f"({' | '.join(written)})"


def _to_tsquery_form(form: Form, weights: str) -> str:
    last = len(form.words) - 1
    marks = (f"{'*' if form.is_prefix and at == last else ''}{weights}" for at in range(len(form.words)))
    words = (f"'{word}':{mark}" if mark else f"'{word}'" for word, mark in zip(form.words, marks, strict=True))
    return f"({' <-> '.join(words)})"


def to_any_match(query: Query) -> str | None:
    """Return the FTS5 expression for the words of ``query`` in any index, whatever their fields."""
    found = []
    for alternative in query.alternatives:
        wanted, excluded = (
            [
                f"({' OR '.join(map(_to_fts5_form, term.forms))})"
                for term in alternative.terms
                if term.is_excluded == out
            ]
            for out in (False, True)
        )
        if wanted:
            words = f"({' AND '.join(wanted)})"
            found.append(f"({words} NOT ({' OR '.join(excluded)}))" if excluded else words)
    return " OR ".join(found) or None
