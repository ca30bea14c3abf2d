"""What a search found as a list that Qt can show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, Qt
from typing_extensions import override

from deepseek_desktop.core.domain.hits import Hit, Scope
from deepseek_desktop.ui import wording
from deepseek_desktop.ui.models.library_model import Index

HitRole = int(Qt.ItemDataRole.UserRole)
translate = QCoreApplication.translate


class HitRows(QAbstractListModel):
    """Rows are hits, the best first."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Hit, ...] = ()

    def show(self, hits: tuple[Hit, ...]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = hits
        self.endResetModel()

    def add(self, hits: tuple[Hit, ...]) -> None:
        """Put more rows behind those that are there."""
        if hits:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(hits) - 1)
            self._rows += hits
            self.endInsertRows()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 as Qt declares it
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        hit = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return hit.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return "\n".join(
                    (hit.title, origin(hit), wording.date_and_time(hit.at), hit.snippet)
                )
            case _ if role == HitRole:
                return hit
            case _:
                return None


def scope_names() -> Mapping[Scope, str]:
    """Return what the kinds of text are called, in the order of a conversation."""
    return {
        Scope.TITLE: translate("HitRows", "Title"),
        Scope.QUESTION: translate("HitRows", "Question"),
        Scope.ATTACHMENT: translate("HitRows", "Attachment"),
        Scope.REASONING: translate("HitRows", "Thinking"),
        Scope.ANSWER: translate("HitRows", "Answer"),
        Scope.NOTE: translate("HitRows", "Note"),
    }


def origin(hit: Hit) -> str:
    """Return in which kind of text something was found, and who answered there."""
    return " · ".join((scope_names()[hit.scope], *(model.model for model in hit.models)))
