"""Lists of people and of bodies as BibTeX writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from proceedings_db.exchange.bibtex_text import to_bibtex_text
from proceedings_db.exchange.items import CslName
from proceedings_db.exchange.values import to_inverted

_AND: Final = re.compile(r"(?<!\S)and(?!\S)", re.IGNORECASE)


def to_bibtex_names(names: Iterable[CslName]) -> str:
    """Return names divided by ``and``: ``زرقانی, سید هادی and {ابن سینا}, حسین and {سازمان ملل متحد}``.

    Letters without case count as lower case in several clients, which take the first word of «ابن سینا» for a
    particle: a family name with a space is in braces. So is a body, and a name of one part, which then gets no empty
    given name anywhere.
    """
    return " and ".join(filter(None, map(_to_bibtex_name, names)))


def to_bibtex_bodies(names: Iterable[CslName], joint: str) -> str:
    """Return bodies in one string, each in braces where there are several, with ``joint`` between them."""
    bodies = [to_bibtex_text(" ".join(filter(None, reversed(to_inverted(name))))) for name in names]
    bodies = [body for body in bodies if body]
    if len(bodies) == 1:
        return protect_and(bodies[0])
    return joint.join(f"{{{body}}}" for body in bodies)


def protect_and(escaped: str) -> str:
    """Return a value in braces if it holds the word ``and``, at which lists are divided."""
    return f"{{{escaped}}}" if "and" in escaped.lower() and _AND.search(escaped) else escaped


def _to_bibtex_name(name: CslName) -> str:
    family, given = map(to_bibtex_text, to_inverted(name))
    if not (family and given):
        return f"{{{family or given}}}" if family or given else ""
    if " " in family or "," in family:
        family = f"{{{family}}}"
    if "," in given or ("and" in given.lower() and _AND.search(given)):
        given = f"{{{given}}}"
    return f"{family}, {given}"
