"""The command line, run in this process, with a data folder of its own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from deepseek_desktop.cli.main import main
from tests.end2end.conftest import Ran, write_settings
from tests.faults import canary
from tests.faults.server import FaultServer


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where commands are typed; the fault server is known as the provider `host`."""

    data_dir: Path
    capfd: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch

    def run(self, *arguments: str, piped: bytes | None = None) -> Ran:
        """Run a command to its end; `piped` is what standard input holds."""
        if piped is not None:
            self.monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(piped), "utf-8"))
        try:
            code = main(["--data-dir", str(self.data_dir), *arguments])
        except SystemExit as ended:
            code = int(ended.code or 0)
        printed = self.capfd.readouterr()
        canary.assert_absent((printed.out + printed.err).encode(), "the output")
        return Ran(code, printed.out, printed.err)

    def json(self, *arguments: str) -> Mapping[str, Any]:
        """Run a command that succeeds, and read what it prints."""
        ran = self.run(*arguments, "--json")
        assert (ran.code, ran.err) == (0, "")
        value = json.loads(ran.out)
        assert isinstance(value, dict)
        return value


@pytest.fixture
def terminal(
    tmp_path: Path,
    fault_server: FaultServer,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Terminal:
    write_settings(tmp_path / "desk", host=(fault_server.base_url, None))
    return Terminal(tmp_path / "desk", capfd, monkeypatch)


@pytest.fixture
def keyed_terminal(terminal: Terminal, fault_server: FaultServer) -> Terminal:
    """The terminal, where the provider `host` has a key of its own."""
    write_settings(terminal.data_dir, host=(fault_server.base_url, canary.VARIABLE))
    fault_server.archive_folder = terminal.data_dir
    return terminal
