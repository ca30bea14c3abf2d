"""The menus of a window, made of the table of commands."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from deepseek_desktop.ui.models.command import ABOVE, Command, Menu
from deepseek_desktop.ui.models.commands import Commands, title

translate = QCoreApplication.translate


class MainMenu(QObject):
    """Makes one window's actions: an entry for each command with a menu, keys for all of them.

    Every window has its own over the same commands; they end with it. What is in the menus waits
    until it is told to `fill` them: a window can be seen before.
    """

    def __init__(self, bar: QMenuBar, commands: Commands) -> None:
        super().__init__(bar)
        self._window = bar.window()
        self._commands = commands
        self._groups: dict[Menu, QActionGroup] = {}
        self._actions: dict[str, QAction] = {}
        self._menus: dict[Menu, QMenu] = {}
        used = {command.menu for command in commands.table}
        self._used = [menu for menu in Menu if menu in used]
        for menu in self._used:
            if menu not in ABOVE:
                self._menus[menu] = bar.addMenu(translate("commands", menu.value))

    def fill(self) -> None:
        """Make the entries, and let keys run commands."""
        self._actions = {command.name: self._action(command) for command in self._commands.table}
        for menu in self._used:
            if menu in ABOVE:  # stands below what the menu above it has
                above = self._menus[ABOVE[menu]]
                self._menus[menu] = above.addMenu(translate("commands", menu.value))
            self._fill(self._menus[menu], menu)
        for name in self._actions:
            self._show(name)
        self._commands.changed.connect(self._show)

    def _fill(self, menu: QMenu, which: Menu) -> None:
        group = 0
        for command in (command for command in self._commands.table if command.menu is which):
            if command.group != group:
                menu.addSeparator()
                group = command.group
            menu.addAction(self._actions[command.name])

    def _action(self, command: Command) -> QAction:
        action = QAction(title(command), self._window)
        action.setObjectName(command.name)
        if command.is_choice and command.menu:
            action.setCheckable(True)
            self._groups.setdefault(command.menu, QActionGroup(self)).addAction(action)
        if command.menu is None:
            self._window.addAction(action)  # its keys count without an entry, too
        action.triggered.connect(partial(self._run, command.name))
        return action

    def _run(self, name: str) -> None:
        self._commands.run(name)
        for group in self._groups.values():
            for choice in group.actions():  # what was clicked may not have come about
                self._show(choice.objectName())

    def _show(self, name: str) -> None:
        action = self._actions[name]
        action.setShortcuts([QKeySequence(keys) for keys in self._commands.keys(name)])
        action.setEnabled(self._commands.is_enabled(name))
        if action.isCheckable():
            action.setChecked(self._commands.is_marked(name))
