"""Authority files: what they may say, and what is refused with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings_db.authorities import NO_AUTHORITIES
from proceedings_db.reading.authorities import find_authorities, read_authorities, read_authorities_of
from proceedings_db.reading.authority_entries import is_orcid, is_ror
from proceedings_db.records import InputError, Name

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, people: str = "", organizations: str = "") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "people.yaml").write_text(people, encoding="utf-8")
    (folder / "organizations.yaml").write_text(organizations, encoding="utf-8")
    return folder


def test_a_person_as_a_librarian_writes_one(tmp_path: Path) -> None:
    text = """
- key: zarghani-seyed-hadi
  names:
    - {given: سید هادی, family: زرقانی}
    - دکتر هادی زرقانی
    - {given: Seyed Hadi, family: Zarghani}
  orcid: https://orcid.org/0000-0002-1825-0097
  verified: yes
  affiliations: دانشگاه فردوسي مشهد
  coauthors: [عباس مفیدی]
  authorships: [conf-1391.4.a1]
  papers: [conf-1391.5]
  not: [conf-1392.1.a1]
  merge: [zarghani-hadi, zarghani-h]
  note: 1391-02-31
"""
    (person,) = read_authorities(write(tmp_path, text)).people
    assert person.names[0] == Name(given="سید هادی", family="زرقانی")
    assert (person.names[1].given, person.names[1].family) == ("هادی", "زرقانی")
    assert person.names[2].display == "Seyed Hadi Zarghani"
    assert (person.orcid, person.is_verified) == ("0000-0002-1825-0097", True)
    assert person.affiliations == ("دانشگاه فردوسی مشهد",)
    assert [name.display for name in person.coauthors] == ["عباس مفیدی"]
    assert (person.authorships, person.papers) == (("conf-1391.4.a1",), ("conf-1391.5",))
    assert (person.excluded, person.merge) == (("conf-1392.1.a1",), ("zarghani-hadi", "zarghani-h"))
    assert person.note == "1391-02-31"


def test_a_body_as_a_librarian_writes_one(tmp_path: Path) -> None:
    text = """
- name: دانشگاه تهران
  key: ut
  ror: https://ror.org/05vf56z40
  spellings: [دانشگاه طهران, {name: Universität Teheran, language: de}, University of Tehran]
- name: دانشكده ادبيات دانشگاه تهران
  parent: ut
