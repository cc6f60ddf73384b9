"""Text as BibTeX writes it, and back."""

from __future__ import annotations

import re
from typing import Final

from proceedings_db.exchange.values import UNCLEAN, to_one_line

_SPECIAL: Final = re.compile(r"[%&_#$~^\\{}]")
_NOT_PLAIN: Final = re.compile(rf"[%&_#$~^\\{{}}{UNCLEAN}]").search
_ESCAPED: Final = {
    "%": r"\%",
    "&": r"\&",
    "_": r"\_",
    "#": r"\#",
    "$": r"\$",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\\": r"\textbackslash{}",
}
_LONE_BRACES: Final = {**_ESCAPED, "{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
_RAW: Final = re.compile(r"[{}\\]")
_CAPITALS: Final = re.compile(r"(\\(?:[a-z]+|.))|\w+[A-Z]\w*")
_CASELESS: Final = frozenset({"fa", "ar"})
_COMMAND: Final = re.compile(
    r"\\(?:(text(?:asciitilde|asciicircum|backslash|braceleft|braceright))(?:\{\}|\s+|(?![A-Za-z]))"
    r"|([%&_#$~^\\{} ]))|[{}]"
)
_COMMANDS: Final = {
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
}


def to_bibtex_text(text: str) -> str:
    r"""Return ``text`` on one line with the characters that TeX reads as commands escaped: «۵۰%» gives «۵۰\%».

    Braces are escaped as ``\{`` and ``\}`` where they are balanced. BibTeX itself counts escaped braces too, so where
    they are not they are named.
    """
    if _NOT_PLAIN(text) is None and "  " not in text and text[:1] != " " != text[-1:]:
        return text
    line = to_one_line(text)
    if _SPECIAL.search(line) is None:
        return line
    escaped = _ESCAPED if _is_balanced(line) else _LONE_BRACES
    return _SPECIAL.sub(lambda match: escaped[match[0]], line)


def to_bibtex_title(text: str, language: str | None) -> str:
    """Return a title as :func:`to_bibtex_text` does, words with capitals inside in braces unless it is in our script.

    Styles put English titles into lower case: «NGOs in Iran» gives ``{NGOs} in Iran``.
    """
    escaped = to_bibtex_text(text)
    # The language stops clients from changing the case of a Persian title.
    if language in _CASELESS:
        return escaped
    return _CAPITALS.sub(lambda match: match[1] or f"{{{match[0]}}}", escaped)


def to_bibtex_raw(text: str) -> str:
    """Return an address or identifier unescaped; what would break the entry is percent-encoded."""
    return _RAW.sub(lambda match: f"%{ord(match[0]):02X}", to_one_line(text))


def read_bibtex_text(value: str) -> str:
    r"""Return the text of a field's value: commands of :func:`to_bibtex_text` undone, other braces dropped."""
    return _COMMAND.sub(lambda match: _COMMANDS.get(match[1] or "", match[2] or ""), value)


def _is_balanced(text: str) -> bool:
    """Whether every brace has its counterpart."""
    if "{" not in text and "}" not in text:
        return True
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return depth == 0
