"""How Persian entries open, and small parts that their kinds share."""

from __future__ import annotations

import random
from collections.abc import Sequence

from proceedings_db.reading.references.generate.draft import Draft, weighted
from proceedings_db.reading.references.generate.elements_fa import Element
from proceedings_db.reading.references.generate.templates_fa import Template


def shuffle(rng: random.Random, elements: Sequence[Element], chance: float = 0.25) -> list[Element]:
    """Return the elements, two neighbours changed with a chance."""
    found = list(elements)
    if len(found) > 1 and rng.random() < chance:
        place = rng.randrange(len(found) - 1)
        found[place], found[place + 1] = found[place + 1], found[place]
    return found


def open_entry(
    template: Template, draft: Draft, names_kind: str, title: str, chance: float, *, full: bool = False, most: int = 5
) -> Draft:
    """Add authors, year and title in the order of the style."""
    names = template.authors(names_kind, most)
    if template.style == "title-first":
        template.title(draft, title, chance)
        if names:
            draft.text(template.rng.choice(["، ", " / ", ". ", ": ", "، تألیف ", "، نوشته "]))
            template.names.natural = template.rng.random() < 0.7
            template.names.add(draft, "author", names)
        return draft
    template.head(draft, names, full=full)
    return template.title(draft, title, chance)


def open_with_body(
    t: Template, draft: Draft, title: str, chance: float, *, body_chance: float = 0.7, full: bool = False
) -> Draft:
    """Add a corporate author, or persons, or none, then the title."""
    rng = t.rng
    roll = rng.random()
    if roll < body_chance:
        body = t.body() if rng.random() < 0.8 else t.publisher_name()
        return t.title(t.head(draft, [("", body)], full=full), title, chance)
    if roll < 0.9:
        return open_entry(t, draft, "persian", title, chance, full=full)
    t.title(draft, title, chance)
    if t.style == "author-date":
        left, right = rng.choice([(" (", ")"), ("، ", ""), (". ", "")])
        t.add_year(draft.text(left), full=full).text(right)
    return draft


def bare_pages(t: Template) -> Element:
    """Return an element for pages without a cue word."""
    rng = t.rng
    first = rng.randint(1, 300)
    last = first + rng.randint(5, 30)
    dash = weighted(rng, [("-", 12), ("–", 2), (" - ", 1.5), ("ـ", 0.7), ("- ", 0.6), (" -", 0.5), (" تا ", 0.5)])
    text = f"{first}{dash}{last}" if rng.random() < 0.66 else f"{last}{dash}{first}"
    return lambda draft: draft.value("pages", text)
