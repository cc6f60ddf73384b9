"""Names put right by what is known of given names and surnames, and by how the other names of the list stand."""

from __future__ import annotations

import re
from typing import Final

from proceedings_db.reading.references.assemble import Parse, PrintedName
from proceedings_db.reading.references.lexicon import word_classes
from proceedings_db.reading.references.name_groups import part_run_together, regroup_names
from proceedings_db.reading.references.name_words import (
    CONTINUES,
    FIRST_HALVES,
    SECOND_HALVES,
    find_words,
    leaning,
    text_of,
)
from proceedings_db.reading.references.tokens import fold_token
from proceedings_db.text.characters import ZWNJ

_DOUBT: Final = 0.8
_LONGEST_GLUED: Final = 40
"""Letters of a given name and a surname without the space between them; more are no name."""
_HONORIFICS: Final = frozenset(
    [
        "دکتر",
        "مهندس",
        "امام",
        "حاج",
        "حاجی",
        "استاد",
        "شهید",
        "علامه",
        "مولانا",
        "خواجه",
        "پروفسور",
        "جناب",
        "ایتالله",
        "ایهالله",
        "حجتالاسلام",
        "dr",
        "prof",
        "mr",
        "mrs",
    ]
)
_RANKS: Final = frozenset(["دکتر", "مهندس", "پروفسور", "dr", "prof"])
_BODY: Final = re.compile(
    r"سازمان|مرکز|وزارت|دانشگاه|دانشکده|موسسه|شرکت|بانک|اداره|دفتر|گروه|انجمن|شورا|معاونت|شهرداری|ستاد|مهندسین|هیات|کمیته|بنیاد|واحد|دبیرخانه"
    r"|خبرگزاری|استانداری|جمهوری|کتابخانه|پژوهش|مجلس|کمیسیون|حوزه|مجمع"
)


def repair_names(raw: str, parse: Parse) -> None:
    """Put the names of ``parse`` right in place."""
    regroup_names(raw, parse)
    family_first = sum(_is_family_first(raw, name) for name in parse.names) * 2 > max(1, len(parse.names))
    for place, name in enumerate(parse.names):
        _drop_honorifics(raw, name)
        _drop_in(raw, name)
        _drop_and(raw, name, place)
        _split_literal(raw, name)
        _move_continuation(raw, name)
        _move_family(raw, name)
        _turn(raw, name, family_first=family_first)
        _join_title(raw, name)
        _part_glued(raw, name)
    parse.names = [part for name in parse.names for part in part_run_together(raw, name)]
    _borrow_name(raw, parse)
    _borrow_family(raw, parse)


def _borrow_name(raw: str, parse: Parse) -> None:
    """Take a second author off the head of a title, which never begins with «و»: «… و حسن دقیق الگوریتمی برای …»."""
    authors, title = [name for name in parse.names if name.role == "author"], parse.values.get("title")
    if not authors or title is None or not _is_natural(authors[-1]) or title.start < authors[-1].end:
        return
    words = find_words(raw, (title.start, title.end))
    if len(words) > 5 and words[0][2] == "و" and leaning(words[1][2]) <= -1:
        parts = {"given": (words[1][0], words[1][1]), "family": (words[2][0], words[2][1])}
        place = parse.names.index(authors[-1]) + 1
        parse.names.insert(place, PrintedName("author", parts, authors[-1].confidence * _DOUBT))
        title.start = words[3][0]


def _is_natural(name: PrintedName) -> bool:
    """Whether the given name of a name stands before the family name."""
    given, family = name.parts.get("given"), name.parts.get("family")
    return given is not None and family is not None and given < family


