"""Fills the one style sheet with a theme's colours and puts it on the application."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from deepseek_desktop.ui.theme.tokens import DARK, LIGHT, Tokens

_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.Accent: "accent",
}


def style_sheet(template: str, tokens: Tokens, folder: Path) -> str:
    """Fill `template`, whose pictures are in `folder`; a name that no token has is an error."""
    return Template(template).substitute(asdict(tokens), folder=folder.as_posix())


def palette(tokens: Tokens) -> QPalette:
    """Return the palette for what the style sheet does not reach."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, QColor(getattr(tokens, name)))
    disabled = QPalette.ColorGroup.Disabled
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(disabled, role, QColor(tokens.muted))
    return made


class Appearance(QObject):
    """Keeps the application in the chosen colours; "system" follows the desktop."""

    changed = Signal()

    def __init__(self, application: QApplication, template: Path, choice: str) -> None:
        super().__init__(application)
        self._application = application
        self._template = template.read_text("utf-8")
        self._folder = template.parent
        self._choice = choice
        self.tokens = LIGHT
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._apply)
        self._apply()

    def choose(self, choice: str) -> None:
        """Change to `light`, `dark` or `system`."""
        self._choice = choice
        self._apply()

    def _apply(self) -> None:
        self.tokens = DARK if self._is_dark() else LIGHT
        self._application.setPalette(palette(self.tokens))
        self._application.setStyleSheet(style_sheet(self._template, self.tokens, self._folder))
        self.changed.emit()

    def _is_dark(self) -> bool:
        if self._choice != "system":
            return self._choice == "dark"
        return self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
