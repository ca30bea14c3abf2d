"""The command about backups: make one, list them, put one in the archive's place."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from deepseek_desktop.cli.opened_archive import opened_archive
from deepseek_desktop.cli.printing import safe_line, write
from deepseek_desktop.cli.showing import when
from deepseek_desktop.core.archive.archive import FILE_NAME
from deepseek_desktop.core.archive.recovering import Recovery
from deepseek_desktop.core.domain.backup import Backup, Why
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.words import words

_NEWEST = "newest"


def back_up(arguments: argparse.Namespace, data_dir: Path) -> int:
    """Do what was typed about backups; return the exit code."""
    recovery = Recovery(data_dir / FILE_NAME)
    if arguments.list:
        backups = asyncio.run(recovery.backups())
        _print(arguments, {"backups": [_object(b) for b in backups]}, _lines(backups))
    elif arguments.restore is not None:
        restored = asyncio.run(_restore(recovery, arguments.restore))
        line = f"The archive is what it was {when(restored.made_at)}. What it was before is kept."
        _print(arguments, {"restored": _object(restored)}, [line])
    else:
        made = asyncio.run(_make(data_dir))
        _print(arguments, {"made": _object(made)}, _lines([made]))
    return 0


async def _make(data_dir: Path) -> Backup:
    async with opened_archive(data_dir) as archive:
        return await archive.backups.make(Why.ASKED)


async def _restore(recovery: Recovery, typed: str) -> Backup:
    backups = await recovery.backups()
    found = backups[:1] if typed == _NEWEST else [b for b in backups if b.name.startswith(typed)]
    if len(found) != 1:
        raise SettingError(_NONE if not found else _SEVERAL, name=typed[:80])
    await recovery.restore(found[0].name)
    return found[0]


def _lines(backups: Sequence[Backup]) -> Iterable[str]:
    if not backups:
        return ["There are no backups yet."]
    return [line for backup in backups for line in _line(backup)]


def _line(backup: Backup) -> Iterable[str]:
    yield f"{backup.name}  {when(backup.made_at)}  {backup.size_bytes / 1024**2:.1f} MB"
    held = backup.contents
    if held is None:
        yield "    damaged: it cannot be read"
        return
    yield (
        f"    conversations: {held.conversations} · questions: {held.turns} · "
        f"format {held.format}{f' · written by {held.app}' if held.app else ''}"
    )
    if held.newest_at is not None:
        yield f"    newest: {when(held.newest_at)}  {safe_line(held.newest)}"


def _object(backup: Backup) -> dict[str, Any]:
    held = backup.contents
    return {
        "name": backup.name,
        "made_at": backup.made_at.isoformat(),
        "why": backup.why.value,
        "size_bytes": backup.size_bytes,
        "is_readable": held is not None,
        "archive_id": held.archive_id if held else None,
        "format": held.format if held else None,
        "written_by": held.app if held else None,
        "conversations": held.conversations if held else None,
        "turns": held.turns if held else None,
        "replies": held.replies if held else None,
        "newest": held.newest if held else None,
        "newest_at": held.newest_at.isoformat() if held and held.newest_at else None,
    }


def _print(arguments: argparse.Namespace, shape: dict[str, Any], lines: Iterable[str]) -> None:
    if arguments.json:
        write(sys.stdout, json.dumps(shape, ensure_ascii=False, indent=2) + "\n")
    else:
        write(sys.stdout, "".join(f"{line}\n" for line in lines))


_NONE = words("errors", "There is no backup called {name}.")
_SEVERAL = words("errors", "Several backups begin with {name}. Type more of the name.")
