"""The reader of search queries: words, phrases, beginnings, limits and signs in any order."""

from __future__ import annotations

import random
from pathlib import Path
from typing import ClassVar, Final

import proceedings_db
from proceedings_db.database.search import find_records
from proceedings_db.database.search_found import SearchHit
from proceedings_db.records import ProceedingsError
from tests.fuzz.corpus import SEEDS, printed_names, printed_titles
from tests.fuzz.ground import Ground
from tests.fuzz.mutate import SIGNS, break_signs
from tests.fuzz.reader import Reader, check_refusal

_FIELDS: Final = (
    *("author:", "authors:", "title:", "keyword:", "year:", "kind:", "type:", "نویسنده:", "عنوان:", "سال:", "نوع:"),
    *("کلیدواژه‌ها:", "doi:", "http:", "x:", "author: ", "title::", ":", "NEAR(", "^", "rank:"),
)
_YEARS: Final = (
    "1391",
    "1380..1390",
    "1390..1380",
    "..1390",
    "2001..",
    "..",
    "۱۳۸۰-۱۳۹۱",
    "1391..2012",
    "٢٠٠١",
    "²",
    "13911",
)
_KINDS: Final = ("paper", "reference", "person", "organization", "book", "مقاله", "thesis", "a", "PAPER", "none")
_JOINTS: Final = (" ", " ", " ", " OR ", " AND ", " NOT ", " | ", "  ", "", "\t", "\n", " -", " - ", " + ", ",")
_ENGINE: Final = (
    *("' OR 1=1 --", "'; DROP TABLE paper; --", '") OR ("', "paper_fts", "a NEAR/3 b", "a & b | !c", "<->", ":*", "\\"),
    *(
        "%",
        "_",
        "$1",
        ":key",
        "?",
        "{title}:a",
        "x'00'",
        "\x00",
        "''",
        '"' * 7,
        "(" * 40,
        "*" * 40,
        "-" * 40,
        "a" * 900,
    ),
)


class Queries(Reader[list[SearchHit]]):
    """A query is asked of a database, and what it finds is shown."""

    name: ClassVar[str] = "query"
    follow_every: ClassVar[int] = 49

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        seed = SEEDS / "applied-political-geography-1391"
        self.ground = Ground(folder, lambda url: proceedings_db.load(seed, url=url))

    def make(self, source: random.Random) -> bytes:
        """Return a query of up to six parts."""
        query = ""
        for _ in range(source.randint(1, 6)):
            query += source.choice(_JOINTS) + _part(source)
        query = query.lstrip(" ") if source.random() < 0.9 else query
        query = break_signs(source, query) if source.random() < 0.4 else query
        return query[: 40 * source.choice((1, 10, 30))].encode("utf-8", "surrogatepass")

    def read(self, data: bytes) -> list[SearchHit] | None:
        """Ask; what is found is at most what was asked for, each once."""
        try:
            hits = find_records(self.ground.engine, data.decode("utf-8", "surrogatepass"))
        except ProceedingsError as error:
            check_refusal(error)
            return None
        assert len({(hit.kind, hit.key) for hit in hits}) == len(hits) <= 20
        return hits

    def follow(self, data: bytes, read: list[SearchHit]) -> None:
        """Ask again, and let the command show what is found."""
        query = data.decode("utf-8", "surrogatepass")
        assert find_records(self.ground.engine, query) == read, "asked twice, and not answered alike"
        for shape in ("text", "json"):
            printed = self.ground.run("search", "--format", shape, "--", query)
            printed.encode()
        assert self.ground.is_untouched, "a search changed the database"


def _part(source: random.Random) -> str:
    text = source.choice((*printed_names(), *printed_titles(), "زرقانی", "شهر", "دیپلماسی شهری", "zarghani", "امنیت"))
    words = text.split()
    start = source.randrange(len(words))
    text = " ".join(words[start : start + source.choice((1, 1, 2, 4))])
    return source.choice(
        (
            *(text, text, f'"{text}"', f"«{text}»", f"{text[: source.randint(1, 5)]}*", f"-{text}", f'-"{text}"'),
            *(
                f"{source.choice(_FIELDS)}{text}",
                f'{source.choice(_FIELDS)}"{text}"',
                f"-{source.choice(_FIELDS)}{text}",
            ),
            *(f"year:{source.choice(_YEARS)}", f"kind:{source.choice(_KINDS)}", f"type:{source.choice(_KINDS)}"),
            *(source.choice(SIGNS), source.choice(_ENGINE), f'"{text}', f"{text}{source.choice(SIGNS)}{text}"),
        )
    )
