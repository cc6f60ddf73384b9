"""What a disk may hold of an SQLite file and its journals after the power went.

Of the pages written since the last time that SQLite asked the disk to finish («sync»), each may be there, may not be
there, or be there in half. How to tell them from the journals: https://www.sqlite.org/fileformat2.html §3, §4.
"""

from __future__ import annotations

import os
import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

_JOURNAL_MAGIC: Final = bytes.fromhex("d9d505f920a163d7")
_LOG_MAGIC: Final = {0x377F0682, 0x377F0683}
_LOG_HEADER: Final = 32
_FRAME_HEADER: Final = 24


@dataclass(slots=True)
class _Synced:
    """What a journal surely holds: up to which byte, and by number the pages that the database file may lack."""

    end: int
    size: int = 0
    pages: dict[int, bytes] = field(default_factory=dict)
    before: int = 0


def lose_power(path: Path, source: random.Random) -> bool:
    """Leave of the database file ``path`` what a power cut may; return whether it met a transaction under way."""
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
    journal, log = (path.with_name(f"{path.name}-{kind}") for kind in ("journal", "wal"))
    if journal.exists():
        return _lose_of_journal(path, journal, source)
    return log.exists() and _lose_of_log(path, log, source)


def _lose_of_journal(path: Path, journal: Path, source: random.Random) -> bool:
    """Tear the end of the journal, and the pages of the database whose old content stands before that end."""
    synced = _read_journal(journal.read_bytes())
    _tear_end(journal, synced.end, source)
    if not synced.pages:
        return journal.stat().st_size > 0
    content = bytearray(path.read_bytes())
    old = synced.before * synced.size
    # New pages may all be missing, and then the file is as short as before, or some of them.
    content = content[: source.randint(min(old, len(content)), len(content))]
    for number, page in synced.pages.items():
        at = (number - 1) * synced.size
        if at + synced.size <= len(content):
            _leave(content, at, page, source)
    path.write_bytes(content)
    return True


def _lose_of_log(path: Path, log: Path, source: random.Random) -> bool:
    """Tear the end of the log, and the pages of the database that it holds and that may be on their way there."""
    synced = _read_log(log.read_bytes())
    _tear_end(log, synced.end, source)
    content = bytearray(path.read_bytes())
    for number in synced.pages:
        at = (number - 1) * synced.size
        if at + synced.size <= len(content):
            _leave(content, at, bytes(synced.size), source)
    path.write_bytes(content)
    return log.stat().st_size > 0


def _leave(content: bytearray, at: int, other: bytes, source: random.Random) -> None:
    """Put ``other`` in the place of a page, of its second half, or nowhere."""
    begin = source.choice((0, len(other) // 2, len(other)))
    content[at + begin : at + len(other)] = other[begin:]


def _tear_end(file: Path, end: int, source: random.Random) -> None:
    """Cut a file anywhere after ``end``; the rest of it is gone, or zeros, or what was on the disk before."""
    size = file.stat().st_size
    cut = source.randint(min(end, size), size)
    os.truncate(file, cut)
    with file.open("ab") as left:
        left.write(source.choice((b"", bytes(size - cut), source.randbytes(size - cut))))


def _read_journal(content: bytes) -> _Synced:
    """Return what a rollback journal holds for sure: the records that its headers count were synced before them."""
    synced, at = _Synced(0), 0
    while content[at : at + 8] == _JOURNAL_MAGIC:
        count, _nonce, before, sector, size = struct.unpack_from(">5I", content, at + 8)
        start, record = at + sector, size + 8
        end = start + count * record
        if not count or end > len(content):
            break
        if not synced.size:
            synced.size, synced.before = size, before
        for record_at in range(start, end, record):
            (number,) = struct.unpack_from(">I", content, record_at)
            synced.pages.setdefault(number, content[record_at + 4 : record_at + 4 + size])
        synced.end = end
        at = -(-end // sector) * sector
    return synced


def _read_log(content: bytes) -> _Synced:
    """Return what a write-ahead log holds for sure: the frames up to the end of its last commit."""
    synced = _Synced(0)
    if len(content) < _LOG_HEADER or struct.unpack_from(">I", content)[0] not in _LOG_MAGIC:
        return synced
    synced.size, salt = struct.unpack_from(">I", content, 8)[0], content[16:24]
    written: dict[int, bytes] = {}
    for end, number, is_commit in _frames(content, synced.size, salt):
        written[number] = b""
        if is_commit:
            synced.end = end
            synced.pages |= written
    return synced


def _frames(content: bytes, size: int, salt: bytes) -> Iterator[tuple[int, int, bool]]:
    """Yield the end, the number of the page, and whether it ends a transaction, of each frame of the present log."""
    at = _LOG_HEADER
    while at + _FRAME_HEADER + size <= len(content) and content[at + 8 : at + 16] == salt:
        number, pages = struct.unpack_from(">2I", content, at)
        at += _FRAME_HEADER + size
        yield at, number, pages > 0
