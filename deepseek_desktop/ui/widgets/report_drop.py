"""Reports that are dropped on a window are opened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from deepseek_desktop.core.interchange.report_names import is_data
from deepseek_desktop.ui.widgets.composing.pasting import local_paths


class ReportDrop(QObject):
    """Watches a window for files that may be reports and that nothing in it takes.

    `reports_given` has the paths of those that were dropped.
    """

    reports_given = Signal(list)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QDropEvent):  # what enters and moves are kinds of it
            return super().eventFilter(watched, event)
        paths = [Path(path) for path in local_paths(event.mimeData())]
        reports = [path for path in paths if is_data(path.name)]
        if not reports:
            return False
        event.acceptProposedAction()
        if not isinstance(event, QDragEnterEvent | QDragMoveEvent):
            self.reports_given.emit(reports)
        return True
