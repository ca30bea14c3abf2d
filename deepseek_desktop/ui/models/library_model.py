"""The conversations in the archive as a list that Qt can show."""

from __future__ import annotations

from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from deepseek_desktop.core.domain.conversation import Summary

Index: TypeAlias = QModelIndex | QPersistentModelIndex

SummaryRole = int(Qt.ItemDataRole.UserRole)


class LibraryModel(QAbstractListModel):
    """Rows are summaries, last asked first."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Summary, ...] = ()

    @property
    def summaries(self) -> tuple[Summary, ...]:
        """All rows."""
        return self._rows

    def show(self, summaries: tuple[Summary, ...]) -> None:
        """Replace all rows."""
        if summaries == self._rows:
            return
        self.beginResetModel()
        self._rows = summaries
        self.endResetModel()

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
            case Qt.ItemDataRole.DisplayRole:
                return summary.title
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                # Qt would read markup in a tooltip, and a title is not ours.
                return f"{summary.title}\n{models}".replace("<", "‹")
            case _ if role == SummaryRole:
                return summary
            case _:
                return None
