"""What freezing changes, put right: the environment of children, and streams that are not there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from deepseek_desktop.frozen import restore_environment, run_frozen

_HOME = Path("/opt/app/_internal")
_QT = {"QT_PLUGIN_PATH": "/usr/lib/qt6/plugins"}
_MARKS = {
    "_PYI_ARCHIVE_FILE": "/opt/app/deepseek-desktop",
    "_PYI_PARENT_PROCESS_LEVEL": "1",
    "_PYI_LINUX_PROCESS_NAME": "deepseek-deskto",
}


@pytest.mark.skipif(os.pathsep != ":", reason="paths as Linux writes them")
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"LD_LIBRARY_PATH": "/opt/app/_internal"}, {}),
        (
            {
                "LD_LIBRARY_PATH": "/opt/app/_internal:/usr/lib/own::/opt/app",
                "LD_LIBRARY_PATH_ORIG": "/usr/lib/own::/opt/app",
            },
            {"LD_LIBRARY_PATH": "/usr/lib/own::/opt/app"},
        ),
        # Another frozen app, which had put its own right, was what started this one.
        (
            {"LD_LIBRARY_PATH": "/opt/app/_internal", "LD_LIBRARY_PATH_ORIG": "/opt/other"},
            {},
        ),
        ({"LD_LIBRARY_PATH": ""}, {"LD_LIBRARY_PATH": ""}),
        ({"PATH": "/usr/bin", "HOME": "/opt/app/_internal"}, None),
    ],
)
def test_children_see_the_environment_as_it_was(
    before: dict[str, str], after: dict[str, str] | None
) -> None:
    environment = {**_QT, **_MARKS, **before} if after is not None else dict(before)

    restore_environment(environment, _HOME)

    assert environment == (before if after is None else after)


def test_a_process_that_works_for_another_sees_it_as_well(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen: list[str | None] = []
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    monkeypatch.setenv("QT_PLUGIN_PATH", "/usr/lib/qt6/plugins")
    # This is what such a process never returns from.
    monkeypatch.setattr(
        "multiprocessing.freeze_support", lambda: seen.append(os.environ.get("QT_PLUGIN_PATH"))
    )

    assert run_frozen(lambda: 3) == 3

    assert seen == [None]


def test_a_part_that_was_lost_is_told_in_a_sentence_and_other_faults_are_not_hidden(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "app"), raising=False)

    assert run_frozen(lambda: len((tmp_path / "app/icons/stop.svg").read_bytes())) == 1

    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert told.endswith("stop.svg: No such file or directory.\n")
    with pytest.raises(FileNotFoundError):
        run_frozen(lambda: len((tmp_path / "other").read_bytes()))


_WITHOUT_STREAMS = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from deepseek_desktop.cli.main import main
from deepseek_desktop.frozen import run_frozen

told = Path(sys.argv[1])
application = QApplication([])

def look():
    for box in application.topLevelWidgets():
        if isinstance(box, QMessageBox):
            told.write_text(box.text(), "utf-8")
            box.accept()

looking = QTimer(interval=20)
looking.timeout.connect(look)
looking.start()
sys.stdin = sys.stdout = sys.stderr = None
code = run_frozen(lambda: main(sys.argv[2:]))
assert (code == 0) is not told.exists(), code
sys.stdout.write("nobody reads this")
os._exit(code)
"""


@pytest.mark.parametrize(
    ("typed", "code", "told"),
    [
        (["--no-such-option"], 2, "unrecognized arguments: --no-such-option"),
        (["show", "abcdef"], 2, "abcdef"),
        (["--version"], 0, ""),
    ],
)
def test_what_nobody_would_hear_is_shown_in_a_window(
    tmp_path: Path, typed: list[str], code: int, told: str
) -> None:
    place = tmp_path / "told"
    given = ["--data-dir", str(tmp_path / "desk"), *typed]

    ran = subprocess.run(
        [sys.executable, "-c", _WITHOUT_STREAMS, str(place), *given],
        check=False,
        capture_output=True,
        timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )

    assert ran.returncode == code, ran.stderr
    assert told in (place.read_text("utf-8") if place.exists() else "")
