"""A database with rows in every table, as loads, corrections, authority files and imports make them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from proceedings_db.authorities import Authorities, OrganizationEntry
from proceedings_db.corrections.records import Correction
from proceedings_db.database.importing import ImportFile, import_entries
from proceedings_db.database.load import load_volume
from proceedings_db.records import (
    Caption,
    ImportedEntry,
    Mention,
    Paper,
    PaperField,
    Problem,
    ProblemCode,
    ReferenceField,
    Volume,
)
from tests.database.dump import Dump, dump
from tests.factories import (
    a_conference,
    a_full_paper,
    a_name,
    a_paper,
    a_place,
    a_reference,
    a_volume,
    an_authorship,
    some_corrections,
)

if TYPE_CHECKING:
    from sqlalchemy import Engine

FULL, DOUBTED, IMPORTED = "geography-1391", "border-1392", ImportFile("a.bib", "0" * 64)
AUTHORITIES = Authorities(organizations=(OrganizationEntry("دانشگاه اصفهان", parent="وزارت علوم"),))
CORRECTIONS = some_corrections(
    Correction("paper", f"{FULL}.2", "title", "عنوان درست"),
    Correction("reference", f"{FULL}.2.r2", "year", "1382"),
)


def a_paper_of_everything(position: int) -> Paper:
    """A paper with an author's body and mention, a caption, and a reference read field by field."""
    named = Mention("abstract-en", "S. H. Zarghani", a_place(70, 84), "en")
    author = replace(an_authorship(1, organization="دانشگاه اصفهان"), mentions=(named,), is_corresponding=True)
    reference = a_reference(
        1, "کریمی", "مرز و شهر", 1385, fields=(ReferenceField("family", 0, 5, 0.875),), confidence=1 / 3
    )
    return a_full_paper(
        position,
        authors=(author, an_authorship(2, a_name("رنجکش", "محمد"))),
        captions=(Caption(1, "table", "شمار شهرها", "جدول ۱"),),
        references=(reference, *(replace(held, position=held.position + 1) for held in a_full_paper().references)),
        mentions=(Mention("head", "نقش عوامل", a_place(20, 29)),),
        doi="10.22059/jhgr.1",
    )


def the_full_volume(*more: Paper, title: str = "مجموعه مقالات") -> Volume:
    """A volume of a series, with one paper listed, one of everything, and ``more``."""
    papers = (a_paper(1, "تغییرات آب و هوایی"), a_paper_of_everything(2), *more)
    return a_volume(FULL, *papers, title=title, conference=a_conference(series="همایش جغرافیای سیاسی"))


def load_full(engine: Engine, volume: Volume | None = None) -> None:
    """Load the full volume with its corrections, authorities and a problem."""
    problem = Problem(ProblemCode.SPACES_LOST, "واژه‌ها چسبیده‌اند", suggestion="شمار شهرها", raw_text="شمارشهرها")
    load_volume(engine, volume or the_full_volume(), [problem], corrections=CORRECTIONS, authorities=AUTHORITIES)


def an_imported_entry(title: str = "پایان‌نامه") -> ImportedEntry:
    """A thesis of a file of entries, in no volume."""
    fields = (PaperField("publisher", "دانشگاه تهران"),)
    thesis = a_paper(1, title, csl_type="thesis", fields=fields, place=a_place(source=0))
    return ImportedEntry(thesis, None, "@misc{…}", a_place(source=0))


def fill_every_table(engine: Engine) -> Dump:
    """Put rows into every table of a migrated database, and return all of them."""
    load_full(engine, the_full_volume(a_paper(3, "مقاله‌ای که می‌رود", authors=(an_authorship(1, a_name("رفتنی")),))))
    load_full(engine)
    doubted = a_full_paper(1, "شهر و مرز", references=(a_reference(1, "کریمی", "مرز و شهر", 1386),), citations=())
    load_volume(engine, a_volume(DOUBTED, doubted, conference=None), authorities=AUTHORITIES)
    import_entries(engine, [an_imported_entry()], IMPORTED)
    filled = dump(engine)
    assert [table for table, rows in filled.items() if not rows] == []
    return filled
