"""Words are found from a terminal."""

from __future__ import annotations

import asyncio

from msgspec.structs import replace

from deepseek_desktop.core.archive.archive import Archive
from tests.cli.conftest import Terminal
from tests.core.archive import samples


def _stored(terminal: Terminal) -> None:
    reply = samples.ended(samples.awaited("r", "c-0"), "Think of \x1b[31mneedles", "A needle, so")
    turn = replace(samples.turn("t", "Needle in hay?"), replies=(reply,))

    async def store() -> None:
        async with Archive(terminal.data_dir) as archive:
            await archive.keep_whole(replace(samples.conversation("c"), turns=(turn,)))

    asyncio.run(store())


def test_hits_say_where_they_are(terminal: Terminal) -> None:
    _stored(terminal)

    found = terminal.json("search", "needle", "in:answer")

    (hit,) = found["hits"]
    assert (hit["conversation"], hit["message"], hit["turn"]) == ("c", "r", "t")
    assert (hit["scope"], hit["snippet"]) == ("answer", "A needle, so")
    assert hit["snippet"][hit["start"] : hit["start"] + hit["length"]] == "needle"
    assert not found["is_more"]
    assert terminal.json("search", "nothing of this")["hits"] == []


def test_lines_are_for_people_and_harmless(terminal: Terminal) -> None:
    _stored(terminal)

    ran = terminal.run("search", "needle", "--limit", "2")

    assert ran.code == 0
    assert [line.strip() for line in ran.out.splitlines()[1::2]] == [
        "Needle in hay?",
        "A needle, so",
    ]
    assert "There are more" in ran.err
    assert "\x1b" not in terminal.run("search", "needle", "in:thinking").out
    assert terminal.run("search", "no such thing").err == "Nothing was found.\n"
