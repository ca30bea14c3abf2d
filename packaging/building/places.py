"""Where things are, which version is built, and the moment that all files are dated to."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
WORK = ROOT / "build" / "packaging"
DIST = ROOT / "dist"
NAME = "deepseek-desktop"

_VERSION = re.compile(r'^__version__ = "([^"]+)"$', re.MULTILINE)


def version() -> str:
    """Return the version of the checkout."""
    found = _VERSION.search((ROOT / "deepseek_desktop/__init__.py").read_text("utf-8"))
    if found is None:
        raise ValueError("deepseek_desktop/__init__.py names no version")
    return found[1]


def epoch() -> int:
    """Return the time that all files are dated to, in seconds since 1970.

    It is `SOURCE_DATE_EPOCH` where that is set, else that of the last commit: the same sources give
    the same bytes, whenever they are built.
    """
    if chosen := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(chosen)
    shown = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if shown.returncode == 0 and shown.stdout.strip():
        return int(shown.stdout)
    return int((ROOT / "pyproject.toml").stat().st_mtime)  # unpacked from an archive
