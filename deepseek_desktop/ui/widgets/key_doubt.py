"""Asks below a text whether what looks like a key in it is meant to be sent."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from deepseek_desktop.core.domain.key_finding import FoundKey, found_key
from deepseek_desktop.ui.widgets.texts import PlainLabel

FindKey = Callable[[str], FoundKey | None]


class KeyDoubt(QWidget):
    """Is seen while there is such a key; what a person confirmed holds for that key only."""

    def __init__(self) -> None:
        super().__init__()
        self.find_key: FindKey = found_key
        self._found: FoundKey | None = None
        self._text = PlainLabel("danger")
        self._text.setObjectName("keyDoubt")
        self._text.setWordWrap(True)
        self._confirmed = QCheckBox(self.tr("Send it all the same"))
        self._confirmed.setObjectName("confirmKey")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._text)
        layout.addWidget(self._confirmed)
        self.hide()

    def look_at(self, text: str) -> None:
        """Look for a key in a text."""
        found = self.find_key(text)
        if found is not None and (self._found is None or found.shown != self._found.shown):
            self._confirmed.setChecked(False)
            about = self.tr(
                "This looks like a key ({shown}). With the instructions it would go out with "
                "every question. Do not send keys to a model."
            )
            self._text.setText(about.format(shown=found.shown))
            self._confirmed.setAccessibleDescription(self._text.text())
        self._found = found
        self.setVisible(found is not None)

    def check(self) -> bool:
        """Return whether nothing is left to confirm; else go there."""
        if self._found is None or self._confirmed.isChecked():
            return True
        self._confirmed.setFocus()
        return False
