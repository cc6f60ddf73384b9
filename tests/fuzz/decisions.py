"""The readers of corrections and of authority files: what they read is applied to a volume, and taken back."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any, ClassVar, Final

import proceedings_db
from proceedings_db.authorities import NO_AUTHORITIES, Authorities
from proceedings_db.corrections.fields import FIELDS
from proceedings_db.corrections.records import ACTIONS, ENTITIES, CorrectedEntity, Corrections
from proceedings_db.database.load import LoadReport, load_volume
from proceedings_db.reading.authorities import ORGANIZATION_FIELDS, PERSON_FIELDS, read_authorities
from proceedings_db.reading.correction_entries import UnwritableError, add_entry, remove_entry
from proceedings_db.reading.corrections import ENTRY_FIELDS, read_corrections
from proceedings_db.records import InputError, ProceedingsError
from tests.fuzz.corpus import SEEDS, printed_names, printed_titles, volume_lines
from tests.fuzz.ground import Ground, check_alike, write_all
from tests.fuzz.mutate import break_lines, break_signs, to_bytes
from tests.fuzz.reader import Reader, check_refusal
from tests.fuzz.trees import ODD, Tree, break_tree
from tests.fuzz.volumes import lay_volume
from tests.fuzz.yaml_texts import write_yaml

_FAULTS: Final = (0, 0, 0, 0, 1, 1, 2)
_BROKEN: Final = 0.1
"""Share of the inputs that are broken beyond what YAML allows."""


class _Decisions(Reader[Any]):
    """Decisions about a volume that is loaded; the records, and the rows of the database, that they are about."""

    follow_every: ClassVar[int] = 19

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        path = folder / "geography-1391.txt"
        self.ground = Ground(folder, lambda url: lay_volume(path, url))
        self.volume, self.problems = proceedings_db.read_volume(path)
        self.laid = self.ground.items()
        self.keys = self._keys()

    def break_text(self, source: random.Random, tree: Tree) -> bytes:
        """Return a tree as the bytes of a YAML file, mostly one."""
        text = write_yaml(source, tree)
        if source.random() < _BROKEN:
            text = source.choice((break_lines, break_signs))(source, text)
        return to_bytes(source, text)

    def load(self, **decided: Any) -> LoadReport:
        """Load the volume with what was decided."""
        return load_volume(self.ground.engine, self.volume, self.problems, **decided)

    def apply(self, decided: dict[str, Any]) -> LoadReport | None:
        """Load the volume with decisions, twice, and then without them: it is as it was. ``None`` if refused."""
        try:
            report = self.load(**decided)
        except ProceedingsError as error:
            refusal = error
        else:
            return self._take_back(report, decided)
        check_refusal(refusal)
        assert self.ground.is_untouched, f"refused, and the database was changed: {refusal}"
        return None

    def _take_back(self, report: LoadReport, decided: dict[str, Any]) -> LoadReport:
        assert self.load(**decided).no_op or report.volume != self.volume.key, "loaded twice, and not alike"
        write_all(self.ground.items(), self.folder)
        if report.volume == self.volume.key:
            self.load()
            check_alike(self.ground.items(), self.laid)
        return report

    def _keys(self) -> dict[str, list[str]]:
        queries = {
            "volume": "SELECT key FROM volume",
            "conference": "SELECT key FROM conference",
            "paper": "SELECT key FROM paper",
            "authorship": "SELECT key FROM authorship",
            "reference": "SELECT key FROM reference",
            "citation": "SELECT key FROM citation",
            "person": "SELECT key FROM person",
            "organization": "SELECT key FROM organization",
            "work": "SELECT key FROM work",
        }
        with self.ground.engine.connect() as connection:
            keys = {name: list(connection.exec_driver_sql(query).scalars()) for name, query in queries.items()}
        meeting = keys["conference"][0]
        keys["body"] = [f"{meeting}.{role}.{n}" for role in ("organizer", "partner", "sponsor") for n in (1, 2)]
        assert all(keys.values()), "the volume that is laid has something of everything"
        return keys


class CorrectionFiles(_Decisions):
    """``corrections.yaml``."""

    name = "corrections"

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.path = folder / "corrections.yaml"
        self.held = self._values()

    def make(self, source: random.Random) -> bytes:
        """Return up to six corrections of records that there are, most with something wrong in them."""
        tree: Tree = [self._entry(source) for _ in range(source.choice((1, 1, 2, 3, 6)))]
        odd = (*ODD, *ACTIONS, *ENTITIES, source.choice(self.keys["paper"]))
        for _ in range(source.choice(_FAULTS)):
            tree = break_tree(source, tree, odd)
        return self.break_text(source, tree)

    def read(self, data: bytes) -> Corrections | None:
        """Read the file; an entry of it that is written anew says the same."""
        self.path.write_bytes(data)
        try:
            corrections = read_corrections(self.path)
        except InputError as error:
            check_refusal(error)
            return None
        assert corrections is not None
        self._write_again(corrections, data.decode("utf-8-sig"))
        return corrections

    def _write_again(self, corrections: Corrections, text: str) -> None:
        for correction in corrections.entries[:1]:
            try:
                longer = add_entry(text, correction)
            except UnwritableError:
                continue
            self.path.write_text(longer, encoding="utf-8", newline="")
            again = read_corrections(self.path)
            assert again is not None
            assert again.entries[:-1] == corrections.entries, "an added entry changed another"
            assert _said(again.entries[-1]) == _said(correction), "an entry written again says something else"
            assert remove_entry(longer, again.entries[-1].line) == text, "an entry taken out left something"

    def follow(self, _data: bytes, read: Corrections) -> None:
        """Apply them: each is applied or stale, and without them all is as it was."""
        try:
            report = self.apply({"corrections": read})
            if report is not None:
                told = {outcome.correction for outcome in report.corrections}
                assert told == set(read.entries), "a correction of which nothing is told"
        finally:
            self.ground.restore()

    def _entry(self, source: random.Random) -> dict[str, Tree]:
        entity = source.choice(ENTITIES)
        fields = FIELDS[entity]
        actions = _ACTIONS.get(entity, ("set",))
        action = source.choice(actions) if source.random() < 0.5 or not fields else "set"
        keys = self.keys[entity]
        key = source.choice(keys)
        entry: dict[str, Tree] = {"entity": entity, "key": key, "action": action, "reason": "چاپی"}
        if action in ("merge", "split"):
            entry["value"] = source.choice(
                (source.choice(keys), key, source.choice(self.held[key, ""]) if (key, "") in self.held else "a")
            )
        elif action in ("add", "remove") and source.random() < 0.7:
            entry["value"] = source.choice((*volume_lines()[:30], source.choice(printed_names()), "(نای، ۱۳۸۷، ۱۹۴)"))
            entry["key"] = (
                key if action == "remove" else f"{key.rsplit('.', 1)[0]}.{source.choice(('a9', 'r9', 'c9.1', '9'))}"
            )
        elif fields:
            links = [name for name, field in fields.items() if field.kind == "key"]
            field = source.choice(links if "link" in action else (*fields, *_FURTHER.get(entity, ())))
            entry["field"] = field
            now = self.held.get((key, field), [""])[0]
            entry["expected"] = source.choice((now, now, "", "چیز دیگر"))
            entry["value"] = self._value(source, entity, field)
        if source.random() < 0.05:
            del entry[source.choice(list(entry))]
        if source.random() < 0.02:
            entry["key"] = source.choice(("nobody", f"{key}.9", "geography-1391.1.c٣.٤", "a.b.c.d"))
        return entry

    def _value(self, source: random.Random, entity: CorrectedEntity, field: str) -> str:
        links = {"person": "person", "work": "work", "paper": "paper", "reference": "reference"}
        if field in links and source.random() < 0.8:
            return source.choice(self.keys[links[field]])
        known = FIELDS[entity].get(field)
        if known is not None and known.choices and source.random() < 0.8:
            return str(source.choice(known.choices))
        return source.choice(
            (
                *("", " ", "1391", "۱۳۹۱", "yes", "no", "2012-10-09", "2012-10", "12-34", "۲۳-۲۱", "-1", "2147483647"),
                *("زرقانی، سید هادی؛ اعظمی، هادی", "{وزارت کشور}", "؛", "{", "، علی", "a" * 600, "en", "fa", "book"),
                *(
                    source.choice(printed_titles()),
                    source.choice(printed_names()),
                    "٣",
                    "²",
                    "10.1000/182",
                    "a\nb",
                    "\tx ",
                ),
            )
        )

    def _values(self) -> dict[tuple[str, str], list[str]]:
        """Return what the records of the volume hold, by key and field; the words of a reference under no field."""
        held: dict[tuple[str, str], list[str]] = {}
        for paper in self.volume.papers:
            held[f"{self.volume.key}.{paper.position}", "title"] = [paper.title]
            for reference in paper.references:
                key = f"{self.volume.key}.{paper.position}.r{reference.position}"
                held[key, ""] = reference.raw_text.split()
                held[key, "title"] = [reference.title or ""]
        return held


def _said(correction: Any) -> tuple[Any, ...]:
    return tuple(getattr(correction, field) for field in (*ENTRY_FIELDS[:4], "expected", "value"))


_ACTIONS: Final[dict[str, tuple[str, ...]]] = {
    "body": ("add", "remove"),
    "paper": ("add", "remove"),
    "authorship": ("add", "remove", "link", "unlink"),
    "reference": ("add", "remove", "merge", "split", "link", "unlink"),
    "citation": ("add", "remove", "link", "unlink"),
    "person": ("merge", "split"),
    "organization": ("merge", "split"),
    "work": ("merge", "split"),
}
_FURTHER: Final[dict[str, tuple[str, ...]]] = {
    "paper": ("abstract.en", "title.en", "subtitle.fa", "title.xx"),
    "authorship": ("organization.2", "rank.3", "department.99"),
}


class AuthorityFiles(_Decisions):
    """``people.yaml`` and ``organizations.yaml``, one of which is the input."""

    name = "authorities"

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.authorities = folder / "authorities"
        self.authorities.mkdir()
        self.bodies = [line for line in volume_lines() if line.startswith(("دانشگاه", "وزارت", "دانشکده"))]
        self.shipped = [
            (SEEDS / "authorities" / f"{name}.yaml").read_text("utf-8") for name in ("people", "organizations")
        ]

    def make(self, source: random.Random) -> bytes:
        """Return entries of people or of bodies, told apart by their first byte; most have something wrong in them."""
        is_people = source.random() < 0.5
        first = b"#p\n" if is_people else b"#o\n"
        if source.random() < 0.1:
            return first + to_bytes(source, break_signs(source, self.shipped[not is_people]))
        make = self._person if is_people else self._body
        tree: Tree = [make(source) for _ in range(source.choice((1, 2, 4)))]
        for _ in range(source.choice(_FAULTS)):
            tree = break_tree(source, tree, (*ODD, *PERSON_FIELDS, *ORGANIZATION_FIELDS))
        return first + self.break_text(source, tree)

    def read(self, data: bytes) -> Authorities | None:
        """Read the folder with the file of the one kind in it."""
        for name in ("people", "organizations"):
            (self.authorities / f"{name}.yaml").unlink(missing_ok=True)
        name = "people" if data.startswith(b"#p") else "organizations"
        (self.authorities / f"{name}.yaml").write_bytes(data)
        try:
            return read_authorities(self.authorities)
        except InputError as error:
            check_refusal(error)
            return None

    def follow(self, _data: bytes, read: Authorities) -> None:
        """Load the volume by them, and without them again."""
        try:
            if read != NO_AUTHORITIES:
                self.apply({"authorities": read})
        finally:
            self.ground.restore()

    def _person(self, source: random.Random) -> dict[str, Tree]:
        names: list[Tree] = [author.name.display for paper in self.volume.papers for author in paper.authors]
        names += [source.choice(printed_names()), {"given": "هادی", "family": "زرقانی"}, {"literal": "گروه نویسندگان"}]
        values: dict[str, Tree] = {
            "names": source.sample(names, 2),
            "orcid": source.choice(("0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097", "")),
            "verified": source.choice(("true", "no")),
            "merge": source.sample(self.keys["person"], 1),
            "authorships": source.sample(self.keys["authorship"], 1),
            "papers": source.sample(self.keys["paper"], 1),
            "affiliations": source.sample(self.bodies, 2),
            "coauthors": [source.choice(names)],
            "not": [source.choice((*self.keys["authorship"], *self.keys["paper"]))],
            "note": "چرا",
        }
        chosen = ["names", *source.sample(list(values), source.choice((0, 1, 3)))]
        key = source.choice((*self.keys["person"], "zarghani-hadi", "zarghani-hadi-2", "nobody"))
        return {"key": key, **{name: values[name] for name in chosen}}

    def _body(self, source: random.Random) -> dict[str, Tree]:
        spellings: list[Tree] = [*source.sample(self.bodies, 2), {"name": "University of Tehran", "language": "en"}]
        values: dict[str, Tree] = {
            "spellings": spellings[: source.randint(1, 3)],
            "parent": source.choice((*self.bodies, *self.keys["organization"], "دانشگاه تهران")),
            "ror": source.choice(("https://ror.org/05vf56z40", "05vf56z40")),
            "key": source.choice((*self.keys["organization"], "tehran")),
            "note": "چرا",
        }
        chosen = source.sample(list(values), source.choice((0, 1, 2, 5)))
        return {"name": source.choice(self.bodies), **{name: values[name] for name in chosen}}
