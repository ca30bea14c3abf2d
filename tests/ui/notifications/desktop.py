"""A desktop that shows notes: a real D-Bus daemon, and a small service behind it."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    message_bus,
    new_method_return,
    new_signal,
)
from jeepney.io.asyncio import DBusConnection, open_dbus_connection

_NAME = "org.freedesktop.Notifications"
_OBJECT = DBusAddress("/org/freedesktop/Notifications", interface=_NAME)

needs_bus = pytest.mark.skipif(
    shutil.which("dbus-daemon") is None, reason="no bus is tried: there is no dbus-daemon"
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What an app wanted to be shown."""

    replaces: int
    title: str
    body: str
    actions: Sequence[str]
    app: str


@dataclass(slots=True)
class Desktop:
    """Takes notes on its bus; counts them from 1."""

    connection: DBusConnection
    capabilities: Sequence[str]
    notes: list[Shown] = field(default_factory=list)

    @property
    def said(self) -> list[tuple[str, str]]:
        """Title and body of each note."""
        return [(note.title, note.body) for note in self.notes]

    async def serve(self) -> None:
        """Answer what is asked."""
        with suppress(EOFError, OSError):  # the bus ends
            while True:
                call = await self.connection.receive()
                if (answer := self._answer(call)) is not None:
                    await self.connection.send(answer)

    async def click(self, number: int) -> None:
        """Click on a note, as a person does."""
        await self.connection.send(new_signal(_OBJECT, "ActionInvoked", "us", (number, "default")))

    def _answer(self, call: Message) -> Message | None:
        match call.header.fields.get(HeaderFields.member):
            case "GetCapabilities":
                return new_method_return(call, "as", (list(self.capabilities),))
            case "Notify":
                return new_method_return(call, "u", (self._show(*call.body),))
            case _:
                return None

    def _show(self, *note: Any) -> int:
        _, replaces, _, title, body, actions, hints, _ = note
        self.notes.append(Shown(replaces, title, body, actions, hints["desktop-entry"][1]))
        return int(replaces) or len(self.notes)


@contextmanager
def _bus() -> Iterator[str]:
    """Run a bus; give its address."""
    with tempfile.TemporaryDirectory(prefix="bus-") as folder:  # paths of sockets have to be short
        address = f"unix:path={Path(folder) / 'bus'}"
        command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"]
        with subprocess.Popen(
            [*command, f"--address={address}"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        ) as daemon:
            try:
                assert daemon.stdout is not None
                daemon.stdout.readline()  # it listens now
                yield address
            finally:
                daemon.kill()


@asynccontextmanager
async def at_a_desktop(
    monkeypatch: pytest.MonkeyPatch, capabilities: Sequence[str] = ("body", "actions")
) -> AsyncIterator[Desktop]:
    """Log in, and out at the end."""
    with _bus() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        async with await open_dbus_connection("SESSION") as connection:
            await connection.send(message_bus.RequestName(_NAME))
            desktop = Desktop(connection, capabilities)
            async with asyncio.TaskGroup() as group:
                serving = group.create_task(desktop.serve())
                yield desktop
                serving.cancel()
