"""A host on loopback that does byte by byte what a script says, in a thread and loop of its own.

It runs beside any loop of the test, plain asyncio or qasync, and beside subprocesses.
"""

from __future__ import annotations

import asyncio
import json
import socket
import ssl
import struct
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Any, Self, TypeAlias, assert_never

from tests.faults.looking import archived_prompts

_STOP_LIMIT_S = 20.0


@dataclass(frozen=True, slots=True)
class Send:
    """Send these bytes."""

    data: bytes


@dataclass(frozen=True, slots=True)
class Wait:
    """Do nothing for a while."""

    seconds: float


class Gate:
    """Closed until a test opens it: then all go on who came to it, and all who will."""

    def __init__(self) -> None:
        self._opened: Future[None] = Future()

    def open(self) -> None:
        """Let everybody pass."""
        if not self._opened.done():
            self._opened.set_result(None)

    async def passed(self) -> None:
        """Return once it is open."""
        await asyncio.shield(asyncio.wrap_future(self._opened))


@dataclass(frozen=True, slots=True)
class Reach:
    """Go on when the gate is open."""

    gate: Gate


@dataclass(frozen=True, slots=True)
class Reset:
    """Hang up with RST."""


@dataclass(frozen=True, slots=True)
class Finish:
    """Hang up with FIN; what a script without an end does, too."""


@dataclass(frozen=True, slots=True)
class Hold:
    """Say nothing more, until the client goes away or the server stops."""


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """Read the next request from the same connection."""


Step: TypeAlias = Send | Wait | Reach | Reset | Finish | Hold | ReadAgain
Script: TypeAlias = Sequence[Step]


@dataclass(slots=True)
class Request:
    """One request as it came, and what became of the client that sent it.

    `archived_prompts` is what the archive held when the first byte arrived; `left_at` is when
    the client was seen to hang up, by the monotonic clock.
    """

    arrived_at: float
    archived_prompts: tuple[str, ...] = ()
    method: str = ""
    path: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    left_at: float | None = None

    @property
    def json(self) -> dict[str, Any]:
        """The body as a JSON object."""
        value = json.loads(self.body)
        assert isinstance(value, dict)
        return value

    @property
    def model(self) -> str:
        """The model that was asked for."""
        return str(self.json["model"])


Answer: TypeAlias = Callable[[Request], Script]


def always(script: Script) -> Answer:
    """Answer every request in the same way."""
    return lambda request: script


def by_model(scripts: Mapping[str, Script]) -> Answer:
    """Answer as the model says that is asked for."""
    return lambda request: scripts[request.model]


def by_path(scripts: Mapping[str, Script], otherwise: Script) -> Answer:
    """Answer as the path says."""
    return lambda request: scripts.get(request.path, otherwise)


def in_turn(*scripts: Script) -> Answer:
    """Answer the n-th request with the n-th script, and with the last from then on."""
    left = list(scripts)
    return lambda request: left.pop(0) if len(left) > 1 else left[0]


