"""Someone in front of the window: uses what can be seen, reads what is written there."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any, TypeAlias, TypeVar

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QScrollBar,
    QTextEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from deepseek_desktop.assets import asset
from deepseek_desktop.core.settings.secret_store import SecretStore
from deepseek_desktop.core.streaming.retrying import RetryPolicy
from deepseek_desktop.demo import MODELS, demo_questions
from deepseek_desktop.desk import Desk, open_desk
from deepseek_desktop.ui.diagnostics import diagnostics
from deepseek_desktop.ui.main_window import MainWindow
from deepseek_desktop.ui.maths.typesetter import Typesetter
from deepseek_desktop.ui.models.library_model import SummaryRole
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.theme.style import Appearance
from deepseek_desktop.ui.transcript.items import Item
from deepseek_desktop.ui.transcript.view import TranscriptView
from deepseek_desktop.ui.view_state import FILE_NAME as VIEW_FILE
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.widgets.lanes.lane_column import LaneColumn
from deepseek_desktop.ui.widgets.reply_view import ReplyView
from deepseek_desktop.ui.window_parts import Parts
from tests.fakes import MemoryStore
from tests.faults.looking import archived_replies
from tests.support import until

_NO_RETRIES = RetryPolicy(most=0)

D = TypeVar("D", bound=QDialog)
Kind: TypeAlias = type[D]
W = TypeVar("W", bound=QWidget)

PRIMES = "How many primes below 1000 can be written as n^2 + 1 with a whole number n?"
"""A question that the demo knows; only demo-r1 thinks about it."""


def seen(parent: QWidget, kind: type[W], name: str) -> list[W]:
    """Return the visible widgets of a kind and name, in the order of their making."""
    return [w for w in parent.findChildren(kind, name) if w.isVisible()]


def text_of(widgets: Sequence[QLabel] | Sequence[QTextEdit]) -> str:
    """Return what the only one of `widgets` says; nothing when there is none."""
    assert len(widgets) <= 1, [w.objectName() for w in widgets]
    texts = [w.toPlainText() if isinstance(w, QTextEdit) else w.text() for w in widgets]
    return texts[0] if texts else ""


@dataclass(frozen=True, slots=True)
class ReplySeen:
    """One reply on screen; what is scrolled out of view counts, what is folded away does not."""

    view: ReplyView
    transcript: TranscriptView

    @property
    def reasoning(self) -> str:
        band = self.view.band.item
        return band.passage.text if band.is_shown and band.is_open else ""

    @property
    def answer(self) -> str:
        return self.view.answer.passage.text

    @property
    def answer_top(self) -> int:
        """How far below the top of the transcript the answer begins, in pixels."""
        self.transcript.settle()
        return self.view.answer.top

    @property
    def answer_height(self) -> int:
        """How high the answer is, in pixels."""
        self.transcript.settle()
        return self.view.answer.height(self.transcript.stage)

    @property
    def band_height(self) -> int:
        """How high the band of thinking is, in pixels."""
        self.transcript.settle()
        return self.view.band.item.height(self.transcript.stage)

    @property
    def band_bar(self) -> QScrollBar:
        """What scrolls the thinking."""
        return self.view.band.item.bar

    @property
    def thinking_title(self) -> str:
        return self.button("bandHeading").text() if self.view.band.item.is_shown else ""

    @property
    def ending(self) -> str:
        return text_of(seen(self.foot, QLabel, "ending"))

    @property
    def mark(self) -> str:
        """What stands above the reply: what changed since the turn before."""
        if not self.view.mark.is_shown:
            return ""
        self._look_at(self.view.mark)
        assert isinstance(self.view.mark.widget, QLabel)
        return self.view.mark.widget.text()

    @property
    def calls(self) -> str:
        return text_of(seen(self.foot, QLabel, "calls"))

    @property
    def facts(self) -> dict[str, str]:
        """What the card of details says, by label; empty while it is closed."""
        cards = seen(self.foot, QFrame, "facts")
        return facts_in(cards[0]) if cards else {}

    @property
    def foot(self) -> QWidget:
        """What stands under the reply."""
        self._look_at(self.view.foot)
        assert self.view.foot.widget is not None
        return self.view.foot.widget

    def button(self, name: str) -> QToolButton:
        """A button of this reply, brought into view."""
        if name == "bandHeading":
            self._look_at(self.view.band.item)
            heading = self.view.band.item.heading
            assert isinstance(heading, QToolButton)
            return heading
        (button,) = seen(self.foot, QToolButton, name)
        return button

    def _look_at(self, item: Item) -> None:
        """Scroll as far as needed to see a part of the reply."""
        self.transcript.settle()
        bar, page = self.transcript.verticalScrollBar(), self.transcript.viewport().height()
        for _ in range(3):
            is_seen = bar.value() <= item.top <= bar.value() + page - 60
            if not is_seen:
                bar.setValue(item.top - page // 2)
            self.transcript.settle()


def is_still(value: int, values: list[int]) -> bool:
    """Note a value, as a height or a place; return whether it was the same for a while."""
    values.append(value)
    return values[-30:] == [value] * 30


@dataclass(frozen=True, slots=True)
class LaneSeen:
    """One lane on screen."""

    widget: LaneColumn

    @property
    def choice(self) -> QComboBox:
        (choice,) = seen(self.widget, QComboBox, "modelChoice")
        return choice

    @property
    def identity(self) -> str:
        (label,) = seen(self.widget, QPushButton, "identity")
        return label.accessibleName()

    @property
    def state(self) -> str:
        return text_of(seen(self.widget, QLabel, "state"))

    @property
    def setup(self) -> str:
        """What is set for it, also where a chip says so."""
        lines = seen(self.widget, QWidget, "setupLine")
        return lines[0].accessibleName() if lines else ""

    @property
    def differences(self) -> str:
        """In what it differs from its neighbour, also where there is no room for all chips."""
        chips = seen(self.widget, QWidget, "differences")
        return chips[0].accessibleName() if chips else ""

    @property
    def calls(self) -> str:
        return self.reply.calls if self.replies else ""

    @property
    def top_line(self) -> tuple[str, float]:
        """The words that begin the line at its top, and how far below their leaf's top it is."""
        hit = self.transcript.geometry_now.hit(QPoint(self.transcript.stage.left, 4))
        assert hit is not None
        words = hit.box.document.toPlainText()[hit.place.position :][:40]
        return words, hit.point.y()

    @property
    def top_words(self) -> str:
        return self.top_line[0]

    @property
    def is_busy(self) -> bool:
        """Whether it shows that it waits for a reply that comes in one piece."""
        return bool(seen(self.widget, QProgressBar, "busy"))

    def choose_in_menu(self, text: str) -> None:
        """Choose an entry of the lane's menu."""
        (button,) = seen(self.widget, QToolButton, "laneMenu")
        menu = button.menu()
        assert menu is not None
        (action,) = [a for a in menu.actions() if text in a.text().replace("&", "")]
        action.trigger()

    @property
    def figures(self) -> str:
        """Its figures, with plain blanks for those that break no line."""
        return text_of(seen(self.widget, QLabel, "figures")).replace("\u00a0", " ")

    @property
    def transcript(self) -> TranscriptView:
        assert self.widget.turns is not None, "nothing was asked yet"
        return self.widget.turns

    @property
    def prompts(self) -> list[str]:
        views = self.widget.turns.prompts if self.widget.turns is not None else ()
        return [view.text.passage.text for view in views]

    @property
    def replies(self) -> list[ReplySeen]:
        if self.widget.turns is None:
            return []
        return [ReplySeen(view, self.transcript) for view in self.widget.turns.replies]

    @property
    def reply(self) -> ReplySeen:
        """The reply to the newest question."""
        return self.replies[-1]

    @property
    def reasoning(self) -> str:
        return self.reply.reasoning if self.replies else ""

    @property
    def answer(self) -> str:
        return self.reply.answer if self.replies else ""

    @property
    def ending(self) -> str:
        return self.reply.ending if self.replies else ""

    @property
    def stop_button(self) -> QToolButton:
        (button,) = seen(self.widget, QToolButton, "stopLane")
        return button

    @property
    def scroll_bar(self) -> QScrollBar:
        return self.transcript.verticalScrollBar()


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


