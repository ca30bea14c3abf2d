"""The tabs: one conversation each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QTabBar, QTabWidget, QToolButton, QWidget

from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab

_TITLE_LENGTH = 28


class TabStack(QTabWidget):
    """Holds the conversation tabs and keeps their titles true."""

    comparison_asked = Signal()
    conversation_asked = Signal()
    front_changed = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tabs")
        self._icons = icons
        self.setDocumentMode(True)
        self.setMovable(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabBar().setExpanding(False)
        self.tabBar().setDrawBase(False)
        self.currentChanged.connect(self._come_to_front)
        self._new = QToolButton()
        self._new.setObjectName("newTab")
        self._new.setAccessibleName(self.tr("New tab"))
        self._new.setToolTip(self.tr("New comparison or conversation"))
        self._new.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._new.setMenu(self._new_menu())
        self.setCornerWidget(self._new, Qt.Corner.TopRightCorner)
        self.retint(icons)

    @property
    def front(self) -> ConversationTab | None:
        """The tab that is seen."""
        tab = self.currentWidget()
        return tab if isinstance(tab, ConversationTab) else None

    @property
    def tabs(self) -> tuple[ConversationTab, ...]:
        """All tabs from left to right."""
        widgets = (self.widget(index) for index in range(self.count()))
        return tuple(tab for tab in widgets if isinstance(tab, ConversationTab))

    def add(self, tab: ConversationTab) -> None:
        """Show a new tab in front."""
        index = self.addTab(tab, "")
        close = QToolButton()
        close.setObjectName("closeTab")
        close.setIcon(self._icons.get("close"))
        close.setAccessibleName(self.tr("Close tab"))
        close.clicked.connect(lambda: self.tabCloseRequested.emit(self.indexOf(tab)))
        self.tabBar().setTabButton(index, QTabBar.ButtonPosition.RightSide, close)
        tab.title_changed.connect(lambda: self._show_title(tab))
        self._show_title(tab)
        self.setCurrentIndex(index)
        tab.composer.setFocus()

    def tab_of(self, conversation_id: str) -> ConversationTab | None:
        """Return the tab that shows a conversation."""
        for tab in self.tabs:
            conversation = tab.state.conversation
            if conversation is not None and conversation.id == conversation_id:
                return tab
        return None

    def retint(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        self._icons = icons
        self._new.setIcon(icons.get("add"))
        bar = self.tabBar()
        for index in range(self.count()):
            button = bar.tabButton(index, QTabBar.ButtonPosition.RightSide)
            if isinstance(button, QToolButton):
                button.setIcon(icons.get("close"))
        for tab in self.tabs:
            tab.retint(icons)

    def _come_to_front(self) -> None:
        if tab := self.front:
            tab.composer.setFocus()
        self.front_changed.emit()

    def _show_title(self, tab: ConversationTab) -> None:
        title = tab.title
        short = title if len(title) <= _TITLE_LENGTH else f"{title[: _TITLE_LENGTH - 1]}…"
        mark = "● " if tab.state.is_running else ""
        index = self.indexOf(tab)
        self.setTabText(index, mark + short.replace("&", "&&"))
        # Qt would read markup in a tooltip, and a title may come from outside.
        self.setTabToolTip(index, title.replace("<", "‹"))

    def _new_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("New comparison"), self.comparison_asked.emit)
        menu.addAction(self.tr("New conversation"), self.conversation_asked.emit)
        return menu
