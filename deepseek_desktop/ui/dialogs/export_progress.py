"""Shows how far an export is, and lets a person cancel it."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QProgressBar, QVBoxLayout, QWidget

from deepseek_desktop.core.runs.exporting import Progress
from deepseek_desktop.ui.widgets.texts import PlainLabel
from deepseek_desktop.ui.wording import number

_WIDTH = 420


class ExportProgressDialog(QDialog):
    """Is rejected when a person cancels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exportProgress")
        self.setWindowTitle(self.tr("Export"))
        self._said = PlainLabel()
        self._said.setObjectName("exportSaid")
        self._bar = QProgressBar()
        self._bar.setObjectName("exportBar")
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("How far the export is"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        for part in (self._said, self._bar, buttons):
            layout.addWidget(part)
        self.resize(_WIDTH, self.sizeHint().height())
        self.show_progress(Progress(0, 0))

    def show_progress(self, progress: Progress) -> None:
        """Show how many conversations are written; of a single one nobody can tell how far."""
        self._bar.setRange(0, progress.total if progress.total > 1 else 0)
        self._bar.setValue(progress.done)
        if progress.total > 1:
            text = self.tr("Conversations written: {done} of {total}")
            said = text.format(done=number(progress.done), total=number(progress.total))
        else:
            said = self.tr("The conversation is being written.")
        self._said.setText(said)