class FaultServer:
    """Answers each request as `answer` says; entering starts it, leaving ends all of it.

    `archive_folder` names the data folder to look into when a request arrives; `connections`
    counts all that were ever made. With `tls` it speaks https, and a client that does not like
    its certificate never becomes a connection.
    """

    def __init__(self, answer: Answer | Script = (), *, tls: ssl.SSLContext | None = None) -> None:
        self.answer = answer
        self._tls = tls
        self.archive_folder: Path | None = None
        self.requests: list[Request] = []
        self.connections = 0
        self._busy = 0
        self._change = threading.Condition()
        self._tasks: set[asyncio.Task[None]] = set()
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=256)
        self._port: int = self._socket.getsockname()[1]
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopped = asyncio.Event()
        self._started = threading.Event()
        self._thread = threading.Thread(target=self._run, name="fault-server")

    @property
    def host(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self._port}"

    @property
    def base_url(self) -> str:
        """Where a provider of this host is asked."""
        return f"{'http' if self._tls is None else 'https'}://{self.host}/v1"

    @property
    def port(self) -> int:
        """Where it listens, on 127.0.0.1."""
        return self._port

    @property
    def busy(self) -> int:
        """How many connections are in the middle of a request or its answer."""
        return self._busy

    def requests_for(self, model: str) -> list[Request]:
        """Return the requests for one model, in order."""
        return [request for request in self.requests if request.model == model]

    def wait_until_idle(self, timeout_s: float = _STOP_LIMIT_S) -> bool:
        """Block until no connection is busy; return whether that came to pass."""
        with self._change:
            return self._change.wait_for(lambda: self._busy == 0, timeout_s)

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._started.wait(_STOP_LIMIT_S)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        assert self._loop is not None
        self._loop.call_soon_threadsafe(self._stopped.set)
        self._thread.join(_STOP_LIMIT_S)
        assert not self._thread.is_alive(), "the fault server did not stop"

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
            runner.run(self._serve())

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        server = await asyncio.start_server(self._take, sock=self._socket, ssl=self._tls)
        self._started.set()
        await self._stopped.wait()
        for _ in range(5):  # a connection on its way in becomes one that can be closed
            await asyncio.sleep(0)
        server.close()
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks, timeout=_STOP_LIMIT_S)

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self.connections += 1
        try:
            while (first := await reader.read(1)) and await self._exchange(first, reader, writer):
                pass
        except (asyncio.CancelledError, ConnectionError, asyncio.IncompleteReadError):
            pass  # the server stops, or the client went away
        finally:
            writer.transport.abort() if task.cancelling() else writer.close()
            with suppress(ConnectionError):
                await writer.wait_closed()
            self._tasks.discard(task)

    async def _exchange(
        self, first: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> bool:
        """Read one request and answer it; return whether another may follow."""
        request = Request(monotonic())
        if self.archive_folder is not None:
            request.archived_prompts = archived_prompts(self.archive_folder)
        self._count(1)
        try:
            await _read_request(first, reader, request)
            self.requests.append(request)
            script = self.answer(request) if callable(self.answer) else self.answer
            return await self._play(script, request, reader, writer)
        finally:
            self._count(-1)

    async def _play(
        self,
        script: Script,
        request: Request,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> bool:
        if script and isinstance(script[-1], ReadAgain):
            await self._perform(script, writer)
            return True
        playing = asyncio.create_task(self._perform(script, writer))
        # After its request a client says nothing, so what can be read is that it hung up.
        watching = asyncio.create_task(_end_of(reader))
        try:
            await asyncio.wait({playing, watching}, return_when=asyncio.FIRST_COMPLETED)
            if playing.done() and not writer.transport.is_closing():
                await asyncio.wait({watching}, timeout=_STOP_LIMIT_S)
            if watching.done() and not any(isinstance(step, Reset) for step in script):
                request.left_at = monotonic()
        finally:
            for task in (playing, watching):
                task.cancel()
            await asyncio.wait({playing, watching})
            if not playing.cancelled():
                playing.exception()  # a client that left early breaks the sending; that is all
        return False

    async def _perform(self, script: Script, writer: asyncio.StreamWriter) -> None:
        for step in script:
            match step:
                case Send(data):
                    writer.write(data)
                    await writer.drain()
                case Wait(seconds):
                    await asyncio.sleep(seconds)
                case Reach(gate):
                    await gate.passed()
                case Hold():
                    await asyncio.Event().wait()
                case Reset():
                    _reset(writer)
                    return
                case Finish():
                    break
                case ReadAgain():
                    return
                case _:
                    assert_never(step)
        if writer.can_write_eof():
            writer.write_eof()
        else:  # TLS knows no half of an end
            writer.close()

    def _count(self, change: int) -> None:
        with self._change:
            self._busy += change
            self._change.notify_all()


def _reset(writer: asyncio.StreamWriter) -> None:
    peer: socket.socket = writer.get_extra_info("socket")
    linger = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)
    peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    writer.transport.abort()


async def _read_request(first: bytes, reader: asyncio.StreamReader, request: Request) -> None:
    head = (first + await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    start, *lines = head.rstrip("\r\n").split("\r\n")
    request.method, request.path, _ = start.split(" ")
    pairs = (line.partition(":") for line in lines)
    request.headers = {name.lower(): value.strip() for name, _, value in pairs}
    request.body = await reader.readexactly(int(request.headers.get("content-length", "0")))


async def _end_of(reader: asyncio.StreamReader) -> None:
    with suppress(ConnectionError):
        while await reader.read(4096):
            pass
