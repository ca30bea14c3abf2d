"""Runs the tools of others: quietly while they work, with all they said when they fail."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from building.places import epoch


class BuildError(Exception):
    """Something cannot be built; says in a sentence what is missing or went wrong."""


def run(
    command: Sequence[str | Path],
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> str:
    """Run a command and return what it wrote to standard output.

    It sees `SOURCE_DATE_EPOCH` and sorts what it hashes, so that two builds are equal. Raises
    `BuildError` with the last lines of what it said when it fails.
    """
    told = {
        **os.environ,
        "SOURCE_DATE_EPOCH": str(epoch()),
        "PYTHONHASHSEED": "1",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        **(environment or {}),
    }
    words = [str(word) for word in command]
    done = subprocess.run(
        words, cwd=folder, env=told, capture_output=True, text=True, errors="replace", check=False
    )
    if done.returncode:
        said = "\n".join((done.stdout + done.stderr).strip().splitlines()[-20:])
        raise BuildError(f"{words[0]} failed ({done.returncode}):\n{said}")
    return done.stdout


def need(program: str, package: str) -> str:
    """Return where a program is. Raises `BuildError` naming the Debian package that has it."""
    found = shutil.which(program)
    if found is None:
        raise BuildError(f"{program} is needed and not here; on Debian it is in {package}.")
    return found
