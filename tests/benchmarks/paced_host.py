"""A host that says a long text at the pace of a model, until it is left."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from time import perf_counter, sleep

from typing_extensions import override

from tests.benchmarks.answers import answer
from tests.benchmarks.serving import Handler, host, serve

TOKEN = 4  # characters
_LONGEST_S = 30
_PORTION = 4_000  # characters of what is said at once


@dataclass(frozen=True, slots=True)
class Pace:
    """How a model speaks: its name says it.

    So many tokens a second, after so many characters that come at once; all of it is thinking, or
    none. What it says is made up from `seed`.
    """

    rate: int
    known: int = 0
    seed: int = 1
    thinks: bool = False

    @property
    def model(self) -> str:
        """The name of the model."""
        return f"{self.rate}-{self.known}-{self.seed}-{int(self.thinks)}"

    @property
    def text(self) -> str:
        """All that it says."""
        return _text(self.known + _LONGEST_S * self.rate * TOKEN, self.seed)


@cache
def _text(length: int, seed: int) -> str:
    return answer(length, seed)


def pace_of(model: str) -> Pace:
    """Return what a name says."""
    rate, known, seed, thinks = map(int, model.split("-"))
    return Pace(rate, known, seed, bool(thinks))


@contextmanager
def paced_host() -> Iterator[str]:
    """Yield the base URL of a running host."""
    with host("paced_host") as base_url:
        yield f"{base_url}/v1"


class _Handler(Handler):
    @override
    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        pace = pace_of(asked["model"])
        text = pace.text
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.end_headers()
        with suppress(OSError):  # whoever asked has gone
            for start in range(0, pace.known, _PORTION):
                self._say(pace, text[start : min(start + _PORTION, pace.known)])
            began_s = perf_counter()
            for number, start in enumerate(range(pace.known, len(text), TOKEN)):
                self._say(pace, text[start : start + TOKEN])
                sleep(max(0.0, began_s + number / pace.rate - perf_counter()))

    def _say(self, pace: Pace, text: str) -> None:
        delta = {"reasoning_content" if pace.thinks else "content": text}
        data = json.dumps({"model": "m", "choices": [{"index": 0, "delta": delta}]})
        self.wfile.write(f"data: {data}\n\n".encode())


if __name__ == "__main__":
    serve(_Handler)
