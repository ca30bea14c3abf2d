"""A window beside the main one, for tabs that were torn off."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QMenuBar, QVBoxLayout, QWidget
from typing_extensions import override

from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.widgets.notice import Notice
from deepseek_desktop.ui.widgets.tab_stack import TabStack


class TabWindow(QMainWindow):
    """Shows tabs, under menus and a notice of its own; `closing` says that a person closes it."""

    closing = Signal()

    def __init__(self, icons: Icons, add_menus: Callable[[QMenuBar], object]) -> None:
        super().__init__()
        self.setObjectName("tornOff")
        self.setWindowIcon(icons.application())
        self.stack = TabStack(icons, is_torn_off=True)
        self.notice = Notice(icons)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notice)
        layout.addWidget(self.stack, stretch=1)
        self.setCentralWidget(page)
        add_menus(self.menuBar())
        self.stack.front_changed.connect(self._show_title)
        self.stack.front_renamed.connect(self._show_title)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        self.closing.emit()

    def _show_title(self) -> None:
        if tab := self.stack.front:
            self.setWindowTitle(tab.title)
