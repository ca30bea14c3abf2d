"""The conversations in the archive as a list that Qt can show."""

from __future__ import annotations

from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from deepseek_desktop.core.domain.conversation import Summary

Index: TypeAlias = QModelIndex | QPersistentModelIndex

SummaryRole = int(Qt.ItemDataRole.UserRole)


class LibraryModel(QAbstractListModel):
    """Rows are summaries, last asked first.

    `renamed` has the id of a conversation and the title that a person typed for it. While one is
    being typed the rows stay where they are: what is shown meanwhile comes after that.
    """

    renamed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Summary, ...] = ()
        self._is_held = False
        self._waiting: tuple[Summary, ...] | None = None

    @property
    def summaries(self) -> tuple[Summary, ...]:
        """All rows."""
        return self._rows

    def show(self, summaries: tuple[Summary, ...]) -> None:
        """Replace all rows."""
        if self._is_held:
            self._waiting = summaries
            return
        if summaries == self._rows:
            return
        self.beginResetModel()
        self._rows = summaries
        self.endResetModel()

    def hold(self, *, is_held: bool) -> None:
        """Keep the rows where they are, or no longer."""
        self._is_held = is_held
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.show(waiting)

    def row_of(self, conversation_id: str) -> int | None:
        """Return the row of a conversation."""
        ids = [summary.id for summary in self._rows]
        return ids.index(conversation_id) if conversation_id in ids else None

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 as Qt declares it
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        summary = self._rows[index.row()]
        models = " · ".join(str(model) for model in summary.models)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return summary.title
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                # Qt would read markup in a tooltip, and a title is not ours.
                return f"{summary.title}\n{models}".replace("<", "‹")
            case _ if role == SummaryRole:
                return summary
            case _:
                return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() else flags

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        summary = self.data(index, SummaryRole)
        if summary is None or role != Qt.ItemDataRole.EditRole:
            return False
        self.renamed.emit(summary.id, str(value))
        return True
