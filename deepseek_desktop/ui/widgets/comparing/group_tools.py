"""What can be done with all lanes at once: stop, ask again, copy, scroll together."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from deepseek_desktop.core.domain.comparison import ScrollLock
from deepseek_desktop.ui.models.whole_turn import Form
from deepseek_desktop.ui.widgets.comparing.comparison_bar import ComparisonBar


class GroupTools(QObject):
    """Puts its buttons into the bar.

    `copy_asked` has a `Form`, `lock_chosen` a `ScrollLock`.
    """

    stop_asked = Signal()
    retry_asked = Signal()
    copy_asked = Signal(object)
    lock_chosen = Signal(object)

    def __init__(self, bar: ComparisonBar) -> None:
        super().__init__(bar)
        self._stop = _framed("stopLanes", self.tr("Stop all"))
        self._stop.setToolTip(self.tr("Stop all lanes; what had arrived is kept (Esc)"))
        self._stop.clicked.connect(self.stop_asked)
        self._retry = _framed("retryFailed", self.tr("Retry failed"))
        self._retry.clicked.connect(self.retry_asked)
        self._copy = _framed("copyAll", f"{self.tr('Copy all')} ▾")
        self._copy.setAccessibleName(self.tr("Copy all"))
        self._copy.setToolTip(self.tr("Copy what all lanes that are seen said in this turn"))
        self._copy.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._copy.setMenu(self._forms())
        self._locks = {
            ScrollLock.OFF: self.tr("Each lane scrolls alone"),
            ScrollLock.PROPORTIONAL: self.tr("Lanes scroll together"),
            ScrollLock.SECTION: self.tr("Lanes scroll by section"),
        }
        self._lock = _framed("scrollLock", "")
        tip = self.tr("What the other lanes do where you scroll one (Ctrl+F8)")
        self._lock.setToolTip(tip)
        self._lock.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = self._lock_menu()
        self._lock.setMenu(self._menu)
        for button in (self._stop, self._retry, self._copy, self._lock):
            bar.add_tool(button)
        self._stop.hide()
        self._retry.hide()

    def show_running(self, *, is_running: bool) -> None:
        """Offer to stop what runs."""
        self._stop.setVisible(is_running)

    def show_failed(self, letters: str) -> None:
        """Offer to ask the lanes again that have these letters; none for nothing."""
        self._retry.setVisible(bool(letters))
        text = self.tr("Ask again what failed or was stopped: {lanes} (Ctrl+Shift+F6)")
        self._retry.setToolTip(text.format(lanes=", ".join(letters)))

    def show_copying(self, *, is_possible: bool) -> None:
        """Offer to copy what all lanes said, or say that there is nothing yet."""
        self._copy.setEnabled(is_possible)

    def show_lock(self, lock: ScrollLock) -> str:
        """Show how lanes scroll; return it in words."""
        self._lock.setText(f"{self._locks[lock]} ▾")
        name = self.tr("How lanes scroll: {lock}")
        self._lock.setAccessibleName(name.format(lock=self._locks[lock]))
        for action in self._menu.actions():  # see lane_chips.py
            action.setChecked(action.objectName() == lock)
        return self._locks[lock]

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

    def _lock_menu(self) -> QMenu:
        menu = QMenu(self._lock)
        group = QActionGroup(menu)
        for lock, text in self._locks.items():
            action = menu.addAction(text)
            action.setObjectName(lock)
            action.setCheckable(True)
            action.triggered.connect(partial(self._choose, lock))
            group.addAction(action)
        return menu

    def _choose(self, lock: ScrollLock) -> None:
        self.lock_chosen.emit(lock)


def _framed(name: str, text: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setProperty("framed", "true")
    button.setText(text)
    return button
