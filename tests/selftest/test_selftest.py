"""The self-test: in a process of its own, as after an installation."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from multiprocessing import active_children
from pathlib import Path
from typing import Any

from deepseek_desktop.selftest.checks import CHECKS, Check
from deepseek_desktop.selftest.rows import Row
from deepseek_desktop.selftest.supervising import examine

_ROOT = Path(__file__).parents[2]

# Whatever runs in the processes of the test connects to nothing but this machine.
_GUARD = """
import socket, sys
def _look(event, arguments):
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        if arguments[1][0] not in {"127.0.0.1", "::1"}:
            open(%r, "a").write(str(arguments[1]))
    if event == "socket.getaddrinfo" and arguments[0] not in {None, "127.0.0.1", "localhost"}:
        open(%r, "a").write(str(arguments[0]))
sys.addaudithook(_look)
"""


def _examined(tmp_path: Path, root: Path = _ROOT) -> tuple[int, dict[str, Any]]:
    """Run the self-test from a folder with the code; return its exit code and what it printed."""
    home, guard, leaked = tmp_path / "home", tmp_path / "guard", tmp_path / "leaked"
    for folder in (home, guard):
        folder.mkdir()
    (guard / "sitecustomize.py").write_text(_GUARD % (str(leaked), str(leaked)), "utf-8")
    kept = {name: os.environ[name] for name in ("PATH", "SystemRoot") if name in os.environ}
    ran = subprocess.run(
        [sys.executable, "-m", "deepseek_desktop", "--selftest", "--json"],
        check=False,
        capture_output=True,
        cwd=root,
        timeout=300,
        env={
            **kept,
            "HOME": str(home),
            "TMPDIR": str(tmp_path),
            "PYTHONPATH": os.pathsep.join([str(root), str(guard)]),
        },
    )
    assert ran.stderr == b""
    assert not leaked.exists(), leaked.read_text()
    assert not list(tmp_path.glob("deepseek-desktop-*")), "a folder is left"
    kept_there = [path for path in home.rglob("*") if path.is_file() and ".cache" not in path.parts]
    assert kept_there == [], "something is kept in the home folder"
    told: dict[str, Any] = json.loads(ran.stdout)
    return ran.returncode, told


def test_all_is_well_in_an_empty_home_and_nothing_is_left(tmp_path: Path) -> None:
    code, told = _examined(tmp_path)

    assert {row["check"]: row["found"] for row in told["checks"] if not row["is_ok"]} == {}
    assert (code, told["is_ok"]) == (0, True)
    assert [row["check"] for row in told["checks"]] == [check.name for check in CHECKS]
    found = {row["check"]: row["found"] for row in told["checks"]}
    assert "2 lanes complete" in found["comparison"]
    assert "FTS5" in found["SQLite"]


def test_what_was_not_brought_along_is_named(tmp_path: Path) -> None:
    root = tmp_path / "installed"
    compiled = shutil.ignore_patterns("__pycache__")
    shutil.copytree(_ROOT / "deepseek_desktop", root / "deepseek_desktop", ignore=compiled)
    left_out = shutil.ignore_patterns("KaTeX_Main-Regular.ttf", "i18n", "send.svg", "LGPL*")
    shutil.copytree(_ROOT / "resources", root / "resources", ignore=left_out)

    code, told = _examined(tmp_path, root)

    failed = {row["check"]: row["found"] for row in told["checks"] if not row["is_ok"]}
    assert code == 1
    assert {"icons", "formulas", "translations", "licences"} <= failed.keys()
    assert not failed.keys() & {"SQLite", "certificates", "other process", "help pages"}
    assert "deepseek_desktop" in failed["translations"]


def _odd(*names: str) -> list[Check]:
    return [Check(name, f"tests.selftest.odd:{name}") for name in names]


def test_a_check_that_hangs_or_dies_is_named_and_the_others_are_run() -> None:
    told: list[Row] = []

    rows = examine(told.append, _odd("fine", "refuses", "dies", "fails", "hangs"), check_limit_s=2)

    assert list(rows) == told
    assert [(row.check, row.is_ok, row.found) for row in rows] == [
        ("fine", True, "0 files"),
        ("refuses", False, "this is not sound"),
        ("dies", False, "its process ended by itself (exit code 7)"),
        ("fails", False, "ZeroDivisionError"),
        ("hangs", False, "did not end within 2 s"),
    ]
    assert active_children() == []


def test_what_is_not_reached_in_time_is_told() -> None:
    rows = examine(lambda _: None, _odd("fine"), limit_s=0)

    assert [(row.is_ok, row.found) for row in rows] == [(False, "not reached in time")]
