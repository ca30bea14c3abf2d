"""Writes the sums by which people check what they downloaded."""

from __future__ import annotations

import hashlib
from pathlib import Path

from building.places import DIST

_NAME = "SHA256SUMS"


def build() -> Path:
    """Write the sums of all that was built, and return where they are."""
    return write_sums(DIST)


def write_sums(folder: Path) -> Path:
    """Write the sum of each file of a folder, as `sha256sum -c` reads it, and return that list."""
    sums = folder / _NAME
    files = (path for path in sorted(folder.iterdir()) if path.is_file() and path != sums)
    sums.write_text(
        "".join(f"{sha256(path)}  {path.name}\n" for path in files), "utf-8", newline="\n"
    )
    return sums


def sha256(path: Path) -> str:
    """Return the checksum of a file as 64 hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
