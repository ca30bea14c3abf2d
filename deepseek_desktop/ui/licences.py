"""What comes with the app: its parts, in which version, under which licence, and the texts."""

from __future__ import annotations

import platform
import re
from collections.abc import Callable, Iterator
from functools import partial
from importlib import metadata

from msgspec import Struct

from deepseek_desktop import __version__
from deepseek_desktop.assets import asset
from deepseek_desktop.core.domain.words import words

OURS = "deepseek-desktop"
NOTICES = "notices"

TITLES = {
    NOTICES: words("licences", "What comes along, and how to replace Qt"),
    "system-libraries": words("licences", "Libraries of the system that were copied"),
}
"""What the texts are called that are about no single part."""

_FOLDER = "licences"
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_KATEX_VERSION = re.compile(r'version:"([0-9.]{1,20})"')
_CLASSIFIER = "License :: OSI Approved :: "
_LENGTH_LIMIT = 80
_SHARED = ("LGPL-3.0", "GPL-3.0", "Apache-2.0", "MPL-2.0", "OFL-1.1", "Unicode-DFS-2016")
_BESIDE = {"pyside6-essentials": "LGPL-3.0", "shiboken6": "LGPL-3.0", "certifi": "MPL-2.0"}
_USUAL_FILES = ("LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE", "COPYING")


class Part(Struct, frozen=True):
    """A part of the app; `licence` is what it says of itself, empty where it says nothing.

    `read` gives the text of the licence, empty where none was brought along.
    """

    name: str
    version: str
    licence: str
    read: Callable[[], str]


def parts(language: str = "en") -> tuple[Part, ...]:
    """Return our own part, the texts about all, then all libraries by name."""
    return (
        Part(OURS, __version__, "MIT", licence_text),
        Part(NOTICES, "", "", partial(notices, language)),
        *_common(),
        *libraries(),
    )


def libraries(root: str = OURS) -> tuple[Part, ...]:
    """Return what is installed of all that `root` needs, and what is no Python package."""
    found: dict[str, Part] = {}
    waiting = [root]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        try:
            distribution = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # needed on another system only
        read = partial(_texts_of, distribution, _BESIDE.get(name, ""))
        found[name] = Part(name, distribution.version, _licence(distribution.metadata), read)
        waiting += [
            _plain_name(need) for need in distribution.requires or () if "extra" not in need
        ]
    found.pop(root, None)
    more = (*_katex(), Part("python", platform.python_version(), "PSF-2.0", _of_python))
    found |= {part.name: part for part in more}
    return tuple(sorted(found.values(), key=lambda part: part.name))


def licence_text() -> str:
    """Return our own licence; empty where the file was not brought along."""
    try:
        text = metadata.distribution(OURS).read_text("licenses/LICENSE")
    except metadata.PackageNotFoundError:
        text = None
    checkout = asset("").parent / "LICENSE"
    if text is None and checkout.is_file():
        text = checkout.read_text("utf-8")
    return text or ""


def notices(language: str = "en") -> str:
    """Return what comes along from whom, and how Qt can be replaced."""
    text = _text(f"{NOTICES}_{language}.txt") or _text(f"{NOTICES}.txt")
    katex = next(_katex(), None)
    qt = _version("pyside6-essentials")
    facts = {
        "qt": qt,
        "pyside": qt,
        "series": ".".join(qt.split(".")[:2]),
        "python": platform.python_version(),
        "katex": katex.version if katex else "",
    }
    for name, value in facts.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def _common() -> Iterator[Part]:
    """Yield the texts that several parts share, and what a build says of what it copied."""
    for name in _SHARED:
        yield Part(name.lower(), "", name, partial(_text, f"{name}.txt"))
    if asset(f"{_FOLDER}/bundled.txt").is_file():
        yield Part("system-libraries", "", "", partial(_text, "bundled.txt"))


def _katex() -> Iterator[Part]:
    """Yield what sets formulas, where it was brought along; it is no Python package."""
    try:
        program = asset("katex/katex.min.js").read_text("utf-8")
    except (OSError, ValueError):
        return
    version = _KATEX_VERSION.search(program)
    licence = "MIT, fonts OFL-1.1, mhchem Apache-2.0"
    yield Part("katex", version[1] if version else "", licence, _of_katex)


def _of_katex() -> str:
    return "\n\n".join(
        text.strip()
        for text in (_read("katex/LICENSE"), _text("OFL-1.1.txt"), _text("Apache-2.0.txt"))
        if text
    )


def _of_python() -> str:
    return _text("Python.txt")


def _text(name: str) -> str:
    return _read(f"{_FOLDER}/{name}")


def _read(name: str) -> str:
    try:
        return asset(name).read_text("utf-8")
    except (OSError, ValueError):
        return ""


def _texts_of(distribution: metadata.Distribution, beside: str) -> str:
    """Return the licence files of a library, as its authors gave them, and one that they name."""
    names = distribution.metadata.get_all("License-File") or _USUAL_FILES
    read = [distribution.read_text(f"licenses/{n}") or distribution.read_text(n) for n in names]
    read.append(_text(f"{beside}.txt") if beside else "")
    return "\n\n".join(text.strip() for text in read if text)


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


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
