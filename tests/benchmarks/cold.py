"""Lets files be read from the disk again, as after a start of the computer."""

from __future__ import annotations

import os
import sysconfig
from pathlib import Path

_ROOT = Path(__file__).parents[2]


def can_evict() -> bool:
    """Return whether this system forgets files when it is asked to."""
    return hasattr(os, "posix_fadvise")


def of_checkout() -> list[Path]:
    """Return the folders that a start reads, apart from libraries of the system."""
    stdlib, packages = (Path(sysconfig.get_path(name)) for name in ("stdlib", "purelib"))
    return [stdlib, packages, _ROOT / "deepseek_desktop", _ROOT / "resources"]


def evict(*folders: Path) -> None:
    """Have the system forget what it read of the files in folders.

    What another process has loaded meanwhile stays: close other windows of the app.
    """
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file():
                file = os.open(path, os.O_RDONLY)
                os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
                os.close(file)
