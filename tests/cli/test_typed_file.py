"""A file without a command, as a desktop starts the app for a double-click."""

from __future__ import annotations

from pathlib import Path

import pytest

from deepseek_desktop.cli.typed_file import with_command
from tests.cli.conftest import Terminal


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ([], []),
        (["gone.dsreport"], ["open", "gone.dsreport"]),
        (["/x/GONE.DSREPORT"], ["open", "/x/GONE.DSREPORT"]),
        (["--data-dir", "d", "r.dsreport"], ["--data-dir", "d", "open", "r.dsreport"]),
        (["--data-dir=d", "r.dsreport"], ["--data-dir=d", "open", "r.dsreport"]),
        (["gone.json"], ["gone.json"]),
        (["ask"], ["ask"]),
        (["--version"], ["--version"]),
        (["open", "r.dsreport"], ["open", "r.dsreport"]),
        (["import", "r.dsreport"], ["import", "r.dsreport"]),
        (["--data-dir", "r.dsreport"], ["--data-dir", "r.dsreport"]),
    ],
)
def test_a_lone_file_is_opened(typed: list[str], meant: list[str]) -> None:
    assert with_command(typed) == meant


def test_a_file_that_is_there_is_opened_whatever_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("r.json", "ask"):
        (tmp_path / name).write_text("{}", "utf-8")

    assert with_command(["r.json"]) == ["open", "r.json"]
    assert with_command([str(tmp_path / "ask")]) == ["open", str(tmp_path / "ask")]
    assert with_command(["ask"]) == ["ask"]


def test_a_file_that_is_not_there_is_told_in_a_sentence(terminal: Terminal) -> None:
    ran = terminal.run("open", "gone.dsreport", "--json")

    assert ran.code == 2
    assert ran.err == "gone.dsreport cannot be read: No such file or directory.\n"
