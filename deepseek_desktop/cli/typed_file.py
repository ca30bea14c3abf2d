"""A file that is given without a command, as a desktop does for a double-click: it is opened."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from deepseek_desktop.core.interchange.report_names import ENDING

_FOLDER = "--data-dir"


def with_command(typed: Sequence[str]) -> list[str]:
    """Return what was typed; a lone file gets the command that opens it.

    No command has a dot or a slash in its name, so nothing else can be meant.
    """
    *before, last = typed or [""]
    names_folder = len(before) == 2 and before[0] == _FOLDER
    has_only_folder = names_folder or [each[: len(_FOLDER) + 1] for each in before] == [
        f"{_FOLDER}="
    ]
    if (not before or has_only_folder) and _is_file(last):
        return [*before, "open", last]
    return list(typed)


def _is_file(name: str) -> bool:
    path = Path(name)
    if name.startswith("-") or not ("." in name or path.name != name):
        return False
    return path.suffix.lower() == ENDING or path.is_file()
