"""Entries of .bib and .ris files in the dialects that programs write, and with what people type into them."""

from __future__ import annotations

import random
from typing import Final

from tests.fuzz.corpus import printed_names, printed_titles

_TYPES: Final = (
    *("article", "book", "inproceedings", "proceedings", "conference", "phdthesis", "misc", "online", "incollection"),
    *("ARTICLE", "Techreport", "unpublished", "collection", "مقاله", "x", "comment", "string", "preamble", "patent"),
)
_FIELDS: Final = (
    *("author", "title", "booktitle", "year", "date", "month", "pages", "publisher", "address", "editor", "journal"),
    *("volume", "number", "doi", "isbn", "url", "note", "abstract", "keywords", "language", "langid", "crossref"),
    *("eventtitle", "eventdate", "venue", "urldate", "translator", "edition", "series", "type", "organization", "file"),
    *(
        "AUTHOR",
        "Title",
        "نویسنده",
        "x-y",
        "title ",
        "annote",
        "xdata",
        "related",
        "ids",
        "options",
        "sortname",
        "origdate",
    ),
)
_TEX: Final = (
    *(r"G{\"o}del", r"\'{\i}", r"\c{c}", r"\v s", r"{\aa}ngstr{\"{o}}m", r"\textit{x}", r"$\alpha^{2}$", r"\&", r"\%"),
    *(
        r"\u{627}",
        r"\char`\{",
        r"\unhbox",
        r"{\LR{abc}}",
        r"\textpersian{متن}",
        r"\\",
        "\\",
        r"\{",
        r"\}",
        "{}",
        "{{}}",
    ),
    *(
        "{",
        "}",
        '"',
        "#",
        "@",
        "%",
        "~",
        "--",
        "---",
        "``a''",
        r"\noopsort{1}",
        r"\url{http://a.b/%20}",
        "{{{{{{a}}}}}}",
    ),
)
_DATES: Final = (
    *("1391", "2012", "1391/2012", "1391-07-18", "2012-10-09/2012-10-11", "2012-10", "jan", "۱۳۹۱", "2012-13-41", "/"),
    *(
        "open",
        "2012/..",
        "../2012",
        "2012?",
        "2012~",
        "2012-21",
        "-0044",
        "Y-170000002",
        "19uu",
        "9" * 30,
        "۱۸ مهر ۱۳۹۱",
    ),
)
_EQUALS: Final = (" = ", "=", " =\n  ")
_PAGES: Final = ("1-9", "1--9", "۹-۱", "1391", "e12", "12+", "i-xii", "1, 3, 5", "9-", "-9", "1–9", "99999999999-1")
_TAGS: Final = (
    *("TY", "AU", "A1", "A2", "ED", "TI", "T1", "T2", "BT", "JO", "PY", "Y1", "DA", "SP", "EP", "PB", "CY", "SN", "DO"),
    *("UR", "N1", "N2", "AB", "KW", "LA", "ID", "C1", "C3", "M1", "IS", "VL", "ET", "L1", "ER", "XX", "A4", "TA", "ty"),
)
_RIS_TYPES: Final = (
    "CONF",
    "CPAPER",
    "JOUR",
    "BOOK",
    "THES",
    "CHAP",
    "GEN",
    "ELEC",
    "RPRT",
    "conf",
    "XXXX",
    "",
    "مقاله",
)
_MACROS: Final = ("jan", "oct", "thejournal", "undefined", "self")


def make_bibtex(source: random.Random) -> str:
    """Return up to five entries, their macros before or behind them."""
    parts = []
    if source.random() < 0.3:
        value = source.choice(
            ('"تهران"', "{The Journal}", "thejournal", 'self # "a"', '"a" # jan', "1391", "{a", "undefined")
        )
        parts.append(f"@string{{{source.choice(_MACROS)} = {value}}}")
    parts += [_entry(source, number) for number in range(source.choice((1, 1, 2, 5)))]
    if source.random() < 0.2:
        parts.insert(source.randint(0, len(parts)), source.choice(_BETWEEN))
    return source.choice(("\n", "\n\n", "", " ", "\r\n")).join(parts)


