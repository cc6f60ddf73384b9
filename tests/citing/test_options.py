"""Options: each makes its house form, and a CSL file with options is a CSL file."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from proceedings_db.citing import OptionError, StyleError, cite, cite_entries, list_styles, write_style
from proceedings_db.citing.styles import check_style, parse_style

Item = Mapping[str, object]
MakeItem = Callable[..., Item]

QAZI = [{"family": "قاضی", "given": "محمد"}]


@pytest.mark.parametrize(
    ("style", "options", "fields", "expected"),
    [
        ("apa", ["no-stop-before-year"], {}, "حری، عباس (۱۳۷۸). آیین نگارش علمی. تهران: دبیرخانه."),
        ("apa", ["no-place"], {}, "حری، عباس. (۱۳۷۸). آیین نگارش علمی. دبیرخانه."),
        ("apa", ["given-initials"], {}, "حری، ع. (۱۳۷۸). آیین نگارش علمی. تهران: دبیرخانه."),
        ("apa", ["digits=ascii"], {}, "حری، عباس. (1378). آیین نگارش علمی. تهران: دبیرخانه."),
        ("chicago", ["year-in-parentheses"], {}, "حری، عباس (۱۳۷۸). آیین نگارش علمی. تهران: دبیرخانه."),
        ("harvard", ["year-comma"], {}, "حری، عباس (۱۳۷۸)، آیین نگارش علمی، دبیرخانه، تهران."),
        ("harvard", ["place-colon-publisher"], {}, "حری، عباس (۱۳۷۸): آیین نگارش علمی، تهران: دبیرخانه."),
        ("harvard", ["year-after-comma"], {}, "حری، عباس، ۱۳۷۸. آیین نگارش علمی. تهران: دبیرخانه."),
        ("mla", ["et-al-digaran"], {}, "حری، عباس. آیین نگارش علمی. تهران: دبیرخانه، ۱۳۷۸."),
        (
            "apa",
            ["ezafe-ye"],
            {"translator": QAZI},
            "حری، عباس. (۱۳۷۸). آیین نگارش علمی. ترجمه‌ی محمد قاضی. تهران: دبیرخانه.",
        ),
        (
            "chicago",
            ["ezafe-hamza"],
            {"translator": QAZI},
            "حری، عباس. ۱۳۷۸. آیین نگارش علمی. ترجمۀ محمد قاضی. تهران: دبیرخانه.",
        ),
        (
            "mla",
            ["ezafe-none"],
            {"translator": QAZI},
            "حری، عباس. آیین نگارش علمی. ترجمه محمد قاضی. تهران: دبیرخانه، ۱۳۷۸.",
        ),
        (
            "chicago",
            ["translator-in-parentheses"],
            {"translator": QAZI},
            "حری، عباس. ۱۳۷۸. آیین نگارش علمی. (محمد قاضی، مترجم). تهران: دبیرخانه.",
        ),
        (
            "mla",
            ["edition-in-parentheses"],
            {"printing-number": "2"},
            "حری، عباس. آیین نگارش علمی. (چاپ دوم). تهران: دبیرخانه، ۱۳۷۸.",
        ),
        (
            "apa",
            ["original-date-first"],
            {"original-date": {"date-parts": [[1978]]}, "translator": QAZI},
            "حری، عباس. (۱۹۷۸). آیین نگارش علمی. ترجمۀ محمد قاضی (۱۳۷۸). تهران: دبیرخانه.",
        ),
        (
            "apa",
            ["genre-in-brackets"],
            {"type": "thesis", "genre": "رسالۀ دکتری", "publisher-place": ""},
            "حری، عباس. (۱۳۷۸). آیین نگارش علمی [رسالۀ دکتری، دبیرخانه].",
        ),
        (
            "mla",
            ["stop-inside-quotes"],
            {"type": "article-journal", "container-title": "نامه"},
            "حری، عباس. «آیین نگارش علمی.» نامه، ۱۳۷۸.",
        ),
        (
            "apa",
            ["volume-in-words"],
            {"type": "article-journal", "container-title": "نامه", "volume": "18", "issue": "1"},
            "حری، عباس. (۱۳۷۸). آیین نگارش علمی. نامه، دورۀ ۱۸، شمارۀ ۱.",
        ),
        (
            "apa",
            ["part-title-in-quotes", "page-label"],
            {"type": "article-journal", "container-title": "نامه", "page": "3"},
            "حری، عباس. (۱۳۷۸). «آیین نگارش علمی». نامه، ص. ۳.",
        ),
    ],
)
def test_option_makes_its_house_form(
    a_book: MakeItem, style: str, options: list[str], fields: dict[str, object], expected: str
) -> None:
    (entry,) = cite_entries([{**a_book(), **fields}], style, options=options)
    assert entry.text == expected


def test_et_al_word_in_the_text(a_book: MakeItem) -> None:
    item = a_book(author=[{"family": name} for name in ("کیانی", "صفایی", "رفیعی", "امانی")])
    (entry,) = cite_entries([item], "chicago", options=["et-al-digaran"], in_text=True)
    assert entry.in_text is not None
    assert entry.in_text.parenthetical == "(کیانی و دیگران ۱۳۷۸)"


def test_hamza_by_its_carrier_and_word_by_word(a_book: MakeItem) -> None:
    def order(families: list[str], *options: str) -> list[str]:
        items = [a_book(id=family, author=[{"family": family, "given": "الف"}]) for family in families]
        return [entry.id for entry in cite_entries(items, "apa", options=options)]

    assert order(["مجتهدی", "مؤمنی"]) == ["مؤمنی", "مجتهدی"]
    assert order(["مجتهدی", "مؤمنی"], "hamza=carrier") == ["مجتهدی", "مؤمنی"]
    assert order(["علیا", "علی اکبری"]) == ["علیا", "علی اکبری"]
    assert order(["علیا", "علی اکبری"], "word-by-word") == ["علی اکبری", "علیا"]


def test_unknown_option_is_refused_with_those_there_are() -> None:
    with pytest.raises(OptionError, match=r"no option 'year-comma'.*no-stop-before-year"):
        cite([], "apa", options=["year-comma"])


def test_two_spellings_of_the_ezafe_exclude_each_other() -> None:
    with pytest.raises(OptionError, match="only one of"):
        cite([], "apa", options=["ezafe-ye", "ezafe-none"])


@pytest.mark.parametrize("style", [style.name for style in list_styles()])
def test_style_with_all_its_options_is_still_a_style(style: str) -> None:
    options = [option for option in next(s.options for s in list_styles() if s.name == style) if "ezafe" not in option]
    content = write_style(style, options=[*options, "ezafe-ye"])
    check_style(parse_style(content.encode(), style), style)
    assert "ترجمۀ" not in content


def test_broken_and_foreign_styles_are_clear_errors(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("styles")
    cases = {
        "no such style": None,
        "not well-formed": "<style",
        "not a CSL style": "<html/>",
        "entities": '<!DOCTYPE style [<!ENTITY a "b">]><style/>',
        "version": '<style xmlns="http://purl.org/net/xbiblio/csl" version="0.8"/>',
        "depends on": '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info>'
        '<link rel="independent-parent" href="http://www.zotero.org/styles/apa"/></info></style>',
        "no <citation>": '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info/></style>',
        "which it does not have": '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><citation><layout>'
        '<text macro="x"/></layout></citation><bibliography><layout/></bibliography></style>',
        "calls itself": '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0">'
        '<macro name="x"><text macro="y"/></macro><macro name="y"><text macro="x"/></macro>'
        "<citation><layout/></citation><bibliography><layout/></bibliography></style>",
    }
    for number, (message, content) in enumerate(cases.items()):
        path = folder / f"{number}.csl"
        if content is not None:
            path.write_text(content, encoding="utf-8")
        with pytest.raises(StyleError, match=message):
            cite([{"id": "a", "type": "book", "title": "الف"}], str(path))
