"""A report as a conversation of its own, which has the same ids each time it is made."""

from __future__ import annotations

import hashlib

from msgspec.structs import replace

from deepseek_desktop.core.domain.conversation import (
    MOST_IN_TITLE,
    Basis,
    Conversation,
    Turn,
    title_of,
)
from deepseek_desktop.core.domain.from_report import FromReport
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.verdict import Verdict
from deepseek_desktop.core.interchange.report_reading import ReadReport

_ID_LENGTH = 32


def opened(read: ReadReport) -> Conversation:
    """Return what a report holds as a conversation.

    Its ids come from the checksum: opened twice it is the same one, and nothing that is stored
    can be overwritten. All replies were paid for elsewhere. Who answered was told by the report,
    so it is not blind.
    """
    return _Opening(read).conversation()


class _Opening:
    def __init__(self, read: ReadReport) -> None:
        self._read = read
        self._report = read.report

    def conversation(self) -> Conversation:
        stored = self._report.conversation
        lanes = tuple(replace(lane, id=self._id("lane", lane.id)) for lane in stored.lanes)
        lane_ids = {lane.id: self._id("lane", lane.id) for lane in stored.lanes}
        turns = tuple(map(self._turn, stored.turns))
        return Conversation(
            id=self._id("conversation", ""),
            title=stored.title[:MOST_IN_TITLE] or title_of(stored.turns[0].question.heading),
            created_at=stored.created_at,
            lanes=lanes,
            turns=(replace(turns[0], parent_id=None, left_out=0), *turns[1:]),
            head=turns[-1].id,
            settings=replace(stored.settings.as_copied(lane_ids), is_blind=False),
            from_report=FromReport(
                self._report.made_at,
                self._report.app_version,
                self._read.checksum,
                self._read.is_intact,
                tuple(map(self._verdict, self._report.verdicts)),
            ),
        )

    def _turn(self, turn: Turn) -> Turn:
        return replace(
            turn,
            id=self._id("turn", turn.id),
            parent_id=self._id("turn", turn.parent_id or ""),
            replies=tuple(map(self._reply, turn.replies)),
            bases={
                self._id("lane", lane_id): Basis(
                    self._id("reply", basis.reply_id), basis.is_partial
                )
                for lane_id, basis in turn.bases.items()
            },
        )

    def _reply(self, reply: Reply) -> Reply:
        return replace(
            reply,
            id=self._id("reply", reply.id),
            lane_id=self._id("lane", reply.lane_id),
            continued=self._id("reply", reply.continued) if reply.continued else None,
            handed=self._id("reply", reply.handed) if reply.handed else None,
            copied_from=reply.copied_from or reply.id,
        )

    def _verdict(self, verdict: Verdict) -> Verdict:
        return replace(
            verdict,
            id=self._id("verdict", verdict.id),
            turn_id=self._id("turn", verdict.turn_id),
            left=self._id("reply", verdict.left),
            right=self._id("reply", verdict.right),
            named=frozenset(self._id("reply", each) for each in verdict.named),
        )

    def _id(self, kind: str, known: str) -> str:
        named = f"{self._read.checksum}:{kind}:{known}"
        return hashlib.sha256(named.encode()).hexdigest()[:_ID_LENGTH]
