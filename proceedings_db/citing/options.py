"""Options: what guides disagree on, each by its name, with what it changes.

Most options are edits of the CSL file: ``styles/<style>.options.xml`` holds for each the macros, terms and attributes
that take the place of the style's own. The rest change the data, the order or the figures.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from proceedings_db.citing.errors import OptionError
from proceedings_db.citing.styles import NAMESPACE, Style, parse_style, read_style, styles_folder

GENERAL: Final = {
    "given-initials": "given names as a letter and a stop: «ر.»",
    "digits-ascii": "ASCII figures in Persian entries",
    "gregorian": "the Gregorian date where the data has both",
    "stop-inside-quotes": "stop and comma inside the closing quote: «عنوان.»",
    "ezafe-ye": "«ترجمه‌ی» in the style's own words",
    "ezafe-hamza": "«ترجمۀ» in the style's own words",
    "ezafe-none": "«ترجمه» in the style's own words",
    "word-by-word": "«علی اکبری» files before «علیا»: word by word",
    "hamza-carrier": "ؤ files as و, ئ as ی, أ as ا",
    "one-list": "Persian and Latin entries in one sequence, Latin after Persian letters",
    "citation-order": "entries in the order given, not sorted",
}
"""Options that every style has."""

_ALIASES: Final = {
    "digits=ascii": "digits-ascii",
    "hamza=carrier": "hamza-carrier",
    "hamza=seat": "hamza-carrier",
    "calendar=gregorian": "gregorian",
}
_EZAFE: Final = {"ezafe-ye": "ه‌ی", "ezafe-hamza": "ۀ", "ezafe-none": "ه"}
# The ezafe after a silent ه, in the words that a style prints itself.
_EZAFE_WRITTEN: Final = re.compile(r"(?:ه‌ی|هٔ|ۀ)(?=[\s:]|$)")
_WORDED: Final = ("value", "prefix", "suffix")


@dataclass(frozen=True, slots=True)
class Edit:
    """What one option does to a CSL file, and a line that says so; none where it names what the style does anyway."""

    summary: str
    elements: tuple[ET.Element, ...]


def read_options(names: Collection[str], style: Style) -> frozenset[str]:
    """Return the options of a call by their own names.

    Raises:
        OptionError: If the style has no such option, or two of them exclude each other.
    """
    options = frozenset(_ALIASES.get(name, name) for name in names)
    known = GENERAL.keys() | style_options(style).keys()
    for option in sorted(options - known):
        raise OptionError(f"{style.name} has no option {option!r}; it has {', '.join(sorted(known))}", option=option)
    if len(spellings := options & _EZAFE.keys()) > 1:
        raise OptionError(f"only one of {', '.join(sorted(spellings))} can be meant", option=min(spellings))
    return options


def style_options(style: Style) -> dict[str, Edit]:
    """Return the options that edit a shipped style, by name; a file of others has none."""
    if not style.shipped:
        return {}
    return _read_edits(str(styles_folder() / "all-fa.options.xml")) | _read_edits(
        str(Path(style.persian).with_suffix(".options.xml"))
    )


def apply_options(style: Style, options: frozenset[str]) -> bytes:
    """Return the Persian CSL file of a style with its options applied: a CSL file of its own, for Zotero too."""
    content = read_style(style.persian)
    edits = style_options(style)
    chosen = [edit for name, edit in edits.items() if name in options]
    ezafe = next((_EZAFE[name] for name in options & _EZAFE.keys()), None)
    if not chosen and ezafe is None:
        return content
    root = parse_style(content, style.name)
    for edit in chosen:
        for element in edit.elements:
            _apply(root, element)
    if ezafe is not None:
        _spell_ezafe(root, ezafe)
    edited: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return edited


@cache
def _read_edits(path: str) -> dict[str, Edit]:
    if not Path(path).is_file():
        return {}
    root = parse_style(Path(path).read_bytes(), Path(path).name)
    return {
        option.get("name", ""): Edit(option.get("summary", ""), tuple(option)) for option in root if option.get("name")
    }


def _apply(root: ET.Element, element: ET.Element) -> None:
    """Put one element of an option in its place.

    A macro or a term replaces its namesake; a name gives its attributes to the names that a macro prints.
    """
    kind = element.tag.removeprefix(f"{{{NAMESPACE}}}")
    if kind == "name":
        changes = {key: value for key, value in element.attrib.items() if key != "macro"}
        for name in root.findall(f"./{{{NAMESPACE}}}macro[@name='{element.get('macro')}']//{element.tag}"):
            name.attrib.update(changes)
        return
    parent = root if kind == "macro" else root.find(f".//{{{NAMESPACE}}}terms")
    if parent is None:
        return
    identity = ("name", "form") if kind == "term" else ("name",)
    for position, old in enumerate(parent):
        if old.tag == element.tag and all(old.get(key) == element.get(key) for key in identity):
            parent[position] = copy.deepcopy(element)
            return
    # CSL wants macros before the citation element.
    first = next((i for i, old in enumerate(parent) if old.tag.endswith("}citation")), len(parent))
    parent.insert(first, copy.deepcopy(element))


def _spell_ezafe(root: ET.Element, spelling: str) -> None:
    """Spell the ezafe of every word of the style: terms, values and affixes, never the data."""
    for element in root.iter():
        if element.tag.endswith(("}term", "}single", "}multiple")) and element.text:
            element.text = _EZAFE_WRITTEN.sub(spelling, element.text)
        for name in _WORDED:
            if text := element.get(name):
                element.set(name, _EZAFE_WRITTEN.sub(spelling, text))
