"""Replies that are shown as they once stood, while a comparison is played again."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from deepseek_desktop.core.domain.reply import Reply


class Moment(Struct, frozen=True):
    """A reply as it stood `elapsed_s` seconds after it was asked for."""

    reply: Reply
    elapsed_s: float


class Playback(QObject):
    """What is seen in the place of replies as they are; nothing of it is asked or stored.

    `changed` names a reply that is to be shown another way.
    """

    changed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._moments: dict[str, Moment] = {}

    @property
    def is_on(self) -> bool:
        """Whether anything is shown as it once stood."""
        return bool(self._moments)

    def show(self, moments: Mapping[str, Moment]) -> None:
        """Show these replies so, by their ids, and all others as they are."""
        before, self._moments = self._moments, dict(moments)
        for reply_id in before | self._moments:
            if before.get(reply_id) != self._moments.get(reply_id):
                self.changed.emit(reply_id)

    def of(self, reply_id: str) -> Moment | None:
        """Return how a reply is shown; None: as it is."""
        return self._moments.get(reply_id)

    def seen(self, reply: Reply, elapsed_s: float) -> Moment:
        """Return how a reply is shown, which is in truth as it is given here."""
        return self._moments.get(reply.id) or Moment(reply, elapsed_s)

    def in_lane(self, lane_id: str) -> Moment | None:
        """Return the reply of a lane that is shown so; None where none is."""
        moments = self._moments.values()
        return next((each for each in moments if each.reply.lane_id == lane_id), None)
