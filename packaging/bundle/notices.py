"""Collects the licences of what a bundle copies from the system that it is made on.

The libraries of Python and of Qt bring or name their own; see `resources/licences`.
"""

from __future__ import annotations

import platform
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

_RULE = "=" * 78
_COMMON = re.compile(r"/usr/share/common-licenses/([A-Za-z0-9.-]*[A-Za-z0-9])")
_SOURCES = """\
The libraries below were copied from packages of Debian, unchanged, in the versions that are named.
Their sources are in Debian's archive (https://www.debian.org/distrib/packages, and in all versions
https://snapshot.debian.org). They are files of their own beside the program, and may be replaced.
The texts that they name in /usr/share/common-licenses are at the end.
"""


def write_bundled(sources: Iterable[str], target: Path) -> None:
    """Write which packages of the system the files come from, with all texts of their licences.

    On Debian each library is looked up; elsewhere Python is the only thing copied. Raises
    `FileNotFoundError` when a licence that has to go along is not there.
    """
    parts = [f"Python {platform.python_version()}\n\n{_python_licence()}"]
    packages = {found for source in sources if (found := _package(source)) is not None}
    for package in sorted(packages):
        version = _told("dpkg-query", "-W", "-f=${Version}", package)
        text = Path(f"/usr/share/doc/{package.partition(':')[0]}/copyright").read_text("utf-8")
        parts.append(f"{package.partition(':')[0]} {version} (Debian)\n\n{text}")
    if packages:
        parts.insert(1, _SOURCES)
    # Only Debian has these, and a bundle is for all.
    named = sorted({name for part in parts for name in _COMMON.findall(part)})
    texts = {name: Path("/usr/share/common-licenses", name) for name in named}
    parts += [f"{name}\n\n{p.read_text('utf-8')}" for name, p in texts.items() if p.is_file()]
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
