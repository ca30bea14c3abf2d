"""Opens files without waiting, and writes them so that a crash leaves the old or the new one."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from pathlib import Path
from typing import BinaryIO

_LONGEST_PREFIX = 40  # a name may be as long as a name can be already


def open_regular(path: Path) -> BinaryIO:
    """Open a file to be read; raise `OSError` for a folder, a pipe and whatever else is no file."""
    # Without O_NONBLOCK opening a pipe waits for somebody who writes to it.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags)
    try:
        mode = os.fstat(handle).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not stat.S_ISREG(mode):
            raise OSError(errno.EINVAL, "It is no ordinary file")
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def write_atomically(path: Path, text: str) -> None:
    """Write so that a crash leaves the old file or the new one, readable by its owner only."""
    whole = WholeFile(path)
    try:
        whole.file.write(text.encode("utf-8"))
        whole.keep()
    except BaseException:
        whole.drop()
        raise


class WholeFile:
    """A file that is written bit by bit, and is in its place only when it is kept.

    Until then it stands beside that place under another name, readable by its owner only.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        prefix = f".{path.name[:_LONGEST_PREFIX]}-"
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=prefix)
        self._temporary = Path(name)
        self.file: BinaryIO = os.fdopen(handle, "wb")

    def keep(self) -> None:
        """Have it on the disk, then in its place, where it takes that of an older one."""
        self.file.flush()
        os.fsync(self.file.fileno())
        self.file.close()
        self._temporary.replace(self._path)

    def drop(self) -> None:
        """Leave nothing of it behind; does nothing once it is kept."""
        try:
            self.file.close()
        except OSError:  # what could not be written is not wanted any more
            pass
        finally:
            self._temporary.unlink(missing_ok=True)
