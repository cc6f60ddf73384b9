"""All readers that are fuzzed, by name."""

from __future__ import annotations

from typing import Any, Final

from tests.fuzz.decisions import AuthorityFiles, CorrectionFiles
from tests.fuzz.exchange import BibtexFiles, JsonFiles, RisFiles
from tests.fuzz.queries import Queries
from tests.fuzz.reader import Reader
from tests.fuzz.references import References
from tests.fuzz.volumes import Volumes

READERS: Final[dict[str, type[Reader[Any]]]] = {
    reader.name: reader
    for reader in (Volumes, References, BibtexFiles, RisFiles, JsonFiles, Queries, CorrectionFiles, AuthorityFiles)
}
