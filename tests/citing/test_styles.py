"""The shipped CSL files: valid CSL 1.0.2, and the same text when pandoc runs them by itself."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from proceedings_db.citing import cite_entries, list_styles
from proceedings_db.citing.engine import get_pandoc_path
from proceedings_db.citing.finish import to_entry_digits
from proceedings_db.citing.styles import NAMESPACE, STYLE_NAMES, find_style, styles_folder

Item = Mapping[str, object]
MakeItem = Callable[..., Item]

CORPUS = Path(__file__).parent.parent / "corpus" / "citing"


def _words(kind: str) -> set[str]:
    """What CSL 1.0.2 has of a kind: its variables, types of items or elements."""
    lines = (CORPUS / "csl-vocabulary.txt").read_text(encoding="utf-8").splitlines()
    return set(next(line for line in lines if line.startswith(f"{kind}: ")).split()[1:])


FILES = sorted(styles_folder().glob("*.csl"))
VARIABLES = _words("variables")
TYPES = _words("types")
ELEMENTS = _words("elements")


@pytest.fixture(scope="module")
def roots() -> dict[str, ET.Element]:
    return {path.name: ET.parse(path).getroot() for path in FILES}


def test_every_style_has_a_persian_and_a_latin_file() -> None:
    assert [path.stem for path in FILES] == sorted(f"{name}-{kind}" for name in STYLE_NAMES for kind in ("fa", "en"))
    assert [style.name for style in list_styles()] == list(STYLE_NAMES)
    assert all(path.is_file() for style in list_styles() for path in style.files)


@pytest.mark.parametrize("name", [path.name for path in FILES])
def test_file_has_the_vocabulary_of_csl(name: str, roots: Mapping[str, ET.Element]) -> None:
    root = roots[name]
    assert {element.tag for element in root.iter()} <= {f"{{{NAMESPACE}}}{element}" for element in ELEMENTS}
    used = {variable for element in root.iter() for variable in element.get("variable", "").split()}
    assert used <= VARIABLES
    conditions = {kind for element in root.iter() for kind in element.get("type", "").split()}
    assert conditions <= TYPES
    assert [child.tag.split("}")[1] for child in root if not child.tag.endswith("}macro")] in (
        ["info", "citation", "bibliography"],
        ["info", "locale", "citation", "bibliography"],
    )


@pytest.mark.parametrize("name", [path.name for path in FILES])
def test_file_calls_every_macro_it_has(name: str, roots: Mapping[str, ET.Element]) -> None:
    root = roots[name]
    macros = {macro.get("name") for macro in root.iter(f"{{{NAMESPACE}}}macro")}
    assert {element.get("macro") for element in root.iter() if element.get("macro")} == macros


def test_files_pass_the_csl_schema() -> None:
    """With the npm package csl-validator-wasm 1.0.0, which carries the schema, where a variable names its folder."""
    folder = os.environ.get("PROCEEDINGS_DB_CSL_VALIDATOR")
    node = shutil.which("node")
    if not folder or not node:
        pytest.skip("PROCEEDINGS_DB_CSL_VALIDATOR names no folder of csl-validator-wasm, or there is no node")
    script = (
        "import fs from 'fs'; const {validateStyle} = await import(process.argv[1]);"
        "for (const f of process.argv.slice(2)) { const said = await validateStyle(fs.readFileSync(f, 'utf8'));"
        "if (said.trim()) { console.log(f, said); process.exitCode = 1; } }"
    )
    validator = str(Path(folder) / "csl-validator.mjs")
    command = [node, "--input-type=module", "-e", script, validator, *map(str, FILES)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def _pandoc_alone(csl: str, items: list[Item], folder: Path) -> list[str]:
    """The list as pandoc prints it without us, an entry a line."""
    bibliography = folder / "items.json"
    bibliography.write_text(json.dumps(items, ensure_ascii=False), encoding="utf-8")
    command = [get_pandoc_path(), "--from=markdown", "--to=plain", "--wrap=none", "--citeproc"]
    command += [f"--csl={csl}", f"--bibliography={bibliography}"]
    text = subprocess.run(command, input="---\nnocite: '@*'\n---\n", capture_output=True, text=True, check=True).stdout
    return [line for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("style", STYLE_NAMES)
def test_pandoc_prints_a_latin_list_as_we_do(style: str, a_latin_article: MakeItem, tmp_path: Path) -> None:
    book = {"type": "book", "container_title": "", "volume": "", "issue": "", "page": "", "DOI": ""}
    items = [a_latin_article(), a_latin_article(id="b", author=[{"family": "Zukin", "given": "Sharon"}], **book)]
    ours = [entry.text for entry in cite_entries(items, style)]
    alone = _pandoc_alone(find_style(style).latin, items, tmp_path)
    assert [_without_number(line) for line in alone] == ours


@pytest.mark.parametrize("style", STYLE_NAMES)
def test_pandoc_prints_a_persian_list_as_we_do_but_for_the_figures(
    style: str, examples: list[dict[str, object]], tmp_path: Path
) -> None:
    lines = [line for line in examples if line["style"] == f"{style}-fa" and "expected" in line and line["default"]]
    # What CSL cannot say is made in the data or after the engine: Jalali days, «و» between numbers, a mark met twice.
    items: list[Item] = [
        line["item"]  # type: ignore[misc]
        for line in lines or [line for line in examples if line["style"] == f"{style}-fa"]
        if not {"custom", "status"} & line["item"].keys()
        and "؟" not in line["item"]["title"]  # type: ignore[attr-defined, index]
        and "-" not in line["item"].get("issue", "")  # type: ignore[attr-defined]
    ]
    assert items
    ours = {entry.text for entry in cite_entries(items, style, options=["citation-order"])}
    alone = _pandoc_alone(find_style(style).persian, items, tmp_path)
    # Works that are the same twice over have year letters in our list alone.
    lettered = {text for text in ours if re.search("[۰-۹](?:الف|ب|پ)[.)]", text)}
    assert {to_entry_digits(_without_number(line)) for line in alone} >= ours - lettered
    assert len(ours - lettered) > len(ours) / 2


def test_a_style_of_others_serves_both_languages(a_book: MakeItem, a_latin_article: MakeItem) -> None:
    style = find_style("mla").latin
    texts = [entry.text for entry in cite_entries([a_latin_article(), a_book()], style)]
    assert texts[0].startswith("حری, عباس.")
    assert "۱۳۷۸" in texts[0]
    assert texts[1].startswith("Agnew, John A., and Luca Muscarà.")


def _without_number(line: str) -> str:
    number, _, rest = line.partition(" ")
    return rest.strip() if number.strip("[].").isdigit() else line
