"""Why a string was read as it was: for each field its span, its probability and what spoke for it most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from proceedings_db.reading.references.features import features_of
from proceedings_db.reading.references.reader import shipped_reader, to_raw
from proceedings_db.reading.references.tokens import Token, split_tokens

_STRONGEST: Final = 3


@dataclass(frozen=True, slots=True)
class Explanation:
    """One field of one string: its span, the labels of its tokens, its confidence, its strongest features.

    ``reasons`` are features of tokens inside the span with their summed weights for the labels given, best first.
    """

    field: str
    text: str
    char_start: int
    char_end: int
    labels: tuple[str, ...]
    confidence: float
    reasons: tuple[tuple[str, float], ...]


def explain(raw_text: str) -> list[Explanation]:
    """Return an explanation of each field that is read in ``raw_text``, in the order in which they stand.

    Offsets are into the text without its list number, as in :class:`~proceedings_db.records.Reference`.
    """
    raw = to_raw(raw_text).text
    reader = shipped_reader()
    sequence, parse = reader.parse([raw])[0]
    reference = reader.read([to_raw(raw_text)])[0]
    tagger = reader.taggers[parse.script]
    labels = tagger.tag([sequence])[0].labels
    tokens = split_tokens(raw)
    features = features_of(tokens)
    found: list[Explanation] = []
    for field in sorted(reference.fields, key=lambda item: (item.char_start, -item.char_end)):
        inside = [i for i, token in enumerate(tokens) if _overlaps(token, field.char_start, field.char_end)]
        sums: dict[str, float] = {}
        for index in inside:
            for feature in features[index]:
                weight = tagger.weight_of(feature, labels[index])
                if weight:
                    sums[feature] = sums.get(feature, 0.0) + weight
        reasons = sorted(sums.items(), key=lambda item: (-item[1], item[0]))[:_STRONGEST]
        found.append(
            Explanation(
                field.field,
                raw[field.char_start : field.char_end],
                field.char_start,
                field.char_end,
                tuple(labels[index] for index in inside),
                field.confidence,
                tuple((feature, round(weight, 4)) for feature, weight in reasons),
            )
        )
    return found


def _overlaps(token: Token, start: int, end: int) -> bool:
    return token.start < end and token.end > start
