"""The two files of a report: a page for people, and beside it the same as data."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from deepseek_desktop.core.domain.errors import DeskError
from deepseek_desktop.core.domain.files import write_atomically
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.interchange.page_words import Voice
from deepseek_desktop.core.interchange.report import Report
from deepseek_desktop.core.interchange.report_names import ENDING, is_data
from deepseek_desktop.core.interchange.report_page import report_page
from deepseek_desktop.core.interchange.report_record import report_text

_PAGES = {".html", ".htm"}
_UNFIT = re.compile(r"[^\w -]+")
_LONGEST = 60
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def stem_of(title: str) -> str:
    """Return a name for the files of a report, without what no file system takes."""
    stem = " ".join(_UNFIT.sub(" ", title).split())[:_LONGEST].strip(" -")
    return "report" if not stem or _RESERVED.fullmatch(stem) else stem


def page_and_record(path: Path) -> tuple[Path, Path]:
    """Return where page and data go when a person names one of them, or neither ending."""
    ending = path.suffix.lower()
    if is_data(path.name):
        return path.with_suffix(".html"), path
    if ending in _PAGES:
        return path, path.with_suffix(ENDING)
    return path.with_name(f"{path.name}.html"), path.with_name(f"{path.name}{ENDING}")


def write_report(report: Report, path: Path, voice: Voice) -> tuple[Path, Path]:
    """Write both files, each whole or not at all; return where they are.

    Raises `DeskError` when one of them cannot be written; then neither is there anew.
    """
    page, record = page_and_record(path)
    try:
        before = record.read_text("utf-8") if record.exists() else None
    except (OSError, ValueError):
        before = None
    try:
        text = report_page(report, voice)
        write_atomically(record, report_text(report))
        try:
            write_atomically(page, text)
        except (OSError, ValueError):
            _put_back(record, before)
            raise
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise DeskError(_UNWRITABLE, file=str(page), reason=reason) from error
    return page, record


def _put_back(record: Path, before: str | None) -> None:
    with suppress(OSError):
        if before is None:
            record.unlink()
        else:
            write_atomically(record, before)


_UNWRITABLE = words("errors", "The report cannot be saved as {file}: {reason}.")
