"""How Latin lists print works, entries for Persian works above all, translated or in transliteration."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Final

from proceedings_db.reading.references.generate import words_latin as words
from proceedings_db.reading.references.generate.draft import Draft, weighted

Element = Callable[[Draft], object]
Name = tuple[str, str]
_KINDS: Final = (
    ("book", 24), ("article-journal", 34), ("chapter", 11), ("paper-conference", 9), ("thesis", 8), ("report", 7), ("webpage", 5),
    ("article-newspaper", 2), ("entry-encyclopedia", 2), ("manuscript", 2), ("standard", 1), ("document", 1.5), ("article-magazine", 2),
)  # fmt: skip


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
        text = f"{rng.choice(words.HEADS)} {self.phrase()}" if rng.random() < 0.6 else self.phrase()
        for _ in range(rng.randint(0, 1 if short else 2)):
            text += f" {rng.choice(['and', 'in', 'on', 'of', 'for', 'and', 'with', 'among'])} {self.phrase()}"
        roll = rng.random()
        if roll < 0.2 and not short:
            text += (
                f": {self.phrase()[:1].upper()}{self.phrase()[1:]} {rng.choice(['and', 'in', 'of'])} {self.phrase()}"
            )
        elif roll < 0.3:
            text += f" ({rng.choice(['Case Study', 'case study', 'A Case Study'])}: {rng.choice(words.PLACES)})"
        elif roll < 0.33:
            text += "?"
        elif roll < 0.37:
            text += f", {self.phrase()}, and {self.phrase()}"
        elif roll < 0.42:
            text += f", {rng.choice(words.HEADS)} {self.phrase()}"
        elif roll < 0.45:
            text += f". {self.phrase()[:1].upper()}{self.phrase()[1:]}"
        style = rng.random()
        if style < 0.25:
            return " ".join(w[:1].upper() + w[1:] if len(w) > 3 else w for w in text.split())
        return text[:1].upper() + text[1:] if style < 0.93 else text[:1].lower() + text[1:]


class LatinTemplate:
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
        self.persian_note = self.iranian and rng.random() < 0.45

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

    def year(self, draft: Draft) -> Draft:
        """Add the date of publication."""
        rng = self.rng
        self.year_done = True
        roll = rng.random()
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
            return draft.value("issued", f"{rng.choice(words.MONTHS)} {rng.randint(1990, 2020)}")
        return draft.value("issued", str(weighted(rng, [(rng.randint(1990, 2021), 8), (rng.randint(1930, 1990), 2)])))

    def head(
        self, draft: Draft, names: Sequence[Name], title: str, *, body: str = "", chance: float | None = None
    ) -> Draft:
        """Add authors, the year where the style has it early, and the title."""
        rng = self.rng
        if body:
            draft.name("author", [("literal", body)])
        elif names:
            self.add_names(draft, "author", names)
            if rng.random() < 0.04:
                draft.text(rng.choice([" ", ", ", ", "]) + rng.choice(["et al", "et al.", "and others"]))
        elif rng.random() < 0.4:
            draft.text(rng.choice(["________", "-----", "——"]))
        if self.style in ("apa", "harvard") or (self.style == "chicago" and rng.random() < 0.3):
            shape = weighted(rng, [((" (", "). "), 9), ((" (", "), "), 3), ((", ", ", "), 2), ((". ", ". "), 2), ((". (", "). "), 3), ((" (", ") "), 3),
                                   ((", (", "), "), 1.5), ((" (", "): "), 0.7), ((" ", ". "), 0.5), ((". ( ", "). "), 0.2)])  # fmt: skip
            draft.text(shape[0] if draft.pieces else "(")
            self.year(draft).text(shape[1])
        elif draft.pieces:
            draft.text(weighted(rng, [(". ", 6), (", ", 3), (": ", 0.5)]))
        if rng.random() < (self.quoted if chance is None else chance):
            left, right = weighted(
                rng, [(('"', '"'), 4), (("“", "”"), 4), (("'", "'"), 0.6), (("“", ",”"), 0.8), (('"', ',"'), 0.8)]
            )
            return draft.text(left).value("title", title.replace('"', "")).text(right)
        return draft.value("title", title)

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

    def body(self) -> str:
        """Return a body that writes or publishes."""
        rng = self.rng
        if rng.random() < 0.5:
            return rng.choice(words.BODIES)
        kind = rng.choice(
            [
                "Institute",
                "Center",
                "Centre",
                "Office",
                "Department",
                "Ministry",
                "Agency",
                "Association",
                "Bureau",
                "Council",
            ]
        )
        topic = f"{rng.choice(words.ADJECTIVES)} {rng.choice(words.NOUNS)}".title()
        return weighted(
            rng,
            [
                (f"{kind} {rng.choice(['of', 'for'])} {topic}", 3),
                (f"{topic} {kind}", 2),
                ("".join(w[0] for w in topic.split()) + "NG", 0.7),
            ],
        )

    # Elements --------------------------------------------------------------------------------------------------------

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
        url = f"{rng.choice(['http://', 'https://', 'http://www.', 'www.', 'https://www.'])}{rng.choice(['jstor', 'sid', 'who', 'unesco', 'civilica', 'example', 'worldbank', 'irandoc'])}.{rng.choice(['org', 'com', 'ir', 'int', 'ac.ir'])}/{rng.choice(['paper', 'stable', 'docs', 'article'])}/{rng.randint(10, 99999)}{rng.choice(['', '.pdf', '.html', ''])}"
        doi = f"10.{rng.randint(1000, 29999)}/{rng.choice(['j.', 's', ''])}{rng.choice(['cities', 'jtg', 'urb', 'ijph'])}.{rng.randint(1999, 2022)}.{rng.randint(10, 9999)}"
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


def make_latin(rng: random.Random, titles: LatinTitles) -> Draft:
    """Return one Latin reference without noise."""
    kind = weighted(rng, _KINDS)
    template = LatinTemplate(rng, titles)
    maker = {
        "book": _book, "article-journal": _article, "article-magazine": _article, "chapter": _chapter, "paper-conference": _conference,
        "thesis": _thesis, "report": _report, "webpage": _webpage, "article-newspaper": _newspaper, "entry-encyclopedia": _encyclopedia,
        "manuscript": _manuscript, "standard": _standard, "document": _report,
    }[kind]  # fmt: skip
    return maker(template, kind)


def _maybe(rng: random.Random, chance: float, element: Element) -> list[Element]:
    return [element] if rng.random() < chance else []


def _book(t: LatinTemplate, kind: str) -> Draft:
    rng = t.rng
    draft = Draft("en", kind)
    title = t.titles.title(short=rng.random() < 0.6)
    old = rng.random() < 0.1
    roll = rng.random()
    if roll < 0.06:
        t.add_names(draft, "editor", t.names(3)).text(
            rng.choice([" (Ed.) ", " (Eds.). ", ", ed. ", ", eds. ", " (Editor), "])
        )
        if t.style in ("apa", "harvard"):
            t.year(draft.text("(")).text("). ")
        draft.value("title", title)
    elif old:
        t.head(draft, [(rng.choice(words.IRANIAN_GIVEN), rng.choice(words.OLD))], title, chance=0.03)
    else:
        t.head(draft, t.names(4) if rng.random() > 0.04 else [], title, chance=0.05)
    middle = _maybe(rng, 0.35 if t.iranian else 0.06, t.role("translator")) + _maybe(rng, 0.08, t.role("editor"))
    middle += _maybe(rng, 0.2, t.edition()) + _maybe(rng, 0.12, t.volume())
    rng.shuffle(middle)
    t.join(draft, [*middle, t.imprint()])
    if rng.random() < 0.06:
        isbn = "-".join(str(rng.randint(0, 999)) for _ in range(3)) + f"-{rng.randint(0, 9)}"
        draft.text(rng.choice([". ISBN ", ", ISBN: "])).value("isbn", isbn)
    if rng.random() < 0.05:
        count = str(rng.randint(80, 600))
        t.join(draft, [lambda d: d.value("number_of_pages", count).text(rng.choice([" p", " pp", " p.", " pages"]))])
    elif rng.random() < 0.08:
        t.join(draft, [t.pages(cue=True)])
    if rng.random() < 0.03:
        series = rng.choice(words.SERIES)
        t.join(draft, [lambda d: d.value("note", series)])
    return t.close(draft)


def _journal(t: LatinTemplate) -> str:
    rng = t.rng
    if rng.random() < 0.75:
        return rng.choice(words.JOURNALS)
    name = f"{rng.choice(words.ADJECTIVES)} {rng.choice(words.NOUNS)}".title()
    return (
        rng.choice(
            [
                "Journal of ",
                "International Journal of ",
                "Quarterly Journal of ",
                "",
                "Iranian Journal of ",
                "Journal of the ",
                "Research in ",
            ]
        )
        + name
    )


def _article(t: LatinTemplate, kind: str) -> Draft:
    rng = t.rng
    draft = Draft("en", kind)
    t.head(draft, t.names(), t.titles.title())
    journal = _journal(t)
    translator = _maybe(rng, 0.02, t.role("translator"))
    t.join(
        draft,
        [
            *translator,
            lambda d: d.text(rng.choice(["", "", "", "", "", "In ", "in: "])).value("container_title", journal),
        ],
    )
    volume, issue = str(rng.randint(1, 120)), str(rng.randint(1, 24))
    if rng.random() < 0.08:
        issue = f"{issue}{rng.choice(['-', ' & ', ' and ', '/'])}{int(issue) + 1}"
    shape = weighted(
        rng,
        [
            ("v(i)", 10),
            ("Vol No", 5),
            ("v", 4),
            ("No", 2),
            ("v, i", 1),
            ("No Vol", 0.6),
            ("v(year)", 0.4),
            ("", 0.4),
            ("v i", 0.4),
        ],
    )
    late = not t.year_done
    if late and t.style == "medical":
        draft.text(rng.choice([" ", ". "]))
        t.year(draft).text(rng.choice(["; ", ";", ": ", "; "]))
    elif shape:
        draft.text(rng.choice([", ", ", ", " ", ". "]))
    if shape in ("v(i)", "v, i", "v i"):
        left, right = {"v(i)": rng.choice([("(", ")"), (" (", ")")]), "v, i": (", ", ""), "v i": (" ", "")}[shape]
        draft.value("volume", volume).text(left).value("issue", issue).text(right)
    elif shape in ("v", "v(year)"):
        draft.text(rng.choice(["", "", "v. ", "v.", "Vol. "])).value("volume", volume)
        if shape == "v(year)" and late and not t.year_done:
            t.year(draft.text("(")).text(")")
    elif shape in ("Vol No", "No", "No Vol"):
        vol = (rng.choice(["Vol. ", "vol. ", "Vol.", "Vol ", "Volume "]), "volume", volume)
        num = (rng.choice(["No. ", "no. ", "No.", "Issue ", "No "]), "issue", issue)
        chosen = {"Vol No": [vol, num], "No": [num], "No Vol": [num, vol]}[shape]
        for number, (cue, name, text) in enumerate(chosen):
            draft.text((", " if number else "") + cue).value(name, text)
    if not t.year_done and rng.random() < 0.6:
        left, right = rng.choice([(", ", ""), (" (", ")"), (", ", "")])
        t.year(draft.text(left)).text(right)
    if rng.random() < 0.92:
        draft.text(rng.choice([", ", ": ", ":", ", ", ". "]) if shape or t.style != "medical" else "")
        t.pages()(draft)
    t.join(draft, _maybe(rng, 0.12, t.address()))
    return t.close(draft)


def _chapter(t: LatinTemplate, kind: str) -> Draft:
    rng = t.rng
    draft = Draft("en", kind)
    t.head(draft, t.names(3), t.titles.title())
    book = t.titles.title(short=True)
    names = t.names(3)
    order = weighted(rng, [("I. F", 5), ("G F", 3), ("F, I.", 2), ("F, G", 0.7)])
    cue = rng.choice(["In ", "In ", "in ", "In: ", "in: ", "In, "])
    tag = rng.choice(
        [
            " (Ed.), ",
            " (Eds.), ",
            " (ed.), ",
            " (eds), ",
            "(eds), ",
            ", eds., ",
            " (Eds). ",
            " ed. ",
            ", (ed.) ",
            " (Eds.) ",
        ]
    )
    shape = weighted(rng, [("editors title", 7), ("title editors", 2.5), ("title", 2.5)])
    draft.text(rng.choice([". ", ", ", " ", ". "]) + cue)
    if shape == "editors title":
        t.add_names(draft, "editor", names, order).text(tag)
        draft.value("container_title", book)
    else:
        draft.value("container_title", book)
        if shape == "title editors":
            draft.text(", ")
            mark = rng.choice(["ed. ", "edited by ", "Edited by ", ""])
            t.add_names(draft.text(mark), "editor", names, rng.choice(["G F", "I. F"]))
            draft.text("" if mark else rng.choice([" (Ed.)", " ed.", " (eds.)"]))
    extra = _maybe(rng, 0.12, t.volume()) + _maybe(rng, 0.08, t.edition())
    if rng.random() < 0.35:
        draft.text(" (")
        t.pages(cue=True)(draft)
        draft.text(")")
        tail: list[Element] = [t.imprint()]
    else:
        tail = [t.imprint(), *_maybe(rng, 0.6, t.pages())]
        if rng.random() < 0.2:
            tail.reverse()
    t.join(draft, [*extra, *tail])
    return t.close(draft)


def _conference(t: LatinTemplate, kind: str) -> Draft:
    rng = t.rng
    draft = Draft("en", kind)
    t.head(draft, t.names(), t.titles.title())
    ordinal = rng.choice(
        ["1st ", "2nd ", "3rd ", "4th ", "5th ", "12th ", "The First ", "Second ", "The Third ", "First ", ""]
    )
    meeting = f"{ordinal}{rng.choice(['National', 'International', 'Annual', 'Iranian', 'World', 'Regional'])} {rng.choice(['Conference', 'Congress', 'Symposium', 'Seminar', 'Workshop', 'Scientific Conference'])} {rng.choice(['on', 'of', 'on'])} {t.titles.phrase().title()}"
    elements: list[Element] = []
    if rng.random() < 0.5:
        book = (
            rng.choice(["Proceedings of the ", "Proceedings of ", "Proc. of the ", "Proc. ", "In Proceedings of the "])
            + meeting
        )
        prefix = rng.choice(["In ", "", "", "in: "]) if not book.startswith("In ") else ""
        if book.startswith("In "):
            prefix, book = "In ", book[3:]
        elements.append(lambda d: d.text(prefix).value("container_title", book))
    else:
        cue = rng.choice(["", "", "paper presented at the ", "Paper presented at ", "presented at the ", "In: ", "in "])
        elements.append(lambda d: d.text(cue).value("event", meeting))
    place, body = rng.choice(words.PLACES), rng.choice(words.UNIVERSITIES)
    tail: list[Element] = _maybe(rng, 0.6, lambda d: d.value("publisher_place", place)) + _maybe(
        rng, 0.3, lambda d: d.value("publisher", body)
    )
    rng.shuffle(tail)
    if rng.random() < 0.12:
        first = rng.randint(1, 25)
        days = f"{rng.choice(words.MONTHS)} {first}-{first + 2}"
        tail.append(lambda d: d.value("note", days))
    t.join(draft, [*elements, *_maybe(rng, 0.1, t.volume()), *tail, *_maybe(rng, 0.5, t.pages())])
    return t.close(draft)


def _thesis(t: LatinTemplate, kind: str) -> Draft:
    rng = t.rng
    draft = Draft("en", kind)
    t.head(draft, [t.name()], t.titles.title())
    genre = rng.choice(words.THESES)
    if rng.random() < 0.3:
        genre += rng.choice([" in ", " of ", " in "]) + rng.choice(
            [
                "Geography",
                "Urban Planning",
                "Persian Language and Literature",
                "Economics",
                "Management",
                "Architecture",
                "Library Science",
                "Textile design",
            ]
        )
    body = rng.choice(words.UNIVERSITIES)
    if rng.random() < 0.3:
        body = rng.choice([f"{rng.choice(words.FACULTIES)}, {body}", f"{body}, {rng.choice(words.FACULTIES)}"])
    left, right = rng.choice([("(", ")"), ("[", "]"), ("", ""), ("", ""), ("", "")])
    elements: list[Element] = [
        lambda d: d.text(left).value("genre", genre).text(right),
        lambda d: d.value("publisher", body),
    ]
    place = rng.choice(words.PLACES)
    elements += _maybe(rng, 0.25, lambda d: d.value("publisher_place", place))
    if rng.random() < 0.12:
        count = str(rng.randint(80, 300))
        elements.append(lambda d: d.value("number_of_pages", count).text(rng.choice([" p", " pp.", " p."])))
    return t.close(t.join(draft, elements))


def _report(t: LatinTemplate, kind: str) -> Draft:
    rng = t.rng
    draft = Draft("en", kind)
    body = t.body()
    title = t.titles.title()
    if kind == "document":
        title = rng.choice(["Geological map of ", "Map of ", "Atlas of "]) + t.titles.phrase().title()
    if rng.random() < 0.5:
        t.head(draft, [], title, body=body)
    else:
        t.head(draft, t.names(4), title)
    elements: list[Element] = []
    if rng.random() < 0.5:
        genre = rng.choice(
            [
                "Technical Report",
                "Working Paper",
                "Working paper",
                "Report",
                "Discussion Paper",
                "Final report",
                "Research Report",
                "Policy Paper",
            ]
        )
        elements.append(lambda d: d.value("genre", genre))
        if rng.random() < 0.6:
            number = rng.choice(
                [
                    str(rng.randint(1, 900)),
                    f"{rng.choice('ABWT')}{rng.randint(1, 99)}",
                    f"{rng.randint(80, 99)}-{rng.randint(1, 99)}",
                ]
            )
            elements[-1] = lambda d: (
                d.value("genre", genre).text(rng.choice([" No. ", ", No. ", " ", " no. "])).value("number", number)
            )
    elements += _maybe(rng, 0.7, t.imprint(t.body()))
    return t.close(t.join(draft, [*elements, *_maybe(rng, 0.15, t.address())]))


def _standard(t: LatinTemplate, kind: str) -> Draft:
    rng = t.rng
    draft = Draft("en", "report")
    year = rng.randint(1990, 2020)
    number = rng.choice(
        [
            f"ISO {rng.randint(100, 29999)}:{year}",
            f"ASTM {rng.choice('CDE')}{rng.randint(10, 999)}-{str(year)[2:]}",
            f"ISO {rng.randint(100, 29999)}",
        ]
    )
    t.year_done = True
    draft.value("number", number).text(rng.choice([". ", ", ", ": "])).value("title", t.titles.title(short=True))
    return t.close(t.join(draft, _maybe(rng, 0.5, t.imprint(rng.choice(words.BODIES)))))


def _webpage(t: LatinTemplate, kind: str) -> Draft:
    rng = t.rng
    draft = Draft("en", kind)
    if rng.random() < 0.5:
        t.head(draft, [], t.titles.title(), body=rng.choice(words.BODIES))
    else:
        t.head(draft, t.names(2), t.titles.title())
    t.year_done = True
    return t.close(t.join(draft, [t.address()]))


def _newspaper(t: LatinTemplate, kind: str) -> Draft:
    rng = t.rng
    draft = Draft("en", kind)
    t.head(draft, t.names(2), t.titles.title())
    paper = rng.choice(
        [
            "The New York Times",
            "The Guardian",
            "Tehran Times",
            "Kayhan",
            "Ettela'at",
            "Abrar Eghtesadi",
            "Iran Daily",
            "Hamshahri Newspaper",
            "The Times",
        ]
    )
    elements: list[Element] = [lambda d: d.value("container_title", paper)]
    issue = str(rng.randint(10, 9000))
    elements += _maybe(rng, 0.3, lambda d: d.text("No. ").value("issue", issue)) + _maybe(rng, 0.4, t.pages(cue=True))
    return t.close(t.join(draft, elements))


def _encyclopedia(t: LatinTemplate, kind: str) -> Draft:
    rng = t.rng
    draft = Draft("en", kind)
    t.head(draft, [t.name()], t.titles.phrase().title(), chance=0.8)
    work = rng.choice(
        [
            "Encyclopaedia Iranica",
            "Encyclopaedia of Islam",
            "Encyclopedia of Library and Information Science",
            "The Great Islamic Encyclopedia",
            "Encyclopedia of " + t.titles.phrase().title(),
        ]
    )
    elements: list[Element] = [lambda d: d.text(rng.choice(["", "In ", "in: "])).value("container_title", work)]
    elements += (
        _maybe(rng, 0.6, t.volume())
        + _maybe(rng, 0.3, t.role("editor"))
        + _maybe(rng, 0.6, t.imprint())
        + _maybe(rng, 0.4, t.pages())
    )
    return t.close(t.join(draft, elements))


def _manuscript(t: LatinTemplate, kind: str) -> Draft:
    rng = t.rng
    draft = Draft("en", kind)
    t.head(draft, [t.name()], t.titles.title(short=True), chance=0.1)
    if rng.random() < 0.5:
        note = rng.choice(["Unpublished manuscript", "Manuscript", "unpublished", "Class notes"])
        library = rng.choice(words.UNIVERSITIES)
    else:
        note = rng.choice(["Manuscript", "Manuscripts", "MS"])
        library = rng.choice(
            [
                "Library of the Islamic parliament",
                "National Library",
                "British Library",
                "Majles Library",
                "Malek Library",
            ]
        )
    elements: list[Element] = [lambda d: d.value("note", note), lambda d: d.value("publisher", library)]
    place, number = rng.choice(words.PLACES), str(rng.randint(10, 9999))
    elements += _maybe(rng, 0.4, lambda d: d.value("publisher_place", place)) + _maybe(
        rng, 0.4, lambda d: d.text(rng.choice(["No. ", "no. ", ""])).value("number", number)
    )
    return t.close(t.join(draft, elements))
