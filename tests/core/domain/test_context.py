"""How full a context would be, against what the sending code really sends."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from deepseek_desktop.core.domain.attachment import Attachment
from deepseek_desktop.core.domain.branches import Branches
from deepseek_desktop.core.domain.context import Reserve, Weighing, reserve_for
from deepseek_desktop.core.domain.conversation import (
    Basis,
    Lane,
    LaneSetup,
    Turn,
    messages_for,
)
from deepseek_desktop.core.domain.identity import Identity, ModelRef
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.token_estimate import estimate_tokens
from deepseek_desktop.core.domain.token_memory import TokenMemory
from deepseek_desktop.core.domain.usage import Timings, Usage

_AT = datetime(2026, 11, 21, 12, tzinfo=UTC)
_LANE = Lane("a", ModelRef("p", "m"))
_WORDS = "Some words that were said before. "


def _turns(count: int, counted: Sequence[int | None] = (), model: str = "m") -> list[Turn]:
    turns: list[Turn] = []
    for number in range(count):
        tokens = counted[number] if number < len(counted) else None
        usage = Usage(tokens, 10 + number) if tokens else None
        reply = Reply(
            id=f"r{number}",
            lane_id="a",
            identity=Identity("p", model),
            timings=Timings(_AT),
            answer=_WORDS * (number + 1),
            usage=usage,
            outcome=Outcome.COMPLETE,
        )
        bases = {"a": Basis(f"r{number - 1}")} if number else {}
        parent = turns[-1].id if turns else None
        turns.append(Turn(f"t{number}", f"{number}? {_WORDS}", _AT, (reply,), parent, bases))
    return turns


def _weighing(turns: list[Turn], prompt: str = "Next?", lane: Lane = _LANE) -> Weighing:
    parent = turns[-1].id if turns else None
    return Weighing(lane, turns, Turn("next", prompt, _AT, parent_id=parent), TokenMemory())


def _sent(turns: list[Turn], asked: Turn, lane: Lane = _LANE) -> int:
    """Return our estimate of the very messages that the run would send."""
    past = Branches([*turns, asked]).past_of(asked, lane.id)
    messages = messages_for(past, lane.setup, asked.question)
    return sum(estimate_tokens(message.content) + 4 for message in messages)


def test_what_is_weighed_is_what_is_sent() -> None:
    lane = replace(_LANE, setup=LaneSetup("Be brief."))
    turns = _turns(3)
    failed = replace(turns[1].replies[0], answer="", outcome=Outcome.STOPPED)
    turns[1] = replace(turns[1], replies=(failed,))
    asked = Turn(
        "next", "Next?", _AT, parent_id="t2", attachments=(Attachment("a.py", "x = 1\n" * 9),)
    )

    load = Weighing(lane, turns, asked, TokenMemory()).load(None, Reserve())

    assert abs(load.tokens - _sent(turns, asked, lane)) <= 12  # fences and rounding
    assert load.tokens == load.past + load.instructions + load.question


def test_the_hosts_counts_correct_the_estimate() -> None:
    turns = _turns(4, counted=(9999, 900, 900, 900))
    plain, corrected = _weighing(_turns(4)), _weighing(turns)

    assert plain.calibration.factor == 1
    assert corrected.calibration.replies == 3  # the last ones
    assert 1 < corrected.calibration.factor <= 2
    ratio = corrected.load(None, Reserve()).tokens / plain.load(None, Reserve()).tokens
    assert ratio == pytest.approx(corrected.calibration.factor, abs=0.05)


def test_a_correction_is_limited_and_says_so() -> None:
    calibration = _weighing(_turns(1, counted=(900_000,))).calibration

    assert (calibration.factor, calibration.is_limited) == (2.0, True)


def test_counts_of_a_tiny_request_correct_little() -> None:
    turns = [replace(_turns(1, counted=(30,))[0], prompt="Hi")]

    assert _weighing(turns).calibration.factor < 1.2


def test_another_models_counts_say_nothing() -> None:
    weighing = _weighing(_turns(2, counted=(900, 900), model="other"))

    assert weighing.calibration.replies == 0
    assert weighing.least_out == 0
    assert weighing.load(None, Reserve()).known == 0


def test_just_as_many_of_the_oldest_go_as_must() -> None:
    turns = _turns(6)
    weighing = _weighing(turns)
    whole = weighing.load(100_000, Reserve(0))
    for room in range(60, whole.tokens, 40):
        load = weighing.load(room + 50, Reserve(50))
        least = weighing.least_left_out(load)

        assert load.is_over
        assert least is not None
        assert not weighing.load(room + 50, Reserve(50), least).is_over
        assert weighing.load(room + 50, Reserve(50), least - 1).is_over


def test_a_question_that_is_too_long_by_itself_cannot_be_helped() -> None:
    weighing = _weighing(_turns(2), prompt=_WORDS * 50)

    assert weighing.least_left_out(weighing.load(100, Reserve(0))) is None


def test_the_cache_knows_what_was_sent_before_the_same_way() -> None:
    turns = _turns(2, counted=(20, 40))
    load = _weighing(turns).load(None, Reserve())
    assert load.known == load.past > 0

    fewer = _weighing(turns).load(None, Reserve(), left_out=1)
    assert fewer.known == 0

    told = replace(_LANE, setup=LaneSetup("Be brief."))
    turns[-1] = replace(turns[-1], replies=(replace(turns[-1].replies[0], system_prompt=""),))
    assert _weighing(turns, lane=told).load(None, Reserve()).known == 0


def test_room_is_kept_for_the_reply() -> None:
    assert reserve_for(500, 8000, 64_000) == Reserve(500, is_chosen=True)
    assert reserve_for(9000, 8000, 64_000) == Reserve(8000, is_chosen=True)
    assert reserve_for(None, 8000, 64_000) == Reserve(8000)
    assert reserve_for(None, 164_000, 164_000) == Reserve(41_000)
    assert reserve_for(None, None, 64_000) == Reserve(None)
    load = _weighing([]).load(1000, Reserve(400))
    assert load.room == 600
    assert _weighing([]).load(None, Reserve(400)).room is None


def test_the_shortest_reply_so_far_is_known() -> None:
    assert _weighing(_turns(3, counted=(5, 5, 5))).least_out == 10
