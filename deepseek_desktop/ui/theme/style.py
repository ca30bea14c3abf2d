"""Fills the one style sheet with colours and measures and puts it on the application."""

from __future__ import annotations

from pathlib import Path
from string import Template

from msgspec.structs import asdict
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from deepseek_desktop.core.settings.choices import Theme
from deepseek_desktop.core.settings.schema import Chosen
from deepseek_desktop.ui.theme.accents import ON_DARK, ON_LIGHT, accented
from deepseek_desktop.ui.theme.measures import Measures, measures
from deepseek_desktop.ui.theme.tokens import DARK, HIGH_CONTRAST, LIGHT, Tokens

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


def style_sheet(template: str, tokens: Tokens, sizes: Measures, folder: Path) -> str:
    """Fill `template`, whose pictures are in `folder`; a name that none of them has is an error."""
    jobs = {**asdict(tokens), **asdict(sizes)}
    return Template(template).substitute(jobs, folder=folder.as_posix())


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
    """Keeps the application as a person chose it; the theme "system" follows the desktop.

    With `is_bare` it goes without the style sheet until that is put on: while widgets are put
    together, each of them asks it for its font again and again.
    """

    changed = Signal()

    def __init__(
        self, application: QApplication, template: Path, chosen: Chosen, *, is_bare: bool = False
    ) -> None:
        super().__init__(application)
        self._is_bare = is_bare
        self._application = application
        self._template = template.read_text("utf-8")
        self._folder = template.parent
        self._chosen = chosen
        self._sizes: Measures | None = None
        self.tokens = LIGHT
        application.styleHints().colorSchemeChanged.connect(self._apply)
        self._apply()

    def choose(self, chosen: Chosen) -> None:
        """Look like this from now on."""
        self._chosen = chosen
        self._apply()

    def put_on_style_sheet(self) -> None:
        """Let the style sheet say how everything looks, from now on."""
        self._is_bare = False
        self._dress()

    def colour(self, job: str) -> str:
        """Return the colour that the theme has for a job now."""
        return str(getattr(self.tokens, job))

    def _apply(self) -> None:
        tokens, sizes = self._colours(), measures(self._chosen)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        if self._chosen.font_family:
            font.setFamily(self._chosen.font_family)
        if (tokens, sizes, font) == (self.tokens, self._sizes, self._application.font()):
            return  # each of the following visits every widget there is
        self.tokens, self._sizes = tokens, sizes
        self._application.setFont(font)
        self._application.setPalette(palette(tokens))
        self._dress()
        self.changed.emit()

    def _dress(self) -> None:
        if self._sizes is not None and not self._is_bare:
            sheet = style_sheet(self._template, self.tokens, self._sizes, self._folder)
            self._application.setStyleSheet(sheet)

    def _colours(self) -> Tokens:
        theme, accent = self._chosen.theme, self._chosen.accent
        if theme is Theme.HIGH_CONTRAST:
            return HIGH_CONTRAST
        is_desktop_dark = self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        is_dark = is_desktop_dark if theme is Theme.SYSTEM else theme is Theme.DARK
        return accented(DARK, ON_DARK[accent]) if is_dark else accented(LIGHT, ON_LIGHT[accent])
