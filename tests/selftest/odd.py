"""Checks that end as no check should."""

from __future__ import annotations

import os
import threading
from pathlib import Path

from deepseek_desktop.selftest.rows import NotSoundError


def fine(folder: Path) -> str:
    return f"{len(list(folder.iterdir()))} files"


def refuses(_: Path) -> str:
    raise NotSoundError("this is\nnot sound")


def fails(_: Path) -> str:
    raise ZeroDivisionError


def dies(_: Path) -> str:
    os._exit(7)


def hangs(_: Path) -> str:
    threading.Event().wait()
    return ""
