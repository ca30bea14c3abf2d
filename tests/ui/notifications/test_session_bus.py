from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from deepseek_desktop.ui.notifications.note import Note
from deepseek_desktop.ui.notifications.session_bus import SessionBus
from tests.support import until
from tests.ui.notifications.desktop import at_a_desktop, needs_bus

pytestmark = needs_bus

_NOTE = Note("c", "Primes — demo-r1", "There are 112 <b>primes</b> & more.")


@asynccontextmanager
async def _served(clicked: list[str]) -> AsyncIterator[SessionBus]:
    bus = SessionBus(clicked.append)
    async with asyncio.TaskGroup() as group:
        serving = group.create_task(bus.serve())
        yield bus
        serving.cancel()


async def test_a_note_is_shown_and_a_click_on_it_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clicked: list[str] = []
    async with at_a_desktop(monkeypatch) as desktop, _served(clicked) as bus:
        bus.put(_NOTE)
        bus.put(Note("d", "Sky — demo-v3", "Blue."))
        await until(lambda: len(desktop.notes) == 2)
        await until(lambda: len(bus._shown) == 2)
        await desktop.click(2)
        await until(lambda: clicked)

    assert desktop.said == [(_NOTE.title, _NOTE.body), ("Sky — demo-v3", "Blue.")]
    assert desktop.notes[0].app == "deepseek-desktop"
    assert clicked == ["d"]


async def test_a_later_note_of_a_conversation_takes_the_place_of_the_earlier_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with at_a_desktop(monkeypatch) as desktop, _served([]) as bus:
        bus.put(_NOTE)
        await until(lambda: bus._shown)
        bus.put(_NOTE)
        await until(lambda: len(desktop.notes) == 2)

    assert [note.replaces for note in desktop.notes] == [0, 1]


async def test_a_desktop_that_reads_markup_is_given_none(monkeypatch: pytest.MonkeyPatch) -> None:
    capabilities = ("body", "body-markup")
    async with at_a_desktop(monkeypatch, capabilities) as desktop, _served([]) as bus:
        bus.put(_NOTE)
        await until(lambda: desktop.notes)

    assert desktop.notes[0].body == "There are 112 &lt;b&gt;primes&lt;/b&gt; &amp; more."


@pytest.mark.parametrize("address", ["", "unix:path=/nonexistent/bus", "tcp:host=a", "nonsense"])
async def test_without_a_bus_nothing_is_shown_and_nothing_breaks(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    if not address:
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    bus = SessionBus(lambda _: None)
    bus.put(_NOTE)

    await bus.serve()


async def test_a_bus_that_ends_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    bus = SessionBus(lambda _: None)
    async with at_a_desktop(monkeypatch) as desktop:
        serving = asyncio.get_running_loop().create_task(bus.serve())
        bus.put(_NOTE)
        await until(lambda: desktop.notes)

    async with asyncio.timeout(20):
        await serving
