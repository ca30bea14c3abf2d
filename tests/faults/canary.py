"""Looks for a key in everything that was written, in whatever dress."""

from __future__ import annotations

import base64
import gzip
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import quote

from tests.faults.server import FaultServer, Request

KEY = "sk-CANARY-7f3a+Zq/9w=0b5cXyV"
VARIABLE = "CANARY_KEY"


def assert_absent(haystack: bytes, where: str) -> None:
    """Fail if the canary is in `haystack`, plain or encoded."""
    for name, needle in _dresses():
        assert needle not in haystack, f"the key is in {where}, {name}"


def assert_absent_below(folder: Path) -> None:
    """Fail if the canary is in any file below `folder`, or in the name of one."""
    for path in sorted(folder.rglob("*")):
        assert_absent(str(path.relative_to(folder)).encode(), "a file name")
        if path.is_file():
            content = path.read_bytes()
            assert_absent(content, str(path))
            if content.startswith(b"\x1f\x8b"):
                assert_absent(gzip.decompress(content), f"{path}, unpacked")
            if content.startswith(b"SQLite format 3\0"):
                assert_absent(_dumped(path).encode(), f"{path}, put together from its pages")


def _dumped(path: Path) -> str:
    """Return all that a database holds: in its file, a long text may be cut over two pages."""
    uri = f"{path.as_uri()}?immutable=1"
    with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(uri, uri=True)) as database:
        return "\n".join(database.iterdump())
    return ""  # a damaged one has been searched as it is


def assert_sent(server: FaultServer) -> None:
    """Fail unless the key came in its header, so that looking for it means something."""
    with_key = [request for request in server.requests if _is_in(request.headers.values())]
    assert with_key, "the key was never sent: this test cannot fail"
    for request in server.requests:
        _assert_only_in_its_header(request)


def _assert_only_in_its_header(request: Request) -> None:
    others = dict(request.headers)
    assert others.pop("authorization", None) in {None, f"Bearer {KEY}"}
    for name in ("x-api-key", "api-key"):
        assert others.pop(name, None) in {None, KEY}
    assert not _is_in(others.values())
    assert_absent(request.path.encode() + request.body, "the path or the body of a request")


def _is_in(texts: object) -> bool:
    return KEY in repr(texts)


def _dresses() -> Iterator[tuple[str, bytes]]:
    plain = KEY.encode()
    yield "as it is", plain
    yield "as UTF-16LE", KEY.encode("utf-16-le")
    yield "as UTF-16BE", KEY.encode("utf-16-be")
    yield "URL-encoded", quote(KEY, safe="").encode()
    # A part is enough to be worth finding: some texts are cut, some carry the tail only.
    yield "without its start", plain[10:]
    for before in range(3):
        # Within longer text base64 depends on where the key begins; the ends are left out.
        encoded = base64.b64encode(b"\0" * before + plain)
        yield f"as base64 at {before}", encoded[4:-4]
