"""What this is: versions and licences."""

from __future__ import annotations

import platform

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from deepseek_desktop import __version__
from deepseek_desktop.ui.dialogs.sizing import fit_into
from deepseek_desktop.ui.licences import libraries, licence_text
from deepseek_desktop.ui.widgets.texts import plain_label


class AboutDialog(QDialog):
    """Shows versions, our licence, and what is built in with its licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About DeepSeek Desktop"))
        heading = plain_label("heading", f"DeepSeek Desktop {__version__}")
        about = plain_label(
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
        running_on = plain_label("muted", versions)
        running_on.setWordWrap(True)
        licences = QPlainTextEdit(self._licences())
        licences.setObjectName("licences")
        licences.setReadOnly(True)
        licences.setTabChangesFocus(True)
        licences.setAccessibleName(self.tr("Libraries and licences"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(heading)
        layout.addWidget(running_on)
        layout.addWidget(about)
        layout.addWidget(plain_label("section", self.tr("Libraries and licences")))
        layout.addWidget(licences, stretch=1)
        layout.addWidget(buttons)
        fit_into(self, parent, 720, 560)

    def _licences(self) -> str:
        unknown = self.tr("licence not stated")
        lines = [f"{it.name} {it.version}: {it.licence or unknown}" for it in libraries()]
        return "\n".join([*lines, "", licence_text().strip()]).strip()
