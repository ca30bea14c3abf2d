"""Where two answers differ, in a terminal."""

from __future__ import annotations

import asyncio

from msgspec.structs import replace

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.outcome import Outcome
from tests.cli.conftest import Terminal
from tests.core.archive import samples
from tests.faults import wire
from tests.faults.server import FaultServer, by_model

_LEFT = """\
# Price

Tom buys **five** apples.

| Fruit | Coins |
|---|---|
| pear | 7 |

```python
def total(count):
    return count * 3
```

Only here is this \x1b[31m remark about rounding.

The answer is 15.
"""
_RIGHT = (
    _LEFT.replace("five", "six")
    .replace("7", "8")
    .replace("* 3", "* 4")
    .replace("Only here is this \x1b[31m remark about rounding.\n\n", "")
    .replace("15", "18")
)


def _stored(terminal: Terminal) -> None:
    async def store() -> None:
        whole = samples.conversation("abc", lanes=3)
        answers = (_LEFT, _RIGHT, "The answer is 15.")
        replies = tuple(
            samples.ended(samples.awaited(f"r{number}", lane.id), "", answer)
            for number, (lane, answer) in enumerate(zip(whole.lanes, answers, strict=True))
        )
        cut = replace(replies[2], id="cut", outcome=Outcome.STOPPED)
        first = replace(samples.turn("t1"), replies=replies)
        last = replace(samples.turn("t2"), replies=(replace(cut, id="c2"),), parent_id="t1")
        async with Archive(terminal.data_dir) as archive:
            await archive.keep_whole(replace(whole, turns=(first, last)))

    asyncio.run(store())


def test_two_answers_are_printed_as_one_with_what_differs(terminal: Terminal) -> None:
    _stored(terminal)

    ran = terminal.run("diff", "abc", "--turn", "1")

    assert ran.code == 0, ran.err
    assert ran.out.splitlines() == [
        "- A demo/model-0",
        "+ B demo/model-0",
        "",
        "  # Price",
        "- Tom buys [-five-] apples.",
        "+ Tom buys {+six+} apples.",
        "  Fruit | Coins",
        "- pear | [-7-]",
        "+ pear | {+8+}",
        "      def total(count):",
        "-         return count * [-3-]",
        "+         return count * {+4+}",
        "- [-Only here is this [31m remark about rounding.-]",
        "- The answer is [-15-].",
        "+ The answer is {+18+}.",
        "",
        "5 differences, 3 in numbers · 70 % alike",
        "≠ final answers differ: A, C: 15 · B: 18",
    ]


def test_programs_get_the_words_and_what_was_compared(terminal: Terminal) -> None:
    _stored(terminal)

    shape = terminal.json("diff", "abc", "--turn", "1", "--lanes", "b,A")

    assert [lane["lane"] for lane in shape["lanes"]] == ["B", "A"]
    assert shape["differences"][0] == {"only_left": ["six"], "only_right": ["five"]}
    assert len(shape["differences"]) == shape["count"] == 5
    assert shape["agreement"]["outcome"] == "differ"
    assert shape["agreement"]["groups"] == [[0, 2], [1]]
    assert shape["agreement"]["answers"][1] == {"text": "18", "origin": "stated"}


def test_what_cannot_be_compared_is_said(terminal: Terminal) -> None:
    _stored(terminal)

    few, lanes, turn = (
        terminal.run("diff", "abc", *options)
        for options in ((), ("--turn", "1", "--lanes", "A,Z"), ("--turn", "3"))
    )

    assert (few.code, lanes.code, turn.code) == (2, 2, 2)
    assert "Fewer than two" in few.err
    assert "These did: A, B, C." in lanes.err
    assert "has 2" in turn.err


def test_a_comparison_ends_with_whether_the_final_answers_agree(
    terminal: Terminal, fault_server: FaultServer
) -> None:
    fault_server.answer = by_model({"a": wire.said("It is 42."), "b": wire.said("So 42.")})

    ran = terminal.run("compare", "How many?", "--lane", "host/a", "--lane", "host/b")

    assert ran.code == 0, ran.err
    assert ran.out.splitlines()[-1] == "= final answers agree: 42"
