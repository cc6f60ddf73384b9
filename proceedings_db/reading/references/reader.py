"""Reference strings to records, many at a time."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from proceedings_db.reading.references.assemble import Parse, assemble
from proceedings_db.reading.references.classifier import Classifier
from proceedings_db.reading.references.kinds import read_kind
from proceedings_db.reading.references.labels import read_label
from proceedings_db.reading.references.languages import guess_latin_language, language_features, script_of
from proceedings_db.reading.references.model import SCRIPTS, shipped_model
from proceedings_db.reading.references.record import to_reference
from proceedings_db.reading.references.repair import repair
from proceedings_db.reading.references.shapes import Prepared, prepare
from proceedings_db.reading.references.tagger import Tagger
from proceedings_db.reading.references.tokens import LONGEST, split_tokens
from proceedings_db.records import Place, Reference


@dataclass(frozen=True, slots=True)
class Raw:
    """A string to be read, its label and place apart."""

    text: str
    position: int = 1
    label: str | None = None
    place: Place | None = None


class Reader:
    """The models of a set, and what they make of strings."""

    def __init__(self, taggers: Mapping[str, Tagger], kinds: Classifier | None, languages: Classifier | None) -> None:
        self.taggers = taggers
        self.kinds = kinds
        self.languages = languages

    def read(self, raws: Sequence[Raw]) -> list[Reference]:
        """Return the references that the strings are, in order."""
        parses = self.parse([raw.text for raw in raws])
        references: list[Reference] = []
        for raw, (sequence, parse) in zip(raws, parses, strict=True):
            language = self.guess_language(raw.text, sequence, parse)
            kind = self.guess_kind(raw.text, sequence, parse)
            if len(raw.text) > LONGEST:
                parse.unread.append((LONGEST, len(raw.text)))
            references.append(
                to_reference(raw.text, parse, language, kind, position=raw.position, label=raw.label, place=raw.place)
            )
        return references

    def parse(self, texts: Sequence[str]) -> list[tuple[Prepared, Parse]]:
        """Return the tokens of each string and what was read in it."""
        sequences = [prepare(split_tokens(text)) for text in texts]
        parses: list[Parse] = [Parse() for _ in texts]
        scripts = [script_of(text[:LONGEST]) for text in texts]
        for script in SCRIPTS:
            places = [place for place, found in enumerate(scripts) if found == script and sequences[place].tokens]
            if not places:
                continue
            taggings = self.taggers[script].tag([sequences[place] for place in places])
            for place, tagging in zip(places, taggings, strict=True):
                tokens = sequences[place].tokens
                parse = assemble(texts[place], tokens, tagging.labels, tagging.confidences)
                parses[place] = repair(texts[place], tokens, sequences[place].cues, parse)
        for script, parse in zip(scripts, parses, strict=True):
            parse.script = script
        return list(zip(sequences, parses, strict=True))

    def guess_language(self, raw: str, sequence: Prepared, parse: Parse) -> str | None:
        """Return the ISO 639-1 code of the entry, ``None`` where there is no letter to tell it by."""
        if not any(token.kind == "word" for token in sequence.tokens):
            return None
        title = parse.values.get("title")
        if parse.script == "latin":
            return guess_latin_language(raw[title.start : title.end] if title else raw[:LONGEST])
        if self.languages is None:
            return "fa"
        return self.languages.classify(language_features(raw, sequence, parse))[0]

    def guess_kind(self, raw: str, sequence: Prepared, parse: Parse) -> tuple[str | None, float]:
        """Return the CSL type and how likely it is, ``None`` where nothing was read."""
        if not parse.values and not parse.names:
            return None, 1.0
        return read_kind(raw, sequence, parse, self.kinds) if self.kinds else ("book", 1.0)


def read_classifiers(data: bytes) -> dict[str, Classifier]:
    """Return the classifiers of a file: labels, and for each feature number the weights by label."""
    rows = json.loads(gzip.decompress(data))
    return {
        name: Classifier(
            row["labels"],
            {int(key): [(label, weight) for label, weight in pairs] for key, pairs in row["weights"].items()},
            row.get("temperature", 1.0),
        )
        for name, row in rows.items()
    }


@cache
def shipped_reader() -> Reader:
    """Return the reader with the models that come with the package."""
    data = files("proceedings_db.reading.references") / "data" / "classifiers.json.gz"
    classifiers = read_classifiers(data.read_bytes())
    taggers = {script: Tagger(shipped_model(script)) for script in SCRIPTS}
    return Reader(taggers, classifiers["kind"], classifiers["language"])


def to_raw(text: str, position: int = 1, label: str | None = None, place: Place | None = None) -> Raw:
    """Return a string ready to be read: its label taken off, unless that was done, and no white space at its ends."""
    if label is None:
        found = read_label(text[:200])
        if found is not None:
            label, text = found.printed, text[found.end :]
    return Raw(text.strip(), position, label, place)


def read_reference(
    raw_text: str, *, position: int = 1, label: str | None = None, place: Place | None = None
) -> Reference:
    """Return the reference that ``raw_text`` is, its values verbatim and normalised, each with span and confidence.

    A list number or bullet at its head is taken off, unless ``label`` says that this was done. Never raises: a string
    that cannot be read keeps its text and has no fields. «۱. نای، جوزف (۱۳۸۷): رهبری و قدرت هوشمند، تهران.» gives label
    «۱.», author نای، جوزف, year 1387 jalali, the title and the place.
    """
    return shipped_reader().read([to_raw(raw_text, position, label, place)])[0]
