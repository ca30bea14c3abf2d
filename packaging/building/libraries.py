"""Which shared libraries a bundle expects from the system."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from building.running import run

_NEEDED = re.compile(r"^ *NEEDED +(\S+)$", re.MULTILINE)
# One of these two window systems is enough, and only what is there is loaded.
_OPTIONAL = re.compile(
    r"/plugins/(?:wayland-|platforms/libqwayland|xcbglintegrations/|platformthemes/)|/libQt6W(?:ayland|lShell)"
)
_OF_THE_SYSTEM = re.compile(r"ld-linux|lib(?:c|m|dl|rt|pthread|util|resolv)\.so")


def elf_files(folder: Path) -> Iterator[Path]:
    """Yield the programs and libraries in a folder, by name."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    yield path


def asked_for(binary: Path) -> set[str]:
    """Return the names of the libraries that a file asks for itself."""
    return set(_NEEDED.findall(run(["objdump", "-p", binary])))


def expected(folder: Path) -> list[str]:
    """Return the names of the libraries that the bundle needs and does not have itself.

    The C library is not among them, nor what only one of several window systems needs.
    """
    own = {path.name for path in folder.rglob("*.so*")}
    wanted: set[str] = set()
    for path in elf_files(folder):
        inside = os.fspath(path.relative_to(folder))
        if not _OPTIONAL.search(inside):
            wanted |= asked_for(path)
    return sorted(name for name in wanted - own if not _OF_THE_SYSTEM.match(name))
