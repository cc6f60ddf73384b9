"""Text, Markdown, JSON, HTML, DOCX and PDF: language and direction of every paragraph, and what runs against it."""

from __future__ import annotations

import html
import io
import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import parse_qs
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings_db.citing import MissingExtraError, OptionError, cite, cite_entries
from proceedings_db.citing.coins import to_coins
from proceedings_db.citing.directions import split_directions
from proceedings_db.citing.document import Document, Paragraph, plain
from proceedings_db.citing.pdf import to_pdf
from tests.browser import ask_browser

Item = Mapping[str, object]
MakeItem = Callable[..., Item]
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def mixed(a_book: MakeItem, a_latin_article: MakeItem) -> list[Item]:
    """A list of both languages, with Latin words, an address and signs that lines of two directions tear apart."""
    article = {
        "type": "article-journal",
        "author": [{"family": "مرادی", "given": "علی"}],
        "title": "برنامه‌نویسی با C++ (نسخهٔ دوم)",
        "container_title": "رایانش",
        "volume": "3",
        "issue": "2",
        "page": "41-63",
        "URL": "http://a.ir/b_c?d=1&e=2",
    }
    return [a_book(id="book"), a_book(id="mixed", **article), a_latin_article()]


def _as_text(content: str | bytes) -> str:
    assert isinstance(content, str)
    return content


def _as_bytes(content: str | bytes) -> bytes:
    assert isinstance(content, bytes)
    return content


def test_text_has_an_entry_a_line(mixed: list[Item]) -> None:
    assert _as_text(cite(mixed, "apa")).splitlines() == [entry.text for entry in cite_entries(mixed, "apa")]


def test_text_of_references_in_the_text(mixed: list[Item]) -> None:
    lines = _as_text(cite(mixed, "apa", in_text=True, locators={"book": "۸۱"})).splitlines()
    assert lines == [
        "(حری، ۱۳۷۸)\tحری (۱۳۷۸)\t(حری، ۱۳۷۸، ص. ۸۱)",
        "(مرادی، ۱۳۷۸)\tمرادی (۱۳۷۸)",
        "(Agnew & Muscarà, 2012)\tAgnew and Muscarà (2012)",
    ]


def test_json_is_a_line_an_entry(mixed: list[Item]) -> None:
    rows = [json.loads(line) for line in _as_text(cite(mixed, "chicago", format="json")).splitlines()]
    assert [row.keys() for row in rows] == [{"id", "text", "html", "in_text"}] * 3
    assert rows[0]["html"] == "حری، عباس. ۱۳۷۸. <i>آیین نگارش علمی</i>. تهران: دبیرخانه."
    assert rows[0]["in_text"] == "(حری ۱۳۷۸)"
    for row in rows:
        assert html.unescape(re.sub("<[^>]+>", "", row["html"])) == row["text"]


def test_markdown_is_read_back_by_pandoc(mixed: list[Item]) -> None:
    from proceedings_db.citing.engine import run_pandoc

    markdown = _as_text(cite(mixed, "apa", format="markdown"))
    assert markdown.count('dir="rtl"') == markdown.count('dir="ltr"') == 1
    plain_text = run_pandoc(["--from=markdown-smart", "--to=plain", "--wrap=none"], markdown.encode()).decode()
    read = [line.replace("_", "") for line in plain_text.splitlines() if line.strip()]
    assert read == [entry.text.replace("_", "") for entry in cite_entries(mixed, "apa")]


def test_numbers_of_markdown_stay_as_they_are(mixed: list[Item]) -> None:
    markdown = _as_text(cite(mixed, "vancouver", format="markdown"))
    assert re.findall(r"^(\S+)\\\. ", markdown, re.MULTILINE) == ["۱", "۲", "3"]


class _Page:
    """An HTML page as a tree; entries by their ids."""

    def __init__(self, content: str) -> None:
        body = content[content.index("<body>") : content.index("</body>") + 7]
        self.tree = ET.fromstring(body)
        self.entries = {e.get("id", ""): e for e in self.tree.iter("div") if "csl-entry" in e.get("class", "")}


