"""Which work each reference is to, and which works are papers of the database.

What references print of works stands in ``work_form``. A form that is known leads to its work at once; for the others
the region around them is parted into works anew, so that volumes may be loaded in any order. Works keep their ids and
keys as far as any form of theirs stays; two that turn out to be one become the older of them, also for the references
of other volumes, and come apart again when what joined them goes.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from rapidfuzz import fuzz
from sqlalchemy import select, update

from proceedings_db.database.driver import insert
from proceedings_db.database.keys import chunks, to_citation_key
from proceedings_db.database.loading.context import TABLES
from proceedings_db.database.loading.work_doubts import report_doubts
from proceedings_db.database.loading.work_forms import FormStore, StoredForm, to_reference
from proceedings_db.database.loading.work_region import Region, find_region
from proceedings_db.database.loading.work_rows import (
    WorkItem,
    delete_unused,
    describe,
    match_keys_of,
    point_to_papers,
    refresh_titles,
    rows_of,
    to_match_key,
)
from proceedings_db.matching.works import to_paper_form, to_reference_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Row

    from proceedings_db.database.loading.context import Loading, PaperItem
    from proceedings_db.database.loading.references import ReferenceItem
    from proceedings_db.database.loading.work_forms import Member
    from proceedings_db.matching.works import Form, Likeness, Partition
    from proceedings_db.records import Reference

WORK, REFERENCE = TABLES["work"], TABLES["reference"]

SAME_TITLE: Final = 60
"""Per cent of letters from which on a work read otherwise is taken for the same one."""


class Works:
    """The works of one load."""

    def __init__(self, loading: Loading) -> None:
        self._loading = loading
        self._store = FormStore(loading.connection, {row.id for row in self._rows_before("reference")})
        self._works: dict[int, WorkItem] = {}
        self._region = Region()
        self._partition: Partition | None = None
        self._by_form: dict[str, WorkItem] = {}
        self._papers: dict[str, int] = {}
        self._known: dict[str, StoredForm] = {}
        self._left: set[int] = set()
        self._items: list[ReferenceItem] = []
        self._orphans: list[Member] = []
        self._references: dict[str, Reference] = {}

    # --- which work ------------------------------------------------------------------------------------------------

    def link(self, items: Sequence[ReferenceItem], papers: Iterable[PaperItem] = ()) -> None:
        """Link every reference to a work: the one that a librarian chose, or the one of its form."""
        self._items = free = [item for item in items if not self._keep_by_hand(item)]
        forms = {}
        for item in free:
            item.form = to_reference_form(item.reference, item.key)
            forms[item.form.key] = item.form
            self._references.setdefault(item.form.key, item.reference)
        self._orphans = list(self._store.find_orphans())
        for orphan in self._orphans:
            forms.setdefault(orphan.form.key, orphan.form)
        before = self._forms_before()
        self._left = {work for _, work in before}
        self._known = {stored.form.key: stored for stored in self._store.find_by_key(forms)}
        paper_forms = self._paper_forms(papers)
        stored_papers = self._store.find_by_paper(row.id for row in self._rows_before("paper"))
        gone = [stored for stored in stored_papers if stored.form.key not in paper_forms]
        dirty = {work for key, work in before if key not in forms}
        dirty |= {stored.work_id for stored in gone if stored.work_id is not None}
        kept = {stored.form.key for stored in stored_papers} - {stored.form.key for stored in gone}
        fresh = {key: form for key, form in forms.items() if key not in self._known}
        fresh |= {key: form for key, form in paper_forms.items() if key not in kept}
        living = {*forms, *(member.form.key for member in self._store.find_members(dirty))}
        loose = [stored for stored in self._known.values() if stored.work_id is None]
        self._region = find_region(self._store, fresh, dirty, living, gone, loose)
        self._share_out(free)

    def _keep_by_hand(self, item: ReferenceItem) -> bool:
        if item.old is None or item.old.match_method != "by-hand" or item.old.work_id is None:
            return False
        item.work = self._work(item.old.work_id)
        item.method, item.confidence = item.old.match_method, item.old.match_confidence
        return True

    def _forms_before(self) -> set[tuple[str, int]]:
        """The forms that the volume's references had, each with its work; what is linked by hand has none."""
        names = self._loading.stored["reference_name"]
        return {
            (to_reference_form(to_reference(row, names[row.id]), row.key).key, row.work_id)
            for row in self._rows_before("reference")
            if row.work_id is not None and row.match_method != "by-hand"
        }

    def _rows_before(self, table: str) -> Iterator[Row[Any]]:
        return (row for rows in self._loading.stored[table].values() for row in rows)

    def _paper_forms(self, papers: Iterable[PaperItem]) -> dict[str, Form]:
        forms = {}
        for item in papers:
            if item.paper.type == "paper" and item.is_whole:
                form = to_paper_form(item.paper, self._loading.volume, item.key)
                forms[form.key] = form
                self._papers[form.key] = item.id
        return forms

    def _share_out(self, items: Sequence[ReferenceItem]) -> None:
        """Give every form of the region its work, and every reference that of its form."""
        self._partition = self._region.partition()
        came_from: dict[str, set[int]] = {}
        for item in items:
            assert item.form is not None
            if item.old is not None and item.old.work_id is not None:
                came_from.setdefault(item.form.key, set()).add(item.old.work_id)
        clusters = [keys for keys in self._partition.works if not all(self._form(key).is_of_paper for key in keys)]
        for keys, work in zip(clusters, self._to_works(clusters, came_from), strict=True):
            work.form = next(self._form(key) for key in keys if not self._form(key).is_of_paper)
            work.paper_id = next((self._paper_of(key) for key in keys if self._form(key).is_of_paper), None)
            self._by_form.update(dict.fromkeys(keys, work))
        for item in items:
            assert item.form is not None
            item.work, link = self._of_form(item.form.key)
            item.method, item.confidence = (link.method, link.confidence) if link else (None, None)

    def _of_form(self, key: str) -> tuple[WorkItem, Likeness | None]:
        """The work of a form that references print, and how the form came to it."""
        assert self._partition is not None
        if key in self._by_form:
            return self._by_form[key], self._partition.links[key]
        stored = self._known[key]
        assert stored.work_id is not None
        return self._work(stored.work_id), stored.link

    def _to_works(self, clusters: Sequence[tuple[str, ...]], came_from: dict[str, set[int]]) -> list[WorkItem]:
        """The work of each cluster: the oldest with a form in it, else one read otherwise before, else a new one."""
        # Of a work that comes apart, the part with its oldest form keeps the key.
        claims: dict[int, dict[int, int]] = {}
        for at, keys in enumerate(clusters):
            for stored in (self._region.stored[key] for key in keys if key in self._region.stored):
                if stored.work_id is not None:
                    oldest = claims.setdefault(stored.work_id, {})
                    oldest[at] = min(stored.id, oldest.get(at, stored.id))
        chosen: dict[int, int] = {}
        for work, oldest in sorted(claims.items()):
            free = [at for at in oldest if at not in chosen]
            if free:
                chosen[min(free, key=oldest.__getitem__)] = work
        self._left |= claims.keys()
        moved = {at: {work for key in keys for work in came_from.get(key, ())} for at, keys in enumerate(clusters)}
        chosen |= self._reread(
            clusters, {at: works for at, works in moved.items() if at not in chosen}, set(chosen.values())
        )
        return [self._work(chosen[at]) if at in chosen else self._new_work() for at in range(len(clusters))]

    def _reread(
        self, clusters: Sequence[tuple[str, ...]], moved: dict[int, set[int]], taken: set[int]
    ) -> dict[int, int]:
        """Of new clusters the work that they were before, if all its references came to one with a title alike."""
        sources = {work for works in moved.values() for work in works} - taken
        free = sources - self._used_elsewhere(sources) - set(self._works)
        titles = match_keys_of(self._loading.connection, free)
        found = {}
        for work in sorted(free):
            claimants = [at for at, works in moved.items() if work in works]
            form = next(self._form(key) for key in clusters[claimants[0]])
            likeness = fuzz.ratio(titles.get(work, ""), to_match_key(*describe(form)))
            if len(claimants) == 1 and moved[claimants[0]] == {work} and likeness >= SAME_TITLE:
                found[claimants[0]] = work
        return found

    def _used_elsewhere(self, works: Iterable[int]) -> set[int]:
        """Those of ``works`` that a known form of this load has, or a reference that is not of this load."""
        used = {stored.work_id for stored in self._known.values() if stored.form.key not in self._region.stored}
        ours = {row.id for row in self._rows_before("reference")}
        for chunk in chunks(works):
            linked = select(REFERENCE.c.id, REFERENCE.c.work_id).where(REFERENCE.c.work_id.in_(chunk))
            used.update(row.work_id for row in self._loading.connection.execute(linked) if row.id not in ours)
        return {work for work in used if work is not None}

    def _form(self, key: str) -> Form:
        stored = self._region.stored.get(key)
        return stored.form if stored is not None else self._region.fresh[key]

    def _paper_of(self, key: str) -> int | None:
        stored = self._region.stored.get(key)
        return stored.paper_id if stored is not None else self._papers[key]

    def _work(self, identity: int) -> WorkItem:
        return self._works.setdefault(identity, WorkItem(identity))

    def _new_work(self) -> WorkItem:
        work = self._work(self._loading.ids.next("work"))
        work.is_new = True
        return work

    # --- the rows of works -----------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Insert the new works, and describe the others of the region by the forms that they are known by now."""
        described = [work for work in self._works.values() if work.form is not None]
        created = [work for work in described if work.is_new]
        keys = self._loading.keys
        keys.recall_records("work", (work.match_key for work in created))
        stems = [self._stem(work) for work in created]
        keys.look_up("work", stems)
        for work, stem in zip(created, stems, strict=True):
            revived = keys.revive("work", partial(str, work.match_key))
            work.key = revived[0] if revived else keys.name("work", stem)
        columns = ("id", "key", "title", "title_key", "family_key", "year", "paper_id")
        rows = [(work.id, work.key, *self._description(work), None) for work in created]
        insert(self._loading.connection, "work", columns, rows)
        self._describe_anew([work for work in described if not work.is_new])

    def _description(self, work: WorkItem) -> tuple[str | None, str, str, int | None]:
        assert work.form is not None
        reference = self._references.get(work.form.key)
        return (reference.title if reference else work.form.title, *describe(work.form))

    def _stem(self, work: WorkItem) -> str:
        """The key that a new work would like to have."""
        assert work.form is not None
        reference = self._references.get(work.form.key)
        names = reference.names_of("author") if reference else ()
        return to_citation_key(names[0] if names else None, work.form.year, work.form.title)

    def _describe_anew(self, works: Sequence[WorkItem]) -> None:
        rows = rows_of(self._loading.connection, (work.id for work in works))
        for work in works:
            row = rows[work.id]
            title, title_key, family_key, year = self._description(work)
            if (row.title_key, row.family_key, row.year) != (title_key, family_key, year):
                values = {"title": title, "title_key": title_key, "family_key": family_key, "year": year}
                self._loading.connection.execute(update(WORK).where(WORK.c.id == work.id).values(values))

    # --- after the rows of the volume are written ------------------------------------------------------------------

    def write_forms(self) -> None:
        """Write forms, doubts and papers of the region, and move what other volumes have of it."""
        assert self._partition is not None
        region = self._region
        ids = {key: stored.id for key, stored in region.stored.items()}
        ids |= {key: self._loading.ids.next("work_form") for key in sorted(region.fresh)}
        self._store.remove(region.dead)
        self._store.add([self._new_stored(key, ids[key]) for key in sorted(region.fresh)])
        moved = [
            stored._replace(work_id=self._work_of(key), link=self._link_of(key))
            for key, stored in region.stored.items()
        ]
        changed = [stored for stored in moved if stored != region.stored[stored.form.key]]
        self._store.move(changed)
        self._store.write_doubts((stored.id for stored in region.stored.values()), ids.values(), self._doubts(ids))
        self._move_members(changed)
        point_to_papers(self._loading.connection, {work.id: work for work in self._by_form.values()})
        refresh_titles(self._loading)
        report_doubts(self._loading, self._store, self._items, ids | {key: it.id for key, it in self._known.items()})

    def _new_stored(self, key: str, identity: int) -> StoredForm:
        form = self._region.fresh[key]
        return StoredForm(form, identity, self._work_of(key), self._papers.get(key), link=self._link_of(key))

    def _link_of(self, key: str) -> Likeness | None:
        """How a form came to its work; that of a paper which nobody cites to none."""
        assert self._partition is not None
        return self._partition.links.get(key) if key in self._by_form else None

    def _work_of(self, key: str) -> int | None:
        work = self._by_form.get(key)
        return work.id if work else None

    def _doubts(self, ids: dict[str, int]) -> Iterator[tuple[int, int, float]]:
        assert self._partition is not None
        for (one, other), likeness in self._partition.doubts.items():
            yield ids[one], ids[other], likeness.confidence
        for key, stored, confidence in self._region.outside:
            yield ids[key], stored.id, confidence

    def _move_members(self, changed: Iterable[StoredForm]) -> None:
        """Link the references of other volumes to the works that their forms came to, and those that lost theirs."""
        new = {stored.form.key: stored for stored in changed}
        works = {self._region.stored[key].work_id for key in new}
        for member in self._store.find_members(work for work in works if work is not None):
            stored = new.get(member.form.key)
            if stored is not None and (stored.work_id, stored.link) != (member.work_id, member.link):
                self._move(member, stored.work_id, stored.link)
        for orphan in self._orphans:
            work, link = self._of_form(orphan.form.key)
            self._move(orphan, work.id, link)

    def _move(self, member: Member, work: int | None, link: Likeness | None) -> None:
        method, confidence = (link.method, link.confidence) if link else (None, None)
        values = {"work_id": work, "match_method": method, "match_confidence": confidence}
        self._loading.connection.execute(update(REFERENCE).where(REFERENCE.c.id == member.id).values(values))

    def let_go(self) -> None:
        """Delete the works that no reference is to any more, and keep their keys from being given to others."""
        delete_unused(self._loading, self._left - {work.id for work in self._works.values() if work.is_new})
