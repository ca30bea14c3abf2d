from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from deepseek_desktop.demo import DemoHost, demo_questions


async def test_a_client_that_leaves_while_waiting_ends_the_work(answers: Path) -> None:
    async with DemoHost(answers, pace=1000) as host:
        ours = asyncio.all_tasks()
        reader, writer = await _ask(host, "demo-r1", stream=True)
        await reader.readuntil(b": keep-alive")
        working = asyncio.all_tasks() - ours

        writer.close()

        assert len(working) == 1
        _, pending = await asyncio.wait(working, timeout=10)
        assert not pending
        await writer.wait_closed()


@pytest.mark.parametrize("stream", [True, False])
async def test_a_client_that_leaves_mid_reply_ends_the_work(answers: Path, stream: bool) -> None:
    async with DemoHost(answers, pace=5) as host:  # takes 15 s
        ours = asyncio.all_tasks()
        reader, writer = await _ask(host, "demo-v3", stream=stream)
        await reader.readuntil(b'"We"' if stream else b"\r\n\r\n")
        working = asyncio.all_tasks() - ours

        writer.transport.abort()

        assert len(working) == 1
        _, pending = await asyncio.wait(working, timeout=10)
        assert not pending


async def test_a_client_that_reads_nothing_does_not_keep_the_host_open(answers: Path) -> None:
    before = asyncio.all_tasks()
    async with asyncio.timeout(20), DemoHost(answers, pace=0) as host:
        writers = [(await _ask(host, "demo-r1", stream=True))[1] for _ in range(3)]

    assert asyncio.all_tasks() == before
    for writer in writers:
        await _hang_up(writer)


async def test_leaving_the_host_ends_streams_at_once_and_leaves_nothing(answers: Path) -> None:
    before = asyncio.all_tasks()
    async with asyncio.timeout(20):
        async with DemoHost(answers, pace=1000) as host:
            port = urlsplit(host.base_url).port
            reader, writer = await _ask(host, "demo-r1", stream=True)
            silent, silent_writer = await asyncio.open_connection("127.0.0.1", port)
            await reader.readuntil(b": keep-alive")

        assert asyncio.all_tasks() == before
        with suppress(ConnectionError):
            assert b"[DONE]" not in await reader.read()
        with suppress(ConnectionError):
            assert await silent.read() == b""
        with pytest.raises(OSError, match=r"Connect|refused"):
            await asyncio.open_connection("127.0.0.1", port)
    await _hang_up(writer)
    await _hang_up(silent_writer)


async def test_a_host_can_be_entered_again(answers: Path) -> None:
    host = DemoHost(answers, pace=0)

    for _ in range(2):
        async with host:
            reader, writer = await _ask(host, "demo-v3", stream=True)
            assert b"[DONE]" in await reader.read()
            await _hang_up(writer)
    with pytest.raises(RuntimeError, match="does not listen"):
        _ = host.base_url


async def test_a_reply_takes_about_the_time_of_its_pieces(answers: Path) -> None:
    loop = asyncio.get_running_loop()
    async with DemoHost(answers, pace=0.1) as host:
        begin = loop.time()
        reader, writer = await _ask(host, "demo-v3", stream=True)

        await reader.read()

        assert 0.25 < loop.time() - begin < 2.5  # at the pace of a real model it were 3
        await _hang_up(writer)


async def _ask(
    host: DemoHost, model: str, *, stream: bool
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    question = demo_questions(Path(__file__).parents[2] / "resources" / "demo")[0]
    asked = {"model": model, "messages": [{"role": "user", "content": question}], "stream": stream}
    body = json.dumps(asked).encode()
    reader, writer = await asyncio.open_connection("127.0.0.1", urlsplit(host.base_url).port)
    head = f"POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}"
    writer.write(head.encode() + b"\r\n\r\n" + body)
    await writer.drain()
    return reader, writer


async def _hang_up(writer: asyncio.StreamWriter) -> None:
    writer.close()
    with suppress(ConnectionError):
        await writer.wait_closed()
