from __future__ import annotations

import asyncio
import os
import socket
import sys
import tempfile
from asyncio.subprocess import PIPE, Process
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication

from deepseek_desktop.core.domain.errors import DeskError
from deepseek_desktop.ui.later_starts import server_name
from deepseek_desktop.ui.only_window import LOCK_NAME, OnlyWindow
from tests.support import until

_LIMIT_S = 60.0

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has pipes, not sockets")


@pytest.fixture
def first(qapp: QApplication, tmp_path: Path) -> Iterator[OnlyWindow]:
    only = OnlyWindow(tmp_path)
    assert only.claim_or_raise_first()
    only.listen()
    yield only
    only.release()
    only.deleteLater()


@pytest.fixture
def raised(first: OnlyWindow) -> list[None]:
    times: list[None] = []
    first.raise_asked.connect(lambda: times.append(None))
    return times


_SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from deepseek_desktop.ui.only_window import OnlyWindow
application = QCoreApplication([])
print("started", flush=True)
print(OnlyWindow(Path(sys.argv[1])).claim_or_raise_first(*sys.argv[2:]))
"""


async def _start(data_dir: Path, *wanted: str) -> Process:
    """Start another process that claims the same folder, and may want a conversation shown."""
    return await asyncio.create_subprocess_exec(
        sys.executable, "-c", _SECOND, str(data_dir), *wanted, stdout=PIPE
    )


async def _told(process: Process) -> str:
    """Return what the other process printed last."""
    async with asyncio.timeout(_LIMIT_S):
        printed, _ = await process.communicate()
    return printed.decode().split()[-1]


async def _say(data_dir: Path, what: bytes) -> bytes:
    """Say something to the first window and return what it answers until it hangs up."""
    caller = QLocalSocket()
    caller.connectToServer(server_name(data_dir))
    assert caller.waitForConnected(20_000)
    caller.write(what)
    caller.flush()
    await until(lambda: caller.state() is QLocalSocket.LocalSocketState.UnconnectedState)
    return bytes(caller.readAll().data())


async def test_a_second_start_raises_the_first_window(
    first: OnlyWindow, raised: list[None], tmp_path: Path
) -> None:
    second = await _start(tmp_path)

    assert await _told(second) == "False"
    assert len(raised) == 1


async def test_a_second_start_can_tell_the_first_window_what_to_show(
    first: OnlyWindow, raised: list[None], tmp_path: Path
) -> None:
    wanted: list[str] = []
    first.show_asked.connect(wanted.append)
    first.attend()

    assert await _told(await _start(tmp_path, "0123456789abcdef" * 2)) == "False"

    assert wanted == ["0123456789abcdef" * 2]
    assert len(raised) == 1


async def test_a_second_start_can_tell_the_first_window_which_report_to_open(
    first: OnlyWindow, raised: list[None], tmp_path: Path
) -> None:
    wanted: list[Path] = []
    first.report_asked.connect(wanted.append)
    first.attend()
    path = os.fsdecode(f"/{'长 ' * 1000}".encode() + b"\n\xff.dsreport")

    assert await _told(await _start(tmp_path, "", path)) == "False"

    assert wanted == [Path(path)]
    assert len(raised) == 1


async def test_what_is_wanted_before_there_is_a_window_waits_for_it(
    first: OnlyWindow, tmp_path: Path
) -> None:
    wanted: list[Path] = []
    for name in ("/one.dsreport", "/two.dsreport"):
        assert await _told(await _start(tmp_path, "", name)) == "False"
    first.report_asked.connect(wanted.append)

    first.attend()

    assert wanted == [Path("/one.dsreport"), Path("/two.dsreport")]


async def test_a_start_before_the_first_one_can_answer_waits_for_it(
    first: OnlyWindow, raised: list[None], tmp_path: Path
) -> None:
    first.fall_silent()
    second = await _start(tmp_path)
    assert second.stdout is not None
    await second.stdout.readline()

    first.listen()

    assert await _told(second) == "False"
    assert len(raised) == 1


async def test_a_first_window_that_is_long_in_coming_answers_all_the_same(
    qapp: QApplication, tmp_path: Path
) -> None:
    only = OnlyWindow(tmp_path)
    assert only.claim_or_raise_first()  # nobody tells it to listen

    assert await _told(await _start(tmp_path)) == "False"

    only.release()


async def test_another_folder_has_a_window_of_its_own(first: OnlyWindow, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = OnlyWindow(tmp_path / "other")

    assert other.claim_or_raise_first()
    other.release()


@pytest.mark.parametrize(
    "said",
    [
        b"quit",
        b"raise\n",
        b"raise me",
        b"\0" * 16,
        b"r" * 100_000,
        b"RAISE",
        b"raise ",
        b"raise " + b"A" * 32,
        b"report \n",
        b"report " + b"x" * 20_000,
    ],
)
async def test_nothing_but_the_one_word_is_obeyed(
    first: OnlyWindow, raised: list[None], tmp_path: Path, said: bytes
) -> None:
    assert await _say(tmp_path, said) == b""
    assert raised == []

    assert await _say(tmp_path, b"raise") == b"raised"
    assert len(raised) == 1


async def test_who_says_nothing_is_hung_up_on(qapp: QApplication, tmp_path: Path) -> None:
    first = OnlyWindow(tmp_path, caller_ms=200)
    assert first.claim_or_raise_first()
    first.listen()

    assert await _say(tmp_path, b"") == b""

    first.release()


@posix_only
async def test_a_socket_that_a_killed_process_left_is_no_obstacle(
    qapp: QApplication, tmp_path: Path
) -> None:
    left = Path(tempfile.gettempdir(), server_name(tmp_path))
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(left))
    (tmp_path / LOCK_NAME).write_text("1\nanother-host\n", "utf-8")
    first = OnlyWindow(tmp_path)

    assert first.claim_or_raise_first()
    first.listen()
    assert await _say(tmp_path, b"raise") == b"raised"

    first.release()


@posix_only
def test_only_the_owner_can_reach_the_window(first: OnlyWindow, tmp_path: Path) -> None:
    at = Path(tempfile.gettempdir(), server_name(tmp_path))

    assert at.stat().st_mode & 0o077 == 0
    assert (tmp_path / LOCK_NAME).stat().st_mode & 0o077 == 0


def test_a_first_window_that_does_not_answer_is_told_in_a_sentence(
    first: OnlyWindow, tmp_path: Path
) -> None:
    # Nothing runs the loop of the first one meanwhile.
    with pytest.raises(DeskError, match=r"does not answer\. Close it") as raised:
        OnlyWindow(tmp_path, patience_ms=300).claim_or_raise_first()

    assert str(tmp_path) in str(raised.value)


def test_where_qt_has_no_network_the_first_window_works_and_later_starts_are_told(
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    # It needs a library of the system that a window does not.
    monkeypatch.setitem(sys.modules, "PySide6.QtNetwork", None)
    monkeypatch.delitem(sys.modules, "deepseek_desktop.ui.later_starts")
    first = OnlyWindow(tmp_path)

    assert first.claim_or_raise_first()
    first.listen()
    with pytest.raises(DeskError, match=r"does not answer\. Close it"):
        OnlyWindow(tmp_path, patience_ms=300).claim_or_raise_first()

    first.release()
    assert "Later starts cannot reach this one" in caplog.text


async def test_a_start_while_the_first_window_closes_becomes_the_first(
    first: OnlyWindow, tmp_path: Path
) -> None:
    first.fall_silent()
    second = await _start(tmp_path)
    assert second.stdout is not None
    await second.stdout.readline()

    first.release()

    assert await _told(second) == "True"
