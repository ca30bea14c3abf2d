from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from deepseek_desktop.core.domain.conversation import Conversation, Turn
from deepseek_desktop.core.domain.errors import ArchiveError
from deepseek_desktop.core.domain.events import (
    AnswerDelta,
    AnswerRelabelled,
    ReasoningDelta,
    StreamEvent,
)
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Phase
from deepseek_desktop.core.runs.lane import LaneEnded, LaneSpoke, LaneStarted, TurnStarted
from deepseek_desktop.ui.models.conversation_state import ConversationState
from tests.core.archive.samples import awaited, conversation, ended, turn
from tests.support import until


class _Told:
    """Notes what a state says, in order."""

    def __init__(self, state: ConversationState) -> None:
        self.all: list[object] = []
        state.began.connect(lambda: self.all.append("began"))
        state.turn_added.connect(lambda turn_id: self.all.append(("turn", turn_id)))
        state.reply_changed.connect(lambda reply_id: self.all.append(("reply", reply_id)))
        state.running_changed.connect(lambda: self.all.append(("running", state.is_running)))


@pytest.fixture
def state(qapp: QApplication) -> ConversationState:
    """A comparison of two lanes, c-0 and c-1, whose first turn t is about to be answered."""
    state = ConversationState(clock=iter(float(n) for n in range(1000)).__next__)
    state.begin(conversation(lanes=2))
    state.apply(TurnStarted("c", turn()))
    return state


def _say(state: ConversationState, reply_id: str, *events: StreamEvent) -> None:
    for event in events:
        state.apply(LaneSpoke("t", reply_id, event, 0.5))


def test_a_new_state_holds_nothing(qapp: QApplication) -> None:
    state = ConversationState()

    assert state.conversation is None
    assert state.lanes == ()
    assert state.turns == ()
    assert state.replies.running_ids == ()
    assert not state.is_running
    assert state.reply("r") is None
    assert state.shown.newest("t", "c-0") is None
    assert state.replies.elapsed_s("r") == 0.0


def test_a_reply_grows_with_what_its_lane_says(state: ConversationState) -> None:
    state.apply(LaneStarted("t", awaited("r", "c-0")))

    _say(state, "r", ReasoningDelta("Let me"), ReasoningDelta(" see."), AnswerDelta("Yes."))

    reply = state.reply("r")
    assert reply is not None
    assert (reply.reasoning, reply.answer) == ("Let me see.", "Yes.")
    assert reply.phase is Phase.ANSWERING
    assert state.replies.running_in("c-0") == reply
    assert state.replies.running_in("c-1") is None
    assert state.shown.turn_of("r") == "t"


def test_an_answer_that_was_thinking_moves(state: ConversationState) -> None:
    state.apply(LaneStarted("t", awaited("r", "c-0")))

    _say(state, "r", AnswerDelta("Let me see."), AnswerRelabelled(), AnswerDelta("Yes."))

    reply = state.reply("r")
    assert reply is not None
    assert (reply.reasoning, reply.answer) == ("Let me see.", "Yes.")


def test_it_runs_from_the_first_start_to_the_last_end(state: ConversationState) -> None:
    told = _Told(state)

    state.apply(LaneStarted("t", awaited("r", "c-0")))
    state.apply(LaneStarted("t", awaited("s", "c-1")))
    state.apply(LaneEnded("t", ended(awaited("r", "c-0"), answer="Yes.")))
    assert state.replies.running_ids == ("s",)
    state.apply(LaneEnded("t", ended(awaited("s", "c-1"), outcome=Outcome.STOPPED)))

    assert not state.is_running
    assert [said for said in told.all if "running" in str(said)] == [
        ("running", True),
        ("running", False),
    ]


def test_the_last_end_is_told_at_once(state: ConversationState) -> None:
    told = _Told(state)
    state.apply(LaneStarted("t", awaited("r", "c-0")))
    _say(state, "r", AnswerDelta("Yes."))
    assert told.all == [("running", True)]

    state.apply(LaneEnded("t", ended(awaited("r", "c-0"), answer="Yes.")))

    assert told.all == [("running", True), ("reply", "r"), ("running", False)]


