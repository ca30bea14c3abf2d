"""The menus of the main window."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from deepseek_desktop.core.settings.choices import Theme


@dataclass(frozen=True, slots=True)
class Shortcut:
    """An entry, the menu that it is in, and the keys that do the same."""

    menu: str
    entry: str
    keys: str


class MainMenu(QObject):
    """Announces what was chosen, one signal an entry."""

    new_comparison = Signal()
    new_conversation = Signal()
    add_provider = Signal()
    providers = Signal()
    paste_key = Signal()
    settings = Signal()
    close_tab = Signal()
    stop_all = Signal()
    quit = Signal()
    find = Signal()
    find_next = Signal()
    find_previous = Signal()
    zoom_asked = Signal(int)
    library_toggled = Signal()
    theme_chosen = Signal(str)
    help = Signal()
    whats_new = Signal()
    about = Signal()
    copy_diagnostics = Signal()

    def __init__(self, bar: QMenuBar, theme: Theme) -> None:
        super().__init__(bar)
        self._bar = bar
        file = bar.addMenu(self.tr("&File"))
        self._add(file, self.tr("New &comparison"), "Ctrl+T", self.new_comparison)
        self._add(file, self.tr("&New conversation"), "Ctrl+N", self.new_conversation)
        file.addSeparator()
        self._add(file, self.tr("Paste a &key…"), "", self.paste_key)
        self._add(file, self.tr("Add &provider…"), "", self.add_provider)
        self._add(file, self.tr("P&roviders…"), "", self.providers)
        file.addSeparator()
        self._add(file, self.tr("&Settings…"), "Ctrl+,", self.settings)
        file.addSeparator()
        self._add(file, self.tr("C&lose tab"), "Ctrl+W", self.close_tab)
        self._add(file, self.tr("&Quit"), "Ctrl+Q", self.quit)
        run = bar.addMenu(self.tr("&Run"))
        self._add(run, self.tr("&Stop all replies of this tab"), "Esc", self.stop_all)
        view = bar.addMenu(self.tr("&View"))
        self._add_finding(view)
        view.addSeparator()
        self._add_zooming(view)
        view.addSeparator()
        self._add(view, self.tr("Show or hide the &library"), "Ctrl+B", self.library_toggled)
        self._add_themes(view.addMenu(self.tr("&Theme")), theme)
        help_menu = bar.addMenu(self.tr("&Help"))
        self._add(help_menu, self.tr("&Help…"), "F1", self.help)
        self._add(help_menu, self.tr("What's &new"), "", self.whats_new)
        help_menu.addSeparator()
        self._add(help_menu, self.tr("&Copy diagnostics"), "", self.copy_diagnostics)
        self._add(help_menu, self.tr("&About DeepSeek Desktop"), "", self.about)

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return every entry that has keys, menu by menu."""
        return tuple(_shortcuts(self._bar, ""))

    def show_theme(self, theme: Theme) -> None:
        """Mark the theme that holds now."""
        for action in self._themes.actions():
            action.setChecked(action.data() == theme.value)

    def _add(self, menu: QMenu, text: str, keys: str, signal: object) -> QAction:
        action = menu.addAction(text)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(signal.emit)  # type: ignore[attr-defined] # a bound signal
        return action

    def _add_finding(self, menu: QMenu) -> None:
        self._add(menu, self.tr("&Find in this conversation…"), "Ctrl+F", self.find)
        self._add(menu, self.tr("Find &next"), "F3", self.find_next)
        self._add(menu, self.tr("Find &previous"), "Shift+F3", self.find_previous)

    def _add_zooming(self, menu: QMenu) -> None:
        names = {
            1: (self.tr("&Larger text"), "Ctrl++"),
            -1: (self.tr("&Smaller text"), "Ctrl+-"),
            0: (self.tr("&Usual size of text"), "Ctrl+0"),
        }
        for steps, (name, keys) in names.items():
            action = menu.addAction(name)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(partial(self.zoom_asked.emit, steps))

    def _add_themes(self, menu: QMenu, theme: Theme) -> None:
        names = {
            Theme.SYSTEM: self.tr("Follow the &system"),
            Theme.LIGHT: self.tr("&Light"),
            Theme.DARK: self.tr("&Dark"),
            Theme.HIGH_CONTRAST: self.tr("&High contrast"),
        }
        self._themes = group = QActionGroup(self)
        for choice, name in names.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setData(choice.value)
            group.addAction(action)
        group.triggered.connect(lambda action: self.theme_chosen.emit(action.data()))
        self.show_theme(theme)


def _shortcuts(menu: QMenu | QMenuBar, name: str) -> Iterator[Shortcut]:
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            yield from _shortcuts(below, _plain(action.text()))
        elif not action.shortcut().isEmpty():
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            yield Shortcut(name, _plain(action.text()), keys)


def _plain(text: str) -> str:
    """Return the text of an entry without the mark of its letter, Chinese style included."""
    return re.sub(r"\(&\w\)", "", text).replace("&", "").rstrip("…")
