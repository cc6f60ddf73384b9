"""Contents lists in two languages: two titles in one entry, or a second list whose pages say which paper is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from proceedings_db.reading.document import Passage, guess_language
from proceedings_db.reading.entries import ContentsEntry


def split_languages(title: Passage) -> tuple[Passage, Passage | None]:
    """Return a title and, where its last or first lines are in another language, the title in that one.

    «شکل‌گیری شهر» above «The Growth of Towns» gives both, the Persian one first.
    """
    lines = title.lines()
    languages = ["en" if guess_language(line.text) == "en" else "fa" for line in lines]
    changes = [index for index in range(1, len(lines)) if languages[index] != languages[index - 1]]
    if len(changes) != 1:
        return title, None
    start = lines[changes[0]].start - title.start
    first, second = title.cut(0, start), title.cut(start)
    return (first, second) if languages[0] == "fa" else (second, first)


def join_lists(entries: Sequence[ContentsEntry]) -> list[ContentsEntry]:
    """Return the entries without those that repeat an earlier one, on the same page, in another language.

    Title and names of such an entry go to the one that it repeats.
    """
    joined: list[ContentsEntry] = []
    by_page: dict[int, int] = {}
    for entry in entries:
        page = entry.page.first if entry.page else None
        language = guess_language(entry.title.text)
        earlier = by_page.get(page) if page is not None else None
        if earlier is not None and guess_language(joined[earlier].title.text) != language:
            first = joined[earlier]
            joined[earlier] = replace(
                first, second_title=first.second_title or entry.title, second_authors=entry.authors
            )
            continue
        if page is not None:
            by_page.setdefault(page, len(joined))
        joined.append(entry)
    return joined
