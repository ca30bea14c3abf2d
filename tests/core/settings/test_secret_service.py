"""The real key store of a Linux desktop: gnome-keyring in a D-Bus session of its own, no screen."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Canary
from tests.faults import canary as canary_search
from tests.faults import wire
from tests.faults.server import FaultServer

_PARTS = ("dbus-run-session", "dbus-daemon", "gnome-keyring-daemon")
_MISSING = [part for part in _PARTS if shutil.which(part) is None]
_ROOT = Path(__file__).parents[3]
_LIMIT_S = 60.0
_UNLOCK = (
    'printf %s "$1" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; '
    'shift; exec "$@"'
)

pytestmark = [
    pytest.mark.keystore,
    pytest.mark.skipif(
        bool(_MISSING), reason=f"the real key store is not tried: there is no {', '.join(_MISSING)}"
    ),
]


@dataclass(frozen=True, slots=True)
class Desktop:
    """Logs in, does one thing, logs out; what gnome-keyring keeps outlives the session."""

    data_dir: Path
    runtime_dir: Path

    async def run(
        self, *command: str, typed: str = "", password: str | None = "right", code: int = 0
    ) -> str:
        """Return what a command printed in a new session; without a password nothing unlocks."""
        inside = ("sh", "-c", _UNLOCK, "_", password, *command) if password else command
        environment = {**os.environ, "XDG_RUNTIME_DIR": str(self.runtime_dir)}
        for name in ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY"):
            environment.pop(name, None)
        process = await asyncio.create_subprocess_exec(
            *("dbus-run-session", "--", *inside),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=environment,
            cwd=_ROOT,
        )
        try:
            async with asyncio.timeout(_LIMIT_S):
                out, err = await process.communicate(typed.encode())
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        for output in (out, err):
            canary_search.assert_absent(output, "the output")
        assert process.returncode == code, err.decode()
        return out.decode()

    async def do(self, scenario: str, password: str | None = "right") -> dict[str, Any]:
        """Return what the real `Keys` made of a scenario."""
        module = ("-m", "tests.core.settings.at_the_key_store", scenario, str(self.data_dir))
        told: dict[str, Any] = json.loads(
            await self.run(sys.executable, *module, password=password)
        )
        return told

    async def app(self, *arguments: str, typed: str = "", code: int = 0) -> str:
        """Return what the command line printed."""
        start = ("-m", "deepseek_desktop", "--data-dir", str(self.data_dir))
        return await self.run(sys.executable, *start, *arguments, typed=typed, code=code)


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    # Sockets go there, and their paths have to be short.
    with tempfile.TemporaryDirectory(prefix="session-") as runtime_dir:
        yield Desktop(tmp_path / "desk", Path(runtime_dir))
    canary_search.assert_absent_below(tmp_path)


async def test_a_key_is_kept_and_found_by_the_next_session(desktop: Desktop) -> None:
    kept = await desktop.do("put")
    found = await desktop.do("find")

    assert kept == found
    assert kept["source"] == "store"
    assert kept["place"] == "Secret Service"
    assert kept["is_right"]
    assert kept["hindrance"] == ""
    assert b"Secret Service" in (desktop.data_dir / "settings.toml").read_bytes()


async def test_the_command_line_keeps_tells_and_forgets_a_key(desktop: Desktop) -> None:
    kept = await desktop.app("provider", "key", "deepseek", typed=f"  {canary_search.KEY}\n")
    where = await desktop.app("provider", "key", "deepseek", "--where")
    forgotten = await desktop.app("provider", "key", "deepseek", "--forget")
    found = await desktop.do("find")

    assert kept == "The key sk-...cXyV is kept in Secret Service.\n"
    assert where.startswith("The key sk-...cXyV is in Secret Service, for this address only.\n")
    assert where.endswith("Secret Service keeps what it is given and gives it back.\n")
    assert forgotten == "No key is kept for deepseek.\n"
    assert found["source"] is None


async def test_a_kept_key_is_sent_to_its_provider_and_is_nowhere_else(
    desktop: Desktop, fault_server: FaultServer, canary: Canary
) -> None:
    fault_server.answer = wire.error(401, f"The key {canary.key} is not valid")
    await desktop.app("provider", "add", "host", "--base-url", fault_server.base_url)
    await desktop.app("provider", "key", "host", typed=canary.key)

    await desktop.app("ask", "2 + 2?", "--model", "host/some", code=1)
    fault_server.answer = wire.said("It is 4.")
    answered = await desktop.app("ask", "2 + 2?", "--model", "host/some")

    assert "It is 4." in answered
    assert {request.headers["authorization"] for request in fault_server.requests} == {
        f"Bearer {canary.key}"
    }


async def test_a_provider_that_is_removed_takes_its_key_along(desktop: Desktop) -> None:
    await desktop.app("provider", "add", "host", "--base-url", "https://host.example/v1")
    await desktop.app("provider", "key", "host", typed="sk-0123456789abcdef\n")
    removed = await desktop.app("provider", "remove", "host")
    await desktop.app("provider", "add", "host", "--base-url", "https://host.example/v1")
    where = await desktop.app("provider", "key", "host", "--where")

    assert "There is no key." in where
    assert "is removed" in removed


async def test_a_check_of_the_store_tells_its_name(desktop: Desktop) -> None:
    assert await desktop.do("check") == {"store": "Secret Service"}


async def test_a_forgotten_key_is_not_there_any_more(desktop: Desktop) -> None:
    told = await desktop.do("put_and_forget")

    assert told["source"] is None
    assert told["hindrance"] == ""


async def test_a_locked_store_is_told_as_locked(desktop: Desktop) -> None:  # K05
    told = await desktop.do("lock")

    assert told["source"] is None
    assert "is locked" in told["hindrance"]


async def test_a_wrong_password_is_a_locked_store_and_loses_nothing(desktop: Desktop) -> None:
    # K10: unlocking says that all is well.
    await desktop.do("put")

    wrong = await desktop.do("find", password="wrong")
    checked = await desktop.do("check", password="wrong")
    right = await desktop.do("find")

    assert wrong["source"] is None
    assert "is locked" in wrong["hindrance"]
    assert "is locked" in checked["problem"]
    assert right["is_right"]


async def test_without_an_unlocked_store_a_key_lives_in_memory(desktop: Desktop) -> None:  # K07
    told = await desktop.do("put", password=None)

    assert told["source"] == "session"
    assert told["is_right"]
    assert "until the app ends" in told["hindrance"]
    assert not (desktop.data_dir / "settings.toml").exists()


async def test_a_daemon_that_does_not_answer_is_left_after_the_limit(desktop: Desktop) -> None:
    told = await desktop.do("stop")  # K08

    assert told["stopped"]["source"] is None
    assert "does not answer" in told["stopped"]["hindrance"]
    assert told["took_s"] >= 1.0
    assert told["continued"]["is_right"]
    assert told["continued"]["hindrance"] == ""


async def test_a_daemon_that_was_killed_is_a_locked_store(desktop: Desktop) -> None:  # K09
    told = await desktop.do("kill")

    assert told["source"] is None
    assert "is locked" in told["hindrance"]


async def test_without_a_session_bus_a_key_lives_in_memory(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:  # K01
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")

    told = await _outside(desktop)

    assert told["source"] == "session"
    assert "No key store of this system can be used" in told["hindrance"]


async def _outside(desktop: Desktop) -> dict[str, Any]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.core.settings.at_the_key_store", "put"),
        str(desktop.data_dir),
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "XDG_RUNTIME_DIR": str(desktop.runtime_dir)},
        cwd=_ROOT,
    )
    async with asyncio.timeout(_LIMIT_S):
        out, _ = await process.communicate()
    told: dict[str, Any] = json.loads(out)
    return told
