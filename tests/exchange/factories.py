"""Records for the tests of exchange: the seed's volume as a careful librarian entered it, and small ones by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from proceedings_db.records import (
    Affiliation,
    Authorship,
    Conference,
    ConferenceOrganization,
    ContributorRole,
    Keyword,
    Name,
    OrganizationRole,
    Paper,
    PaperText,
    Reference,
    ReferenceName,
    Volume,
)
from proceedings_db.text.calendars import guess_calendar
from proceedings_db.text.characters import ALM, BOM, EMBEDDINGS, ISOLATES, LRM, NBSP, RLM
from proceedings_db.text.numerals import read_integer

TITLE = "نقش و جایگاه دیپلماسی شهری در برقراری صلح و توسعه"


def a_conference(**changes: Any) -> Conference:
    bodies = (
        ConferenceOrganization("organizer", 1, "انجمن ژئوپلیتیک ایران", "انجمن ژئوپلیتیک ایران"),
        ConferenceOrganization("organizer", 2, "وزارت علوم، تحقیقات و فن آوری", "وزارت علوم، تحقیقات و فن‌آوری"),
        ConferenceOrganization("partner", 1, "دانشگاه خوارزمی", "دانشگاه خوارزمی"),
        ConferenceOrganization("sponsor", 1, "شهرداری تهران", "شهرداری تهران"),
    )
    conference = Conference(
        name="همایش ملی جغرافیای سیاسی کاربردی",
        name_as_printed="همایش ملی جغرافیای سیاسی کاربردی",
        date_as_printed="۱۸ مهر ۱۳۹۱",
        calendar="jalali",
        start_date="2012-10-09",
        place="تهران",
        venue="دانشگاه تربیت مدرس",
        organizations=bodies,
    )
    return replace(conference, **changes)


def a_volume(**changes: Any) -> Volume:
    volume = Volume(
        key="applied-political-geography-1391",
        title="مجموعه مقالات «همایش ملی جغرافیای سیاسی کاربردی»",
        title_as_printed="مجموعه مقالات «همایش ملی جغرافیای سیاسی کاربردی»",
        language="fa",
        conference=a_conference(),
        year=2012,
    )
    return replace(volume, **changes)


def an_author(given: str | None, family: str | None, position: int = 1, **changes: Any) -> Authorship:
    name = Name(given=given, family=family)
    return replace(Authorship(position, name.display, name), **changes)


def a_paper(**changes: Any) -> Paper:
    university = Affiliation(
        1,
        "استادیار جغرافیای سیاسی، دانشگاه فردوسی مشهد",
        "استادیار",
        "جغرافیای سیاسی",
        "دانشگاه فردوسی مشهد",
    )
    paper = Paper(
        position=14,
        title=TITLE,
        title_as_printed=TITLE,
        language="fa",
        page_first=222,
        page_last=235,
        authors=(
            an_author("سید هادی", "زرقانی", affiliations=(university,), email="zarghani@um.ac.ir"),
            an_author("محمد جواد", "رنجکش", 2),
            an_author("منصوره", "اسکندران", 3),
        ),
        texts=(PaperText("abstract", "fa", "تغییر و تحول در نظام بین‌المللی\nو اهمیت یافتن شهرها."),),
        keywords=tuple(
            Keyword("fa", position, word, word)
            for position, word in enumerate(("دیپلماسی شهری", "توسعه", "صلح", "بازیگران نظام بین‌الملل"), 1)
        ),
        key="applied-political-geography-1391.14",
        citation_key="zarghani2012naqsh",
    )
    return replace(paper, **changes)


def a_reference(**changes: Any) -> Reference:
    reference = Reference(
        position=1,
        raw_text="افتخاری، اصغر (۱۳۸۰): ناامنی جهانی، پژوهشکده مطالعات راهبردی، تهران.",
        language="fa",
        csl_type="book",
        title="ناامنی جهانی",
        publisher="پژوهشکده مطالعات راهبردی",
        publisher_place="تهران",
        date_as_printed="۱۳۸۰",
        year=1380,
        calendar="jalali",
        names=(ReferenceName("author", 1, Name(given="اصغر", family="افتخاری")),),
        key="applied-political-geography-1391.14.r1",
    )
    return replace(reference, **changes)


ROLES: tuple[ContributorRole, ...] = ("author", "editor", "translator")

TORTURE = {
    "half-space": "حافظ‌نیا و بین‌الملل",
    "balanced braces": "مجموعه {الف} و {ب {ج}}",
    "open brace": "الف { ب",
    "braces the wrong way round": "} الف {",
    "percent": "رشد ۵۰% در سال",
    "ampersand and entities": "R&D &amp; &lt;i&gt;",
    "punctuation": "الف، ب؛ ج؟ «د»",
    "math": "$x$ و $y^2$",
    "two prices": "$5 and $6",
    "backslashes": "a\\b \\\\ \\{ \\",
    "TeX": "a~b^c_d#e \\textbf{x} ``y''",
    "e-mail": "zarghani@um.ac.ir",
    "entry inside": "@article{x, title = {y}}",
    "quotation marks": 'the "word"',
    "very long": "جغرافیای سیاسی " * 5000,
    "bidi marks": f"{RLM}تهران{LRM}{ALM} {EMBEDDINGS}(Tehran){ISOLATES}",
    "line ends": "الف\nب\r\nپ\vت\fث\x1cج\x85چ\N{LINE SEPARATOR}ح\N{PARAGRAPH SEPARATOR}خ",
    "RIS tags": "الف\nER  - \nTY  - BOOK\nAU  - ب",
    "spaces": f"  الف\t\tب{NBSP}{NBSP}پ  ",
    "controls": "a\x00b\x07c\x7f",
    "half a surrogate pair": "a\ud800b",
    "BOM": f"{BOM}الف",
    "comma, and a semicolon; in Latin": "Iran, Tehran; and others",
    "only spaces": "   ",
    "empty": "",
}


def gold_references(project: Path) -> list[Reference]:
    """The 400 references of the development gold, as records."""
    lines = [
        line
        for name in ("references-dev-a.jsonl", "references-dev-b.jsonl")
        for line in (project / "tests" / "corpus" / name).read_text("utf-8").splitlines()
    ]
    return [gold_reference(json.loads(line), position) for position, line in enumerate(lines, 1)]


def gold_reference(entry: dict[str, Any], position: int) -> Reference:
    """A labelled reference string as the record that it is."""
    fields = dict(entry["fields"])
    names = tuple(
        ReferenceName(
            role, number, Name(name.get("honorific"), name.get("given"), name.get("family"), name.get("literal"))
        )
        for role in ROLES
        for number, name in enumerate(fields.pop(role, ()), 1)
    )
    issued = fields.pop("issued", None)
    year = read_integer(issued) if issued else None
    page = fields.pop("pages", None)
    return Reference(
        position=position,
        raw_text=entry["raw"],
        language=entry["lang"],
        csl_type=entry["type"],
        names=names,
        date_as_printed=issued,
        year=year,
        calendar=guess_calendar(year) if year else None,
        page=page,
        key=f"gold.1.r{position}",
        **fields,
    )


def seed_volume(shared: Path) -> Volume:
    """The seed's volume with its papers and references, from the gold."""
    gold = json.loads((shared / "gold" / "seed-volume.json").read_text("utf-8"))
    meeting = gold["conference"]
    roles: dict[str, OrganizationRole] = {"organiser": "organizer", "contributor": "partner", "sponsor": "sponsor"}
    bodies = tuple(
        ConferenceOrganization(roles[body["role"]], body["order"], body["name"], body["name_clean"])
        for body in gold["organisations"]
    )
    references = tuple(gold_reference(entry, entry["number"]) for entry in gold["references"])
    conference = a_conference(
        name=meeting["title"],
        date_as_printed=meeting["date_as_written"],
        start_date=meeting["date_iso"],
        place=meeting["place"],
        venue=meeting["venue"],
        organizations=bodies,
    )
    papers = tuple(_seed_paper(paper, references) for paper in gold["papers"])
    return a_volume(title=meeting["volume_title"], conference=conference, papers=papers)


def _seed_paper(paper: dict[str, Any], references: tuple[Reference, ...]) -> Paper:
    number = paper["order"]
    return Paper(
        position=number,
        title=paper["title_clean"],
        title_as_printed=paper["title"],
        language=paper["language"],
        page_first=paper["first_page"],
        page_last=paper["last_page"],
        authors=tuple(
            an_author(author["given_clean"], author["family_clean"], author["order"]) for author in paper["authors"]
        ),
        references=references if paper["full_text"] else (),
        citation_key=f"paper{number}",
    )
