"""The main window: the library, the tabs, the menus."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget
from typing_extensions import override

from deepseek_desktop.ui.models.library_model import LibraryModel
from deepseek_desktop.ui.open_tabs import OpenTabs
from deepseek_desktop.ui.presenters.adjusting import Adjusting
from deepseek_desktop.ui.presenters.choosing import Choosing
from deepseek_desktop.ui.presenters.first_key import FirstKey
from deepseek_desktop.ui.presenters.habits import Habits
from deepseek_desktop.ui.presenters.helping import Helping
from deepseek_desktop.ui.presenters.library import Library
from deepseek_desktop.ui.presenters.links import Links
from deepseek_desktop.ui.presenters.provider_actions import ProviderActions
from deepseek_desktop.ui.presenters.providing import Providing
from deepseek_desktop.ui.presenters.tidying import Tidying
from deepseek_desktop.ui.remembering import Remembering
from deepseek_desktop.ui.tab_making import TabMaker
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.widgets.library_list import LibraryList
from deepseek_desktop.ui.widgets.main_menu import MainMenu
from deepseek_desktop.ui.widgets.main_split import MainSplit
from deepseek_desktop.ui.widgets.notice import Notice
from deepseek_desktop.ui.widgets.tab_stack import TabStack
from deepseek_desktop.ui.window_parts import Parts
from deepseek_desktop.ui.wording import sentence


class MainWindow(QMainWindow):
    """Owns both ends of most connections; leaves starting and ending to the app.

    `painted` says once that a person can see it, `restored` that the tabs of an earlier one are
    open again, `closed` that a person closed it.
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
        self._list = LibraryList(self._summaries)
        self.tabs = TabStack(parts.icons)
        habits = Habits(parts.typesetter)
        self._maker = TabMaker(
            parts.means,
            parts.tasks,
            parts.icons,
            habits,
            choosing=Choosing(parts.providers, parts.means.catalogue, parts.tasks, say),
            providing=self._providing,
            library=self._library,
            summaries=self._summaries,
            questions=parts.demo_questions,
            say=say,
        )
        self._open_tabs = OpenTabs(
            self.tabs,
            self._maker,
            habits,
            summaries=self._summaries,
            library=self._library,
            providing=self._providing,
        )
        self.renew_offers = self._open_tabs.offer_anew
        self._split = MainSplit(self._list, self.tabs)
        self._remembering = Remembering(self, self._split, self._open_tabs)
        self._links = Links(self, parts.tasks, parts.open_address)
        self._helping = Helping(self, parts.appearance, parts.tasks, parts.diagnostics)
        self._lay_out()
        chosen = parts.settings.chosen
        self._adjusting = Adjusting(
            chosen,
            parts.store,
            appearance=parts.appearance,
            providers=parts.providers,
            tasks=parts.tasks,
            say=say,
        )
        self._open_tabs.adapt(chosen)
        self._connect(MainMenu(self.menuBar(), chosen.theme))
        if parts.settings.problems:
            self.notice.show_problem("\n".join(map(sentence, parts.settings.problems)))
        elif parts.means.archive.interrupted:
            self.notice.show_news(
                self.tr(
                    "Replies were interrupted when the app last ended. What had arrived is kept: "
                    "see “interrupted” in the library."
                )
            )
        self._library.refresh()
        self._open_tabs.open_comparison()

    def restore(self, path: Path | None) -> None:
        """Look as at the last closing, as a file tells it; the next closing is written there."""
        self._remembering.restore(path)

    def untouched_comparison(self) -> ConversationTab | None:
        """Bring a comparison to the front that has not begun."""
        return self._open_tabs.untouched_comparison()

    def come_to_front(self) -> None:
        """Be seen: someone started the app once more."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

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
        # The app stops the work and stores what had arrived; only then does it end.
        self._remembering.store()
        event.accept()
        self.closed.emit()

    def _lay_out(self) -> None:
        centre = QWidget()
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notice)
        layout.addWidget(self._split, stretch=1)
        self.setCentralWidget(centre)

    def _connect(self, menu: MainMenu) -> None:
        menu.new_comparison.connect(self._open_tabs.open_comparison)
        menu.new_conversation.connect(self._open_tabs.open_conversation)
        actions = self._provider_actions
        menu.add_provider.connect(actions.add)
        menu.providers.connect(actions.show)
        menu.paste_key.connect(actions.paste_key)
        actions.offers_changed.connect(self._open_tabs.offer_anew)
        actions.model_chosen.connect(self._open_tabs.begin_with)
        menu.close_tab.connect(self._open_tabs.close_front)
        menu.stop_all.connect(self._open_tabs.stop_front)
        menu.quit.connect(self.close)
        menu.find.connect(self._open_tabs.find)
        menu.find_next.connect(self._open_tabs.find_next)
        menu.find_previous.connect(self._open_tabs.find_previous)
        menu.zoom_asked.connect(self._open_tabs.zoom_by)
        menu.library_toggled.connect(self._split.toggle_library)
        menu.theme_chosen.connect(self._adjusting.choose_theme)
        menu.settings.connect(lambda: self._adjusting.show(self))
        self._adjusting.changed.connect(self._open_tabs.adapt)
        self._adjusting.changed.connect(lambda chosen: menu.show_theme(chosen.theme))
        menu.help.connect(lambda: self._helping.show_help(menu.shortcuts()))
        menu.whats_new.connect(self._helping.show_news)
        menu.about.connect(self._helping.show_about)
        menu.copy_diagnostics.connect(self._copy_diagnostics)
        self._maker.key_asked.connect(actions.paste_key)
        self._maker.local_asked.connect(actions.find)
        self._maker.provider_asked.connect(actions.show)
        self._maker.link_clicked.connect(self._links.ask)
        self._maker.noticed.connect(self.notice.show_news)
        self._open_tabs.restored.connect(self.restored)
        self.tabs.front_changed.connect(self._show_front)
        self._summaries.modelReset.connect(self._show_front)
        self._summaries.modelReset.connect(self._open_tabs.offer_anew)
        self._list.opened.connect(self._open_tabs.open_stored)
        self._parts.appearance.changed.connect(self._retint)

    def _show_front(self) -> None:
        front = self.tabs.front
        conversation = front.state.conversation if front else None
        self._list.select(conversation.id if conversation else None)

    def _retint(self) -> None:
        self.tabs.retint(self._parts.icons)
        self.notice.retint(self._parts.icons)

    def _copy_diagnostics(self) -> None:
        self._helping.copy_diagnostics()
        self.notice.show_news(
            self.tr(
                "The diagnostics are on the clipboard: versions, settings and the end of the log, "
                "without keys, questions and replies. Read them before you send them."
            )
        )
