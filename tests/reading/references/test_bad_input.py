"""Strings that are no references: each has an answer in time that grows with its length alone."""

from __future__ import annotations

import pytest

from proceedings_db.reading.references import parse_references, read_reference
from proceedings_db.reading.references.tokens import LONGEST, split_tokens

PIECES = ["ا", "۱", "a.", "ISBN 1", "doi:10.", "http://"]


@pytest.mark.parametrize("piece", PIECES)
def test_a_line_of_a_megabyte_is_kept_and_read_as_far_as_a_reference_goes(piece: str) -> None:
    line = piece * (1_000_000 // len(piece))
    reference = read_reference(line, label="")
    assert reference.raw_text == line.strip()
    assert all(field.char_end <= len(line) for field in reference.fields)


def test_one_bad_line_never_stops_the_rest() -> None:
    good = "رضایی، علی (۱۳۹۵). بررسی شهر. تهران: نی."
    lines = [good, "", "<p>&amp;</p>", "\x00\x07", "漢字の本", "1" * 9000, "\ud800", good]
    references = list(parse_references(lines))
    assert [reference.position for reference in references] == list(range(1, len(lines) + 1))
    assert references[0].title == references[-1].title == "بررسی شهر"
    assert references[1].csl_type is None


def test_addresses_are_one_token_whatever_stands_around_them() -> None:
    urls = ["https://www.sid.ir/fa", "sid.ir", "user.name@ut.ac.ir", "doi.org/10.1234/ab", "www.isna.ir/news/1"]
    for url in urls:
        kinds = {token.text: token.kind for token in split_tokens(f"شهر، {url} ۱۳۹۰")}
        assert kinds[url] == "url"


def test_no_more_than_the_longest_reference_is_parted() -> None:
    assert split_tokens("a " * LONGEST)[-1].end <= LONGEST
