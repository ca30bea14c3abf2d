"""The tabs: one conversation each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from msgspec import Struct
from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QTabBar, QTabWidget, QToolButton, QWidget
from typing_extensions import override

from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.widgets import tab_mark
from deepseek_desktop.ui.widgets.buttons import tool_button
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.widgets.tab_bar import CROSS, TabBar
from deepseek_desktop.ui.widgets.tab_menu import TabDeeds, TabPlace, tab_menu


class _Kept(Struct):
    show: Callable[[], None]
    is_pinned: bool


class TabStack(QTabWidget):
    """Holds the tabs of a window and keeps what they say true; pinned ones are on the left.

    What a person wants with a tab is announced with the tab, what needs none without. `activated`
    says that a person came to this window.
    """

    comparison_asked = Signal()
    conversation_asked = Signal()
    front_changed = Signal()
    front_renamed = Signal()
    activated = Signal()
    close_asked = Signal(object)
    close_others_asked = Signal(object)
    close_right_asked = Signal(object)
    reopen_asked = Signal()
    rename_asked = Signal(object)
    duplicate_asked = Signal(object)
    move_out_asked = Signal(object)
    move_back_asked = Signal(object)
    dragged_out = Signal(object, QPoint)

    def __init__(
        self, icons: Icons, *, is_torn_off: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("tabs")
        self.can_reopen = False
        self._icons = icons
        self._is_torn_off = is_torn_off
        self._kept: dict[ConversationTab, _Kept] = {}
        self._bar = TabBar(lambda index: self.is_pinned(self.tab_at(index)))
        self.setTabBar(self._bar)
        self.setDocumentMode(True)
        self._bar.setDrawBase(False)
        self._bar.setAccessibleName(self.tr("Tabs"))
        self._bar.middle_clicked.connect(self._close_by_middle_click)
        self._bar.named.connect(lambda index: self.rename_asked.emit(self.tab_at(index)))
        self._bar.menu_asked.connect(self._show_menu)
        self._bar.dragged_out.connect(
            lambda index, place: self.dragged_out.emit(self.tab_at(index), place)
        )
        self._bar.hovered.connect(self._tell_time)
        self._bar.dropped.connect(self._put_pinned_first)
        self.currentChanged.connect(self._come_to_front)
        self._new = self._new_button()
        self.setCornerWidget(self._new, Qt.Corner.TopRightCorner)
        self.retint(icons)

    @property
    def front(self) -> ConversationTab | None:
        """The tab that is seen."""
        return self.tab_at(self.currentIndex())

    @property
    def tabs(self) -> tuple[ConversationTab, ...]:
        """All tabs from left to right."""
        return tuple(tab for index in range(self.count()) if (tab := self.tab_at(index)))

    def tab_at(self, index: int) -> ConversationTab | None:
        """Return the tab at a place."""
        tab = self.widget(index)
        return tab if isinstance(tab, ConversationTab) else None

    def tab_of(self, conversation_id: str) -> ConversationTab | None:
        """Return the tab that shows a conversation."""
        for tab in self.tabs:
            if tab.state.has_begun and tab.state.id == conversation_id:
                return tab
        return None

    def add(
        self, tab: ConversationTab, index: int | None = None, *, is_pinned: bool = False
    ) -> None:
        """Show a tab in front, at a place as near to `index` as its being pinned allows."""
        pinned = sum(kept.is_pinned for kept in self._kept.values())
        wanted = self.count() if index is None else index
        index = min(wanted, pinned) if is_pinned else max(wanted, pinned)
        show = partial(self._show, tab)
        tab.title_changed.connect(show)
        tab.activity.changed.connect(show)
        self._kept[tab] = _Kept(show, is_pinned)
        index = self.insertTab(index, tab, "")
        self._show_cross(tab)
        self._show(tab)
        self.setCurrentIndex(index)
        tab.composer.setFocus()

    def take(self, tab: ConversationTab) -> None:
        """Show a tab no more; it stays as it is."""
        show = self._kept.pop(tab).show
        tab.title_changed.disconnect(show)
        tab.activity.changed.disconnect(show)
        self.removeTab(self.indexOf(tab))

    def is_pinned(self, tab: ConversationTab | None) -> bool:
        """Whether a tab stays on the left, and open."""
        kept = self._kept.get(tab) if tab is not None else None
        return kept is not None and kept.is_pinned

    def pin(self, tab: ConversationTab, *, is_pinned: bool) -> None:
        """Keep a tab on the left, or no more."""
        self._kept[tab].is_pinned = is_pinned
        self._put_pinned_first()
        self._show_cross(tab)
        self._show(tab)

    def place_of(self, tab: ConversationTab) -> TabPlace:
        """Return where a tab stands among the others."""
        loose = [each for each in self.tabs if each is not tab and not self.is_pinned(each)]
        return TabPlace(
            is_pinned=self.is_pinned(tab),
            is_alone=self.count() == 1,
            is_torn_off=self._is_torn_off,
            has_others=bool(loose),
            has_right=any(self.indexOf(each) > self.indexOf(tab) for each in loose),
            can_reopen=self.can_reopen,
        )

    def show_menu(self) -> None:
        """Show what can be done with the tab in front."""
        index = self.currentIndex()
        self._show_menu(index, self._bar.mapToGlobal(self._bar.tabRect(index).bottomLeft()))

    def retint(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        self._icons = icons
        self._new.setIcon(icons.get("add"))
        for tab in self.tabs:
            self._show_cross(tab)
            self._show(tab)
            tab.retint(icons)

    @override
    def event(self, event: QEvent) -> bool:
        is_done = super().event(event)
        if event.type() is QEvent.Type.WindowActivate:
            self.activated.emit()
            self._look()
        return is_done

    def _come_to_front(self) -> None:
        if tab := self.front:
            tab.composer.setFocus()
        self._look()
        self.front_changed.emit()

    def _look(self) -> None:
        if (tab := self.front) and self.isActiveWindow():
            tab.activity.see()

    def _show(self, tab: ConversationTab) -> None:
        if tab is self.front:
            self._look()
            self.front_renamed.emit()
        index, is_pinned = self.indexOf(tab), self.is_pinned(tab)
        title = tab.title.strip()[:1].upper() if is_pinned else tab.title
        self.setTabText(index, title.replace("&", "&&"))
        self.setTabIcon(index, tab_mark.icon_of(tab, self._icons))
        self._bar.setAccessibleTabName(index, tab_mark.spoken(tab, is_pinned=is_pinned))
        if (cross := self._bar.tabButton(index, QTabBar.ButtonPosition.RightSide)) is not None:
            cross.setAccessibleName(self.tr("Close “{title}”").format(title=tab.title))
        self._tell_time(index)

    def _tell_time(self, index: int) -> None:
        if tab := self.tab_at(index):
            words = tab_mark.spoken(tab, is_pinned=self.is_pinned(tab), has_time=True)
            # Qt would read markup in a tooltip, and a title may come from outside.
            self.setTabToolTip(index, words.replace("<", "‹"))

    def _show_cross(self, tab: ConversationTab) -> None:
        side, index = QTabBar.ButtonPosition.RightSide, self.indexOf(tab)
        cross = self._bar.tabButton(index, side)
        if self.is_pinned(tab):
            self._bar.setTabButton(index, side, None)
            if cross is not None:
                cross.deleteLater()
            return
        if not isinstance(cross, QToolButton):
            cross = QToolButton()
            cross.setObjectName("closeTab")
            cross.setFixedSize(CROSS, CROSS)  # the bar takes its size for good
            cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # by keyboard a command closes the tab
            cross.clicked.connect(lambda: self.close_asked.emit(tab))
            self._bar.setTabButton(index, side, cross)
        cross.setIcon(self._icons.get("close"))

    def _put_pinned_first(self) -> None:
        """Put tabs where they belong after one was pinned, or dropped among others."""
        for place, tab in enumerate(sorted(self.tabs, key=lambda tab: not self.is_pinned(tab))):
            if (index := self.indexOf(tab)) != place:
                self._bar.moveTab(index, place)

    def _close_by_middle_click(self, index: int) -> None:
        tab = self.tab_at(index)
        if not self.is_pinned(tab):
            self.close_asked.emit(tab)

    def _show_menu(self, index: int, place: QPoint) -> None:
        if tab := self.tab_at(index):
            tab_menu(self.place_of(tab), self._deeds(tab), self).popup(place)

    def _deeds(self, tab: ConversationTab) -> TabDeeds:
        return TabDeeds(
            pin=lambda: self.pin(tab, is_pinned=not self.is_pinned(tab)),
            rename=lambda: self.rename_asked.emit(tab),
            duplicate=lambda: self.duplicate_asked.emit(tab),
            move_out=lambda: self.move_out_asked.emit(tab),
            move_back=lambda: self.move_back_asked.emit(tab),
            close=lambda: self.close_asked.emit(tab),
            close_others=lambda: self.close_others_asked.emit(tab),
            close_right=lambda: self.close_right_asked.emit(tab),
            reopen=self.reopen_asked.emit,
        )

    def _new_button(self) -> QToolButton:
        tip = self.tr("New comparison or conversation")
        button = tool_button("newTab", self.tr("New tab"), tip)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.addAction(self.tr("New comparison"), self.comparison_asked.emit)
        menu.addAction(self.tr("New conversation"), self.conversation_asked.emit)
        button.setMenu(menu)
        return button
