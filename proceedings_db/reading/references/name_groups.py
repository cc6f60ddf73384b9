"""Names grouped anew: what lost the mark between two, what was dealt out wrongly, what is no name."""

from __future__ import annotations

import re
from typing import Final

from proceedings_db.reading.references.assemble import Parse, PrintedName
from proceedings_db.reading.references.lexicon import word_classes
from proceedings_db.reading.references.name_words import CONTINUES, SECOND_HALVES, find_words, leaning, text_of
from proceedings_db.reading.references.tokens import fold_token
from proceedings_db.text.characters import ZWNJ

_DOUBT: Final = 0.8
_OTHERS: Final = frozenset(["همکاران", "دیگران", "سایرین", "نویسندگان", "همکارانش", "others"])


def regroup_names(raw: str, parse: Parse) -> None:
    """Group the names of ``parse`` anew in place."""
    _part_at_and(raw, parse)
    _drop_connectives(raw, parse)
    _join_sons(raw, parse)
    _join_initials(raw, parse)
    _distribute(raw, parse)


def _drop_connectives(raw: str, parse: Parse) -> None:
    """Drop parts that are nothing but «و», and names that only say that there are others."""
    for name in parse.names:
        for part, span in list(name.parts.items()):
            # After a mark it is an initial: «بلسون، و.».
            after_mark = raw[: span[0]].rstrip()[-1:] in ("،", ",", ".")
            if len(name.parts) > 1 and not after_mark and fold_token(text_of(raw, span)).strip() in ("و", "and", "&"):
                del name.parts[part]
    others = [
        name for name in parse.names if {w for s in name.parts.values() for *_, w in find_words(raw, s)} & _OTHERS
    ]
    if any(name.role == "author" for name in others):
        parse.et_al = True
    parse.names = [name for name in parse.names if name not in others]


def _join_initials(raw: str, parse: Parse) -> None:
    """Give an initial that stands alone to the name after it: «م. ح. لطفی», «ج، همائی»."""
    kept: list[PrintedName] = []
    for name in parse.names:
        last = kept[-1] if kept and kept[-1].role == name.role else None
        if last is not None and set(last.parts) in ({"family"}, {"given"}) and "family" in name.parts:
            span = next(iter(last.parts.values()))
            letter = text_of(raw, span).strip(" .")
            between = raw[span[1] : name.start]
            given = name.parts.get("given", span)
            if len(letter) == 1 and not re.search(r"[\w؛;]", between) and (given is span or given[0] == name.start):
                name.parts["given"] = (span[0], given[1])
                kept.pop()
        kept.append(name)
    parse.names = kept


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
        pieces = [(m.start(), m.end()) for m in re.finditer(r"(?:(?!\sو\s)[^،,])+", text_of(raw, span))]
        if len(pieces) != len(names):
            continue
        for name, (start, end) in zip(names, pieces, strict=True):
            piece = text_of(raw, (span[0] + start, span[0] + end))
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
    if any("g" not in word_classes().get(fold_token(text_of(raw, span)), "") for span in spans):
        return False
    for name, span in zip(names[: half + 1], spans, strict=True):
        name.parts["given"] = span
    parse.names = [name for name in parse.names if name not in singles]
    return True


def _part_at_and(raw: str, parse: Parse) -> None:
    """Part two family names that «و» joins: «کاپلان و سادوک» is no family and given name."""
    found: list[PrintedName] = []
    for name in parse.names:
        found.append(name)
        family, given = name.parts.get("family"), name.parts.get("given")
        if family and given and family[1] <= given[0] and not raw[family[1] : given[0]].strip():
            match = re.match(r"و\s+(?=\w)", text_of(raw, given))
            if match:
                del name.parts["given"]
                found.append(PrintedName(name.role, {"family": (given[0] + match.end(), given[1])}, name.confidence))
    parse.names = found


def _join_sons(raw: str, parse: Parse) -> None:
    """Join what begins with «بن» to the name before it: «خواندمیر، غیاث‌الدین | بن همام‌الدین حسینی»."""
    found: list[PrintedName] = []
    for name in parse.names:
        before = found[-1] if found else None
        words = find_words(raw, (name.start, name.start + 8))
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


def part_run_together(raw: str, name: PrintedName) -> list[PrintedName]:
    """Part two names that lost the mark between them: «ابریشمی، حمید محسن مهرارا», «علی پورعزت، پیام حنفی»."""
    family, given = name.parts.get("family"), name.parts.get("given")
    if not family or not given or family[1] > given[0] or "." in text_of(raw, given) or text_of(raw, given).isascii():
        return [name]
    in_family, in_given = find_words(raw, family), find_words(raw, given)
    known = word_classes()
    if not in_family or not in_given or not raw[family[1] : given[0]].strip(" " + ZWNJ):
        return [name]
    is_given = [set(known.get(form, "")) & set("gG") != set() for *_, form in in_given]
    natural = len(in_family) > 1 and "G" in known.get(in_family[0][2], "") and len(in_given) > 1 and is_given[0]
    if natural and min(leaning(in_given[-1][2]), leaning(in_family[-1][2])) > 0:
        first = PrintedName(
            name.role, {"given": in_family[0][:2], "family": (in_family[1][0], family[1])}, name.confidence
        )
        last = PrintedName(name.role, {"given": in_given[0][:2], "family": (in_given[1][0], given[1])}, name.confidence)
        return [first, last]
    if (
        len(in_given) >= 3
        and not {form for *_, form in in_given} & (CONTINUES | {"بن"})
        and is_given[0]
        and is_given[1]
        and not is_given[-1]
        and in_given[1][2] not in SECOND_HALVES
    ):
        name.parts["given"] = in_given[0][:2]
        rest = {"given": in_given[1][:2], "family": (in_given[2][0], given[1])}
        return [name, PrintedName(name.role, rest, name.confidence * _DOUBT)]
    return [name]
