"""The kinds of Persian entries, each in its share."""

from __future__ import annotations

import random
from typing import Final

from proceedings_db.reading.references.generate.articles_fa import make_article, make_newspaper
from proceedings_db.reading.references.generate.books_fa import (
    make_book,
    make_chapter,
    make_encyclopedia,
    make_manuscript,
    make_old,
    make_short,
)
from proceedings_db.reading.references.generate.draft import Draft, weighted
from proceedings_db.reading.references.generate.templates_fa import Template
from proceedings_db.reading.references.generate.titles_fa import Titles
from proceedings_db.reading.references.generate.works_fa import (
    make_conference,
    make_document,
    make_law,
    make_report,
    make_speech,
    make_standard,
    make_thesis,
    make_webpage,
)

_KINDS: Final = (
    ("book", 30), ("translated", 9), ("edited", 5), ("article-journal", 34), ("thesis", 9), ("paper-conference",
    10), ("chapter", 6),
    ("report", 7), ("article-newspaper", 3), ("article-magazine", 4), ("webpage", 4), ("entry-encyclopedia", 3),
    ("legislation", 1.5),
    ("manuscript", 1.2), ("speech", 1), ("interview", 0.8), ("document", 1.6), ("old", 4), ("standard", 1),
    ("short", 0.4),
)  # fmt: skip


def make_persian(rng: random.Random, titles: Titles) -> Draft:
    """Return one Persian reference without noise."""
    kind = weighted(rng, _KINDS)
    template = Template(rng, titles)
    maker = {
        "translated": make_book, "edited": make_book, "book": make_book, "article-journal": make_article,
        "article-magazine": make_article, "thesis": make_thesis,
        "paper-conference": make_conference, "chapter": make_chapter, "report": make_report,
        "article-newspaper": make_newspaper, "webpage": make_webpage,
        "entry-encyclopedia": make_encyclopedia, "legislation": make_law, "manuscript": make_manuscript,
        "speech": make_speech, "interview": make_speech,
        "document": make_document, "old": make_old, "standard": make_standard, "short": make_short,
    }[kind]  # fmt: skip
    return maker(template, kind)
