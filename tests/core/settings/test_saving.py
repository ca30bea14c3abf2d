"""What is left of the settings when saving is disturbed: by crashes, disks, other windows."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.settings.choices import Theme
from deepseek_desktop.core.settings.store import SettingsStore
from deepseek_desktop.desk import settings_store

_KILLS = 20
_EACH = 25
_NOTE = "# Written by hand; a crash must not lose it.\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


@pytest.fixture
def store(path: Path) -> SettingsStore:
    return SettingsStore(path)


def _start(code: str, *arguments: object) -> subprocess.Popen[str]:
    """Run Python code in a process of its own."""
    words = [str(argument) for argument in arguments]
    return subprocess.Popen(
        [sys.executable, "-c", code, *words], stdout=subprocess.PIPE, text=True, bufsize=1
    )


_SAVES_AND_IS_KILLED = """
import os, signal, sys
from pathlib import Path
import tomlkit
from deepseek_desktop.core.settings.store import SettingsStore
store, left = SettingsStore(Path(sys.argv[1])), int(sys.argv[2])

def count(frame, event, called):
    global left
    if event == "c_call" and called.__name__ in sys.argv[3:]:
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

sys.setprofile(count)
store.save_value("font_size", 20)
store.save_value("font_size", 21)
"""
_OF_THE_SYSTEM = ("open", "write", "flush", "fsync", "replace", "close", "chmod", "flock", "stat")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_a_process_killed_while_it_saves_leaves_the_old_or_the_new(  # C09
    store: SettingsStore, path: Path
) -> None:
    by_hand = _NOTE + 'theme = "dark"\nfont_size = 19\n' + f'kept = "{"x" * 20_000}"\n'
    left_behind = set()
    kills = 0

    for number in range(1, _KILLS + 1):
        path.write_text(by_hand)
        process = _start(_SAVES_AND_IS_KILLED, path, number, *_OF_THE_SYSTEM)
        process.communicate()
        kills += process.returncode == -signal.SIGKILL

        settings = store.load()
        assert settings.problems == ()
        size = settings.chosen.font_size
        assert path.read_text() == by_hand.replace("font_size = 19", f"font_size = {size}")
        left_behind.add(size)

    assert kills == _KILLS
    assert {19, 20} <= left_behind <= {19, 20, 21}
    store.save_value("theme", Theme.LIGHT)  # the lock of a dead process is free
    assert store.load().chosen.theme is Theme.LIGHT


def _full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)


def _no_replacing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "replace", fail)


@pytest.mark.parametrize("happen", [_full_disk, _no_replacing], ids=lambda happen: happen.__name__)
def test_a_failure_between_writing_and_replacing_leaves_the_old(  # C09
    store: SettingsStore,
    path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    happen: Callable[[pytest.MonkeyPatch], None],
) -> None:
    store.save_value("theme", Theme.LIGHT)
    before = path.read_bytes()
    happen(monkeypatch)

    with pytest.raises(SettingError, match=r"could not be written to .*: (No space|Permission)"):
        store.save_value("theme", Theme.DARK)

    assert path.read_bytes() == before
    assert {entry.name for entry in tmp_path.iterdir()} == {path.name, f"{path.name}.lock"}


_SAVES_ITS_OWN = """
import sys
from pathlib import Path
from deepseek_desktop.core.settings.store import SettingsStore
store, name = SettingsStore(Path(sys.argv[1])), sys.argv[2]
for number in range(int(sys.argv[3])):
    store.save_key_place(f"{name}-{number}", "some store")
"""


def test_windows_that_save_at_once_lose_nothing_of_each_other(  # C17
    store: SettingsStore, path: Path
) -> None:
    processes = [_start(_SAVES_ITS_OWN, path, name, _EACH) for name in ("one", "two")]

    ends = [process.wait(60) for process in processes]
    for process in processes:
        process.communicate()

    assert ends == [0, 0]
    expected = {f"{name}-{number}" for name in ("one", "two") for number in range(_EACH)}
    assert set(store.key_places()) == expected


def test_another_window_that_holds_the_file_for_long_is_told(
    store: SettingsStore, path: Path
) -> None:
    with (
        FileLock(path.with_name(f"{path.name}.lock")),
        pytest.raises(SettingError, match="being changed by another window"),
    ):
        store.save_value("theme", Theme.DARK)

    store.save_value("theme", Theme.DARK)


def test_what_another_window_saved_meanwhile_is_kept(store: SettingsStore, path: Path) -> None:
    store.load()
    SettingsStore(path).save_value("font_size", 20)

    store.save_value("theme", Theme.DARK)

    assert tomllib.loads(path.read_text()) == {"font_size": 20, "theme": "dark"}


def test_settings_that_are_a_link_stay_one(store: SettingsStore, path: Path) -> None:
    shared = path.with_name("shared")
    shared.mkdir()
    (shared / "mine.toml").write_text(_NOTE)
    path.symlink_to("shared/mine.toml")

    store.save_value("theme", Theme.DARK)

    assert path.is_symlink()
    assert (shared / "mine.toml").read_text().startswith(_NOTE)
    assert store.load().chosen.theme is Theme.DARK


def _to_a_missing_folder(path: Path) -> None:
    path.symlink_to("nowhere/settings.toml")


def _to_itself(path: Path) -> None:
    path.symlink_to(path.name)


@pytest.mark.parametrize("link", [_to_a_missing_folder, _to_itself], ids=lambda link: link.__name__)
def test_a_link_that_leads_nowhere_is_told_and_stays(  # C18
    store: SettingsStore, path: Path, link: Callable[[Path], None]
) -> None:
    link(path)

    with pytest.raises(SettingError, match="could not be written"):
        store.save_value("theme", Theme.DARK)

    assert path.is_symlink()
    assert store.load().chosen == SettingsStore(path).peek()


def _a_file(folder: Path) -> None:
    folder.write_text("mine")


def _a_link_to_nowhere(folder: Path) -> None:
    folder.symlink_to("nowhere")


def _a_link_to_a_file(folder: Path) -> None:
    folder.with_name("file").write_text("mine")
    folder.symlink_to("file")


@pytest.mark.parametrize(
    "put", [_a_file, _a_link_to_nowhere, _a_link_to_a_file], ids=lambda put: put.__name__
)
def test_a_data_folder_that_is_none_is_told_and_left_alone(  # C18
    tmp_path: Path, put: Callable[[Path], None]
) -> None:
    folder = tmp_path / "data"
    put(folder)
    before = sorted(entry.name for entry in tmp_path.iterdir())

    with pytest.raises(SettingError, match="Choose another with --data-dir"):
        settings_store(folder)

    assert sorted(entry.name for entry in tmp_path.iterdir()) == before
    with pytest.raises(SettingError, match="could not be written"):
        SettingsStore(folder / "settings.toml").save_value("theme", Theme.DARK)
    assert SettingsStore(folder / "settings.toml").peek().theme is Theme.SYSTEM


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_of_someone_else_stays_where_it_is(store: SettingsStore, path: Path) -> None:  # C05
    path.write_text('theme = "dark"\n')
    path.chmod(0)

    settings = store.load()

    assert "cannot be read" in settings.problems[0].sentence
    assert path.exists()
