"""A branch of a conversation as a conversation of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import uuid4

from msgspec.structs import replace

from deepseek_desktop.core.domain.conversation import Basis, Conversation, Turn
from deepseek_desktop.core.domain.reply import Reply


def forked(
    conversation: Conversation,
    branch: Sequence[Turn],
    shown: Mapping[str, Sequence[Reply]],
    title: str,
    at: datetime,
) -> Conversation:
    """Return a copy of `branch`, with those replies of each turn that are `shown`, by turn's id.

    Everything gets an id of its own. A copied reply names the one that was paid for, so that its
    cost is not counted twice; one that still runs stays where it is.
    """
    lane_ids = {lane.id: uuid4().hex for lane in conversation.lanes}
    turn_ids = {turn.id: uuid4().hex for turn in branch}
    kept = [reply for turn in branch for reply in shown.get(turn.id, ()) if not reply.is_running]
    reply_ids = {reply.id: uuid4().hex for reply in kept}

    def copy(reply: Reply) -> Reply:
        return replace(
            reply,
            id=reply_ids[reply.id],
            lane_id=lane_ids.get(reply.lane_id, reply.lane_id),
            continued=reply_ids.get(reply.continued or ""),
            copied_from=reply.copied_from or reply.id,
            handed=reply_ids.get(reply.handed or "", reply.handed),  # it was, wherever that is
        )

    def basis_of(basis: Basis) -> Basis:
        return replace(basis, reply_id=reply_ids.get(basis.reply_id, basis.reply_id))

    turns = tuple(
        replace(
            turn,
            id=turn_ids[turn.id],
            parent_id=turn_ids.get(turn.parent_id or ""),
            bases={lane_ids[n]: basis_of(b) for n, b in turn.bases.items() if n in lane_ids},
            replies=tuple(copy(r) for r in shown.get(turn.id, ()) if r.id in reply_ids),
        )
        for turn in branch
    )
    return Conversation(
        id=uuid4().hex,
        title=title,
        created_at=at,
        lanes=tuple(replace(lane, id=lane_ids[lane.id]) for lane in conversation.lanes),
        turns=turns,
        head=turns[-1].id if turns else None,
        settings=replace(
            conversation.settings.as_copied(lane_ids),
            veiled=frozenset(turn_ids[n] for n in conversation.settings.veiled if n in turn_ids),
        ),
    )
