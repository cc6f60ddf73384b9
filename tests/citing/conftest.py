"""What the tests of citation lists share."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Item = Mapping[str, object]
MakeItem = Callable[..., Item]


@pytest.fixture(scope="session")
def examples() -> list[dict[str, object]]:
    """The published examples, one a line of the corpus."""
    path = Path(__file__).parent.parent / "corpus" / "citing" / "examples.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def a_book() -> MakeItem:
    """Make a Persian book; fields given take the place of its own."""

    def make(**fields: object) -> Item:
        own: dict[str, object] = {
            "id": "book",
            "type": "book",
            "language": "fa",
            "author": [{"family": "حری", "given": "عباس"}],
            "issued": {"date-parts": [[1378]]},
            "title": "آیین نگارش علمی",
            "publisher-place": "تهران",
            "publisher": "دبیرخانه",
        }
        return own | {key.replace("_", "-"): value for key, value in fields.items()}

    return make


@pytest.fixture
def a_latin_article() -> MakeItem:
    """Make an English article; fields given take the place of its own."""

    def make(**fields: object) -> Item:
        own: dict[str, object] = {
            "id": "article",
            "type": "article-journal",
            "author": [{"family": "Agnew", "given": "John A."}, {"family": "Muscarà", "given": "Luca"}],
            "issued": {"date-parts": [[2012, 3]]},
            "title": "Making political geography: A review",
            "container-title": "Political Geography Quarterly",
            "volume": "34",
            "issue": "2",
            "page": "19-27",
            "DOI": "10.1016/j.polgeo.2012.01.001",
        }
        return own | {key.replace("_", "-"): value for key, value in fields.items()}

    return make
