"""Who was still thinking while the other had answered, as lines and as JSON."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from msgspec.structs import replace

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.conversation import Conversation, Lane
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Beat, Reply
from deepseek_desktop.core.domain.usage import Timings
from tests.cli.conftest import Terminal
from tests.core.archive import samples


def _compared() -> Conversation:
    """A thinks until 4 s and ends at 6 s, B is stopped at 2 s, nobody knows when C came."""
    thinks = replace(
        samples.ended(samples.awaited("r1", "a"), "Hm", "Four"),
        timings=Timings(samples.AT, 0.5, 1.0, 4.0, 6.0),
        pace=(Beat(1.0, 2, 0), Beat(4.0, 2, 4)),
    )
    stopped = replace(
        samples.ended(samples.awaited("r2", "b"), "", "Fo"),
        timings=Timings(samples.AT + timedelta(seconds=0.25), 0.5, None, 1.5, 2.0),
        pace=(Beat(1.5, 0, 2),),
        outcome=Outcome.STOPPED,
    )
    crashed = replace(
        samples.ended(samples.awaited("r3", "c"), "", "Fou"),
        timings=Timings(samples.AT),
        outcome=Outcome.CRASHED,
    )
    lanes = tuple(Lane(lane_id, ModelRef("host", "m\x1b")) for lane_id in "abc")
    turn = replace(samples.turn("asked"), replies=(thinks, stopped, crashed))
    return replace(samples.conversation("compared"), lanes=lanes, turns=(turn,), head="asked")


def _keep(terminal: Terminal) -> None:
    async def keep() -> Reply:
        async with Archive(terminal.data_dir) as archive:
            await archive.keep_whole(_compared())
            return (await archive.conversation("compared")).turns[0].replies[0]

    assert asyncio.run(keep()).pace == (Beat(1.0, 2, 0), Beat(4.0, 2, 4))


def test_the_clock_of_a_turn_is_told(terminal: Terminal) -> None:
    _keep(terminal)

    ran = terminal.run("replay", "comp")

    assert ran.code == 0
    assert [line.split()[:4] for line in ran.out.splitlines()] == [
        ["0.0", "s", "A", "waiting"],
        ["0.2", "s", "B", "waiting"],
        ["1.0", "s", "A", "thinking"],
        ["1.8", "s", "B", "answering"],
        ["2.2", "s", "B", "stopped"],
        ["4.0", "s", "A", "answering"],
        ["6.0", "s", "A", "complete"],
        ["?", "C", "clock", "not"],
    ]
    assert "\x1b" not in ran.out

    told = terminal.json("replay", "compared", "--turn", "1")
    assert terminal.run("replay", "compared", "--turn", "2").code == 2
    assert told["length_s"] == 6.0
    assert [lane["clock"] for lane in told["lanes"]] == ["pace", "pace", "unknown"]
    assert told["events"][4] == {"at_s": 2.25, "lane": "B", "state": "stopped"}
