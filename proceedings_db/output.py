"""Where results go: stdout, or a file that is whole or not there at all."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def open_output(path: str | None) -> Iterator[TextIO]:
    """Give a UTF-8 text stream to write to: stdout for ``None`` and ``-``, else the file at ``path``.

    The file takes its name as :func:`open_output_file` says.
    """
    if path is None or path == "-":
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8")
        yield sys.stdout
        return
    with open_output_file(path) as draft, draft.open("w", encoding="utf-8", newline="\n") as out:
        yield out


@contextmanager
def open_output_file(path: str | Path, *, mode: int | None = None) -> Iterator[Path]:
    """Give the path of a draft to be written, which takes the name ``path`` once all of it is on the disk.

    Until then, and after an error, the old file stays. A link stays one, and what is no file, as ``/dev/null``, is
    written to as it is. ``mode`` are the rights of the file, by default those of new files.
    """
    target = Path(path)
    if target.exists() and not target.is_file():
        yield target
        return
    target = target.resolve()
    with _naming(target):
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        os.close(handle)
        draft = Path(name)
        try:
            yield draft
            with draft.open("r+b") as written:
                os.fsync(written.fileno())
            draft.chmod(0o666 & ~_umask() if mode is None else mode)
            draft.replace(target)
            _sync_folder(target.parent)
        finally:
            draft.unlink(missing_ok=True)


@contextmanager
def open_output_folder(path: str) -> Iterator[Path]:
    """Give a draft folder to be filled, whose files then come into the folder ``path``, made if need be.

    Files there of other names stay; after an error all is as it was.
    """
    target = Path(path)
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".draft.", dir=target) as name:
        draft = Path(name)
        yield draft
        for file in sorted(draft.iterdir()):
            file.chmod(0o666 & ~_umask())
            file.replace(target / file.name)


@contextmanager
def _naming(target: Path) -> Iterator[None]:
    """Say of errors of writing, which name a draft or nothing, that they are about ``target``.

    Raises:
        OSError: The same error, with that name.
    """
    try:
        yield
    except OSError as error:
        is_of_another = error.filename is not None and not Path(error.filename).name.startswith(f".{target.name}.")
        if error.errno is None or is_of_another:
            raise
        raise OSError(error.errno, error.strerror, str(target)) from error


def _sync_folder(folder: Path) -> None:
    """Have the names in a folder written to the disk: after a power cut the old file would be back under its name."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some network file systems know no such order, and keep names by themselves.
        if error.errno not in {errno.EINVAL, errno.EBADF, errno.ENOTSUP}:
            raise
    finally:
        os.close(handle)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def write_output(path: str | None, content: str | bytes) -> None:
    """Write all of ``content`` to stdout for ``None`` and ``-``, else to the file at ``path``, whole or not at all."""
    with open_output(path) as out:
        if isinstance(content, str):
            out.write(content if content.endswith("\n") else content + "\n")
        else:
            out.flush()
            out.buffer.write(content)
            out.buffer.flush()
