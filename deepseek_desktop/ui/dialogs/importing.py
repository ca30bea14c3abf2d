"""Shows how far an import is, and at the end what became of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from deepseek_desktop.core.domain.importing import ImportProgress
from deepseek_desktop.ui.dialogs.sizing import fit_into
from deepseek_desktop.ui.models.import_words import progress_text
from deepseek_desktop.ui.widgets.buttons import quiet_button
from deepseek_desktop.ui.widgets.texts import ElidedLabel, PlainLabel

_STEPS = 1000
_WIDTH, _HEIGHT = 560, 380


class ImportDialog(QDialog):
    """Announces that a person does not want the import any more."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importing")
        self.setWindowTitle(self.tr("Import"))
        self._is_over = False
        self._file = ElidedLabel()
        self._file.setObjectName("importFile")
        self._bar = QProgressBar()
        self._bar.setObjectName("importBar")
        self._bar.setAccessibleName(self.tr("How much of the file was read"))
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._said = PlainLabel("muted")
        self._said.setObjectName("importSaid")
        self._said.setWordWrap(True)
        self._report = QPlainTextEdit()
        self._report.setObjectName("importReport")
        self._report.setAccessibleName(self.tr("What became of the import"))
        self._report.setReadOnly(True)
        self._report.setTabChangesFocus(True)
        self._copy = quiet_button("copyImportReport", self.tr("&Copy this report"))
        self._close = quiet_button("closeImport", self.tr("Cancel"))
        self._copy.clicked.connect(self._copy_report)
        self._close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._copy)
        buttons.addStretch()
        buttons.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        for part in (self._file, self._bar, self._said):
            layout.addWidget(part)
        layout.addWidget(self._report, stretch=1)
        layout.addStretch()
        layout.addLayout(buttons)
        self._report.hide()
        self._copy.hide()
        fit_into(self, parent, _WIDTH, layout.sizeHint().height())

    def show_progress(self, file_name: str, progress: ImportProgress) -> None:
        """Show how far the import of a file is."""
        self._file.show_text(file_name)
        self._bar.setValue(round(progress.share * _STEPS))
        self._said.setText(progress_text(progress))

    def show_report(self, text: str, *, has_new: bool) -> None:
        """Show what became of it; from now on the dialog is only read."""
        said = self.tr("The import is over. What is new stands in the library.")
        nothing = self.tr("The import is over. Nothing new came into the library.")
        self._is_over = True
        self._file.hide()
        self._bar.hide()
        self._said.setText(said if has_new else nothing)
        self._report.setPlainText(text)
        self._close.setText(self.tr("&Close"))
        self._report.show()
        self._copy.show()
        fit_into(self, self.parentWidget(), _WIDTH, _HEIGHT)
        self._close.setFocus()

    @override
    def reject(self) -> None:
        if not self._is_over:
            self.cancelled.emit()
        super().reject()

    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())