"""
    university, faculty = read_authorities(write(tmp_path, organizations=text)).organizations
    assert university.ror == "05vf56z40"
    assert [(spelling.name, spelling.language) for spelling in university.spellings] == [
        ("دانشگاه طهران", "fa"),
        ("Universität Teheran", "de"),
        ("University of Tehran", "en"),
    ]
    assert (faculty.name, faculty.parent) == ("دانشکده ادبیات دانشگاه تهران", "ut")


@pytest.mark.parametrize(
    ("people", "line", "message"),
    [
        pytest.param("- names: [علی نو]\n", 1, "no «key»", id="no_key"),
        pytest.param("- key: a\n- key: b\n", 1, "says nobody who", id="nothing_said"),
        pytest.param("- key: A b\n  names: [علی نو]\n", 1, "«A b» is no key", id="a_wrong_key"),
        pytest.param("- key: a\n  name: [علی نو]\n", 2, "no field «name»", id="an_unknown_field"),
        pytest.param("- key: a\n  names: [علی نو]\n- key: a\n  names: [رضا نو]\n", 3, "line 1 too", id="a_key_twice"),
        pytest.param("- key: a\n  names: [علی نو]\n  orcid: 0000-0002-1825-0098\n", 3, "no ORCID", id="a_wrong_orcid"),
        pytest.param("- key: a\n  names: [علی نو]\n  verified: 1\n", 3, "neither true nor", id="not_yes_not_no"),
        pytest.param("- key: a\n  names: [{given: علی}]\n", 2, "a family name", id="half_a_name"),
        pytest.param("- key: a\n  names: [{given: علی, famly: نو}]\n", 2, "Did you mean «family»", id="a_slip"),
        pytest.param(
            "- key: a\n  merge: [b]\n- key: b\n  names: [علی نو]\n", 1, "an entry of its own", id="merged_too"
        ),
        pytest.param("- key: a\n  merge: [c]\n- key: b\n  merge: [c]\n", 3, "merged key «c»", id="merged_twice"),
        pytest.param("- key: a\n  authorships: [v.1.a1]\n  not: [v.1.a1]\n", 1, "is not", id="is_and_is_not"),
        pytest.param(
            "- key: a\n  authorships: [v.1.a1]\n- key: b\n  authorships: [v.1.a1]\n",
            3,
            "authorship «v.1.a1»",
            id="of_two",
        ),
        pytest.param("- key: a\n  merge: [b]\n  papers: [v.1]\n", 1, "need a name", id="a_paper_without_a_name"),
        pytest.param("- key: a\n  names: [[علی]]\n", 2, "empty or a list", id="a_list_in_a_list"),
        pytest.param("- key: a\n  key: b\n", 2, "duplicate key", id="a_field_twice"),
    ],
)
def test_people_that_cannot_be(tmp_path: Path, people: str, line: int, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        read_authorities(write(tmp_path, people))
    assert caught.value.line == line
    assert caught.value.path.endswith("people.yaml")
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("organizations", "line", "message"),
    [
        pytest.param("- key: a\n", 1, "no «name»", id="no_name"),
        pytest.param("- name: دانشگاه تهران\n  ror: 05vf56z41\n", 2, "no ROR identifier", id="a_wrong_ror"),
        pytest.param(
            "- name: دانشگاه نو\n- name: دانشگاه يزد\n  spellings: [دانشگاه نو]\n", 2, "line 1 too", id="of_two"
        ),
        pytest.param("- name: دانشگاه نو\n  parent: ministry\n", 1, "the key of no entry", id="an_unknown_parent"),
        pytest.param(
            "- name: گروه یک\n  parent: گروه دو\n- name: گروه دو\n  parent: گروه یک\n",
            1,
            "a part of itself",
            id="a_ring",
        ),
        pytest.param(
            "- name: دانشگاه نو\n  spellings: [{name: X, language: انگلیسی}]\n", 2, "no code", id="a_language"
        ),
    ],
)
def test_bodies_that_cannot_be(tmp_path: Path, organizations: str, line: int, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        read_authorities(write(tmp_path, organizations=organizations))
    assert caught.value.line == line
    assert caught.value.path.endswith("organizations.yaml")


def test_the_shipped_files_are_right(project: Path) -> None:
    shipped = read_authorities(project / "seeds" / "authorities")
    assert shipped.people
    assert shipped.organizations


def test_they_are_looked_for_beside_the_volume(tmp_path: Path) -> None:
    volume = tmp_path / "conf-1391"
    volume.mkdir()
    assert find_authorities(volume) is None
    assert read_authorities_of(volume) == NO_AUTHORITIES
    folder = tmp_path / "authorities"
    folder.mkdir()
    assert find_authorities(volume) is None
    write(folder, "- key: a\n  names: [علی نو]\n")
    single = tmp_path / "conf-1392.txt"
    for path in (volume, volume / "volume.txt", single):
        assert find_authorities(path) == folder
    assert read_authorities_of(single).people[0].key == "a"


def test_a_folder_that_is_named_must_hold_one(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no authority file"):
        read_authorities_of(tmp_path, tmp_path / "nowhere")


@given(st.text(alphabet="0123456789", min_size=15, max_size=15), st.integers(0, 14), st.integers(1, 9))
def test_a_slip_in_an_orcid_is_seen(digits: str, at: int, by: int) -> None:
    whole = next(f"{digits}{last}" for last in "0123456789X" if is_orcid(f"{digits}{last}"))
    slipped = whole[:at] + str((int(whole[at]) + by) % 10) + whole[at + 1 :]
    assert not is_orcid(slipped)


@pytest.mark.parametrize("identifier", ["05vf56z40", "03mwgfy56", "00g6ka752", "0091vmj44", "05hsgex59"])
def test_identifiers_of_the_registry(identifier: str) -> None:
    assert is_ror(identifier)
    assert not is_ror(identifier[:-1] + str((int(identifier[-1]) + 1) % 10))
