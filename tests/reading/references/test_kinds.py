"""The CSL type of references, and how sure it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings_db.reading.references import find_problems, read_reference
from proceedings_db.reading.references.classifier import Classifier
from proceedings_db.reading.references.kind_words import find_periodical, find_word_classes
from proceedings_db.reading.references.tagger import feature_id
from proceedings_db.reading.references.tokens import split_tokens
from proceedings_db.records import ProblemCode

READ = [
    ("کاظمی، علی (۱۳۸۵). جغرافیای شهری ایران. تهران: انتشارات سمت.", "book"),
    ("کاظمی، علی (۱۳۸۵). «نقش آب در توسعه شهری». پژوهش‌های جغرافیایی، دوره ۱۲، شماره ۳، صص ۱۲-۳۰.", "article-journal"),
    ("کاظمی، علی (۱۳۸۵). نقش آب در توسعه شهری. پایان‌نامه کارشناسی ارشد، دانشگاه تهران.", "thesis"),
    ("کاظمی، علی (۱۳۸۵). نقش آب در توسعه. مجموعه مقالات دومین همایش ملی آب، کرمان.", "paper-conference"),
    ("مرکز آمار ایران (۱۳۸۵). نتایج سرشماری عمومی نفوس و مسکن. تهران: مرکز آمار ایران.", "report"),
    ("کاظمی، علی (۱۳۸۵). اثر شوری بر گندم. نشریه فنی شماره ۴۱۲، مؤسسه تحقیقات خاک و آب.", "report"),
    ("کاظمی، علی. «آب و شهر»، روزنامه همشهری، ۱۲ دی ۱۳۸۵، ص ۴.", "article-newspaper"),
    ("کاظمی، علی (۱۳۸۵). «آب و شهر»، ماهنامه تدبیر، شماره ۱۸۴، ص ۴۵.", "article-magazine"),
    ("کاظمی، علی (۱۳۸۵). «باغ»، دانشنامه جهان اسلام، زیر نظر غلامعلی حداد عادل، ج ۱، تهران.", "entry-encyclopedia"),
    ("قانون مدیریت خدمات کشوری، مصوب ۱۳۸۶، مجلس شورای اسلامی.", "legislation"),
    ("Smith, J. (2004). Water and the city. Journal of Hydrology, 12(3), 45-60.", "article-journal"),
    ("Smith, J. (2004). Water and the city. PhD thesis, University of Leeds.", "thesis"),
    ("Smith, J. (2004). Water. In A. Brown (Ed.), Cities of Asia (pp. 3-20). London: Routledge.", "chapter"),
    ("World Bank (2004). Water in Iran. Technical Report No. 12. Washington, DC: World Bank.", "report"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "expected"), READ)
def test_types_are_read(raw: str, expected: str) -> None:
    assert read_reference(raw).csl_type == expected


def test_a_clear_type_is_no_problem_and_an_unclear_one_is() -> None:
    clear = read_reference(READ[1][0])
    assert clear.type_confidence > 0.9
    assert ProblemCode.REFERENCE_TYPE_DOUBTFUL not in {problem.code for problem in find_problems(clear)}
    doubtful = [
        problem
        for raw in ("تهران ۱۳۸۵", "کاظمی، آب، برنامه", "Water, Iran", "آب و خاک، ش ۳")
        for problem in find_problems(read_reference(raw))
        if problem.code == ProblemCode.REFERENCE_TYPE_DOUBTFUL
    ]
    assert doubtful
    for problem in doubtful:
        assert (problem.entity, problem.field) == ("reference", "csl_type")
        assert problem.confidence is not None
        assert problem.confidence < 0.75


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("نشریه فنی شماره", ["study"]),
        ("نشریه‌فنی", ["study"]),
        ("وزارت نیرو", ["state"]),
        ("Proceedings of the Congress", ["collected", "meeting"]),
        ("باغ ایرانی", []),
    ],
)
def test_words_have_the_classes_of_librarians(text: str, expected: list[str]) -> None:
    assert find_word_classes([token.form for token in split_tokens(text)]) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("روزنامه کیهان", "known-daily"),
        ("The Guardian", "known-daily"),
        ("کتاب ماه هنر", "known-magazine"),
        ("مجله فرهنگی و هنری بخارا", "known-magazine"),
        ("Scientific American", "known-magazine"),
        ("پژوهش‌های جغرافیایی", None),
        ("Journal of Hydrology", None),
    ],
)
def test_well_known_periodicals_are_known(name: str, expected: str | None) -> None:
    assert find_periodical([token.form for token in split_tokens(name)]) == expected


@given(st.lists(st.sampled_from(["a", "b", "c", "unknown"])))
def test_the_probability_of_a_class_is_one_and_grows_with_the_evidence(features: list[str]) -> None:
    weights = {feature_id("a"): [(0, 2.0)], feature_id("b"): [(1, 2.0)], feature_id("c"): [(2, 1.0)]}
    classifier = Classifier(["x", "y", "z"], weights)
    label, probability = classifier.classify(features)
    assert label in classifier.labels
    assert 1 / 3 - 1e-9 <= probability <= 1
    assert Classifier(["x", "y", "z"], weights, temperature=4.0).classify(features)[1] <= probability + 1e-9
