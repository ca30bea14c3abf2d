"""The window as a program among others: started twice, killed, in odd places, and its log."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import stat
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, suppress
from pathlib import Path
from time import monotonic

import pytest

from deepseek_desktop.core.archive.archive import FILE_NAME as ARCHIVE
from deepseek_desktop.core.interchange.report_record import report_text
from deepseek_desktop.log_file import FILE_NAME as LOG
from deepseek_desktop.log_file import FOLDER
from tests.conftest import Canary
from tests.core.interchange.reported import reported
from tests.end2end.conftest import Program
from tests.faults import canary as search
from tests.faults.contract import assert_plain_sentence
from tests.faults.looking import archived_replies
from tests.faults.server import FaultServer
from tests.faults.wire import error, said
from tests.support import until

_LIMIT_S = 60.0
_RAISED = "Another start brings this window to the front."
_PROMPT, _THOUGHT, _SAID = "Canary prompt nr 1?", "Canary thinking nr 2.", "Canary answer nr 3."

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")


@asynccontextmanager
async def _window(data_dir: Path, *arguments: str, **environment: str) -> AsyncIterator[Process]:
    """Start the window and wait until it works; it is gone at the end."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "deepseek_desktop", "--data-dir", str(data_dir), *arguments),
        stdin=DEVNULL,
        stdout=PIPE,
        stderr=PIPE,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"} | environment,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def _ended(process: Process) -> tuple[int | None, str]:
    async with asyncio.timeout(_LIMIT_S):
        printed, complained = await process.communicate()
    assert printed == b""
    return process.returncode, complained.decode()


def _log(data_dir: Path) -> str:
    path = data_dir / FOLDER / LOG
    return path.read_text("utf-8") if path.exists() else ""


async def _works(data_dir: Path, process: Process) -> None:
    await until(lambda: process.returncode is not None or _has_archive(data_dir), _LIMIT_S)
    assert process.returncode is None


def _has_archive(data_dir: Path) -> bool:
    return (data_dir / ARCHIVE).exists()


async def test_a_second_start_raises_the_first_window_and_ends_well(tmp_path: Path) -> None:
    async with _window(tmp_path) as first:
        await _works(tmp_path, first)
        async with _window(tmp_path) as second:
            assert await _ended(second) == (0, "")

        assert _log(tmp_path).count(_RAISED) == 1
        assert first.returncode is None


async def test_another_folder_is_another_window(tmp_path: Path) -> None:
    async with _window(tmp_path / "one") as first, _window(tmp_path / "other") as second:
        await _works(tmp_path / "one", first)
        await _works(tmp_path / "other", second)


@posix_only
async def test_after_kill_9_the_next_start_is_the_first(tmp_path: Path) -> None:
    async with _window(tmp_path) as killed:
        await _works(tmp_path, killed)
        killed.kill()
        await killed.wait()
    (tmp_path / "window.lock").write_bytes(b"\0garbage 1 another-host")

    async with _window(tmp_path) as first, _window(tmp_path) as second:
        await until(lambda: _log(tmp_path).count(_RAISED) == 1, _LIMIT_S)
        codes = {window.returncode for window in (first, second)}
        assert codes <= {None, 0}
    assert "Traceback" not in _log(tmp_path)


@posix_only
async def test_a_first_window_that_hangs_is_told_in_a_sentence(tmp_path: Path) -> None:
    async with _window(tmp_path) as first:
        await _works(tmp_path, first)
        first.send_signal(signal.SIGSTOP)
        began = monotonic()
        async with _window(tmp_path) as second, asyncio.timeout(_LIMIT_S):
            assert second.stderr is not None
            line = (await second.stderr.readline()).decode().strip()
            took_s = monotonic() - began
            assert second.returncode is None  # no terminal: it says the same in a window
        first.send_signal(signal.SIGCONT)

    assert_plain_sentence(line)
    assert "does not answer" in line
    assert took_s < _LIMIT_S


async def test_a_report_that_is_double_clicked_opens_in_the_window_that_is_there(
    tmp_path: Path,
) -> None:
    file = tmp_path / "一 report.dsreport"
    file.write_text(report_text(reported()), "utf-8")
    desk = tmp_path / "desk"
    (tmp_path / "no.dsreport").write_text("{}", "utf-8")

    async with _window(desk, str(file)) as first:
        await until(lambda: _titles(desk) == ["Why so?"], _LIMIT_S)
        async with _window(desk, str(file)) as again, _window(desk, "no.dsreport") as wrong:
            assert await _ended(again) == (0, "")
            assert await _ended(wrong) == (0, "")
        assert first.returncode is None
    assert _titles(desk) == ["Why so?"]
    assert _log(desk).count(_RAISED) == 2


