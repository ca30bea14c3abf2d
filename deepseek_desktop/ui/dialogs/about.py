"""What this is: versions, its parts and their licences."""

from __future__ import annotations

import platform
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, qVersion
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from deepseek_desktop import __version__
from deepseek_desktop.ui.dialogs.sizing import fit_into
from deepseek_desktop.ui.licences import OURS, TITLES, Part
from deepseek_desktop.ui.widgets.texts import PlainLabel

_LIST_WIDTH = 225
_ROOM_BETWEEN = 3


class AboutDialog(QDialog):
    """Shows versions, and all parts with the texts of their licences, read when they are chosen."""

    def __init__(self, parts: Sequence[Part], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About DeepSeek Desktop"))
        self._parts = parts
        heading = PlainLabel("heading", f"DeepSeek Desktop {__version__}")
        about = PlainLabel(
            text=self.tr(
                "Asks reasoning models side by side. Licensed under the MIT licence. Not "
                "affiliated with or endorsed by DeepSeek.\n\n"
                "Uses Qt and PySide6 under the GNU Lesser General Public License, version 3. They "
                "are separate libraries, which you may replace."
            )
        )
        about.setObjectName("aboutText")
        about.setWordWrap(True)
        versions = f"Python {platform.python_version()} · Qt {qVersion()} · {platform.platform()}"
        running_on = PlainLabel("muted", versions)
        running_on.setWordWrap(True)
        self._text = self._make_text()
        self._list = self._make_list()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        reading = QHBoxLayout()
        reading.addWidget(self._list)
        reading.addWidget(self._text, stretch=1)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        for label in (heading, running_on, about):
            layout.addWidget(label)
        layout.addWidget(PlainLabel("section", self.tr("Parts and licences")))
        layout.addLayout(reading, stretch=1)
        layout.addWidget(buttons)
        self._list.setCurrentRow(0)
        self._list.setFocus()
        fit_into(self, parent, 960, 680)

    def _make_list(self) -> QListWidget:
        names = QListWidget()
        names.setObjectName("licencesList")
        names.setAccessibleName(self.tr("Parts"))
        names.setFixedWidth(_LIST_WIDTH)
        names.setWordWrap(True)
        names.setSpacing(_ROOM_BETWEEN)
        names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for part in self._parts:
            QListWidgetItem(self._said(part), names)
        names.currentRowChanged.connect(self._show)
        return names

    def _make_text(self) -> QPlainTextEdit:
        text = QPlainTextEdit()
        text.setObjectName("licenceText")
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)  # they have lines of their own
        text.setAccessibleName(self.tr("Text of the licence"))
        text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        return text

    def _said(self, part: Part) -> str:
        """Return what a part is called, and below it the licence."""
        if title := TITLES.get(part.name):
            return QCoreApplication.translate("licences", title)
        if not part.version:
            return part.licence  # a licence itself
        name = "DeepSeek Desktop" if part.name == OURS else part.name
        licence = part.licence or self.tr("licence not stated")
        return f"{name} {part.version}\n{licence}"

    def _show(self, row: int) -> None:
        if 0 <= row < len(self._parts):
            text = self._parts[row].read().strip("\n")
            self._text.setPlainText(text or self.tr("No text of the licence was brought along."))