def _borrow_family(raw: str, parse: Parse) -> None:
    """Give a last author who has but a given name the first word of a title that no mark parts from it.

    «مهرداد خزلی و حسن دقیق الگوریتمی برای …» where the others stand in natural order.
    """
    authors, title = [name for name in parse.names if name.role == "author"], parse.values.get("title")
    if len(authors) < 2 or title is None or set(authors[-1].parts) != {"family"}:
        return
    last, others = authors[-1], authors[:-1]
    span = last.parts["family"]
    words = find_words(raw, (title.start, title.end))
    if (
        not all(_is_natural(name) for name in others)
        or len(words) < 4
        or raw[span[1] : title.start].strip(" " + ZWNJ)
        or " " in raw[span[0] : span[1]]
    ):
        return
    if leaning(fold_token(raw[span[0] : span[1]])) <= -1:
        last.parts = {"given": span, "family": (words[0][0], words[0][1])}
        last.confidence *= _DOUBT
        title.start = words[1][0]


def _is_family_first(raw: str, name: PrintedName) -> bool:
    """Whether a name is printed family first with a mark between its parts."""
    family, given = name.parts.get("family"), name.parts.get("given")
    return bool(family and given and family[1] <= given[0] and raw[family[1] : given[0]].strip())


def _drop_honorifics(raw: str, name: PrintedName) -> None:
    """Take titles off the head of the parts; what was split at a title alone is an undivided name."""
    for part, span in list(name.parts.items()):
        if (
            len(name.parts) == 2
            and {word for *_, word in find_words(raw, span)} <= _RANKS
            and text_of(raw, span).strip()
        ):
            del name.parts[part]
            name.parts = {"literal": next(iter(name.parts.values()))}
    for part, span in list(name.parts.items()):
        words = find_words(raw, span)
        # «حاجی بابایی» is a family name, and nothing between a given name and the family name is a title.
        pilgrim = part == "family" and part == min(name.parts, key=lambda item: name.parts[item])
        if part == "family" and not pilgrim:
            continue
        while len(words) > 1 and words[0][2] in _HONORIFICS and not (pilgrim and words[0][2] in ("حاج", "حاجی")):
            words = words[1:]
        name.parts[part] = (words[0][0] if words else span[0], span[1])


def _drop_and(raw: str, name: PrintedName, place: int) -> None:
    """Take off a «و» that lost its space, where the rest is known and the whole is not: «وژان» after another name."""
    if not place:
        return
    part, span = min(name.parts.items(), key=lambda item: item[1][0])
    form = fold_token(text_of(raw, span).split()[0]) if text_of(raw, span).split() else ""
    known = word_classes()
    whole, rest = known.get(form, ""), known.get(form[1:], "")
    if form[:1] == "و" and len(form) > 3 and not whole and set(rest) & set("gsG"):
        name.parts[part] = (span[0] + 1, span[1])


def _split_literal(raw: str, name: PrintedName) -> None:
    """Part an undivided name of two or three words whose first is a given name and that names no body."""
    span = name.parts.get("literal")
    if span is None or len(name.parts) > 1:
        return
    text = text_of(raw, span)
    words = find_words(raw, span)
    if not 2 <= len(words) <= 3 or _BODY.search(fold_token(text)) or text.isascii():
        return
    first, last = word_classes().get(words[0][2], ""), word_classes().get(words[-1][2], "")
    if ("G" in first and "s" in last) or ("g" in first and "s" in last and len(words) == 2):
        name.parts = {"given": (span[0], words[0][1]), "family": (words[1][0], span[1])}
        name.confidence *= _DOUBT


def _move_continuation(raw: str, name: PrintedName) -> None:
    """Give the second half of a compound given name back to it: «مهدی قلی | هدایت», «محمد علی | فروغی»."""
    family, given = name.parts.get("family"), name.parts.get("given")
    if not family or not given or given[1] > family[0] or raw[given[1] : family[0]].strip(" " + ZWNJ):
        return
    words = find_words(raw, family)
    last_given = find_words(raw, given)[-1][2] if find_words(raw, given) else ""
    if len(words) < 2:
        return
    compound = last_given in FIRST_HALVES and words[0][2] in SECOND_HALVES
    if words[0][2] in CONTINUES or compound:
        name.parts["given"] = (given[0], words[0][1])
        name.parts["family"] = (words[1][0], family[1])


