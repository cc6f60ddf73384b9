"""Names put right by what is known of given names and surnames, and by how the other names of the list stand."""

from __future__ import annotations

import re
from typing import Final

from proceedings_db.reading.references.assemble import Parse, PrintedName
from proceedings_db.reading.references.lexicon import word_classes
from proceedings_db.reading.references.tokens import fold_token
from proceedings_db.text.characters import ZWNJ

_DOUBT: Final = 0.8
_WORD: Final = re.compile(r"[^\s،,؛;.()]+")
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
_CONTINUES: Final = frozenset(["سادات", "قلی", "الله", "اله", "الدین", "السادات", "الملوک"])
"""Words that end a compound given name and begin no family name."""
_FIRST_HALVES: Final = frozenset(
    ["محمد", "علی", "غلام", "امیر", "میر", "سید", "سیده", "حبیب", "نعمت", "رحمت", "عبد", "شاه"]
)
_SECOND_HALVES: Final = frozenset(
    [
        "علی",
        "رضا",
        "حسین",
        "حسن",
        "تقی",
        "نقی",
        "باقر",
        "اکبر",
        "اصغر",
        "مهدی",
        "جواد",
        "صادق",
        "کاظم",
        "امین",
        "ابراهیم",
        "اسماعیل",
    ]
)
_OTHERS: Final = frozenset(["همکاران", "دیگران", "سایرین", "نویسندگان", "همکارانش", "others"])
_BODY: Final = re.compile(
    r"سازمان|مرکز|وزارت|دانشگاه|دانشکده|موسسه|شرکت|بانک|اداره|دفتر|گروه|انجمن|شورا|معاونت|شهرداری|ستاد|مهندسین|هیات|کمیته|بنیاد|واحد|دبیرخانه"
    r"|خبرگزاری|استانداری|جمهوری|کتابخانه|پژوهش|مجلس|کمیسیون|حوزه|مجمع"
)


def repair_names(raw: str, parse: Parse) -> None:
    """Put the names of ``parse`` right in place."""
    _part_at_and(raw, parse)
    _drop_connectives(raw, parse)
    _join_sons(raw, parse)
    _distribute(raw, parse)
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
    parse.names = [part for name in parse.names for part in _part_run_together(raw, name)]


def _text(raw: str, span: tuple[int, int]) -> str:
    return raw[span[0] : span[1]]


def _words(raw: str, span: tuple[int, int]) -> list[tuple[int, int, str]]:
    """Return the words of a span with their folded forms."""
    return [
        (span[0] + match.start(), span[0] + match.end(), fold_token(match[0]))
        for match in _WORD.finditer(_text(raw, span))
    ]


def _is_family_first(raw: str, name: PrintedName) -> bool:
    """Whether a name is printed family first with a mark between its parts."""
    family, given = name.parts.get("family"), name.parts.get("given")
    return bool(family and given and family[1] <= given[0] and raw[family[1] : given[0]].strip())


def _drop_honorifics(raw: str, name: PrintedName) -> None:
    """Take titles off the head of the parts."""
    for part, span in list(name.parts.items()):
        words = _words(raw, span)
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
    form = fold_token(_text(raw, span).split()[0]) if _text(raw, span).split() else ""
    known = word_classes()
    whole, rest = known.get(form, ""), known.get(form[1:], "")
    if form[:1] == "و" and len(form) > 3 and not whole and set(rest) & set("gsG"):
        name.parts[part] = (span[0] + 1, span[1])


def _split_literal(raw: str, name: PrintedName) -> None:
    """Part an undivided name of two or three words whose first is a given name and that names no body."""
    span = name.parts.get("literal")
    if span is None or len(name.parts) > 1:
        return
    text = _text(raw, span)
    words = _words(raw, span)
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
    words = _words(raw, family)
    last_given = _words(raw, given)[-1][2] if _words(raw, given) else ""
    if len(words) < 2:
        return
    compound = last_given in _FIRST_HALVES and words[0][2] in _SECOND_HALVES
    if words[0][2] in _CONTINUES or compound:
        name.parts["given"] = (given[0], words[0][1])
        name.parts["family"] = (words[1][0], family[1])


