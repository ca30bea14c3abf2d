"""The command that brings in files of other apps, and of other archives of ours."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from msgspec.structs import asdict

from deepseek_desktop.cli.asking import ended_by_signals
from deepseek_desktop.cli.opened_archive import opened_archive
from deepseek_desktop.cli.printing import safe_line, write
from deepseek_desktop.cli.showing import when
from deepseek_desktop.core.domain.errors import DeskError
from deepseek_desktop.core.domain.importing import (
    LABELS,
    REMARKS,
    ImportPhase,
    ImportProgress,
    ImportReport,
    PastImport,
)
from deepseek_desktop.core.runs.importing import Wishes, import_file

_DONE, _FAILED, _INTERRUPTED = 0, 1, 130
_DOING = {
    ImportPhase.CHECKING: "checking",
    ImportPhase.READING: "reading",
    ImportPhase.ENDING: "ending",
}


def bring_in(arguments: argparse.Namespace, data_dir: Path) -> int:
    """Import what was typed; return the exit code."""
    try:
        return asyncio.run(_bring_in(arguments, data_dir))
    except (KeyboardInterrupt, asyncio.CancelledError):
        sys.stderr.write("\nStopped. Of the file that was being read nothing was imported.\n")
        return _INTERRUPTED


async def _bring_in(arguments: argparse.Namespace, data_dir: Path) -> int:
    reports: list[ImportReport] = []
    refused: list[tuple[str, str]] = []

    async def is_wanted_again(_: PastImport) -> bool:
        return bool(arguments.again)

    with ended_by_signals():
        async with opened_archive(data_dir) as archive:
            for path in arguments.files:
                wishes = Wishes(is_wanted_again, _progress(path))
                try:
                    reports.append(await import_file(path, archive, wishes))
                except DeskError as error:
                    refused.append((path.name, str(error)))
                finally:
                    _clear_progress()
    if arguments.json:
        objects = {
            "imports": [_object(report) for report in reports],
            "refused": [{"file": name, "reason": reason} for name, reason in refused],
        }
        write(sys.stdout, json.dumps(objects, ensure_ascii=False, indent=2) + "\n")
    else:
        for report in reports:
            write(sys.stdout, "".join(f"{line}\n" for line in _lines(report)))
    for _, reason in refused:
        sys.stderr.write(f"{safe_line(reason)}\n")
    return _FAILED if refused else _DONE


def _progress(path: Path) -> Callable[[ImportProgress], None]:
    """Return what shows on a terminal how far an import is, on one line."""
    name = safe_line(path.name)

    def show(progress: ImportProgress) -> None:
        if sys.stderr.isatty():
            found = progress.added.conversations + progress.added.grown
            sys.stderr.write(
                f"\r\x1b[K{name}: {_DOING[progress.phase]} {progress.share:.0%}, new: {found}"
            )
            sys.stderr.flush()

    return show


def _clear_progress() -> None:
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def _object(report: ImportReport) -> dict[str, Any]:
    return {
        "file": report.file_name,
        "formats": list(report.formats),
        "added": asdict(report.added),
        "remarks": {remark.value: count for remark, count in report.remarks.items() if count},
        "keys": list(report.keys),
        "imported_before": None if report.before is None else report.before.at.isoformat(),
    }


def _lines(report: ImportReport) -> Iterable[str]:
    if report.before is not None:
        yield (
            f"{safe_line(report.file_name)} was imported on {when(report.before.at)}. "
            "To import it once more, add --again."
        )
        return
    added = report.added
    formats = ", ".join(LABELS[name] for name in report.formats)
    yield f"{safe_line(report.file_name)} ({formats})"
    yield f"  new conversations: {added.conversations}"
    yield f"  conversations with something new: {added.grown}"
    yield f"  conversations that were here already: {added.known}"
    yield (
        f"  new questions: {added.turns}, new replies: {added.replies}, "
        f"new verdicts: {added.verdicts}"
    )
    for remark, count in report.remarks.items():
        if count:
            yield f"  {REMARKS[remark].format(count=count)}"
    if report.keys:
        yield f"  the ends of the keys: {', '.join(map(safe_line, report.keys))}"
