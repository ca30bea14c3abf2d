"""The command that checks the archive, and repairs or salvages it."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from deepseek_desktop.cli.opened_archive import opened_archive
from deepseek_desktop.cli.printing import safe_line, write
from deepseek_desktop.core.archive.archive import FILE_NAME
from deepseek_desktop.core.archive.recovering import Recovery
from deepseek_desktop.core.domain.archive_state import Checked, Finding, Salvaged, fuller_backup
from deepseek_desktop.core.domain.backup import Backup
from deepseek_desktop.core.domain.errors import ArchiveError, SettingError, UnopenedArchiveError
from deepseek_desktop.core.domain.words import words

_SOUND, _NOT_SOUND = 0, 1
_MOST_PLACES = 5

_SAID = {
    Finding.DAMAGED_PAGES: "parts of the file are damaged",
    Finding.INDEX_OUT_OF_STEP: "an index does not fit its table",
    Finding.MISSING_INDEX: "an index is missing",
    Finding.MISSING_TABLE: "a table is missing",
    Finding.MISSING_COLUMN: "a column is missing",
    Finding.FOREIGN_OBJECT: "a trigger or view is not ours",
    Finding.BROKEN_REFERENCE: "something refers to what is not there",
    Finding.CHANGED_TEXT: "the text of a reply does not fit its checksum",
    Finding.STRAY_JOURNAL: "the journal has text of a reply that is not running",
}


def check_archive(arguments: argparse.Namespace, data_dir: Path) -> int:
    """Check the archive, and do about it what was typed; return the exit code."""
    if not (data_dir / FILE_NAME).exists() and not arguments.start_anew:
        raise SettingError(_NOTHING_THERE, path=str(data_dir))
    recovery = Recovery(data_dir / FILE_NAME)
    if arguments.salvage and not _is_sound(recovery):  # else there is nothing to salvage
        salvaged = asyncio.run(recovery.salvage())
        fuller = fuller_backup(salvaged, asyncio.run(recovery.backups()))
        lines = _salvaged_lines(salvaged, fuller)
        return _print(arguments, _salvaged_object(salvaged, fuller), lines, _SOUND)
    if arguments.start_anew:
        kept_as = asyncio.run(recovery.set_aside())
        line = f"An empty archive has begun. The other is kept as {kept_as or 'nothing'}."
        return _print(arguments, {"kept_as": kept_as}, [line], _SOUND)
    try:
        checked = asyncio.run(_check(recovery, data_dir, is_to_repair=arguments.repair))
    except UnopenedArchiveError as error:
        if not arguments.json:
            raise
        shape = {"is_sound": False, "condition": error.condition.value, "problem": str(error)}
        return _print(arguments, shape, [], _NOT_SOUND)
    code = _SOUND if checked.is_sound else _NOT_SOUND
    return _print(arguments, _object(checked), _lines(checked), code)


def _is_sound(recovery: Recovery) -> bool:
    try:
        return asyncio.run(recovery.check()).is_sound
    except ArchiveError:
        return False


async def _check(recovery: Recovery, data_dir: Path, *, is_to_repair: bool) -> Checked:
    checked = await recovery.check()
    if not is_to_repair or not checked.can_be_mended:
        return checked
    async with opened_archive(data_dir) as archive:
        backup = await archive.mending.mend()
    sys.stderr.write(f"The way back: {backup.name}\n")
    return await recovery.check()


def _lines(checked: Checked) -> Iterable[str]:
    yield (
        f"Looked at: conversations {checked.conversations}, questions {checked.turns}, "
        f"replies {checked.replies}."
    )
    for found in checked.found:
        yield f"{found.count} ×  {_SAID[found.finding]}"
        yield from (f"      {safe_line(where)}" for where in found.where[:_MOST_PLACES])
    if checked.is_sound:
        yield "Nothing is wrong with the archive."
    if checked.can_be_mended:
        yield "It can be repaired: deepseek-desktop check --repair"
    if checked.needs_salvage:
        yield (
            "What can be done: deepseek-desktop check --salvage, or restore a backup: "
            "deepseek-desktop backup --list"
        )


def _object(checked: Checked) -> dict[str, Any]:
    return {
        "is_sound": checked.is_sound,
        "conversations": checked.conversations,
        "turns": checked.turns,
        "replies": checked.replies,
        "found": [
            {"finding": found.finding.value, "count": found.count, "where": list(found.where)}
            for found in checked.found
        ],
    }


def _salvaged_lines(salvaged: Salvaged, fuller: Backup | None) -> Iterable[str]:
    counts = [f"{table} {count}" for table, count in salvaged.rows.items() if count]
    yield f"Salvaged: {', '.join(counts)}."
    for what, counted in (("Lost, at least", salvaged.lost), ("In part", salvaged.partial)):
        if counted:
            yield f"{what}: {', '.join(f'{table} {count}' for table, count in counted.items())}."
    if salvaged.unsure:
        yield f"Unreadable, and maybe there was nothing in it: {', '.join(salvaged.unsure)}."
    if salvaged.rejoined:
        yield f"Put together anew, because what it belonged to was lost: {salvaged.rejoined}."
    if fuller is not None and fuller.contents is not None:
        held = fuller.contents
        yield (
            f"A backup holds more: conversations {held.conversations}, questions {held.turns}, "
            f"replies {held.replies}."
        )
        yield f"To have it instead: deepseek-desktop backup --restore {fuller.name}"
    yield f"The damaged archive is kept as {salvaged.kept_as}."


def _salvaged_object(salvaged: Salvaged, fuller: Backup | None) -> dict[str, Any]:
    return {
        "kept_as": salvaged.kept_as,
        "rows": dict(salvaged.rows),
        "lost": dict(salvaged.lost),
        "partial": dict(salvaged.partial),
        "rejoined": salvaged.rejoined,
        "unsure": list(salvaged.unsure),
        "fuller_backup": fuller and fuller.name,
    }


def _print(
    arguments: argparse.Namespace, shape: dict[str, Any], lines: Iterable[str], code: int
) -> int:
    if arguments.json:
        write(sys.stdout, json.dumps(shape, ensure_ascii=False, indent=2) + "\n")
    else:
        write(sys.stdout, "".join(f"{line}\n" for line in lines))
    return code


_NOTHING_THERE = words("errors", "There is no archive in {path}.")
