"""Sets up the tools that must not be where the app is built: a bundle takes what it finds there."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from building.places import PACKAGING
from building.running import run

_LOCK = PACKAGING / "tools.lock"


def provide_tools(folder: Path) -> Path:
    """Install what `tools.lock` names into an environment of its own; return its Python.

    A second call finds it there. Raises BuildError where pip cannot install it.
    """
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    done = folder / "tools.lock"
    if not done.is_file() or done.read_bytes() != _LOCK.read_bytes():
        run([sys.executable, "-m", "venv", "--clear", folder])
        pip: list[str | Path] = [
            python,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
        ]
        run([*pip, "--require-hashes", "-r", _LOCK])
        shutil.copyfile(_LOCK, done)
    return python
