"""What is typed into a search box, read into terms: the text is data, and nothing in it is passed on as syntax."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Final, Literal, cast, get_args

from proceedings_db.records import ProceedingsError
from proceedings_db.text.characters import ZWNJ
from proceedings_db.text.numerals import to_ascii_digits
from proceedings_db.text.search_words import find_sounds, fold_words, is_persian

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Kind = Literal["paper", "reference", "person", "organization"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
Field = Literal["title", "author", "keyword"]

LONGEST_QUERY: Final = 1000
MOST_TERMS: Final = 32
_LONGEST_JOIN: Final = 3  # printed words that may be one: «نتیجه گیری ها»
_SHORTEST_SPLIT: Final = 4
_MOST_JOINTS: Final = 4
_SHORTEST_PREFIX: Final = 2
_SHORTEST_SOUND: Final = len("qxp") + 3
_LATEST_JALALI: Final = 1499

_FIELDS: Final[dict[str, str]] = {
    **dict.fromkeys(("author", "authors", "نویسنده", "نویسندگان", "پدیدآور"), "author"),
    **dict.fromkeys(("title", "عنوان"), "title"),
    **dict.fromkeys(("keyword", "keywords", "کلیدواژه", "کلیدواژه ها", "واژگان"), "keyword"),
    **dict.fromkeys(("year", "سال"), "year"),
    **dict.fromkeys(("kind", "type", "نوع"), "kind"),
}
_KIND_NAMES: Final[dict[str, Kind]] = {
    **{kind: kind for kind in KINDS},
    **{"papers": "paper", "references": "reference", "people": "person", "persons": "person"},
    **{"organizations": "organization", "organisation": "organization", "organisations": "organization"},
    **{"مقاله": "paper", "مرجع": "reference", "منبع": "reference", "شخص": "person", "سازمان": "organization"},
}
_QUOTES: Final = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
_TOKEN: Final = re.compile(
    r"""(?P<minus>-(?=[^\s-]))?
        (?:(?P<field>[^\W\d_]+):\s*)?
        (?:"(?P<phrase>[^"]*)(?:"|$)|(?P<word>[^\s"]+))""",
    re.VERBOSE,
)
_YEARS: Final = re.compile(r"(\d{4})?(\.\.|-|–)?(\d{4})?")
_TYPE: Final = re.compile(r"[a-z][a-z_-]*")


class QueryError(ProceedingsError):
    """A query that asks for nothing that can be looked for; the message says what to write instead."""


@dataclass(frozen=True, slots=True)
class Form:
    """A spelling to look for: ``words`` next to each other, the last one a beginning if ``is_prefix``."""

    words: tuple[str, ...]
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that must be found, in any of its ``forms``, or in a name by one of its ``sounds``."""

    forms: tuple[Form, ...]
    sounds: frozenset[str] = frozenset()
    field: Field | None = None
    is_excluded: bool = False


@dataclass(frozen=True, slots=True)
class Years:
    """Years from ``first`` to ``last``, each as typed: below 1500 Jalali, else Gregorian; none is no limit."""

    first: int | None
    last: int | None

    @property
    def is_jalali(self) -> bool:
        """Whether the years are Jalali ones."""
        return (self.first or self.last or 0) <= _LATEST_JALALI


@dataclass(frozen=True, slots=True)
class Alternative:
    """What must hold together: all terms, one of the years, of the kinds and of the types of publication."""

    terms: tuple[Term, ...] = ()
    years: Years | None = None
    kinds: frozenset[Kind] = frozenset(KINDS)
    types: frozenset[str] = frozenset()

    @property
    def wanted(self) -> tuple[Term, ...]:
        """The terms that must be found."""
        return tuple(term for term in self.terms if not term.is_excluded)


@dataclass(frozen=True, slots=True)
class Query:
    """A query: any of its alternatives, which ``OR`` parts."""

    alternatives: tuple[Alternative, ...]


