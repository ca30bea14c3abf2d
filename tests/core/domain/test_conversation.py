from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from deepseek_desktop.core.domain.branches import Branches
from deepseek_desktop.core.domain.conversation import (
    Lane,
    LaneSetup,
    Message,
    Role,
    Turn,
    messages_for,
    title_of,
    without_system,
)
from deepseek_desktop.core.domain.errors import RequestRefusedError, SettingError
from deepseek_desktop.core.domain.identity import Identity, ModelRef
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.usage import Timings

_AT = datetime(2025, 1, 20, 12, tzinfo=UTC)


def _reply(answer: str, outcome: Outcome | None = Outcome.COMPLETE, lane: str = "a") -> Reply:
    return Reply(
        id=f"{lane}:{answer}:{outcome}",
        lane_id=lane,
        identity=Identity("p", "m"),
        timings=Timings(_AT),
        reasoning="I reason about it.",
        answer=answer,
        outcome=outcome,
    )


def _turn(prompt: str, *replies: Reply) -> Turn:
    return Turn(prompt, prompt, _AT, replies)


def _user(content: str) -> Message:
    return Message(Role.USER, content)


def _assistant(content: str) -> Message:
    return Message(Role.ASSISTANT, content)


def _lane(lane_id: str, setup: LaneSetup = LaneSetup()) -> Lane:  # noqa: B008 a frozen value
    return Lane(lane_id, ModelRef("host", "r1"), setup)


def _sent(turns: Sequence[Turn], lane: Lane, prompt: str) -> tuple[Message, ...]:
    """Return what a lane sends to ask `prompt` after these turns."""
    parents = [None, *(turn.id for turn in turns)]
    linked = [replace(turn, parent_id=p) for turn, p in zip(turns, parents, strict=False)]
    asked = Turn("asked", prompt, _AT, parent_id=parents[-1])
    past = Branches((*linked, asked)).past_of(asked, lane.id)
    return messages_for(past, lane.setup, asked.question)


def test_a_first_prompt_is_sent_alone() -> None:
    assert _sent([], _lane("a"), "Why?") == (_user("Why?"),)


def test_earlier_turns_are_repeated_without_reasoning() -> None:
    turns = [_turn("One?", _reply("Yes.")), _turn("Two?", _reply("No."))]

    assert _sent(turns, _lane("a"), "Three?") == (
        _user("One?"),
        _assistant("Yes."),
        _user("Two?"),
        _assistant("No."),
        _user("Three?"),
    )


def test_a_lane_repeats_its_own_answers_only() -> None:
    turns = [_turn("One?", _reply("Mine.", lane="a"), _reply("Theirs.", lane="b"))]

    assert _sent(turns, _lane("a"), "Two?")[1] == _assistant("Mine.")
    assert _sent(turns, _lane("b"), "Two?")[1] == _assistant("Theirs.")


def test_an_answer_at_the_token_limit_is_repeated() -> None:
    turns = [_turn("One?", _reply("Half an ans", Outcome.LIMIT))]

    assert _sent(turns, _lane("a"), "Go on.")[1] == _assistant("Half an ans")


@pytest.mark.parametrize(
    "outcome", [None, *(outcome for outcome in Outcome if not outcome.is_answered)]
)
def test_a_reply_that_did_not_come_to_its_end_is_left_out(outcome: Outcome | None) -> None:
    turns = [_turn("One?", _reply("Half", outcome))]

    assert _sent(turns, _lane("a"), "Two?") == (_user("One?\n\nTwo?"),)


def test_a_reply_without_an_answer_is_left_out() -> None:
    assert _sent([_turn("One?", _reply(""))], _lane("a"), "Two?") == (_user("One?\n\nTwo?"),)


def test_a_lane_without_a_reply_sends_its_prompts_joined() -> None:
    turns = [_turn("One?"), _turn("Two?"), _turn("Three?", _reply("Yes."))]

    assert _sent(turns, _lane("a"), "Four?") == (
        _user("One?\n\nTwo?\n\nThree?"),
        _assistant("Yes."),
        _user("Four?"),
    )


def test_the_newest_reply_that_answers_counts_and_a_failed_retry_takes_none_away() -> None:
    retried = _turn("One?", _reply("First."), _reply("Theirs.", lane="b"), _reply("Second."))
    failed = _turn("One?", _reply("First."), _reply("Sec", Outcome.CUT))

    assert _sent([retried], _lane("a"), "Two?")[1] == _assistant("Second.")
    assert _sent([failed], _lane("a"), "Two?")[1] == _assistant("First.")


