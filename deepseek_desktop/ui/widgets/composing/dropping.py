"""Files that are dragged over a tab go to its composer; reports go to the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from deepseek_desktop.ui.widgets.composing.pasting import are_reports, local_paths


class DropTarget(QObject):
    """Watches a widget and all in it that takes no files itself.

    `entered` and `left` tell of files that are over it, `files_given` has the paths of those that
    were dropped.
    """

    entered = Signal()
    left = Signal()
    files_given = Signal(list)

    def __init__(self, area: QWidget) -> None:
        super().__init__(area)
        area.setAcceptDrops(True)
        area.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.DragLeave:
            self.left.emit()
        elif isinstance(event, QDropEvent):  # what enters and moves are kinds of it
            return self._answer(event)
        return super().eventFilter(watched, event)

    def _answer(self, event: QDropEvent) -> bool:
        paths = local_paths(event.mimeData())
        if not paths or are_reports(paths):
            return False
        event.acceptProposedAction()
        if isinstance(event, QDragEnterEvent | QDragMoveEvent):
            self.entered.emit()
        else:
            self.left.emit()
            self.files_given.emit(paths)
        return True
