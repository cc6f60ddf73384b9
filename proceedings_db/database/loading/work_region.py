"""What a load has to think over anew: the forms that come, all that may be of one work with them, and what goes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from proceedings_db.matching.works import SURE, compare_forms, partition, to_blocks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from proceedings_db.database.loading.work_forms import FormStore, StoredForm
    from proceedings_db.matching.works import Form, Partition


@dataclass(slots=True)
class Region:
    """A part of all forms that holds, with any form, all that it is or may be one with.

    So the works of the region come out as they would over all forms of the database. ``fresh`` are forms that come
    with the load, ``stored`` those of the database that stay, ``dead`` those that nothing prints any more;
    ``outside`` are doubtful pairs of a fresh form with one that is in no region: the two are not to be one.
    """

    fresh: dict[str, Form] = field(default_factory=dict)
    stored: dict[str, StoredForm] = field(default_factory=dict)
    dead: dict[int, StoredForm] = field(default_factory=dict)
    outside: list[tuple[str, StoredForm, float]] = field(default_factory=list)

    def partition(self) -> Partition:
        """Return the works of the region."""
        forms = [*self.fresh.values(), *(stored.form for stored in self.stored.values())]
        fixed = {key: stored.work_id for key, stored in self.stored.items() if stored.is_fixed}
        return partition(forms, to_blocks, fixed)


def find_region(
    store: FormStore,
    fresh: Mapping[str, Form],
    dirty: Collection[int],
    living: Collection[str],
    gone: Iterable[StoredForm],
    loose: Collection[StoredForm] = (),
) -> Region:
    """Return the region of a load.

    Args:
        store: The forms of the database.
        fresh: Forms that are not in the database yet, by their keys.
        dirty: Works that lost a form, or may have; the forms of theirs that are not ``living`` are dead.
        living: The keys of the forms that references of these works print, in this volume or in others.
        gone: The forms of papers that are no more what they were.
        loose: Forms that references of the load print and that are of no work, since theirs was taken away.
    """
    region = Region(dict(fresh), dead={stored.id: stored for stored in gone})
    waiting = list(loose)
    for stored in store.find_by_work(dirty):
        if stored.form.key in living or stored.paper_id is not None or stored.is_fixed:
            waiting.append(stored)
        else:
            region.dead[stored.id] = stored
    waiting += _find_like(store, region, {stored.form.key: stored.form for stored in loose})
    torn_from = store.find_doubtful(region.dead)
    waiting += store.find_by_id(other for others in torn_from.values() for other, sure in others if sure >= SURE)
    _close(store, region, waiting)
    region.outside = [pair for pair in region.outside if pair[1].form.key not in region.stored]
    return region


def _find_like(store: FormStore, region: Region, loose: Mapping[str, Form]) -> Iterable[StoredForm]:
    """Give the forms of the database that are surely of one work with a new one, and note the doubtful ones."""
    by_block: defaultdict[int, list[Form]] = defaultdict(list)
    new = {**region.fresh, **loose}
    for form in new.values():
        for block in to_blocks(form):
            by_block[block].append(form)
    for stored in store.find_by_blocks(new.values()):
        if stored.id in region.dead or stored.form.key in loose:
            continue
        rivals = {form.key: form for block in to_blocks(stored.form) for form in by_block.get(block, ())}
        is_sure = False
        for key, form in rivals.items():
            if form.is_of_paper and stored.form.is_of_paper:
                continue
            likeness = compare_forms(*sorted((form, stored.form), key=lambda one: one.key))
            is_sure = is_sure or likeness.is_sure
            if likeness.is_doubtful:
                region.outside.append((key, stored, likeness.confidence))
        if is_sure:
            yield stored


def _close(store: FormStore, region: Region, waiting: Iterable[StoredForm]) -> None:
    """Take in ``waiting``, all forms of their works, and those that a conflict keeps apart from one of them."""
    while new := {stored.id: stored for stored in waiting if not _has(region, stored)}:
        region.stored.update((stored.form.key, stored) for stored in new.values())
        works = {stored.work_id for stored in new.values() if stored.work_id is not None}
        torn = {
            other
            for others in store.find_doubtful(new).values()
            for other, sure in others
            if sure >= SURE and other not in new
        }
        waiting = [*store.find_by_work(works), *store.find_by_id(torn)]


def _has(region: Region, stored: StoredForm) -> bool:
    return stored.id in region.dead or stored.form.key in region.stored
