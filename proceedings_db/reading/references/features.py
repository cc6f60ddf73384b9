"""What is said of each token to the tagger.

Every token has a few *slots*. A slot is a hashable key and a function from that key to a list of features, so that the
tagger sums the weights of a key once and remembers them: a word at one of five distances, three tokens in a row, the
segment between two marks, the place in it, the state of the string so far. Training sees the features of all slots.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from proceedings_db.reading.references.cues import SINGLE
from proceedings_db.reading.references.lexicon import word_classes
from proceedings_db.reading.references.segments import (
    MAIN_CUES,
    NO_SEGMENT,
    Segment,
    describe_segments,
    marks_of,
    size_band,
)
from proceedings_db.reading.references.shapes import Prepared, number_shape, prepare
from proceedings_db.reading.references.tokens import Token

Key = tuple[Any, ...]
_QUOTES_OPEN: Final = frozenset("«“")
_QUOTES_CLOSE: Final = frozenset("»”")


def word_features(text: str, kind: str, form: str) -> tuple[list[str], list[str], list[str]]:
    """Return the features of a word by itself: all of them, those that a neighbour sees, those seen from two away."""
    if kind == "number":
        shape = number_shape(form)
        script = "pers" if not text.isascii() else "ascii"
        lead = form[:2] if shape[0] == "Y" else ""
        return [f"w={shape}", f"digits={script}", f"lead={lead}"], [f"w={shape}"], [f"w={shape}"]
    if kind != "word":
        mark = "URL" if kind == "url" else form
        return [f"w={mark}"], [f"w={mark}"], [f"w={mark}"]
    known = word_classes().get(form, "")
    cue = SINGLE.get(form, "")
    near = [f"w={form}", f"s2={form[-2:]}", f"lex={known}"]
    far = [f"w={form}"]
    full = [f"w={form}", f"lex={known}", f"len={min(len(form), 9)}"]
    full += [f"s{n}={form[-n:]}" for n in (1, 2, 3) if len(form) > n] + [
        f"p{n}={form[:n]}" for n in (2, 3) if len(form) > n
    ]
    for letter in known:
        full.append(f"l:{letter}")
        near.append(f"l:{letter}")
    for name in cue.split("+") if cue else ():
        full.append(f"cue={name}")
        near.append(f"cue={name}")
        far.append(f"cue={name}")
    if text[:1].isascii() or text[:1].isupper() or text[:1].islower():
        shape = "X" if text.isupper() else "Xx" if text[:1].isupper() else "x"
        shape += "1" if len(text) == 1 else "2" if len(text) == 2 else ""
        full.append(f"shape={shape}")
        near.append(f"shape={shape}")
        far.append(f"shape={shape}")
        if not text.isascii():
            full.append("diacritics")
    elif any(letter in text for letter in "ةيكأإ"):
        full.append("arabic-letters")
    if form.startswith("ال"):
        full.append("al")
    return full, near, far


def row_features(place: str, kinds: tuple[str, ...]) -> list[str]:
    """Return the features of tokens in a row by their coarse classes."""
    features = [f"{place}={'|'.join(kinds)}"]
    features.append(f"{place}2={kinds[0]}|{kinds[1]}" if place != "row0" else f"{place}2={kinds[1]}|{kinds[2]}")
    if place == "rowm":
        features.append(f"{place}1={kinds[1]}")
    return features


class Slot(NamedTuple):
    """One kind of slot: its number and the function from a key to features."""

    number: int
    features: Callable[[Key], list[str]]


def _segment_features(key: Key) -> list[str]:
    first, last, size, left, right, cues, before, after, index, year_before = key
    where = f"{index}{'y' if year_before else 'n'}"
    features = [
        f"sg:d={left}{right}",
        f"sg:dl={left}{right}|{size}|{where}",
        f"sg:i={where}|{size}",
        f"sg:f={first}|{left}",
        f"sg:fl={first}|{last}|{right}",
        f"sg:b={before}|{left}",
        f"sg:a={after}|{right}",
        f"sg:ba={before}|{after}",
        f"sg:bc={before}|{'+'.join(cues)}",
        f"sg:ca={'+'.join(cues)}|{after}",
        f"sg:ci={'+'.join(cues)}|{where}",
        f"sg:all={before}|{'+'.join(cues)}|{after}|{size}",
    ]
    features += [f"sg:c={cue}" for cue in cues] + [f"sg:cl={cue}|{left}" for cue in cues]
    return features


def _place_features(key: Key) -> list[str]:
    place, rest, left, right, first, kind = key
    return [
        f"pl={place}|{rest}",
        f"pl:l={place}|{left}|{first}",
        f"pl:r={rest}|{right}|{first}",
        f"pl:k={place}|{rest}|{kind}",
        f"pl:f={first}|{kind}|{place == 0}",
    ]


def _pattern_features(key: Key) -> list[str]:
    pattern, before, after, place, left, right, zone = key
    return [
        f"pt={pattern}|{place}",
        f"pt:z={pattern}|{place}|{zone}",
        f"pt:b={before}|{pattern}|{place}|{left}",
        f"pt:a={pattern}|{after}|{place}|{right}",
        f"pt:d={left}|{pattern}|{right}|{place}|{zone}",
        f"pt:ba={before}|{pattern}|{after}|{place}",
    ]


def _state_features(key: Key) -> list[str]:
    quote, bracket, year, index, seen, kind = key
    return [
        f"st={quote}{bracket}{year}",
        f"st:i={index}|{year}",
        f"st:q={quote}|{index}|{kind}",
        f"st:b={bracket}|{year}|{kind}",
        f"st:s={seen}",
        f"st:sk={seen}|{kind}",
        *(f"st:seen={name}|{kind}" for name in seen),
    ]


def _whole_features(key: Key) -> list[str]:
    marks, index, year, cues = key
    return [
        f"wh={marks}|{index}|{year}",
        f"wh:c={index}|{year}|{'+'.join(cues)}",
        *(f"wh:{cue}|{index}|{year}" for cue in cues),
    ]


def _number_features(key: Key) -> list[str]:
    shape, cue, near, before, after, seen = key
    return [
        f"nu={shape}|{cue}|{near}",
        f"nu:m={shape}|{before}|{after}",
        f"nu:c={cue}|{before}",
        f"nu:s={shape}|{seen}|{after}",
        f"nu:a={cue}|{near}|{shape}|{before}|{after}",
    ]


ROW_BEFORE: Final = Slot(0, lambda key: row_features("row0", key))
ROW_MIDDLE: Final = Slot(1, lambda key: row_features("rowm", key))
ROW_AFTER: Final = Slot(2, lambda key: row_features("row1", key))
SEGMENT: Final = Slot(3, _segment_features)
PLACE: Final = Slot(4, _place_features)
PATTERN: Final = Slot(5, _pattern_features)
STATE: Final = Slot(6, _state_features)
WHOLE: Final = Slot(7, _whole_features)
NUMBER: Final = Slot(8, _number_features)
SLOTS: Final = (ROW_BEFORE, ROW_MIDDLE, ROW_AFTER, SEGMENT, PLACE, PATTERN, STATE, WHOLE, NUMBER)


class TokenSlots(NamedTuple):
    """The slots of one token: keys of its own, and the places of those that it shares in the string's list.

    Keys of its own come back in other strings, so that their sums are worth remembering; shared ones seldom do.
    """

    own: list[tuple[int, Key]]
    shared: list[int]


def slots_of(prepared: Prepared) -> tuple[list[tuple[int, Key]], list[TokenSlots]]:
    """Return the slots that tokens of a string share, by slot number and key, and those of each token.

    The five slots of the words around a token are apart, in :func:`word_features`.
    """
    tokens, kinds = prepared.tokens, prepared.kinds
    count = len(tokens)
    padded = ["^^", "^", *kinds, "$", "$$"]
    segments = describe_segments(prepared)
    marks = marks_of(tokens)
    cues = tuple(dict.fromkeys(name for segment in segments for name in segment.cues if name in MAIN_CUES))
    first_year = next((i for i, kind in enumerate(kinds) if kind[0] == "Y" and kind != "Y"), count)
    year_place = "none" if first_year == count else "early" if first_year < count * 0.4 else "late"
    shared: list[tuple[int, Key]] = []
    place_of: dict[Any, int] = {}
    result: list[TokenSlots] = []
    state = _State()
    last_cue, last_cue_at = "", -9
    for index, number in enumerate(_segment_of_token(segments, count)):
        token, kind = tokens[index], kinds[index]
        segment = segments[number] if segments else NO_SEGMENT
        after = segments[number + 1] if number + 1 < len(segments) else NO_SEGMENT
        before = segments[number - 1] if number else NO_SEGMENT
        inside = segment.start <= index < segment.end
        year_seen = first_year < segment.start
        bucket = number if number < 6 else 6
        where = number if inside else (number, token.form)
        in_segment = place_of.get(where)
        if in_segment is None:
            in_segment = place_of[where] = len(shared)
            shared.append(
                (3, _segment_key(token, segment, before, after, bucket, kinds, inside=inside, year=year_seen))
            )
        past_year = index > first_year
        in_whole = place_of.get((bucket, past_year, ""))
        if in_whole is None:
            in_whole = place_of[(bucket, past_year, "")] = len(shared)
            shared.append((7, (marks, bucket, f"{year_place}{past_year}", cues)))
        place = index - segment.start if inside else -1
        rest = segment.end - 1 - index if inside else -1
        zone = "y" if year_seen else "q" if state.quoted else str(number if number < 3 else 3)
        spot = (place if place < 6 else 6) if inside else token.form
        in_pattern = place_of.get((number, spot, zone))
        if in_pattern is None:
            in_pattern = place_of[(number, spot, zone)] = len(shared)
            shared.append(
                (5, (segment.pattern, before.pattern, after.pattern, spot, segment.left, segment.right, zone))
            )
        in_shared = [in_segment, in_whole, in_pattern]
        own: list[tuple[int, Key]] = [
            (0, (padded[index], padded[index + 1], padded[index + 2])),
            (1, (padded[index + 1], padded[index + 2], padded[index + 3])),
            (2, (padded[index + 2], padded[index + 3], padded[index + 4])),
            (4, (place if place < 4 else 4, rest if rest < 3 else 3, segment.left, segment.right, segment.first, kind)),
            (6, (state.quote, state.bracket, past_year, bucket, state.seen, kind)),
        ]  # fmt: skip
        if token.kind == "number":
            near = index - last_cue_at
            in_shared.append(len(shared))
            before_it, after_it = padded[index + 1], padded[index + 3]
            shared.append((8, (kind, last_cue, near if near < 4 else 4, before_it, after_it, state.numbers)))
        result.append(TokenSlots(own, in_shared))
        state.step(token, prepared.cues[index], kind)
        if prepared.cues[index] and token.kind == "word":
            last_cue, last_cue_at = prepared.cues[index], index
    return shared, result


def _segment_of_token(segments: Sequence[Segment], count: int) -> list[int]:
    """Return for each token the number of its segment; a mark belongs to the one before it."""
    numbers = [0] * count
    for number, segment in enumerate(segments):
        end = segments[number + 1].start if number + 1 < len(segments) else count
        numbers[segment.start : end] = [number] * (end - segment.start)
    return numbers


def _segment_key(
    token: Token,
    segment: Segment,
    before: Segment,
    after: Segment,
    bucket: int,
    kinds: Sequence[str],
    *,
    inside: bool,
    year: bool,
) -> Key:
    """Return the key of the slot that the tokens of a segment share, or of a mark between two segments."""
    if not inside:
        return ("M", token.form, "", segment.left, segment.right, (), segment.gist, after.gist, bucket, year)
    size = size_band(segment.end - segment.start)
    return (
        segment.first,
        kinds[segment.end - 1],
        size,
        segment.left,
        segment.right,
        segment.cues,
        before.gist,
        after.gist,
        bucket,
        year,
    )


@dataclass(slots=True)
class _State:
    """What has gone by so far."""

    quote: int = 0
    bracket: int = 0
    quoted: bool = False
    seen: tuple[str, ...] = ()
    numbers: int = 0

    def step(self, token: Token, cue: str, kind: str) -> None:
        """Take a token into account."""
        form = token.form
        if token.kind == "mark":
            if form in _QUOTES_OPEN or (form == '"' and not self.quote):
                self.quote = 1
            elif form in _QUOTES_CLOSE or form == '"':
                self.quote, self.quoted = 0, True
            elif form in "([":
                self.bracket = 1
            elif form in ")]":
                self.bracket = 0
        elif token.kind == "number" and kind[0] != "Y":
            self.numbers = min(self.numbers + 1, 3)
        elif cue:
            name = cue.partition("+")[0]
            if name in MAIN_CUES and name not in self.seen:
                self.seen = tuple(sorted((*self.seen, name)))


def features_of(tokens: Sequence[Token]) -> list[list[str]]:
    """Return all features of each token as strings, for training."""
    words = [word_features(token.text, token.kind, token.form) for token in tokens]
    edge: tuple[list[str], list[str], list[str]] = ([], ["w=^"], ["w=^"])
    count = len(tokens)
    shared, rows = slots_of(prepare(tokens))
    result: list[list[str]] = []
    for index, row in enumerate(rows):
        features = [f"0{name}" for name in words[index][0]]
        for offset, level in ((-1, 1), (1, 1), (-2, 2), (2, 2)):
            other = index + offset
            found = words[other] if 0 <= other < count else edge
            features += [f"{offset}{name}" for name in found[level]]
        for number, key in (*row.own, *(shared[place] for place in row.shared)):
            features += SLOTS[number].features(key)
        result.append(features)
    return result
