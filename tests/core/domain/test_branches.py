from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from msgspec.structs import replace

from deepseek_desktop.core.domain.attachment import Attachment
from deepseek_desktop.core.domain.branches import Branches
from deepseek_desktop.core.domain.comparison import ComparisonSettings
from deepseek_desktop.core.domain.conversation import Basis, Conversation, Lane, Turn
from deepseek_desktop.core.domain.errors import RequestRefusedError
from deepseek_desktop.core.domain.forking import forked
from deepseek_desktop.core.domain.identity import Identity, ModelRef
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.usage import Timings

_AT = datetime(2025, 1, 20, 12, tzinfo=UTC)


def _reply(name: str, lane: str = "a", outcome: Outcome | None = Outcome.COMPLETE) -> Reply:
    identity = Identity("p", "m")
    return Reply(name, lane, identity, Timings(_AT), answer=f"{name}!", outcome=outcome)


def _turn(
    name: str,
    parent: str | None = None,
    *replies: Reply,
    bases: Mapping[str, str] | None = None,
    left_out: int = 0,
) -> Turn:
    on = {lane: Basis(reply_id) for lane, reply_id in (bases or {}).items()}
    return Turn(name, f"{name}?", _AT, replies, parent, on, left_out=left_out)


def _past(turns: list[Turn], asked: Turn, lane: str = "a") -> list[tuple[str, str | None]]:
    past = Branches([*turns, asked]).past_of(asked, lane)
    return [(p.question.prompt, p.reply.answer if p.reply else None) for p in past]


def test_a_branch_is_followed_to_its_newest_end() -> None:
    tree = Branches(
        [_turn("a"), _turn("b", "a"), _turn("c", "a"), _turn("d", "b"), _turn("e", "c")]
    )

    assert [turn.id for turn in tree.path("d")] == ["a", "b", "d"]
    assert [turn.id for turn in tree.path(None)] == ["a", "c", "e"]
    assert [turn.id for turn in tree.path("gone")] == ["a", "c", "e"]
    assert tree.last_below("b") == "d"
    assert tree.last_below("a") == "e"
    assert tree.count_below("a") == 4


def test_a_turn_whose_parent_is_gone_begins_a_branch() -> None:
    tree = Branches([_turn("b", "gone"), _turn("c", "b")])

    assert [turn.id for turn in tree.path("c")] == ["b", "c"]


def test_alternatives_go_on_from_the_same_replies() -> None:
    first, second = _reply("r1"), _reply("r2")
    root = _turn("a", None, first, second)
    on_first = [_turn("b", "a", bases={"a": "r1"}), _turn("c", "a", bases={"a": "r1"})]
    on_second = _turn("d", "a", bases={"a": "r2"})
    tree = Branches([root, *on_first, on_second])

    assert [turn.id for turn in tree.alternatives("c")] == ["b", "c"]
    assert [turn.id for turn in tree.alternatives("d")] == ["d"]
    assert [turn.id for turn in tree.alternatives("a")] == ["a"]


def test_a_lane_sends_the_reply_that_was_gone_on_from_not_the_newest() -> None:
    root = _turn("a", None, _reply("r1"), _reply("r2"))

    assert _past([root], _turn("b", "a", bases={"a": "r1"})) == [("a?", "r1!")]
    assert _past([root], _turn("b", "a")) == [("a?", "r2!")]


def test_a_lane_may_go_on_from_the_answer_of_another() -> None:
    root = _turn("a", None, _reply("r1", "a"), _reply("r2", "b"))
    second = _turn("b", "a", _reply("r3", "a"), _reply("r4", "b"), bases={"a": "r2", "b": "r2"})

    asked = _turn("c", "b", bases={"a": "r3", "b": "r4"})

    assert _past([root, second], asked, "a") == [("a?", "r2!"), ("b?", "r3!")]
    assert _past([root, second], asked, "b") == [("a?", "r2!"), ("b?", "r4!")]


def test_a_cut_answer_is_sent_only_where_that_is_wanted() -> None:
    root = _turn("a", None, _reply("r", outcome=Outcome.STOPPED))
    asked = _turn("b", "a", bases={"a": "r"})

    assert _past([root], asked) == [("a?", None)]
    wanted = replace(asked, bases={"a": Basis("r", is_partial=True)})
    assert _past([root], wanted) == [("a?", "r!")]


def test_a_question_that_failed_before_a_word_came_is_not_sent_again() -> None:
    failure = RequestRefusedError("No.").failure
    bare = replace(_reply("r", outcome=Outcome.REFUSED), answer="", failure=failure)
    root = _turn("a", None, bare, _reply("later"))

    assert _past([root], _turn("b", "a", bases={"a": "r"})) == []
    assert _past([root], _turn("b", "a", bases={"a": "later"})) == [("a?", "later!")]


def test_the_oldest_turns_are_left_out_where_that_is_wanted() -> None:
    turns = [_turn("a", None, _reply("r1")), _turn("b", "a", _reply("r2")), _turn("c", "b")]

    assert _past(turns, _turn("d", "c", left_out=2)) == [("c?", None)]
    assert _past(turns, _turn("d", "c", left_out=3)) == []


def test_a_fork_has_ids_of_its_own_and_names_what_was_paid_for() -> None:
    lane = Lane("a", ModelRef("p", "m"))
    cut = _reply("r1", outcome=Outcome.STOPPED)
    whole = replace(_reply("r2"), continued="r1", copied_from="paid", handed="r1")
    first = replace(_turn("t1", None, cut, whole), attachments=(Attachment("f.py", "x"),))
    running = _reply("r3", outcome=None)
    second = _turn("t2", "t1", running, bases={"a": "r2"})
    whole_talk = Conversation("c", "Title", _AT, (lane,), (first, second))

    copy = forked(whole_talk, [first, second], {"t1": [whole], "t2": [running]}, "Fork", _AT)

    one, two = copy.turns
    (reply,) = one.replies
    old = {"c", "a", "t1", "t2", "r1", "r2", "r3"}
    new = {copy.id, copy.lanes[0].id, one.id, two.id, reply.id}
    assert len(new) == 5
    assert not old & new
    assert (reply.answer, reply.copied_from, reply.continued) == ("r2!", "paid", None)
    assert reply.handed == "r1"  # stays known, though what it was handed was not copied
    assert (two.parent_id, two.bases) == (one.id, {copy.lanes[0].id: Basis(reply.id)})
    assert one.attachments == first.attachments
    assert two.replies == ()
    assert copy.head == two.id


def test_a_copy_of_what_nobody_has_judged_yet_is_as_blind() -> None:
    turns = (_turn("a"), _turn("b", "a"), _turn("c", "a"))
    settings = ComparisonSettings(is_blind=True, veiled=frozenset({"b", "c"}))
    lanes = (Lane("a", ModelRef("p", "m")),)
    whole = Conversation("id", "title", _AT, lanes, turns, settings=settings)

    copy = forked(whole, turns[:2], {}, "copy", _AT)

    assert copy.settings.is_blind
    assert copy.settings.veiled == {copy.turns[1].id}