def _move_family(raw: str, name: PrintedName) -> None:
    """Give the first word of a compound family name back to it: «پرویز ناتل | خانلری», «محمد اقبال | آشتیانی»."""
    family, given = name.parts.get("family"), name.parts.get("given")
    if not family or not given or given[1] > family[0] or raw[given[1] : family[0]].strip(" " + ZWNJ):
        return
    words = find_words(raw, given)
    if len(words) != 2 or "." in text_of(raw, given) or text_of(raw, given).isascii():
        return
    first, second = words[0][2], words[1][2]
    known = word_classes().get(second, "")
    compound = first in FIRST_HALVES and (second in SECOND_HALVES or first in ("سید", "سیده", "میر", "شاه"))
    joined = word_classes().get(first + second, "")
    unlikely = (first in ("محمد", "علی") and "G" not in known) or "g" not in known
    foreign = "g" not in word_classes().get(first, "")
    if not compound and second not in CONTINUES and unlikely and not foreign and "g" not in joined:
        name.parts["given"] = (given[0], words[0][1])
        name.parts["family"] = (words[1][0], family[1])


def _turn(raw: str, name: PrintedName, *, family_first: bool) -> None:
    """Swap the parts of a name without a mark between them where the lexicon speaks for the other order."""
    family, given = name.parts.get("family"), name.parts.get("given")
    if not family or not given:
        return
    left, right = min(family, given), max(family, given)
    if raw[left[1] : right[0]].strip(" " + ZWNJ):
        return
    words_family, words_given = find_words(raw, family), find_words(raw, given)
    if len(words_family) != 1 or len(words_given) != 1:
        return
    as_family = leaning(words_family[0][2]) + (0.6 if family_first and family < given else 0.0)
    as_given = leaning(words_given[0][2]) + (0.6 if family_first and given < family else 0.0)
    if as_given - as_family >= 1.7:
        name.parts["family"], name.parts["given"] = given, family
        name.confidence *= _DOUBT


def _drop_in(raw: str, name: PrintedName) -> None:
    """Take «In» off the head of an editor's name."""
    if name.role != "editor":
        return
    part, span = min(name.parts.items(), key=lambda item: item[1][0])
    match = re.match(r"(?:in|In|IN)[:\s]\s*(?=\w)", text_of(raw, span))
    if match:
        name.parts[part] = (span[0] + match.end(), span[1])


_TITLES: Final = frozenset(["السلطنه", "الدوله", "الملک", "الممالک", "السلطان", "الوزرا", "الشعرا", "میرزا"])


def _join_title(raw: str, name: PrintedName) -> None:
    """Leave a title in place of a name undivided: «اعتماد السلطنه», «فرهاد میرزا»."""
    family, given = name.parts.get("family"), name.parts.get("given")
    if not family or not given or raw[min(family[1], given[1]) : max(family[0], given[0])].strip(" " + ZWNJ):
        return
    left, right = min(family, given), max(family, given)
    words = find_words(raw, (left[0], right[1]))
    if len(words) == 2 and words[1][2] in _TITLES:
        name.parts = {"literal": (left[0], right[1])}
    elif len(words) == 2 and words[0][2] == "ابن":
        name.parts = {"family": (left[0], right[1])}


def _part_glued(raw: str, name: PrintedName) -> None:
    """Part a given name and a surname that lost their space: «محمدامانی»; a name of one part is a family name."""
    if set(name.parts) != {"given"} and set(name.parts) != {"family"}:
        return
    (start, end) = next(iter(name.parts.values()))
    name.parts = {"family": (start, end)}
    text = text_of(raw, (start, end))
    known = word_classes()
    if not text.isalpha() or text.isascii() or len(text) > _LONGEST_GLUED or known.get(fold_token(text)):
        return
    for cut in range(len(text) - 3, 2, -1):
        given, family = fold_token(text[:cut]), fold_token(text[cut:])
        if leaning(given) <= -1.3 and known.get(given) and "s" in known.get(family, "") and leaning(family) > 0:
            name.parts = {"given": (start, start + cut), "family": (start + cut, end)}
            name.confidence *= _DOUBT
            return
