"""The command that lists the parts of the app, and prints their licences."""

from __future__ import annotations

import json
import sys

from deepseek_desktop.cli.printing import safe_line, write
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.ui.licences import TITLES, Part, parts

_TOLD = 0


def tell_licences(name: str | None, *, as_json: bool) -> int:
    """Print the list, or the text of one part; return the exit code."""
    known = parts()
    if name is not None:
        wanted = [part for part in known if part.name == name.lower()]
        if not wanted:
            raise SettingError(_UNKNOWN, name=name[:80])
        (part,) = wanted
        text = part.read().strip()
        said = {**_object(part), "text": text}
        _print(said, text or "No text of the licence was brought along.", as_json=as_json)
    else:
        width = max(len(_head(part)) for part in known)
        lines = (f"{_head(part):<{width}}  {safe_line(_licence(part))}" for part in known)
        _print({"parts": list(map(_object, known))}, "\n".join(lines), as_json=as_json)
    return _TOLD


def _print(value: dict[str, object], text: str, *, as_json: bool) -> None:
    said = json.dumps(value, ensure_ascii=False, indent=2) if as_json else text
    write(sys.stdout, f"{said}\n")


def _head(part: Part) -> str:
    return safe_line(f"{part.name} {part.version}".strip())


def _licence(part: Part) -> str:
    return part.licence or TITLES.get(part.name, "licence not stated")


def _object(part: Part) -> dict[str, object]:
    return {"name": part.name, "version": part.version or None, "licence": part.licence or None}


_UNKNOWN = words(
    "errors", "No part of the app is called {name}; “deepseek-desktop licences” lists all of them."
)
