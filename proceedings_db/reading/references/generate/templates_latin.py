"""One Latin reference in the making: its date, its head, and how its elements are joined."""

from __future__ import annotations

import random
from collections.abc import Sequence

from proceedings_db.reading.references.generate import words_latin as words
from proceedings_db.reading.references.generate.draft import Draft, weighted
from proceedings_db.reading.references.generate.elements_latin import Element, LatinElements, Name
from proceedings_db.reading.references.generate.titles_latin import LatinTitles


class LatinTemplate(LatinElements):
    """One Latin reference in the making."""

    def __init__(self, rng: random.Random, titles: LatinTitles) -> None:
        self.rng = rng
        self.titles = titles
        self.style = weighted(rng, [("apa", 10), ("harvard", 5), ("medical", 3), ("chicago", 4), ("ieee", 2)])
        self.sep = {"apa": ". ", "harvard": ", ", "medical": ". ", "chicago": ". ", "ieee": ", "}[self.style]
        if rng.random() < 0.15:
            self.sep = rng.choice([", ", ". ", "; "])
        self.iranian = rng.random() < 0.6
        self.quoted = {"apa": 0.06, "harvard": 0.4, "medical": 0.02, "chicago": 0.7, "ieee": 0.9}[self.style]
        self.order = weighted(
            rng,
            [
                ("F, I.", 9),
                ("F, G", 6),
                ("I. F", 2),
                ("G F", 1.5),
                ("F I", 3),
                ("F G", 1.6),
                ("mixed", 1.5),
                ("F I.", 1),
            ],
        )
        if self.style == "medical":
            self.order = weighted(rng, [("F I", 8), ("F G", 3), ("F, I.", 1)])
        self.between = weighted(rng, [(", ", 9), ("; ", 3), (" & ", 1.2), (" and ", 0.8), (". ", 0.4)])
        self.last = weighted(
            rng, [(", & ", 3), (" & ", 3), (" and ", 5), (", and ", 4), (self.between, 3), ("; ", 0.3)]
        )
        self.dotted = weighted(rng, [(". ", 6), (".", 4), ("", 1)])
        self.upper = rng.random() < 0.04
        self.year_done = False
        self.full_dates = False
        self.title_first = rng.random() < 0.05
        self.persian_note = self.iranian and rng.random() < 0.45

    def year(self, draft: Draft) -> Draft:
        """Add the date of publication."""
        rng = self.rng
        self.year_done = True
        roll = rng.random()
        if self.full_dates:
            return draft.value("issued", self.day() if roll < 0.6 else self.month())
        if roll < 0.02:
            return draft.value("issued", rng.choice(["n.d.", "n.d", "in press", "no date"]))
        if roll < 0.06:
            return draft.value("issued", str(rng.randint(1985, 2021))).value("year_suffix", rng.choice("abc"))
        if roll < 0.1 and self.iranian:
            year = rng.randint(1360, 1398)
            shape = rng.choice(["/", " [", "[", " ("])
            close = {"/": "", " [": "]", "[": "]", " (": ")"}[shape]
            return draft.value("issued", str(year)).text(f"{shape}{year + 621}{close}")
        if roll < 0.2 and self.iranian:
            return draft.value("issued", str(rng.randint(1350, 1399)))
        if roll < 0.24:
            return draft.value("issued", self.month())
        return draft.value("issued", str(weighted(rng, [(rng.randint(1990, 2021), 8), (rng.randint(1930, 1990), 2)])))

    def month(self) -> str:
        """Return a month with its year: «March 2004»."""
        rng = self.rng
        return f"{rng.choice(words.MONTHS)}{rng.choice([' ', ' ', '. ', ', '])}{rng.randint(1990, 2020)}"

    def day(self) -> str:
        """Return a whole date: «4 September 2007», «March 12, 2004»."""
        rng = self.rng
        day, month, year = rng.randint(1, 28), rng.choice(words.MONTHS), rng.randint(1995, 2021)
        return rng.choice([f"{day} {month} {year}", f"{month} {day}, {year}", f"{year}, {month} {day}"])

    def title_alone(self, draft: Draft, title: str) -> Draft:
        """Add the title at the head, where an entry has no author, and the year after it at times."""
        rng = self.rng
        left, right = weighted(rng, [(("", ""), 6), (('"', '"'), 2), (("“", "”"), 2)])
        draft.text(left).value("title", title.replace('"', "") if left else title).text(right)
        if self.style == "apa" and rng.random() < 0.5:
            self.year(draft.text(" (")).text(")")
        return draft

    def _title_first(self, draft: Draft, names: Sequence[Name], title: str) -> Draft:
        """Add the title, then the authors, as lists by title have them; the year comes where :meth:`close` puts it."""
        rng = self.rng
        draft.value("title", title).text(rng.choice([", ", " , ", ". ", ", ", " / ", ": "]))
        self.order = weighted(rng, [("F G", 3), ("G F", 4), ("F I.", 1.5), ("I. F", 1.5)])
        self.add_names(draft, "author", names)
        if rng.random() < 0.4:
            self.year(draft.text(rng.choice([", ", ". ", " ("]))).text(")" if draft.pieces[-1].text == " (" else "")
        return draft

    def head(
        self, draft: Draft, names: Sequence[Name], title: str, *, body: str = "", chance: float | None = None
    ) -> Draft:
        """Add authors, the year where the style has it early, and the title."""
        rng = self.rng
        if self.title_first and names:
            return self._title_first(draft, names, title)
        if body:
            draft.name("author", [("literal", body)])
        elif names:
            self.add_names(draft, "author", names)
            if rng.random() < 0.04:
                draft.text(rng.choice([" ", ", ", ", "]) + rng.choice(["et al", "et al.", "and others"]))
        elif rng.random() < 0.4:
            draft.text(rng.choice(["________", "-----", "——"]))
        if self.style in ("apa", "harvard") or (self.style == "chicago" and rng.random() < 0.3):
            shape = weighted(rng, [((" (", "). "), 9), ((" (", "), "), 3), ((", ", ", "), 2), ((". ", ". "), 2),
             ((". (", "). "), 3), ((" (", ") "), 3),
                                   ((", (", "), "), 1.5), ((" (", "): "), 0.7), ((" ", ". "), 0.5), ((". ( ",
                                   "). "), 0.2)])  # fmt: skip
            draft.text(shape[0] if draft.pieces else "(")
            self.year(draft).text(shape[1])
        elif draft.pieces:
            draft.text(weighted(rng, [(". ", 6), (", ", 3), (": ", 0.5)]))
        if rng.random() < (self.quoted if chance is None else chance):
            left, right = weighted(
                rng, [(('"', '"'), 4), (("“", "”"), 4), (("'", "'"), 0.6), (("“", ",”"), 0.8), (('"', ',"'), 0.8)]
            )
            draft.text(left).value("title", title.replace('"', "")).text(right)
        else:
            draft.value("title", title)
        if self.persian_note and rng.random() < 0.15:
            self.persian_note = False
            left, right = rng.choice([(" (", ")"), (" [", "]")])
            draft.text(left).value("note", rng.choice(words.IN_PERSIAN)).text(right)
        return draft

    def join(self, draft: Draft, elements: Sequence[Element]) -> Draft:
        """Add the elements, each after the separator."""
        for element in elements:
            last = draft.pieces[-1].text[-1:]
            sep = self.sep if self.rng.random() > 0.1 else self.rng.choice([", ", ". ", " "])
            if last in ".,?" and not (last == "?" and sep == ", "):
                sep = " "
            if last != " ":
                draft.text(sep)
            element(draft)
        return draft

    def close(self, draft: Draft) -> Draft:
        """Add the year where it comes last, the note «[In Persian]», and the final mark."""
        rng = self.rng
        if not self.year_done:
            left, right = weighted(rng, [((", ", ""), 6), ((" (", ")"), 3), ((". ", ""), 2), (("; ", ""), 1)])
            self.year(draft.text(left)).text(right)
        elif rng.random() < 0.02:
            mark = rng.choice(["online", "Online", "unpublished", "forthcoming", "in press", "reprint"])
            draft.text(rng.choice([", ", ". ", " ("])).value("note", mark)
            draft.text(")" if draft.pieces[-2].text == " (" else "")
        if self.persian_note:
            left, right = rng.choice(
                [(" (", ")"), (" [", "]"), (". (", ")"), (". [", "]"), (". ", ""), (".[", "]"), (".]", "[")]
            )
            draft.text(left).value("note", rng.choice(words.IN_PERSIAN)).text(right)
        return draft.end_with(weighted(rng, [(".", 9), ("", 2)]))
