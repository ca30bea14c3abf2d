"""Titles by a model: never a word of its reasoning, never what is no title."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from msgspec.structs import replace

from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.runs.titling import Titled, title_by, title_in
from tests.core.archive.samples import rows
from tests.core.runs.asked import asked_at
from tests.faults import wire
from tests.faults.server import FaultServer, Hold, Script, Send
from tests.support import until


async def _title(tmp_path: Path, server: FaultServer, script: Script) -> Titled:
    server.answer = script
    async with asked_at(tmp_path, server, "m") as asked:
        return await title_by(
            ModelRef("host", "m"), "c", "Why? " * 2000, "So. " * 2000, asked.means
        )


async def test_a_title_comes_from_one_small_request(
    tmp_path: Path, fault_server: FaultServer
) -> None:
    titled = await _title(tmp_path, fault_server, wire.said("**“Of primes.”**\n", "Let me see."))

    (request,) = fault_server.requests
    assert titled.title == "Of primes"
    assert titled.reply.usage is not None
    assert titled.reply.usage.completion_tokens == 35
    assert request.json["max_tokens"] >= 1000  # enough for those that think whatever they are told
    assert [message["role"] for message in request.json["messages"]] == ["user"]
    assert len(request.json["messages"][0]["content"]) < 4000


async def test_a_title_that_is_cut_off_by_closing_is_noted_as_an_expense(
    tmp_path: Path, fault_server: FaultServer
) -> None:
    fault_server.answer = (Send(wire.head() + wire.reasoning("Hm.")), Hold())
    looked: list[float] = []

    def monotonic() -> float:
        looked.append(0.5 * len(looked))
        return looked[-1]

    async with asked_at(tmp_path, fault_server, "m") as asked:
        means = replace(asked.means, monotonic=monotonic)
        work = asyncio.create_task(title_by(ModelRef("host", "m"), "c", "Why?", "So.", means))
        await until(lambda: len(looked) > 5)  # at the start, and for all that arrives
        work.cancel()
        await asyncio.wait([work])

    assert rows(tmp_path, "SELECT conversation_id, purpose, cost FROM expense") == [
        ("c", "title", None)
    ]


@pytest.mark.parametrize(
    ("script", "outcome"),
    [
        (wire.stream(wire.reasoning("Hm."), wire.finish("length"), wire.DONE), Outcome.LIMIT),
        (wire.stream(wire.answer("<think>Hm, the user"), wire.finish("length")), Outcome.LIMIT),
        (wire.stream(wire.answer("<think>Hm, the user"), wire.finish()), Outcome.COMPLETE),
        (wire.stream(wire.answer("A title that is c"), wire.finish("length")), Outcome.LIMIT),
        (wire.stream(wire.answer("A tit")), Outcome.CUT),
        (wire.said(" \n"), Outcome.COMPLETE),
        (wire.error(402), Outcome.REFUSED),
    ],
)
async def test_what_is_no_whole_answer_gives_no_title(
    tmp_path: Path, fault_server: FaultServer, script: Script, outcome: Outcome
) -> None:
    titled = await _title(tmp_path, fault_server, script)

    assert titled.title == ""
    assert titled.reply.outcome is outcome


@pytest.mark.parametrize(
    ("answer", "title"),
    [
        ("# Title: *Prime* numbers\nand more", "Prime numbers"),
        ("标题：《素数》", "素数"),
        ("<thinking>Hm\n\nhm</thinking>\n\nPrimes", "Primes"),
        ("Hm, hm.</think>Primes", "Primes"),
        ("<think>Hm", ""),
        ('"A" and "B"', '"A" and "B"'),
        ("'`Primes`'", "Primes"),
        ("[Primes](https://a.example) \u202eback", "Primes back"),
        ("---\n\n- Primes", "- Primes"),
        ("word " * 60, None),
        ("", ""),
    ],
)
def test_a_title_is_one_line_without_marks(answer: str, title: str | None) -> None:
    found = title_in(answer)

    assert len(found) <= 80
    assert title is None or found.lstrip("-• ") == title.lstrip("- ")
