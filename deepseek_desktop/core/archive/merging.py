"""What a conversation from elsewhere adds to the archive: rows that are not there yet.

What has the id and the content of something here is that. What has its id and other content gets
an id that follows from both, so that it stands beside, once. A conversation has the tags of both
sides. Nothing here is ever changed, and what was deleted is not brought back. A reply that comes so
was paid for elsewhere: it counts in no spending, which `copied_from` says.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from typing import Any, TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from deepseek_desktop.core.archive.here import Here, beside
from deepseek_desktop.core.archive.kept import conversation_values
from deepseek_desktop.core.archive.rows import lane_values, reply_values, storable, time_text
from deepseek_desktop.core.archive.verdicts import verdict_values
from deepseek_desktop.core.domain.conversation import Conversation, Lane, Turn
from deepseek_desktop.core.domain.importing import Added, Remark
from deepseek_desktop.core.domain.kept import KeptConversation
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.verdict import Verdict

Rows: TypeAlias = list[tuple[str, dict[str, Any]]]

HEAD = "head"
"""In the place of a table: which turn ends the branch that is shown."""

IMPORTED = "import-"
"""How the ids of folders begin that came with a conversation."""


class Merged(Struct):
    """The rows to add, in their order, what they add up to, and what is to be told."""

    is_new: bool = False
    rows: Rows = field(default_factory=list)
    added: Added = field(default_factory=Added)
    remarks: Counter[Remark] = field(default_factory=Counter)


def merged(connection: sqlite3.Connection, kept: KeptConversation, session: str) -> Merged:
    """Return what a conversation adds to the archive as it is now."""
    return _Merging(connection, kept, session).merged()


class _Merging:
    def __init__(
        self, connection: sqlite3.Connection, kept: KeptConversation, session: str
    ) -> None:
        self._here = Here(connection, kept.conversation.id)
        self._kept = kept
        self._session = session
        self._result = Merged()
        self._lanes: dict[str, str] = {}
        self._turns: dict[str, str] = {}
        self._replies: dict[str, str] = {}
        self._gone: set[str] = set()

    def merged(self) -> Merged:
        """Return what is to be added."""
        conversation, result = self._kept.conversation, self._result
        here = self._here.row(
            "SELECT head, deleted_at, EXISTS (SELECT 1 FROM import_pending "
            "WHERE conversation_id = id) AS is_arriving FROM conversation WHERE id = ?",
            conversation.id,
        )
        if here is not None and here["deleted_at"] is not None and not here["is_arriving"]:
            result.remarks[Remark.DELETED] += 1
            return result
        result.is_new = here is None
        if here is None:
            self._add_conversation()
        for name in self._here.new_tags(self._kept.tags):
            self._add("tag", {"conversation_id": conversation.id, "name": name})
        for position, lane in enumerate(conversation.lanes):
            self._merge_lane(lane, position)
        for turn in conversation.turns:
            self._merge_turn(turn)
        for verdict in self._kept.verdicts:
            self._merge_verdict(verdict)
        self._merge_view(conversation, None if here is None else here["head"])
        if here is None:
            result.added = replace(result.added, conversations=1)
        else:
            has_grown = any(table != HEAD for table, _ in result.rows)
            result.added = replace(result.added, grown=int(has_grown), known=int(not has_grown))
        return result

    def _add_conversation(self) -> None:
        kept, folder_id = self._kept, None
        if kept.folder is not None:
            named = "SELECT id FROM folder WHERE name = ?"
            known = self._here.row(named, storable(kept.folder))
            folder_id = IMPORTED + beside("folder", "", kept.folder.casefold())
            if known is None:
                self._add("folder", {"id": folder_id, "name": storable(kept.folder)})
            else:
                folder_id = known["id"]
        self._add("conversation", conversation_values(kept) | {"folder_id": folder_id})

    def _merge_lane(self, lane: Lane, position: int) -> None:
        conversation_id = self._kept.conversation.id
        own = "SELECT conversation_id FROM lane WHERE id = ?"
        here = self._here.row(own, lane.id)
        lane_id = lane.id
        if here is not None and here["conversation_id"] != conversation_id:
            lane_id = beside("lane", lane.id, conversation_id)
            here = self._here.row(own, lane_id)
        self._lanes[lane.id] = lane_id
        if here is not None:
            return
        if not self._result.is_new:
            last = "SELECT coalesce(max(position), -1) AS last FROM lane WHERE conversation_id = ?"
            row = self._here.row(last, conversation_id)
            position += 1 + (row["last"] if row is not None else -1)
        values = lane_values(replace(lane, id=lane_id))
        self._add("lane", values | {"conversation_id": conversation_id, "position": position})

    def _merge_turn(self, turn: Turn) -> None:
        if turn.parent_id in self._gone:
            self._gone.add(turn.id)
            self._result.remarks[Remark.DELETED] += 1
            return
        parent_id = self._turns.get(turn.parent_id or "")
        content: list[object] = [parent_id, storable(turn.prompt)]
        content += [(storable(each.name), storable(each.text)) for each in turn.attachments]
        turn_id, here = turn.id, self._here.turn(turn.id)
        if here is not None and here[1] != content:
            turn_id = beside("turn", turn.id, content)
            here = self._here.turn(turn_id)
            self._result.remarks[Remark.BESIDE] += here is None
        if here is not None and here[0]:
            self._gone.add(turn.id)
            self._result.remarks[Remark.DELETED] += 1
            return
        self._turns[turn.id] = turn_id
        if here is None:
            self._add_turn(turn, turn_id, parent_id)
        for reply in turn.replies:
            self._merge_reply(reply, turn_id)
        if here is None:
            self._add_bases(turn, turn_id)

    def _add_turn(self, turn: Turn, turn_id: str, parent_id: str | None) -> None:
        self._add(
            "turn",
            {
                "id": turn_id,
                "conversation_id": self._kept.conversation.id,
                "prompt": storable(turn.prompt),
                "asked_at": time_text(turn.asked_at),
                "parent_id": parent_id,
                "left_out": turn.left_out,
            },
        )
        self._result.added += Added(turns=1)
        for position, each in enumerate(turn.attachments):
            values = {"name": storable(each.name), "text": storable(each.text)}
            self._add("attachment", values | {"turn_id": turn_id, "position": position})

    def _add_bases(self, turn: Turn, turn_id: str) -> None:
        for lane_id, basis in turn.bases.items():
            reply_id = self._replies.get(basis.reply_id)
            if reply_id is not None and lane_id in self._lanes:
                values = {"turn_id": turn_id, "lane_id": self._lanes[lane_id]}
                self._add(
                    "basis", values | {"reply_id": reply_id, "is_partial": int(basis.is_partial)}
                )

    def _merge_reply(self, reply: Reply, turn_id: str) -> None:
        reply_id, state = reply.id, self._here.has_reply(reply.id, reply, turn_id)
        if state is False:
            content = [turn_id, reply.reasoning, reply.answer]
            reply_id = beside("reply", reply.id, content)
            state = self._here.has_reply(reply_id, reply, turn_id)
            self._result.remarks[Remark.BESIDE] += state is None
        self._replies[reply.id] = reply_id
        if state is not None:
            return
        values = reply_values(
            replace(
                reply,
                id=reply_id,
                lane_id=self._lanes[reply.lane_id],
                reasoning=storable(reply.reasoning),
                answer=storable(reply.answer),
                continued=self._replies.get(reply.continued or ""),
                handed=self._replies.get(reply.handed or ""),
                copied_from=reply.copied_from or reply.id,
            )
        )
        self._add("reply", values | {"turn_id": turn_id, "session": self._session})
        self._result.added += Added(replies=1)

    def _merge_verdict(self, verdict: Verdict) -> None:
        left, right = self._replies.get(verdict.left), self._replies.get(verdict.right)
        turn_id = self._turns.get(verdict.turn_id)
        if left is None or right is None or turn_id is None:
            return
        moved = replace(
            verdict,
            turn_id=turn_id,
            left=left,
            right=right,
            named=frozenset(self._replies.get(each, each) for each in verdict.named),
        )
        values = verdict_values(moved)
        here = self._here.row("SELECT * FROM verdict WHERE id = ?", verdict.id)
        if here is not None and {name: here[name] for name in values} != values:
            values["id"] = beside("verdict", verdict.id, sorted(map(str, values.items())))
            here = self._here.row("SELECT 1 FROM verdict WHERE id = ?", values["id"])
            self._result.remarks[Remark.BESIDE] += here is None
        if here is None:
            self._add("verdict", values)
            self._result.added += Added(verdicts=1)

    def _merge_view(self, conversation: Conversation, head_here: str | None) -> None:
        """Show of a new one what was shown there; of one that is here what goes on from the end."""
        head = self._turns.get(conversation.head or "")
        if self._result.is_new:
            for (turn_id, lane_id), reply_id in conversation.choices.items():
                if turn_id in self._turns and reply_id in self._replies and lane_id in self._lanes:
                    values = {"turn_id": self._turns[turn_id], "lane_id": self._lanes[lane_id]}
                    self._add("choice", values | {"reply_id": self._replies[reply_id]})
        elif head is None or head == head_here or not self._goes_on(conversation, head_here):
            return
        if head is not None:
            self._add(HEAD, {"conversation": conversation.id, "turn": head})

    def _goes_on(self, conversation: Conversation, head_here: str | None) -> bool:
        """Whether the branch that is shown there goes on from the end of the one shown here."""
        parents = {turn.id: turn.parent_id for turn in conversation.turns}
        at = conversation.head
        while at is not None:
            if self._turns.get(at) == head_here:
                return True
            at = parents.get(at)
        return False

    def _add(self, table: str, values: dict[str, Any]) -> None:
        self._result.rows.append((table, values))
