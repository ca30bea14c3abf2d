"""How the data of a report is named; whoever starts the app reads names, so this loads nothing."""

from __future__ import annotations

from pathlib import Path

ENDING = ".dsreport"
"""How its names end: the data is JSON, but a desktop shall know what it is and who opens it."""

_ENDINGS = {ENDING, ".json"}


def is_data(name: str) -> bool:
    """Return whether a file is the data of a report, by its name; older ones end in .json."""
    return Path(name).suffix.lower() in _ENDINGS
