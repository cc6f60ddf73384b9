"""One Persian reference in the making: its date, its head, and how its elements are joined."""

from __future__ import annotations

import random
from collections.abc import Sequence

from proceedings_db.reading.references.generate import words_fa as words
from proceedings_db.reading.references.generate.draft import Draft, weighted
from proceedings_db.reading.references.generate.elements_fa import Element, Elements
from proceedings_db.reading.references.generate.names_fa import Name, NameStyle, make_name, make_names
from proceedings_db.reading.references.generate.titles_fa import Titles


class Template(Elements):
    """One reference in the making: what is drawn once for the whole of it."""

    def __init__(self, rng: random.Random, titles: Titles) -> None:
        super().__init__(rng, titles)
        self.style = weighted(
            rng, [("author-date", 11), ("late-year", 5), ("natural", 3.2), ("medical", 2), ("title-first", 1.0)]
        )
        self.sep = weighted(rng, [("، ", 10), (". ", 7), ("؛ ", 2), (", ", 1), ("،", 0.6), (" ، ", 0.4), (".", 0.3)])
        if self.style == "medical":
            self.sep = ". "
        self.names = NameStyle(rng, natural=self.style == "natural")
        if self.style == "medical":
            self.names.initials, self.names.within, self.names.rest_natural = rng.random() < 0.5, " ", False
            self.names.between = self.names.last = weighted(rng, [("، ", 6), (" و ", 1), ("؛ ", 1)])
        self.quoted = rng.random() < 0.45
        self.year_done = False

    # Dates -----------------------------------------------------------------------------------------------------------

    def year(self) -> str:
        """Return a year, of a recent Jalali work for the most part."""
        rng = self.rng
        return weighted(
            rng,
            [(str(rng.randint(1360, 1402)), 20), (str(rng.randint(1310, 1360)), 2.5), (str(rng.randint(1385,
             1400)), 10),
             (f"{rng.randint(1370, 1399)}{rng.choice(['ش', ' ش', 'ه.ش', ' هـ.ش'])}", 0.6), (str(rng.randint(1990,
             2022)), 0.7)],
        )  # fmt: skip

    def add_year(self, draft: Draft, *, full: bool = False) -> Draft:
        """Add the date of publication, sometimes with a letter, a season or the words for none."""
        rng = self.rng
        self.year_done = True
        roll = rng.random()
        if full and roll < 0.55:
            return draft.value("issued", self.day())
        if roll < 0.02:
            return draft.value("issued", rng.choice(["بی‌تا", "بی تا", "بیتا", "بدون تاریخ"]))
        if roll < 0.05:
            draft.value("issued", str(rng.randint(1360, 1400))).text(rng.choice([" ", "، ", "", "-"]))
            return draft.value("year_suffix", rng.choice(["الف", "ب", "ج", "الف", "ب"]))
        if roll < 0.075:
            return draft.value("issued", f"{rng.choice(words.SEASONS)} {rng.randint(1365, 1402)}")
        if roll < 0.09:
            return draft.value(
                "issued", f"{rng.choice(words.MONTHS)}{rng.choice([' ', ' ماه '])}{rng.randint(1365, 1402)}"
            )
        if roll < 0.1:
            year = rng.randint(1365, 1400)
            return draft.value("issued", f"{year}-{year + 1}")
        if roll < 0.108:
            year = rng.randint(1365, 1400)
            return draft.value("issued", str(year)).text(
                rng.choice([f"/{year + 621}", f" [{year + 621}]", f"-{year + 621}م"])
            )
        return draft.value("issued", self.year())

    # The head: names, year, title ------------------------------------------------------------------------------------

    def head(self, draft: Draft, names: Sequence[Name], *, full: bool = False) -> Draft:
        """Add the authors and, in the styles that print it there, the year."""
        rng = self.rng
        if not names and rng.random() < 0.75:
            draft.text(rng.choice(["ـــــــــ", "________", "-------", "......", "همو", "همان", "——"]))
        elif names:
            self.names.add(draft, "author", list(names))
            if rng.random() < 0.025:
                draft.text(" " + rng.choice(["و همکاران", "و دیگران", "و همکاران"]))
        if self.style in ("author-date",):
            shape = weighted(
                rng,
                [((" (", ")"), 14), (("(", ")"), 2.5), ((". (", ")"), 3), (("، (", ")"), 2.5), (("، ", ""), 3.5),
                 ((". ", ""), 3),
                 (("؛ (", ")"), 1), ((" ( ", " )"), 0.7), ((".(", ")"), 0.8), (("، (", "),"), 0.3), (("؛ ", ""),
                 0.7), ((" ", ""), 0.5)],
            )  # fmt: skip
            draft.text(shape[0])
            self.add_year(draft, full=full)
            draft.text(shape[1])
            closing = [("، ", 7), (". ", 7), (": ", 2), (" ", 3.5), ("؛ ", 1), (".", 0.7), ("،", 0.8), ("", 0.5)]
            draft.text(weighted(rng, [c for c in closing if shape[1] or c[0].strip()]))
        elif draft.pieces:
            draft.text(weighted(rng, [(self.sep, 8), (": ", 0.5), ("، ", 3), (". ", 3)]))
        return draft

    def title(self, draft: Draft, text: str, chance: float) -> Draft:
        """Add the title, in quotation marks with a chance."""
        rng = self.rng
        if self.quoted and rng.random() < chance:
            left, right = weighted(rng, [(("«", "»"), 12), (('"', '"'), 3), (("“", "”"), 2), (("«", ".»"), 0.6)])
            draft.text(left).value("title", text.replace(left, "").replace(right, "") if left != "«" else text).text(
                right
            )
        else:
            draft.value("title", text)
        return draft

    def authors(self, kind: str = "persian", most: int = 5) -> list[Name]:
        """Return the names of a work, sometimes none where a dash stands for the author above."""
        return [] if self.rng.random() < 0.035 else make_names(self.rng, kind, most)

    def join(self, draft: Draft, elements: Sequence[Element]) -> Draft:
        """Add the elements, each after the separator of this reference."""
        for element in elements:
            last = draft.pieces[-1].text.rstrip()[-1:] if draft.pieces else ""
            sep = self.sep
            if self.rng.random() < 0.06:
                sep = self.rng.choice(["، ", ". ", " ", "؛ "])
            if last in "،.؛" and draft.pieces[-1].field == "":
                sep = " "
            if draft.pieces and last and draft.pieces[-1].text[-1:] != " ":
                draft.text(sep)
            element(draft)
        return draft

    def close(self, draft: Draft) -> Draft:
        """Add the year where the style prints it last, and the final mark."""
        rng = self.rng
        if not self.year_done and self.style != "author-date":
            left, right = weighted(rng, [(("", ""), 8), (("(", ")"), 3)])
            draft.text(weighted(rng, [("، ", 7), (". ", 2), (" ", 1.5), ("،", 0.5), (": ", 0.3), ("؛ ", 0.4)]) + left)
            self.add_year(draft)
            draft.text(right)
        return draft.end_with(weighted(rng, [(".", 8), ("", 4), (" .", 0.4), ("؛", 0.1), ("،", 0.2)]))

    def make(self, name: str) -> Name:
        """Return one name of a kind."""
        return make_name(self.rng, name)
