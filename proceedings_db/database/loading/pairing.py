"""Which row a record had before: a reload keeps ids and keys where it can tell."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

Old = TypeVar("Old")
New = TypeVar("New")


def pair(
    old: Sequence[Old],
    new: Sequence[New],
    *passes: tuple[Callable[[Old], Hashable], Callable[[New], Hashable]],
) -> list[Old | None]:
    """Return for each of ``new`` the one of ``old`` that it was, or ``None``.

    Each pass names a key of an old row and a key of a new record; equal keys make a pair, several of one key in
    their order, ``None`` never, and what is paired takes no part in later passes. The strictest key comes first: the
    printed text, then the folded text, then the position.
    """
    found: list[Old | None] = [None] * len(new)
    free = list(old)
    for key_of_old, key_of_new in passes:
        if not free:
            break
        waiting: defaultdict[Hashable, deque[Old]] = defaultdict(deque)
        for row in free:
            waiting[key_of_old(row)].append(row)
        for index, record in enumerate(new):
            if found[index] is None and (key := key_of_new(record)) is not None and (queue := waiting.get(key)):
                found[index] = queue.popleft()
        free = [row for queue in waiting.values() for row in queue]
    return found
