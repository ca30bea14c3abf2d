"""What is hidden of a comparison that is judged blind, and what alone is seen of its replies."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QObject, Signal

translate = QCoreApplication.translate


class Veil(QObject):
    """While it `is_down` nothing tells who answers: no name, figure, state, thinking or remark.

    `changed` says that it fell or was lifted, or that other lanes are seen; `uncovered` names a
    reply of which more is to be seen. `unseen` are lanes that are not seen at all, by their ids.
    """

    changed = Signal()
    uncovered = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_down = False
        self.is_growing = False
        self.unseen: frozenset[str] = frozenset()
        self._texts: dict[str, str] = {}

    def fall(self, unseen: frozenset[str] = frozenset()) -> None:
        """Hide who answers, and these lanes altogether."""
        if not self.is_down or unseen != self.unseen:
            self.is_down, self.unseen = True, unseen
            self.changed.emit()

    def lift(self) -> None:
        """Show everything again."""
        if self.is_down:
            self.is_down, self.unseen, self._texts = False, frozenset(), {}
            self.changed.emit()

    def uncover(self, texts: Mapping[str, str], *, is_growing: bool) -> None:
        """Show these parts of answers, by the ids of the replies, and nothing of any other."""
        before, self._texts, self.is_growing = self._texts, dict(texts), is_growing
        for reply_id in before | self._texts:
            self.uncovered.emit(reply_id)

    @staticmethod
    def hindrance() -> str:
        """Return why what is wished cannot be done while it is down."""
        return translate(
            "Veil", "This would tell who answers. Judge first, or leave blind mode (F8)."
        )

    def over(self, reply_id: str) -> str | None:
        """Return what alone is seen of a reply; None where all of it is."""
        return self._texts.get(reply_id, "") if self.is_down else None
