"""Which work a reference is to: references of several papers to one work share it, however they print it.

:mod:`form` says what a reference prints, :mod:`blocks` by which keys forms are found to be compared, :mod:`likeness`
how sure it is that two are of one work, and :mod:`partition` parts them into works.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings_db.matching.works.blocks import to_blocks
from proceedings_db.matching.works.form import Form, to_form, to_paper_form, to_printed_form
from proceedings_db.matching.works.likeness import SURE, Likeness, compare_forms, is_shareable
from proceedings_db.matching.works.partition import Partition, own_link, partition

if TYPE_CHECKING:
    from proceedings_db.records import Reference

__all__ = [
    "SURE",
    "Form",
    "Likeness",
    "Partition",
    "compare_forms",
    "is_shareable",
    "own_link",
    "partition",
    "to_blocks",
    "to_form",
    "to_paper_form",
    "to_printed_form",
    "to_reference_form",
]


def to_reference_form(reference: Reference, owner: str) -> Form:
    """Return the form of ``reference``; where it says too little to be shared, the whole entry stands for it.

    ``owner`` is what tells an entry from all others that are as short: its public key.
    """
    form = to_form(reference)
    return form if is_shareable(form) else to_printed_form(reference, owner)
