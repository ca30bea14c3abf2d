from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from deepseek_desktop.core.domain.events import AnswerDelta, ReasoningDelta, StreamEvent
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Phase, Reply
from deepseek_desktop.core.runs.lane import LaneEnded, LaneSpoke, LaneStarted, TurnStarted
from deepseek_desktop.ui.models.conversation_state import ConversationState
from deepseek_desktop.ui.models.tab_activity import Activity, TabActivity, activity_of
from tests.core.archive.samples import awaited, conversation, ended, turn
from tests.support import until

_ANSWERED = ended(awaited(), answer="Yes.")
_FAILED = ended(awaited(), outcome=Outcome.CUT)


@pytest.mark.parametrize(
    ("running", "unread", "expected"),
    [
        ([], [], Activity.IDLE),
        ([Phase.QUEUED], [_FAILED], Activity.WAITING),
        ([Phase.THINKING, Phase.CONNECTING], [], Activity.THINKING),
        ([Phase.THINKING, Phase.ANSWERING], [_ANSWERED], Activity.ANSWERING),
        ([], [_ANSWERED], Activity.DONE),
        ([], [_ANSWERED, _FAILED], Activity.FAILED),
    ],
)
def test_what_counts_most_is_told(
    running: list[Phase], unread: list[Reply], expected: Activity
) -> None:
    assert activity_of(running, unread) is expected


@pytest.fixture
def state(qapp: QApplication) -> ConversationState:
    """A comparison of two lanes whose first turn t is about to be answered."""
    state = ConversationState(clock=iter(float(n) for n in range(1000)).__next__)
    state.begin(conversation(lanes=2))
    return state


@pytest.fixture
def activity(state: ConversationState) -> TabActivity:
    return TabActivity(state)


async def _say(state: ConversationState, activity: TabActivity, event: StreamEvent) -> None:
    before = activity.now
    state.apply(LaneSpoke("t", "r", event, 0.5))
    await until(lambda: activity.now is not before)


async def test_a_tab_is_followed_from_the_question_to_the_end(
    state: ConversationState, activity: TabActivity
) -> None:
    told: list[Activity] = []
    ends: list[int] = []
    activity.changed.connect(lambda: told.append(activity.now))
    activity.ended.connect(lambda: ends.append(len(activity.just_ended)))

    state.asking_began()
    state.apply(TurnStarted("c", turn()))
    for name, lane in (("r", "c-0"), ("s", "c-1")):
        state.apply(LaneStarted("t", awaited(name, lane)))
    await _say(state, activity, ReasoningDelta("Hm."))
    await _say(state, activity, AnswerDelta("Yes."))
    state.apply(LaneEnded("t", ended(awaited("r", "c-0"), answer="Yes."), None))
    state.apply(LaneEnded("t", ended(awaited("s", "c-1"), outcome=Outcome.CUT), None))
    state.asking_ended()

    assert told[:3] == [Activity.WAITING, Activity.THINKING, Activity.ANSWERING]
    assert ends == [2]
    activity.see()
    assert told[-2:] == [Activity.FAILED, Activity.IDLE]
    assert activity.elapsed_s is None


async def test_what_a_person_stopped_is_not_news(
    state: ConversationState, activity: TabActivity
) -> None:
    state.apply(TurnStarted("c", turn()))
    state.apply(LaneStarted("t", awaited()))
    await until(lambda: activity.now is Activity.WAITING)

    stopped = replace(ended(awaited(), outcome=Outcome.STOPPED), answer="Ye")
    state.apply(LaneEnded("t", stopped, None))

    assert activity.now is Activity.IDLE
