"""What is pasted or dropped: a text for the field, a text to attach, or files."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData

from deepseek_desktop.core.interchange.report_names import ENDING

LONG_CHARACTERS = 2000
LONG_LINES = 40
_MOST_IN_FIELD = 100_000
_LONGEST_LINE = 10_000  # without blanks laid out at each key in a sixtieth of a second


def is_long(text: str) -> bool:
    """Return whether `text` is rather attached than put between what is typed."""
    return len(text) > LONG_CHARACTERS or text.count("\n") >= LONG_LINES


def fits_field(text: str) -> bool:
    """Return whether the field can hold `text` without becoming slow to type in."""
    lines = text.split("\n") if len(text) <= _MOST_IN_FIELD else ()
    return bool(lines) and max(map(len, lines)) <= _LONGEST_LINE


def local_paths(data: QMimeData) -> list[str]:
    """Return the files of this machine among what is pasted or dropped."""
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]


def are_reports(paths: Sequence[str]) -> bool:
    """Return whether all files are reports by their names: a window opens those."""
    return bool(paths) and all(path.lower().endswith(ENDING) for path in paths)


def plain(text: str) -> str:
    """Return what is pasted with its line breaks as `\\n`, and without the null character."""
    for line_break in ("\r\n", "\r", "\u2028", "\u2029"):
        text = text.replace(line_break, "\n")
    return text.replace("\0", "")
