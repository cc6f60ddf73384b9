"""Persian titles: by a grammar over word lists, by cutting and joining titles of training references."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Final

from proceedings_db.reading.references.generate import words_fa as words
from proceedings_db.reading.references.generate.draft import weighted
from proceedings_db.text.lexicon import lexicon

_ACRONYMS: Final = (
    "GIS",
    "SWOT",
    "AHP",
    "ICT",
    "HSE",
    "DEA",
    "TOPSIS",
    "RS",
    "PCA",
    "SPSS",
    "IPA",
    "BOT",
    "y",
    "ANP",
    "DNA",
)


class Titles:
    """A source of titles; ``known`` are titles of training references to cut and join."""

    def __init__(self, rng: random.Random, known: Sequence[str] = ()) -> None:
        self.rng = rng
        self.known = [title.split() for title in known if len(title.split()) > 2]
        words_of: dict[str, list[str]] = {"N": [], "A": []}
        for word, (kind, weight) in sorted(lexicon().words.items()):
            if weight >= 3 and len(word) > 2 and kind:
                copies = 1 if weight < 12 else 2 if weight < 60 else 3
                words_of["A" if "A" in kind and word.endswith("ی") else "N"] += (
                    [word] * copies if "V" not in kind else []
                )
        self.nouns, self.adjectives = words_of["N"], words_of["A"] or words_of["N"]

    def phrase(self, longest: int = 4) -> str:
        """Return a noun phrase of one to ``longest`` words."""
        rng = self.rng
        if self.known and rng.random() < 0.5:
            source = rng.choice(self.known)
            length = min(len(source), rng.randint(1, longest + 1))
            start = rng.randrange(len(source) - length + 1)
            cut = " ".join(source[start : start + length]).strip("«»()[]\"'“”.،,:؛؟ ")
            if cut and not any(mark in cut for mark in '«»()[]"“”'):
                return cut
        found = [rng.choice(self.nouns if rng.random() < 0.4 else words.NOUNS)]
        if rng.random() < 0.2:
            found[0] += rng.choice(["های", "های", "ها"])
        while len(found) < longest and rng.random() < 0.6:
            near = self.adjectives if rng.random() < 0.2 else words.ADJECTIVES
            found.append(rng.choice(near if rng.random() < 0.55 else self.nouns if rng.random() < 0.4 else words.NOUNS))
        return " ".join(found)

    def place(self) -> str:
        """Return a place as titles name it: «شهر کرمان»."""
        return f"{self.rng.choice(words.PLACE_WORDS)} {self.rng.choice(words.PLACES)}"

    def article(self) -> str:
        """Return the title of an article, a thesis or a report."""
        rng = self.rng
        if self.known and rng.random() < 0.25:
            return self._joined()
        title = f"{rng.choice(words.TITLE_HEADS)} {self.phrase()}" if rng.random() < 0.75 else self.phrase(5)
        for _ in range(weighted(rng, [(0, 1.5), (1, 5), (2, 3)])):
            title += f" {rng.choice(words.TITLE_LINKS)} {self.phrase()}"
        return self._adorn(title)

    def book(self) -> str:
        """Return the title of a book, short for the most part."""
        rng = self.rng
        roll = rng.random()
        if roll < 0.22:
            title = rng.choice(words.BOOK_TITLES)
        elif roll < 0.6:
            title = f"{rng.choice(words.TITLE_HEADS)} {self.phrase(3)}"
        elif roll < 0.9:
            title = self.phrase(4)
        else:
            return self.article()
        if rng.random() < 0.25:
            title += f" {rng.choice(words.TITLE_LINKS)} {self.phrase(3)}"
        if rng.random() < 0.03:
            first = rng.randint(1290, 1360)
            title += f" ({first}{rng.choice(['-', '- ', ' تا '])}{first + rng.randint(1, 30)}"
            title += f"{rng.choice(['', ' ق', ' ش', '', 'ش'])})"
        if rng.random() < 0.14:
            title += f"{rng.choice([': ', '، ', '؛ ', ' : ', '. '])}{self.phrase(4)}"
        return title + (f" ({self.phrase(3)})" if rng.random() < 0.05 else "")

    def _joined(self) -> str:
        """Return two halves of known titles."""
        first, second = self.rng.choice(self.known), self.rng.choice(self.known)
        text = " ".join([*first[: (len(first) + 1) // 2], *second[len(second) // 2 :]]).strip('«»"“” .،:')
        for left, right in ("()", "«»", "[]", "“”"):
            if text.count(left) != text.count(right):
                text = text.replace(left, "").replace(right, "")
        return text.replace('"', "")

    def _adorn(self, title: str) -> str:
        """Return the title with a subtitle, a case study, a list, a year, a question mark, quotation marks."""
        rng = self.rng
        roll = rng.random()
        if roll < 0.1:
            title += f"{rng.choice([': ', '؛ ', ' : ', '، '])}{self.phrase(5)}"
        elif roll < 0.16:
            title += f"، {self.phrase(2)} و {self.phrase(2)}"
        elif roll < 0.32:
            spaced = rng.choice([" (", " (", "("])
            title += f"{spaced}{rng.choice(words.STUDIES)}{rng.choice([': ', ': ', ' ', ':'])}{self.place()})"
        elif roll < 0.38:
            title += f"{rng.choice([': ', '، ', ' '])}{rng.choice(words.STUDIES)} {self.place()}"
        elif roll < 0.42:
            first = rng.randint(1330, 1398)
            title += rng.choice(
                [f" ({first}-{first + rng.randint(1, 12)})", f" در سال {first}", f" ({first} تا {first + 9})"]
            )
        elif roll < 0.45:
            title += "؟"
        elif roll < 0.48:
            title += f" ({rng.choice(_ACRONYMS)})"
        elif roll < 0.51:
            title += f" {rng.choice(_ACRONYMS)}"
        elif roll < 0.55:
            title += f" «{self.phrase(2)}»"
        elif roll < 0.57:
            title += f"، {rng.choice(['فصل', 'جلد', 'بخش'])} {rng.choice(words.COUNTS)}: {self.phrase()}"
        elif roll < 0.59:
            title += f" - {self.phrase(3)}"
        return title
