"""Persian names as lists print them: family first or natural order, initials, historical, foreign, bodies."""

from __future__ import annotations

import random
from typing import Final

from proceedings_db.reading.references.generate import words_fa as words
from proceedings_db.reading.references.generate.draft import Draft, weighted
from proceedings_db.text.lexicon import given_names, surnames

Name = tuple[str, str]
"""Given and family name; an empty given name where there is one part only."""
_GIVEN_ALL: Final = sorted(name for name in given_names() if " " not in name and len(name) > 2)
_SURNAME_ALL: Final = sorted(surnames())


def make_name(rng: random.Random, kind: str) -> Name:
    """Return a name of a kind: ``persian``, ``foreign`` or ``old``."""
    if kind == "foreign":
        given = rng.choice(words.FOREIGN_GIVEN)
        if rng.random() < 0.12:
            given += rng.choice([". ", "."]) + rng.choice("ابپتجدرسکل")
        elif rng.random() < 0.08:
            given += " " + rng.choice(words.FOREIGN_GIVEN)
        family = rng.choice(words.FOREIGN_FAMILY)
        if rng.random() < 0.2:
            family = _bend(rng, family)
        return given, ("دو " if rng.random() < 0.02 else "") + family
    if kind == "old":
        given = rng.choice(words.OLD_GIVEN)
        for _ in range(weighted(rng, [(0, 4), (1, 4), (2, 1)])):
            given += " بن " + rng.choice(words.OLD_GIVEN)
        return given, rng.choice(words.OLD_FAMILY) if rng.random() < 0.8 else rng.choice(words.OLD_HEAD)
    given = rng.choice(words.GIVEN) if rng.random() < 0.75 else rng.choice(_GIVEN_ALL)
    family = rng.choice(words.FAMILY) if rng.random() < 0.55 else rng.choice(_SURNAME_ALL)
    if rng.random() < 0.04:
        given += " " + rng.choice(["سادات", "قلی", "علی", "رضا", "الملوک"])
    if rng.random() < 0.16 and " " not in family:
        family += " " + rng.choice(words.FAMILY_TAIL)
    elif rng.random() < 0.05 and " " not in family:
        family = rng.choice(words.GIVEN) + " " + family
    return given, family


def _bend(rng: random.Random, family: str) -> str:
    """Return a foreign family name changed in a letter, since no list holds them all."""
    letters = list(family)
    place = rng.randrange(len(letters))
    letters[place] = rng.choice("ابتدرسکلمنیو")
    return "".join(letters) + rng.choice(["", "", "سون", "من", "ین", "ر", "تز"])


def initials(rng: random.Random, given: str) -> str:
    """Return the initials of a given name: «م.», «م», «م. ح.», «م.ح.»."""
    letters = [word[0] for word in given.replace("\N{ZERO WIDTH NON-JOINER}", " ").split()][:2]
    if len(letters) == 1 and rng.random() < 0.12:
        letters.append(rng.choice("حرعمکجص"))
    return weighted(
        rng,
        [(". ".join(letters) + ".", 4), (".".join(letters) + ".", 4), (" ".join(letters), 2), (".".join(letters), 1)],
    )


class NameStyle:
    """How the names of one reference are printed, drawn once for all of them."""

    def __init__(self, rng: random.Random, *, natural: bool = False) -> None:
        self.rng = rng
        self.natural = natural
        self.initials = not natural and rng.random() < 0.22
        self.within = weighted(
            rng, [("، ", 10), ("،", 1.5), (" ، ", 0.6), (" ", 1.4 if not self.initials else 5), (", ", 0.6)]
        )
        self.between = weighted(
            rng, [("؛ ", 5), ("، ", 4), ("؛", 1), (" ؛ ", 0.5), (" و ", 2.5), (". ", 0.5), ("، و ", 0.5), ("؛ و ", 0.3)]
        )
        if natural:
            self.between = weighted(rng, [("، ", 5), (" و ", 5), ("؛ ", 2)])
        self.last = weighted(rng, [(" و ", 6), (self.between, 4), ("، و ", 0.6), ("؛ و ", 0.6)])
        self.rest_natural = not natural and rng.random() < 0.17
        self.families_only = rng.random() < 0.02
        self.titled = 0.8 if rng.random() < 0.02 else 0.03

    def add(self, draft: Draft, role: str, names: list[Name]) -> Draft:
        """Add the names with what stands between them."""
        for number, name in enumerate(names):
            if number:
                mark = self.last if number == len(names) - 1 else self.between
                if self.rng.random() < 0.05:
                    mark = self.rng.choice(["، ", " و ", "؛ ", " "])
                draft.text(mark)
            draft.name(role, self._parts(name, first=number == 0))
        return draft

    def _parts(self, name: Name, *, first: bool) -> list[tuple[str, str]]:
        rng = self.rng
        given, family = name
        if not given:
            return [("literal", family)]
        if rng.random() < 0.01:
            family += rng.choice(["(", " ("]) + rng.choice(words.FAMILY) + ")"
        title = rng.choice(words.HONORIFICS) + " " if rng.random() < self.titled else ""
        if self.families_only:
            return [("family", family)]
        if self.natural or (self.rest_natural and not first):
            if self.initials:
                given = initials(rng, given)
            return [("", title), ("given", given), ("", " "), ("family", family)]
        if self.initials:
            shown = initials(rng, given)
            within = "" if family.endswith(".") else self.within
            return [("", ""), ("family", family), ("", within), ("given", shown)]
        within = " " if rng.random() < 0.04 else self.within
        if title and rng.random() < 0.4:
            return [("", title), ("family", family), ("", within), ("given", given)]
        return [("family", family), ("", within + title), ("given", given)]


def make_names(rng: random.Random, kind: str, most: int = 5) -> list[Name]:
    """Return one to ``most`` names; many works have one."""
    count = min(most, weighted(rng, [(1, 10), (2, 6), (3, 3.4), (4, 1.4), (5, 0.8), (6, 0.3)]))
    return [make_name(rng, kind) for _ in range(count)]
