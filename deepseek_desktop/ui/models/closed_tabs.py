"""The tabs that were closed in this session, so that none is lost by a slip."""

from __future__ import annotations

from collections import deque

from msgspec import Struct

from deepseek_desktop.core.domain.draft import Draft

MOST = 20


class ClosedTab(Struct, frozen=True):
    """What a tab held: a conversation, or what was prepared for one; `index` is where it stood."""

    index: int
    draft: Draft
    has_begun: bool
    is_pinned: bool

    @property
    def is_worth_keeping(self) -> bool:
        """Whether there is anything to bring back."""
        return self.has_begun or not self.draft.is_empty


class ClosedTabs:
    """Gives back what was closed, the last one first; it remembers 20."""

    def __init__(self) -> None:
        self._closed: deque[ClosedTab] = deque(maxlen=MOST)

    def __len__(self) -> int:
        return len(self._closed)

    def note(self, closed: ClosedTab) -> None:
        """Remember a tab that is closed, if it held anything."""
        if closed.is_worth_keeping:
            self._closed.append(closed)

    def take(self) -> ClosedTab | None:
        """Return the tab that was closed last, and forget it."""
        return self._closed.pop() if self._closed else None
