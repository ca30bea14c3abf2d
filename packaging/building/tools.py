"""Sets up the tools that must not be where the app is built: a bundle takes what it finds there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

_LOCK = Path(__file__).parents[1] / "tools.lock"


def provide_tools(folder: Path) -> Path:
    """Install what `tools.lock` names into an environment of its own; return its Python.

    A second call finds it there. Raises CalledProcessError where pip cannot install it.
    """
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    done = folder / "tools.lock"
    if not done.is_file() or done.read_bytes() != _LOCK.read_bytes():
        venv.create(folder, clear=True, with_pip=True, symlinks=os.name != "nt")
        subprocess.run(
            [
                *(python, "-m", "pip", "install", "-q", "--disable-pip-version-check"),
                *("--require-hashes", "-r", _LOCK),
            ],
            check=True,
            stdout=sys.stderr,
        )
        shutil.copyfile(_LOCK, done)
    return python