async def look_away(bot: QtBot) -> None:
    """Let no window of the app be the active one, as when a person works in another program."""
    other = QWidget()
    bot.addWidget(other)
    other.show()
    await until(other.isActiveWindow)
    other.hide()
    await until(lambda: QApplication.activeWindow() is None)


def _note(opened: list[str], address: str) -> bool:
    opened.append(address)
    return True


def facts_in(card: QWidget) -> dict[str, str]:
    """Return labels and values of a card."""
    texts = [label.text() for label in card.findChildren(QLabel)]
    return dict(zip(texts[::2], texts[1::2], strict=True))


def height_of(widget: QWidget, inside: QWidget) -> int:
    """Return how far below the top of `inside` a widget begins."""
    return widget.mapTo(inside, QPoint(0, 0)).y()


def all_widgets(window: QWidget) -> Iterator[QWidget]:
    """Yield a widget and everything in it, seen or not."""
    yield window
    yield from window.findChildren(QWidget)


@asynccontextmanager
async def at_the_window(
    qapp: QApplication,
    qtbot: QtBot,
    data_dir: Path,
    environment: Mapping[str, str] | None = None,
    theme: str = "",
    *,
    retries: RetryPolicy = _NO_RETRIES,
    is_wide: bool = True,
    open_keys: Callable[[], SecretStore] = MemoryStore,
    clock: Callable[[], float] = monotonic,
) -> AsyncIterator[Person]:
    """Open the window over a data folder; at the end close it and end all in the app's order.

    No test ever writes into the key store of whoever runs it.
    What fails is not tried again by itself, unless `retries` say so.
    """
    errors: list[object] = []
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _, context: errors.append(context))
    async with (
        open_desk(data_dir, environment or {}, demo_pace=0, open_keys=open_keys) as desk,
        TaskScope(errors.append) as tasks,
    ):
        settings = desk.settings
        if theme:
            settings = replace(settings, chosen=settings.chosen.with_value("theme", theme))
        appearance = Appearance(qapp, asset("theme/app.qss"), settings.chosen)
        opened: list[str] = []
        window = MainWindow(
            Parts(
                means=replace(desk.means, retries=retries, monotonic=clock),
                providers=desk.providers,
                model_lists=desk.model_lists,
                keys=desk.keys,
                store=desk.store,
                settings=settings,
                tasks=tasks,
                appearance=appearance,
                icons=Icons(asset("icons"), appearance.colour),
                typesetter=Typesetter(asset("katex")),
                demo_models=MODELS,
                demo_questions=demo_questions(asset("demo")),
                diagnostics=lambda: diagnostics(desk.settings, desk.keys.store_name, ()),
                open_address=partial(_note, opened),
            )
        )
        try:
            window.restore(data_dir / VIEW_FILE)
            if is_wide:
                window.resize(1280, 800)  # the screen that nobody sees is smaller
            window.show()
            await until(window.isActiveWindow)
            person = Person(window, desk, tasks, qtbot, appearance)
            person.opened = opened
            await person.wait_for_rest()
            yield person
        finally:
            window.close()
    window.deleteLater()
    appearance.deleteLater()
    await until(lambda: not isValid(window) and not isValid(appearance))
    gc.collect()  # here, not in a thread of the next test
    assert not errors, errors
