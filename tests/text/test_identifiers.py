"""DOI, ISBN and URL as printed, to the form in which programs know them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings_db.text.characters import RLM
from proceedings_db.text.identifiers import read_doi, read_isbn, read_url
from proceedings_db.text.numerals import to_persian_digits

DOIS = [
    ("10.22059/jhgr.2016.58765", "10.22059/jhgr.2016.58765"),
    ("https://doi.org/10.22059/jhgr.2016.58765", "10.22059/jhgr.2016.58765"),
    ("doi: https://doi.org/10.22059/jhgr.2016.58765.", "10.22059/jhgr.2016.58765"),
    ("http://dx.doi.org/10.1002%2Fasi.23329", "10.1002/asi.23329"),
    ("۱۰.۲۲۰۵۹/jhgr.2016.58765", "10.22059/jhgr.2016.58765"),
    ("(doi:10.1016/S0140-6736(10)60123-4)", "10.1016/S0140-6736(10)60123-4"),
    (f"10.1234/abc{RLM}", "10.1234/abc"),
    ("10.1000.10/123", "10.1000.10/123"),
    ("10.22059", None),
    ("10.22059/", None),
    ("11.22059/x", None),
    ("", None),
]


@pytest.mark.parametrize(("printed", "doi"), DOIS)
def test_reads_a_doi_without_label_resolver_and_full_stop(printed: str, doi: str | None) -> None:
    assert read_doi(printed) == doi


ISBNS = [
    ("0-19-924958-X", "019924958X"),
    ("978-0-521-63338-3", "9780521633383"),
    ("۹۷۸-۰-۵۲۱-۶۳۳۳۸-۳", "9780521633383"),
    ("978 0 521 63338 3", "9780521633383"),
    ("3-63338-521-0-978", "9780521633383"),
    ("0-19-924958-1", None),
    ("978-0-521-63338-4", None),
    ("12345", None),
    ("", None),
]


@pytest.mark.parametrize(("printed", "isbn"), ISBNS)
def test_reads_an_isbn_only_if_its_check_digit_is_right(printed: str, isbn: str | None) -> None:
    assert read_isbn(printed) == isbn


@given(st.integers(0, 10**9 - 1), st.integers(1, 9))
def test_one_wrong_figure_is_always_found(stem: int, more: int) -> None:
    figures = f"978{stem:09}"
    check = -sum(int(figure) * (3 if place % 2 else 1) for place, figure in enumerate(figures)) % 10
    assert read_isbn(to_persian_digits(f"{figures}-{check}")) == f"{figures}{check}"
    wrong = (check + more) % 10
    assert read_isbn(f"{figures}{wrong}") is None


@pytest.mark.parametrize(
    ("printed", "url"),
    [
        ("https://www.sid.ir/fa/journal", "https://www.sid.ir/fa/journal"),
        ("http : //www.sid.ir", "http://www.sid.ir"),
        ("HTTP://www.sid.ir", "http://www.sid.ir"),
        ("www. sid.ir/fa", "http://www.sid.ir/fa"),
        ("https://fa.wikipedia.org/wiki/تهران", "https://fa.wikipedia.org/wiki/تهران"),
        ("noormags.ir/view/1", "noormags.ir/view/1"),
    ],
)
def test_an_address_is_one_word_with_its_scheme(printed: str, url: str) -> None:
    assert read_url(printed) == url
    assert read_url(url) == url
