"""Comparisons against a host that fails: every lane for itself, and everything kept."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.core.domain.errors import Fault
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.providers.registry import Providers
from deepseek_desktop.core.runs.comparison import Stops
from deepseek_desktop.core.runs.lane import LaneEnded, LaneEvent, LaneSpoke, Means
from deepseek_desktop.core.runs.turn import new_conversation, new_turn, take_turn
from tests.conftest import Canary
from tests.core.runs.asked import QUICK
from tests.faults.contract import Ending, assert_contract
from tests.faults.looking import journaled_text
from tests.faults.server import FaultServer, Hold, Reset, Script, Send, Wait, by_model
from tests.faults.wire import DONE, answer, error, finish, head, page, reasoning, said, stream
from tests.support import until

_PROMPT = "What is 2 + 2?"
_BEGUN = reasoning("Two and two.") + answer("It is")
_WHOLE = Ending(Outcome.COMPLETE, "It is 4.", "Two and two.")
_FAULTS: dict[str, tuple[Script, Ending]] = {
    "fin": (stream(_BEGUN), Ending(Outcome.CUT, "It is", "Two and two.", Fault.NETWORK)),
    "rst": (
        (Send(head() + _BEGUN), Wait(0.05), Reset()),
        Ending(Outcome.CUT, "It is", "Two and two.", Fault.NETWORK),
    ),
    "damaged": (
        stream(_BEGUN, *[b"data: {\n\n"] * 4),
        Ending(Outcome.BROKEN, "It is", "Two and two.", Fault.PROVIDER),
    ),
    "error in stream": (
        stream(_BEGUN, b'data: {"error": "overloaded"}\n\n'),
        Ending(Outcome.REFUSED, "It is", "Two and two.", Fault.PROVIDER),
    ),
    "filtered": (
        stream(_BEGUN, finish("content_filter"), DONE),
        Ending(Outcome.FILTERED, "It is", "Two and two."),
    ),
    "limit": (
        stream(reasoning("Two and two."), finish("length"), DONE),
        Ending(Outcome.LIMIT, "", "Two and two."),
    ),
    "401": (error(401), Ending(Outcome.REFUSED, fault=Fault.YOU)),
    "402": (error(402), Ending(Outcome.REFUSED, fault=Fault.YOU)),
    "429": (error(429, Retry_After="0"), Ending(Outcome.REFUSED, fault=Fault.YOU)),
    "500": (error(500), Ending(Outcome.REFUSED, fault=Fault.PROVIDER)),
    "page": (page(), Ending(Outcome.BROKEN, fault=Fault.PROVIDER)),
    "empty": (stream(), Ending(Outcome.BROKEN, fault=Fault.PROVIDER)),
}


@pytest.mark.parametrize("fault", _FAULTS)
async def test_a_fault_in_one_lane_is_kept_to_it(
    no_leaks: None, canary: Canary, fault_server: FaultServer, tmp_path: Path, fault: str
) -> None:
    script, ending = _FAULTS[fault]
    fault_server.answer = by_model({"good": said("It is 4.", "Two and two."), "bad": script})
    fault_server.archive_folder = tmp_path
    events: list[LaneEvent] = []

    replies = await _compare(("good", "bad", "good"), tmp_path, fault_server, canary, events)

    assert_contract(
        replies,
        [_WHOLE, ending, _WHOLE],
        prompt=_PROMPT,
        data_dir=tmp_path,
        servers=[fault_server],
        events=events,
    )


async def test_all_faults_at_once_are_kept_apart(
    no_leaks: None, canary: Canary, fault_server: FaultServer, tmp_path: Path
) -> None:
    fault_server.answer = by_model({name: script for name, (script, _) in _FAULTS.items()})
    fault_server.archive_folder = tmp_path
    events: list[LaneEvent] = []

    replies = await _compare(tuple(_FAULTS), tmp_path, fault_server, canary, events)

    assert_contract(
        replies,
        [ending for _, ending in _FAULTS.values()],
        prompt=_PROMPT,
        data_dir=tmp_path,
        servers=[fault_server],
        events=events,
    )


async def test_what_streams_is_in_the_archive_before_the_reply_ends(
    no_leaks: None, canary: Canary, fault_server: FaultServer, tmp_path: Path
) -> None:
    fault_server.answer = (Send(head() + _BEGUN), Hold())
    fault_server.archive_folder = tmp_path
    events: list[LaneEvent] = []

    task = asyncio.create_task(_compare(("m",), tmp_path, fault_server, canary, events))
    await until(lambda: any(isinstance(event, LaneSpoke) for event in events))
    await until(lambda: _journal(tmp_path) == ("Two and two.", "It is"))
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    (ended,) = [event.reply for event in events if isinstance(event, LaneEnded)]
    assert_contract(
        [ended],
        [Ending(Outcome.STOPPED, "It is", "Two and two.")],
        prompt=_PROMPT,
        data_dir=tmp_path,
        servers=[fault_server],
        events=events,
    )


def _journal(data_dir: Path) -> tuple[str, str]:
    return journaled_text(data_dir, "reasoning"), journaled_text(data_dir, "answer")


async def _compare(
    models: tuple[str, ...],
    data_dir: Path,
    server: FaultServer,
    canary: Canary,
    events: list[LaneEvent],
) -> tuple[Reply, ...]:
    profile = Profile("host", server.base_url, canary.variable)
    refs = tuple(ModelRef("host", model) for model in models)
    async with (
        Providers([profile], lambda _: canary.key) as providers,
        Archive(data_dir) as archive,
    ):
        means = Means(archive, providers, retries=QUICK)
        conversation = new_conversation(refs, _PROMPT, means)
        turn = new_turn(Question(_PROMPT), means)
        turn = await take_turn(conversation, turn, means, events.append, Stops())
    return turn.replies
