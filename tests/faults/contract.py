"""The contract that every request is held to, however it fails."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from deepseek_desktop.core.domain.errors import Failure, Fault
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.runs.lane import LaneEnded, LaneEvent
from tests.faults.looking import archived_prompts, archived_replies, journal_entries
from tests.faults.server import FaultServer

SENTENCE_LIMIT = 300

_RAW = re.compile(
    r"Traceback|File \"|line \d+, in|Errno|<class|object at 0x|httpx\.|sqlite3\.|ExceptionGroup"
)
_TAG = re.compile(r"</?[a-zA-Z!][^>]*>")


class Ending(Struct, frozen=True):
    """How a reply must have ended, with the text that had arrived until then.

    `fault` is who has to act; None means that nothing failed.
    """

    outcome: Outcome
    answer: str = ""
    reasoning: str = ""
    fault: Fault | None = None


def assert_contract(
    replies: Sequence[Reply],
    endings: Sequence[Ending],
    *,
    prompt: str,
    data_dir: Path,
    servers: Iterable[FaultServer] = (),
    events: Sequence[LaneEvent] | None = None,
) -> None:
    """Hold one finished turn to the contract: `replies` and `endings` go lane by lane.

    `servers` are the hosts that were asked, with `archive_folder` set to `data_dir` before.
    `events` are all that the runs published, where a test has them.
    """
    assert len(replies) == len(endings)
    for reply, ending in zip(replies, endings, strict=True):
        assert_ended(reply, ending)
    _assert_kept(replies, prompt, data_dir)
    for server in servers:
        _assert_asked_in_order(server, prompt, data_dir)
    if events is not None:
        ended = [event.reply.id for event in events if isinstance(event, LaneEnded)]
        assert sorted(ended) == sorted(reply.id for reply in replies)
        assert not any(event.unkept for event in events if isinstance(event, LaneEnded))


def assert_ended(reply: Reply, ending: Ending) -> None:
    """Hold one reply to how it must have ended."""
    assert reply.outcome is not None
    assert Outcome(reply.outcome) is ending.outcome, reply
    assert reply.answer == ending.answer
    assert reply.reasoning == ending.reasoning
    if ending.fault is None:
        assert reply.failure is None, reply.failure
    else:
        assert reply.failure is not None
        assert reply.failure.fault is ending.fault, reply.failure
        assert_plain(reply.failure)


def assert_plain(failure: Failure) -> None:
    """Hold a failure to plain words: what happened, who has to act, and no machine's talk."""
    assert isinstance(failure.fault, Fault)
    assert_plain_sentence(failure.sentence)
    assert not _TAG.search(failure.detail), failure.detail
    assert failure.detail.isprintable()


def assert_plain_sentence(sentence: str) -> None:
    """Hold what a person reads to plain words on one line."""
    assert 20 <= len(sentence) <= SENTENCE_LIMIT, sentence
    assert sentence.isprintable()
    assert not _RAW.search(sentence), sentence
    assert not _TAG.search(sentence), sentence


def _assert_kept(replies: Sequence[Reply], prompt: str, data_dir: Path) -> None:
    rows = {row["id"]: row for row in archived_replies(data_dir)}
    for reply in replies:
        row = rows[reply.id]
        assert row["prompt"] == prompt
        assert row["outcome"] == reply.outcome
        assert row["answer"] == reply.answer
        assert row["reasoning"] == reply.reasoning
        assert (row["failure"] is None) == (reply.failure is None)
    assert not [row for row in rows.values() if row["outcome"] is None]
    assert journal_entries(data_dir) == 0
    assert prompt in archived_prompts(data_dir)


def _assert_asked_in_order(server: FaultServer, prompt: str, data_dir: Path) -> None:
    assert server.archive_folder == data_dir, "tell the server where to look before asking it"
    for request in server.requests:
        if request.json["messages"][-1]["content"] == prompt:
            assert prompt in request.archived_prompts, "sent before it was committed"
    assert server.wait_until_idle(), "a connection is still open"
