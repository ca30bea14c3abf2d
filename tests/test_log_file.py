from __future__ import annotations

import logging
import sys
from pathlib import Path

import pytest

from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.settings.keys import Keys
from deepseek_desktop.core.settings.store import SettingsStore
from deepseek_desktop.desk import open_desk
from deepseek_desktop.log_file import FILE_NAME, FOLDER, last_lines, logging_to
from tests.fakes import MemoryStore
from tests.faults import canary

_OURS = logging.getLogger("deepseek_desktop.some.module")
_SHORT_KEY = "4f2c9d7e01"  # looks like no key of any host


def _log(data_dir: Path) -> str:
    return (data_dir / FOLDER / FILE_NAME).read_text("utf-8")


def test_what_happened_is_one_line_with_time_level_and_place(tmp_path: Path) -> None:
    with logging_to(tmp_path, tuple):
        _OURS.info("Run %s\nstarted\x1b[31m.", "r1")
        _OURS.debug("Too much to keep.")

    (line,) = _log(tmp_path).splitlines()
    assert line.endswith("INFO deepseek_desktop.some.module: Run r1 started [31m.")


def test_keys_are_blacked_out_in_messages_and_tracebacks(tmp_path: Path) -> None:
    keys = [_SHORT_KEY]
    with logging_to(tmp_path, lambda: keys):
        keys.append(canary.KEY)  # typed while the log is open
        _OURS.info("The key is %s.", _SHORT_KEY)
        try:
            raise ValueError(f"Authorization: Bearer {canary.KEY}")
        except ValueError:
            _OURS.exception("It went wrong with %s.", canary.KEY)
        _OURS.warning("A key nobody knows of: sk-or-v1-0123456789abcdef")

    text = _log(tmp_path)
    canary.assert_absent(text.encode(), "the log")
    assert _SHORT_KEY not in text
    assert "0123456789abcdef" not in text
    assert "Traceback" in text
    assert text.count("[key]") >= 4


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_only_its_owner_can_read_the_log(tmp_path: Path) -> None:
    with logging_to(tmp_path, tuple):
        for _ in range(150):
            _OURS.info("%s", "x" * 10_000)

    files = sorted((tmp_path / FOLDER).iterdir())
    assert len(files) == 2
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    assert (tmp_path / FOLDER).stat().st_mode & 0o777 == 0o700
    assert max(file.stat().st_size for file in files) <= 1_000_000


def test_the_log_never_takes_more_than_three_files(tmp_path: Path) -> None:
    with logging_to(tmp_path, tuple):
        for _ in range(600):
            _OURS.info("%s", "x" * 10_000)

    assert len(list((tmp_path / FOLDER).iterdir())) == 3


def test_what_http_libraries_say_is_kept_only_as_a_warning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with logging_to(tmp_path, tuple):
        logging.getLogger("httpx").info("HTTP Request: POST https://host.example/secret")
        logging.getLogger("httpcore.http11").warning("Something odd.")

    assert "secret" not in _log(tmp_path)
    assert "Something odd." in _log(tmp_path)


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("in the way", "utf-8")

    with logging_to(tmp_path, tuple):
        _OURS.info("Nobody keeps this.")

    assert last_lines(tmp_path, 50) == ()
    assert (tmp_path / FOLDER).read_text("utf-8") == "in the way"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a device that is full")
def test_a_full_disk_stops_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / FILE_NAME).symlink_to("/dev/full")

    with logging_to(tmp_path, tuple):
        _OURS.info("There is no room for this.")

    assert capfd.readouterr() == ("", "")


def test_the_end_of_the_log_is_told_in_order(tmp_path: Path) -> None:
    with logging_to(tmp_path, tuple):
        for number in range(80):
            _OURS.info("Line %d.", number)

    lines = last_lines(tmp_path, 50)

    assert len(lines) == 50
    assert lines[0].endswith("Line 30.")
    assert lines[-1].endswith("Line 79.")


def test_nothing_is_logged_where_the_log_was_closed(tmp_path: Path) -> None:
    with logging_to(tmp_path, tuple):
        pass
    _OURS.warning("Too late.")

    assert _log(tmp_path) == ""


async def test_keys_tell_all_that_were_ever_found_typed_or_forgotten(tmp_path: Path) -> None:
    keys = Keys({"A_KEY": _SHORT_KEY}, SettingsStore(tmp_path / "settings.toml"), MemoryStore)
    one, other = (
        Profile("one", "https://one.example", "A_KEY"),
        Profile("other", "https://other.example", "B_KEY"),
    )

    keys.key_for(one)
    await keys.put(other, canary.KEY)
    await keys.forget(other)

    assert keys.known() == {_SHORT_KEY, canary.KEY}


async def test_a_desk_keeps_a_log_for_as_long_as_it_is_open(tmp_path: Path) -> None:
    async with open_desk(tmp_path, {}):
        _OURS.info("While it is open.")
    _OURS.info("When it is closed.")

    assert "While it is open." in _log(tmp_path)
    assert "When it is closed." not in _log(tmp_path)
