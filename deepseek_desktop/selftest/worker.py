"""The process in which checks run: one that hangs or crashes takes nothing else along."""

from __future__ import annotations

import logging
import os
import signal
from collections.abc import Callable, Sequence
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from time import monotonic

from deepseek_desktop.core.domain.errors import DeskError
from deepseek_desktop.selftest.checks import Check
from deepseek_desktop.selftest.rows import NotSoundError, Row
from deepseek_desktop.ui.screen import missing_library

READY = "ready"
"""What a worker says before its first check."""

_FOUND_LIMIT = 300


def work(checks: Sequence[Check], folder: str, parent: Connection) -> None:
    """Run checks one after another in an empty folder, and tell `parent` of each."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent has been told as well, and decides
    logging.getLogger().addHandler(logging.NullHandler())  # else warnings go between the lines
    if any(check.is_offscreen for check in checks):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    parent.send(READY)
    for check in checks:
        place = Path(folder) / check.name.replace(" ", "_")
        place.mkdir(exist_ok=True)
        parent.send(run(check, place))


def run(check: Check, folder: Path) -> Row:
    """Run one check, which may use `folder`; whatever it raises is what it found."""
    began_s = monotonic()
    try:
        found, is_ok = _function(check.place)(folder), True
    except Exception as error:  # noqa: BLE001 it is told, and the others are not its fault
        found, is_ok = _reason(error), False
    took_ms = round((monotonic() - began_s) * 1000)
    return Row(check.name, is_ok, " ".join(found.split())[:_FOUND_LIMIT], took_ms)


def _function(place: str) -> Callable[[Path], str]:
    module, _, name = place.partition(":")
    function: Callable[[Path], str] = getattr(import_module(module), name)
    return function


def _reason(error: Exception) -> str:
    if isinstance(error, NotSoundError | DeskError):
        return str(error)
    if isinstance(error, ImportError) and ".so" in str(error):
        return missing_library(error)
    return f"{type(error).__name__}: {error}".removesuffix(": ")
