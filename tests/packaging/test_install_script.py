"""`install.sh` of the archive for any Linux, run in a home of its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from building.places import NAME, PACKAGING
from building.staging import stage_desktop

_HOME = "a home, 100% $mine & `yours`\\"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / _HOME
    folder.mkdir()
    return folder


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    """An archive whose program tells how it was called."""
    folder = tmp_path / "unpacked archive"
    program = folder / "lib" / NAME / NAME
    program.parent.mkdir(parents=True)
    program.write_text('#!/bin/sh\necho "one $*"\n', "utf-8")
    program.chmod(0o755)
    (program.parent / "of-one").touch()
    stage_desktop(folder, "1.2.3")
    shutil.copy(PACKAGING / "linux/install.sh", folder)
    (folder / "libraries.txt").write_text("libc.so.6\n", "ascii")
    return folder


def _install(unpacked: Path, home: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return _run([str(unpacked / "install.sh"), *options], home)


def _run(command: Sequence[str], home: Path) -> subprocess.CompletedProcess[str]:
    told = {"HOME": str(home), "PATH": os.environ["PATH"]}
    return subprocess.run(
        command, env=told, cwd=home, capture_output=True, text=True, check=False, timeout=60
    )


def test_the_command_and_the_entry_start_what_was_installed(unpacked: Path, home: Path) -> None:
    installed = _install(unpacked, home)

    assert installed.returncode == 0, installed.stderr
    assert "add" in installed.stdout  # to the PATH
    assert installed.stderr == ""
    assert _run([str(home / ".local/bin" / NAME), "ask"], home).stdout == "one ask\n"
    entry = (home / f".local/share/applications/{NAME}.desktop").read_text("utf-8")
    line = next(line for line in entry.splitlines() if line.startswith("Exec="))
    quoted = re.fullmatch(r'Exec="(.*)" %f', line)
    assert quoted is not None
    argument = re.sub(r"\\(.)", r"\1", quoted[1])  # as every text of such a file
    program = re.sub(r"\\(.)", r"\1", argument).replace("%%", "%")  # then as an argument
    assert _run([program, "x y"], home).stdout == "one x y\n"


def test_a_newer_one_takes_the_place_of_the_older(unpacked: Path, home: Path) -> None:
    _install(unpacked, home)
    program = unpacked / "lib" / NAME
    (program / NAME).write_text("#!/bin/sh\necho two\n", "utf-8")
    (program / "of-one").unlink()

    _install(unpacked, home)

    assert _run([str(home / ".local/bin" / NAME)], home).stdout == "two\n"
    left = sorted(path.name for path in (home / ".local/lib").rglob("*"))
    assert left == [NAME, NAME, "installed-files"]


def test_uninstalling_takes_away_what_was_installed_and_nothing_else(
    unpacked: Path, home: Path
) -> None:
    own = home / ".local/share" / NAME / "archive.db"
    own.parent.mkdir(parents=True)
    own.touch()
    other = home / ".local/share/applications/other.desktop"
    other.parent.mkdir(parents=True)
    other.touch()
    _install(unpacked, home)

    gone = _install(unpacked, home, "--uninstall")

    assert gone.returncode == 0, gone.stderr
    caches = {"mimeinfo.cache", "icon-theme.cache"}  # where the tools of a desktop are
    left = {path for path in home.rglob("*") if path.is_file() and path.name not in caches}
    assert {path for path in left if ".local/share/mime" not in str(path)} == {own, other}


def test_another_folder_may_be_named(unpacked: Path, home: Path) -> None:
    installed = _install(unpacked, home, "--prefix", "opt place")

    assert installed.returncode == 0, installed.stderr
    assert (home / "opt place/bin" / NAME).exists()
    assert not (home / ".local").exists()


def test_what_the_system_lacks_is_said(unpacked: Path, home: Path) -> None:
    if shutil.which("ldconfig", path=f"{os.environ['PATH']}:/sbin:/usr/sbin") is None:
        pytest.skip("this system has no ldconfig to ask")
    (unpacked / "libraries.txt").write_text("libc.so.6\nlibnowhere.so.7\n", "ascii")

    installed = _install(unpacked, home)

    assert installed.returncode == 0
    assert installed.stderr.rstrip().endswith("libraries: libnowhere.so.7")


def test_what_only_the_installed_version_had_goes_as_well(unpacked: Path, home: Path) -> None:
    icons = unpacked / "share/icons/hicolor"
    (icons / "of-before").touch()
    _install(unpacked, home)
    (icons / "of-before").rename(icons / "of-now")

    _install(unpacked, home)
    upgraded = {path.name for path in (home / ".local/share/icons").rglob("of-*")}
    (icons / "of-now").unlink()
    _install(unpacked, home, "--uninstall")

    assert upgraded == {"of-now"}
    assert list((home / ".local/share").rglob("of-*")) == []
    assert "Nothing is installed" in _install(unpacked, home, "--uninstall").stdout


def _is_another_ones(_: Path, home: Path) -> None:
    (home / ".local/lib" / NAME).mkdir(parents=True)


def _is_started_by_another_command(_: Path, home: Path) -> None:
    (home / ".local/bin").mkdir(parents=True)
    (home / ".local/bin" / NAME).symlink_to("../share/tools/bin")


def _has_no_room(_: Path, home: Path) -> None:
    (home / ".local").mkdir()
    (home / ".local/share").touch()


def _does_not_start(unpacked: Path, _: Path) -> None:
    (unpacked / "lib" / NAME / NAME).write_text("#!/bin/sh\necho too old; exit 1\n", "utf-8")


def _is_not_unpacked(unpacked: Path, _: Path) -> None:
    shutil.rmtree(unpacked / "lib")


@pytest.mark.parametrize(
    ("prepare", "said"),
    [
        (_is_another_ones, "is not from this script"),
        (_is_started_by_another_command, "is not from this script"),
        (_has_no_room, "cannot be written"),
        (_does_not_start, "It said: too old"),
        (_is_not_unpacked, "Unpack all"),
    ],
)
def test_what_cannot_be_installed_whole_is_told_and_nothing_changes(
    unpacked: Path, home: Path, prepare: Callable[[Path, Path], None], said: str
) -> None:
    prepare(unpacked, home)
    before = sorted(path for path in home.rglob("*") if not path.is_dir() or path.is_symlink())

    refused = _install(unpacked, home)

    assert refused.returncode == 1
    assert refused.stderr.count("\n") == 1
    assert said in refused.stderr
    assert before == sorted(p for p in home.rglob("*") if not p.is_dir() or p.is_symlink())


@pytest.mark.skipif(not Path("/proc/self/exe").exists(), reason="asks which programs run")
@pytest.mark.parametrize("options", [[], ["--uninstall"]])
def test_a_program_that_runs_is_left_alone(
    unpacked: Path, home: Path, options: Sequence[str]
) -> None:
    program = unpacked / "lib" / NAME / NAME
    program.unlink()
    shutil.copy("/bin/sleep", program)
    _install(unpacked, home)
    with subprocess.Popen([home / ".local/bin" / NAME, "60"]) as running:
        refused = _install(unpacked, home, *options)
        running.kill()

    assert refused.returncode == 1
    assert "Close it first" in refused.stderr
    assert (home / ".local/bin" / NAME).exists()


@pytest.mark.parametrize("options", [["--what"], ["--prefix"], ["--prefix", ""]])
def test_wrong_words_install_nothing(unpacked: Path, home: Path, options: Sequence[str]) -> None:
    assert _install(unpacked, home, *options).returncode != 0
    assert list(home.iterdir()) == []
