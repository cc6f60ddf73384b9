"""What is typed into a search box, read into terms: the text is data, and nothing in it is passed on as syntax."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from proceedings_db.database.search_terms import (
    KINDS,
    LATEST_JALALI,
    Alternative,
    Kind,
    Query,
    QueryError,
    Token,
    Years,
    read_terms,
)
from proceedings_db.text.characters import ZWNJ
from proceedings_db.text.numerals import to_ascii_digits
from proceedings_db.text.search_words import fold_words, is_printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST_QUERY: Final = 1000
MOST_TERMS: Final = 32

_FIELDS: Final[dict[str, str]] = {
    **dict.fromkeys(("author", "authors", "نویسنده", "نویسندگان", "پدیدآور"), "author"),
    **dict.fromkeys(("title", "عنوان"), "title"),
    **dict.fromkeys(("keyword", "keywords", "کلیدواژه", "کلیدواژهها", "واژگان"), "keyword"),
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
    rf"""(?P<minus>-(?=[^\s-]))?
        (?:(?P<field>[^\W\d_]+(?:{ZWNJ}[^\W\d_]+)*):\s*)?
        (?:"(?P<phrase>[^"]*)(?:"|$)|(?P<word>[^\s"]+))""",
    re.VERBOSE,
)
_YEARS: Final = re.compile(r"(\d{4})?(\.\.|-|–)?(\d{4})?")
_TYPE: Final = re.compile(r"[a-z][a-z_-]*")


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
    groups: list[list[Token]] = [[]]
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


def _split_tokens(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text.translate(_QUOTES)):
        name = _FIELDS.get(fold_words(match["field"] or ""))
        word = match["phrase"] if match["phrase"] is not None else match["word"]
        if match["field"] and name is None:
            # No field of ours: «http://…», «دیپلماسی:» of a pasted title.
            word = f"{match['field']} {word}"
        words = list(filter(is_printable, fold_words(word).split()))
        yield Token(word, name, match["phrase"] is not None, bool(match["minus"]), words)


def _read_alternative(tokens: Sequence[Token], short_sounds: bool) -> Alternative | None:
    years: Years | None = None
    kinds: set[Kind] = set()
    types: set[str] = set()
    worded: list[Token] = []
    for token in tokens:
        if token.field == "year":
            years = _read_years(token.text)
        elif token.field == "kind":
            _read_kind(token, kinds, types)
        else:
            worded += [token] if token.words else []
    terms = tuple(read_terms(worded, short_sounds=short_sounds))
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
        if (first <= LATEST_JALALI) != (last <= LATEST_JALALI):
            raise QueryError(f"year:{text} begins in one calendar and ends in the other. Write both years in one")
        if first > last:
            return Years(last, first)
    return years


def _read_kind(token: Token, kinds: set[Kind], types: set[str]) -> None:
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
