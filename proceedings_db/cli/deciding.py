"""One decision of a librarian: written beside the volume, and in force in the database, or neither."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import proceedings_db
from proceedings_db.cli.wishes import Wish, has_field, to_correction, try_on_draft
from proceedings_db.corrections.applying import SHARED
from proceedings_db.records import ProceedingsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from proceedings_db.corrections.draft import Draft
    from proceedings_db.corrections.records import CorrectedEntity, Correction, Corrections
    from proceedings_db.database.load import LoadReport
    from proceedings_db.database.locate import Database


@dataclass(frozen=True, slots=True)
class Decided:
    """What was written or taken back, in which file, and what the load after it did.

    ``loaded`` are other volumes that it touches, ``waiting`` those whose text was not found: they follow with their
    next load.
    """

    correction: Correction
    file: Path
    report: LoadReport
    loaded: tuple[LoadReport, ...] = ()
    waiting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """Where decisions are made: a database, the text of a volume if it is named, and authority files if they are."""

    url: str
    place: Path | None = None
    authorities: str | None = None

    def decide(self, wish: Wish) -> Decided:
        """Write the correction that a wish is and load the volume; where that fails, the file is as it was.

        A file that was not loaded yet, as after a command that was killed, is loaded first.

        Raises:
            ProceedingsError: The key, the field or the value will not do, or the text of the volume is not there.
        """
        engine = self._open()
        entity, volumes = self._locate(engine, wish)
        path = self._find_text(engine, volumes)
        file, corrections = _read_file(path)
        late = self._catch_up(engine, path, volumes, corrections)
        draft = self._draft(engine, path, corrections)
        try:
            correction = to_correction(engine, entity, wish, draft)
            try_on_draft(draft, correction)
        except ProceedingsError as error:
            if late:
                raise ProceedingsError(f"{file}: its decisions were not loaded yet, and are now. {error}") from error
            raise
        from proceedings_db.reading.correction_entries import UnwritableError, add_entry

        before = _read_text(file)
        try:
            after = add_entry(before, correction)
        except UnwritableError as error:
            raise ProceedingsError(f"{file}: {error}. Add the entry by hand, and load the volume.") from error
        report = self._load_with(path, file, before, after, correction)
        return self._follow(engine, volumes, Decided(correction, file, report))

    def undo(self, key: str | None, field: str | None) -> Decided:
        """Take back the last correction, or the last of a key or of its field, and load the volume.

        One that is in force and not in the file any more, as after an undo that was killed, is the one to go.

        Raises:
            ProceedingsError: There is none, or the text of the volume is not there.
        """
        engine = self._open()
        volumes = self._volumes_corrected(engine, key)
        path = self._find_text(engine, volumes)
        file, corrections = _read_file(path)
        fitting = _fitting(corrections.entries if corrections else (), key, field)
        gone = _fitting(self._in_force_alone(engine, volumes, corrections), key, field)
        if gone:
            touched = self._touched(engine, gone[-1])
            report = proceedings_db.load(path, url=self.url, authorities=self.authorities)
            return self._follow(engine, touched, Decided(gone[-1], file, report))
        if not fitting:
            named = " ".join(part for part in (key, field) if part)
            raise ProceedingsError(f"{file} holds no correction{f' of {named}' if named else ''}. Nothing was done.")
        from proceedings_db.reading.correction_entries import UnwritableError, remove_entry

        before = _read_text(file) or ""
        try:
            after = remove_entry(before, fitting[-1].line)
        except UnwritableError as error:
            raise ProceedingsError(f"{file}: {error}. Take the entry out by hand, and load the volume.") from error
        touched = self._touched(engine, fitting[-1])
        report = self._load_with(path, file, before, after, None)
        return self._follow(engine, touched, Decided(fitting[-1], file, report))

    def _catch_up(
        self, engine: Database, path: Path, volumes: tuple[str, ...], corrections: Corrections | None
    ) -> bool:
        """Load the volume if another file of corrections than its present one was loaded last."""
        from proceedings_db.database.locate import read_loaded_corrections

        if (corrections.sha256 if corrections else None) in read_loaded_corrections(engine, volumes):
            return False
        proceedings_db.load(path, url=self.url, authorities=self.authorities)
        return True

    def _in_force_alone(
        self, engine: Database, volumes: tuple[str, ...], corrections: Corrections | None
    ) -> list[Correction]:
        """Return the corrections of one volume that the database holds and the file does not."""
        from proceedings_db.database.corrections import read_outcomes
        from proceedings_db.database.engine import reading

        if len(volumes) != 1:
            return []
        written = {_decision_of(entry) for entry in (corrections.entries if corrections else ())}
        with reading(engine) as connection:
            held = [outcome.correction for outcome in read_outcomes(connection, volumes[0])]
        return [correction for correction in held if _decision_of(correction) not in written]

    def _touched(self, engine: Database, correction: Correction) -> tuple[str, ...]:
        """Return the volumes that name the people, bodies or works of a correction."""
        from proceedings_db.database.locate import locate_key

        keys = (correction.key, correction.value or "") if correction.entity in SHARED else ()
        found = (each for key in keys for each in locate_key(engine, key) if each.entity == correction.entity)
        return tuple(dict.fromkeys(volume for each in found for volume in each.volumes))

    def _follow(self, engine: Database, volumes: Iterable[str], decided: Decided) -> Decided:
        """Load the other volumes that a decision about people, bodies or works touches."""
        if decided.correction.entity not in SHARED:
            return decided
        loaded, waiting = [], []
        for volume in volumes:
            if volume == decided.report.volume:
                continue
            try:
                path = replace(self, place=None)._find_text(engine, (volume,))
                loaded.append(proceedings_db.load(path, url=self.url, authorities=self.authorities))
            except ProceedingsError:
                waiting.append(volume)
        return replace(decided, loaded=tuple(loaded), waiting=tuple(waiting))

    def _open(self) -> Database:
        from proceedings_db.database import engine

        return engine.open_engine(self.url, create=False)

    def _locate(self, engine: Database, wish: Wish) -> tuple[CorrectedEntity, tuple[str, ...]]:
        """Return the kind of the record that a key names, and the volumes that it is of."""
        from proceedings_db.database.locate import hint_at_key, locate_key

        found = [each for each in locate_key(engine, wish.key) if wish.entity in (None, each.entity)]
        if wish.field and len(found) > 1:
            name = wish.field.partition(".")[0]
            fitting = [each for each in found if has_field(each.entity, name)]
            found = fitting or found
        kinds = list(dict.fromkeys(each.entity for each in found))
        if len(kinds) > 1:
            raise ProceedingsError(f"{wish.key} is the key of a {' and of a '.join(kinds)}. Say which with --entity.")
        if not found:
            hint = hint_at_key(engine, wish.key)
            raise ProceedingsError(f"There is no record with the key {wish.key} in the database. {hint}")
        return kinds[0], tuple(dict.fromkeys(volume for each in found for volume in each.volumes))

    def _volumes_corrected(self, engine: Database, key: str | None) -> tuple[str, ...]:
        from proceedings_db.database.locate import volumes_corrected

        volumes = volumes_corrected(engine, key)
        if not volumes and self.place is None:
            raise ProceedingsError(f"There is no correction{f' of {key}' if key else ''} in the database.")
        if len(volumes) > 1 and key is None and self.place is None:
            raise ProceedingsError(f"Several volumes have corrections: {', '.join(volumes)}. Name one with --in.")
        return volumes

    def _find_text(self, engine: Database, volumes: Iterable[str]) -> Path:
        if self.place is not None:
            if not self.place.exists():
                raise ProceedingsError(f"{self.place}: there is no such file or folder.")
            return self.place
        from proceedings_db.cli.volume_places import find_volume
        from proceedings_db.database.locate import read_sources

        faults = []
        for volume in volumes:
            try:
                return find_volume(volume, read_sources(engine, volume), Path.cwd())
            except ProceedingsError as error:
                faults.append(error)
        raise faults[0]

    def _draft(self, engine: Database, path: Path, corrections: Corrections | None) -> Draft:
        """Return the volume as its corrections leave it, before the new one."""
        from proceedings_db.database.corrections import draft_volume, name_volume
        from proceedings_db.database.engine import reading
        from proceedings_db.reading.corrections import NO_CORRECTIONS

        volume, _ = proceedings_db.read_volume(path)
        with reading(engine) as connection:
            volume = name_volume(connection, volume, corrections)
            return draft_volume(connection, volume, corrections or NO_CORRECTIONS)[0]

    def _load_with(
        self, path: Path, file: Path, before: str | None, after: str | None, correction: Correction | None
    ) -> LoadReport:
        """Load the volume with the new text of its file of corrections; whatever goes wrong, the old text is back."""
        with _kept_ready(file, before):
            _write_text(file, after)
            report = proceedings_db.load(path, url=self.url, authorities=self.authorities)
        last = max(report.corrections, key=lambda outcome: outcome.correction.line, default=None)
        if correction is not None and last is not None and last.status != "applied":
            _write_text(file, before)
            proceedings_db.load(path, url=self.url, authorities=self.authorities)
            raise ProceedingsError(f"{correction.key}: {last.message}. The correction was not kept.")
        return report


def _fitting(entries: Iterable[Correction], key: str | None, field: str | None) -> list[Correction]:
    return [e for e in entries if key in (None, e.key) and field in (None, e.field, e.action)]


def _decision_of(correction: Correction) -> tuple[str | None, ...]:
    """What a correction says, wherever it stands."""
    return correction.entity, correction.key, correction.field, correction.action, correction.value


def _read_file(volume: Path) -> tuple[Path, Corrections | None]:
    from proceedings_db.reading.corrections import corrections_path, read_corrections

    file = corrections_path(volume)
    return file, read_corrections(file)


def _read_text(file: Path) -> str | None:
    return file.read_bytes().decode("utf-8") if file.exists() else None


@contextmanager
def _kept_ready(file: Path, text: str | None) -> Iterator[None]:
    """Put the old text of a file back after an error; it lies ready beside it, as a full disk takes nothing new."""
    ready = file.with_name(f".{file.name}.before")
    try:
        _write_text(ready, text)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(file)) from error
    try:
        yield
    except BaseException:
        if text is None:
            file.unlink(missing_ok=True)
        else:
            ready.replace(file)
        raise
    ready.unlink(missing_ok=True)


def _write_text(file: Path, text: str | None) -> None:
    from proceedings_db.output import open_output

    if text is None:
        file.unlink(missing_ok=True)
        return
    with open_output(str(file)) as out:
        out.write(text)
