"""Files of decisions by hand, in YAML, with every plain value a string and the line that each thing stands on.

YAML turns ``no`` into false, 1391 into a number and ``1391-07-18`` into a day of another calendar, and fails on
``1391-02-31``, which is a day. Here what is typed is what is read. The order of keys, comments and quotes are kept,
so that a file can be written again with one thing changed.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.composer import Composer
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent, Event, NodeEvent, ScalarEvent
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode
from ruamel.yaml.reader import ReaderError
from ruamel.yaml.resolver import VersionedResolver

from proceedings_db.records import InputError

if TYPE_CHECKING:
    from collections.abc import Hashable

_LONGEST_LINE: Final = 10**6
_DEEPEST: Final = 8
"""Lists and mappings in each other; the deepest that any entry has is a mapping in a list in an entry of the file."""

_AS_LINES: Final = "Write an entry as lines of «name: value»."
_NO_TEXT: Final = re.compile("[\x00\ud800-\udfff]")


class _MeaninglessError(MarkedYAMLError):
    """What YAML allows and a file of decisions does not: what it would mean here nobody could say."""

    def __init__(self, problem: str, remedy: str, event: Event) -> None:
        super().__init__(problem=problem, problem_mark=event.start_mark)
        self.remedy = remedy


class _PlainComposer(Composer):
    """Takes values, lists and mappings as they are typed, and refuses all else before anything is made of it.

    Aliases make a few lines endless, and so do brackets in brackets; tags make other things of what is typed.
    """

    def __init__(self, loader: YAML | None = None) -> None:
        super().__init__(loader=loader)
        self._depth = 0

    def compose_node(self, parent: Node | None, index: object) -> Node:
        """Return the node of the next event and of what is in it."""
        event = self.parser.peek_event()
        _check_event(event)
        is_key = isinstance(parent, MappingNode) and index is None
        if is_key and not isinstance(event, ScalarEvent):
            raise _MeaninglessError("what stands in brackets is no key", _AS_LINES, event)
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _MeaninglessError("too many brackets or dashes in each other", _AS_LINES, event)
        node: Node = super().compose_node(parent, index)
        self._depth -= 1
        return node


def _check_event(event: Event) -> None:
    sign = ""
    if isinstance(event, AliasEvent):
        sign = f"*{event.anchor}"
    elif isinstance(event, NodeEvent) and event.anchor:
        sign = f"&{event.anchor}"
    elif tag := getattr(event, "tag", None):
        sign = str(tag)
    if sign:
        remedy = "Leave it out, or put the whole value in quotation marks."
        raise _MeaninglessError(f"«{sign}» has no meaning here", remedy, event)
    if isinstance(event, ScalarEvent) and _NO_TEXT.search(event.value):
        raise _MeaninglessError("a character that stands for none", "Take it out of the value.", event)


class _PlainResolver(VersionedResolver):
    """Takes every plain scalar for a string."""

    def resolve(self, kind: type, value: object, implicit: tuple[bool, bool] | None) -> object:
        """Return the tag of a node: a string's for a scalar that bears none."""
        if kind is ScalarNode and implicit and implicit[0]:
            return self.DEFAULT_SCALAR_TAG
        return super().resolve(kind, value, implicit)


def new_yaml() -> YAML:
    """Return a reader and writer of such files; what it reads it writes back byte for byte."""
    yaml = YAML(typ="rt")
    yaml.Resolver = _PlainResolver
    yaml.Composer = _PlainComposer
    yaml.preserve_quotes = True
    yaml.width = _LONGEST_LINE
    return yaml


def read_list(path: Path) -> list[CommentedMap]:
    """Return the entries of a file that is a list of mappings; an empty file has none.

    Values are strings, lists and mappings of the same; :func:`line_of` tells where each stands.

    Raises:
        InputError: The file is missing, is no UTF-8 or no YAML, names a key twice, bears tags, anchors or aliases, or
            is no list of mappings; the message names the line.
    """
    document = _parse(path, _read_text(path))
    if document is None:
        return []
    if not isinstance(document, CommentedSeq):
        raise InputError("the file is no list", path=str(path), line=1, remedy="Begin each entry with «- » on a line.")
    for index, entry in enumerate(document):
        if not isinstance(entry, CommentedMap):
            remedy = "Write each entry as lines of «name: value» after a «- »."
            raise InputError(f"«{entry}» is no entry", path=str(path), line=line_of(document, index), remedy=remedy)
    return list(document)


def line_of(node: CommentedMap | CommentedSeq, key: Hashable | None = None) -> int:
    """Return the line, from 1, of a node, of a key of a mapping, or of an item of a list by its index from 0."""
    if key is None:
        return int(node.lc.line) + 1
    place = node.lc.key(key) if isinstance(node, CommentedMap) else node.lc.item(key)
    return int(place[0]) + 1


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        remedy = "Check the path and whether the file may be read."
        raise InputError(error.strerror or str(error), path=str(path), remedy=remedy) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise InputError("the text is not UTF-8", path=str(path), line=line, remedy="Save it as UTF-8.") from error


def _parse(path: Path, text: str) -> object:
    try:
        return new_yaml().load(text)
    except _MeaninglessError as error:
        line = error.problem_mark.line + 1
        raise InputError(error.problem, path=str(path), line=line, remedy=error.remedy) from error
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else None
        message = f"this is no YAML: {error.problem or error.context}"
        remedy = "Mend that line; put a value with «: », «#» or brackets in quotation marks."
        if "duplicate key" in message:
            message = (error.problem or "").replace('"', "«", 1).replace('"', "»", 1)
            remedy = "A key stands once in an entry; make two values a list, or two entries."
        raise InputError(message, path=str(path), line=line, remedy=remedy) from error
    except ReaderError as error:
        line = text[: error.position].count("\n") + 1
        remedy = "Take the invisible character out of that line."
        raise InputError("a character that no YAML may hold", path=str(path), line=line, remedy=remedy) from error
    except (YAMLError, RecursionError, ValueError) as error:
        raise InputError(f"this is no YAML: {error}", path=str(path), remedy="Mend the file.") from error
