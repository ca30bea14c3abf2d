"""A turn as it is shown: what was asked, and which replies there are."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct, field
from msgspec.structs import replace

from deepseek_desktop.core.domain.conversation import Turn
from deepseek_desktop.core.domain.reply import Reply


class TurnState(Struct):
    """A turn and, for each lane, its replies from the first attempt to the newest.

    `awaited` are the lanes that were asked, so far as this process asks them.
    """

    turn: Turn
    reply_ids: dict[str, list[str]] = field(default_factory=dict)
    awaited: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        """The id of the turn."""
        return self.turn.id

    @property
    def all_ids(self) -> list[str]:
        """The replies of all lanes."""
        return [reply_id for of_lane in self.reply_ids.values() for reply_id in of_lane]

    def is_awaited(self, lane_id: str) -> bool:
        """Whether a lane was asked and has not begun."""
        return lane_id in self.awaited and lane_id not in self.reply_ids

    def with_replies(self, reply: Callable[[str], Reply | None]) -> Turn:
        """Return the turn with its replies as they stand."""
        replies = tuple(known for reply_id in self.all_ids if (known := reply(reply_id)))
        return replace(self.turn, replies=replies)

    @property
    def prompt(self) -> str:
        """What was asked."""
        return self.turn.prompt
