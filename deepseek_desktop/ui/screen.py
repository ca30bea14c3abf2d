"""Finds out whether there is a screen, because Qt aborts the process where there is none."""

from __future__ import annotations

import re
import socket
import sys
from collections.abc import Mapping

_LOCAL = re.compile(r"(?:unix)?:(\d+)(?:\.\d+)?")
_ANSWER_LIMIT_S = 1.0


def has_screen(environment: Mapping[str, str]) -> bool:
    """Whether Qt can show a window with these environment variables."""
    if sys.platform in {"win32", "darwin"}:
        return True
    if environment.get("QT_QPA_PLATFORM") or environment.get("WAYLAND_DISPLAY"):
        return True
    return _answers(environment.get("DISPLAY", ""))


def _answers(display: str) -> bool:
    """Whether an X server listens at `display`; of one on another machine it is believed."""
    local = _LOCAL.fullmatch(display)
    if local is None:
        return bool(display)
    path = f"/tmp/.X11-unix/X{local[1]}"  # where every X server listens
    return any(_connects(address) for address in (path, f"\0{path}"))


def _connects(address: str) -> bool:
    with socket.socket(socket.AF_UNIX) as knock:
        knock.settimeout(_ANSWER_LIMIT_S)
        try:
            knock.connect(address)
        except OSError:
            return False
    return True
