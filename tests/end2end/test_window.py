"""The app as a person starts it: a process of its own, on a screen that nobody sees."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from deepseek_desktop.assets import asset
from deepseek_desktop.core.archive.archive import FILE_NAME
from deepseek_desktop.demo.answers import load_answers
from tests.faults.contract import assert_plain_sentence
from tests.faults.looking import archived_replies, journal_entries, journaled_text
from tests.support import until

_LIMIT_S = 60.0
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def _environment(**changes: str) -> dict[str, str]:
    inherited = {name: text for name, text in os.environ.items() if name not in _SCREENS}
    return inherited | changes


@asynccontextmanager
async def _app(*arguments: str | Path, screen: str = "offscreen") -> AsyncIterator[Process]:
    """Yield the running app; it is gone at the end."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "deepseek_desktop",
        *map(str, arguments),
        stdout=PIPE,
        stderr=PIPE,
        env=_environment(QT_QPA_PLATFORM=screen) if screen else _environment(),
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def _run(*arguments: str | Path, screen: str = "offscreen") -> tuple[int | None, str, str]:
    async with _app(*arguments, screen=screen) as process, asyncio.timeout(_LIMIT_S):
        printed, complained = await process.communicate()
    return process.returncode, printed.decode(), complained.decode()


def _shortest_question() -> int:
    """Return the number of the demo question that is answered soonest."""
    lengths = [
        max(len(script.answer + (script.reasoning or "")) for script in scene.scripts.values())
        for scene in load_answers(asset("demo")).scenes
    ]
    return lengths.index(min(lengths)) + 1


async def test_the_demo_saves_a_picture_prints_both_figures_and_ends(tmp_path: Path) -> None:
    picture = tmp_path / "pictures" / "demo.png"
    question = str(_shortest_question())

    code, printed, complained = await _run(
        "--data-dir", tmp_path / "data", "demo", "--question", question, "--screenshot", picture
    )

    path, *figures = printed.splitlines()
    image = QImage(str(picture))
    colours = {image.pixel(x, y) for x in range(0, 1280, 4) for y in range(0, 900, 4)}
    rows = archived_replies(tmp_path / "data")
    assert (code, complained) == (0, "")
    assert path == str(picture)
    assert [line.partition(":")[0] for line in figures] == ["demo-r1", "demo-v3"]
    for line, row in zip(figures, rows, strict=True):
        said = row["completion_tokens"] - row["reasoning_tokens"]
        assert f"{row['reasoning_tokens']} thinking + {said} answer tokens" in line
    assert (image.width(), image.height()) == (1280, 900)
    assert len(colours) > 20
    assert [row["outcome"] for row in rows] == ["complete"] * 2


@pytest.mark.skipif(sys.platform != "linux", reason="only there the system tells who is ready")
async def test_a_window_that_does_nothing_ends_when_its_terminal_does(tmp_path: Path) -> None:
    async with _app("--data-dir", tmp_path) as process:
        await until(lambda: _handles(process, signal.SIGHUP), 10)
        process.send_signal(signal.SIGHUP)
        process.send_signal(signal.SIGTERM)  # while it closes
        async with asyncio.timeout(_LIMIT_S):
            _, complained = await process.communicate()

    assert (process.returncode, complained) == (0, b"")
    assert not list((tmp_path / "sessions").iterdir())
    assert not (tmp_path / f"{FILE_NAME}-wal").exists()  # all of it is in the file


def _handles(process: Process, number: signal.Signals) -> bool:
    """Whether a process has a handler of its own for a signal, as Linux tells."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    caught = next(line for line in status.splitlines() if line.startswith("SigCgt:"))
    return bool(int(caught.split()[1], 16) >> (number - 1) & 1)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM")
async def test_a_terminated_window_stores_what_had_arrived_as_stopped(tmp_path: Path) -> None:
    async with _app("--data-dir", tmp_path, "demo") as process:
        await until((tmp_path / FILE_NAME).exists, 10)
        await until(lambda: _has_journal(tmp_path), 10)
        thought = journaled_text(tmp_path, "reasoning")

        process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(_LIMIT_S):
            _, complained = await process.communicate()

    rows = archived_replies(tmp_path)
    assert process.returncode == 0
    assert complained == b""
    assert [row["outcome"] for row in rows] == ["stopped"] * 2
    assert thought
    assert rows[0]["reasoning"].startswith(thought)
    assert journal_entries(tmp_path) == 0


async def test_without_a_screen_there_is_a_plain_line_and_no_abort(tmp_path: Path) -> None:
    code, printed, complained = await _run("--data-dir", tmp_path, screen="")

    (line,) = complained.splitlines()
    assert code == 1
    assert printed == ""
    assert_plain_sentence(line)
    assert "no screen" in line
    assert "qt.qpa" not in complained
    assert "Traceback" not in complained


async def test_an_archive_that_is_none_is_told_and_left_untouched(tmp_path: Path) -> None:
    content = b"This is a letter, not an archive. " * 100
    (tmp_path / FILE_NAME).write_bytes(content)

    code, printed, complained = await _run(
        "--data-dir", tmp_path, "demo", "--screenshot", tmp_path / "demo.png"
    )

    assert code == 1
    assert printed == ""
    line, what_can_be_done = complained.splitlines()
    assert_plain_sentence(line)
    assert "archive" in line
    assert "deepseek-desktop check" in what_can_be_done
    assert (tmp_path / FILE_NAME).read_bytes() == content
    assert not (tmp_path / "demo.png").exists()


async def test_a_place_where_no_picture_can_be_saved_is_told_before_anything_is_asked(
    tmp_path: Path,
) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    picture = tmp_path / "file" / "demo.png"

    code, printed, complained = await _run(
        "--data-dir", tmp_path / "data", "demo", "--screenshot", picture
    )

    assert (code, printed) == (2, "")
    assert_plain_sentence(complained.strip())
    assert f"{picture} cannot be written" in complained
    assert not (tmp_path / "data" / FILE_NAME).exists()


def _has_journal(folder: Path) -> bool:
    try:
        return bool(journaled_text(folder, "reasoning"))
    except sqlite3.OperationalError:  # the file is there before its tables are
        return False


async def test_a_wrong_report_is_told_of_where_there_is_neither_screen_nor_terminal(
    tmp_path: Path,
) -> None:
    (tmp_path / "x.dsreport").write_text("{}", "utf-8")

    code, _, complained = await _run("--data-dir", tmp_path, tmp_path / "x.dsreport", screen="")

    assert code == 2
    assert complained == "This is no report of DeepSeek Desktop.\n"
