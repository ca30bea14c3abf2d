"""A verdict that is typed in a terminal."""

from __future__ import annotations

import asyncio

from msgspec.structs import replace

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.verdict import Choice, Reason, Verdict
from tests.cli.conftest import Terminal
from tests.core.archive import samples


def _stored(terminal: Terminal, lanes: int = 3) -> None:
    replies = tuple(
        samples.ended(samples.awaited(f"r{n}", f"c-{n}"), "", answer)
        for n, answer in enumerate(("4", "", "I am DeepSeek-V3. 4"))
    )
    turn = replace(samples.turn("t"), replies=replies[:lanes])
    whole = replace(samples.conversation("c" * 8, lanes), turns=(turn,))
    lanes_ = tuple(replace(lane, id=f"c-{n}") for n, lane in enumerate(whole.lanes))

    async def store() -> None:
        async with Archive(terminal.data_dir) as archive:
            await archive.keep_whole(replace(whole, lanes=lanes_))

    asyncio.run(store())


def _verdicts(terminal: Terminal) -> tuple[Verdict, ...]:
    async def read() -> tuple[Verdict, ...]:
        async with Archive(terminal.data_dir) as archive:
            return await archive.verdicts.of_conversation("c" * 8)

    return asyncio.run(read())


def test_a_verdict_is_stored_in_the_place_of_the_one_before(terminal: Terminal) -> None:
    _stored(terminal)

    said = terminal.run(
        *("verdict", "cccc", "--better", "c", "--reason", "clear", "--note", " neat ")
    )
    (first,) = _verdicts(terminal)
    again = terminal.run("verdict", "cccc", "--better", "tie", "--between", "c", "a")
    (second,) = _verdicts(terminal)

    assert (said.code, said.out) == (0, "C (demo/model-0) is better than A (demo/model-0).\n")
    assert (first.left, first.right, first.choice) == ("r0", "r2", Choice.RIGHT)
    assert first.reasons == {Reason.CLEAR}
    assert (first.note, first.is_blind, first.has_sides) == ("neat", False, False)
    assert first.named == {"r2"}
    assert again.out == "A (demo/model-0) and C (demo/model-0) are equally good.\n"
    assert (second.id, second.choice, second.note) == (first.id, Choice.TIE, "")


def test_what_cannot_be_judged_is_refused(terminal: Terminal) -> None:
    _stored(terminal)

    unanswered = terminal.run("verdict", "cccc", "--better", "a", "--between", "a", "b")
    unknown = terminal.run("verdict", "cccc", "--better", "b")

    assert (unanswered.code, unknown.code) == (2, 2)
    assert "Lanes that have one: A, C." in unanswered.err
    assert "A verdict takes A, C, tie or both-bad" in unknown.err
    assert not _verdicts(terminal)
