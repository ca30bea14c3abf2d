"""The demo host: listens on the loopback interface and speaks the wire of the real one."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path
from typing import Final, Self

from deepseek_desktop.demo.answers import MODELS, load_answers
from deepseek_desktop.demo.asking import parse_asked
from deepseek_desktop.demo.http import LARGEST_HEAD_BYTES, Connection, Head, RefusalError
from deepseek_desktop.demo.reply import Timed, make_reply, timed_body, timed_stream

__all__ = ["MODELS", "DemoHost"]

log = logging.getLogger(__name__)

_METHODS: Final = {"/chat/completions": "POST", "/models": "GET"}


class DemoHost:
    """A host of our own on the loopback interface, for a first look without a key.

    `answers` is the folder with its texts. `pace` stretches time: 1 is the speed of a real
    model, 2 takes twice as long, 0 sends everything at once.
    """

    def __init__(self, answers: Path, *, pace: float = 1.0) -> None:
        self._answers = load_answers(answers)
        self._pace = pace
        self._server: asyncio.Server | None = None
        self._open: dict[asyncio.Task[None] | None, asyncio.StreamWriter] = {}

    @property
    def base_url(self) -> str:
        """Where the host listens, as a provider's address is written."""
        if self._server is None:
            raise RuntimeError("The demo host does not listen.")
        port = self._server.sockets[0].getsockname()[1]
        return f"http://127.0.0.1:{port}/v1"

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(
            self._serve, "127.0.0.1", 0, limit=LARGEST_HEAD_BYTES
        )
        log.info("The demo host listens at %s.", self.base_url)
        return self

    async def __aexit__(self, *exc: object) -> None:
        server, self._server = self._server, None
        if server is None:
            return
        server.close()
        # An aborted transport wakes whoever waits on it, so each connection ends by itself;
        # cancelling its task would be reported as an error by some releases of asyncio.
        for writer in self._open.values():
            writer.transport.abort()
        if tasks := [task for task in self._open if task]:
            await asyncio.wait(tasks)
        await server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        self._open[task] = writer
        try:
            if self._server is not None:  # else it was accepted just before the end
                await self._answer(Connection(reader, writer))
        except OSError:
            log.debug("A client of the demo host left early.")
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()
            del self._open[task]

    async def _answer(self, connection: Connection) -> None:
        try:
            head = await connection.read_head()
            path = _route(head)
            body = await connection.read_body(head)
            if path == "/models":
                await connection.answer(_model_list())
            else:
                await self._chat(connection, body)
        except RefusalError as refusal:
            log.debug("The demo host refused a request: %s", refusal)
            await connection.refuse(refusal)

    async def _chat(self, connection: Connection, body: bytes) -> None:
        asked = parse_asked(body)
        reply = make_reply(asked, self._answers.script(asked.model, asked.question))
        if asked.stream:
            await connection.start("text/event-stream; charset=utf-8")
            parts = timed_stream(reply, include_usage=asked.include_usage)
        else:
            await connection.start("application/json")
            parts = timed_body(reply)
        await self._play(connection, parts)

    async def _play(self, connection: Connection, parts: Iterator[Timed]) -> None:
        # Moments, not pauses: a late timer does not make the whole reply late.
        begin = asyncio.get_running_loop().time()
        for after_s, data in parts:
            if await connection.left_before(begin + after_s * self._pace):
                return
            await connection.send(data)
        await connection.end()


def _route(head: Head) -> str:
    # A web page can point a name of its own at 127.0.0.1; such a name is not ours.
    if head.host not in {"127.0.0.1", "localhost"}:
        raise RefusalError(HTTPStatus.FORBIDDEN, "The demo host answers this machine only.")
    path = head.path.removeprefix("/v1")
    if (method := _METHODS.get(path)) is None:
        raise RefusalError(HTTPStatus.NOT_FOUND, "The demo host has no such path.")
    if head.method != method:
        raise RefusalError(HTTPStatus.METHOD_NOT_ALLOWED, f"Use {method}.", allow=method)
    return path


def _model_list() -> dict[str, object]:
    models = [{"id": model, "object": "model", "owned_by": "demo"} for model in MODELS]
    return {"object": "list", "data": models}
