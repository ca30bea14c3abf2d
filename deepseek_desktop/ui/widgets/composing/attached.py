"""What is attached to the question, and how a change of it is taken back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from deepseek_desktop.core.domain.attachment import Attachment

MOST_ATTACHED = 20


class Attached(QObject):
    """Keeps what is attached. A change can be taken back until something is typed after it.

    `revision` is that of the field's text whenever it is asked for here.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[Attachment, ...] = ()
        self._before: list[tuple[int, tuple[Attachment, ...]]] = []
        self._pasted = 0

    @property
    def all(self) -> tuple[Attachment, ...]:
        """What is attached, in the order in which it came."""
        return self._all

    def show(self, attachments: Sequence[Attachment]) -> None:
        """Hold these instead; that cannot be taken back."""
        self._before.clear()
        self._pasted = 0
        self._set(tuple(attachments))

    def add(self, attachments: Sequence[Attachment], revision: int) -> bool:
        """Attach these as well, as far as there is room; return whether there was enough."""
        room = max(0, MOST_ATTACHED - len(self._all))
        if taken := tuple(attachments[:room]):
            self._before.append((revision, self._all))
            self._set(self._all + taken)
        return len(taken) == len(attachments)

    def remove(self, number: int, revision: int) -> Attachment:
        """Take one away and return it."""
        self._before.append((revision, self._all))
        removed = self._all[number]
        self._set(self._all[:number] + self._all[number + 1 :])
        return removed

    def may_undo(self, revision: int) -> bool:
        """Return whether the newest change of the question was one of attachments."""
        return bool(self._before) and self._before[-1][0] == revision

    def undo(self) -> None:
        """Take the newest change back."""
        _, before = self._before.pop()
        self._set(before)

    def next_pasted(self) -> int:
        """Return the number of the next text that is pasted."""
        self._pasted += 1
        return self._pasted

    def _set(self, attachments: tuple[Attachment, ...]) -> None:
        self._all = attachments
        self.changed.emit()