async def test_growth_is_told_together_and_a_little_later(state: ConversationState) -> None:
    state.apply(LaneStarted("t", awaited("s", "c-1")))
    state.apply(LaneStarted("t", awaited("r", "c-0")))
    told = _Told(state)

    for _ in range(500):
        _say(state, "r", AnswerDelta("x"))
        _say(state, "s", AnswerDelta("y"))
    assert told.all == []
    await until(lambda: told.all)

    assert told.all == [("reply", "r"), ("reply", "s")]


def test_an_ended_reply_is_what_was_stored(state: ConversationState) -> None:
    state.apply(LaneStarted("t", awaited("r", "c-0")))
    _say(state, "r", AnswerDelta("Ye"))
    whole = ended(awaited("r", "c-0"), answer="Yes.")

    state.apply(LaneEnded("t", whole))

    assert state.reply("r") is whole
    assert state.shown.newest("t", "c-0") is whole
    assert state.replies.unkept("r") is None


def test_a_reply_that_ends_without_a_start_is_shown(state: ConversationState) -> None:
    stopped = ended(awaited("r", "c-0"), outcome=Outcome.STOPPED)

    state.apply(LaneEnded("t", stopped))

    assert state.shown.newest("t", "c-0") is stopped
    assert not state.is_running


def test_a_retry_is_the_newest_and_the_earlier_reply_stays(state: ConversationState) -> None:
    first = ended(awaited("r", "c-0"), outcome=Outcome.REFUSED)
    state.apply(LaneEnded("t", first))

    state.apply(LaneStarted("t", awaited("again", "c-0")))

    newest = state.shown.newest("t", "c-0")
    assert newest is not None
    assert newest.id == "again"
    assert state.turn("t").replies[0] is first
    assert [reply.id for reply in state.turn("t").replies] == ["r", "again"]


def test_what_could_not_be_stored_is_known(state: ConversationState) -> None:
    failure = ArchiveError("The disk is full.").failure

    state.apply(LaneEnded("t", ended(awaited("r", "c-0"), answer="Yes."), failure))

    assert state.replies.unkept("r") == failure
    assert state.shown.newest("t", "c-0") is not None


def test_the_conversation_holds_all_that_has_arrived(state: ConversationState) -> None:
    state.apply(LaneEnded("t", ended(awaited("r", "c-0"), answer="Yes.")))
    state.apply(TurnStarted("c", replace(turn("u", "And?"), parent_id="t")))
    state.apply(LaneStarted("u", awaited("s", "c-0")))
    _say(state, "s", AnswerDelta("So"))

    whole = state.conversation

    assert whole is not None
    assert [each.prompt for each in whole.turns] == ["Why?", "And?"]
    assert [reply.answer for each in whole.turns for reply in each.replies] == ["Yes.", "So"]
    assert [each.id for each in state.turns] == ["t", "u"]


def test_a_stored_conversation_is_shown_as_it_is(qapp: QApplication) -> None:
    replies = (
        ended(awaited("r", "c-0"), outcome=Outcome.CRASHED),
        ended(awaited("s", "c-0"), answer="Yes."),
    )
    stored = replace(conversation(), turns=(Turn("t", "Why?", turn().asked_at, replies),))
    state = ConversationState()
    told = _Told(state)

    state.begin(stored)

    assert isinstance(state.conversation, Conversation)
    assert state.conversation == stored
    assert state.shown.newest("t", "c-0") == replies[1]
    assert not state.is_running
    assert told.all == ["began"]


def test_time_passes_for_a_running_reply_alone(state: ConversationState) -> None:
    state.apply(LaneStarted("t", awaited("r", "c-0")))
    first, second = state.replies.elapsed_s("r"), state.replies.elapsed_s("r")
    timings = replace(awaited().timings, ended_s=7.5)

    state.apply(LaneEnded("t", replace(ended(awaited("r", "c-0")), timings=timings)))

    assert second > first > 0
    assert state.replies.elapsed_s("r") == state.replies.elapsed_s("r") == 7.5
