"""Half-spaces restored: on the gold, on words that have a trap, and on anything at all."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings_db.text.characters import KASHIDA, NBSP, ZWNJ, clean
from proceedings_db.text.half_spaces import CERTAIN, Kind, find_half_spaces, restore_half_spaces
from proceedings_db.text.half_spaces import restore_name_half_spaces as restore_name
from tests.text.half_space_scores import score


@pytest.fixture(scope="module")
def gold(project: Path) -> list[dict[str, str]]:
    path = project / "tests" / "corpus" / "half-spaces-dev.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def restore_gold(row: dict[str, str]) -> str:
    return restore_half_spaces(row["joined"], kind="name" if row["kind"] == "name" else "title")


def test_gold_words_titles_and_names(gold: list[dict[str, str]]) -> None:
    counted = score((restore_gold(row), row["clean"]) for row in gold)
    assert counted.precision >= 0.99
    assert counted.recall >= 0.95


def test_gold_words_that_stay_whole(gold: list[dict[str, str]]) -> None:
    whole = [row["joined"] for row in gold if row["kind"] == "keep"]
    split = [word for word in whole if restore_half_spaces(word, kind="title") != word]
    assert len(whole) == 50
    assert split == []


@pytest.fixture(scope="module")
def sentences(shared: Path) -> list[str]:
    return [clean(line) for line in (shared / "gold/running-text-dev.txt").read_text(encoding="utf-8").splitlines()]


def test_running_text_with_lost_half_spaces(sentences: list[str]) -> None:
    counted = score((restore_half_spaces(text.replace(ZWNJ, "")), text) for text in sentences)
    assert counted.precision >= 0.98
    assert counted.recall >= 0.94


def test_running_text_with_spaces_for_half_spaces(sentences: list[str]) -> None:
    counted = score((restore_half_spaces(text.replace(ZWNJ, " ")), text) for text in sentences)
    assert counted.precision >= 0.98
    assert counted.recall >= 0.89


def test_running_text_that_is_right_stays(sentences: list[str]) -> None:
    changed = sum(len(find_certain(text)) for text in sentences)
    words = sum(len(text.split()) for text in sentences)
    assert changed / words < 0.0015


def find_certain(text: str) -> list[str]:
    return [change.restored for change in find_half_spaces(text) if change.is_certain]


def test_titles_of_real_volumes(shared: Path) -> None:
    """Of the clean titles, bodies and keywords of the gold volumes, nine in ten come out letter by letter."""
    pairs: set[tuple[str, str]] = set()
    for path in [*(shared / "gold/volumes").glob("*.json"), shared / "gold/seed-volume.json"]:
        pairs |= collect_clean(json.loads(path.read_text(encoding="utf-8")))
    assert len(pairs) > 200
    wrong = [gold for raw, gold in pairs if strip_spelling(restore_half_spaces(clean(raw), kind="title")) != gold]
    assert len(wrong) / len(pairs) < 0.1


def collect_clean(value: object) -> set[tuple[str, str]]:
    """Every printed form of a gold volume that has a clean one, the names of persons left out."""
    if isinstance(value, list):
        return set().union(*map(collect_clean, value))
    if not isinstance(value, dict):
        return set()
    pairs = set().union(*map(collect_clean, value.values()))
    for key, form in value.items():
        printed = value.get(key.removesuffix("_clean"))
        if key.endswith("_clean") and not key.startswith(("given", "family")):
            if isinstance(form, str) and isinstance(printed, str):
                pairs.add((printed, strip_spelling(form)))
            elif isinstance(form, list) and isinstance(printed, list):
                pairs |= {(raw, strip_spelling(one)) for raw, one in zip(printed, form, strict=True)}
    return pairs


def strip_spelling(text: str) -> str:
    """The gold restores hamza and the comma, which half-spaces have nothing to do with."""
    return text.translate(str.maketrans("ؤأئ,", "وای،"))


@pytest.mark.parametrize(
    ("raw", "expected", "rule"),
    [
        ("حکومتها", "حکومت‌ها", "plural"),
        ("سکونتگاههای", "سکونتگاه‌های", "plural"),
        ("پروتکلهایشان", "پروتکل‌هایشان", "plural"),
        ("بینالمللی", "بین‌المللی", "seen"),
        ("میتوان", "می‌توان", "seen"),
        ("برنمیگردیم", "برنمی‌گردیم", "verb"),
        ("ناحیهای", "ناحیه‌ای", "seen"),
        ("گزیدهاند", "گزیده‌اند", "after-he"),
        ("رسالهی", "رساله‌ی", "ezafe"),
        ("پیچیدهتر", "پیچیده‌تر", "comparison"),
        ("ایرانیاند", "ایرانی‌اند", "after-ye"),
        ("آهنگزدایی", "آهنگ‌زدایی", "compound"),
    ],
)
def test_lost_half_space(raw: str, expected: str, rule: str) -> None:
    (change,) = find_half_spaces(raw)
    assert (change.restored, change.is_certain) == (expected, True)
    assert change.rule in (rule, "seen")
    assert restore_half_spaces(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("برنامه ریزی شهری", "برنامه‌ریزی شهری"),
        ("می شود", "می‌شود"),
        ("نمی توانند", "نمی‌توانند"),
        ("کتاب ها", "کتاب‌ها"),
        ("شهر ها", "شهرها"),
        ("بافت هاي فرسوده", "بافت‌هاي فرسوده"),
        ("نمونه ی موردی", "نمونه‌ی موردی"),
        ("شرکت آب منطقه ای استان", "شرکت آب منطقه‌ای استان"),
        ("برنامه ریزی های کلان", "برنامه‌ریزی‌های کلان"),
        ("مهم ترین عوامل", "مهم‌ترین عوامل"),
        ("نقش آفرینی شهرها", "نقش‌آفرینی شهرها"),
        ("پدافند غیر عامل", "پدافند غیرعامل"),
        ("پیاده‌راه سازی", "پیاده‌راه‌سازی"),
        (f"کتاب{NBSP}ها", "کتاب‌ها"),
    ],
)
def test_space_for_half_space(raw: str, expected: str) -> None:
    assert restore_half_spaces(raw, kind="title") == expected


@pytest.mark.parametrize(
    "text",
    [
        "تنها بها میهن میدان", "انتها ویترین بهترین بیشتر", "آب و هوا", "خلیج فارس", "محیط زیست", "صنایع دستی",
        "مواد مخدر", "پدر و مادر", "کرد و رفت", "از این که", "نمونه موردی", "سیاست تبدیل روستا به شهر",
    ],
)  # fmt: skip
def test_what_is_right_stays(text: str) -> None:
    assert restore_half_spaces(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "SWOT ها", "NGOها", "۱۰ ها", "http://example.org/کتابها", "www.کتابها.example", "info@کتابها.example",
        "«فضا» ها", "کتاب\nها", "pp. 5-12", "", " ", ZWNJ, "اا", "\N{COMBINING ACUTE ACCENT}",
    ],
)  # fmt: skip
def test_what_is_no_persian_word_stays(text: str) -> None:
    assert restore_half_spaces(text) == text


def test_spelling_and_letters_stay_as_printed() -> None:
    assert restore_half_spaces("موسسههاي كتابخانهاي") == "موسسه‌هاي كتابخانه‌اي"
    assert restore_half_spaces("مؤلّفههاي") == "مؤلّفه‌هاي"
    assert restore_half_spaces(f"کتـ{KASHIDA}ابها") == f"کتـ{KASHIDA}اب‌ها"
    assert restore_half_spaces("خانهٔ کتابها") == "خانهٔ کتاب‌ها"


def test_titles_part_from_running_text() -> None:
    assert restore_half_spaces("رودخانه‌ی درون شهری", kind="title") == "رودخانه‌ی درون‌شهری"
    assert restore_half_spaces("رودخانه‌ی درون شهری") == "رودخانه‌ی درون شهری"
    assert restore_half_spaces("بنیاد دکتر مصلی نژاد", kind="title") == "بنیاد دکتر مصلی‌نژاد"


def test_protected_surnames_stay() -> None:
    assert restore_half_spaces("مقاله‌ی کتابها و زنها", protect={"کتابها"}) == "مقاله‌ی کتابها و زن‌ها"
    assert restore_half_spaces("بزرگ ترین", protect={"بزرگ ترین"}) == "بزرگ ترین"


def test_doubt_is_told_and_left_as_printed() -> None:
    """«زمینهای» is «زمین‌های» or «زمینه‌ای», and nothing in the word says which."""
    (doubt,) = find_half_spaces("در زمینهای کشاورزی")
    assert not doubt.is_certain
    assert doubt.printed == "زمینهای"
    assert doubt.restored in ("زمین‌های", "زمینه‌ای")
    assert restore_half_spaces("در زمینهای کشاورزی") == "در زمینهای کشاورزی"


@pytest.mark.parametrize(("raw", "likely"), [("ازمحصولات", "از محصولات"), ("درحوزه", "در حوزه"), ("کتابرا", "کتاب را")])
def test_lost_spaces_are_told_and_not_put_back(raw: str, likely: str) -> None:
    (change,) = find_half_spaces(raw)
    assert (change.rule, change.restored, change.is_certain) == ("lost-space", likely, False)
    assert restore_half_spaces(raw) == raw


@pytest.mark.parametrize("word", ["آزمون", "برخورد", "درگیری", "بهرام", "ازدواج", "سمیرا"])
def test_words_that_begin_like_a_preposition_are_whole(word: str) -> None:
    assert find_half_spaces(word) == []


def test_changes_know_their_place() -> None:
    text = "نقش حکومتها در برنامه ریزی"
    changes = find_half_spaces(text)
    assert [text[change.start : change.end] for change in changes] == ["حکومتها", "برنامه ریزی"]
    assert all(change.printed == text[change.start : change.end] for change in changes)
    assert all(CERTAIN <= change.certainty <= 1 for change in changes)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("حافظنیا", "حافظ‌نیا"), ("حافظ نیا", "حافظ‌نیا"), ("پیشگاهیفرد", "پیشگاهی‌فرد"), ("کاظمی فر", "کاظمی‌فر"),
        ("جعفرزاده", "جعفرزاده"), ("سجاد زاده", "سجادزاده"), ("حسین زاده طلائی", "حسین‌زاده طلائی"),
        ("زمان زاده نصر آبادی", "زمان‌زاده نصرآبادی"), ("زهره وند", "زهره‌وند"), ("ابناثیر", "ابن‌اثیر"),
        ("ابن خلدون", "ابن خلدون"), ("سیدی", "سیدی"), ("سیدی اصل", "سیدی اصل"), ("رنجکش", "رنجکش"),
        ("علیزاده", "علیزاده"), ("قوامالسلطنه", "قوام‌السلطنه"), ("علی اکبری", "علی‌اکبری"), ("میرحیدر", "میرحیدر"),
        ("گودرزی سروش", "گودرزی سروش"), ("مظفر", "مظفر"), ("منفرد", "منفرد"), ("م. نیک نژاد", "م. نیک‌نژاد"),
        ("زنده دل نوبری", "زنده‌دل نوبری"), ("همایی", "همایی"), ("اعتبار", "اعتبار"),
    ],
)  # fmt: skip
def test_family_names(raw: str, expected: str) -> None:
    assert restore_name(raw, given=False) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("علیرضا", "علیرضا"), ("علی رضا", "علی رضا"), ("علیاصغر", "علی‌اصغر"), ("علی اصغر", "علی‌اصغر"),
        ("محمد رضا", "محمد رضا"), ("محمدرضا", "محمدرضا"), ("روح اله", "روح‌اله"), ("روحالله", "روح‌الله"),
        ("نصرالله", "نصرالله"), ("کرامت الله", "کرامت‌الله"), ("غیاث الدین", "غیاث‌الدین"), ("ابو القاسم", "ابوالقاسم"),
        ("جلالالدین", "جلال‌الدین"), ("شراره السادات", "شراره‌السادات"), ("مهدی قلی", "مهدی‌قلی"),
        ("شهیندخت", "شهین‌دخت"), ("ایراندخت", "ایراندخت"), ("لاله", "لاله"), ("م. ح.", "م. ح."), ("", ""),
        ("سید محمد حسین", "سید محمد حسین"), ("ناصرالدینشاه", "ناصرالدین‌شاه"), ("شاهپور", "شاهپور"),
    ],
)  # fmt: skip
def test_given_names(raw: str, expected: str) -> None:
    assert restore_name(raw, given=True) == expected


LETTERS = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیآأإئؤءةۀيك"
PIECES = (
    "کتاب", "برنامه", "ریزی", "ها", "های", "می", "شود", "خانه", "ای", "ی", "بزرگ", "ترین", "شهر", "نیا", "حافظ",
    "زمینهای", "حرفهای", "سازی", "گرایی", "غیر", "بی", "روح", "الله", "علی", "اکبر",
)  # fmt: skip
SIGNS = "abz19۱۹،.:«»()/@" + KASHIDA + "\N{ARABIC FATHA}\N{ARABIC HAMZA ABOVE}"
words = st.one_of(
    st.text(LETTERS, min_size=1, max_size=10), st.sampled_from(PIECES), st.text(SIGNS, min_size=1, max_size=3)
)
gaps = st.sampled_from([" ", "", ZWNJ, NBSP, "  ", "\n", "-"])
texts = st.lists(st.tuples(words, gaps), max_size=8).map(lambda pairs: "".join(word + gap for word, gap in pairs))
kinds: st.SearchStrategy[Kind] = st.sampled_from(["text", "title", "name"])


@given(texts, kinds)
def test_restoring_twice_changes_nothing(text: str, kind: Kind) -> None:
    once = restore_half_spaces(text, kind=kind)
    assert restore_half_spaces(once, kind=kind) == once


@given(texts, kinds)
def test_nothing_but_half_spaces_and_joined_spaces_changes(text: str, kind: Kind) -> None:
    restored = restore_half_spaces(text, kind=kind)
    for blank in (ZWNJ, " ", NBSP):
        text, restored = text.replace(blank, ""), restored.replace(blank, "")
    assert restored == text


@given(texts, kinds)
def test_no_space_is_put_in(text: str, kind: Kind) -> None:
    before, after = Counter(text), Counter(restore_half_spaces(text, kind=kind))
    assert after[" "] <= before[" "]
    assert after[NBSP] <= before[NBSP]


@given(texts)
def test_changes_lie_in_order_and_do_not_overlap(text: str) -> None:
    certain = [change for change in find_half_spaces(text) if change.is_certain]
    assert all(text[change.start : change.end] == change.printed for change in certain)
    assert all(one.end <= other.start for one, other in itertools.pairwise(certain))


def test_hazm_is_not_imported() -> None:
    program = (
        "import sys; from proceedings_db.text import restore_half_spaces as restore; restore('حکومتها'); "
        "print(sorted({'hazm', 'nltk', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
