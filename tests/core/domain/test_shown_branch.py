"""What is shown of a tree of turns is what is sent."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from deepseek_desktop.core.domain.branches import Branches
from deepseek_desktop.core.domain.conversation import Basis, Turn
from deepseek_desktop.core.domain.identity import Identity
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.shown_branch import ShownBranch
from deepseek_desktop.core.domain.usage import Timings

_AT = datetime(2025, 1, 20, 12, tzinfo=UTC)


def _reply(name: str, outcome: Outcome | None = Outcome.COMPLETE, text: str = "") -> Reply:
    text = text if outcome is Outcome.REFUSED else text or f"{name}!"
    return Reply(name, "a", Identity("p", "m"), Timings(_AT), answer=text, outcome=outcome)


def _turn(name: str, parent: str | None, *replies: Reply, on: str = "") -> Turn:
    return Turn(name, f"{name}?", _AT, replies, parent, {"a": Basis(on)} if on else {})


class _Talk:
    """A conversation with one lane, and what is shown of it."""

    def __init__(self, *turns: Turn) -> None:
        self.turns = turns
        self.replies = {reply.id: reply for turn in turns for reply in turn.replies}
        self.shown = ShownBranch(self.replies.get)
        self.shown.put_back(turns)

    def ask_again(self, turn_id: str, reply: Reply) -> bool:
        """Have a lane asked once more; return whether something else is shown in the end."""
        self.begin_again(turn_id, reply)
        return self.end_again(turn_id, reply)

    def begin_again(self, turn_id: str, reply: Reply) -> None:
        """Have a reply awaited."""
        self.replies[reply.id] = replace(reply, outcome=None)
        self.shown.add_reply(turn_id, reply)
        self.shown.begin_again(turn_id, self.replies[reply.id])

    def end_again(self, turn_id: str, reply: Reply) -> bool:
        """End an awaited reply; return whether something else is shown."""
        self.replies[reply.id] = reply
        return self.shown.end_again(turn_id, reply)

    @property
    def seen(self) -> list[tuple[str, str | None]]:
        """What is shown, by turn."""
        replies = [(turn.id, self.shown.shown(turn.id, "a")) for turn in self.shown.path]
        return [(turn_id, reply.id if reply else None) for turn_id, reply in replies]

    @property
    def sent(self) -> list[tuple[str, str | None]]:
        """What would be sent with a next question, by turn."""
        end = self.shown.path[-1].id
        asked = Turn("next", "?", _AT, (), end, self.shown.bases(["a"]))
        past = Branches((*self.turns, asked)).past_of(asked, "a")
        return [(p.question.prompt[:-1], p.reply.id if p.reply else None) for p in past]


def test_where_no_basis_is_known_the_newest_answer_is_shown_as_it_is_sent() -> None:
    first = _turn("one", None, _reply("A"), _reply("B"), _reply("C", Outcome.REFUSED))
    talk = _Talk(first, _turn("two", "one", _reply("X")))  # as an older file has them
    assert talk.seen == talk.sent == [("one", "B"), ("two", "X")]

    talk.shown.show("one", "a", "A")
    assert talk.seen == talk.sent == [("one", "A")]
    assert talk.shown.count_after == 1

    talk.shown.end_at("two")
    assert talk.seen == talk.sent == [("one", "B"), ("two", "X")]
    assert not talk.shown.is_chosen("one", "a")
    talk.shown.show("one", "a", "B")  # which is what the later question goes on from
    assert talk.seen == [("one", "B"), ("two", "X")]


def test_a_choice_holds_until_something_newer_is_answered() -> None:
    talk = _Talk(_turn("one", None, _reply("A"), _reply("B")))
    talk.shown.show("one", "a", "A")

    assert talk.ask_again("one", _reply("C", Outcome.REFUSED))
    assert talk.seen == talk.sent == [("one", "A")]
    assert not talk.shown.is_chosen("one", "a")  # so that the failure is told

    assert not talk.ask_again("one", _reply("D"))
    assert talk.seen == [("one", "D")]


def test_going_on_in_vain_leaves_the_cut_answer_and_what_came_after_it() -> None:
    cut = _reply("A", Outcome.STOPPED, "It is fo")
    talk = _Talk(_turn("one", None, cut), _turn("two", "one", _reply("X"), on="A"))
    more = replace(_reply("B", Outcome.REFUSED, "It is fo"), continued="A")

    assert talk.ask_again("one", more)
    assert talk.seen == [("one", "A"), ("two", "X")]
    talk.shown.end_at("one")
    assert talk.seen == [("one", "A")]

    talk.ask_again("one", replace(more, id="C", outcome=Outcome.CUT, answer="It is four"))
    assert talk.seen == [("one", "C")]


@pytest.mark.parametrize(
    ("ends", "seen"),
    [
        ((Outcome.REFUSED, Outcome.COMPLETE), ["one"]),
        ((Outcome.COMPLETE, Outcome.REFUSED), ["one"]),
        ((Outcome.REFUSED, Outcome.REFUSED), ["one", "two"]),
    ],
)
def test_what_one_of_several_lanes_brings_stays_in_view(
    ends: tuple[Outcome, Outcome], seen: list[str]
) -> None:
    talk = _Talk(_turn("one", None), _turn("two", "one"))  # kept without being asked, at first
    again = [
        replace(_reply(lane, outcome), lane_id=lane)
        for lane, outcome in zip("ab", ends, strict=True)
    ]
    for reply in again:
        talk.begin_again("one", reply)
    assert [turn.id for turn in talk.shown.path] == ["one"]

    for reply in again:
        talk.end_again("one", reply)
        assert talk.shown.head == "one" or reply is again[-1]

    assert [turn.id for turn in talk.shown.path] == seen