async def test_reports_that_are_double_clicked_together_all_open(tmp_path: Path) -> None:
    desk, titles = tmp_path / "desk", ["Why me?", "Why so?", "Why us?"]
    for title in titles:
        text = report_text(reported()).replace("Why so?", title)
        (tmp_path / f"{title[4:6]}.dsreport").write_text(text, "utf-8")
    me, so, us = (str(tmp_path / f"{title[4:6]}.dsreport") for title in titles)

    async with _window(desk, me), _window(desk, so), _window(desk, us):
        await until(lambda: sorted(_titles(desk)) == titles, _LIMIT_S)


def _titles(data_dir: Path) -> list[str]:
    if not _has_archive(data_dir):
        return []
    with (
        suppress(sqlite3.OperationalError),
        closing(sqlite3.connect(f"{(data_dir / ARCHIVE).as_uri()}?mode=ro", uri=True)) as archive,
    ):
        return [title for (title,) in archive.execute("SELECT title FROM conversation")]
    return []


async def test_the_command_line_works_beside_the_window(
    canary: Canary, knowing_program: Program, fault_server: FaultServer
) -> None:
    fault_server.answer = said(_SAID, _THOUGHT)
    data_dir = knowing_program.data_dir
    async with _window(data_dir) as window:
        await _works(data_dir, window)

        ran = await knowing_program.run("ask", "What is 2 + 2?", "--model", "host/host-name")

        assert (ran.code, ran.err) == (0, "")
        assert window.returncode is None
    assert [row["outcome"] for row in archived_replies(data_dir)] == ["complete"]


@posix_only
@pytest.mark.parametrize("locale", ["C", "tr_TR.UTF-8", "zz_ZZ"])
async def test_it_works_in_odd_places(tmp_path: Path, locale: str) -> None:
    data_dir = tmp_path / "with blanks 🦜 und Ümläute" / ("i" * 200) / ("İ" * 60) / "ı'\"$"
    assert len(str(data_dir)) > 300

    async with _window(data_dir, LC_ALL=locale, LANG=locale) as first:
        await _works(data_dir, first)
        async with _window(data_dir, LC_ALL=locale, LANG=locale) as second:
            assert await _ended(second) == (0, "")
        first.terminate()
        assert await _ended(first) == (0, "")

    assert _RAISED in _log(data_dir)
    assert "Traceback" not in _log(data_dir)
    assert (data_dir / "view.ini").exists()


async def test_the_log_tells_runs_but_no_word_of_them(
    canary: Canary, knowing_program: Program, fault_server: FaultServer
) -> None:
    fault_server.answer = said(_SAID, _THOUGHT)
    asked = await knowing_program.run("ask", _PROMPT, "--model", "host/good")
    fault_server.answer = error(401, f"Bad key {canary.key} for “{_PROMPT}”")
    refused = await knowing_program.run("ask", _PROMPT, "--model", "host/bad")

    text = _log(knowing_program.data_dir)
    started, ended, again, failed = [line for line in text.splitlines() if " Run " in line]
    assert (asked.code, refused.code) == (0, 1)
    assert "of host/good started." in started
    assert "of host/good ended: complete after" in ended
    assert "of these thinking 24" in ended
    assert "of host/bad started." in again
    assert "of host/bad ended: refused (authentication, 401) after" in failed
    assert "tokens in unknown" in failed
    for said_there in (_PROMPT, _THOUGHT, _SAID, "Canary", "2 + 2"):
        assert said_there not in text
    search.assert_absent(text.encode(), "the log")
    mode = (knowing_program.data_dir / FOLDER / LOG).stat().st_mode
    assert sys.platform == "win32" or stat.S_IMODE(mode) == 0o600


async def test_a_log_folder_that_cannot_be_used_stops_nothing(
    canary: Canary, knowing_program: Program, fault_server: FaultServer
) -> None:
    fault_server.answer = said(_SAID, _THOUGHT)
    (knowing_program.data_dir / FOLDER).write_text("in the way", "utf-8")

    ran = await knowing_program.run("ask", "What is 2 + 2?", "--model", "host/host-name")

    assert (ran.code, ran.err) == (0, "")
