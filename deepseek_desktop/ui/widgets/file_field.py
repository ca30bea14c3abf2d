"""A path of a file: typed, or found with the system's own dialog."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from deepseek_desktop.ui.widgets.buttons import quiet_button
from deepseek_desktop.ui.widgets.line_field import LineField


class FileField(QWidget):
    """Announces that another path stands there."""

    changed = Signal()

    def __init__(self, name: str, example: str, wanted: str, filters: str) -> None:
        super().__init__()
        self._wanted = wanted
        self._filters = filters
        self._path = LineField()
        self._path.setObjectName(name)
        self._path.setPlaceholderText(example)
        self._path.setAccessibleName(wanted)
        self._path.textChanged.connect(self.changed)
        self._search = quiet_button(f"{name}Browse", self.tr("Br&owse…"))
        self._search.clicked.connect(self._look)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._path, stretch=1)
        layout.addWidget(self._search)
        self.setFocusProxy(self._path)

    @property
    def path(self) -> str:
        """What is typed."""
        return self._path.text()

    def show_path(self, path: str) -> None:
        """Show a path."""
        self._path.setText(path)

    def _look(self) -> None:
        dialog = QFileDialog(self, self._wanted, self.path, self._filters)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._path.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
