"""Small bar charts for the terminal."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_EIGHTHS: Final = " ▏▎▍▌▋▊▉"
_FULL: Final = "█"
_WIDEST: Final = 40


_ASCII: Final = "#"


def bar_lines(counts: Mapping[str, int], *, width: int | None, encoding: str = "utf-8") -> Iterator[str]:
    """Yield a line for each of ``counts``, with a bar in proportion where ``width``, that of the terminal, is given.

    The longest bar takes what the names and figures leave, forty columns at most; what is not nothing has a bar. Where
    ``encoding`` has no block letters, the bars are of signs that every terminal has.
    """
    names = max(map(count_columns, counts), default=0)
    figures = max((len(f"{count:,}") for count in counts.values()), default=0)
    room = min(_WIDEST, (width or 0) - names - figures - 6)
    most = max(counts.values(), default=0)
    to_bar = _blocks if _has_blocks(encoding) else _signs
    for name, count in counts.items():
        line = f"  {name}{' ' * (names - count_columns(name))}  {count:>{figures},}"
        yield f"{line}  {to_bar(count, most, room)}".rstrip() if width and room > 0 and most else line


def count_columns(text: str) -> int:
    """Return how many columns a terminal gives ``text``: none to marks and half-spaces, two to wide letters.

    «می‌شود» has five.
    """
    narrow = (letter for letter in text if unicodedata.category(letter) not in {"Mn", "Me", "Cf"})
    return sum(2 if unicodedata.east_asian_width(letter) in {"W", "F"} else 1 for letter in narrow)


def _has_blocks(encoding: str) -> bool:
    try:
        (_EIGHTHS + _FULL).encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _blocks(count: int, most: int, room: int) -> str:
    eighths = max(round(8 * room * count / most), 1 if count else 0)
    return _FULL * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def _signs(count: int, most: int, room: int) -> str:
    return _ASCII * max(round(room * count / most), 1 if count else 0)
