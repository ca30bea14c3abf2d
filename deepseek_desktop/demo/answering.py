"""Answers one connection to the demo host, on the wire of the real one."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from http import HTTPStatus
from typing import Final

from deepseek_desktop.demo.answers import MODELS, Answers
from deepseek_desktop.demo.asking import parse_asked
from deepseek_desktop.demo.http import Connection, Head, RefusalError
from deepseek_desktop.demo.reply import Timed, make_reply, timed_body, timed_stream

log = logging.getLogger(__name__)

_METHODS: Final = {"/chat/completions": "POST", "/models": "GET"}


async def answer(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, answers: Answers, pace: float
) -> None:
    """Answer one request, as slowly as `pace` says; raise `OSError` when the client is gone."""
    connection = Connection(reader, writer)
    try:
        head = await connection.read_head()
        path = _route(head)
        body = await connection.read_body(head)
        if path == "/models":
            await connection.answer(_model_list())
        else:
            await _chat(connection, body, answers, pace)
    except RefusalError as refusal:
        log.debug("The demo host refused a request: %s", refusal)
        await connection.refuse(refusal)


async def _chat(connection: Connection, body: bytes, answers: Answers, pace: float) -> None:
    asked = parse_asked(body)
    reply = make_reply(asked, answers.script(asked.model, asked.question))
    if asked.stream:
        await connection.start("text/event-stream; charset=utf-8")
        parts = timed_stream(reply, include_usage=asked.include_usage)
    else:
        await connection.start("application/json")
        parts = timed_body(reply)
    await _play(connection, parts, pace)


async def _play(connection: Connection, parts: Iterator[Timed], pace: float) -> None:
    # Moments, not pauses: a late timer does not make the whole reply late.
    begin = asyncio.get_running_loop().time()
    for after_s, data in parts:
        if await connection.left_before(begin + after_s * pace):
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
