"""The shipped word lists: clean, lazily loaded, and holding what the rules stand on."""

from __future__ import annotations

import subprocess
import sys

import pytest

import proceedings_db.text
from proceedings_db.text.characters import ZWNJ, clean
from proceedings_db.text.lexicon import (
    ADJECTIVE,
    NOUN,
    SILENT_HE,
    UNKNOWN,
    VERB,
    given_names,
    lexicon,
    surnames,
)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("کتاب", NOUN), ("جمعیت", NOUN), ("بزرگ", ADJECTIVE), ("سازمانی", ADJECTIVE), ("خانه", SILENT_HE),
        ("شده", SILENT_HE), ("شود", VERB), ("گوید", VERB), ("می‌شود".removeprefix(f"می{ZWNJ}"), VERB),
    ],
)  # fmt: skip
def test_classes(word: str, kind: str) -> None:
    assert kind in lexicon().find(word).kinds


@pytest.mark.parametrize("word", ["راه", "گروه", "توجیه"])
def test_sounded_he_is_not_silent(word: str) -> None:
    assert SILENT_HE not in lexicon().find(word).kinds


def test_unknown_words() -> None:
    assert lexicon().find("بکسنپدلرن") is UNKNOWN


def test_weights_tell_the_common_from_the_rare() -> None:
    assert lexicon().find("شهر").weight > lexicon().find("شهرک").weight > lexicon().find("شهرآشوب").weight > 0


def test_what_people_type_is_no_word() -> None:
    """Dictionaries list «کتابهای»; the lexicon does not, or no half-space would come back."""
    assert all(lexicon().find(word) is UNKNOWN for word in ("کتابهای", "میشود", "سیاستهای"))


def test_forms_with_half_spaces_are_canonical() -> None:
    forms = [(joined, form) for joined, found in lexicon().parted.items() for form, _ in found]
    assert len(forms) > 20_000
    assert all(form.replace(ZWNJ, "") == joined and clean(form) == form for joined, form in forms)


@pytest.mark.parametrize("name", ["محمد", "زهرا", "محمدرضا", "هادی", "شکرالله", "احمد رضا"])
def test_given_names(name: str) -> None:
    assert name in given_names()


@pytest.mark.parametrize("word", ["جامعه", "شهر", "احمدی", "موسوی", "خراسانی", "خانم", "علثیرضا", "دانشگاه", "ایشان"])
def test_no_given_names(word: str) -> None:
    assert word not in given_names()


@pytest.mark.parametrize("name", ["احمدی", "محمدی", "حسینی", "محمودی نژاد"])
def test_surnames(name: str) -> None:
    assert name in surnames()


def test_names_are_clean() -> None:
    assert all(clean(name) == name for name in given_names() | surnames())


def test_lists_load_at_first_use_only() -> None:
    program = (
        "import proceedings_db.text; from proceedings_db.text import lexicon as lists; "
        "print([f.cache_info().currsize for f in (lists.lexicon, lists.given_names, lists.surnames)])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[0, 0, 0]"


def test_public_verbs_of_the_room() -> None:
    assert proceedings_db.text.restore_half_spaces("حکومتها") == "حکومت‌ها"
    assert proceedings_db.text.fold("حكومت‌ها") == "حکومتها"
    assert proceedings_db.text.sort_key("ب") > proceedings_db.text.sort_key("الف")
    assert proceedings_db.text.read_date("۱۸ مهر ۱۳۹۱").as_printed == "۱۸ مهر ۱۳۹۱"
    with pytest.raises(AttributeError, match="no_such_verb"):
        proceedings_db.text.no_such_verb  # noqa: B018
