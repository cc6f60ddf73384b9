"""The text of a file of corrections with one entry more or fewer, every other byte as it was.

Entries are added at the end, in the form that the file has: its line ends, its indentation, with or without a line end
after the last line. So what takes an entry back leaves the file as it was before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ruamel.yaml.comments import CommentedSeq
from ruamel.yaml.error import YAMLError

from proceedings_db.reading.yaml_files import new_yaml

if TYPE_CHECKING:
    from proceedings_db.corrections.records import Correction

HEADER: Final = (
    "# Corrections: what a librarian decided about this volume. `proceedings-db correct` adds entries; they may be\n"
    "# written by hand too. See the README for entities, fields and actions.\n"
)
_UNPRINTABLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_LINE_STARTS: Final = re.compile("(?<=[\n\x85\u2028\u2029])|(?<=\r)(?!\n)")
"""Where a line begins, as YAML counts them."""

_SHORT: Final = {"\n": "\\n", "\t": "\\t", "\r": "\\r"}
_PLAIN: Final = re.compile(r"[a-z][a-z0-9_.-]*")


class UnwritableError(ValueError):
    """The file has a form that an entry cannot be put into or taken out of without touching the rest."""


def to_entry(correction: Correction) -> list[str]:
    """Return a correction as the lines of an entry, without its dash; ``set`` is not named."""
    parts = {
        "entity": correction.entity,
        "key": correction.key,
        "action": correction.action if correction.action != "set" else None,
        "field": correction.field,
        "expected": correction.expected,
        "value": correction.value,
        "reason": correction.reason,
    }
    verbatim = ("expected", "value", "reason")
    return [f"{name}: {_to_scalar(text, name in verbatim)}" for name, text in parts.items() if text is not None]


def add_entry(text: str | None, correction: Correction) -> str:
    """Return the text of a file with one more entry; ``None`` stands for a file that is not there yet.

    Raises:
        UnwritableError: The file is no plain list of entries.
    """
    before = HEADER if text is None else text
    end = "\r\n" if "\r\n" in before else "\n"
    indent = " " * _column(before)
    lines = [f"{indent}{'- ' if at == 0 else '  '}{line}" for at, line in enumerate(to_entry(correction))]
    is_open = bool(before) and not before.endswith("\n")
    after = before + (end if is_open else "") + end.join(lines) + ("" if is_open else end)
    _check(before, after, added=True)
    return after


def remove_entry(text: str, line: int) -> str | None:
    """Return the text without the entry that begins on ``line``; ``None`` where nothing is left but our own heading.

    Comments above an entry stay; those between its own lines go with it.

    Raises:
        UnwritableError: The entry shares a line with another.
    """
    lines = _LINE_STARTS.split(text)
    last = _last_line(text, line)
    kept = "".join(lines[: line - 1]) + "".join(lines[last:])
    if not text.endswith("\n") and last == len(lines):
        kept = re.sub(r"\r?\n\Z", "", kept)
    _check(text, kept, added=False)
    return None if kept == HEADER else kept


def _to_scalar(text: str, is_verbatim: bool) -> str:
    if not is_verbatim and _PLAIN.fullmatch(text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _UNPRINTABLE.sub(lambda match: _SHORT.get(match[0], f"\\u{ord(match[0]):04X}"), escaped) + '"'


def _entries(text: str) -> CommentedSeq:
    try:
        document = new_yaml().load(text)
    except (YAMLError, ValueError) as error:
        raise UnwritableError(str(error)) from error
    if document is None:
        return CommentedSeq()
    if not isinstance(document, CommentedSeq):
        raise UnwritableError("the file is no list")
    return document


def _column(text: str) -> int:
    """Return the column of the dashes, 0 in a file without entries."""
    entries = _entries(text)
    if not len(entries):
        return 0
    return max(int(entries.lc.item(0)[1]) - 2, 0)


def _last_line(text: str, line: int) -> int:
    """Return the last line, from 1, of the entry that begins on ``line``: that of its last key or of what it holds."""
    entries = _entries(text)
    begins = [int(entries.lc.item(at)[0]) + 1 for at in range(len(entries))]
    if line not in begins:
        raise UnwritableError(f"no entry begins on line {line}")
    following = [begin for begin in begins if begin > line]
    lines = _LINE_STARTS.split(text)
    last = min(following) - 1 if following else len(lines)
    while last > line and (not lines[last - 1].strip() or lines[last - 1].lstrip().startswith("#")):
        last -= 1
    return last


def _check(before: str, after: str, *, added: bool) -> None:
    """See that nothing but the one entry changed in what the file says.

    Raises:
        UnwritableError: Something did.
    """
    longer, shorter = (_plain(after), _plain(before)) if added else (_plain(before), _plain(after))
    if added:
        is_right = longer[:-1] == shorter
    else:
        is_right = any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
    if not is_right or len(longer) != len(shorter) + 1:
        raise UnwritableError("the file has another form than a list of entries, each on lines of its own")


def _plain(text: str) -> list[object]:
    return [dict(entry) if hasattr(entry, "items") else entry for entry in _entries(text)]