@dataclass(slots=True)
class _Token:
    text: str
    field: str | None
    is_phrase: bool
    is_excluded: bool
    words: list[str]


def read_query(text: str, *, short_sounds: bool = False) -> Query:
    """Return what ``text`` asks for.

    ``author:زرقانی -ژئوپلیتیک "امنیت پایدار" year:1385..1391`` has four parts that must all hold; ``OR`` between two
    groups of parts asks for either. Fields are ``author:``, ``title:``, ``keyword:``, ``year:``, ``kind:`` and
    ``type:``, also by their Persian names; a word that ends in ``*`` is a beginning, a minus before a part excludes.
    Everything else is text, whatever signs it holds.

    Args:
        text: The query.
        short_sounds: Whether a Persian word is also looked for as a Latin name if it has two consonants only: so
            «سایزو» finds Sizoo, but «نقد» Anegada too.

    Raises:
        QueryError: There is no word to look for, or a year or a kind that is none.
    """
    if len(text) > LONGEST_QUERY:
        raise QueryError(f"the query has {len(text)} characters; at most {LONGEST_QUERY} are looked for. Shorten it")
    groups: list[list[_Token]] = [[]]
    negated = False
    for token in _split_tokens(text):
        plain = not token.is_phrase and token.field is None and not token.is_excluded
        if plain and token.text in ("OR", "|"):
            groups.append([])
        elif plain and token.text == "NOT":
            negated = True
        elif not (plain and token.text == "AND"):
            token.is_excluded |= negated
            negated = False
            groups[-1].append(token)
    alternatives = tuple(found for group in groups if (found := _read_alternative(group, short_sounds)) is not None)
    if not alternatives:
        raise QueryError("there is no word to look for. Write one, or a limit like year:1385..1391 or author:زرقانی")
    if sum(len(alternative.terms) for alternative in alternatives) > MOST_TERMS:
        raise QueryError(f"the query has more than {MOST_TERMS} words. Shorten it")
    return Query(alternatives)


def _split_tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text.translate(_QUOTES)):
        name = _FIELDS.get(fold_words(match["field"] or ""))
        word = match["phrase"] if match["phrase"] is not None else match["word"]
        if match["field"] and name is None:
            # No field of ours: «http://…», «دیپلماسی:» of a pasted title.
            word = f"{match['field']} {word}"
        yield _Token(word, name, match["phrase"] is not None, bool(match["minus"]), fold_words(word).split())


def _read_alternative(tokens: Sequence[_Token], short_sounds: bool) -> Alternative | None:
    years: Years | None = None
    kinds: set[Kind] = set()
    types: set[str] = set()
    worded: list[_Token] = []
    for token in tokens:
        if token.field == "year":
            years = _read_years(token.text)
        elif token.field == "kind":
            _read_kind(token, kinds, types)
        else:
            worded += [token] if token.words else []
    terms = tuple(_read_terms(worded, short_sounds))
    if all(term.is_excluded for term in terms) and (terms or not (years or kinds or types)):
        if terms:
            raise QueryError("the query only says what is not wanted. Name a word that is")
        return None
    return Alternative(terms, years, frozenset(kinds or KINDS), frozenset(types))


def _read_years(text: str) -> Years:
    match = _YEARS.fullmatch(to_ascii_digits(text))
    if match is None or not (match[1] or match[3]):
        raise QueryError(f"year:{text[:40]} is no year. Write year:1391, year:1380..1390, year:2001.. or year:..1390")
    first, last = (int(figure) if figure else None for figure in (match[1], match[3]))
    if match[2] is None:
        last = first if last is None else last
    years = Years(first, last)
    if first is not None and last is not None:
        if (first <= _LATEST_JALALI) != (last <= _LATEST_JALALI):
            raise QueryError(f"year:{text} begins in one calendar and ends in the other. Write both years in one")
        if first > last:
            return Years(last, first)
    return years