def _move_family(raw: str, name: PrintedName) -> None:
    """Give the first word of a compound family name back to it: «پرویز ناتل | خانلری», «محمد اقبال | آشتیانی»."""
    family, given = name.parts.get("family"), name.parts.get("given")
    if not family or not given or given[1] > family[0] or raw[given[1] : family[0]].strip(" " + ZWNJ):
        return
    words = _words(raw, given)
    if len(words) != 2 or "." in _text(raw, given) or _text(raw, given).isascii():
        return
    first, second = words[0][2], words[1][2]
    known = word_classes().get(second, "")
    compound = first in _FIRST_HALVES and (second in _SECOND_HALVES or first in ("سید", "سیده", "میر", "شاه"))
    joined = word_classes().get(first + second, "")
    unlikely = (first in ("محمد", "علی") and "G" not in known) or "g" not in known
    foreign = "g" not in word_classes().get(first, "")
    if not compound and second not in _CONTINUES and unlikely and not foreign and "g" not in joined:
        name.parts["given"] = (given[0], words[0][1])
        name.parts["family"] = (words[1][0], family[1])


def _drop_connectives(raw: str, parse: Parse) -> None:
    """Drop parts that are nothing but «و», and names that only say that there are others."""
    for name in parse.names:
        for part, span in list(name.parts.items()):
            # After a mark it is an initial: «بلسون، و.».
            after_mark = raw[: span[0]].rstrip()[-1:] in ("،", ",", ".")
            if len(name.parts) > 1 and not after_mark and fold_token(_text(raw, span)).strip() in ("و", "and", "&"):
                del name.parts[part]
    others = [name for name in parse.names if {w for s in name.parts.values() for *_, w in _words(raw, s)} & _OTHERS]
    if any(name.role == "author" for name in others):
        parse.et_al = True
    parse.names = [name for name in parse.names if name not in others]


def _turn(raw: str, name: PrintedName, *, family_first: bool) -> None:
    """Swap the parts of a name without a mark between them where the lexicon speaks for the other order."""
    family, given = name.parts.get("family"), name.parts.get("given")
    if not family or not given:
        return
    left, right = min(family, given), max(family, given)
    if raw[left[1] : right[0]].strip(" " + ZWNJ):
        return
    words_family, words_given = _words(raw, family), _words(raw, given)
    if len(words_family) != 1 or len(words_given) != 1:
        return
    as_family = _leaning(words_family[0][2]) + (0.6 if family_first and family < given else 0.0)
    as_given = _leaning(words_given[0][2]) + (0.6 if family_first and given < family else 0.0)
    if as_given - as_family >= 1.7:
        name.parts["family"], name.parts["given"] = given, family
        name.confidence *= _DOUBT


def _leaning(form: str) -> float:
    """Return how much a word leans to be a family name rather than a given one."""
    known = word_classes().get(form, "")
    if (form.startswith(("سید", "سیده", "عبدال")) and len(form) > 5) or form.endswith(
        ("الدین", "الله", "اله", "شاه", "میرزا")
    ):
        return -1.5
    score = ("s" in known) * 1.0 - ("G" in known) * 1.0 - ("g" in known) * 0.3
    ends = form.endswith(("پور", "زاده", "نژاد", "نیا", "فر", "یان", "وند"))
    if len(form) > 4 and (ends or (form.endswith("ی") and "g" not in known)):
        score += 0.8
    return score


def _distribute(raw: str, parse: Parse) -> None:
    """Deal out the given names that follow a row of families: «الف و ب، ج و د» is «الف، ج» and «ب، د»."""
    for role in ("author", "editor", "translator"):
        names = [name for name in parse.names if name.role == role]
        if _deal_singles(raw, parse, names):
            continue
        if len(names) < 2 or any(set(name.parts) != {"family"} for name in names[:-1]):
            continue
        last = names[-1]
        if set(last.parts) != {"family", "given"}:
            continue
        span = last.parts["given"]
        pieces = [(m.start(), m.end()) for m in re.finditer(r"(?:(?!\sو\s)[^،,])+", _text(raw, span))]
        if len(pieces) != len(names):
            continue
        for name, (start, end) in zip(names, pieces, strict=True):
            piece = _text(raw, (span[0] + start, span[0] + end))
            lead = len(piece) - len(piece.lstrip()) + (2 if piece.lstrip().startswith("و ") else 0)
            name.parts["given"] = (span[0] + start + lead, span[0] + end - (len(piece) - len(piece.rstrip())))


def _deal_singles(raw: str, parse: Parse, names: list[PrintedName]) -> bool:
    """Deal out given names that were read as names of one part: families, then «ب، ج», then the other given names."""
    half = len(names) // 2
    if len(names) % 2 == 0 or half == 0 or set(names[half].parts) != {"family", "given"}:
        return False
    lone, singles = names[:half], names[half + 1 :]
    if any(set(name.parts) != {"family"} for name in lone) or any(len(name.parts) != 1 for name in singles):
        return False
    spans = [names[half].parts["given"], *(next(iter(name.parts.values())) for name in singles)]
    if any("g" not in word_classes().get(fold_token(_text(raw, span)), "") for span in spans):
        return False
    for name, span in zip(names[: half + 1], spans, strict=True):
        name.parts["given"] = span
    parse.names = [name for name in parse.names if name not in singles]
    return True


