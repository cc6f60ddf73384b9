"""What is said of a token to the tagger, beside its word: the slots and the templates of their features.

A *slot* is a few parts and the features that are made of them: three kinds in a row, the segment between two marks, the
place in it, the state of the string so far.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from proceedings_db.reading.references.checksums import Template

_NAME: Final = re.compile("[a-z_]+")


class Slot:
    """One kind of slot: its templates, the parts that they are made of, and which of them come several times over.

    ``each`` are templates filled in once for every name in the part ``several``.
    """

    def __init__(self, *templates: str, several: str = "", each: str = "") -> None:
        self.templates = tuple(map(Template, templates))
        self._several = several
        self._each = Template(each) if each else None
        own = [part for template in self.templates for part in template.parts]
        self.parts = tuple(dict.fromkeys([*own, several] if several else own))

    def features(self, parts: Mapping[str, str | None]) -> list[str]:
        """Return the features of the slot with these parts."""
        filled = [template.fill(parts) for template in self.templates]
        if self._each:
            names = _NAME.findall(parts[self._several] or "")
            filled += [self._each.fill({**parts, "name": name}) for name in names]
        return [feature for feature in filled if feature is not None]


ROW_BEFORE: Final = Slot("row0={two_before}|{one_before}|{kind}", "row02={one_before}|{kind}")
ROW_MIDDLE: Final = Slot("rowm={one_before}|{kind}|{one_after}", "rowm2={one_before}|{kind}", "rowm1={kind}")
ROW_AFTER: Final = Slot("row1={kind}|{one_after}|{two_after}", "row12={kind}|{one_after}")
PLACE: Final = Slot(
    "pl={place}|{rest}",
    "pl:l={place}|{left}|{first}",
    "pl:r={rest}|{right}|{first}",
    "pl:k={place}|{rest}|{kind}",
    "pl:f={first}|{kind}|{opens}",
)
STATE: Final = Slot(
    "st={quote}{bracket}{past_year}",
    "st:i={bucket}|{past_year}",
    "st:q={quote}|{bucket}|{kind}",
    "st:b={bracket}|{past_year}|{kind}",
)
SEEN: Final = Slot("st:s={seen}", "st:sk={seen}|{kind}", several="seen", each="st:seen={name}|{kind}")
SEGMENT: Final = Slot(
    "sg:d={left}{right}",
    "sg:dl={left}{right}|{size}|{where}",
    "sg:i={where}|{size}",
    "sg:f={first}|{left}",
    "sg:fl={first}|{last}|{right}",
    "sg:b={before}|{left}",
    "sg:a={after}|{right}",
    "sg:ba={before}|{after}",
    "sg:bc={before}|{cues}",
    "sg:ca={cues}|{after}",
    "sg:ci={cues}|{where}",
    "sg:all={before}|{cues}|{after}|{size}",
    # A segment has up to three cues.
    "sg:c={cue1}",
    "sg:c={cue2}",
    "sg:c={cue3}",
    "sg:cl={cue1}|{left}",
    "sg:cl={cue2}|{left}",
    "sg:cl={cue3}|{left}",
)
MARKS: Final = Slot("wh={marks}|{bucket}|{year_place}")
CUES: Final = Slot("wh:c={bucket}|{year_place}|{all_cues}", several="all_cues", each="wh:{name}|{bucket}|{year_place}")
PATTERN: Final = Slot(
    "pt={pattern}|{spot}",
    "pt:z={pattern}|{spot}|{zone}",
    "pt:b={pattern_before}|{pattern}|{spot}|{left}",
    "pt:a={pattern}|{pattern_after}|{spot}|{right}",
    "pt:d={left}|{pattern}|{right}|{spot}|{zone}",
    "pt:ba={pattern_before}|{pattern}|{pattern_after}|{spot}",
)
NUMBER: Final = Slot(
    "nu={kind}|{last_cue}|{near}",
    "nu:m={kind}|{one_before}|{one_after}",
    "nu:c={last_cue}|{one_before}",
    "nu:s={kind}|{numbers}|{one_after}",
    "nu:a={last_cue}|{near}|{kind}|{one_before}|{one_after}",
)
SLOTS: Final = (ROW_BEFORE, ROW_MIDDLE, ROW_AFTER, PLACE, STATE, SEEN, SEGMENT, MARKS, CUES, PATTERN, NUMBER)
"""All slots, in the order in which training sees their features."""
REMEMBERED: Final = (ROW_BEFORE, ROW_MIDDLE, ROW_AFTER, STATE, SEEN, MARKS, CUES)
"""Slots whose parts come back in other strings, so that the sums of their weights are worth remembering."""
SMALL_PARTS: Final = frozenset(("quote", "bracket", "past_year", "bucket", "year_place"))
"""Parts of remembered slots that have few values."""
OPTIONAL_PARTS: Final = frozenset(("cue1", "cue2", "cue3"))
"""Parts that may not be there, and then neither is the feature."""
