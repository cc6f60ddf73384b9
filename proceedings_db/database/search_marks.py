"""Where a query stands in a printed text, and the piece of the text to show for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from proceedings_db.text.search_words import fold_sounds, iter_printed_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from proceedings_db.database.search_terms import Form, Term

Span = tuple[int, int]

AROUND: Final = 120
"""Characters shown before the first mark and after it."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a printed text, verbatim, and the spans in it that were asked for; ``field`` says which text."""

    field: str
    text: str
    marks: tuple[Span, ...] = ()

    def show(self, before: str, after: str) -> str:
        """Return the text with ``before`` and ``after`` around every mark."""
        shown, last = [], 0
        for start, end in self.marks:
            shown += [self.text[last:start], before, self.text[start:end], after]
            last = end
        return "".join((*shown, self.text[last:]))


def cut_snippet(terms: Sequence[Term], texts: Iterable[tuple[str, str]]) -> Snippet:
    """Return the piece of the first of ``texts`` (field, printed text) that has most of the ``terms``.

    A text that has none of them gives its beginning, without marks.
    """
    best: tuple[int, str, str, list[list[Span]]] | None = None
    for field, text in texts:
        printed = list(iter_printed_words(text))
        spans = [_find_spans(term, printed) for term in terms]
        found = sum(map(bool, spans))
        if best is None or found > best[0]:
            best = (found, field, text, spans)
        if found == len(terms):
            break
    return _cut(*best[1:]) if best is not None else Snippet("", "")


def _find_spans(term: Term, printed: Sequence[tuple[int, int, str]]) -> list[Span]:
    """Where the term stands in a text by its letters, else by the sound of a name."""
    words = [word for _, _, word in printed]
    spans = [
        (printed[start][0], printed[start + len(form.words) - 1][1])
        for form in term.forms
        for start in _find_form(form, words)
    ]
    if spans or not term.sounds:
        return spans
    return [(start, end) for start, end, word in printed if not term.sounds.isdisjoint(fold_sounds([word]).split())]


def _find_form(form: Form, words: Sequence[str]) -> Iterator[int]:
    """Yield where ``form`` begins in ``words``."""
    size = len(form.words)
    if form.words[0] not in words and not (form.is_prefix and size == 1):
        return
    for start in range(len(words) - size + 1):
        *whole, last = words[start : start + size]
        if tuple(whole) == form.words[:-1] and (last.startswith if form.is_prefix else last.__eq__)(form.words[-1]):
            yield start


def _merge(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap as one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _cut(field: str, text: str, spans: Sequence[Sequence[Span]]) -> Snippet:
    """The piece with most of the terms, cut between words, an ellipsis where text is left out."""
    marks = _merge(span for listed in spans for span in listed)
    if len(text) <= 2 * AROUND:
        return Snippet(field, text, tuple(marks))
    first = max(marks, key=lambda mark: (_count_near(mark, spans), -mark[0])) if marks else (0, 0)
    start, end = _word_end(text, first[0] - AROUND), _word_start(text, first[1] + AROUND)
    before, after = "…" if start > 0 else "", "…" if end < len(text) else ""
    shift = len(before) - start
    kept = tuple((a + shift, b + shift) for a, b in marks if a >= start and b <= end)
    return Snippet(field, f"{before}{text[start:end]}{after}", kept)


def _count_near(mark: Span, spans: Sequence[Sequence[Span]]) -> int:
    """How many terms stand at a mark or shortly after it."""
    return sum(any(mark[0] <= start < mark[0] + AROUND for start, _ in listed) for listed in spans)


def _word_end(text: str, at: int) -> int:
    """The beginning of the word after the place ``at``."""
    if at <= 0:
        return 0
    space = text.find(" ", at, at + AROUND // 2)
    return space + 1 if space >= 0 else at


def _word_start(text: str, at: int) -> int:
    """The end of the word before the place ``at``."""
    if at >= len(text):
        return len(text)
    space = text.rfind(" ", at - AROUND // 2, at)
    return space if space >= 0 else at
