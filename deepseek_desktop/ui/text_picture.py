"""A picture of a text as replies are shown, made without a screen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from deepseek_desktop.assets import asset
from deepseek_desktop.core.settings.choices import Theme
from deepseek_desktop.core.settings.schema import DEFAULTS
from deepseek_desktop.ui.maths.typesetter import Typesetter
from deepseek_desktop.ui.theme.style import Appearance
from deepseek_desktop.ui.transcript.items import TextItem
from deepseek_desktop.ui.transcript.passage import Passage
from deepseek_desktop.ui.transcript.reading import Reading
from deepseek_desktop.ui.transcript.view import TranscriptView

HIGHEST_PX = 30_000  # a picture of Qt ends at 32,767
_LOOK_MS = 20
_ROUNDS = 12


def save_picture(source: str, path: Path, *, width: int, theme: Theme) -> bool:
    """Save what a text looks like, at most 30,000 pixels of it; return whether that worked.

    Starts an application of its own, so it must be the only thing that a process does with Qt.
    """
    application = QApplication(["deepseek-desktop", "-platform", "offscreen"])
    chosen = DEFAULTS.with_value("theme", theme)
    appearance = Appearance(application, asset("theme/app.qss"), chosen)
    view = _view(source, width)
    saved = []

    def save_when_ready() -> None:
        if not view.is_busy:
            saved.append(_picture(view, appearance.tokens.surface).save(str(path), "PNG"))
            application.quit()

    timer = QTimer()
    timer.timeout.connect(save_when_ready)
    timer.start(_LOOK_MS)
    application.exec()
    view.close()
    return saved == [True]


def _view(source: str, width: int) -> TranscriptView:
    """Return a view that shows a text from its start to its end."""
    view = TranscriptView(Reading(Typesetter(asset("katex"))))
    passage = Passage()
    passage.show_text(source)
    passage.parse()
    view.add(TextItem(passage))
    view.resize(width, 400)
    view.show()
    for _ in range(_ROUNDS):
        view.settle()
        height = min(HIGHEST_PX, view.flow.height)
        if height <= view.height():
            break
        view.resize(width, height)
    view.resize(width, max(1, height))
    view.show_start()
    return view


def _picture(view: TranscriptView, colour: str) -> QImage:
    image = QImage(view.size(), QImage.Format.Format_RGB32)
    image.fill(colour)
    view.render(image)
    return image
