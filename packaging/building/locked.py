"""Environments of Python that hold what a lock names, each file checked, and nothing else."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

from building.running import run

STAMP = "made-from"


def locked_environment(folder: Path, lock: Path, base: str) -> Path:
    """Make an environment of what `lock` names, from the Python `base`; return its own Python.

    A second call finds it there, unless the lock or `base` is another one by then. Raises
    `BuildError` where pip cannot install it.
    """
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp, wanted = folder / STAMP, made_from(lock, base)
    if not python.exists() or not stamp.exists() or stamp.read_text("utf-8") != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        run([base, "-m", "venv", folder])
        run([*pip_install(python), "--require-hashes", "-r", lock])
        stamp.write_text(wanted, "utf-8")  # last: it says that the rest is there
    return python


def made_from(lock: Path, base: str) -> str:
    """Return what tells one environment from another."""
    return f"{base} {hashlib.sha256(lock.read_bytes()).hexdigest()}"


def pip_install(python: Path) -> list[str | Path]:
    """Return the words that install something into the environment of a Python."""
    return [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
