from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings_db.text import transliterate
from proceedings_db.text.transliterate import first_content_word, to_latin, to_skeletons

CORPUS = Path(__file__).parent.parent / "corpus"


@pytest.mark.parametrize(
    ("persian", "latin"),
    [
        ("زرقانی", "zarghani"),
        ("حافظ‌نیا", "hafeznia"),
        ("حافظنیا", "hafeznia"),
        ("احمدی‌پور", "ahmadipour"),
        ("پیشگاهی‌فرد", "pishgahifard"),
        ("حسینی", "hosseini"),
        ("محمدی", "mohammadi"),
        ("جعفری", "jafari"),
        ("صادقي", "sadeghi"),
        ("رضائیان", "rezaeian"),
        ("رضاییان", "rezaeian"),
        ("قلی‌پور", "gholipour"),
        ("موسوی", "mousavi"),
        ("سید هادی", "seyed hadi"),
        ("روح‌اله", "rouhollah"),
        ("نبی‌الله", "nabiollah"),
        ("قوام‌السلطنه", "ghavamolsaltaneh"),
        ("کوهستانی‌نژاد", "kouhestaninezhad"),
        ("پاپلی یزدی", "papoli yazdi"),
        ("نقش", "naqsh"),
        ("تأثیر", "tasir"),
        ("تاثیر", "tasir"),
        ("مسئله", "masale"),
        ("جغرافیای سیاسی", "joghrafiaye siyasi"),
        ("سکونتگاه‌های غیررسمی", "sokunatgahhaye gheyrerasmi"),
        ("برنامه‌ریزی شهری", "barnamerizi shahri"),
        ("انجمن ژئوپلیتیک ایران", "anjoman geopolitik iran"),
        ("Van Der Pluijm", "van der pluijm"),
        ("Müller-Böhm", "muller bohm"),
        ("۱۳۹۱", "1391"),
        ("", ""),
        ("؟!", ""),
    ],
)
def test_transliterates_as_iranians_do(persian: str, latin: str) -> None:
    assert to_latin(persian) == latin


@pytest.mark.parametrize(("persian", "latin"), [("پلوئیم", "pluim"), ("گوتنبرگ", "gutnbrg"), ("خرتزپور", "khrtzpour")])
def test_gives_the_letters_alone_of_a_word_that_is_not_known(persian: str, latin: str) -> None:
    assert to_latin(persian) == latin


def test_knows_common_names_and_title_words() -> None:
    path = Path(transliterate.__file__).parent / "data" / "transliteration.tsv"
    rows = path.read_text(encoding="utf-8").splitlines()
    table = dict(row.split("\t") for row in rows if not row.startswith("#"))
    assert len(table) > 4000
    assert all(re.fullmatch("[a-z]+", latin) for latin in table.values())
    assert all(to_latin(form) == latin for form, latin in table.items())


@given(st.text(max_size=40))
def test_gives_nothing_but_lower_case_ascii(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]*(?: [a-z0-9]+)*", to_latin(text))


@given(st.text(alphabet="آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی", min_size=2, max_size=12))
def test_no_persian_word_is_lost(word: str) -> None:
    assert to_latin(word) or set(word) <= set("عء")


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("نقش و جایگاه دیپلماسی شهری", "نقش"),
        ("در جستجوی هویت", "جستجوی"),
        ("«بررسی» نقش", "بررسی"),
        ("از سیاست تا اقتصاد", "سیاست"),
        ("۱۲ روز جنگ", "روز"),
        ("The Role of Borders", "Role"),
        ("در این", "در"),
        ("؟", ""),
        ("", ""),
    ],
)
def test_finds_the_first_content_word(title: str, word: str) -> None:
    assert first_content_word(title) == word


def _pairs() -> list[tuple[str, str]]:
    rows = (CORPUS / "cross-script.tsv").read_text(encoding="utf-8").splitlines()
    return [(row.split("\t")[0], row.split("\t")[1]) for row in rows if not row.startswith("#")]


def test_skeletons_meet_across_scripts_and_only_there() -> None:
    pairs = _pairs()
    assert len(pairs) >= 60
    met = [(persian, latin) for persian, latin in pairs if to_skeletons(persian) & to_skeletons(latin)]
    wrong = [
        (one[0], other[1])
        for one, other in product(pairs, pairs)
        if one != other and to_skeletons(one[0]) & to_skeletons(other[1])
    ]
    assert len(met) / len(pairs) >= 0.95
    assert len(wrong) <= 4


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("سایزو", "Sizoo"),
        ("احمدی", "Ahmadi"),
        ("اسمیت", "SMITH"),
        ("یوسفی", "Yousefi"),
        ("حافظ نیا", "Hafeznia"),
        ("خوارزمی", "Kharazmi"),
    ],
)
def test_a_name_sounds_alike_in_both_scripts(one: str, other: str) -> None:
    assert to_skeletons(one) & to_skeletons(other)


@pytest.mark.parametrize(("one", "other"), [("احمدی", "Rahimi"), ("کریمی", "Karami Rad"), ("نظری", "Nouri")])
def test_other_names_sound_otherwise(one: str, other: str) -> None:
    assert not to_skeletons(one) & to_skeletons(other)


@given(st.text(max_size=20))
def test_skeletons_are_capitals_or_nothing(text: str) -> None:
    assert all(re.fullmatch("[A-Z$]+", skeleton) for skeleton in to_skeletons(text))
