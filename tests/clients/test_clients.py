"""What each client shows of our files, field by field, beside the database's own values."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pybtex.database
import pytest
import rispy

from proceedings_db.citing.engine import get_pandoc_path
from proceedings_db.exchange.bibtex_text import read_bibtex_text
from proceedings_db.exchange.fields import ExchangeFormat
from proceedings_db.exchange.items import CslItem
from proceedings_db.text.characters import BOM
from tests.clients.conftest import RunNode, Write
from tests.clients.seen import Seen, date, differences, fold, fold_case, item_to_seen, name, split_keywords

Run = Callable[..., "subprocess.CompletedProcess[str]"]
NOT_PRINTED = re.compile(r"Missing mandatory field")
"""The one warning of biber that is allowed: a reference without a year or a publisher is printed so."""

item_sets = pytest.mark.parametrize("name_of_set", ["seed_items", "gold_items", "torture_items"])
bib_profiles = pytest.mark.parametrize("profile", ["bibtex", "biblatex"])


def _has_odd_name(field: str, ours: object) -> bool:
    """Whether a given name has a comma in it, or a family name an ezafe between hyphens."""
    return field == "author" and isinstance(ours, tuple) and any(re.search(r", |-e-", part) for part in ours)


@pytest.fixture
def items(request: pytest.FixtureRequest, name_of_set: str) -> list[CslItem]:
    return request.getfixturevalue(name_of_set)


def held(items: list[CslItem], title: Callable[[object], str | None] = fold) -> dict[str, Seen]:
    return {item["id"]: item_to_seen(item, title=title) for item in items}


@item_sets
@bib_profiles
def test_better_bibtex(items: list[CslItem], profile: ExchangeFormat, write: Write, node: RunNode) -> None:
    read = node("better_bibtex.mjs", write(items, profile))
    assert read["errors"] == []
    theirs = {entry["key"]: _better_bibtex_entry(entry["fields"]) for entry in read["entries"]}
    assert differences(held(items, fold_case), theirs, _joins_backquotes) == []


def _joins_backquotes(field: str, ours: object) -> bool:
    """A known fault: two backquotes become a quotation mark, escaped or not."""
    return field == "title" and "``" in str(ours)


def _better_bibtex_entry(fields: Mapping[str, Any]) -> Seen:
    def people(role: str) -> tuple[str, ...] | None:
        found = fields.get(role, ())
        return tuple(name(part.get("lastName") or part.get("name"), part.get("firstName")) for part in found) or None

    day = fields["date"].split("-") if "date" in fields else [fields.get(part) for part in ("year", "month", "day")]
    container = fields.get("booktitle") or fields.get("journal") or fields.get("journaltitle")
    return {
        "title": fold_case(fields.get("title")),
        "author": people("author"),
        "editor": people("editor"),
        "page": fold(fields.get("pages")),
        "doi": fold(fields.get("doi")),
        "container": fold_case(container),
        "keywords": split_keywords(fields.get("keywords")),
        **date(day),
    }


@item_sets
@pytest.mark.parametrize("profile", ["bibtex", "ris"])
def test_citation_js(items: list[CslItem], profile: ExchangeFormat, write: Write, node: RunNode) -> None:
    read = node("citation_js.mjs", write(items, profile))
    theirs = {item["id"]: item_to_seen(item) for item in read}
    ours = held([item for item in items if item["type"] != "article-newspaper"])
    assert set(theirs) == {item["id"] for item in items}
    assert differences(ours, {key: theirs[key] for key in ours}, _citation_js_faults) == []


def _citation_js_faults(field: str, ours: object) -> bool:
    """A family name loses its ezafe, a given name what follows a comma; BibTeX loses its keywords."""
    return field == "keywords" or _joins_backquotes(field, ours) or _has_odd_name(field, ours)


@item_sets
@bib_profiles
def test_pandoc(items: list[CslItem], profile: ExchangeFormat, write: Write, program: Run) -> None:
    done = program(str(get_pandoc_path()), "-f", profile, "-t", "csljson", str(write(items, profile)))
    assert (done.returncode, done.stderr) == (0, "")
    theirs = {item["id"]: item_to_seen(item, title=fold_case) for item in json.loads(done.stdout)}
    assert differences(held(items, fold_case), theirs, _pandoc_faults) == []


def _pandoc_faults(field: str, ours: object) -> bool:
    """Pandoc drops a lone brace however TeX writes it, joins two backquotes, and ends a given name at its comma."""
    return _has_odd_name(field, ours) or (field == "title" and re.search(r"[{}\\]|``", str(ours)) is not None)


@item_sets
@bib_profiles
def test_pybtex(items: list[CslItem], profile: ExchangeFormat, write: Write) -> None:
    read = pybtex.database.parse_file(str(write(items, profile)), bib_format="bibtex")
    theirs = {key: _pybtex_entry(entry) for key, entry in read.entries.items()}
    assert differences(held(items), theirs) == []


def _pybtex_entry(entry: pybtex.database.Entry) -> Seen:
    """What pybtex read; it leaves TeX as it stands."""

    def people(role: str) -> tuple[str, ...]:
        return tuple(
            name(
                read_bibtex_text(" ".join((*person.prelast_names, *person.last_names))),
                read_bibtex_text(" ".join((*person.first_names, *person.middle_names))),
            )
            for person in entry.persons.get(role, ())
        )

    return {
        "title": fold(read_bibtex_text(entry.fields.get("title", ""))),
        "author": people("author"),
        "editor": people("editor"),
        "doi": fold(entry.fields.get("doi")),
    }


@item_sets
def test_rispy(items: list[CslItem], write: Write) -> None:
    with write(items, "ris").open(encoding="utf-8") as file:
        read = rispy.load(file)
    theirs = {entry["id"]: _rispy_entry(entry) for entry in read}
    assert differences(held(items), theirs) == []


def _rispy_entry(entry: Mapping[str, Any]) -> Seen:
    return {
        "title": fold(entry.get("title")),
        "author": tuple(name(*author.split(", ", 1)) for author in entry.get("authors", ())) or None,
        "doi": fold(entry.get("doi")),
        "keywords": split_keywords(entry.get("keywords")),
        "page": "-".join(filter(None, (entry.get("start_page"), entry.get("end_page")))) or None,
        **date((entry.get("date") or entry.get("year") or "").split("/")),
    }


@item_sets
def test_biber_finds_nothing_wrong(items: list[CslItem], write: Write, program: Run, tmp_path: Path) -> None:
    out = str(tmp_path / "out.bib")
    done = program("biber", "--tool", "--validate-datamodel", "--output-file", out, str(write(items, "biblatex")))
    assert done.returncode == 0, done.stdout
    found = [line for line in done.stdout.splitlines() if re.match(r"(WARN|ERROR)", line)]
    assert [line for line in found if not NOT_PRINTED.search(line)] == []


@item_sets
@pytest.mark.parametrize(("converter", "profile"), [("bib2xml", "bibtex"), ("ris2xml", "ris")])
def test_bibutils(items: list[CslItem], converter: str, profile: ExchangeFormat, write: Write, program: Run) -> None:
    done = program(converter, "-i", "utf8", "-o", "utf8", str(write(items, profile)))
    assert done.returncode == 0, done.stderr
    records = ET.fromstring(done.stdout.lstrip(BOM)).findall("{*}mods")
    theirs = {record.attrib["ID"]: _mods_entry(record) for record in records}
    assert differences(held(items), theirs, _bibutils_faults) == []


def _bibutils_faults(field: str, ours: object) -> bool:
    """Bibutils knows few of TeX's ways to write its own signs."""
    return field == "title" and re.search(r'[\\^"]|``', str(ours)) is not None


def _mods_entry(record: ET.Element) -> Seen:
    """A record of MODS, in which the title stands divided at its colon; names are divided at every space and point."""
    titles = [part.text for tag in ("title", "subTitle") for part in record.findall(f"{{*}}titleInfo/{{*}}{tag}")]
    return {"title": fold(": ".join(filter(None, titles)))}