def test_a_turn_knows_the_newest_reply_of_each_lane() -> None:
    first, second = _reply("First."), _reply("Second.")
    turn = _turn("One?", first, second)

    assert turn.reply_of("a") is second
    assert turn.reply_of("b") is None


@pytest.mark.parametrize(
    ("prompt", "title"),
    [
        ("Why?", "Why?"),
        ("  Why \n\n is\tit?  ", "Why is it?"),
        ("", ""),
        (" \n ", ""),
        ("x" * 80, "x" * 80),
        ("x" * 81, "x" * 79 + "…"),
        ("x" * 78 + " yy", "x" * 78 + "…"),
        ("为什么" * 40, ("为什么" * 40)[:79] + "…"),
        ("a\u2028b\u0085c", "a b c"),
    ],
)
def test_a_title_is_the_first_words_on_one_line(prompt: str, title: str) -> None:
    assert title_of(prompt) == title


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("deepseek/deepseek-reasoner", ModelRef("deepseek", "deepseek-reasoner")),
        (" deepseek / deepseek-chat \n", ModelRef("deepseek", "deepseek-chat")),
        (
            "openrouter/deepseek/deepseek-r1:free",
            ModelRef("openrouter", "deepseek/deepseek-r1:free"),
        ),
        ("local//models/r1.gguf", ModelRef("local", "/models/r1.gguf")),
    ],
)
def test_a_model_is_named_by_its_provider_and_its_own_name(text: str, ref: ModelRef) -> None:
    assert ModelRef.parse(text) == ref
    assert ModelRef.parse(str(ref)) == ref


@pytest.mark.parametrize(
    "text",
    ["", " ", "/", "deepseek", "deepseek/", "/r1", " / ", "deepseek/  ", "x" * 5000],
)
def test_a_model_without_a_provider_or_a_name_is_refused(text: str) -> None:
    with pytest.raises(SettingError) as caught:
        ModelRef.parse(text)

    assert "PROVIDER/MODEL" in str(caught.value)
    assert len(str(caught.value)) <= 300


@pytest.mark.parametrize("text", ["\x1b[1m", "p/\x1b[1m", "p/m\nn", "p/\udcff", "p/\u202em"])
def test_a_model_that_no_line_can_show_is_refused(text: str) -> None:
    with pytest.raises(SettingError) as caught:
        ModelRef.parse(text)

    assert str(caught.value).isprintable()


def _refused(prompt: str, outcome: Outcome = Outcome.REFUSED, answer: str = "") -> Turn:
    failure = RequestRefusedError("No.").failure if outcome is Outcome.REFUSED else None
    return _turn(prompt, replace(_reply(answer, outcome), reasoning="", failure=failure))


@pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.FILTERED])
def test_a_question_that_was_refused_is_not_asked_again_with_every_later_one(
    outcome: Outcome,
) -> None:
    turns = [_turn("One?", _reply("Yes.")), _refused("Too long!", outcome)]

    assert _sent(turns, _lane("a"), "Shorter?") == (
        _user("One?"),
        _assistant("Yes."),
        _user("Shorter?"),
    )


def test_a_question_counts_where_a_word_came_or_another_attempt_answered() -> None:
    begun = _refused("One?", answer="It is")
    answered = _turn("One?", *_refused("One?").replies, _reply("Yes."))
    other = _turn("One?", replace(_reply("", Outcome.REFUSED, lane="b")))

    assert _sent([begun], _lane("a"), "Two?") == (_user("One?\n\nTwo?"),)
    assert _sent([answered], _lane("a"), "Two?")[1] == _assistant("Yes.")
    assert _sent([other], _lane("a"), "Two?") == (_user("Two?"),), "it was never asked"


def test_instructions_come_first_and_can_be_moved_into_the_question() -> None:
    lane = _lane("a", LaneSetup(" Be brief. "))
    turns = [_turn("One?", _reply("Yes."))]

    messages = _sent(turns, lane, "Two?")

    assert messages[0] == Message(Role.SYSTEM, "Be brief.")
    assert without_system(messages) == (
        _user("Be brief.\n\nOne?"),
        _assistant("Yes."),
        _user("Two?"),
    )
