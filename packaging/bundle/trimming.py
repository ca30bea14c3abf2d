"""Leaves out of the bundle what the app never loads; two thirds of what is found."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from building.libraries import asked_for

# What libraries would use if it were there, and the app does without.
EXCLUDED = [
    "_pytest", "chardet", "charset_normalizer", "click", "colorama", "cssselect", "curses",
    "docutils", "IPython", "lib2to3", "lxml", "numpy", "PIL", "pip", "pkg_resources", "pydoc_data",
    "rich", "setuptools", "socksio", "sphinx", "test", "tkinter", "trio", "unittest", "yaml",
]  # fmt: skip

_PLUGINS = re.compile(
    r"""PySide6/(?:Qt/)?plugins/(?:
        platforms/(?:lib)?q(?:xcb|wayland|offscreen|windows|cocoa)\b
      | platforminputcontexts/
      | platformthemes/(?:lib)?qxdgdesktopportal
      | xcbglintegrations/
      | wayland-(?:shell-integration|decoration-client|graphics-integration-client)/
      | imageformats/(?:lib)?q(?:svg|jpeg|gif|webp|ico)\b
      | iconengines/
      | styles/
    )""",
    re.VERBOSE,
)
_ANY_PLUGIN = re.compile(r"PySide6/(?:Qt/)?plugins/")
_TRANSLATION = re.compile(r"PySide6/(?:Qt/)?translations/")
_OUR_TRANSLATION = re.compile(r"qtbase_(?:zh_CN|en)\.qm$")
_NEVER = re.compile(
    r"PySide6/(?:Qt/)?(?:qml|metatypes|libexec|resources)/|\.pyi$|/py\.typed$"
    # These name folders of the machine that the bundle is made on.
    r"|\.dist-info/(?:RECORD|REQUESTED|INSTALLER|direct_url\.json)$"
)
_SYSTEM = re.compile(r"/(?:usr/)?lib(?:64|32)?/(?!python3)")
_PYTHON = re.compile(r"libpython3")
# Drivers of the screen are loaded into the same process and expect the system's own of these, which
# every Linux desktop has; an older one from a bundle in their place is why such programs fail to
# start on newer systems.
_EVERY_DESKTOP = re.compile(
    r"lib(?:stdc\+\+|gcc_s|X11|X11-xcb|Xau|Xdmcp|bsd|md|fontconfig|freetype|png16|expat|uuid|z|dbus-1)\.so"
)
_OF_ITSELF_LOADED = re.compile(
    r"\.abi3\.|\.cpython-|\.pyd$|lib-dynload|/plugins/|libpython3|python3\d*\.dll$"
)

Entry = tuple[str, str, str]


def trimmed(
    binaries: list[Entry], datas: list[Entry], profile: str
) -> tuple[list[Entry], list[Entry]]:
    """Return what is kept of each. With the profile `system` no library of the system is."""
    kept = [entry for entry in binaries if _is_wanted(entry[0])]
    kept = [entry for entry in kept if not _is_left_to_system(entry, profile)]
    links = [entry for entry in (*kept, *datas) if entry[2] == "SYMLINK"]
    needed = _needed([entry for entry in kept if entry[2] != "SYMLINK"])
    there = {entry[0] for entry in needed}
    return (
        [*needed, *(link for link in links if _target(link) in there)],
        [entry for entry in datas if entry[2] != "SYMLINK" and _is_wanted(entry[0])],
    )


def _is_wanted(name: str) -> bool:
    name = name.replace("\\", "/")
    if _NEVER.search(name):
        return False
    if _ANY_PLUGIN.match(name):
        return _PLUGINS.match(name) is not None
    if _TRANSLATION.match(name):
        return _OUR_TRANSLATION.search(name) is not None
    return True


def _is_left_to_system(entry: Entry, profile: str) -> bool:
    name, source, kind = entry
    if sys.platform != "linux" or kind == "SYMLINK":
        return False
    if profile == "portable":
        return _EVERY_DESKTOP.match(Path(name).name) is not None
    resolved = Path(source).resolve()
    return bool(_SYSTEM.match(resolved.as_posix())) and not _PYTHON.match(resolved.name)


def _target(link: Entry) -> str:
    """Return what a link leads to, as the name that it has in the bundle."""
    return os.path.normpath(Path(link[0]).parent / link[1])


def _needed(entries: list[Entry]) -> list[Entry]:
    """Return what is loaded by itself, and all libraries that this needs, and so on."""
    by_name: dict[str, list[Entry]] = {}
    for entry in entries:
        by_name.setdefault(Path(entry[0]).name, []).append(entry)
    waiting = [entry for entry in entries if _OF_ITSELF_LOADED.search(entry[0].replace("\\", "/"))]
    kept: dict[str, Entry] = {}
    while waiting:
        entry = waiting.pop()
        if entry[0] in kept:
            continue
        kept[entry[0]] = entry
        for library in _libraries_of(entry[1]):
            waiting += by_name.get(library, ())
    return list(kept.values())


def _libraries_of(binary: str) -> set[str]:
    """Return the names of the libraries that a file asks for itself."""
    if sys.platform != "linux":
        from PyInstaller.depend.bindepend import get_imports  # noqa: PLC0415 not on Linux

        return {Path(path or name).name for name, path in get_imports(binary)}
    # There get_imports adds what these libraries ask for, also of those that are left out.
    return asked_for(Path(binary))
