"""The main window: the library, the tabs, the menus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from deepseek_desktop import __version__
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.providers.registry import Providers
from deepseek_desktop.core.runs.lane import Means
from deepseek_desktop.core.runs.model_lists import ModelLists
from deepseek_desktop.core.settings.store import Settings, SettingsStore, Theme
from deepseek_desktop.ui.dialogs.asking import tell
from deepseek_desktop.ui.models.library_model import LibraryModel
from deepseek_desktop.ui.open_tabs import OpenTabs
from deepseek_desktop.ui.presenters.choosing import Choosing
from deepseek_desktop.ui.presenters.library import Library
from deepseek_desktop.ui.presenters.providing import Providing
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.theme.style import Appearance
from deepseek_desktop.ui.widgets.library_list import LibraryList
from deepseek_desktop.ui.widgets.main_menu import MainMenu
from deepseek_desktop.ui.widgets.notice import Notice
from deepseek_desktop.ui.widgets.tab_stack import TabStack
from deepseek_desktop.ui.wording import sentence

_ROOMY_WIDTH = 980  # two lanes and the library side by side


@dataclass(frozen=True, slots=True)
class Parts:
    """What the window is put together from."""

    means: Means
    providers: Providers
    model_lists: ModelLists
    store: SettingsStore
    settings: Settings
    tasks: TaskScope
    appearance: Appearance
    icons: Icons
    demo_models: Sequence[str]
    demo_questions: Sequence[str]


class MainWindow(QMainWindow):
    """Owns both ends of most connections; leaves starting and ending to the app.

    `painted` says once that a person can see it, `closed` that they closed it.
    """

    closed = Signal()
    painted = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.setObjectName("main")
        self.setWindowTitle("DeepSeek Desktop")
        self.setWindowIcon(parts.icons.application())
        self.resize(1280, 800)
        self._parts = parts
        self._is_painted = False
        self._is_library_wanted: bool | None = None  # None: as long as there is room
        self._summaries = LibraryModel()
        self.notice = Notice(parts.icons)
        say = self.notice.show_problem
        self._library = Library(parts.means.archive, self._summaries, parts.tasks, say)
        self._providing = Providing(
            parts.means,
            parts.providers,
            parts.model_lists,
            parts.store,
            own=parts.settings.providers,
            demo_models=parts.demo_models,
            tasks=parts.tasks,
            say=say,
        )
        self._list = LibraryList(self._summaries)
        self.tabs = TabStack(parts.icons)
        self._open_tabs = OpenTabs(
            self.tabs,
            self._summaries,
            self._library,
            self._providing,
            Choosing(parts.providers, parts.means.catalogue, parts.tasks, say),
            means=parts.means,
            tasks=parts.tasks,
            icons=parts.icons,
            questions=parts.demo_questions,
            say=say,
        )
        self._lay_out()
        self._connect(MainMenu(self.menuBar(), parts.settings.theme))
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

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_library_wanted is None:
            self._list.setVisible(self.width() >= _ROOMY_WIDTH)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.painted.emit)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        # The app stops the work and stores what had arrived; only then does it end.
        event.accept()
        self.closed.emit()

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("split")
        split.addWidget(self._list)
        split.addWidget(self.tabs)
        split.setStretchFactor(1, 1)
        split.setSizes([230, 1050])
        split.setCollapsible(1, False)  # noqa: FBT003 as Qt names it
        self._list.setMinimumWidth(160)
        centre = QWidget()
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notice)
        layout.addWidget(split, stretch=1)
        self.setCentralWidget(centre)

    def _connect(self, menu: MainMenu) -> None:
        menu.new_comparison.connect(self._open_tabs.open_comparison)
        menu.new_conversation.connect(self._open_tabs.open_conversation)
        menu.add_provider.connect(self._add_provider)
        menu.providers.connect(self._show_providers)
        menu.close_tab.connect(self._open_tabs.close_front)
        menu.stop_all.connect(self._open_tabs.stop_front)
        menu.quit.connect(self.close)
        menu.library_toggled.connect(self._toggle_library)
        menu.theme_chosen.connect(self._choose_theme)
        menu.about.connect(self._show_about)
        self.tabs.front_changed.connect(self._show_front)
        self._summaries.modelReset.connect(self._show_front)
        self._summaries.modelReset.connect(self._open_tabs.offer_anew)
        self._list.opened.connect(self._open_tabs.open_stored)
        self._parts.appearance.changed.connect(self._retint)

    def _add_provider(self) -> None:
        self._parts.tasks.start(self._providing.add(self, self._offer_anew), name="add provider")

    def _show_providers(self) -> None:
        showing = self._providing.show(self, self._open_tabs.offer_anew)
        self._parts.tasks.start(showing, name="providers")

    def _offer_anew(self, profile: Profile) -> None:
        self._open_tabs.offer_anew()
        text = self.tr("{name} is added. Choose it above a new conversation: {name}/MODEL")
        self.notice.show_news(text.format(name=profile.name))

    def _toggle_library(self) -> None:
        self._is_library_wanted = not self._list.isVisible()
        self._list.setVisible(self._is_library_wanted)

    def _choose_theme(self, name: str) -> None:
        self._parts.appearance.choose(name)
        try:
            self._parts.store.save_theme(Theme(name))
        except SettingError as error:
            self.notice.show_problem(sentence(error.failure))

    def _show_front(self) -> None:
        front = self.tabs.front
        conversation = front.state.conversation if front else None
        self._list.select(conversation.id if conversation else None)

    def _retint(self) -> None:
        self.tabs.retint(self._parts.icons)
        self.notice.retint(self._parts.icons)

    def _show_about(self) -> None:
        text = self.tr(
            "DeepSeek Desktop {version}\n\n"
            "Asks reasoning models side by side. Licensed under the MIT licence. Not affiliated "
            "with or endorsed by DeepSeek.\n\n"
            "Uses Qt and PySide6 under the GNU Lesser General Public License, version 3."
        ).format(version=__version__)
        about = tell(self, self.tr("About DeepSeek Desktop"), text)
        self._parts.tasks.start(about, name="about")
