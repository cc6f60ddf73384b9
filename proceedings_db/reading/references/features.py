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
SHARED_SLOTS: Final = (3, 5, 7, 8)
"""Numbers of the slots that tokens of a string share."""
SLOTS: Final = (ROW_BEFORE, ROW_MIDDLE, ROW_AFTER, SEGMENT, PLACE, PATTERN, STATE, WHOLE, NUMBER)


TokenSlots = tuple[list[tuple[int, Key]], list[int]]
"""The slots of one token: keys of its own, and the places of those that it shares in the string's list.

Keys of its own come back in other strings, so that their sums are worth remembering; shared ones seldom do.
"""


def slots_of(prepared: Prepared) -> tuple[list[tuple[int, Key]], list[TokenSlots]]:
    """Return the slots that tokens of a string share, by slot number and key, and those of each token.

    The five slots of the words around a token are apart, in :func:`word_features`.
    """
    walk = _Walk(prepared)
    segments = walk.segments or [NO_SEGMENT]
    begin = 0
    for number in range(len(segments)):
        # A mark belongs to the segment before it, the marks at the head of the string to the first.
        end = segments[number + 1].start if number + 1 < len(segments) else len(prepared.tokens)
        walk.take(number, begin, end)
        begin = end
    return walk.shared, walk.result


class _Walk:
    """A walk over the tokens of a string from segment to segment, which makes their slots."""

    def __init__(self, prepared: Prepared) -> None:
        self.prepared = prepared
        self.padded = ["^^", "^", *prepared.kinds, "$", "$$"]
        self.segments = describe_segments(prepared)
        names = (name for segment in self.segments for name in segment.cues if name in MAIN_CUES)
        self.cues = tuple(dict.fromkeys(names))
        self.marks = marks_of(prepared.tokens)
        count = len(prepared.tokens)
        kinds = prepared.kinds
        self.first_year = next((i for i, kind in enumerate(kinds) if kind[0] == "Y" and kind != "Y"), count)
        early = self.first_year < count * 0.4
        self.year_place = "none" if self.first_year == count else "early" if early else "late"
        self.shared: list[tuple[int, Key]] = []
        self.result: list[TokenSlots] = []
        self.state = _State()
        self.last_cue, self.last_cue_at = "", -9

    def _share(self, slot: int, key: Key) -> int:
        """Return the place of a shared slot that was added."""
        self.shared.append((slot, key))
        return len(self.shared) - 1

    def take(self, number: int, begin: int, end: int) -> None:
        """Add the slots of the tokens of one segment and of the marks after it."""
        segments, state = self.segments, self.state
        segment = segments[number] if segments else NO_SEGMENT
        before = segments[number - 1] if number else NO_SEGMENT
        after = segments[number + 1] if number + 1 < len(segments) else NO_SEGMENT
        bucket = number if number < 6 else 6
        year_seen = self.first_year < segment.start
        left, right, first, last = segment.left, segment.right, segment.start, segment.end - 1
        patterns = (segment.pattern, before.pattern, after.pattern)
        places: dict[object, int] = {}
        for index in range(begin, end):
            token, kind, cue = self.prepared.tokens[index], self.prepared.kinds[index], self.prepared.cues[index]
            inside = first <= index <= last
            place, rest = (index - first, last - index) if inside else (-1, -1)
            past_year = index > self.first_year
            zone = "y" if year_seen else "q" if state.quoted else str(number if number < 3 else 3)
            where = inside or token.form
            in_segment = places.get(where)
            if in_segment is None:
                key = self._segment_key(where, segment, before, after, (bucket, year_seen))
                in_segment = places[where] = self._share(3, key)
            in_whole = places.get(past_year + 10)
            if in_whole is None:
                key = (self.marks, bucket, f"{self.year_place}{past_year}", self.cues)
                in_whole = places[past_year + 10] = self._share(7, key)
            spot = (place if place < 6 else 6) if inside else token.form
            in_pattern = places.get((spot, zone))
            if in_pattern is None:
                in_pattern = places[spot, zone] = self._share(5, (*patterns, spot, left, right, zone))
            in_shared = [in_segment, in_whole, in_pattern]
            if token.kind == "number":
                in_shared.append(self._number(index, kind))
            two_before, one_before, _, one_after, two_after = self.padded[index : index + 5]
            own: list[tuple[int, Key]] = [
                (0, (two_before, one_before, kind)),
                (1, (one_before, kind, one_after)),
                (2, (kind, one_after, two_after)),
                (4, (place if place < 4 else 4, rest if rest < 3 else 3, left, right, segment.first, kind)),
                (6, (state.quote, state.bracket, past_year, bucket, state.seen, kind)),
            ]
            self.result.append((own, in_shared))
            if cue or token.kind != "word":
                state.step(token, cue, kind)
                if cue:
                    self.last_cue, self.last_cue_at = cue, index

    def _number(self, index: int, kind: str) -> int:
        """Return the place of the slot that a figure has besides."""
        near = min(index - self.last_cue_at, 4)
        return self._share(
            8, (kind, self.last_cue, near, self.padded[index + 1], self.padded[index + 3], self.state.numbers)
        )

    def _segment_key(
        self, where: bool | str, segment: Segment, before: Segment, after: Segment, ends: tuple[int, bool]
    ) -> Key:
        """Return the key of the slot that the tokens of a segment share, or of a mark between two segments."""
        if where is not True:
            return ("M", where, "", segment.left, segment.right, (), segment.gist, after.gist, *ends)
        last = self.prepared.kinds[segment.end - 1]
        size = size_band(segment.end - segment.start)
        delimiters = (segment.left, segment.right)
        return (segment.first, last, size, *delimiters, segment.cues, before.gist, after.gist, *ends)


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
    for index, (own, in_shared) in enumerate(rows):
        features = [f"0{name}" for name in words[index][0]]
        for offset, level in ((-1, 1), (1, 1), (-2, 2), (2, 2)):
            other = index + offset
            found = words[other] if 0 <= other < count else edge
            features += [f"{offset}{name}" for name in found[level]]
        for number, key in (*own, *(shared[place] for place in in_shared)):
            features += SLOTS[number].features(key)
        result.append(features)
    return result
