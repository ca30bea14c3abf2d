"""Reads lanes, turns and verdicts that may come from anybody."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from deepseek_desktop.core.domain.attachment import Attachment
from deepseek_desktop.core.domain.comparison import ComparisonSettings, settings_of
from deepseek_desktop.core.domain.conversation import Basis, Lane, LaneSetup, Turn
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.domain.parameters import checked_parameters
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.verdict import Choice, Reason, Verdict
from deepseek_desktop.core.interchange.fields import MOST_IN_NAME, Fields, damaged
from deepseek_desktop.core.interchange.reply_reading import read_reply

_MOST_REPLIES, _MOST_ATTACHED = 1000, 1000


def read_settings(fields: Fields) -> ComparisonSettings:
    """Return how lanes are asked and shown; words that only a newer version knows are as usual."""
    for name in {"order", "scroll_lock"} & fields.values.keys():
        fields.text(name, MOST_IN_NAME)
    return settings_of(fields.values)


def read_lane(fields: Fields) -> Lane:
    """Return a lane; its parameters are checked as if a person had set them."""
    try:
        model = ModelRef.parse(f"{fields.name('provider')}/{fields.name('model')}")
    except SettingError as error:
        raise damaged(fields.place) from error
    if model.provider != fields.values["provider"]:
        raise damaged(fields.place)
    parameters = checked_parameters(fields.inner("parameters").values)
    return Lane(fields.name("id"), model, LaneSetup(fields.text("instructions"), parameters))


def read_turn(
    fields: Fields, read: Callable[[Fields], tuple[Reply, bool]] = read_reply
) -> tuple[Turn, bool]:
    """Return a turn, and whether the texts of its replies are what their checksums claim."""
    replies = [read(reply) for reply in fields.each("replies", _MOST_REPLIES)]
    bases = fields.inner("bases")
    turn = Turn(
        id=fields.name("id"),
        prompt=fields.text("prompt"),
        asked_at=fields.time("asked_at"),
        replies=tuple(reply for reply, _ in replies),
        parent_id=fields.maybe("parent_id", fields.name),
        bases={lane_id: _basis(bases.inner(lane_id)) for lane_id in bases.values},
        attachments=tuple(
            Attachment(each.text("name"), each.text("text"))
            for each in fields.each("attachments", _MOST_ATTACHED)
        ),
        left_out=fields.count("left_out"),
    )
    if turn.question.is_empty:
        raise damaged(f"{fields.place}.prompt")
    return turn, all(is_intact for _, is_intact in replies)


def _basis(fields: Fields) -> Basis:
    return Basis(fields.name("reply"), fields.flag("is_partial"))


def read_verdict(fields: Fields) -> Verdict:
    """Return what was judged of two replies."""
    return Verdict(
        id=fields.name("id"),
        turn_id=fields.name("turn"),
        left=fields.name("left"),
        right=fields.name("right"),
        choice=fields.one_of("choice", Choice),
        made_at=fields.time("made_at"),
        reasons=frozenset(_reason(each, fields) for each in fields.items("reasons", len(Reason))),
        note=fields.text("note"),
        is_blind=fields.flag("is_blind"),
        named=frozenset(_id(each, fields) for each in fields.items("named", 2)),
        has_sides=fields.maybe("has_sides", fields.flag) is not False,
    )


def _reason(value: object, fields: Fields) -> Reason:
    return Fields({"reason": value}, fields.place).one_of("reason", Reason)


def _id(value: object, fields: Fields) -> str:
    return Fields({"named": value}, fields.place).text("named", MOST_IN_NAME)


def check_verdicts(verdicts: Iterable[Verdict], turns: Iterable[Turn]) -> None:
    """Refuse verdicts on anything but two replies of one turn."""
    replies = {turn.id: {reply.id for reply in turn.replies} for turn in turns}
    for verdict in verdicts:
        known = replies.get(verdict.turn_id, set())
        if len(verdict.pair) != 2 or not verdict.pair <= known or not verdict.named <= verdict.pair:
            raise damaged("verdicts")