def test_html_says_language_and_direction_of_every_entry(mixed: list[Item]) -> None:
    page = _Page(_as_text(cite(mixed, "apa", format="html")))
    assert [(e.get("id"), e.get("lang"), e.get("dir")) for e in page.entries.values()] == [
        ("ref-book", "fa", "rtl"),
        ("ref-mixed", "fa", "rtl"),
        ("ref-article", "en", "ltr"),
    ]
    for entry in cite_entries(mixed, "apa"):
        assert "".join(page.entries[f"ref-{entry.id}"].itertext()) == entry.text


def test_html_isolates_what_runs_the_other_way(mixed: list[Item]) -> None:
    entry = _Page(_as_text(cite(mixed, "apa", format="html"))).entries["ref-mixed"]
    assert [bdi.text for bdi in entry.iter("bdi")] == ["C++"]
    (link,) = entry.iter("a")
    assert (link.get("dir"), link.get("href"), link.text) == (
        "ltr",
        "http://a.ir/b_c?d=1&e=2",
        "http://a.ir/b_c?d=1&e=2",
    )


def test_html_runs_no_script_of_the_data(a_book: MakeItem) -> None:
    evil = "<script>alert(1)</script>"
    content = _as_text(cite([a_book(id=f'"{evil}', title=evil, URL="javascript:alert(1)")], "apa", format="html"))
    assert "<script" not in content
    assert "<a " not in content


def test_coins_describe_the_work(a_latin_article: MakeItem) -> None:
    pairs = parse_qs(to_coins(a_latin_article()))
    assert pairs["rft_val_fmt"] == ["info:ofi/fmt:kev:mtx:journal"]
    assert pairs["rft.jtitle"] == ["Political Geography Quarterly"]
    assert pairs["rft.au"] == ["Agnew, John A.", "Muscarà, Luca"]
    assert (pairs["rft.aulast"], pairs["rft.date"], pairs["rft.pages"]) == (["Agnew"], ["2012"], ["19-27"])
    assert pairs["rft_id"] == ["info:doi/10.1016/j.polgeo.2012.01.001"]


def test_html_carries_coins(mixed: list[Item]) -> None:
    page = _Page(_as_text(cite(mixed, "mla", format="html")))
    spans = [span for entry in page.entries.values() for span in entry.iter("span") if span.get("class") == "Z3988"]
    assert [parse_qs(span.get("title", ""))["rft.date"] for span in spans] == [["1378"], ["1378"], ["2012"]]


