"""Someone in front of a composer that stands in a window of its own."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from deepseek_desktop.assets import asset
from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.widgets.composer import Composer
from tests.ui.seeing import seen, text_of

PLAIN = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Typist:
    """Types and clicks; notes what the composer announces."""

    def __init__(self, bot: QtBot) -> None:
        self.bot = bot
        self.window = QWidget()
        bot.addWidget(self.window)
        self.composer = Composer(Icons(asset("icons"), lambda _: "#000000"))
        layout = QVBoxLayout(self.window)
        layout.addStretch(1)
        layout.addWidget(self.composer)
        self.window.resize(700, 500)
        self.sent: list[Question] = []
        self.files: list[str] = []
        self.slashes: list[str] = []
        self.previews: list[int] = []
        self.composer.submitted.connect(self.sent.append)
        self.composer.next_asked.connect(lambda: self.sent.append(self._next()))
        self.composer.taken_back.connect(self.composer.give_back)
        self.composer.files_given.connect(self.files.extend)
        self.composer.slash_chosen.connect(self.slashes.append)
        self.composer.preview_asked.connect(self.previews.append)
        self.window.show()
        self.window.activateWindow()
        self.composer.setFocus()
        bot.waitUntil(self.field.hasFocus)

    def _next(self) -> Question:
        question = self.composer.take_next()
        assert question is not None
        return question

    @property
    def field(self) -> QPlainTextEdit:
        (field,) = seen(self.window, QPlainTextEdit, "prompt")
        return field

    @property
    def typed(self) -> str:
        return self.field.toPlainText()

    @property
    def chips(self) -> list[QToolButton]:
        return seen(self.window, QToolButton, "chipLabel")

    @property
    def waiting(self) -> list[str]:
        return [label.accessibleName() for label in seen(self.window, QLabel, "waitingText")]

    @property
    def concern(self) -> str:
        return text_of(seen(self.window, QLabel, "concernText"))

    @property
    def offered(self) -> list[str]:
        """The names in the list behind a slash."""
        lists = seen(self.window, QListWidget, "slashes")
        items = [shown.item(row) for shown in lists for row in range(shown.count())]
        return [item.text().partition("\n")[0] for item in items]

    def type(self, text: str) -> None:
        self.bot.keyClicks(self.field, text)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        self.bot.keyClick(self.field, key, modifier)

    def paste(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.press(Qt.Key.Key_V, CTRL)

    def compose(self, preedit: str, committed: str = "") -> None:
        """Do what an input method does: show what it has, or hand it over."""
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(committed)
        QApplication.sendEvent(self.field, event)

    def click(self, name: str, number: int = 0) -> None:
        """Click a button that can be clicked."""
        buttons: list[QAbstractButton] = [
            *seen(self.window, QPushButton, name),
            *seen(self.window, QToolButton, name),
        ]
        assert buttons[number].isEnabled()
        self.bot.mouseClick(buttons[number], Qt.MouseButton.LeftButton)

    def drag(self, area: QWidget, *paths: str) -> QMimeData:
        """Drag files over something, and hold them there."""
        data = _files(*paths)
        QApplication.sendEvent(area, QDragEnterEvent(QPoint(5, 5), _COPY, data, _LEFT, PLAIN))
        return data

    def drop(self, area: QWidget, *paths: str) -> None:
        """Drag files over something and let go."""
        data = self.drag(area, *paths)
        QApplication.sendEvent(area, QDropEvent(QPoint(5, 5), _COPY, data, _LEFT, PLAIN))

    def drag_away(self, area: QWidget) -> None:
        """Leave with what is dragged."""
        QApplication.sendEvent(area, QDragLeaveEvent())


_COPY = Qt.DropAction.CopyAction
_LEFT = Qt.MouseButton.LeftButton


def _files(*paths: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    return data
