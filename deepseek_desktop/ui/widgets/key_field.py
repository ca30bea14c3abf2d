"""The field a key is typed or pasted into; nothing comes out of it again but the key, once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget
from typing_extensions import override

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.keys import LENGTH_LIMIT, cleaned_key
from deepseek_desktop.ui.widgets.line_field import LineField
from deepseek_desktop.ui.wording import sentence

_ROUND_A_KEY = 64  # blanks, quotes and a “Bearer” that come along; longer is no key anyway


class KeyField(LineField):
    """Shows dots for characters, and lets nobody copy them."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(LENGTH_LIMIT + _ROUND_A_KEY)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.setAccessibleName(self.tr("Key"))
        self.setPlaceholderText(self.tr("Paste the key here; it is not shown"))

    @property
    def problem(self) -> str:
        """Why what is typed can be no key; empty for a key, and for nothing."""
        if not self.text():
            return ""
        try:
            cleaned_key(self.text())
        except SettingError as error:
            return sentence(error.failure)
        return ""

    @property
    def has_key(self) -> bool:
        """Whether what is typed may be a key."""
        return bool(self.text()) and not self.problem

    def take(self) -> str:
        """Return what is typed, and forget it."""
        typed = self.text()
        self.clear()  # of a password nothing can be undone
        return typed

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Paste"), self.paste)
        menu.popup(event.globalPos())
