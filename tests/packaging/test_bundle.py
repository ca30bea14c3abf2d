"""What is left out of a bundle, whose licences go along, and what cannot be built here."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import PySide6
import pytest
from building import appimage, locked
from building.places import PACKAGING
from building.running import BuildError, need, run
from building.sbom import system_parts
from notices import write_bundled
from testing import proof
from testing.clean_root import CleanRoot, mount_namespace
from testing.steps import StepError, step
from trimming import trimmed

_QT = Path(PySide6.__file__).parent


def _entry(inside: str, source: Path | None = None, kind: str = "BINARY") -> tuple[str, str, str]:
    return inside, str(source or _QT / inside.removeprefix("PySide6/")), kind


@pytest.mark.skipif(shutil.which("objdump") is None, reason="needs objdump (Debian: binutils)")
def test_libraries_stay_that_something_needs_and_no_others() -> None:
    binaries = [
        _entry("PySide6/QtSvg.abi3.so"),
        _entry("PySide6/Qt/lib/libQt6Svg.so.6"),
        _entry("PySide6/Qt/lib/libQt6Core.so.6"),
        _entry("PySide6/Qt/lib/libQt6Quick.so.6"),
        _entry("PySide6/Qt/plugins/platforms/libqxcb.so"),
        _entry("PySide6/Qt/plugins/platforms/libqvnc.so"),
        _entry("PySide6/Qt/qml/QtQuick/libqtquick2plugin.so"),
        _entry("libQt6Svg.so.6", Path("PySide6/Qt/lib/libQt6Svg.so.6"), "SYMLINK"),
        _entry("libQt6Quick.so.6", Path("PySide6/Qt/lib/libQt6Quick.so.6"), "SYMLINK"),
    ]

    kept = {name for name, _, _ in trimmed(binaries, [], "portable")[0]}

    assert kept == {
        "PySide6/QtSvg.abi3.so",
        "PySide6/Qt/lib/libQt6Svg.so.6",
        "PySide6/Qt/lib/libQt6Core.so.6",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "libQt6Svg.so.6",
    }


def test_files_stay_out_that_are_of_no_use_or_name_a_folder_of_this_machine() -> None:
    kept = [
        "PySide6/Qt/translations/qtbase_zh_CN.qm",
        "httpx-0.28.1.dist-info/METADATA",
        "httpx-0.28.1.dist-info/licenses/LICENSE.md",
        "deepseek_desktop/resources/katex/katex.min.js",
        "deepseek_desktop/resources/CHANGELOG.md",
    ]
    gone = [
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/QtCore.pyi",
        "httpx-0.28.1.dist-info/RECORD",
        "deepseek_desktop-0.1.0.dist-info/direct_url.json",
    ]
    datas = [_entry(name, kind="DATA") for name in (*kept, *gone)]

    assert [name for name, _, _ in trimmed([], datas, "portable")[1]] == kept


@pytest.mark.skipif(shutil.which("dpkg-query") is None, reason="asks Debian's list of packages")
def test_libraries_of_the_system_go_with_their_licences(tmp_path: Path) -> None:
    listed = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True)
    zlib = next(line for line in listed.stdout.splitlines() if "libz.so.1 " in line).split()[-1]

    write_bundled([zlib, str(_QT / "QtSvg.abi3.so")], tmp_path / "bundled.txt")

    told = (tmp_path / "bundled.txt").read_text("utf-8")
    assert told.startswith("Python 3.")
    assert "zlib1g" in told
    assert "Jean-loup Gailly" in told
    assert "Svg" not in told  # it is no library of the system


@pytest.mark.skipif(shutil.which("dpkg-query") is None, reason="asks Debian's list of packages")
def test_texts_that_only_debian_has_go_along_too(tmp_path: Path) -> None:
    listed = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True)
    glib = next(line for line in listed.stdout.splitlines() if "libglib-2.0.so.0 " in line)

    write_bundled([glib.split()[-1]], tmp_path / "bundled.txt")

    told = (tmp_path / "bundled.txt").read_text("utf-8")
    assert "Version 2.1, February 1999" in told  # of the Lesser General Public License
    assert "snapshot.debian.org" in told
    assert [part.name[:12] for part in system_parts(told)] == ["libglib2.0-0"]


def test_the_command_says_what_it_can_build_and_refuses_the_rest() -> None:
    def build(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, PACKAGING / "build.py", *words],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    other = "macos" if sys.platform != "darwin" else "deb"
    assert "./dev package-test" in build("--help").stdout
    assert build("flying-carpet").returncode == 2
    refused = build(other)
    assert refused.returncode == 1
    assert refused.stderr.startswith(f"{other} can only be built on")


def test_another_python_or_another_lock_makes_the_environment_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def run(command: Sequence[str | Path]) -> None:
        if "venv" in command:
            made.append(str(command[0]))
            (tmp_path / "made/bin").mkdir(parents=True)
            (tmp_path / "made/bin/python").touch()

    lock = tmp_path / "lock"
    monkeypatch.setattr(locked, "run", run)

    for python, text in (("a", "a==1"), ("a", "a==1"), ("b", "a==1"), ("b", "a==2")):
        lock.write_text(text, "ascii")
        locked.locked_environment(tmp_path / "made", lock, python)

    assert made == ["a", "b", "b"]


def test_an_appimage_is_not_made_behind_something_that_is_no_runtime(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_runtime = tmp_path / "runtime"
    no_runtime.write_bytes(b"\x7fELF" + bytes(60))

    with pytest.raises(BuildError, match="no AppImage runtime"):
        appimage.built(no_runtime, tmp_path)
    with pytest.raises(BuildError, match="cannot be read"):
        appimage.built(tmp_path / "nowhere", tmp_path)
    monkeypatch.delenv(appimage.VARIABLE, raising=False)
    with pytest.raises(BuildError, match="does not name"):
        appimage.build()


def test_a_tool_that_fails_is_quoted_and_one_that_is_missing_is_named() -> None:
    with pytest.raises(BuildError, match=r"(?s)failed \(3\).*no paper"):
        run(["sh", "-c", "echo no paper >&2; exit 3"])
    with pytest.raises(BuildError, match="on Debian it is in carpets"):
        need("flying-carpet", "carpets")


def test_a_clean_system_is_never_made_among_the_mounts_of_this_machine(tmp_path: Path) -> None:
    with pytest.raises(StepError, match="namespace of its own"):
        CleanRoot("bookworm", tmp_path / "root", tmp_path, mount_namespace())

    assert not (tmp_path / "root").exists()


def test_without_root_the_proof_says_what_it_leaves_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)

    assert proof.why_no_root() == "it needs root"


def test_a_step_that_fails_says_so_in_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(StepError), step("upgrade"):
        raise StepError("gone")

    assert capsys.readouterr().out.startswith("FAILED")
