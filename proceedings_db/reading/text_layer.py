"""What the text layer of a PDF did to a volume: refused where it cannot be read, put right where that is certain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, Final, TypeVar

from proceedings_db.reading.document import Document
from proceedings_db.records import InputError, Mention, Problem, ProblemCode, Source, Volume
from proceedings_db.text.damage import find_reversed_lines, unreadable_share
from proceedings_db.text.ligatures import SwappedLigatures, find_swapped_ligatures

Record = TypeVar("Record")

_MOST_UNREADABLE: Final = 0.5
_SHOWN: Final = 3
_EXPORT_ANEW: Final = "Export the text from the Word file; from a PDF take `pdftotext -enc UTF-8` and look it through."


def check_readable(path: str | Path, sources: Sequence[Source]) -> None:
    """Refuse a volume most of whose lines no rule can read.

    Raises:
        InputError: The letters of most lines run backward or stand apart.
    """
    for source in sources:
        share = unreadable_share(source.text)
        if share >= _MOST_UNREADABLE:
            backward = find_reversed_lines(source.text)
            what = "run backward, in the order of sight" if backward else "stand apart"
            message = f"the letters of {share:.0%} of the lines {what}"
            line = Document.of(source).line_number(backward[0].start) if backward else None
            root = Path(path)
            named = root / source.path if root.is_dir() else root
            raise InputError(message, path=str(named), line=line, remedy=_EXPORT_ANEW)


@dataclass(frozen=True, slots=True)
class TextLayer:
    """The sources of a volume, put right for reading; every offset is the printed text's."""

    sources: tuple[Source, ...]
    printed: tuple[Source, ...]
    swapped: SwappedLigatures
    problems: tuple[Problem, ...]

    @classmethod
    def of(cls, sources: Sequence[Source]) -> TextLayer:
        """Return the sources with «ال» put right to «لا» where that is certain, and what a librarian should see."""
        swapped = find_swapped_ligatures("\n".join(source.text for source in sources))
        mended = tuple(replace(source, text=swapped.put_right(source.text)) for source in sources)
        documents = [Document.of(source) for source in sources]
        problems = [problem for document in documents for problem in _reversed_problems(document)]
        if swapped.certain:
            problems += _swapped_problems(documents, swapped)
        return cls(mended, tuple(sources), swapped, tuple(problems))

    def put_back(self, volume: Volume) -> Volume:
        """Return a volume read from the mended text with everything printed as it is printed."""
        return replace(_as_printed(volume, self.swapped), sources=self.printed) if self.swapped.certain else volume

    def put_back_problems(self, problems: Sequence[Problem]) -> list[Problem]:
        """Return problems with the printed texts as they are printed."""
        return [_as_printed(problem, self.swapped) for problem in problems] if self.swapped.certain else list(problems)


def _as_printed(record: Record, swapped: SwappedLigatures) -> Record:
    """Return a record, and all in it, with what is printed put back; clean and read values stay right."""
    changed: dict[str, Any] = {}
    for item in fields(record):  # type: ignore[arg-type]
        value = getattr(record, item.name)
        if isinstance(value, str) and _is_printed(record, item.name):
            changed[item.name] = swapped.put_back(value)
        elif is_dataclass(value) and not isinstance(value, type):
            changed[item.name] = _as_printed(value, swapped)
        elif isinstance(value, tuple) and value and is_dataclass(value[0]):
            changed[item.name] = tuple(_as_printed(part, swapped) for part in value)
    return replace(record, **changed) if changed else record  # type: ignore[type-var]


def _is_printed(record: object, name: str) -> bool:
    return name.endswith("_as_printed") or name == "raw_text" or (isinstance(record, Mention) and name == "text")


def _reversed_problems(document: Document) -> list[Problem]:
    problems = []
    for damage in find_reversed_lines(document.source.text):
        passage = document.passage(damage.start, damage.end)
        message = f"The letters of «{passage.text[:40]}» run backward: the text layer has them in the order of sight."
        problems.append(
            Problem(
                ProblemCode.LETTERS_DAMAGED,
                message,
                place=passage.place,
                raw_text=passage.text,
                remedy="Take these lines from another copy, or type them anew.",
            )
        )
    return problems


def _swapped_problems(documents: Sequence[Document], swapped: SwappedLigatures) -> list[Problem]:
    shown = "، ".join(f"«{printed}» for «{meant}»" for printed, meant in list(swapped.certain.items())[:_SHOWN])
    message = f"«ال» stands for «لا» in {len(swapped.certain)} words ({shown}); they are read as they are meant."
    problems = [_problem_of_word(documents, next(iter(swapped.certain)), ProblemCode.LETTERS_DAMAGED, message)]
    for printed, meant in swapped.doubtful.items():
        message = f"«{printed}» may be «{meant}»: in this text «ال» stands for «لا», and both are words."
        problems.append(_problem_of_word(documents, printed, ProblemCode.SPELLING_DOUBTFUL, message))
    return problems


def _problem_of_word(documents: Sequence[Document], word: str, code: ProblemCode, message: str) -> Problem:
    place = None
    for document in documents:
        start = document.source.text.find(word)
        if start >= 0:
            place = document.place(start, start + len(word))
            break
    return Problem(code, message, place=place, raw_text=word, remedy=_EXPORT_ANEW)
