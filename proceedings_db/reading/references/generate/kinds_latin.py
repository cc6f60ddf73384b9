"""The kinds of Latin entries, each in its share: entries for Persian works above all, translated or transliterated."""

from __future__ import annotations

import random
from typing import Final

from proceedings_db.reading.references.generate.articles_latin import make_article, make_magazine, make_newspaper
from proceedings_db.reading.references.generate.books_latin import (
    make_book,
    make_chapter,
    make_encyclopedia,
    make_manuscript,
)
from proceedings_db.reading.references.generate.draft import Draft, weighted
from proceedings_db.reading.references.generate.templates_latin import LatinTemplate
from proceedings_db.reading.references.generate.titles_latin import LatinTitles
from proceedings_db.reading.references.generate.works_latin import (
    make_conference,
    make_document,
    make_report,
    make_standard,
    make_thesis,
    make_webpage,
)

_KINDS: Final = (
    ("book", 24), ("article-journal", 32), ("chapter", 11), ("paper-conference", 9), ("thesis", 8), ("report", 9),
    ("webpage", 5), ("article-newspaper", 2.5), ("entry-encyclopedia", 2.5), ("manuscript", 2.5), ("standard", 1),
    ("document", 2), ("article-magazine", 3),
)  # fmt: skip


def make_latin(rng: random.Random, titles: LatinTitles) -> Draft:
    """Return one Latin reference without noise."""
    kind = weighted(rng, _KINDS)
    maker = {
        "book": make_book, "article-journal": make_article, "article-magazine": make_magazine,
        "chapter": make_chapter, "paper-conference": make_conference, "thesis": make_thesis, "report": make_report,
        "webpage": make_webpage, "article-newspaper": make_newspaper, "entry-encyclopedia": make_encyclopedia,
        "manuscript": make_manuscript, "standard": make_standard, "document": make_document,
    }[kind]  # fmt: skip
    return maker(LatinTemplate(rng, titles), kind)
