"""What helps to find a fault, and holds nothing of anyone's conversations or keys."""

from __future__ import annotations

import platform
import re
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict
from PySide6.QtCore import QLocale, qVersion
from PySide6.QtGui import QGuiApplication

from deepseek_desktop import __version__
from deepseek_desktop.core.providers.redaction import without_keys

_LIBRARIES = ("PySide6-Essentials", "qasync", "httpx", "keyring", "truststore")
_PASSWORD = re.compile(r"(://)[^/@\s]+@")


def diagnostics(
    settings: object,
    key_store: str,
    log_lines: Sequence[str],
    known_keys: Iterable[str] = (),
) -> str:
    """Return a report to copy: versions, screens, settings, the end of the log."""
    lines = [
        f"DeepSeek Desktop {__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}",
        ", ".join(f"{name} {_version(name)}" for name in _LIBRARIES),
        f"System: {platform.platform()}",
        f"Window system: {QGuiApplication.platformName()}, language: {QLocale().name()}",
        f"Screens: {'; '.join(_screens())}",
        f"Key store: {key_store or 'none was used'}",
        "",
        "Settings",
        *_values(settings),
        "",
        f"Log, the last {len(log_lines)} lines",
        *log_lines,
    ]
    text = _PASSWORD.sub(r"\1[removed]@", "\n".join(lines))
    return without_keys(text.replace(str(Path.home()), "~"), *known_keys)


def _values(settings: object, before: str = "") -> list[str]:
    """Return each value of a settings object with its name; what is not one is left out."""
    lines: list[str] = []
    for field, value in asdict(settings).items() if isinstance(settings, Struct) else ():
        name = f"{before}{field}"
        if field == "problems":
            lines.append(f"{name}: {len(value)}")
        elif isinstance(value, Struct):
            lines += _values(value, f"{name}.")
        elif isinstance(value, tuple | list):
            lines.append(f"{name}: {', '.join(map(_shown, value)) or 'none'}")
        elif not isinstance(value, Mapping):
            lines.append(f"{name}: {_shown(value)}")
    return lines


def _shown(value: object) -> str:
    """Return a value; of a provider no more than its name."""
    if isinstance(value, Struct):
        return str(getattr(value, "name", type(value).__name__))
    return str(value.value if isinstance(value, Enum) else value)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _screens() -> list[str]:
    return [
        f"{screen.size().width()}x{screen.size().height()} at {screen.devicePixelRatio():g}"
        for screen in QGuiApplication.screens()
    ]
