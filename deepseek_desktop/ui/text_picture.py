"""A picture of a text as replies are shown, made without a screen."""

from __future__ import annotations

import asyncio
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QApplication

from deepseek_desktop.assets import asset
from deepseek_desktop.core.settings.choices import Theme
from deepseek_desktop.core.settings.schema import DEFAULTS
from deepseek_desktop.ui.application import Application
from deepseek_desktop.ui.loop import run_in_qt
from deepseek_desktop.ui.maths.typesetter import Typesetter
from deepseek_desktop.ui.theme.style import Appearance
from deepseek_desktop.ui.transcript.items import TextItem
from deepseek_desktop.ui.transcript.passage import Passage
from deepseek_desktop.ui.transcript.reading import Reading
from deepseek_desktop.ui.transcript.view import TranscriptView

HIGHEST_PX = 30_000  # a picture of Qt ends at 32,767
_LOOK_S, _MOST_LOOKS = 0.02, 1000
_ROUNDS = 12


def save_picture(source: str, path: Path, *, width: int, theme: Theme) -> bool:
    """Save what a text looks like, at most 30,000 pixels of it; return whether that worked.

    Starts an application of its own, so it must be the only thing that a process does with Qt.
    """
    application = Application(("deepseek-desktop", "-platform", "offscreen"))
    appearance = Appearance(
        application, asset("theme/app.qss"), DEFAULTS.with_value("theme", theme)
    )
    view = _view(source, width)
    run_in_qt(application, _ready(view))
    picture = _picture(view, appearance.tokens.surface)
    view.close()
    return QImageWriter(str(path), QByteArray(b"png")).write(picture)


async def _ready(view: TranscriptView) -> int:
    """Wait until nothing is going to look otherwise, but not forever."""
    for _ in range(_MOST_LOOKS):
        if not view.is_busy:
            break
        await asyncio.sleep(_LOOK_S)
    return 0


def _view(source: str, width: int) -> TranscriptView:
    """Return a view that shows a text from its start to its end."""
    view = TranscriptView(Reading(Typesetter(asset("katex"))))
    passage = Passage()
    passage.show_text(source)
    passage.parse()
    view.add(TextItem(passage))
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.resize(width, 400)
    view.show()
    for _ in range(_ROUNDS):  # what comes into view has only an estimated height yet
        view.settle()
        frame = view.height() - view.viewport().height()
        height = max(1, min(HIGHEST_PX, view.flow.height + frame))
        if height == view.height():
            break
        view.resize(width, height)
    view.show_start()
    return view


def _picture(view: TranscriptView, colour: str) -> QImage:
    image = QImage(view.size(), QImage.Format.Format_RGB32)
    image.fill(colour)
    if (focused := QApplication.focusWidget()) is not None:
        focused.clearFocus()  # nothing in a picture is about to be pressed
    view.render(image)
    return image
