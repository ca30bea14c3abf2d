"""The demo host: listens on the loopback interface and speaks the wire of the real one."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from pathlib import Path
from typing import Self

from deepseek_desktop.demo.answers import MODELS, load_answers

__all__ = ["MODELS", "DemoHost"]

log = logging.getLogger(__name__)


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
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
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
                from deepseek_desktop.demo.answering import answer  # noqa: PLC0415 few starts ask the demo

                await answer(reader, writer, self._answers, self._pace)
        except OSError:
            log.debug("A client of the demo host left early.")
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()
            del self._open[task]
