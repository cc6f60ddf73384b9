"""Small bar charts for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_EIGHTHS: Final = " ▏▎▍▌▋▊▉"
_FULL: Final = "█"
_WIDEST: Final = 40


def bar_lines(counts: Mapping[str, int], *, width: int | None) -> Iterator[str]:
    """Yield a line for each of ``counts``, with a bar in proportion where ``width``, that of the terminal, is given.

    The longest bar takes what the names and figures leave, forty columns at most; what is not nothing has a bar.
    """
    names = max(map(len, counts), default=0)
    figures = max((len(f"{count:,}") for count in counts.values()), default=0)
    room = min(_WIDEST, (width or 0) - names - figures - 6)
    most = max(counts.values(), default=0)
    for name, count in counts.items():
        line = f"  {name:<{names}}  {count:>{figures},}"
        yield f"{line}  {_bar(count, most, room)}".rstrip() if width and room > 0 and most else line


def _bar(count: int, most: int, room: int) -> str:
    eighths = max(round(8 * room * count / most), 1 if count else 0)
    return _FULL * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
