"""CSL files: those that are shipped, a Persian and a Latin one a style, and those of others, by path."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from proceedings_db.citing.entries import Script
from proceedings_db.citing.errors import StyleError

NAMESPACE: Final = "http://purl.org/net/xbiblio/csl"
STYLE_NAMES: Final = ("apa", "chicago", "vancouver", "ieee", "harvard", "mla", "iso690")
_SUFFIX: Final[dict[Script, str]] = {"persian": "fa", "latin": "en"}
_LARGEST: Final = 4_000_000  # bytes; the largest file of the public repository has 0.2 million

ET.register_namespace("", NAMESPACE)


@dataclass(frozen=True, slots=True)
class Style:
    """One style: its name, and the paths of its CSL files; a file of others serves both kinds of entries."""

    name: str
    persian: str
    latin: str
    shipped: bool


def styles_folder() -> Path:
    """Return the folder of the shipped CSL files."""
    return Path(str(resources.files("proceedings_db.citing") / "styles"))


def find_style(name: str) -> Style:
    """Return the style of a name (``apa``, or ``apa-fa``) or of the path of a CSL file.

    Raises:
        StyleError: If there is no such style and no such file.
    """
    bare = name.removesuffix("-fa").removesuffix("-en")
    if bare in STYLE_NAMES:
        files = {script: str(styles_folder() / f"{bare}-{suffix}.csl") for script, suffix in _SUFFIX.items()}
        return Style(bare, files["persian"], files["latin"], shipped=True)
    if not Path(name).is_file():
        raise StyleError(f"no such style and no such CSL file; the styles are {', '.join(STYLE_NAMES)}", style=name)
    return Style(name, name, name, shipped=False)


@cache
def read_style(path: str) -> bytes:
    """Return a CSL file after a check that it can be used.

    Raises:
        StyleError: If it is no CSL 1.0 style, is broken, declares entities, or depends on another file.
    """
    content = Path(path).read_bytes()
    name = Path(path).name
    if len(content) > _LARGEST:
        raise StyleError(f"{len(content)} bytes are too many for a CSL style", style=name)
    root = parse_style(content, name)
    check_style(root, name)
    return content


def parse_style(content: bytes, name: str) -> ET.Element:
    """Return the root of a CSL file.

    Raises:
        StyleError: If it is no XML, or has a document type, which no CSL style needs and which can be made to explode.
    """
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise StyleError("a document type or entities are not allowed in a style", style=name)
    try:
        return ET.fromstring(content)
    except ET.ParseError as error:
        raise StyleError(f"not well-formed XML: {error}", style=name) from error


def check_style(root: ET.Element, name: str) -> None:
    """Make sure that a parsed file is a CSL style with a bibliography, whose macros are all there and end.

    Raises:
        StyleError: With what is wrong and where.
    """
    if root.tag != _tag("style"):
        raise StyleError("not a CSL style: the root element is not <style> of the CSL namespace", style=name)
    if not root.get("version", "").startswith("1.0"):
        raise StyleError(f"CSL version {root.get('version')!r} is not supported, only 1.0", style=name)
    for link in root.iter(_tag("link")):
        if link.get("rel") == "independent-parent":
            raise StyleError(f"depends on {link.get('href')}: name the file of that style instead", style=name)
    if root.find(_tag("citation")) is None or root.find(f"{_tag('bibliography')}/{_tag('layout')}") is None:
        raise StyleError("has no <citation> and <bibliography> with a <layout>", style=name)
    _check_macros(root, name)


def is_numeric(root: ET.Element) -> bool:
    """Return whether a style numbers its entries."""
    return any(category.get("citation-format") == "numeric" for category in root.iter(_tag("category")))


def has_year_letters(root: ET.Element) -> bool:
    """Return whether a style tells works by author and year, so that equal ones need a letter."""
    formats = [
        category.get("citation-format") for category in root.iter(_tag("category")) if category.get("citation-format")
    ]
    return "author-date" in formats


def et_al_word(root: ET.Element, script: Script, *, in_text: bool) -> str:
    """Return the word that a style prints for further authors: «و همکاران», «و دیگران», et al."""
    part = root.find(_tag("citation" if in_text else "bibliography"))
    terms = {
        term.get("name"): "".join(term.itertext()).strip()
        for locale in root.iter(_tag("locale"))
        for term in locale.iter(_tag("term"))
        if term.get("form") is None
    }
    named = {et_al.get("term") for element in _reached(root, part) for et_al in element.iter(_tag("et-al"))}
    chosen = "and others" if "and others" in named else "et-al"
    return terms.get(chosen) or ("و همکاران" if script == "persian" else "et al.")


def accessed_form(root: ET.Element) -> str:
    """Return ``numeric`` if the list prints the day of access in figures, else ``words``."""
    forms = {date.get("form") for date in root.iter(_tag("date")) if date.get("variable") == "accessed"}
    return "numeric" if "numeric" in forms else "words"


def cites_original_year(root: ET.Element) -> bool:
    """Return whether the text refers to a translation by the year of its original."""
    part = root.find(_tag("citation"))
    return part is not None and any(
        date.get("variable") == "original-date"
        for element in _reached(root, part)
        for date in element.iter(_tag("date"))
    )


def title_of(root: ET.Element) -> str:
    """Return the title of a style."""
    return root.findtext(f"{_tag('info')}/{_tag('title')}", "").strip()


def _reached(root: ET.Element, part: ET.Element | None) -> list[ET.Element]:
    """A part of a style and the macros that it calls, directly or not."""
    if part is None:
        return []
    macros = {macro.get("name"): macro for macro in root.iter(_tag("macro"))}
    reached, seen = [part], set[str | None]()
    for element in reached:
        called = {text.get("macro") for text in element.iter() if text.get("macro")} - seen
        seen |= called
        reached += [macros[name] for name in called if name in macros]
    return reached


def _check_macros(root: ET.Element, name: str) -> None:
    macros = {macro.get("name", ""): macro for macro in root.iter(_tag("macro"))}
    calls = {
        key: {element.get("macro", "") for element in macro.iter() if element.get("macro")}
        for key, macro in macros.items()
    }
    for element in root.iter():
        called = element.get("macro")
        if called and called not in macros:
            raise StyleError(f"calls the macro {called!r}, which it does not have", style=name)
    for key in macros:
        reached: Collection[str] = calls[key]
        seen: set[str] = set()
        while reached:
            if key in reached:
                raise StyleError(f"the macro {key!r} calls itself", style=name)
            seen |= set(reached)
            reached = {inner for outer in reached for inner in calls[outer]} - seen


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
