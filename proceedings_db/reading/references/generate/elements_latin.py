"""What stands after the title of a Latin entry, each as an element, and the names and bodies that entries share."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from proceedings_db.reading.references.generate import words_latin as words
from proceedings_db.reading.references.generate.draft import Draft, weighted
from proceedings_db.reading.references.generate.titles_latin import LatinTitles

Element = Callable[[Draft], object]
Name = tuple[str, str]


class LatinElements:
    """The names and elements that kinds of entries share; how they are printed is drawn once for a reference.

    ``order`` is that of the parts of a name, ``between`` and ``last`` are what stands between names, ``dotted`` what
    follows an initial.
    """

    rng: random.Random
    titles: LatinTitles
    iranian: bool
    order: str
    between: str
    last: str
    dotted: str
    upper: bool

    def name(self) -> Name:
        """Return given and family name."""
        rng = self.rng
        if self.iranian:
            family = rng.choice(words.IRANIAN_FAMILY)
            if rng.random() < 0.1 and " " not in family:
                family += rng.choice([" ", "-", " "]) + rng.choice(words.IRANIAN_FAMILY)
            return rng.choice(words.IRANIAN_GIVEN), family
        family = rng.choice(words.FAMILY)
        if rng.random() < 0.08:
            family += "-" + rng.choice(words.FAMILY)
        given = rng.choice(words.GIVEN)
        if rng.random() < 0.2:
            given += f" {rng.choice('ABCDEHJKLMPRST')}."
        return given, family

    def names(self, most: int = 6) -> list[Name]:
        """Return the names of a work."""
        count = min(most, weighted(self.rng, [(1, 9), (2, 6), (3, 4), (4, 2), (5, 1), (6, 0.7)]))
        return [self.name() for _ in range(count)]

    def _initials(self, given: str) -> str:
        letters = [word[0] for word in given.replace(".", "").replace("-", " ").split()]
        if len(letters) == 1 and self.rng.random() < 0.3:
            letters.append(self.rng.choice("ABCDEHJKLMPRST"))
        if self.dotted == "":
            return "".join(letters)
        return self.dotted.join(letters) + "."

    def _parts(self, name: Name, order: str) -> list[tuple[str, str]]:
        given, family = name
        if self.upper:
            family = family.upper()
        if "I" in order:
            given = "".join(self._initials(given).replace(".", "").split()) if order == "F I" else self._initials(given)
        if order in ("F, I.", "F, G"):
            return [("family", family), ("", self.rng.choice([", ", ", ", ", ", ","])), ("given", given)]
        if order in ("I. F", "G F"):
            return [("given", given), ("", " "), ("family", family)]
        return [("family", family), ("", " "), ("given", given)]

    def add_names(self, draft: Draft, role: str, names: Sequence[Name], order: str | None = None) -> Draft:
        """Add names; in the mixed order the first is turned and the others are not."""
        for number, name in enumerate(names):
            if number:
                draft.text(self.last if number == len(names) - 1 else self.between)
            chosen = order or self.order
            if chosen == "mixed":
                initials = self.dotted == ". "
                chosen = ("F, I." if initials else "F, G") if number == 0 else ("I. F" if initials else "G F")
            draft.name(role, self._parts(name, chosen))
        return draft

    def body(self) -> str:
        """Return a body that writes or publishes."""
        rng = self.rng
        if rng.random() < 0.5:
            return rng.choice(words.BODIES)
        kind = rng.choice(words.BODY_KINDS)
        topic = f"{rng.choice(words.ADJECTIVES)} {rng.choice(words.NOUNS)}".title()
        pair = f"{rng.choice(words.NOUNS)} and {rng.choice(words.NOUNS)}".title()
        place = rng.choice(words.PLACES)
        return weighted(
            rng,
            [
                (f"{kind} {rng.choice(['of', 'for'])} {topic}", 3),
                (f"{topic} {kind}", 2),
                (f"{kind} of {pair}", 1),
                (f"{pair} Research {kind} of {place}", 1),
                (f"{pair} Service Company", 0.5),
                (f"{topic} {kind} of {place}", 1),
                ("".join(w[0] for w in topic.split()) + "NG", 0.7),
            ],
        )

    def imprint(self, body: str | None = None) -> Element:
        """Return an element for place and publisher."""
        rng = self.rng
        place, publisher = rng.choice(words.PLACES), body or rng.choice(words.PUBLISHERS)
        if body is None and rng.random() < 0.08:
            publisher = self.body()
        if body is None and rng.random() < 0.12:
            publisher = f"{publisher} {rng.choice(['Publications', 'Press', 'Publication', 'Publishing'])}"
        if rng.random() < 0.02:
            place = rng.choice(["n.p.", "Bi-ja"])
        shape = weighted(
            rng,
            [
                ("place: body", 10),
                ("body, place", 5),
                ("body", 4),
                ("place", 1.5),
                ("place, body", 1.5),
                ("place. body", 0.5),
            ],
        )

        def add(draft: Draft) -> None:
            if shape.startswith("place") and shape != "place":
                mark = {":": ": ", ",": ", ", ".": ". "}[shape[5]]
                draft.value("publisher_place", place).text(mark).value("publisher", publisher)
            elif shape == "place":
                draft.value("publisher_place", place)
            else:
                draft.value("publisher", publisher)
                if shape == "body, place":
                    draft.text(", ").value("publisher_place", place)

        return add

    def pages(self, *, cue: bool | None = None) -> Element:
        """Return an element for pages."""
        rng = self.rng
        first = rng.randint(1, 900)
        last = first + rng.randint(4, 40)
        shown = str(last)[-2:] if rng.random() < 0.12 and last > 99 and str(first)[:-2] == str(last)[:-2] else str(last)
        text = f"{first}{weighted(rng, [('-', 9), ('–', 5), (' - ', 0.7), ('– ', 0.4)])}{shown}"
        if rng.random() < 0.08:
            text = str(first)
        mark = (
            rng.choice(["pp. ", "pp. ", "pp.", "p. ", "P. ", "pp ", "PP. ", "pages ", "P.P. "])
            if (cue if cue is not None else rng.random() < 0.4)
            else ""
        )
        return lambda draft: draft.text(mark).value("pages", text)

    def volume(self) -> Element:
        """Return an element for the volume of a book."""
        rng = self.rng
        text = rng.choice(["I", "II", "III", "IV"]) if rng.random() < 0.2 else str(rng.randint(1, 20))
        return lambda draft: draft.text(rng.choice(["Vol. ", "vol. ", "Vol.", "volume ", "Volume ", "vol"])).value(
            "volume", text
        )

    def edition(self) -> Element:
        """Return an element for the edition."""
        rng = self.rng
        text = rng.choice(["2nd", "3rd", "4th", "1st", "Second", "First", "Third", "Fourth", "second", "5th", "10th"])
        left, right = rng.choice([("(", ")"), ("", ""), ("", "")])
        return lambda draft: (
            draft.text(left)
            .value("edition", text)
            .text(rng.choice([" ed.", " edition", " edn", " Edition", " ed"]) + right)
        )

    def role(self, role: str) -> Element:
        """Return an element for translators or editors."""
        rng = self.rng
        names = self.names(3)
        order = weighted(rng, [("G F", 7), ("I. F", 2), ("F, I.", 0.7)])
        cue = {
            "translator": [
                "Translated by ",
                "translated by ",
                "Translated by: ",
                "Trans. ",
                "Tr. By: ",
                "trans. by ",
                "Translated by ",
            ],
            "editor": [
                "Edited by ",
                "edited by ",
                "Ed. ",
                "ed. ",
                "Ed. by ",
                "Edited by: ",
                "By effort of ",
                "Corrected by ",
            ],
        }[role]
        after = {"translator": ["Trans.", "trans.", "Translators"], "editor": ["Ed.", "Eds.", "ed.", "eds"]}[role]
        shape = weighted(rng, [("before", 5), ("(after)", 2)])

        def add(draft: Draft) -> None:
            if shape == "before":
                self.add_names(draft.text(rng.choice(cue)), role, names, order)
            else:
                left, right = rng.choice([("(", ")"), ("", ")"), ("", "")])
                self.add_names(draft.text(left), role, names, order)
                draft.text({"(": ", ", "": " (" if right else ", "}[left] + rng.choice(after) + right)

        return add

    def address(self) -> Element:
        """Return an element for a URL or a DOI, with the day it was read at times."""
        rng = self.rng
        url, doi = self._url(), self._doi()
        day = rng.choice(
            [
                f"{rng.randint(1, 28)} {rng.choice(words.MONTHS)} {rng.randint(2005, 2021)}",
                f"{rng.choice(words.MONTHS)} {rng.randint(1, 28)}, {rng.randint(2005, 2021)}",
                str(rng.randint(2005, 2021)),
                f"{rng.randint(1, 12)}/{rng.randint(1, 28)}/{rng.randint(2005, 2021)}",
            ]
        )
        shape = weighted(rng, [("doi", 3), ("url", 3), ("from", 4), ("read from", 3), ("url (read)", 2)])

        def add(draft: Draft) -> None:
            if shape == "doi":
                draft.text(rng.choice(["doi: ", "DOI: ", "doi:", "https://doi.org/", "Doi: https://doi.org/"])).value(
                    "doi", doi
                )
            elif shape == "url":
                draft.text(rng.choice(["", "", "URL: "])).value("url", url)
            elif shape == "from":
                draft.text(
                    rng.choice(
                        ["Available at: ", "Retrieved from ", "Available from: ", "Available in: ", "Available at "]
                    )
                ).value("url", url)
            elif shape == "read from":
                draft.text(rng.choice(["Retrieved ", "Accessed ", "Accessed on ", "Retrieved on "])).value(
                    "accessed", day
                )
                draft.text(rng.choice([", from ", " from ", ", "])).value("url", url)
            else:
                draft.value("url", url).text(
                    rng.choice([" (Accessed ", " [Accessed ", " (accessed on ", " (Accessed: "])
                ).value("accessed", day).text(")")

        return add

    def _url(self) -> str:
        rng = self.rng
        scheme = rng.choice(["http://", "https://", "http://www.", "www.", "https://www."])
        host = rng.choice(["jstor", "sid", "who", "unesco", "civilica", "example", "worldbank", "irandoc"])
        url = f"{scheme}{host}.{rng.choice(['org', 'com', 'ir', 'int', 'ac.ir'])}"
        url += f"/{rng.choice(['paper', 'stable', 'docs', 'article'])}/{rng.randint(10, 99999)}"
        return url + rng.choice(["", ".pdf", ".html", ""])

    def _doi(self) -> str:
        rng = self.rng
        prefix, journal = rng.choice(["j.", "s", ""]), rng.choice(["cities", "jtg", "urb", "ijph"])
        number = f"{rng.randint(1999, 2022)}.{rng.randint(10, 9999)}"
        return f"10.{rng.randint(1000, 29999)}/{prefix}{journal}.{number}"
