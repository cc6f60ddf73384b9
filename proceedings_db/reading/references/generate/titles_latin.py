"""English and transliterated titles, by a grammar over word lists."""

from __future__ import annotations

import random
from collections.abc import Sequence

from proceedings_db.reading.references.generate import words_latin as words


class LatinTitles:
    """A source of English and transliterated titles; ``known`` are titles of training references to cut and join."""

    def __init__(self, rng: random.Random, known: Sequence[str] = ()) -> None:
        self.rng = rng
        self.known = [title.split() for title in known if len(title.split()) > 3]

    def phrase(self) -> str:
        """Return a noun phrase."""
        rng = self.rng
        if self.known and rng.random() < 0.35:
            source = rng.choice(self.known)
            length = min(len(source), rng.randint(2, 6))
            start = rng.randrange(len(source) - length + 1)
            return " ".join(source[start : start + length]).strip(" .,:;()[]\"'“”")
        words_ = [rng.choice(words.ADJECTIVES)] if rng.random() < 0.6 else []
        return " ".join([*words_, rng.choice(words.NOUNS), *([rng.choice(words.NOUNS)] if rng.random() < 0.3 else [])])

    def title(self, *, short: bool = False) -> str:
        """Return a title, English for the most part."""
        rng = self.rng
        if rng.random() < 0.16:
            count = rng.randint(2, 5 if short else 10)
            text = " ".join(rng.choice(words.TRANSLIT) for _ in range(count))
            return text.title() if rng.random() < 0.5 else text[:1].upper() + text[1:]
        second = self.phrase()
        second = second[:1].upper() + second[1:]
        text = f"{rng.choice(words.HEADS)} {self.phrase()}" if rng.random() < 0.6 else self.phrase()
        for _ in range(rng.randint(0, 1 if short else 2)):
            text += f" {rng.choice(['and', 'in', 'on', 'of', 'for', 'and', 'with', 'among'])} {self.phrase()}"
        roll = rng.random()
        if roll < 0.2 and not short:
            text += f": {second} {rng.choice(['and', 'in', 'of'])} {self.phrase()}"
        elif roll < 0.3:
            text += f" ({rng.choice(['Case Study', 'case study', 'A Case Study'])}: {rng.choice(words.PLACES)})"
        elif roll < 0.33:
            text += "?"
        elif roll < 0.37:
            text += f", {self.phrase()}, and {self.phrase()}"
        elif roll < 0.42:
            text += f", {rng.choice(words.HEADS)} {self.phrase()}"
        elif roll < 0.45:
            text += f". {second}"
        style = rng.random()
        if style < 0.25:
            return " ".join(w[:1].upper() + w[1:] if len(w) > 3 else w for w in text.split())
        return text[:1].upper() + text[1:] if style < 0.93 else text[:1].lower() + text[1:]
