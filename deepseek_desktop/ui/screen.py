"""Finds out whether a window can be shown, because Qt aborts the process where it cannot.

Qt is not imported here: it may be what is missing.
"""

from __future__ import annotations

import ctypes
import re
import socket
import sys
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_LOCAL = r"(?:unix)?:(\d+)(?:\.\d+)?"
_ANSWER_LIMIT_S = 1.0
_LIBRARY = r"(lib[\w.+-]+?\.so[.\d]*)"
_NAME_LIMIT = 40

# Which Debian package holds what Qt loads; the same list as in ./dev.
_PACKAGES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}


def hindrance(
    environment: Mapping[str, str], load: Callable[[str], Any] = ctypes.CDLL
) -> str | None:
    """Return in a sentence why no window can be shown, and what to install; None if one can."""
    if sys.platform in {"win32", "darwin"}:
        return None
    if not has_screen(environment):
        return (
            "There is no screen to show a window on: neither DISPLAY nor WAYLAND_DISPLAY names one."
        )
    folder = _plugins()
    if folder is None or any(name.startswith("QT_") and "PLUGIN" in name for name in environment):
        return None  # Qt is somewhere else; it knows where
    problems = [
        _problem(folder, name, load) or _refusal(name, environment, load)
        for name in _platforms(environment)
    ]
    return None if None in problems else problems[0]


def missing_library(error: ImportError | OSError) -> str:
    """Return in a sentence which system library was not found, and which package holds it."""
    found = re.search(_LIBRARY, str(error))
    if found is None:
        return "Qt, which draws the window, cannot be loaded: its files are damaged or not there."
    library = found[1]
    package = _PACKAGES.get(library)
    if package is None:
        return f"The window cannot be shown: please install the system library {library}."
    return (
        f"The window cannot be shown, because the system library {library} is missing. "
        f"On Debian and Ubuntu: sudo apt-get install {package}"
    )


def has_screen(environment: Mapping[str, str]) -> bool:
    """Whether Qt can show a window with these environment variables."""
    if sys.platform in {"win32", "darwin"}:
        return True
    if environment.get("QT_QPA_PLATFORM") or environment.get("WAYLAND_DISPLAY"):
        return True
    return _answers(environment.get("DISPLAY", ""))


def has_terminal() -> bool:
    """Whether this was started in a terminal, where a person reads what is written.

    Not so a desktop that was itself started in one: what is written there nobody sees, and it gives
    no input on.
    """
    typed, *written = (
        stream is not None and not stream.closed and stream.isatty()
        for stream in (sys.__stdin__, sys.__stdout__, sys.__stderr__)
    )
    return typed and any(written)


def _plugins() -> Path | None:
    """Return the folder of Qt's platform plugins, where PySide6 brought its own."""
    spec = find_spec("PySide6")
    places = spec.submodule_search_locations if spec is not None else None
    folders = (Path(place, "Qt", "plugins", "platforms") for place in places or ())
    return next((folder for folder in folders if folder.is_dir()), None)


def _platforms(environment: Mapping[str, str]) -> list[str]:
    """Return the names of the platforms that Qt would try; one that works is enough."""
    if chosen := environment.get("QT_QPA_PLATFORM", ""):
        return [name.partition(":")[0] for name in chosen.split(";")]
    names = [("wayland", "WAYLAND_DISPLAY"), ("xcb", "DISPLAY")]
    return [name for name, variable in names if environment.get(variable)]


def _problem(folder: Path, platform: str, load: Callable[[str], Any]) -> str | None:
    plugin = folder / f"libq{platform.removesuffix('-egl')}.so"
    if not plugin.is_file():
        return (
            f"Qt cannot show windows on “{platform[:_NAME_LIMIT]}”, which QT_QPA_PLATFORM asks for."
        )
    try:
        load(str(plugin))
    except OSError as error:
        return missing_library(error)
    return None


def _refusal(
    platform: str, environment: Mapping[str, str], load: Callable[[str], Any]
) -> str | None:
    """Return why a screen lets nobody in, asked in the way that Qt will; None if it does."""
    if platform == "xcb":
        name = environment.get("DISPLAY", "")
        is_let_in = _reaches_x(name.encode(), load)
    elif platform.removesuffix("-egl") == "wayland":
        name = environment.get("WAYLAND_DISPLAY", "")
        is_let_in = _reaches_wayland(environment)
    else:
        return None
    if is_let_in:
        return None
    shown = (name or platform)[:_NAME_LIMIT]
    return f"The screen “{shown}” lets no window in: it is not there, or not yours."


def _reaches_x(display: bytes, load: Callable[[str], Any]) -> bool:
    try:
        xcb = load("libxcb.so.1")
    except OSError:
        return True  # Qt's own part for it is loaded: who knows where it has it from
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(display or None, None))
    is_reached = not xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return is_reached


def _reaches_wayland(environment: Mapping[str, str]) -> bool:
    """Whether a compositor listens; its own library would complain on stderr where none does."""
    if environment.get("WAYLAND_SOCKET"):
        return True
    folder = environment.get("XDG_RUNTIME_DIR", "")
    path = Path(folder, environment.get("WAYLAND_DISPLAY") or "wayland-0")
    return path.is_absolute() and _connects(str(path))


def _answers(display: str) -> bool:
    """Whether an X server listens at `display`; of one on another machine it is believed."""
    local = re.fullmatch(_LOCAL, display)
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
