"""The wheel, for those who have Python and install with pip or uv."""

from __future__ import annotations

import sys
from pathlib import Path

from building.places import DIST, NAME, ROOT, version
from building.running import run


def build() -> Path:
    """Build the wheel and return where it is."""
    return built_in(DIST, Path(sys.executable))


def built_in(folder: Path, python: Path) -> Path:
    """Build the wheel with a Python that has hatchling; return where it is in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    run([python, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], ROOT)
    return folder / f"{NAME.replace('-', '_')}-{version()}-py3-none-any.whl"
