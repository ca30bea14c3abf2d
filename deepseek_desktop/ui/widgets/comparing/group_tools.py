"""What can be done with all lanes at once: scroll together, copy, and what is needed less often."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QToolButton

from deepseek_desktop.core.domain.comparison import ScrollLock
from deepseek_desktop.ui.models.whole_turn import Form
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.widgets.buttons import tool_button
from deepseek_desktop.ui.widgets.choice_menu import ChoiceMenu
from deepseek_desktop.ui.widgets.comparing.comparison_bar import ComparisonBar

_RETRY = "retry_failed"
_LOCK_ICONS = {
    ScrollLock.OFF: "scroll_alone",
    ScrollLock.PROPORTIONAL: "scroll_together",
    ScrollLock.SECTION: "scroll_sections",
}


class GroupTools(QObject):
    """Puts its buttons into the bar, and what they leave into its menu.

    `copy_asked` has a `Form`, `lock_chosen` a `ScrollLock`.
    """

    copy_asked = Signal(object)
    lock_chosen = Signal(object)

    def __init__(self, bar: ComparisonBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._copy = tool_button(
            "copyAll",
            self.tr("Copy all"),
            self.tr("Copy what all lanes that are seen said in this turn"),
        )
        self._copy.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._copy.setMenu(self._forms())
        self._locks = {
            ScrollLock.OFF: self.tr("Each lane scrolls alone"),
            ScrollLock.PROPORTIONAL: self.tr("Lanes scroll together"),
            ScrollLock.SECTION: self.tr("Lanes scroll by section"),
        }
        self._lock_now = ScrollLock.OFF
        self._lock = tool_button("scrollLock", "")
        self._lock.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = ChoiceMenu(self._lock, self._locks, self.lock_chosen.emit)
        self._lock.setMenu(self._menu)
        for button in (self._lock, self._copy):
            bar.add_tool(button)
        self._more = self._more_menu()
        bar.more.setMenu(self._more)
        bar.retinted.connect(self._retint)
        self._retint(bar.icons)

    def show_failed(self, letters: str) -> None:
        """Offer to ask the lanes again that have these letters; none for nothing."""
        text = self.tr("Retry failed: {lanes}").format(lanes=", ".join(letters))
        for action in self._more.actions():  # see choice_menu.py
            if action.objectName() == _RETRY:
                action.setVisible(bool(letters))
                action.setText(text)

    def show_several(self, *, are_seen: bool) -> None:
        """Offer what needs several lanes that are seen, or not."""
        self._copy.setVisible(are_seen)
        self._lock.setVisible(are_seen)

    def show_copying(self, *, is_possible: bool) -> None:
        """Offer to copy what all lanes said, or say that there is nothing yet."""
        self._copy.setEnabled(is_possible)

    def show_lock(self, lock: ScrollLock) -> str:
        """Show how lanes scroll; return it in words."""
        self._lock_now = lock
        name = self.tr("How lanes scroll: {lock}").format(lock=self._locks[lock])
        self._lock.setAccessibleName(name)
        tip = self.tr("What the other lanes do where you scroll one (Ctrl+F8)")
        self._lock.setToolTip(f"{name}\n{tip}")
        self._lock.setIcon(self._bar.icons.get(_LOCK_ICONS[lock]))
        self._menu.mark(lock)
        return self._locks[lock]

    def _retint(self, icons: Icons) -> None:
        self._copy.setIcon(icons.get("copy"))
        self._lock.setIcon(icons.get(_LOCK_ICONS[self._lock_now]))

    def _more_menu(self) -> QMenu:
        menu = QMenu(self._bar.more)
        for name, text in (
            (_RETRY, ""),
            ("report", self.tr("Report…")),
            ("run_again", self.tr("Run again…")),
            ("outline", self.tr("Thinking in steps…")),
            ("verdicts", self.tr("Verdicts…")),
        ):
            action = menu.addAction(text, partial(self._bar.command_asked.emit, name))
            action.setObjectName(name)
        return menu

    def _forms(self) -> QMenu:
        menu = QMenu(self._copy)
        for form, text in (
            (Form(), self.tr("As sections (Ctrl+Shift+C)")),
            (Form(has_reasoning=False), self.tr("As sections, without thinking")),
            (Form(is_table=True), self.tr("As a table")),
            (Form(is_table=True, has_reasoning=False), self.tr("As a table, without thinking")),
        ):
            menu.addAction(text, partial(self.copy_asked.emit, form))
        return menu
