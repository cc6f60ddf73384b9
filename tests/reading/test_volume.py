from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from proceedings_db.reading import read_volume
from proceedings_db.records import Paper, ProblemCode, Volume
from proceedings_db.text.fold import fold_title

SEED = "applied-political-geography-1391"
GOLD = [
    "hamedan-architecture-a",
    "hamedan-architecture-b",
    "hamedan-programme",
    "seed-layout-numbered",
    "seed-layout-family-first",
]


@pytest.fixture(scope="module")
def seed(project: Path) -> Volume:
    """The shipped seed volume."""
    return read_volume(project / "seeds" / SEED)[0]


def test_the_title_page_of_the_seed(seed: Volume) -> None:
    assert (seed.key, seed.title, seed.year) == (SEED, "مجموعه مقالات «همایش ملی جغرافیای سیاسی کاربردی»", 2012)
    assert seed.conference is not None
    assert (seed.conference.place, seed.conference.venue) == ("تهران", "دانشگاه تربیت مدرس")
    roles = [body.role for body in seed.conference.organizations]
    assert {role: roles.count(role) for role in roles} == {"organizer": 3, "partner": 8, "sponsor": 8}


def test_the_papers_of_the_seed(seed: Volume) -> None:
    assert len(seed.papers) == 15
    assert sum(len(paper.authors) for paper in seed.papers) == 36
    full = [paper for paper in seed.papers if paper.references]
    assert [paper.position for paper in full] == [14]
    assert (full[0].page_first, full[0].page_last, full[0].page_last_inferred) == (222, 235, True)
    assert len(full[0].references) == 20
    assert len(full[0].sections) == 18
    assert len({citation.cluster for citation in full[0].citations}) == 41
    assert [caption.label_as_printed for caption in full[0].captions] == ["جدول ۱"]
    assert full[0].abstract() is None


def test_the_seed_has_three_problems(project: Path) -> None:
    _, problems = read_volume(project / "seeds" / SEED)
    found = [(problem.code, problem.raw_text) for problem in problems]
    assert sorted(found) == [
        (ProblemCode.LAST_PAGE_UNKNOWN, "۲۳۶"),
        (ProblemCode.NAME_NOT_SPLIT, "دکتر عبدالفرجی"),
        (ProblemCode.SPELLING_DOUBTFUL, "Dordnecht"),
    ]


def _without_places(paper: Paper) -> dict[str, Any]:
    """What a paper says, apart from where it stands and from the prose of the body."""
    return {
        "title": paper.title,
        "authors": [(a.name, a.is_corresponding, [x.as_printed for x in a.affiliations]) for a in paper.authors],
        "pages": (paper.page_first, paper.page_last),
        "keywords": paper.keywords,
        "sections": [(s.level, s.heading, s.label_as_printed) for s in paper.sections],
        "captions": [(c.label_as_printed, c.text) for c in paper.captions],
        "references": [(r.label_as_printed, r.raw_text, r.title, r.year) for r in paper.references],
        "citations": [(c.cluster, c.position, c.raw_text, c.authors, c.locator, c.section) for c in paper.citations],
    }


def test_the_shipped_seed_says_what_the_whole_text_says(seed: Volume, shared: Path) -> None:
    whole, _ = read_volume(shared / "seed" / f"{SEED}.txt")
    assert [_without_places(paper) for paper in seed.papers] == [_without_places(paper) for paper in whole.papers]
    assert seed.conference is not None
    assert whole.conference is not None
    assert [(b.role, b.name) for b in seed.conference.organizations] == [
        (b.role, b.name) for b in whole.conference.organizations
    ]


@pytest.mark.parametrize("name", GOLD)
def test_gold_volumes(shared: Path, name: str) -> None:
    gold = json.loads((shared / "gold" / "volumes" / f"{name}.json").read_text(encoding="utf-8"))
    volume, _ = read_volume(shared / "gold" / "volumes" / f"{name}.txt")
    papers = [paper for paper in volume.papers if paper.type == "paper"]
    assert [fold_title(paper.title_as_printed) for paper in papers] == [fold_title(p["title"]) for p in gold["papers"]]
    assert [[fold_title(a.name_as_printed) for a in paper.authors] for paper in papers] == [
        [fold_title(a["raw"]) for a in p["authors"]] for p in gold["papers"]
    ]
    assert [paper.page_first for paper in papers] == [p["first_page"] for p in gold["papers"]]
    assert volume.conference is not None
    assert (volume.conference.start_date, volume.conference.place) == (
        gold["conference"]["date_iso"],
        gold["conference"]["place"],
    )
    assert [(b.role, fold_title(b.name_as_printed)) for b in volume.conference.organizations] == [
        (b["role"], fold_title(b["name"])) for b in gold["organisations"]
    ]


@pytest.mark.parametrize("name", ["constructed-forms", "dadegan-1391", "khazli-1402", "mohtashami-1399"])
def test_gold_papers(shared: Path, name: str) -> None:
    gold = json.loads((shared / "gold" / "papers" / f"{name}.json").read_text(encoding="utf-8"))["papers"][0]
    volume, _ = read_volume(shared / "gold" / "papers" / f"{name}.txt")
    assert [fold_title(paper.title_as_printed) for paper in volume.papers] == [fold_title(gold["title"])]
    paper, full = volume.papers[0], gold["full"]
    assert [(s.level, fold_title(s.heading_as_printed)) for s in paper.sections] == [
        (section["level"], fold_title(section["title"])) for section in full["sections"]
    ]
    assert [(a.email, a.is_presenter) for a in paper.authors] == [
        (author.get("email"), author.get("presenter")) for author in full["authors"]
    ]
    assert [keyword.as_printed for keyword in paper.keywords] == full["keywords"]
    assert len(paper.references) == len(full["references"])
