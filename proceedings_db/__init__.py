"""From the text of Persian conference proceedings to a citation database, BibTeX and RIS.

The public verbs are :func:`read_volume`, :func:`parse_references`, :func:`load`, :func:`export` and :func:`search`.
Nothing is imported that a call does not need.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TextIO

from proceedings_db.version import __version__

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path

    from proceedings_db.citing import BookletPaper
    from proceedings_db.database.importing import ImportReport
    from proceedings_db.database.load import LoadReport
    from proceedings_db.database.search_found import SearchHit
    from proceedings_db.database.search_terms import Kind
    from proceedings_db.exchange.fields import ExchangeFormat
    from proceedings_db.exchange.items import CslItem
    from proceedings_db.records import Problem, Reference, Volume

__all__ = [
    "DEFAULT_URL",
    "__version__",
    "export",
    "import_file",
    "iter_items",
    "load",
    "parse_references",
    "read_booklet",
    "read_volume",
    "search",
]

DEFAULT_URL = "sqlite:///proceedings.db"
ExportContent = Literal["papers", "references", "volumes", "all"]


def read_volume(path: str | Path) -> tuple[Volume, tuple[Problem, ...]]:
    """Return the volume that a file, or a folder of text files, holds, and what a librarian should look at in it.

    Raises:
        InputError: The path cannot be read as the text of a volume; the message says why and what to do.
    """
    from proceedings_db.reading import volume

    return volume.read_volume(path)


def parse_references(lines: Iterable[str], *, jobs: int = 1) -> Iterator[Reference]:
    """Yield the reference that each line holds, in the order of the lines, in ``jobs`` processes."""
    from proceedings_db.reading import references

    return references.parse_references(lines, jobs=jobs)


def load(path: str | Path, *, url: str = DEFAULT_URL, authorities: str | Path | None = None) -> LoadReport:
    """Read a volume and load it in one transaction, into a database that is made or migrated if need be.

    The corrections beside the volume are applied: ``corrections.yaml`` in its folder, or ``conf.corrections.yaml``
    beside a single file ``conf.txt``. ``authorities`` is a folder with ``people.yaml`` and ``organizations.yaml``; by
    default the folder ``authorities`` beside the volume's, if there is one.

    Raises:
        InputError: The path cannot be read as the text of a volume, or its corrections or the authority files cannot
            be read.
        ProceedingsError: The database cannot be opened, migrated or written; it is as it was.
    """
    from proceedings_db.database import engine, migrate
    from proceedings_db.database import load as loading
    from proceedings_db.reading.authorities import read_authorities_of
    from proceedings_db.reading.corrections import corrections_path, read_corrections

    corrections = read_corrections(corrections_path(path))
    known = read_authorities_of(path, authorities)
    volume, problems = read_volume(path)
    database = engine.open_engine(url)
    migrate.upgrade(database)
    return loading.load_volume(database, volume, problems, corrections=corrections, authorities=known)


def import_file(
    path: str | Path,
    *,
    url: str = DEFAULT_URL,
    paper: str | None = None,
    batch: int = 1000,
    progress: Callable[[int], None] | None = None,
) -> ImportReport:
    """Load the entries of a .bib, .ris or CSL-JSON file: papers in their volumes, or references of the paper ``paper``.

    What is there already stays as it is. Each ``batch`` of entries is one transaction; after an import that was
    killed, the same call goes on behind the last one. ``progress`` is told how many entries are done.

    Raises:
        InputError: The file is of none of these formats, or cannot be decoded; nothing was loaded.
        ProceedingsError: The database cannot be opened, migrated or written, or has no such paper.
    """
    from pathlib import Path

    from proceedings_db.database import engine, importing, migrate
    from proceedings_db.exchange.csl_entries import read_papers, read_references
    from proceedings_db.exchange.files import open_exchange_file

    file = open_exchange_file(Path(path))
    database = engine.open_engine(url)
    migrate.upgrade(database)
    entries = read_references(file.read()) if paper else read_papers(file.read())
    known = importing.ImportFile(str(path), file.encoding.sha256, paper or "")
    return importing.import_entries(database, entries, known, batch=batch, progress=progress)


def export(
    exchange_format: ExchangeFormat,
    out: TextIO,
    *,
    url: str = DEFAULT_URL,
    what: ExportContent = "papers",
    volume: str | None = None,
    paper: str | None = None,
    calendar: Literal["gregorian", "jalali"] = "gregorian",
    language_style: Literal["code", "persian"] = "code",
    losses: Counter[str] | None = None,
) -> int:
    """Write papers, references or whole volumes to ``out`` and return how many entries were written.

    ``volume`` and ``paper`` are public keys that narrow the choice. ``calendar`` says which year stands in the date
    fields of papers; the other date stands in the note. ``losses``, if given, counts by CSL variable the entries whose
    value the format has no field for, so that it stands in the note.

    Raises:
        ProceedingsError: The database cannot be read, or holds no such volume or paper.
    """
    from proceedings_db.exchange.losses import count_losses
    from proceedings_db.exchange.writing import write_items

    items = iter_items(url=url, what=what, volume=volume, paper=paper, calendar=calendar)
    if losses is not None:
        items = count_losses(items, exchange_format, losses)
    return write_items(items, out, exchange_format, language_style=language_style)


def iter_items(
    *,
    url: str = DEFAULT_URL,
    what: ExportContent = "papers",
    volume: str | None = None,
    paper: str | None = None,
    calendar: Literal["gregorian", "jalali"] = "gregorian",
) -> Iterator[CslItem]:
    """Yield papers, references or whole volumes as CSL items, as :func:`export` writes them.

    Raises:
        ProceedingsError: The database cannot be read, or holds no such volume or paper.
    """
    from proceedings_db.database import engine, queries
    from proceedings_db.exchange.csl import paper_to_csl, volume_to_csl
    from proceedings_db.exchange.csl_reference import reference_to_csl

    database = engine.open_engine(url, create=False)
    queries.require_keys(database, volume=volume, paper=paper)
    if what in {"volumes", "all"}:
        for volume_record in queries.iter_volumes(database, volume=volume):
            yield volume_to_csl(volume_record, calendar=calendar)
    if what in {"papers", "all"}:
        for paper_record, volume_record in queries.iter_papers(database, volume=volume, paper=paper):
            yield paper_to_csl(paper_record, volume_record, calendar=calendar)
    if what in {"references", "all"}:
        for reference, _, _ in queries.iter_references(database, volume=volume, paper=paper):
            yield reference_to_csl(reference)


def read_booklet(
    *, url: str = DEFAULT_URL, volume: str | None = None, calendar: Literal["gregorian", "jalali"] = "jalali"
) -> tuple[Volume, list[BookletPaper]]:
    """Return a volume with its papers as :func:`proceedings_db.citing.write_booklet` wants them.

    ``volume`` may be left out where the database holds one.

    Raises:
        ProceedingsError: The database cannot be read, or it is not clear which volume is meant.
    """
    from proceedings_db.citing import BookletPaper
    from proceedings_db.database import engine, queries
    from proceedings_db.exchange.csl import paper_to_csl
    from proceedings_db.exchange.csl_reference import reference_to_csl
    from proceedings_db.records import ProceedingsError

    database = engine.open_engine(url, create=False)
    queries.require_keys(database, volume=volume)
    volumes = list(queries.iter_volumes(database, volume=volume))
    if len(volumes) != 1:
        keys = ", ".join(held.key for held in volumes) or "none"
        raise ProceedingsError(f"A booklet is of one volume; name it. The database holds: {keys}")
    papers = [
        BookletPaper(paper, paper_to_csl(paper, held, calendar=calendar), list(map(reference_to_csl, paper.references)))
        for paper, held in queries.iter_papers(database, volume=volumes[0].key)
    ]
    return volumes[0], papers


def search(
    query: str, *, url: str = DEFAULT_URL, kinds: Collection[Kind] | None = None, limit: int = 20
) -> list[SearchHit]:
    """Return the papers, references, people and organizations that ``query`` finds, the nearest first.

    «حافظ‌نیا», «حافظ نیا», «حافظنيا» and Hafeznia find the same. ``"…"`` is a phrase, ``جغراف*`` a beginning, ``-شهر``
    excludes, ``OR`` is either; ``author:``, ``title:``, ``keyword:``, ``year:1380..1390``, ``kind:`` and ``type:``
    limit. ``kinds`` are ``paper``, ``reference``, ``person`` and ``organization``, all of them if left out.

    Raises:
        ProceedingsError: The query names nothing to look for, or the database cannot be read.
    """
    from proceedings_db.database import engine
    from proceedings_db.database.search import KINDS, find_records

    return find_records(engine.open_engine(url, create=False), query, kinds=kinds or KINDS, limit=limit)
