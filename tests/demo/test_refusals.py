from __future__ import annotations

import asyncio
import json
from http import HTTPStatus
from urllib.parse import urlsplit

import httpx
import pytest

from deepseek_desktop.demo import DemoHost

HELLO = [{"role": "user", "content": "Hello?"}]


async def test_an_unknown_model_is_refused_as_the_real_host_does(client: httpx.AsyncClient) -> None:
    response = await client.post("/chat/completions", json={"model": "gpt", "messages": HELLO})

    assert response.status_code == 404
    error = response.json()["error"]
    assert error.pop("message").startswith("Model Not Exist")
    assert error == {"type": "invalid_request_error", "param": None, "code": error["type"]}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff",
        b"[]",
        b"[" * 100_000,
        b'{"model": "demo-r1"}',
        b'{"model": "demo-r1", "messages": []}',
        b'{"model": "demo-r1", "messages": "Hello?"}',
        b'{"model": "demo-r1", "messages": ["Hello?"]}',
        b'{"model": "demo-r1", "messages": [{"role": "system", "content": "Be brief."}]}',
        b'{"model": "demo-r1", "messages": [{"role": "user", "content": ""}], "max_tokens": 0}',
        b'{"model": "demo-r1", "messages": [{"role": "user", "content": ""}], "max_tokens": "9"}',
    ],
)
async def test_a_body_that_asks_nothing_is_refused(client: httpx.AsyncClient, body: bytes) -> None:
    response = await client.post("/chat/completions", content=body)

    assert response.status_code == 400
    assert response.json()["error"]["code"] == "invalid_request_error"


async def test_a_lone_surrogate_is_a_question_like_any_other(client: httpx.AsyncClient) -> None:
    asked = json.dumps({"model": "demo-r1", "messages": [{"role": "user", "content": "\ud800"}]})

    response = await client.post("/chat/completions", content=asked)

    assert response.status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 404),
        ("GET", "/v1", 404),
        ("POST", "/v1/completions", 404),
        ("GET", "/v1/chat/completions", 405),
        ("POST", "/models", 405),
    ],
)
async def test_what_is_not_offered_is_refused(
    client: httpx.AsyncClient, method: str, path: str, status: int
) -> None:
    response = await client.request(method, client.base_url.join(path))

    assert response.status_code == status
    assert response.json()["error"]["type"] == "invalid_request_error"
    assert ("allow" in response.headers) == (status == 405)


async def test_a_body_that_is_too_large_is_refused_in_words(client: httpx.AsyncClient) -> None:
    response = await client.post("/chat/completions", content=b" " * 8_000_001)

    assert response.status_code == 413
    assert "8,000,000" in response.json()["error"]["message"]


@pytest.mark.parametrize("name", ["evil.example", "127.0.0.1.evil.example:80", "[::1]:80", ""])
async def test_a_name_that_is_not_of_this_machine_is_refused(
    client: httpx.AsyncClient, name: str
) -> None:
    response = await client.get("/models", headers={"Host": name})

    assert response.status_code == 403


@pytest.mark.parametrize("name", ["localhost", "LOCALHOST:8000", "127.0.0.1"])
async def test_both_names_of_this_machine_are_welcome(client: httpx.AsyncClient, name: str) -> None:
    response = await client.get("/models", headers={"Host": name})

    assert response.status_code == 200


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (b"hello\r\n\r\n", 400),
        (b"\x16\x03\x01" + b"\xff" * 70_000, 400),
        (b"GET /models HTTP/1.1\r\nHost: localhost\r\nno colon\r\n\r\n", 400),
        (b"GET /models HTTP/1.1\r\nHost: localhost\r\nA: " + b"a" * 70_000 + b"\r\n\r\n", 400),
        (b"GET /models HTTP/2.0\r\nHost: localhost\r\n\r\n", 400),
        (b"GET http://localhost/models HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
        (b"GET /models HTTP/1.1\r\n\r\n", 403),
        (b"GET /models HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n", 400),
        (b"GET /models HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n", 411),
    ],
)
async def test_what_is_not_a_request_is_refused_and_the_line_closed(
    host: DemoHost, said: bytes, status: int
) -> None:
    heard = await _say(host, said)

    assert heard.startswith(f"HTTP/1.1 {status} {HTTPStatus(status).phrase}\r\n".encode())


@pytest.mark.parametrize(
    "said",
    [
        b"GET /models HTTP/1.1\r\nHost: local",
        b"POST /chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{",
    ],
)
async def test_a_request_that_is_cut_off_is_refused(host: DemoHost, said: bytes) -> None:
    assert (await _say(host, said, hang_up=True)).startswith(b"HTTP/1.1 400 ")


async def test_a_client_that_says_nothing_hears_nothing(host: DemoHost) -> None:
    assert await _say(host, b"", hang_up=True) == b""


async def _say(host: DemoHost, said: bytes, *, hang_up: bool = False) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", urlsplit(host.base_url).port)
    writer.write(said)
    if hang_up:
        writer.write_eof()
    heard = await reader.read()
    writer.close()
    await writer.wait_closed()
    return heard
