from __future__ import annotations

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from proceedings_db.reading import conversion, read_volume
from proceedings_db.reading.conversion import read_document
from proceedings_db.records import InputError
from tests.reading.invented import BODY, CONTENTS, ENTRIES, LAYOUTS, facts

TEXT = CONTENTS + LAYOUTS["authors below, leader and page behind them"]
EXPECTED = [(entry.title, entry.authors, entry.page) for entry in ENTRIES]
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


@pytest.fixture(autouse=True)
def _pandoc() -> None:
    """Skip where the extra that brings pandoc is not installed."""
    pytest.importorskip("pypandoc")


def write_docx(file: Path, text: str) -> Path:
    """A DOCX file with a paragraph a line."""
    runs = (escape(line).replace("\t", "</w:t><w:tab/><w:t>") for line in text.splitlines())
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{run}</w:t></w:r></w:p>' if run else "<w:p/>" for run in runs)
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
            f'relationships+xml"/><Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}" Target="word/document.xml"/>'
            "</Relationships>",
        )
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>')
    return file


def test_a_docx_file_is_read_as_its_text(tmp_path: Path) -> None:
    volume, _ = read_volume(write_docx(tmp_path / "Water 94.docx", TEXT))
    assert volume.key == "water-94"
    assert facts(volume.papers) == EXPECTED
    assert volume.conference is not None
    assert volume.conference.place == "تهران"


def test_a_folder_may_hold_text_and_documents(tmp_path: Path) -> None:
    folder = tmp_path / "water"
    folder.mkdir()
    (folder / "1.txt").write_text(TEXT, encoding="utf-8")
    write_docx(folder / "2.docx", f"{ENTRIES[0].title}\n\nمریم رضایی، علی کریمی\n\n{BODY}")
    volume, _ = read_volume(folder)
    assert len(volume.papers[0].references) == 1
    assert volume.papers[0].references[0].place is not None
    assert volume.papers[0].references[0].place.source == 2


HTML = """<h1>عنوان</h1><p>علی کریمی<sup>1</sup></p><p>سطر<br>دیگر</p><ul><li>دانشگاه یزد</li><li>دانشگاه قم</li></ul>
<ol start="3"><li>سوم</li></ol><table><tr><td>آب</td><td>علی</td><td>۱۲</td></tr></table><blockquote>نقل</blockquote>
<script>alert(1)</script>"""


def test_html_gives_a_paragraph_a_line(tmp_path: Path) -> None:
    file = tmp_path / "volume.html"
    file.write_text(HTML, encoding="utf-8")
    assert [line for line in read_document(file).splitlines() if line] == [
        "عنوان",
        "علی کریمی1",
        "سطر",
        "دیگر",
        "• دانشگاه یزد",
        "• دانشگاه قم",
        "3. سوم",
        "آب\tعلی\t۱۲",
        "نقل",
    ]


def test_a_broken_document_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "volume.docx"
    file.write_bytes(b"PK\x03\x04 no document")
    with pytest.raises(InputError, match="pandoc cannot read"):
        read_volume(file)


def test_without_pandoc_the_message_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion, "_find_pandoc", lambda: None)
    with pytest.raises(InputError, match="pandoc is needed") as caught:
        read_volume(write_docx(tmp_path / "volume.docx", TEXT))
    assert "extra" in caught.value.remedy
