"""The packages that the data files are made from, and how each is read.

Nothing of a package is imported or run: only its data files are opened. What each allows stands in ``data/NOTICE``.
"""

from __future__ import annotations

import ast
import csv
import gzip
import io
import json
import pickle
import subprocess
import sys
import tarfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from proceedings_db.text.characters import clean

PYTHON_PACKAGES: Final = (
    "hazm==0.10.0",
    "shekar==1.7.0",
    "wordfreq==3.1.1",
    "persian-gender-detection==1.4.0",
    "farsi-faker==1.9.0",
    "Faker==40.54.0",
    "mimesis==22.2.0",
)
NODE_PACKAGES: Final = ("dictionary-fa@2.0.0",)


class UnexpectedContentError(ValueError):
    """A package does not hold what its pinned release held."""


def fetch_sources(folder: Path) -> None:
    """Put the pinned packages into ``folder``: those of Python side by side, that of Node in ``package``."""
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--ignore-requires-python"]
    subprocess.run([*pip, "--target", str(folder), *PYTHON_PACKAGES], check=True)
    for package in NODE_PACKAGES:
        packed = subprocess.run(
            ["npm", "pack", "--silent", package], cwd=folder, check=True, capture_output=True, text=True
        ).stdout.strip()
        with tarfile.open(folder / packed) as archive:
            archive.extractall(folder, filter="data")


@dataclass(frozen=True, slots=True)
class HazmWord:
    """A line of hazm's ``words.dat``: the word, how often it was counted (often 0), its parts of speech."""

    form: str
    count: int
    tags: frozenset[str]


@dataclass(frozen=True, slots=True)
class LilakWord:
    """A stem of the Lilak spelling dictionary with the two-letter flags of the affixes that it takes."""

    form: str
    flags: frozenset[str]


def read_word_forms(path: Path) -> dict[str, int]:
    """Return the counts of the tab-separated table of forms at ``path``."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {clean(form): int(count) for form, count in rows}


def read_hazm_words(folder: Path) -> Iterator[HazmWord]:
    """Yield hazm's words."""
    for line in (folder / "hazm/data/words.dat").read_text(encoding="utf-8").splitlines():
        form, count, tags = line.split("\t")
        yield HazmWord(clean(form), int(count), frozenset(tags.split(",")) - {"0"})


def read_hazm_verbs(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield past and present stem of each verb of hazm: ("گفت", "گو")."""
    for line in (folder / "hazm/data/verbs.dat").read_text(encoding="utf-8").splitlines():
        past, _, present = line.partition("#")
        yield clean(past), clean(present)


def read_lilak(folder: Path) -> Iterator[LilakWord]:
    """Yield the stems of Lilak; a stem may come more than once."""
    for line in (folder / "package/index.dic").read_text(encoding="utf-8").splitlines()[1:]:
        form, _, flags = line.partition("/")
        yield LilakWord(clean(form), frozenset(flags[i : i + 2] for i in range(0, len(flags), 2)))


def read_shekar_compounds(folder: Path) -> Iterator[str]:
    """Yield shekar's compounds, half-spaces in them."""
    yield from map(clean, (folder / "shekar/data/files/compound_words.csv").read_text(encoding="utf-8").split())


def read_shekar_vocabulary(folder: Path) -> dict[str, int]:
    """Return shekar's words and counts; words with a half-space are few."""
    with (folder / "shekar/data/files/vocab.csv").open(encoding="utf-8", newline="") as file:
        return {clean(row[0]): int(row[1]) for row in csv.reader(file)}


def read_wordfreq(folder: Path) -> dict[str, float]:
    """Return wordfreq's Persian forms with their frequency per million words.

    Its file is a list that holds, at place n, the words of a frequency of -n centibels.
    """
    packed = gzip.decompress((folder / "wordfreq/data/small_fa.msgpack.gz").read_bytes())
    header, *bins = _read_packed(io.BytesIO(packed))
    if not isinstance(header, dict) or header.get("format") != "cB":
        raise UnexpectedContentError("wordfreq's list is not in centibels")
    return {clean(word): 10 ** (-n / 100) * 1e6 for n, words in enumerate(bins) for word in words}


def _read_packed(data: io.BytesIO) -> list:  # type: ignore[type-arg]
    value = _read_packed_value(data)
    if not isinstance(value, list):
        raise UnexpectedContentError("no list")
    return value


def _read_packed_value(data: io.BytesIO) -> object:
    """Return the next MessagePack value, of the five kinds that the list has."""
    tag = data.read(1)[0]
    sizes = {0xD9: 1, 0xDA: 2, 0xDC: 2, 0xDD: 4}
    if tag < 0x80:
        return tag
    size = (
        int.from_bytes(data.read(sizes[tag]), "big") if tag in sizes else tag & (0x1F if 0xA0 <= tag < 0xC0 else 0x0F)
    )
    if tag in (0xD9, 0xDA) or 0xA0 <= tag < 0xC0:
        return data.read(size).decode()
    if tag in (0xDC, 0xDD) or 0x90 <= tag < 0xA0:
        return [_read_packed_value(data) for _ in range(size)]
    if 0x80 <= tag < 0x90:
        return {_read_packed_value(data): _read_packed_value(data) for _ in range(size)}
    raise UnexpectedContentError(f"unknown MessagePack tag {tag:#x}")


class _NoClasses(pickle.Unpickler):
    """Reads lists and strings; refuses to look anything up, so that a pickle cannot run code."""

    def find_class(self, module_name: str, global_name: str, /) -> object:
        raise UnexpectedContentError(f"the pickle asks for {module_name}.{global_name}")


def read_farsi_faker(folder: Path) -> dict[str, list[str]]:
    """Return the lists ``male_names``, ``female_names`` and ``last_names``."""
    with (folder / "farsi_faker/data/names.pkl").open("rb") as file:
        lists = _NoClasses(file).load()
    return {key: [clean(name) for name in names] for key, names in lists.items()}


def read_gender_names(folder: Path) -> list[str]:
    """Return the given names of persian-gender-detection, misspellings and all."""
    path = folder / "persian_gender_detection/gender/iranianNamesDataset.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [clean(row["Names"]) for row in csv.DictReader(file)]


def read_faker(folder: Path) -> dict[str, list[str]]:
    """Return the lists of names in Faker's provider for fa_IR, by the name of the attribute."""
    tree = ast.parse((folder / "faker/providers/person/fa_IR/__init__.py").read_text(encoding="utf-8"))
    return {target: [clean(name) for name in names] for target, names in _literals(ast.walk(tree))}


def _literals(nodes: Iterable[ast.AST]) -> Iterator[tuple[str, list[str]]]:
    for node in nodes:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            try:
                value = ast.literal_eval(node.value)
            except ValueError:
                continue  # an attribute made of other attributes
            yield node.targets[0].id, list(value)


def read_mimesis(folder: Path) -> tuple[list[str], list[str]]:
    """Return the given names and the surnames of mimesis."""
    person = json.loads((folder / "mimesis/datasets/fa/person.json").read_text(encoding="utf-8"))
    given = [clean(name) for names in person["names"].values() for name in names]
    return given, [clean(name) for name in person["surnames"]]
