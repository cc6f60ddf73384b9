"""What a fuzzed reader is: how its inputs are made, how one is read, and what is done with what was read."""

from __future__ import annotations

import random
from abc import ABC, abstractmethod
from pathlib import Path
from typing import ClassVar, Final, Generic, TypeVar

from proceedings_db.records import ProceedingsError

Read = TypeVar("Read")

LONGEST_REFUSAL: Final = 2000
"""Characters of a message that a person still reads."""


class Reader(ABC, Generic[Read]):
    """One reader under broken inputs.

    Every input is read; of those that were read, one in ``follow_every`` goes on to where it would go: into a
    database, out in all formats.
    """

    name: ClassVar[str]
    follow_every: ClassVar[int] = 1

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @abstractmethod
    def make(self, source: random.Random) -> bytes:
        """Return an input."""

    @abstractmethod
    def read(self, data: bytes) -> Read | None:
        """Return what an input holds, ``None`` where it is refused in a known way.

        Raises:
            AssertionError: What was read says what the input does not.
        """

    def follow(self, _data: bytes, read: Read) -> None:
        """Take what was read to where it goes.

        Raises:
            AssertionError: It did not come out as it has to.
        """


def check_refusal(error: ProceedingsError) -> None:
    """See that a refusal is a sentence that can be printed and read."""
    message = str(error)
    assert message.strip(), "a refusal without a word"
    assert len(message) <= LONGEST_REFUSAL, f"a refusal of {len(message)} characters"
    message.encode()
