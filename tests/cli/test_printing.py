"""What reaches a terminal, a pipe or a full disk."""

from __future__ import annotations

from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from msgspec.structs import replace

from deepseek_desktop.cli.printing import LanePrinter, figures, trouble, write
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Reply, ToolCall
from deepseek_desktop.core.domain.usage import Timings, Usage
from tests.core.archive.samples import AT, full_reply


def _printed(text: str) -> str:
    out = StringIO()
    lane = LanePrinter(out, "")
    lane.say(text, is_dim=False)
    lane.end_line()
    return out.getvalue()


@pytest.mark.parametrize(
    "text", ["a\u00a0b", "全角\u3000空格", "1\u202f000", "👨\u200d👩\u200d👧", "tab\there", "é"]
)
def test_characters_of_a_language_arrive_as_they_are(text: str) -> None:
    assert _printed(text) == f"{text}\n"


@pytest.mark.parametrize("steering", ["\x1b[31m", "\x07", "\r", "\x9b31m", "\u202e", "\u2066"])
def test_what_would_steer_a_terminal_does_not(steering: str) -> None:
    printed = _printed(f"a{steering}b")

    assert steering[0] not in printed
    assert printed.startswith("a\ufffd")


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="nothing here is always full")
def test_a_full_disk_is_told_once_and_ends_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        write(full, "one")
        write(full, "two")

    told = capsys.readouterr().err
    assert told.count("The output cannot be written") == 1


def _reply(**changes: object) -> Reply:
    return replace(full_reply("r", "c-0"), failure=None, **changes)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"outcome": Outcome.LIMIT, "answer": ""}, "used up by thinking"),
        ({"outcome": Outcome.COMPLETE, "answer": "", "reasoning": ""}, "without an answer"),
        ({"outcome": Outcome.FILTERED, "answer": ""}, "content filter"),
        ({"outcome": Outcome.STOPPED}, "Stopped by you"),
    ],
)
def test_a_reply_that_is_no_answer_says_why(changes: dict[str, object], said: str) -> None:
    assert said in (trouble(_reply(**changes)) or "")


def test_an_answer_and_a_call_are_no_trouble() -> None:
    call = {"answer": "", "tool_calls": (ToolCall("get_time", "{}"),)}

    assert trouble(_reply(outcome=Outcome.COMPLETE)) is None
    assert trouble(_reply(outcome=Outcome.LIMIT)) is None
    assert trouble(_reply(outcome=Outcome.COMPLETE, **call)) is None


def test_the_figures_are_those_of_the_window() -> None:
    told = figures(
        _reply(
            outcome=Outcome.COMPLETE,
            timings=Timings(AT, 0.2, first_reasoning_s=0.5, first_answer_s=8.5, ended_s=18.5),
            usage=Usage(prompt_tokens=10, completion_tokens=600, reasoning_tokens=400),
            cost=None,
            credits_left=None,
        )
    )

    assert told == (
        "complete · 18.5 s · first token after 0.5 s · thought for 8.0 s · "
        "400 thinking + 200 answer tokens · 50 thinking + 20 answer tokens/s"
    )


def test_what_the_host_says_it_charged_stands_beside_our_estimate() -> None:
    usage = Usage(10, 20, reported_cost_usd=Decimal("1E-7"))

    assert "0.0000001 USD, says the host" in figures(_reply(usage=usage))
