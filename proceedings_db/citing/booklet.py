"""The booklet of a conference: title page, organisers, contents, each paper's citation and list, two indexes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from proceedings_db.citing.directions import other_script
from proceedings_db.citing.document import (
    Block,
    Document,
    EntryList,
    Heading,
    LeaderLine,
    PageBreak,
    Paragraph,
    Role,
    plain,
)
from proceedings_db.citing.entries import CslItem, Entry, Run, Script
from proceedings_db.citing.errors import OptionError
from proceedings_db.citing.languages import find_script
from proceedings_db.citing.lists import cite_lists
from proceedings_db.citing.writing import Format, document_writer
from proceedings_db.records import Authorship, Name, OrganizationRole, Paper, Volume
from proceedings_db.text.fold import fold
from proceedings_db.text.numerals import to_persian_digits
from proceedings_db.text.order import sort_key

BOOKLET_FORMATS: Final = ("html", "docx", "pdf")
_ROLES: Final[tuple[tuple[OrganizationRole, str], ...]] = (
    ("organizer", "برگزارکنندگان"),
    ("partner", "مشارکت‌کنندگان"),
    ("sponsor", "حامیان"),
)


@dataclass(frozen=True, slots=True)
class BookletPaper:
    """One paper of a booklet, the item that cites it, and the items of its reference list in printed order."""

    paper: Paper
    item: CslItem
    references: Sequence[CslItem] = ()


def write_booklet(
    volume: Volume,
    papers: Iterable[BookletPaper],
    style: str,
    *,
    options: Collection[str] = (),
    format: Format = "html",
) -> str | bytes:
    """Return the booklet of a volume: text for ``html``, bytes for ``docx`` and ``pdf``.

    The contents list gives the pages of the printed volume; the indexes give the numbers of the papers.

    Raises:
        StyleError: If there is no such style, or its file is broken.
        OptionError: If the style has no such option, or a booklet no such format.
        MissingExtraError: If the format needs an extra that is not installed.
    """
    if format not in BOOKLET_FORMATS:
        raise OptionError(f"a booklet is {', '.join(BOOKLET_FORMATS)}, not {format!r}", option=format)
    members = list(papers)
    lists = [[member.item] for member in members] + [list(member.references) for member in members]
    printed = cite_lists(lists, style, options=options)
    own, references = printed[: len(members)], printed[len(members) :]
    blocks: list[Block] = [
        *_title_page(volume),
        *_organizers(volume),
        *_contents(members),
        *(
            block
            for number, (member, cited, listed) in enumerate(zip(members, own, references, strict=True), start=1)
            for block in _paper(number, member.paper, cited, listed)
        ),
        *_author_index(members),
        *_keyword_index(members),
    ]
    return document_writer(format)(Document(volume.title, tuple(blocks)))


def _title_page(volume: Volume) -> list[Block]:
    conference = volume.conference
    script = find_script(volume.language)
    blocks: list[Block] = [Paragraph(plain(volume.title), script, "title")]
    if conference is None:
        return blocks
    lines: list[tuple[str | None, Role]] = [
        (conference.name_as_printed if conference.name not in volume.title else None, "subtitle"),
        (conference.date_as_printed, "centred"),
        (conference.date_other_as_printed, "centred"),
        ("، ".join(dict.fromkeys(part for part in (conference.venue, conference.place) if part)), "centred"),
        (volume.publisher, "centred"),
        (f"شابک: {volume.isbn}" if volume.isbn else None, "centred"),
    ]
    blocks += [Paragraph(plain(text), _script_of(text), role) for text, role in lines if text]
    return blocks


def _organizers(volume: Volume) -> list[Block]:
    bodies = volume.conference.organizations if volume.conference else ()
    blocks: list[Block] = []
    for role, heading in _ROLES:
        names = [body.name for body in sorted(bodies, key=lambda body: body.position) if body.role == role]
        if names:
            blocks.append(Heading(2, plain(heading)))
            blocks += [Paragraph(plain(name), _script_of(name)) for name in names]
    return [PageBreak(), *blocks] if blocks else []


def _contents(members: Sequence[BookletPaper]) -> list[Block]:
    """The contents list; a title in its own direction, the page of the printed volume at the end of the line."""
    lines: list[Block] = []
    section = None
    for number, member in enumerate(members, start=1):
        paper = member.paper
        if paper.section and paper.section != section:
            lines.append(Heading(3, plain(paper.section), _script_of(paper.section)))
        section = paper.section
        script = find_script(paper.language)
        page = _figures(str(paper.page_first), script) if paper.page_first is not None else ""
        title = f"{_figures(str(number), script)}. {paper.title}"
        lines.append(LeaderLine(title, page, script, _anchor(number), note=_names(paper.authors, script)))
    return [PageBreak(), Heading(1, plain("فهرست مقاله‌ها")), *lines]


def _paper(number: int, paper: Paper, cited: Sequence[Entry], references: Sequence[Entry]) -> list[Block]:
    script = find_script(paper.language)
    title = f"{_figures(str(number), script)}. {paper.title}"
    # Papers without a list share pages.
    new_page: list[Block] = [PageBreak()] if references or number == 1 else []
    blocks: list[Block] = [*new_page, Heading(2, plain(title), script, _anchor(number))]
    if paper.authors:
        blocks.append(Paragraph(plain(_names(paper.authors, script)), script, "authors"))
    keywords = [keyword.keyword for keyword in paper.keywords if find_script(keyword.language) == script]
    if keywords:
        label, comma = ("کلیدواژه‌ها: ", "، ") if script == "persian" else ("Keywords: ", ", ")
        blocks.append(Paragraph((Run(label, bold=True), Run(comma.join(keywords))), script))
    blocks += [Heading(3, plain("شیوهٔ استناد" if script == "persian" else "How to cite"), script)]
    blocks.append(EntryList(tuple(_unnumbered(entry) for entry in cited)))
    if references:
        blocks.append(Heading(3, plain("منابع" if script == "persian" else "References"), script))
        blocks.append(EntryList(tuple(references)))
    return blocks


def _author_index(members: Sequence[BookletPaper]) -> list[Block]:
    found: dict[str, tuple[str, list[int]]] = {}
    for number, member in enumerate(members, start=1):
        for author in member.paper.authors:
            heading = _index_name(author.name) or author.name_as_printed
            key = sort_key(author.name.family or author.name.literal or heading, author.name.given or "")
            found.setdefault(key, (heading, []))[1].append(number)
    return _index("نمایهٔ نویسندگان", [found[key] for key in sorted(found)])


def _keyword_index(members: Sequence[BookletPaper]) -> list[Block]:
    spellings: dict[str, str] = {}
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, member in enumerate(members, start=1):
        for keyword in member.paper.keywords:
            folded = fold(keyword.keyword)
            spellings.setdefault(folded, keyword.keyword)
            numbers[folded].append(number)
    ordered = sorted(spellings, key=lambda folded: sort_key(spellings[folded]))
    return _index("نمایهٔ کلیدواژه‌ها", [(spellings[folded], numbers[folded]) for folded in ordered])


def _index(title: str, rows: Sequence[tuple[str, Sequence[int]]]) -> list[Block]:
    if not rows:
        return []
    lines: list[Block] = []
    for heading, numbers in rows:
        script = _script_of(heading)
        comma = "، " if script == "persian" else ", "
        end = comma.join(_figures(str(number), script) for number in dict.fromkeys(numbers))
        lines.append(LeaderLine(heading, end, script, _anchor(numbers[0])))
    return [PageBreak(), Heading(1, plain(title)), Paragraph(plain("شماره‌ها شمارهٔ مقاله‌اند.")), *lines]


def _index_name(name: Name) -> str:
    """The name as an index has it: «حافظ‌نیا، محمدرضا», Agnew, John."""
    if name.literal or not name.family:
        return name.display
    comma = "، " if _script_of(name.family) == "persian" else ", "
    return comma.join(part for part in (name.family, name.given) if part)


def _names(authors: Sequence[Authorship], script: Script) -> str:
    names = [author.name.display or author.name_as_printed for author in authors]
    return ("، " if script == "persian" else ", ").join(names)


def _unnumbered(entry: Entry) -> Entry:
    """A paper's own citation stands alone, without a list's number."""
    return Entry(entry.id, entry.language, entry.script, entry.runs, entry.number, item=entry.item)


def _figures(text: str, script: Script) -> str:
    return to_persian_digits(text) if script == "persian" else text


def _script_of(text: str) -> Script:
    """The script of a name or a line: Persian unless it has Latin letters alone."""
    has_persian = any("\u0620" <= letter <= "\u06d3" for letter in text)
    return "persian" if has_persian else other_script("persian")


def _anchor(number: int) -> str:
    return f"paper-{number}"
