"""By what a load is known to be the same as the last one, so that nothing is done twice."""

from __future__ import annotations

import hashlib
import marshal
from dataclasses import dataclass, fields, is_dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from proceedings_db.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from proceedings_db.authorities import Authorities
    from proceedings_db.corrections.records import Correction, Corrections
    from proceedings_db.records import Problem, Volume


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The loader, and the digests of all that a load depends on."""

    loader_version: str
    corrections_sha256: str | None
    records_sha256: str


def take_fingerprint(
    volume: Volume,
    problems: Sequence[Problem],
    corrections: Corrections | None,
    authorities: Authorities,
    shared: Sequence[Correction],
) -> Fingerprint:
    """Return the fingerprint of a load; of the text, its own digest stands for it."""
    digest = hashlib.sha256()
    digest.update(_write(replace(volume, papers=(), sources=())))
    for source in volume.sources:
        digest.update(f"{source.position} {source.path} {source.sha256}".encode())
    for record in (*volume.papers, *problems, *authorities.organizations, *authorities.people, *shared):
        digest.update(_write(record))
    return Fingerprint(__version__, corrections.sha256 if corrections else None, digest.hexdigest())


def _write(record: Any) -> bytes:  # noqa: ANN401 - a record of any kind
    """Return all values of a record in bytes: equal ones for equal records."""
    return marshal.dumps(_to_values(record), _BY_VALUE)


_BY_VALUE: Final = 2
"""The last version of the format that does not tell a value that stands twice from two that are equal."""

_PLAIN: Final = frozenset((str, int, float, bool, type(None)))


class _Readers(dict[type, "Callable[[Any], tuple[Any, ...]] | None"]):
    """What gives the values of a record of each kind that was met; ``None`` for what is no record."""

    def __missing__(self, kind: type) -> Callable[[Any], tuple[Any, ...]] | None:
        names = [field.name for field in fields(kind)] if is_dataclass(kind) else []
        self[kind] = attrgetter(*names) if len(names) > 1 else None
        return self[kind]


_READERS: Final = _Readers()


def _to_values(value: Any) -> Any:  # noqa: ANN401 - a record, a tuple of them, or what a field of one holds
    """Return a record, and those within it, as plain tuples."""
    kind = type(value)
    if kind is tuple:
        return tuple([item if type(item) in _PLAIN else _to_values(item) for item in value])
    read = _READERS[kind]
    if read is None:
        return repr(value)
    return (kind.__name__, *[item if type(item) in _PLAIN else _to_values(item) for item in read(value)])
