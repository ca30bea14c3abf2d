"""The program as a person starts it: another process, with a data folder of its own."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults import canary
from tests.faults.server import FaultServer

_LIMIT_S = 60.0


def heed_interrupts() -> None:
    """Undo what a shell does to what it starts in the background: it ignores SIGINT."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@dataclass(frozen=True, slots=True)
class Ran:
    """What a finished process left: its exit code and what it printed."""

    code: int | None
    out: str
    err: str


class Program:
    """Starts `python -m deepseek_desktop` with one data folder."""

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir
        self._started: list[asyncio.subprocess.Process] = []

    async def start(self, *arguments: str) -> asyncio.subprocess.Process:
        """Start the program and return at once."""
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith("COV")
        }
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "deepseek_desktop", "--data-dir", str(self.data_dir)),
            *arguments,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=environment | {"PYTHONWARNINGS": "error", "PYTHONIOENCODING": "utf-8"},
            preexec_fn=heed_interrupts,
        )
        self._started.append(process)
        return process

    async def finished(self, process: asyncio.subprocess.Process) -> Ran:
        """Wait until a process ends by itself."""
        async with asyncio.timeout(_LIMIT_S):
            out, err = await process.communicate()
        for output in (out, err):
            canary.assert_absent(output, "the output")
        return Ran(process.returncode, out.decode(), err.decode())

    async def run(self, *arguments: str) -> Ran:
        """Start the program and wait until it ends."""
        return await self.finished(await self.start(*arguments))

    async def aclose(self) -> None:
        """End what a failed test left running."""
        for process in self._started:
            if process.returncode is None:
                with suppress(ProcessLookupError):
                    process.kill()
                await process.communicate()


@pytest.fixture
async def program(tmp_path: Path) -> AsyncIterator[Program]:
    program = Program(tmp_path / "desk")
    yield program
    await program.aclose()


@pytest.fixture
async def knowing_program(program: Program, fault_server: FaultServer) -> Program:
    """The program, after a person added the fault server as the provider `host`."""
    write_settings(program.data_dir, host=(fault_server.base_url, canary.VARIABLE))
    fault_server.archive_folder = program.data_dir
    return program


def write_settings(data_dir: Path, **providers: tuple[str, str | None]) -> None:
    """Write the settings that `provider add` would write, without starting a process for each."""
    data_dir.mkdir(parents=True, exist_ok=True)
    lines: Sequence[str] = [
        f'[providers.{name}]\nbase_url = "{url}"\n' + (f'key_env = "{key}"\n' if key else "")
        for name, (url, key) in providers.items()
    ]
    (data_dir / "settings.toml").write_text("".join(lines), "utf-8")