def _drop_in(raw: str, name: PrintedName) -> None:
    """Take «In» off the head of an editor's name."""
    if name.role != "editor":
        return
    part, span = min(name.parts.items(), key=lambda item: item[1][0])
    match = re.match(r"(?:in|In|IN)[:\s]\s*(?=\w)", _text(raw, span))
    if match:
        name.parts[part] = (span[0] + match.end(), span[1])


_TITLES: Final = frozenset(["السلطنه", "الدوله", "الملک", "الممالک", "السلطان", "الوزرا", "الشعرا", "میرزا"])


def _join_title(raw: str, name: PrintedName) -> None:
    """Leave a title in place of a name undivided: «اعتماد السلطنه», «فرهاد میرزا»."""
    family, given = name.parts.get("family"), name.parts.get("given")
    if not family or not given or raw[min(family[1], given[1]) : max(family[0], given[0])].strip(" " + ZWNJ):
        return
    left, right = min(family, given), max(family, given)
    words = _words(raw, (left[0], right[1]))
    if len(words) == 2 and words[1][2] in _TITLES:
        name.parts = {"literal": (left[0], right[1])}
    elif len(words) == 2 and words[0][2] == "ابن":
        name.parts = {"family": (left[0], right[1])}


def _part_run_together(raw: str, name: PrintedName) -> list[PrintedName]:
    """Part two names that lost the mark between them: «ابریشمی، حمید محسن مهرارا», «علی پورعزت، پیام حنفی»."""
    family, given = name.parts.get("family"), name.parts.get("given")
    if not family or not given or family[1] > given[0] or "." in _text(raw, given) or _text(raw, given).isascii():
        return [name]
    in_family, in_given = _words(raw, family), _words(raw, given)
    known = word_classes()
    if not in_family or not in_given or not raw[family[1] : given[0]].strip(" " + ZWNJ):
        return [name]
    is_given = [set(known.get(form, "")) & set("gG") != set() for *_, form in in_given]
    natural = len(in_family) > 1 and "G" in known.get(in_family[0][2], "") and len(in_given) > 1 and is_given[0]
    if natural and min(_leaning(in_given[-1][2]), _leaning(in_family[-1][2])) > 0:
        first = PrintedName(
            name.role, {"given": in_family[0][:2], "family": (in_family[1][0], family[1])}, name.confidence
        )
        last = PrintedName(name.role, {"given": in_given[0][:2], "family": (in_given[1][0], given[1])}, name.confidence)
        return [first, last]
    if (
        len(in_given) >= 3
        and not {form for *_, form in in_given} & (_CONTINUES | {"بن"})
        and is_given[0]
        and is_given[1]
        and not is_given[-1]
        and in_given[1][2] not in _SECOND_HALVES
    ):
        name.parts["given"] = in_given[0][:2]
        rest = {"given": in_given[1][:2], "family": (in_given[2][0], given[1])}
        return [name, PrintedName(name.role, rest, name.confidence * _DOUBT)]
    return [name]


def _part_at_and(raw: str, parse: Parse) -> None:
    """Part two family names that «و» joins: «کاپلان و سادوک» is no family and given name."""
    found: list[PrintedName] = []
    for name in parse.names:
        found.append(name)
        family, given = name.parts.get("family"), name.parts.get("given")
        if family and given and family[1] <= given[0] and not raw[family[1] : given[0]].strip():
            match = re.match(r"و\s+(?=\w)", _text(raw, given))
            if match:
                del name.parts["given"]
                found.append(PrintedName(name.role, {"family": (given[0] + match.end(), given[1])}, name.confidence))
    parse.names = found


def _join_sons(raw: str, parse: Parse) -> None:
    """Join what begins with «بن» to the name before it: «خواندمیر، غیاث‌الدین | بن همام‌الدین حسینی»."""
    found: list[PrintedName] = []
    for name in parse.names:
        before = found[-1] if found else None
        words = _words(raw, (name.start, name.start + 8))
        if before and before.role == name.role and words and words[0][2] == "بن" and name.start - before.end <= 2:
            if "family" in before.parts and "given" in before.parts and before.parts["family"] < before.parts["given"]:
                before.parts["given"] = (before.parts["given"][0], name.end)
            else:
                start = before.start
                before.parts = dict(name.parts)
                first = min(before.parts, key=lambda part: before.parts[part])
                before.parts[first] = (start, before.parts[first][1])
            continue
        found.append(name)
    parse.names = found
