"""What is said of each token to the tagger, as strings: of its word, of the words around it, and of all slots."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from proceedings_db.reading.references.checksums import Texts
from proceedings_db.reading.references.cues import SINGLE
from proceedings_db.reading.references.layout import SMALL_TEXTS, Layout, lay_out
from proceedings_db.reading.references.lexicon import word_classes
from proceedings_db.reading.references.shapes import number_shape, prepare
from proceedings_db.reading.references.slots import NUMBER, SEGMENT, SLOTS, Slot
from proceedings_db.reading.references.tokens import Token

EDGE: Final[tuple[list[str], list[str], list[str]]] = ([], ["w=^"], ["w=^"])
"""What is said of the place before the first word and after the last one."""


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


def features_of(tokens: Sequence[Token]) -> list[list[str]]:
    """Return all features of each token as strings, for training and to explain a label."""
    if not tokens:
        return []
    texts = Texts(SMALL_TEXTS)
    layout = lay_out([prepare(tokens)], texts)
    words = [word_features(token.text, token.kind, token.form) for token in tokens]
    padded = [EDGE, EDGE, *words, EDGE, EDGE]
    figures = set(layout.numbers.tolist())
    result: list[list[str]] = []
    of_slots = [_features_of_slot(slot, layout, texts) for slot in SLOTS if slot is not NUMBER]
    of_numbers = _features_of_slot(NUMBER, layout, texts)
    for index in range(len(tokens)):
        features = [f"0{name}" for name in words[index][0]]
        for offset, level in ((-1, 1), (1, 1), (-2, 2), (2, 2)):
            features += [f"{offset}{name}" for name in padded[index + 2 + offset][level]]
        for of_slot in of_slots:
            features += of_slot[index]
        if index in figures:
            features += of_numbers[index]
        result.append(features)
    return result


def _features_of_slot(slot: Slot, layout: Layout, texts: Texts) -> list[list[str]]:
    """Return the features of one slot for each token, made once for equal parts."""
    made: dict[tuple[int, ...], list[str]] = {}
    result: list[list[str]] = []
    for row in _rows_of(slot, layout):
        found = made.get(row)
        if found is None:
            parts = dict(zip(slot.parts, map(texts.all.__getitem__, row), strict=True))
            found = made[row] = slot.features(parts)
        result.append(found)
    return result


def _rows_of(slot: Slot, layout: Layout) -> list[tuple[int, ...]]:
    """Return the ids of a slot's parts for each token."""
    columns = [layout.cells[part][layout.cell] if slot is SEGMENT else layout.tokens[part] for part in slot.parts]
    return list(zip(*(column.tolist() for column in columns), strict=True))
