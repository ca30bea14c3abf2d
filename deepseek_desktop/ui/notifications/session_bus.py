"""Notes on a Linux desktop: its notification service, spoken to over the session's D-Bus."""

from __future__ import annotations

import asyncio
import html
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from deepseek_desktop.ui.notifications.note import Note

if TYPE_CHECKING:  # loaded when there is something to tell, not at the start
    from jeepney import DBusAddress, Message
    from jeepney.io.asyncio import DBusConnection

log = logging.getLogger(__name__)

_APP = "deepseek-desktop"
_ANSWER_LIMIT_S = 3.0
_DEFAULT = "default"  # the action of a click on the note itself
_AS_SERVER_LIKES = -1
_FAILURES = (OSError, EOFError, KeyError, ValueError, RuntimeError)
"""What there is without a session, with one that is reached in another way, or when it ends."""


class SessionBus:
    """Shows notes until it is cancelled; `clicked` is given the conversation of a note.

    It stays connected: some desktops take notes back when who sent them leaves the bus.
    """

    def __init__(self, clicked: Callable[[str], None]) -> None:
        self._clicked = clicked
        self._notes: asyncio.Queue[Note] = asyncio.Queue()
        self._shown: dict[str, int] = {}
        self._sent: dict[int, str] = {}

    def put(self, note: Note) -> None:
        """Show a note soon."""
        self._notes.put_nowait(note)

    async def serve(self) -> None:
        """Show what is put; return when the desktop has no service for it, or it is gone."""
        from jeepney import DBusErrorResponse  # noqa: PLC0415 not before there is something to tell
        from jeepney.io.asyncio import open_dbus_connection  # noqa: PLC0415 not before there is something to tell
        from jeepney.io.common import RouterClosed  # noqa: PLC0415 not before there is something to tell

        try:
            async with asyncio.timeout(_ANSWER_LIMIT_S):
                connection = await open_dbus_connection("SESSION")
            async with connection:
                async with asyncio.timeout(_ANSWER_LIMIT_S):
                    has_markup = await self._begin(connection)
                async with asyncio.TaskGroup() as group:
                    group.create_task(self._send_all(connection, has_markup=has_markup))
                    group.create_task(self._hear_all(connection))
        except* (*_FAILURES, DBusErrorResponse, RouterClosed) as problems:
            log.info("The desktop shows no notes: %s.", type(problems.exceptions[0]).__name__)

    async def _begin(self, connection: DBusConnection) -> bool:
        """Listen for clicks; return whether the service reads markup in what a note says."""
        from jeepney import MatchRule, message_bus, new_method_call  # noqa: PLC0415 not before there is something to tell

        service = _service()
        rule = MatchRule(type="signal", interface=service.interface, path=service.object_path)
        await connection.send(message_bus.AddMatch(rule))
        serial = next(connection.outgoing_serial)
        await connection.send(new_method_call(service, "GetCapabilities"), serial=serial)
        while not _answers(message := await connection.receive(), serial):
            pass
        return "body-markup" in list(_body(message)[0])

    async def _send_all(self, connection: DBusConnection, *, has_markup: bool) -> None:
        from jeepney import new_method_call  # noqa: PLC0415 not before there is something to tell

        while True:
            note = await self._notes.get()
            body = html.escape(note.body, quote=False) if has_markup else note.body
            earlier = self._shown.get(note.conversation_id, 0)
            actions = [_DEFAULT, _DEFAULT]
            hints = {"desktop-entry": ("s", _APP)}
            said = (_APP, earlier, _APP, note.title, body, actions, hints, _AS_SERVER_LIKES)
            serial = next(connection.outgoing_serial)
            self._sent[serial] = note.conversation_id
            call = new_method_call(_service(), "Notify", "susssasa{sv}i", said)
            await connection.send(call, serial=serial)

    async def _hear_all(self, connection: DBusConnection) -> None:
        from jeepney import HeaderFields  # noqa: PLC0415 not before there is something to tell

        while True:
            message = await connection.receive()
            fields = message.header.fields
            serial = fields.get(HeaderFields.reply_serial, 0)
            if conversation_id := self._sent.pop(serial, ""):
                self._shown[conversation_id] = _body(message)[0]
            elif fields.get(HeaderFields.member) == "ActionInvoked":
                self._tell_click(message.body[0])
            elif fields.get(HeaderFields.member) == "NotificationClosed":
                self._forget(message.body[0])

    def _tell_click(self, number: int) -> None:
        for conversation_id in [key for key, shown in self._shown.items() if shown == number]:
            self._clicked(conversation_id)

    def _forget(self, number: int) -> None:
        self._shown = {key: shown for key, shown in self._shown.items() if shown != number}


def _service() -> DBusAddress:
    from jeepney import DBusAddress  # noqa: PLC0415 not before there is something to tell

    return DBusAddress(
        "/org/freedesktop/Notifications",
        bus_name="org.freedesktop.Notifications",
        interface="org.freedesktop.Notifications",
    )


def _answers(message: Message, serial: int) -> bool:
    from jeepney import HeaderFields  # noqa: PLC0415 not before there is something to tell

    return bool(message.header.fields.get(HeaderFields.reply_serial) == serial)


def _body(message: Message) -> tuple[Any, ...]:
    """Return what a call gave back; raise what it failed with."""
    from jeepney.wrappers import unwrap_msg  # noqa: PLC0415 not before there is something to tell

    return tuple(unwrap_msg(message))
