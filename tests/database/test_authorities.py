"""A volume of every ambiguity, from its text to its rows, with authority files and without, there and back."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

import proceedings_db
from proceedings_db.database import migrate
from proceedings_db.database.engine import open_engine
from proceedings_db.database.queries import find_problems
from proceedings_db.records import InputError, ProblemCode
from tests.database.dump import RUNS, dump, values

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Engine

LINKS = """
SELECT a.key, p.key, coalesce(a.match_method, 'new'), a.match_confidence
FROM authorship a JOIN person p ON p.id = a.person_id ORDER BY a.paper_id, a.position
"""
BODIES = """
SELECT b.name_as_printed, o.name, p.name FROM conference_organization b JOIN organization o ON o.id = b.organization_id
LEFT JOIN organization p ON p.id = o.parent_id ORDER BY b.role, b.position
"""
PEOPLE_FILE = """
- key: mohammadi-ali
  names: [علی محمدی]
  affiliations: [دانشگاه یزد]
  authorships: [water-1395.4.a1]
  orcid: 0000-0002-1825-0097
  verified: true
- key: mohammadi-ali-shiraz
  names: [علی محمدی]
  affiliations: [دانشگاه شیراز]
- key: dashtban-kianoush
  names: [کیانوش دشتبان, {given: ک., family: دشتبان}]
  merge: [dashtban-k]
- key: kuhsar-negin
  not: [water-1395.7.a2]
  names: [نگین کوهسار]
"""
ORGANIZATIONS_FILE = """
- name: استانداری یزد
  key: yazd-governorate
  spellings: [استاندارداری یزد, {name: Yazd Governorate, language: en}]
  parent: وزارت کشور
- name: دانشگاه یزد
  ror: https://ror.org/02x99ac45
