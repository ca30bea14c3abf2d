"""Our icons, drawn sharp at any scale in the colours of a theme."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_SIZE = 18
_SCALES = (1, 2, 3)


class Icons:
    """Makes icons from the SVG files of a folder; `currentColor` in them becomes a colour.

    `colour` gives the one for a job, which is named as in the tokens of the theme.
    """

    def __init__(self, folder: Path, colour: Callable[[str], str]) -> None:
        self._folder = folder
        self._colour = colour
        self._drawn: dict[tuple[str, str], QIcon] = {}

    def application(self) -> QIcon:
        """Return the icon of the app."""
        return QIcon(str(self._folder / "app.svg"))

    def get(self, name: str, job: str = "muted") -> QIcon:
        """Return an icon in the colour that the theme has for a job."""
        key = (name, self._colour(job))
        if key not in self._drawn:
            self._drawn[key] = self._draw(*key)
        return self._drawn[key]

    def colour(self, job: str) -> str:
        """Return the colour that the theme has for a job, as `#rrggbb`."""
        return self._colour(job)

    def _draw(self, name: str, colour: str) -> QIcon:
        drawing = (self._folder / f"{name}.svg").read_text("utf-8")
        drawing = drawing.replace("currentColor", colour)
        renderer = QSvgRenderer(QByteArray(drawing.encode()))
        icon = QIcon()
        for scale in _SCALES:
            pixmap = QPixmap(QSize(_SIZE, _SIZE) * scale)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            renderer.render(painter)
            painter.end()
            pixmap.setDevicePixelRatio(scale)
            icon.addPixmap(pixmap)
        return icon
