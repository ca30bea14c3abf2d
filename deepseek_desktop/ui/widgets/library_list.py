"""The list of stored conversations."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget
from typing_extensions import override

from deepseek_desktop.core.domain.conversation import Summary
from deepseek_desktop.ui.models.library_model import Index, LibraryModel, SummaryRole
from deepseek_desktop.ui.widgets.texts import plain_label
from deepseek_desktop.ui.widgets.two_lines import PADDING, TwoLines


class LibraryList(QFrame):
    """Shows the library; announces the conversation a person opens."""

    opened = Signal(str)

    def __init__(self, model: LibraryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("library")
        self._model = model
        self._view = QListView()
        self._view.setObjectName("libraryList")
        self._view.setAccessibleName(self.tr("Stored conversations"))
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setModel(model)
        self._view.setItemDelegate(_TwoLines(self._view))
        self._view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._view.setUniformItemSizes(True)
        self._view.clicked.connect(self._open)
        self._view.activated.connect(self._open)
        self._empty = plain_label("muted", self.tr("What you ask is kept here, on this computer."))
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(PADDING, 0, PADDING, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 12, 8, 8)
        layout.setSpacing(8)
        heading = plain_label("section", self.tr("Library"))
        heading.setContentsMargins(PADDING, 0, PADDING, 0)
        layout.addWidget(heading)
        layout.addWidget(self._empty)
        layout.addWidget(self._view, stretch=1)
        layout.addStretch()
        model.modelReset.connect(self._show_emptiness)
        self._show_emptiness()

    def select(self, conversation_id: str | None) -> None:
        """Mark a conversation as the one in front, or none."""
        row = None if conversation_id is None else self._model.row_of(conversation_id)
        index = QModelIndex() if row is None else self._model.index(row)
        self._view.setCurrentIndex(index)

    def _open(self, index: QModelIndex) -> None:
        summary = index.data(SummaryRole)
        if isinstance(summary, Summary):
            self.opened.emit(summary.id)

    def _show_emptiness(self) -> None:
        is_empty = self._model.rowCount() == 0
        self._empty.setVisible(is_empty)
        self._view.setVisible(not is_empty)


class _TwoLines(TwoLines):
    """Says who answered and whether something was interrupted."""

    @override
    def lines(self, index: Index) -> tuple[str, str]:
        summary = index.data(SummaryRole)
        if not isinstance(summary, Summary):
            return "", ""
        names = " · ".join(model.model for model in summary.models)
        if summary.is_interrupted:
            names = self.tr("interrupted") + " · " + names
        return summary.title, names
