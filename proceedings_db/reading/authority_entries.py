"""One entry of an authority file: its fields as checked values, and what is wrong with them by file and line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Final, NoReturn

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from proceedings_db.reading.yaml_files import line_of
from proceedings_db.records import InputError

_KEY: Final = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
_ORCID: Final = re.compile(r"(?:https?://(?:www\.)?orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])")
_ROR: Final = re.compile(r"(?:https?://(?:www\.)?ror\.org/)?(0[a-hj-km-np-tv-z0-9]{6}\d{2})")
_ROR_LETTERS: Final = "0123456789abcdefghjkmnpqrstvwxyz"


class EntryReader:
    """The fields of one entry, or of a mapping in one. What is not as it should be is refused with its line."""

    def __init__(self, path: Path, node: CommentedMap, fields: Sequence[str]) -> None:
        self._path = path
        self._node = node
        for field in node:
            if field not in fields:
                near = get_close_matches(field, fields, n=1)
                remedy = f"Did you mean «{near[0]}»?" if near else ""
                self.refuse(field, f"there is no field «{field}»", f"{remedy} Known are: {', '.join(fields)}.".strip())

    def line(self, field: str | None = None) -> int:
        """Return the line of the entry, or of one of its fields."""
        return line_of(self._node, field if field in self._node else None)

    def refuse(self, field: str | None, message: str, remedy: str) -> NoReturn:
        """Raise what is wrong with a field, or with the whole entry."""
        raise InputError(message, path=str(self._path), line=self.line(field), remedy=remedy)

    def text(self, field: str) -> str | None:
        """Return the text of a field, ``None`` where it is missing or empty."""
        value = self._node.get(field)
        if value is not None and not isinstance(value, str):
            self.refuse(field, f"«{field}» is one value", "Write it behind the colon, without brackets or dashes.")
        return value.strip() or None if value is not None else None

    def verbatim(self, field: str) -> str | None:
        """Return the text of a field as it stands there, spaces and all; ``None`` where the field is missing."""
        self.text(field)
        value = self._node.get(field)
        return None if value is None else str(value)

    def need_text(self, field: str) -> str:
        """Return the text of a field that every entry has."""
        value = self.text(field)
        if value is None:
            self.refuse(None, f"the entry has no «{field}»", f"Add a line «{field}: …».")
        return value

    def items(self, field: str) -> Iterator[str | _Mapping]:
        """Give the items of a list; a single value is a list of one."""
        value = self._node.get(field)
        nodes = value if isinstance(value, CommentedSeq) else [value] if value not in (None, "") else []
        for node in nodes:
            if isinstance(node, CommentedMap):
                yield _Mapping(self._path, node)
            elif isinstance(node, str) and node.strip():
                yield node.strip()
            else:
                self.refuse(field, f"an item of «{field}» is empty or a list", "Write one name or key an item.")

    def texts(self, field: str) -> tuple[str, ...]:
        """Return the items of a list of plain values."""
        found = []
        for item in self.items(field):
            if not isinstance(item, str):
                self.refuse(field, f"an item of «{field}» is no plain value", "Write one value an item.")
            found.append(item)
        return tuple(found)

    def key(self, field: str) -> str | None:
        """Return a public key."""
        key = self.text(field)
        return key if key is None else self._checked_key(field, key)

    def need_key(self, field: str) -> str:
        """Return a public key that every entry has."""
        return self._checked_key(field, self.need_text(field))

    def keys(self, field: str) -> tuple[str, ...]:
        """Return a list of public keys."""
        return tuple(self._checked_key(field, key) for key in self.texts(field))

    def orcid(self, field: str) -> str | None:
        """Return an ORCID in its four groups, its last character checked (ISO 7064, MOD 11-2)."""
        text = self.text(field)
        if text is None:
            return None
        match = _ORCID.fullmatch(text)
        if match is None or not is_orcid(match[1]):
            self.refuse(field, f"«{text}» is no ORCID", "Copy it anew: four groups of four, as 0000-0002-1825-0097.")
        return match[1].upper()

    def ror(self, field: str) -> str | None:
        """Return the identifier of the Research Organization Registry, its last two digits checked (ISO 7064)."""
        text = self.text(field)
        if text is None:
            return None
        match = _ROR.fullmatch(text.lower())
        if match is None or not is_ror(match[1]):
            self.refuse(field, f"«{text}» is no ROR identifier", "Copy it anew, as https://ror.org/05vf56z40.")
        return match[1]

    def _checked_key(self, field: str, key: str) -> str:
        if _KEY.fullmatch(key) is None:
            remedy = "Keys are lower-case Latin letters and digits with hyphens and dots: zarghani-seyed-hadi."
            self.refuse(field, f"«{key}» is no key", remedy)
        return key


class _Mapping:
    """A mapping within a list, whose fields are known once it is known what it is."""

    def __init__(self, path: Path, node: CommentedMap) -> None:
        self._path = path
        self._node = node

    def with_fields(self, fields: Sequence[str]) -> EntryReader:
        """Return the reader of its fields."""
        return EntryReader(self._path, self._node, fields)


def is_orcid(orcid: str) -> bool:
    """Whether the last of sixteen characters, hyphens left out, is right (ISO 7064, MOD 11-2)."""
    total = 0
    for digit in orcid.replace("-", "")[:-1]:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11] == orcid[-1].upper()


def is_ror(identifier: str) -> bool:
    """Whether the last two digits of an identifier are right (ISO 7064, MOD 97-10, over its base-32 number)."""
    number = 0
    for letter in identifier[1:7]:
        number = number * 32 + _ROR_LETTERS.index(letter)
    return 98 - number * 100 % 97 == int(identifier[7:])
