"""What the system will not do with a file, and what its user can do about it."""

from __future__ import annotations

import errno
from typing import Final

_FULL: Final = "Nothing half written is left; free some space and try again"
_FORBIDDEN: Final = "Give access to it and to its folder, or name another place"
_FAILING: Final = "Look after the disk or the network share, then try again"
_REMEDIES: Final[dict[int, str]] = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: _FORBIDDEN,
    errno.EIO: _FAILING,
    errno.ESTALE: _FAILING,
    errno.ENOENT: "Check the name and the folder",
    errno.ENOTDIR: "Check the name and the folder",
    errno.EISDIR: "Name another file; this is a folder",
    errno.ENAMETOOLONG: "Name another file, with a shorter name",
    errno.EMFILE: "Close other programs and try again",
    errno.ENFILE: "Close other programs and try again",
}


def explain_system_error(error: OSError) -> str:
    """Return what is wrong with which file, and what to do: «papers.bib: No space left … free some space»."""
    remedy = _REMEDIES.get(error.errno or 0, "Check the file, and try again")
    return f"{error.filename or 'input or output'}: {error.strerror or error}. {remedy}."
