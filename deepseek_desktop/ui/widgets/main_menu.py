"""The menus of the main window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from deepseek_desktop.core.settings.store import Theme


class MainMenu(QObject):
    """Announces what was chosen, one signal an entry."""

    new_comparison = Signal()
    new_conversation = Signal()
    add_provider = Signal()
    providers = Signal()
    close_tab = Signal()
    stop_all = Signal()
    quit = Signal()
    library_toggled = Signal()
    theme_chosen = Signal(str)
    about = Signal()

    def __init__(self, bar: QMenuBar, theme: Theme) -> None:
        super().__init__(bar)
        file = bar.addMenu(self.tr("&File"))
        self._add(file, self.tr("New &comparison"), "Ctrl+T", self.new_comparison)
        self._add(file, self.tr("&New conversation"), "Ctrl+N", self.new_conversation)
        file.addSeparator()
        self._add(file, self.tr("Add &provider…"), "", self.add_provider)
        self._add(file, self.tr("P&roviders…"), "", self.providers)
        file.addSeparator()
        self._add(file, self.tr("C&lose tab"), "Ctrl+W", self.close_tab)
        self._add(file, self.tr("&Quit"), "Ctrl+Q", self.quit)
        run = bar.addMenu(self.tr("&Run"))
        self._add(run, self.tr("&Stop all replies of this tab"), "Esc", self.stop_all)
        view = bar.addMenu(self.tr("&View"))
        self._add(view, self.tr("Show or hide the &library"), "Ctrl+B", self.library_toggled)
        self._add_themes(view.addMenu(self.tr("&Theme")), theme)
        help_menu = bar.addMenu(self.tr("&Help"))
        self._add(help_menu, self.tr("&About DeepSeek Desktop"), "", self.about)

    def _add(self, menu: QMenu, text: str, keys: str, signal: object) -> QAction:
        action = menu.addAction(text)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(signal.emit)  # type: ignore[attr-defined] # a bound signal
        return action

    def _add_themes(self, menu: QMenu, theme: Theme) -> None:
        names = {
            Theme.SYSTEM: self.tr("Follow the &system"),
            Theme.LIGHT: self.tr("&Light"),
            Theme.DARK: self.tr("&Dark"),
        }
        group = QActionGroup(self)
        for choice, name in names.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(choice is theme)
            action.setData(choice.value)
            group.addAction(action)
        group.triggered.connect(lambda action: self.theme_chosen.emit(action.data()))