def _read_kind(token: _Token, kinds: set[Kind], types: set[str]) -> None:
    if token.is_excluded:
        raise QueryError(f"-kind:{token.text[:40]} cannot be excluded. Name the kinds that are wanted")
    name = token.text.strip().lower()
    kind = _KIND_NAMES.get(fold_words(name))
    if kind is not None:
        kinds.add(kind)
    elif _TYPE.fullmatch(name):
        types.add(name)
    else:
        listed = ", ".join(KINDS)
        raise QueryError(f"kind:{token.text[:40]} is none. Kinds are {listed}; types are those of CSL, like book")


def _read_terms(tokens: Sequence[_Token], short_sounds: bool) -> Iterator[Term]:
    joined = _join_neighbours(tokens)
    for at, token in enumerate(tokens):
        is_prefix = _is_prefix(token)
        if is_prefix and len(token.words[-1]) < _SHORTEST_PREFIX:
            raise QueryError(f"{token.text.strip()} begins too many words. Write two letters or more before the star")
        forms = [Form(words, is_prefix) for words in _spell(token)] + joined[at]
        whole = {"".join(token.words), *("".join(form.words) for form in joined[at])}
        sounds = frozenset() if is_prefix or token.is_phrase else _find_sounds(whole, token, short_sounds)
        yield Term(tuple(dict.fromkeys(forms)), sounds, cast("Field | None", token.field), token.is_excluded)


def _is_prefix(token: _Token) -> bool:
    return token.text.rstrip().endswith("*") and not token.is_phrase


def _find_sounds(words: set[str], token: _Token, short_sounds: bool) -> frozenset[str]:
    """The sounds of names that a token may stand for; what is excluded must be so by its letters."""
    if token.is_excluded or token.field not in (None, "author"):
        return frozenset()
    sounds = frozenset(sound for word in words for sound in find_sounds(word))
    if token.field is None and not short_sounds and is_persian(token.words[0]):
        # A word that is no name sounds like some name, the more so the shorter it is.
        return frozenset(sound for sound in sounds if len(sound) >= _SHORTEST_SOUND)
    return sounds


def _join_neighbours(tokens: Sequence[_Token]) -> list[list[Form]]:
    """For each token the words that it makes with its neighbours: «حافظ نیا» may be printed «حافظنیا»."""
    joined: list[list[Form]] = [[] for _ in tokens]
    for first in range(len(tokens)):
        for last in range(first + 1, min(first + _LONGEST_JOIN, len(tokens))):
            run = tokens[first : last + 1]
            if any(token.is_phrase or token.is_excluded or len(token.words) > 1 for token in run):
                break
            if any(token.field for token in run[1:]) or any(map(_is_prefix, run[:-1])):
                break
            form = Form(("".join(token.words[0] for token in run),), _is_prefix(run[-1]))
            for at in range(first, last + 1):
                joined[at].append(form)
    return joined


def _spell(token: _Token) -> Iterator[tuple[str, ...]]:
    """The ways to print the words of a token: with the half-spaces typed as spaces, some words as one, one as two."""
    words = token.words
    parts = fold_words(token.text.replace(ZWNJ, " ")).split()
    for run in (words, parts) if parts != words else (words,):
        yield tuple(run)
        if 1 < len(run) <= _MOST_JOINTS + 1:
            for glue in product((" ", ""), repeat=len(run) - 1):
                yield tuple("".join(map("".join, zip(run, (*glue, ""), strict=True))).split())
        elif len(run) > 1:
            yield from ((*run[:at], run[at] + run[at + 1], *run[at + 2 :]) for at in range(len(run) - 1))
    if len(words) <= _MOST_JOINTS and not _is_prefix(token):
        for at, word in enumerate(words):
            for cut in _cuts(word):
                yield (*words[:at], word[:cut], word[cut:], *words[at + 1 :])


def _cuts(word: str) -> range:
    """Where a Persian word may be two: neither part is a single letter."""
    return range(2, len(word) - 1) if len(word) >= _SHORTEST_SPLIT and is_persian(word) else range(0)
