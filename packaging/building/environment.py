"""The clean environment that bundles are made in: what the app needs, PyInstaller, nothing else.

What happens to be installed elsewhere would end up in the bundle, because libraries import what
they find.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from building.locked import locked_environment, pip_install
from building.places import NAME, PACKAGING, ROOT, WORK
from building.running import BuildError, run
from building.wheel import built_in

_FOLDER = WORK / "environment"
_LOCK = PACKAGING / "bundle.lock"
_KATEX = ROOT / "resources/katex"


def provided() -> Path:
    """Return the Python of the environment, with the checkout as it is now installed in it."""
    python = locked_environment(_FOLDER, _LOCK, base())
    _provide_katex(python)
    wheels = WORK / "wheel"
    shutil.rmtree(wheels, ignore_errors=True)
    built_in(wheels, python)
    # As a package among others, since what is installed from a folder is told which folder it was.
    here_only = ("--no-deps", "--no-index", "--force-reinstall", "--find-links")
    run([*pip_install(python), *here_only, wheels, NAME])
    return python


def is_inside() -> bool:
    """Whether this very process runs in the environment."""
    return Path(sys.prefix).resolve() == _FOLDER.resolve()


def base() -> str:
    """Return the Python to make the environment from; `PYTHON` names another one.

    On Linux it is the system's: its shared libraries are built as small and as widely usable as
    everything else there.
    """
    if chosen := os.environ.get("PYTHON"):
        return chosen
    system = "/usr/bin/python3"
    is_fit = [system, "-c", "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))"]
    if sys.platform == "linux" and Path(system).exists():
        if not subprocess.run(is_fit, capture_output=True, check=False).returncode:
            return system
    return sys.executable


def _provide_katex(python: Path) -> None:
    """Put KaTeX beside the other resources. A bundle without formulas is none."""
    sums = (PACKAGING / "katex/sums").read_bytes()
    kept = _KATEX / "sums"
    if not kept.exists() or kept.read_bytes() != sums:
        run([python, PACKAGING / "katex/provide.py", _KATEX])
    if not kept.exists():
        raise BuildError("KaTeX could not be fetched, and no bundle is made without it.")