"""


@pytest.fixture
def volume(project: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "water-1395"
    shutil.copytree(project / "tests" / "corpus" / "ambiguous-volume", folder)
    return folder


@pytest.fixture
def files(volume: Path) -> Path:
    """The folder of authority files beside the volume."""
    folder = volume.parent / "authorities"
    folder.mkdir()
    (folder / "people.yaml").write_text(PEOPLE_FILE, encoding="utf-8")
    (folder / "organizations.yaml").write_text(ORGANIZATIONS_FILE, encoding="utf-8")
    return folder


@pytest.fixture
def opened(url: str) -> Iterator[Engine]:
    migrate.upgrade(url)
    engine = open_engine(url)
    yield engine
    engine.dispose()


def test_what_is_printed_decides(opened: Engine, url: str, volume: Path) -> None:
    proceedings_db.load(volume, url=url)
    assert values(opened, LINKS) == [
        ("water-1395.1.a1", "mohammadi-ali", "new", None),
        ("water-1395.1.a2", "nikfarjam-mahtab", "new", None),
        # At another university, with nobody shared: another person.
        ("water-1395.2.a1", "mohammadi-ali-2", "unresolved", None),
        ("water-1395.2.a2", "kuhsar-negin", "new", None),
        # With the same co-author: the same person.
        ("water-1395.3.a1", "mohammadi-ali", "exact", 0.98),
        ("water-1395.3.a2", "nikfarjam-mahtab", "exact", 0.98),
        # With nothing to tell by: neither.
        ("water-1395.4.a1", "mohammadi-ali-3", "unresolved", None),
        ("water-1395.5.a1", "dashtban-kianoush", "new", None),
        ("water-1395.6.a1", "dashtban-kianoush", "exact", 0.98),
        ("water-1395.7.a1", "dashtban-k", "new", None),
        ("water-1395.7.a2", "kuhsar-negin", "name-variant", 0.95),
    ]
    assert values(opened, BODIES) == [
        ("دانشکده ادبیات دانشگاه یزد", "دانشکده ادبیات دانشگاه یزد", "دانشگاه یزد"),
        ("دانشگاه شیراز، دانشکده ادبیات", "دانشگاه شیراز، دانشکده ادبیات", "دانشگاه شیراز"),
        ("دانشکده ادبیات دانشگاه شیراز", "دانشگاه شیراز، دانشکده ادبیات", "دانشگاه شیراز"),
        ("استانداری یزد", "استانداری یزد", None),
        ("استاندارداری یزد", "استاندارداری یزد", None),
    ]
    pages = "SELECT title, page_first, page_last FROM paper WHERE position > 2 ORDER BY position"
    assert values(opened, pages) == [
        ("پیشینه آسیاب‌های آبی", 40, None),
        ("سدهای کهن خراسان", 32, 60),
        ("باغ ایرانی", 61, None),
        ("باغ ایرانی", 61, 74),
        ("نام‌های آب در گویش‌ها", 75, None),
    ]


def test_every_doubt_is_a_problem_with_its_candidates(opened: Engine, url: str, volume: Path) -> None:
    proceedings_db.load(volume, url=url)
    found = {stored.problem.entity_key: stored.problem for stored in find_problems(opened)}
    open_one = found["water-1395.4.a1"]
    assert open_one.code is ProblemCode.PERSON_AMBIGUOUS
    assert "mohammadi-ali, mohammadi-ali-2" in open_one.message
    assert "authorships: [water-1395.4.a1]" in (open_one.remedy or "")
    codes = {stored.problem.code for stored in find_problems(opened)}
    assert {ProblemCode.PAPER_LISTED_TWICE, ProblemCode.PAGES_RUN_BACKWARDS, ProblemCode.PERSON_NAME_VARIANT} <= codes


@pytest.mark.usefixtures("files")
def test_files_decide_before_what_is_printed(opened: Engine, url: str, volume: Path) -> None:
    proceedings_db.load(volume, url=url)
    assert values(opened, LINKS) == [
        ("water-1395.1.a1", "mohammadi-ali", "by-hand", 1.0),
        ("water-1395.1.a2", "nikfarjam-mahtab", "new", None),
        ("water-1395.2.a1", "mohammadi-ali-shiraz", "by-hand", 1.0),
        ("water-1395.2.a2", "kuhsar-negin", "by-hand", 1.0),
        # Two of that name are in the file, and the text alone says which.
        ("water-1395.3.a1", "mohammadi-ali", "exact", 0.98),
        ("water-1395.3.a2", "nikfarjam-mahtab", "exact", 0.98),
        ("water-1395.4.a1", "mohammadi-ali", "by-hand", 1.0),
        ("water-1395.5.a1", "dashtban-kianoush", "by-hand", 1.0),
        ("water-1395.6.a1", "dashtban-kianoush", "by-hand", 1.0),
        ("water-1395.7.a1", "dashtban-kianoush", "by-hand", 1.0),
        ("water-1395.7.a2", "kuhsar-seyedeh-negin", "by-hand", 1.0),
    ]
    verified = "SELECT key, orcid FROM person WHERE is_verified"
    assert values(opened, verified) == [("mohammadi-ali", "0000-0002-1825-0097")]
    assert values(opened, BODIES)[3:] == [
        ("استانداری یزد", "استانداری یزد", "وزارت کشور"),
        ("استاندارداری یزد", "استانداری یزد", "وزارت کشور"),
    ]
    names = """
    SELECT n.name, n.language, n.is_inferred FROM organization_name n JOIN organization o ON o.id = n.organization_id
    WHERE o.key = 'yazd-governorate' ORDER BY n.position
    """
    assert values(opened, names) == [
        ("استانداری یزد", None, False),
        ("استاندارداری یزد", "fa", False),
        ("Yazd Governorate", "en", True),
    ]
    assert values(opened, "SELECT ror FROM organization WHERE name = 'دانشگاه یزد'") == ["02x99ac45"]


def test_a_change_of_the_files_takes_effect_and_is_undone_with_them(
    opened: Engine, url: str, volume: Path, files: Path
) -> None:
    aside = files.rename(files.with_name("aside"))
    proceedings_db.load(volume, url=url)
    links, bodies, keys = values(opened, LINKS), values(opened, BODIES), values(opened, "SELECT key FROM person")
    aside.rename(files)
    assert not proceedings_db.load(volume, url=url).no_op
    with_files = values(opened, LINKS)
    assert with_files != links
    assert proceedings_db.load(volume, url=url).no_op
    (files / "people.yaml").write_text(PEOPLE_FILE + "- key: nobody\n  names: [هیچ‌کس هیچ]\n", encoding="utf-8")
    assert not proceedings_db.load(volume, url=url).no_op
    assert values(opened, LINKS) == with_files
    files.rename(aside)
    proceedings_db.load(volume, url=url)
    # Of those of one name it may be another one now that is left open; all else is as it was.
    assert [link[0] for link in values(opened, LINKS)] == [link[0] for link in links]
    assert {link[1:] for link in values(opened, LINKS) if "mohammadi" not in link[1]} == {
        link[1:] for link in links if "mohammadi" not in link[1]
    }
    assert len({link[1] for link in values(opened, LINKS)}) == len({link[1] for link in links})
    assert values(opened, BODIES) == bodies
    assert len(values(opened, "SELECT key FROM person")) == len(keys)
    assert values(opened, "SELECT count(*) FROM person WHERE is_verified OR orcid IS NOT NULL") == [0]
    assert values(opened, "SELECT count(*) FROM organization_name WHERE language = 'en'") == [0]
    assert values(opened, "SELECT count(*) FROM organization WHERE name = 'وزارت کشور'") == [0]


def test_a_folder_may_be_named(opened: Engine, url: str, volume: Path, files: Path) -> None:
    elsewhere = files.rename(volume.parent / "library")
    proceedings_db.load(volume, url=url, authorities=elsewhere)
    assert ("water-1395.7.a1", "dashtban-kianoush", "by-hand", 1.0) in values(opened, LINKS)


def test_files_that_contradict_themselves_leave_the_database_untouched(
    opened: Engine, url: str, volume: Path, files: Path
) -> None:
    (files / "people.yaml").write_text(
        "- key: a\n  names: [علی محمدی]\n  orcid: 0000-0002-1825-0097\n"
        "- key: b\n  names: [رضا محمدی]\n  orcid: 0000-0002-1825-0097\n",
        encoding="utf-8",
    )
    before = dump(opened, *RUNS)
    with pytest.raises(InputError, match=r"people\.yaml:4: the ORCID «0000-0002-1825-0097»"):
        proceedings_db.load(volume, url=url)
    assert dump(opened, *RUNS) == before


def test_an_orcid_moves_from_one_person_to_another(opened: Engine, url: str, volume: Path, files: Path) -> None:
    proceedings_db.load(volume, url=url)
    moved = PEOPLE_FILE.replace("  orcid: 0000-0002-1825-0097\n", "") + "  orcid: 0000-0002-1825-0097\n"
    (files / "people.yaml").write_text(moved, encoding="utf-8")
    proceedings_db.load(volume, url=url)
    assert values(opened, "SELECT key FROM person WHERE orcid IS NOT NULL") == ["kuhsar-negin"]


def test_a_faculty_without_its_university_is_one_volume_s_own(opened: Engine, url: str, volume: Path) -> None:
    text = (volume / "volume.txt").read_text(encoding="utf-8")
    printed = text.replace("دانشکده ادبیات دانشگاه یزد", "دانشکده ادبیات")
    other = volume.with_name("other-1396")
    for folder in (volume, other):
        folder.mkdir(exist_ok=True)
        (folder / "volume.txt").write_text(printed, encoding="utf-8")
        proceedings_db.load(folder, url=url)
    # The meeting is one; so is what is listed of it. Another meeting's faculty of that name is another.
    (other / "volume.txt").write_text(printed.replace("آب و آبادانی", "زبان و گویش"), encoding="utf-8")
    proceedings_db.load(other, url=url)
    faculties = "SELECT key FROM organization WHERE name = 'دانشکده ادبیات' ORDER BY key"
    assert values(opened, faculties) == ["daneshkade-adabiyat", "daneshkade-adabiyat-2"]
    universities = "SELECT count(*) FROM organization WHERE name = 'دانشگاه شیراز'"
    assert values(opened, universities) == [1]
    before = dump(opened, *RUNS, "problem")
    (other / "volume.txt").write_text(printed.replace("آب و آبادانی", "زبان و گویش") + "\n", encoding="utf-8")
    proceedings_db.load(other, url=url)
    assert dump(opened, *RUNS, "problem", "source")["organization"] == before["organization"]
