from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings_db.text.characters import BOM, RLM, ZWNJ
from proceedings_db.text.damage import DamageKind, find_damage, unreadable_share

TITLE = "نقش و جایگاه دیپلماسی شهری در برقراری صلح و توسعه"
TEXT = f"چکیده\nاین مقاله نقش شهرها در جهان امروز را بررسی کرده است.\n{TITLE}\nاحمدی، زهرا (۱۳۹۰)\n"


def _kinds(text: str) -> list[tuple[DamageKind, str]]:
    return [(damage.kind, damage.printed) for damage in find_damage(text)]


def test_sound_text_has_no_damage() -> None:
    assert find_damage(TEXT) == []
    assert unreadable_share(TEXT) == 0


@pytest.mark.parametrize(
    ("text", "kind", "printed"),
    [
        (TITLE[::-1], DamageKind.REVERSED, TITLE[::-1]),
        ("م ق د م ه", DamageKind.LETTERS_APART, "م ق د م ه"),
        ("ﻣ ﻘ ﺪ ﻣ ﻪ", DamageKind.LETTERS_APART, "ﻣ ﻘ ﺪ ﻣ ﻪ"),
        ("م\nق\nد\nم\nه", DamageKind.LETTERS_APART, "م\nق\nد\nم\nه"),
        ("شهر توسعهxه پایدار", DamageKind.MIXED_SCRIPTS, "توسعهxه"),
        ("شهر\ufffd\ufffd پایدار", DamageKind.UNKNOWN_CHARACTERS, "\ufffd\ufffd"),
        ("شهر\x01پایدار", DamageKind.CONTROL_CHARACTERS, "\x01"),
        (f"{BOM}شهر", DamageKind.DIRECTION_MARKS, BOM),
        (f"شهر{RLM}{RLM} پایدار", DamageKind.DIRECTION_MARKS, RLM * 2),
    ],
)
def test_finds_what_is_broken(text: str, kind: DamageKind, printed: str) -> None:
    assert _kinds(text) == [(kind, printed)]


def test_lone_letters_amid_the_text_are_a_watermark() -> None:
    text = "این مقاله نقش شهر را بررسی کرده است.\nک پ\nشهر پایدار\nی\nجهان امروز"
    assert _kinds(text) == [(DamageKind.WATERMARK, "ک پ"), (DamageKind.WATERMARK, "ی")]


@pytest.mark.parametrize(
    "text",
    [
        "الف\nشهر پایدار",
        "شهر پایدار\nو\nجهان امروز\nو",
        "م. ح. لطفی و ع. ا. پورعزت",
        "دانشگاه MIT و ISO9001",
        f"می{ZWNJ}شود و کتاب{ZWNJ}ها",
        "Smith, J. A. B. C. D. E.",
        "۱ ۲ ۳ ۴ ۵ ۶",
        "",
    ],
)
def test_leaves_alone_what_only_looks_broken(text: str) -> None:
    assert find_damage(text) == []


def test_lines_that_follow_each_other_are_one_place() -> None:
    broken = "\n".join(line[::-1] for line in (TITLE, TITLE))
    text = f"چکیده\n{broken}\nپایان"
    assert _kinds(text) == [(DamageKind.REVERSED, broken)]


def test_measures_how_much_cannot_be_read() -> None:
    assert unreadable_share("\n".join(line[::-1] for line in (TITLE, TITLE, "چکیده"))) == pytest.approx(2 / 3)
    assert unreadable_share("\n".join(" ".join(TITLE.replace(" ", "")) for _ in range(3))) == 1
    assert unreadable_share("") == 0


def test_the_whole_seed_text_is_sound(shared: Path) -> None:
    for path in (shared / "seed").glob("*.txt"):
        assert find_damage(path.read_text(encoding="utf-8")) == []


@given(st.text(alphabet=f"شهر نقشم\n\r\f xY\x01\ufffd۱{BOM}{RLM}{ZWNJ}ﻣ", max_size=60))
def test_places_stand_in_the_text_in_order(text: str) -> None:
    found = find_damage(text)
    assert all(text[damage.start : damage.end] == damage.printed for damage in found)
    assert [damage.start for damage in found] == sorted(damage.start for damage in found)
    assert 0 <= unreadable_share(text) <= 1
