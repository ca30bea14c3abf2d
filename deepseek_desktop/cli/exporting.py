"""The command that exports conversations."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO

from deepseek_desktop.cli.asking import ended_by_signals
from deepseek_desktop.cli.export_arguments import STANDARD_OUTPUT
from deepseek_desktop.cli.finding import found_id
from deepseek_desktop.cli.opened_archive import opened_archive
from deepseek_desktop.cli.printing import safe_line, write
from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.errors import DeskError, SettingError
from deepseek_desktop.core.domain.key_finding import found_key
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.interchange.exports.making import Making, Print
from deepseek_desktop.core.interchange.exports.names import Names
from deepseek_desktop.core.interchange.exports.pieces import Piece
from deepseek_desktop.core.interchange.exports.places import (
    Folder,
    OneFile,
    Place,
    Stream,
    refuse_place,
)
from deepseek_desktop.core.interchange.exports.wishes import Format, Wishes
from deepseek_desktop.core.runs.exporting import Exported, Progress, export

_DONE = 0


def use_export(arguments: argparse.Namespace, data_dir: Path) -> int:
    """Export what was typed; return the exit code."""
    wishes = Wishes(
        _format(arguments),
        has_reasoning=not arguments.no_reasoning,
        is_raw=arguments.raw,
    )
    out, done = asyncio.run(_export(arguments, wishes, data_dir))
    if out is not None:
        write(sys.stdout, f"{safe_line(str(out))}\n")
    if done is not None and done.gone:
        sys.stderr.write(f"Deleted meanwhile, so not exported: {done.gone}.\n")
    if done is not None and done.with_keys:
        sys.stderr.write(f"{_KEYS.format(count=done.with_keys)}\n")
    return _DONE


async def _export(
    arguments: argparse.Namespace, wishes: Wishes, data_dir: Path
) -> tuple[Path | None, Exported | None]:
    with ended_by_signals():
        async with opened_archive(data_dir) as archive:
            ids = await _ids(arguments, archive)
            at = datetime.now(UTC)
            is_many = arguments.all or len(ids) > 1
            title = "DeepSeek Desktop" if is_many else (await archive.conversation(ids[0])).title
            out = _out(arguments, wishes, is_many=is_many, name=_name(wishes, title, at))
            if out is not None:
                refuse_place(
                    out,
                    is_folder=is_many and wishes.format.is_for_reading,
                    may_replace=arguments.force,
                    never=archive.files,
                )
            making = Making(
                wishes,
                _place(out, wishes, is_many=is_many),
                at,
                find_key=found_key,
                print_pieces=_printing() if wishes.format is Format.PDF else None,
            )
            shown = _progress if sys.stderr.isatty() else _nothing
            return out, await export(archive, ids, making, shown)


async def _ids(arguments: argparse.Namespace, archive: Archive) -> tuple[str, ...]:
    known = await archive.kept.ids()
    if arguments.all:
        return known
    find = partial(found_id, ids=known, where="deepseek-desktop conversations")
    return tuple(dict.fromkeys(map(find, arguments.conversations)))


def _format(arguments: argparse.Namespace) -> Format:
    """Return the format that was typed, or that the name of the file tells."""
    if arguments.format is not None:
        return Format(arguments.format)
    suffix = Path(arguments.out).suffix.lower()
    found = [known for known in Format if suffix in {known.suffix, f".{known.value}"}]
    if not found:
        raise SettingError(_WHICH)
    if found[0] is Format.JSON and arguments.no_reasoning:
        raise SettingError(_ALL_OF_IT)
    return found[0]


def _name(wishes: Wishes, title: str, at: datetime) -> str:
    return Names(wishes.format.suffix).name_for(title, at)


def _out(arguments: argparse.Namespace, wishes: Wishes, *, is_many: bool, name: str) -> Path | None:
    """Return where it goes; in a folder that is there one file gets a name; None is the output."""
    is_folder = is_many and wishes.format.is_for_reading
    if arguments.out == STANDARD_OUTPUT:
        if is_folder:
            raise SettingError(_NO_FOLDER)
        if wishes.format is Format.PDF and sys.stdout.isatty():
            raise SettingError(_NO_TERMINAL)
        return None
    out = Path(arguments.out)
    return out / name if out.is_dir() and not is_folder else out


def _place(out: Path | None, wishes: Wishes, *, is_many: bool) -> Place:
    if out is None:
        return Stream(sys.stdout.buffer)
    if is_many and wishes.format.is_for_reading:
        return Folder(out, wishes.format.suffix)
    return OneFile(out)


def _printing() -> Print:
    """Return what prints into a PDF; Qt is loaded only for this, and needs no screen."""
    try:
        from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 Qt is only for PDF

        from deepseek_desktop.ui.transcript.paper.printing import print_pieces  # noqa: PLC0415 Qt is only for PDF
    except ImportError as error:
        from deepseek_desktop.ui.screen import missing_library  # noqa: PLC0415 Qt is only for PDF

        raise DeskError("{problem}", problem=missing_library(error)) from error
    known = QGuiApplication.instance()
    application = known or QGuiApplication(["deepseek-desktop", "-platform", "offscreen"])
    return partial(_print, application, print_pieces)


def _print(
    _application: object,  # lives as long as something may be printed
    print_pieces: Print,
    pieces: list[Piece],
    file: BinaryIO,
    is_stopped: Callable[[], bool],
) -> None:
    print_pieces(pieces, file, is_stopped)


def _progress(progress: Progress) -> None:
    end = "\n" if progress.done == progress.total else ""
    with suppress(OSError):
        sys.stderr.write(f"\r{progress.done} / {progress.total}{end}")
        sys.stderr.flush()


def _nothing(_progress: Progress) -> None:
    """Show nothing: nobody looks."""


_WHICH = words("errors", "Say as what to export: --format json, markdown, html, pdf or csv.")
_ALL_OF_IT = words(
    "errors", "JSON holds all of a conversation: --no-reasoning does not go with it."
)
_NO_FOLDER = words(
    "errors", "Several conversations are several files in this format: name a folder with -o."
)
_NO_TERMINAL = words("errors", "A terminal cannot show a PDF: name a file with -o.")
_KEYS = words(
    "errors",
    "Something looks like a key in {count} of the conversations. Whoever gets the export could "
    "use it.",
)