def test_browser_shows_runs_in_order(mixed: list[Item], tmp_path: Path) -> None:
    probes = [
        ("ref-mixed", "مرادی"), ("ref-mixed", "علی"), ("ref-mixed", "C"), ("ref-mixed", "++"), ("ref-mixed", "(نسخهٔ"),
        ("ref-mixed", "۴۱"), ("ref-mixed", "۶۳"), ("ref-mixed", "http"), ("ref-mixed", "e=2"),
        ("ref-article", "Agnew"), ("ref-article", "Muscarà"),
    ]  # fmt: skip
    content = _as_text(cite(mixed, "apa", format="html")).replace("max-width: 44rem", "width: 2000px; max-width: none")
    asked = json.dumps(probes, ensure_ascii=False)
    question = f"{asked}.map(([id, text]) => place(document.getElementById(id), text))"
    places = ask_browser(content, question, tmp_path, "--window-size=2200,800")
    family, given_name, c, plus, bracket, first, last, address, end, agnew, muscara = places
    assert len({top // 20 for _, top in places[:9]}) == 1, "the Persian entry stands on one line"
    assert family[0] > given_name[0] > c[0] > bracket[0] > first[0] > last[0] > address[0]
    assert c[0] < plus[0], "C++ reads from left to right"
    assert address[0] < end[0], "an address reads from left to right"
    assert agnew[0] < muscara[0]


def _paragraphs(content: bytes) -> list[ET.Element]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return list(ET.fromstring(archive.read("word/document.xml")).iter(f"{WORD}p"))


def _text_of(element: ET.Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{WORD}t"))


def test_docx_has_right_to_left_paragraphs_with_styles_of_their_own(mixed: list[Item]) -> None:
    content = _as_bytes(cite(mixed, "apa", format="docx"))
    heading, *entries = _paragraphs(content)
    assert heading.find(f"{WORD}pPr/{WORD}bidi") is not None
    styles = [paragraph.find(f"{WORD}pPr/{WORD}pStyle").get(f"{WORD}val") for paragraph in entries]  # type: ignore[union-attr]
    assert styles == ["EntryPersian", "EntryPersian", "EntryLatin"]
    assert [paragraph.find(f"{WORD}pPr/{WORD}bidi") is not None for paragraph in entries] == [True, True, False]
    assert [_text_of(paragraph) for paragraph in entries] == [entry.text for entry in cite_entries(mixed, "apa")]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        defined = set(re.findall(r'w:styleId="(\w+)"', archive.read("word/styles.xml").decode()))
    assert set(styles) <= defined


def test_docx_keeps_latin_words_left_to_right(mixed: list[Item]) -> None:
    paragraph = next(p for p in _paragraphs(_as_bytes(cite(mixed, "apa", format="docx"))) if "C++" in _text_of(p))
    right_to_left = {_text_of(run): run.find(f"{WORD}rPr/{WORD}rtl") is not None for run in paragraph.iter(f"{WORD}r")}
    assert right_to_left["C++"] is False
    assert right_to_left["http://a.ir/b_c?d=1&e=2"] is False
    assert all(flag for text, flag in right_to_left.items() if "مرادی" in text or "رایانش" in text)


def test_word_processor_reads_the_docx(mixed: list[Item], tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice on this machine")
    source = tmp_path / "list.docx"
    source.write_bytes(_as_bytes(cite(mixed, "apa", format="docx")))
    command = [office, "--headless", f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"]
    command += ["--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, capture_output=True, check=True, timeout=180)
    lines = (tmp_path / "list.txt").read_text(encoding="utf-8-sig").splitlines()
    assert [line for line in lines if line.strip()] == ["منابع", *(e.text for e in cite_entries(mixed, "apa"))]


def test_pdf_embeds_its_font(mixed: list[Item]) -> None:
    content = _as_bytes(cite(mixed, "apa", format="pdf"))
    assert content.startswith(b"%PDF-")
    assert b"Vazirmatn" in content


@given(st.text(st.sampled_from("آب۱ abc()[]{}#$*_`<>@~=/+'\"-\\؛؟«»1.\n\t"), min_size=1))
def test_pdf_source_takes_any_text(text: str) -> None:
    assert to_pdf(Document("x", (Paragraph(plain(text)), Paragraph(plain(text), "latin")))).startswith(b"%PDF-")


@given(st.text())
def test_parts_of_both_directions_are_the_whole(text: str) -> None:
    for script in ("persian", "latin"):
        assert "".join(part for part, _ in split_directions(text, script)) == text  # type: ignore[arg-type]


def test_unknown_format_is_refused(a_book: MakeItem) -> None:
    with pytest.raises(OptionError, match="no format 'rtf'"):
        cite([a_book()], "apa", format="rtf")  # type: ignore[arg-type]


@pytest.mark.parametrize(("module", "format_name", "extra"), [("pypandoc", "text", "cite"), ("typst", "pdf", "pdf")])
def test_missing_extra_is_answered_with_the_install_line(
    a_book: MakeItem, monkeypatch: pytest.MonkeyPatch, module: str, format_name: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtraError, match=rf"pip install 'proceedings-db\[{extra}\]'"):
        cite([a_book()], "apa", format=format_name)  # type: ignore[arg-type]
