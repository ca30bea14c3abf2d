"""What lanes that are compared say in a turn, and where that stands."""

from __future__ import annotations

import asyncio

from msgspec import Struct
from PySide6.QtCore import QSignalBlocker
from shiboken6 import isValid

from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.markup.reading import Spot
from deepseek_desktop.ui.transcript.items import TextItem
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.widgets.lanes.lane_column import LaneColumn

_PARSED_AT_ONCE = 4_000  # characters


class LaneReply(Struct, frozen=True):
    """A lane, and the reply that it shows in a turn; None where it was not asked.

    Where nobody is to know who answers, `uncovered` is what alone is seen of the answer, whole or
    nothing.
    """

    column: LaneColumn
    reply: Reply | None
    turn_id: str
    uncovered: str | None = None

    @property
    def id(self) -> str:
        """Stands for the answer as it is seen; empty where there is none that is final."""
        if self.reply is None or not self.answer:
            return ""
        return self.reply.id if self.uncovered is None else f"{self.reply.id} uncovered"

    @property
    def letter(self) -> str:
        """The letter that the lane goes by."""
        return self.column.header.letter

    @property
    def is_running(self) -> bool:
        """Whether more may come."""
        return self.reply is not None and (
            self.reply.is_running or (self.uncovered == "" and bool(self.reply.answer))
        )

    @property
    def answer(self) -> str:
        """What is answered, once that is final; empty for nothing."""
        if self.reply is None or self.reply.is_running:
            return ""
        return self.reply.answer if self.uncovered is None else self.uncovered

    @property
    def item(self) -> TextItem | None:
        """Where the answer is shown."""
        turns = self.column.turns
        view = turns.reply_to(self.turn_id) if turns is not None else None
        return view.answer if view is not None else None

    async def show(self, leaf: int, spot: Spot, *, selects: bool = False) -> None:
        """Bring a place of the answer into view; a long answer is parsed up to it before."""
        turns, item = self.column.turns, self.item
        if turns is None or item is None or not self.column.isVisible():
            return
        while not item.passage.is_parsed:
            item.passage.parse(_PARSED_AT_ONCE)
            await asyncio.sleep(0)
            if not isValid(turns):
                return
        with QSignalBlocker(turns):  # lanes that scroll together would pull each other away
            turns.show_spot(item, leaf, spot, selects=selects)
        turns.changed()


def compared_columns(tab: ConversationTab) -> list[LaneColumn]:
    """Return the lanes that are not hidden, by their letters."""
    columns = sorted(tab.lanes.columns, key=lambda column: column.header.letter)
    arrangement = tab.state.arrangement
    hidden = arrangement.settings.hidden | arrangement.veil.unseen
    return [column for column in columns if column.lane_id not in hidden] or columns


def reply_in(tab: ConversationTab, column: LaneColumn, turn_id: str) -> LaneReply:
    """Return what a lane says in a turn."""
    reply, veil = tab.state.shown.shown(turn_id, column.lane_id), tab.state.arrangement.veil
    uncovered = veil.over(reply.id) if reply is not None else None
    if uncovered is not None and veil.is_growing:
        uncovered = ""
    return LaneReply(column, reply, turn_id, uncovered)
