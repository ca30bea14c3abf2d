"""The main window: the library, the tabs, the menus."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget
from typing_extensions import override

from deepseek_desktop.core.settings.choices import Theme
from deepseek_desktop.core.settings.schema import Chosen
from deepseek_desktop.ui.library_deeds import LibraryDeeds
from deepseek_desktop.ui.models.command_table import COMMANDS
from deepseek_desktop.ui.models.commands import Commands
from deepseek_desktop.ui.models.library_model import LibraryModel
from deepseek_desktop.ui.open_tabs import OpenTabs
from deepseek_desktop.ui.presenters.adjusting import Adjusting
from deepseek_desktop.ui.presenters.backing_up import BackingUp
from deepseek_desktop.ui.presenters.commanding import Commanding
from deepseek_desktop.ui.presenters.first_key import FirstKey
from deepseek_desktop.ui.presenters.greeting import greet
from deepseek_desktop.ui.presenters.habits import Habits
from deepseek_desktop.ui.presenters.helping import Helping
from deepseek_desktop.ui.presenters.library import Library
from deepseek_desktop.ui.presenters.links import Links
from deepseek_desktop.ui.presenters.notifying import Notifying
from deepseek_desktop.ui.presenters.provider_actions import ProviderActions
from deepseek_desktop.ui.presenters.providing import Providing
from deepseek_desktop.ui.presenters.spending import Spending
from deepseek_desktop.ui.presenters.tidying import Tidying
from deepseek_desktop.ui.presenters.turn_commands import TurnCommands
from deepseek_desktop.ui.remembering import Remembering
from deepseek_desktop.ui.tab_deeds import TabDeeds
from deepseek_desktop.ui.tab_making import TabMaker
from deepseek_desktop.ui.tab_windows import TabWindows, come_to_front
from deepseek_desktop.ui.widgets.main_menu import MainMenu
from deepseek_desktop.ui.widgets.main_split import MainSplit
from deepseek_desktop.ui.widgets.notice import Notice
from deepseek_desktop.ui.widgets.tab_stack import TabStack
from deepseek_desktop.ui.window_parts import Parts


class MainWindow(QMainWindow):
    """Owns both ends of most connections; leaves starting and ending to the app.

    `painted`: a person can see it; `restored`: earlier tabs are open; `closed`: a person did so.
    """

    closed = Signal()
    restored = Signal()
    painted = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.setObjectName("main")
        self.setWindowTitle("DeepSeek Desktop")
        self.setWindowIcon(parts.icons.application())
        self.resize(1280, 800)
        self._parts = parts
        self._is_painted = False
        self._summaries = LibraryModel()
        self.notice = Notice(parts.icons)
        say = self.notice.show_problem
        self._library = Library(parts.means.archive, self._summaries, parts.tasks, say)
        self._providing = Providing(
            parts.means,
            parts.providers,
            parts.model_lists,
            parts.store,
            parts.keys,
            own=parts.settings.providers,
            tidying=Tidying(parts.store, parts.settings.housekeeping),
            demo_models=parts.demo_models,
            tasks=parts.tasks,
            say=say,
        )
        first_key = FirstKey(
            parts.means, parts.model_lists, parts.keys, self._providing.entries, parts.tasks
        )
        self._provider_actions = ProviderActions(
            self, self._providing, first_key, parts.tasks, self.notice.show_news
        )
        self.tabs = TabStack(parts.icons)
        self.commands = Commands(COMMANDS, parts.settings.shortcuts)
        self._windows = TabWindows(
            self.tabs, parts.icons, lambda bar: MainMenu(bar, self.commands).fill()
        )
        habits = Habits(parts.typesetter)
        self._spending = Spending(parts.means, parts.providers, habits, parts.tasks)
        self._maker = TabMaker(
            parts.means,
            parts.tasks,
            parts.icons,
            habits,
            providers=parts.providers,
            providing=self._providing,
            spending=self._spending,
            library=self._library,
            summaries=self._summaries,
            questions=parts.demo_questions,
            say=self._windows.warn,
        )
        self._maker.composing.known_keys = parts.keys.known
        self._notifying = Notifying(parts.icons.application(), parts.tasks)
        self._open_tabs = OpenTabs(
            self._windows,
            self._maker,
            habits,
            summaries=self._summaries,
            library=self._library,
            providing=self._providing,
            notifying=self._notifying,
        )
        TabDeeds(self._open_tabs, self._windows, self._library, self.commands)
        TurnCommands(self.commands, lambda: self._windows.front, parts.tasks)
        self._maker.take_commands(self.commands, lambda: self._windows.front)
        deeds = LibraryDeeds(
            parts.means,
            parts.tasks,
            self._open_tabs,
            self._windows,
            maker=self._maker,
            library=self._library,
            notice=self.notice,
            commands=self.commands,
        )
        self.renew_offers = self._open_tabs.offer_anew
        self.untouched_comparison = self._open_tabs.untouched_comparison
        self.reports = deeds.reports
        self.reports.take_drops(self)
        self.backing_up = BackingUp(self, parts.means, parts.tasks, self.notice, self.commands)
        self._split = MainSplit(deeds.shown, self.tabs)
        self._remembering = Remembering(self, self._split, self._open_tabs)
        self._links = Links(self, parts.tasks, parts.open_address)
        self._helping = Helping(
            self, parts.appearance, parts.tasks, parts.diagnostics, self.commands
        )
        self._lay_out()
        self._spending.serve(self.tabs)
        self._windows.opened.connect(self._spending.serve)
        self._adjusting = Adjusting(
            parts.settings.chosen,
            parts.store,
            appearance=parts.appearance,
            providers=parts.providers,
            tasks=parts.tasks,
            say=say,
        )
        self._open_tabs.adapt(parts.settings.chosen)
        self._take_commands()
        Commanding(self, self.commands, parts.store, parts.tasks)
        self.painted.connect(MainMenu(self.menuBar(), self.commands).fill)
        self._connect()
        problems = (*parts.settings.problems, *self.commands.problems)
        self.backing_up.watch_health(lambda: self._windows.tabs)
        greet(self.notice, problems, parts.means.archive.interrupted, self._split.show_library)
        self._library.refresh()
        self._open_tabs.open_comparison()

    def restore(self, path: Path | None) -> None:
        """Look as at the last closing, as a file tells it; the next closing is written there."""
        self._remembering.restore(path)

    def come_to_front(self) -> None:
        """Be seen: someone started the app once more."""
        come_to_front(self)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._split.give_way(self.width())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.painted.emit)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.backing_up.leaving.may_close():
            event.ignore()
            return
        # The app stops the work and stores what had arrived; only then does it end.
        self._windows.gather()
        self._maker.keep_drafts()
        self._remembering.store()
        event.accept()
        self.closed.emit()

    def _lay_out(self) -> None:
        centre = QWidget()
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.backing_up.standing)
        layout.addWidget(self.notice)
        layout.addWidget(self._split, stretch=1)
        self.setCentralWidget(centre)

    def _take_commands(self) -> None:
        tabs, actions, on = self._open_tabs, self._provider_actions, self.commands.on
        on("new_comparison", tabs.open_comparison)
        on("new_conversation", tabs.open_conversation)
        on("add_provider", actions.add)
        on("providers", actions.show)
        on("paste_key", actions.paste_key)
        on("settings", lambda: self._adjusting.show(self))
        on("usage", lambda: self._spending.show_usage(self._windows.active.window()))
        on("quit", self.close)
        for name, steps in (("larger", 1), ("smaller", -1), ("usual_size", 0)):
            on(name, partial(tabs.zoom_by, steps))
        on("library", self._split.toggle_library)
        for theme in Theme:
            on(f"theme_{theme.name.lower()}", partial(self._adjusting.choose_theme, theme.value))
        on("help", self._helping.show_help)
        on("whats_new", self._helping.show_news)
        on("about", self._helping.show_about)
        on("copy_diagnostics", lambda: self._helping.copy_diagnostics(self.notice.show_news))

    def _connect(self) -> None:
        actions = self._provider_actions
        actions.offers_changed.connect(self._open_tabs.offer_anew)
        actions.model_chosen.connect(self._open_tabs.begin_with)
        self._adjusting.changed.connect(self._open_tabs.adapt)
        self._adjusting.changed.connect(self._mark_theme)
        self._mark_theme(self._parts.settings.chosen)
        self._maker.key_asked.connect(actions.paste_key)
        self._maker.local_asked.connect(actions.find)
        self._maker.provider_asked.connect(actions.show)
        self._maker.link_clicked.connect(self._links.ask)
        self._maker.noticed.connect(self._windows.tell)
        self._notifying.due.connect(self._windows.call_for_attention)
        self._open_tabs.restored.connect(self.restored)
        self._summaries.models_changed.connect(self._open_tabs.offer_anew)
        self._parts.appearance.changed.connect(self._retint)

    def _mark_theme(self, chosen: Chosen) -> None:
        self.commands.mark(f"theme_{chosen.theme.name.lower()}")

    def _retint(self) -> None:
        self._windows.retint(self._parts.icons)
        self.notice.retint(self._parts.icons)
