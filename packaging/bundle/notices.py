"""Collects the licences of what a bundle copies from the system that it is made on.

The libraries of Python and of Qt bring or name their own; see `resources/licences`.
"""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

_RULE = "=" * 78


def write_bundled(sources: Iterable[str], target: Path) -> None:
    """Write which packages of the system the files come from, with their licences.

    On Debian each library is looked up; elsewhere Python is the only thing copied. Raises
    `FileNotFoundError` when a licence that has to go along is not there.
    """
    parts = [f"Python {platform.python_version()}\n\n{_python_licence()}"]
    packages = {found for source in sources if (found := _package(source)) is not None}
    for package in sorted(packages):
        version = _told("dpkg-query", "-W", "-f=${Version}", package)
        text = Path(f"/usr/share/doc/{package.partition(':')[0]}/copyright").read_text("utf-8")
        parts.append(f"{package.partition(':')[0]} {version} (Debian)\n\n{text}")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(f"\n{_RULE}\n".join(parts), "utf-8")


def _package(source: str) -> str | None:
    """Return the Debian package that a library of the system is from; None for other files."""
    path = Path(source).resolve()
    if not path.as_posix().startswith(("/usr/lib/", "/lib/")) or shutil.which("dpkg-query") is None:
        return None
    # What is in /usr/lib today may be known by its place of yesterday.
    for place in (path.as_posix(), path.as_posix().removeprefix("/usr")):
        if found := _told("dpkg-query", "-S", place):
            return found.partition(": ")[0].partition(",")[0]
    return None


def _python_licence() -> str:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    places = [
        Path(f"/usr/share/doc/python{version}/copyright"),
        Path(sys.base_prefix) / "LICENSE.txt",
        Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
    ]
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        raise FileNotFoundError("The licence of Python is not beside it; a bundle needs its text.")
    return found.read_text("utf-8")


def _told(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
