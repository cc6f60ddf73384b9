"""Names as printed in lists, heads and references, to honorific, given and family name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from proceedings_db.reading.bodies import is_body
from proceedings_db.reading.names.cutting import SEYYED, Cut, find_cuts, is_initials, score_family
from proceedings_db.reading.names.honorifics import split_honorific
from proceedings_db.reading.names.latin import is_latin_name, split_latin_name
from proceedings_db.records import Name
from proceedings_db.text.characters import HARAKAT, clean
from proceedings_db.text.name_forms import restore_family_name, restore_given_name
from proceedings_db.text.name_lists import is_given_name, is_given_word, to_name_key

_MARKS: Final = r"[\d*†‡§¶#¹²³⁰-⁹]"
_LEADING: Final = re.compile(rf"^(?:{_MARKS}|[\s\-–—•.)،,:])+")
_TRAILING: Final = re.compile(rf"(?:[\s،,؛;:\-–—/]|[(\[]?\s*{_MARKS}\s*[)\]]?)+$")
_NOTE: Final = re.compile(r"\s*[(\[][^)\]]*[)\]]?")
_ONE_NAME_WITH: Final = SEYYED | {"ملا", "میرزا"}
_COMMA: Final = re.compile(r"\s*[،,]\s*")
_NO_HARAKAT: Final = str.maketrans(dict.fromkeys(HARAKAT))
_REVERSED_BY: Final = 2.0
_NATURAL: Final = 0.8


@dataclass(frozen=True, slots=True)
class _Reading:
    """One name: what is certain of it, or its words with the best cuts of both orders."""

    name: Name | None
    confidence: float
    honorific: str | None = None
    natural: tuple[Cut, ...] = ()
    reversed: tuple[Cut, ...] = ()


def read_name(raw: str) -> Name:
    """Return the honorific, given and family name of a printed name, the last two in clean form.

    «دکتر سید هادی زرقانی» gives «دکتر», «سید هادی», «زرقانی»; «پیشگاهیفرد، زهرا» gives «زهرا», «پیشگاهی‌فرد»;
    «Van Der Pluijm, Rogier» the family «Van Der Pluijm». A name of one part is a family name; a body («شهرداری
    تهران») and a name that cannot be divided are literal. Footnote figures and stars are no part of a name.
    """
    return read_name_scored(raw)[0]


def read_name_scored(raw: str) -> tuple[Name, float]:
    """Return a name as :func:`read_name` does, with how sure the reading is, between 0 and 1.

    Below 0.6 the order or the cut is open: a problem for the reader of the list.
    """
    reading = _read(raw)
    if reading.name:
        return reading.name, reading.confidence
    natural, turned = reading.natural[0], reading.reversed[0]
    if turned.score - natural.score >= _REVERSED_BY and score_family(turned.family) > 0:
        return _to_name(reading, turned), 0.55
    return _to_name(reading, natural), _weigh(reading.natural, reading.reversed)


def read_names(raws: Sequence[str]) -> list[Name]:
    """Return the names of one list, whose order is found from all of them: given name first, or family first.

    In «محمدی جمال»، «شریف‌نژاد علی»، «خراسانی اباصلت» nothing but the list tells that the family name stands first.
    """
    return [name for name, _ in read_names_scored(raws)]


def read_names_scored(raws: Sequence[str]) -> list[tuple[Name, float]]:
    """Return the names of one list as :func:`read_names` does, each with how sure the reading is, between 0 and 1."""
    readings = [_read(raw) for raw in raws]
    open_ones = [reading for reading in readings if not reading.name]
    if len(open_ones) < 2:
        return [read_name_scored(raw) for raw in raws]
    natural = sum(reading.natural[0].score for reading in open_ones)
    turned = sum(reading.reversed[0].score for reading in open_ones)
    family_first = turned > natural + _NATURAL
    return [_settle(reading, family_first=family_first) for reading in readings]


def _settle(reading: _Reading, *, family_first: bool) -> tuple[Name, float]:
    """The name of a reading in the order of its list."""
    if reading.name:
        return reading.name, reading.confidence
    cuts, others = (reading.reversed, reading.natural) if family_first else (reading.natural, reading.reversed)
    return _to_name(reading, cuts[0]), _weigh(cuts, others)


def _read(raw: str) -> _Reading:
    """The reading of one printed name, both orders open where nothing marks the order."""
    printed = _TRAILING.sub("", _LEADING.sub("", _NOTE.sub("", clean(raw).translate(_NO_HARAKAT))))
    if not printed:
        return _Reading(Name(literal=clean(raw)), 0.0)
    honorific, rest = split_honorific(printed, family_first=bool(_COMMA.search(printed)))
    if _is_body(rest):
        return _Reading(Name(honorific, literal=rest), 0.95)
    if _COMMA.search(rest):
        return _read_with_comma(honorific, rest)
    if is_latin_name(rest):
        given, family, confidence = split_latin_name(rest)
        return _Reading(Name(honorific, given, family), confidence)
    words = rest.split()
    if len(words) == 1 or (len(words) == 2 and words[0] in _ONE_NAME_WITH):
        return _Reading(Name(honorific, family=restore_family_name(rest)), 0.8 if len(words) == 1 else 0.5)
    fixed = _read_initials(words) or _read_ben(words)
    if fixed:
        return _Reading(_from_parts(honorific, *fixed), 0.97)
    return _Reading(None, 0.0, honorific, tuple(find_cuts(words)), tuple(find_cuts(words, family_first=True)))


def _is_body(text: str) -> bool:
    """Whether a name is that of a body, and not of a person named «قطب‌الدین» or «قطب، سید»."""
    first, _, given = (part.strip() for part in text.replace(",", "،").partition("،"))
    words = first.split()
    if not is_body(text) or (len(words) > 1 and words[1].startswith("الد")):
        return False
    return not (len(words) == 1 and given and is_given_name(to_name_key(split_honorific(given)[1])))


def _read_with_comma(honorific: str | None, text: str) -> _Reading:
    """A name with its family name before a comma."""
    family, *others = _COMMA.split(text)
    given = " ".join(other for other in others if other)
    title, given = split_honorific(given) if given else (None, "")
    name = _from_parts(honorific or title, given, family)
    return _Reading(name, 0.99 if len(others) == 1 else 0.7)


def _read_initials(words: list[str]) -> tuple[str, str] | None:
    """Given and family name where one end of the name is initials."""
    first = next((i for i, word in enumerate(words) if not is_initials(word)), len(words))
    if 0 < first < len(words):
        return " ".join(words[:first]), " ".join(words[first:])
    last = next((i for i, word in enumerate(reversed(words)) if not is_initials(word)), len(words))
    if 0 < last < len(words):
        return " ".join(words[-last:]), " ".join(words[:-last])
    return None


def _read_ben(words: list[str]) -> tuple[str, str] | None:
    """Given and family name of «محمد بن جریر طبری», and of «ابن سینا», which is one name."""
    if words[0] in ("ابن", "بنت") and len(words) == 2:
        return "", " ".join(words)
    last = next((i for i in range(len(words) - 1, -1, -1) if words[i] == "بن" or words[i].endswith("بن")), None)
    if last is None or (words[last] != "بن" and not is_given_word(to_name_key(words[last][:-2]))):
        return None
    start = last + 2
    if start < len(words) and words[start - 1] in ("ابی", "ابو", "أبی", "أبو", "عبد"):
        start += 1
    while start < len(words) and words[start] in ("الله", "الدین", "اله"):
        start += 1
    return (" ".join(words[:start]), " ".join(words[start:])) if start < len(words) else ("", " ".join(words))


def _from_parts(honorific: str | None, given: str, family: str) -> Name:
    if is_latin_name(given + family):
        return Name(honorific, given or None, family)
    return Name(honorific, restore_given_name(given) or None, restore_family_name(family))


def _to_name(reading: _Reading, cut: Cut) -> Name:
    return _from_parts(reading.honorific, " ".join(cut.given), " ".join(cut.family))


def _weigh(cuts: Sequence[Cut], others: Sequence[Cut]) -> float:
    """The confidence of the best cut: how far it stands above the next one, and above the other order."""
    best = cuts[0].score
    margin = best - cuts[1].score if len(cuts) > 1 else 2.0
    margin = min(margin, best - others[0].score + 1.5)
    return round(min(0.98, max(0.4, 0.6 + 0.2 * margin)), 2)
