"""Someone in front of the window: uses what can be seen, reads what is written there."""

from __future__ import annotations

from typing import Any, TypeAlias, TypeVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from deepseek_desktop.desk import Desk
from deepseek_desktop.ui.main_window import MainWindow
from deepseek_desktop.ui.models.library_model import SummaryRole
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.theme.style import Appearance
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.widgets.lanes.lane_column import LaneColumn
from tests.faults.looking import archived_replies
from tests.support import until
from tests.ui.lane_seen import LaneSeen
from tests.ui.seeing import seen, text_of

D = TypeVar("D", bound=QDialog)
Kind: TypeAlias = type[D]

PRIMES = "How many primes below 1000 can be written as n^2 + 1 with a whole number n?"
"""A question that the demo knows; only demo-r1 thinks about it."""


class Person:
    """Types, clicks and reads in one main window."""

    def __init__(
        self,
        window: MainWindow,
        desk: Desk,
        tasks: TaskScope,
        bot: QtBot,
        appearance: Appearance,
    ) -> None:
        self.window = window
        self.desk = desk
        self.tasks = tasks
        self.bot = bot
        self.appearance = appearance
        self.opened: list[str] = []  # addresses that a browser was given

    @property
    def tab(self) -> ConversationTab:
        """The tab in front."""
        front = self.window.tabs.front
        assert front is not None
        return front

    @property
    def field(self) -> QPlainTextEdit:
        """Where a question is typed."""
        (field,) = seen(self.window, QPlainTextEdit, "prompt")
        return field

    @property
    def lanes(self) -> list[LaneSeen]:
        """The lanes of the tab in front."""
        return [LaneSeen(widget) for widget in seen(self.tab, LaneColumn, "lane")]

    @property
    def titles(self) -> list[str]:
        """The titles of all tabs."""
        tabs = self.window.tabs
        return [tabs.tabText(index) for index in range(tabs.count())]

    @property
    def notice(self) -> str:
        """What the line at the top says."""
        return text_of(seen(self.window, QLabel, "noticeText"))

    @property
    def library(self) -> list[str]:
        """The titles in the library."""
        model = self.library_view.model()
        rows = (model.index(row, 0) for row in range(model.rowCount()))
        return [str(row.data()) for row in rows if row.data(SummaryRole) is not None]

    @property
    def headings(self) -> list[str]:
        """The headings between them."""
        model = self.library_view.model()
        rows = (model.index(row, 0) for row in range(model.rowCount()))
        return [str(row.data()) for row in rows if row.data(SummaryRole) is None]

    def row(self, title: str) -> QModelIndex:
        """Return the row of a title in the library."""
        model = self.library_view.model()
        rows = (model.index(row, 0) for row in range(model.rowCount()))
        return next(row for row in rows if row.data() == title)

    @property
    def stored(self) -> tuple[dict[str, Any], ...]:
        """The replies in the archive, oldest first."""
        return archived_replies(self.desk.data_dir)

    @property
    def is_done(self) -> bool:
        """Whether something was asked in the tab in front and all of it has ended."""
        return self.tab.state.conversation is not None and bool(
            self.replies_ended() and not self.tab.state.is_running
        )

    def replies_ended(self) -> bool:
        """Whether each lane shows that its newest reply ended."""
        ended = ("done", "stopped", "cut", "timed", "failed", "filtered", "limit", "interrupted")
        return all(lane.state.startswith((*ended, "not asked")) for lane in self.lanes)

    def type(self, text: str) -> None:
        """Type into the question field; what no plain keyboard has is pasted."""
        if text.isascii() and text.isprintable():
            self.bot.keyClicks(self.field, text)
        else:
            QGuiApplication.clipboard().setText(text)
            self.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def press(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press a key while in the question field."""
        self.bot.keyClick(self.field, key, modifier)

    def ask(self, question: str) -> None:
        """Type a question and press Enter."""
        self.type(question)
        self.press(Qt.Key.Key_Return)

    async def ask_and_wait(self, question: str) -> None:
        """Ask, and wait until every lane has ended."""
        turns = len(self.tab.state.turns)
        self.ask(question)
        await until(lambda: len(self.tab.state.turns) > turns and self.is_done)

    async def wait_for_rest(self) -> None:
        """Wait until the window does nothing any more."""
        await until(lambda: not self.tasks._tasks)

    async def stop(self) -> None:
        """Stop what runs in the tab in front."""
        self.click(self.button("stopAll"))
        await until(lambda: not self.tab.state.is_running)
        await self.wait_for_rest()

    async def retry(self, lane: LaneSeen) -> None:
        """Ask one lane again and wait until all lanes have ended."""
        count = len(self.stored)
        self.click(lane.reply.button("retry"))
        await until(lambda: len(self.stored) > count)
        await until(lambda: self.is_done and all(row["outcome"] for row in self.stored))

    def choose(self, *models: str) -> None:
        """Type a model into the choice of each lane."""
        for lane, model in zip(self.lanes, models, strict=True):
            (field,) = lane.choice.findChildren(QLineEdit)
            field.selectAll()
            self.bot.keyClicks(field, model)

    def click(self, button: QAbstractButton | None) -> None:
        """Click a button that can be clicked."""
        assert button is not None
        assert button.isVisible()
        assert button.isEnabled()
        self.bot.mouseClick(button, Qt.MouseButton.LeftButton)

    def button(self, name: str) -> QPushButton:
        """Return the visible button of a name."""
        (button,) = seen(self.window, QPushButton, name)
        return button

    async def dialog(self, kind: Kind[D]) -> D:
        """Wait for a dialog of a kind to be seen, and return it."""

        def shown() -> list[D]:
            found: list[D] = self.window.findChildren(kind)
            return [dialog for dialog in found if dialog.isVisible()]

        await until(lambda: bool(shown()))
        return shown()[0]

    def open_row(self, title: str) -> None:
        """Click the row of a title in the library."""
        view = self.library_view
        place = view.visualRect(self.row(title)).center()
        self.bot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def close_front_tab(self) -> None:
        """Click the cross of the tab in front."""
        bar = self.window.tabs.tabBar()
        button = bar.tabButton(bar.currentIndex(), bar.ButtonPosition.RightSide)
        assert isinstance(button, QToolButton)
        self.click(button)

    @property
    def library_view(self) -> QListView:
        """The list of stored conversations."""
        view = self.window.findChild(QListView, "libraryList")
        assert isinstance(view, QListView)
        return view
