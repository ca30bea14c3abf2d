"""Has all checks run in other processes, each within its time, and collects what they found."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.selftest.checks import CHECKS, Check
from deepseek_desktop.selftest.rows import Row
from deepseek_desktop.selftest.worker import work

CHECK_LIMIT_S = 60.0
"""How long one check may take, and a process to start."""

LIMIT_S = 240.0
"""How long all of them may take."""

_END_LIMIT_S = 5.0


def examine(
    publish: Callable[[Row], None],
    checks: Sequence[Check] = CHECKS,
    *,
    check_limit_s: float = CHECK_LIMIT_S,
    limit_s: float = LIMIT_S,
) -> tuple[Row, ...]:
    """Run all checks and return what each found, in their order; `publish` is told at once.

    Nothing of a person's is touched: a folder is made for it, and removed. Nothing is left running.
    Raises `SettingError` where no folder can be made.
    """
    rows: list[Row] = []

    def note(row: Row) -> None:
        rows.append(row)
        publish(row)

    ends_s = monotonic() + limit_s
    try:
        made = TemporaryDirectory(prefix="deepseek-desktop-", ignore_cleanup_errors=True)
    except OSError as error:
        raise SettingError(_NO_FOLDER, reason=error.strerror or str(error)) from error
    with made as folder:
        for _, group in groupby(checks, key=lambda check: check.is_offscreen):
            _run_all(tuple(group), Path(folder), note, (check_limit_s, ends_s))
    return tuple(rows)


def _run_all(
    checks: Sequence[Check],
    folder: Path,
    note: Callable[[Row], None],
    limits_s: tuple[float, float],
) -> None:
    """Run checks in one process; after one that ended it, or had to be ended, in another."""
    left = list(checks)
    while left:
        if monotonic() >= limits_s[1]:
            for check in left:
                note(Row(check.name, is_ok=False, found="not reached in time", took_ms=0))
            return
        try:
            with _worker(left, folder) as (process, told):
                ending = _listen(process, told, left, note, limits_s)
        except OSError as error:
            ending = f"no process could be started for it: {error.strerror or error}"
        if ending:
            note(Row(left.pop(0).name, is_ok=False, found=ending, took_ms=0))


def _listen(
    process: BaseProcess,
    told: Connection,
    left: list[Check],
    note: Callable[[Row], None],
    limits_s: tuple[float, float],
) -> str:
    """Note what is told, and take it off what is left; return why the first of those failed."""
    limit_s = CHECK_LIMIT_S
    while left:
        patience_s = max(0.0, min(limit_s, limits_s[1] - monotonic()))
        if not told.poll(patience_s):
            return f"did not end within {patience_s:.0f} s"
        try:
            message: Row | str = told.recv()
        except (EOFError, ConnectionError):
            process.join()
            return f"its process ended by itself (exit code {process.exitcode})"
        if isinstance(message, Row):
            left.pop(0)
            note(message)
        limit_s = limits_s[0]
    return ""


@contextmanager
def _worker(checks: Sequence[Check], folder: Path) -> Iterator[tuple[BaseProcess, Connection]]:
    # As an import does it: a process of its own, not a copy of this one.
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=work, args=(tuple(checks), str(folder), theirs))
    process.start()
    theirs.close()  # so that its end is noticed here
    try:
        yield process, ours
    finally:
        process.join(_END_LIMIT_S if not checks else 0)
        process.kill()
        process.join()
        process.close()
        ours.close()


_NO_FOLDER = words("errors", "No folder for temporary files can be made: {reason}.")
