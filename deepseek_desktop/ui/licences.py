"""Which libraries are in here, in which version, and under which licence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from deepseek_desktop.assets import asset

OURS = "deepseek-desktop"

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_KATEX_VERSION = re.compile(r'version:"([0-9.]{1,20})"')
_CLASSIFIER = "License :: OSI Approved :: "
_LENGTH_LIMIT = 80


@dataclass(frozen=True, slots=True)
class Library:
    """An installed library; `licence` is what it says of itself, empty where it says nothing."""

    name: str
    version: str
    licence: str


def libraries(root: str = OURS) -> tuple[Library, ...]:
    """Return what is installed of all that `root` needs, by name."""
    found: dict[str, Library] = {}
    waiting = [root]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        try:
            distribution = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # needed on another system only
        found[name] = Library(name, distribution.version, _licence(distribution.metadata))
        waiting += [
            _plain_name(need) for need in distribution.requires or () if "extra" not in need
        ]
    found.pop(root, None)
    found |= {library.name: library for library in _katex(asset("katex"))}
    return tuple(sorted(found.values(), key=lambda library: library.name))


def _katex(folder: Path) -> Iterator[Library]:
    """Yield what sets formulas, where it was brought along; it is no Python package."""
    try:
        program = (folder / "katex.min.js").read_text("utf-8")
    except (OSError, ValueError):
        return
    version = _KATEX_VERSION.search(program)
    yield Library("katex", version[1] if version else "", "MIT")


def licence_text() -> str:
    """Return our own licence; empty where the file was not brought along."""
    try:
        text = metadata.distribution(OURS).read_text("licenses/LICENSE")
    except metadata.PackageNotFoundError:
        text = None
    checkout = Path(__file__).parents[2] / "LICENSE"
    if text is None and checkout.is_file():
        text = checkout.read_text("utf-8")
    return text or ""


def _licence(about: metadata.PackageMetadata) -> str:
    if "License-Expression" in about:
        return _line(about["License-Expression"])
    known = [c.removeprefix(_CLASSIFIER) for c in about.get_all("Classifier") or ()]
    said = ", ".join(c for c in known if "::" not in c)
    return _line(said or " ".join(about.get_all("License") or ()))


def _line(text: str) -> str:
    return " ".join(text.split())[:_LENGTH_LIMIT]


def _plain_name(requirement: str) -> str:
    name = _NAME.match(requirement)
    return re.sub(r"[-_.]+", "-", name[0]).lower() if name else ""