_BETWEEN: Final = (
    *(
        "@comment{jabref-meta: a;}",
        "% text",
        "نوشته‌ای میان مدخل‌ها",
        '@preamble{"\\newcommand{x}"}',
        "@",
        "@{",
        "}",
        "@@@",
    ),
    *(
        "@comment{@article{a, title={b}}}",
        "@book{}",
        "@book{,}",
        "@book(a, title = {b})",
        "@book{a}",
        "\f",
        "@article{a,",
    ),
)


def _entry(source: random.Random, number: int) -> str:
    key = source.choice((f"key{number}", "key0", "کلید", "a:b/c+d", "", "a b", "a{b", "key, title", "K" * 300))
    names = source.sample(_FIELDS[:24], source.choice((2, 5, 9))) + source.sample(_FIELDS, 2)
    if source.random() < 0.8:
        names.insert(0, "title")
    fields = [f"{name}{source.choice(_EQUALS)}{_delimited(source, name)}" for name in names]
    joint = source.choice((",\n  ", ",\n  ", ", ", ",", ",,", "\n"))
    opening, closing = source.choice((("{", "}"), ("{", "}"), ("{", "}"), ("(", ")"), ("{", ""), (" {", "\n}")))
    kind = source.choice(_TYPES[:9] if source.random() < 0.8 else _TYPES)
    return f"@{kind}{opening}{key},\n  {joint.join(fields)}{closing}"


def _delimited(source: random.Random, name: str) -> str:
    value = _value(source, name)
    shape = source.choice(("{%s}", "{%s}", "{%s}", '"%s"', "{{%s}}", "%s", '"%s" # jan', "jan # {%s}", "{%s", "%s}"))
    return source.choice(_MACROS) if source.random() < 0.05 else shape % value


def _value(source: random.Random, name: str) -> str:
    name = name.lower().strip()
    if name == "crossref":
        return source.choice(("key0", "key1", "key2", "nowhere", ""))
    if name in ("author", "editor", "translator"):
        return source.choice((" and ", " AND ", "؛ ", " و ", ", ", " and\n", " and and ")).join(_names(source))
    if name in ("year", "date", "month", "eventdate", "urldate", "origdate") and source.random() < 0.9:
        return source.choice(_DATES)
    if name == "pages":
        return source.choice(_PAGES)
    text = source.choice(printed_titles())
    if source.random() < 0.5:
        at = source.randint(0, len(text))
        text = text[:at] + source.choice(_TEX) + text[at:]
    return text


def _names(source: random.Random) -> list[str]:
    names = []
    for name in source.sample(printed_names(), source.choice((1, 2, 3))):
        given, _, family = name.partition(" ")
        names.append(
            source.choice(
                (
                    name,
                    f"{family}, {given}",
                    f"{family}، {given}",
                    f"{{{name}}}",
                    f"von {family}, Jr, {given}",
                    "others",
                    ",",
                    "",
                )
            )
        )
    return names


def make_ris(source: random.Random) -> str:
    """Return up to five records."""
    end = source.choice(("\n", "\n", "\r\n", "\r", "\n\n"))
    records = []
    for _ in range(source.choice((1, 1, 2, 5))):
        dash = source.choice(("  - ", "  - ", "  - ", " - ", "  -", "-", " -- "))
        lines = [f"TY{dash}{source.choice(_RIS_TYPES)}"] if source.random() < 0.9 else []
        if source.random() < 0.8:
            lines.append(f"TI{dash}{source.choice(printed_titles())}")
        lines += [f"{source.choice(_TAGS)}{dash}{_tagged(source)}" for _ in range(source.choice((1, 4, 10)))]
        lines += [f"ER{dash}"] if source.random() < 0.9 else []
        records.append(end.join(lines))
    return (end + source.choice(("", "", end))).join(records)


def _tagged(source: random.Random) -> str:
    return source.choice(
        (
            *(
                source.choice(printed_titles()),
                source.choice(printed_titles()),
                source.choice(_DATES),
                source.choice(_PAGES),
            ),
            *(_names(source)[0], "2012/10/09/", "1391///مهر", "", " ", "10.1000/182", "fa", "a; b; c", "\n  goes on"),
        )
    )
