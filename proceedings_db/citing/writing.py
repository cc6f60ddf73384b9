"""The public verbs: a citation list in one of six formats, the shipped styles, and a style as a file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, get_args

from proceedings_db.citing.document import Document, EntryList, Heading, Paragraph, plain
from proceedings_db.citing.entries import CslItem, Entry
from proceedings_db.citing.errors import OptionError
from proceedings_db.citing.lists import cite_entries
from proceedings_db.citing.options import GENERAL, apply_options, read_options, style_options
from proceedings_db.citing.plain_text import in_text_of, to_json_lines, to_markdown, to_text
from proceedings_db.citing.styles import STYLE_NAMES, find_style, parse_style, read_style, title_of

Format = Literal["text", "markdown", "html", "json", "docx", "pdf"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)


@dataclass(frozen=True, slots=True)
class ListedStyle:
    """A shipped style: its name, its title, its CSL files (Persian, Latin), and its options with what each does."""

    name: str
    title: str
    files: tuple[Path, Path]
    options: dict[str, str]


def cite(
    items: Iterable[CslItem],
    style: str,
    *,
    options: Collection[str] = (),
    format: Format = "text",
    in_text: bool = False,
    locators: Mapping[str, str] | None = None,
    title: str = "منابع",
) -> str | bytes:
    """Return the citation list of ``items``: text, or bytes for ``docx`` and ``pdf``.

    Args:
        items: CSL-JSON items.
        style: One of :data:`proceedings_db.citing.styles.STYLE_NAMES`, or the path of a CSL file.
        options: Names of options, like ``given-initials`` or ``et-al-digaran``.
        format: One of :data:`FORMATS`.
        in_text: Whether to print how the text refers to each work, instead of its entry; ``json`` has both.
        locators: Pages for the references in the text, by item id.
        title: The heading of the list in HTML, DOCX and PDF.

    Raises:
        StyleError: If there is no such style, or its file is broken.
        OptionError: If the style has no such option, or there is no such format.
        MissingExtraError: If the format needs an extra that is not installed; the message has the install line.
    """
    if format not in FORMATS:
        raise OptionError(f"no format {format!r}; there are {', '.join(FORMATS)}", option=format)
    wants_in_text = in_text or format == "json"
    entries = cite_entries(items, style, options=options, in_text=wants_in_text, locators=locators)
    if format == "json":
        return to_json_lines(entries)
    if format == "text":
        return to_text(entries, in_text=in_text)
    if format == "markdown":
        return to_markdown(entries, in_text=in_text)
    return document_writer(format)(_to_document(entries, title, in_text=in_text))


def list_styles() -> list[ListedStyle]:
    """Return the shipped styles in the order of :data:`STYLE_NAMES`."""
    listed = []
    for name in STYLE_NAMES:
        style = find_style(name)
        title = title_of(parse_style(read_style(style.persian), name))
        options = GENERAL | {key: edit.summary for key, edit in style_options(style).items()}
        listed.append(ListedStyle(name, title, (Path(style.persian), Path(style.latin)), dict(sorted(options.items()))))
    return listed


def write_style(style: str, *, options: Collection[str] = ()) -> str:
    """Return the Persian CSL file of a style with its options applied, for Zotero, pandoc and others.

    Raises:
        StyleError: If there is no such style.
        OptionError: If the style has no such option.
    """
    found = find_style(style)
    return apply_options(found, read_options(options, found)).decode()


def document_writer(format: Format) -> Callable[[Document], str | bytes]:
    """Return what writes a document as ``html``, ``docx`` or ``pdf``; each is loaded only when it is wanted."""
    if format == "docx":
        from proceedings_db.citing.docx import to_docx  # noqa: PLC0415

        return to_docx
    if format == "pdf":
        from proceedings_db.citing.pdf import to_pdf  # noqa: PLC0415

        return to_pdf
    from proceedings_db.citing.html import to_html  # noqa: PLC0415

    return to_html


def _to_document(entries: list[Entry], title: str, *, in_text: bool) -> Document:
    language = "fa" if not entries or any(entry.script == "persian" for entry in entries) else "en"
    heading = Heading(1, plain(title), "persian")
    if in_text:
        lines = [Paragraph(plain(in_text_of(entry).replace("\t", " · ")), entry.script) for entry in entries]
        return Document(title, (heading, *lines), language)
    return Document(title, (heading, EntryList(tuple(entries))), language)
