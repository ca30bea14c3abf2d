"""What a person can do now, with which keys, and who does it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QObject, Signal

from deepseek_desktop.ui.models.bindings import bound, native, read_bindings, rebound, written_keys
from deepseek_desktop.ui.models.command import Command

translate = QCoreApplication.translate


class Entry(Struct, frozen=True):
    """A command as a person reads it: translated, without marks; `source` is its English name.

    `keys` are as this system writes them, the one to show first.
    """

    name: str
    label: str
    source: str
    menu: str
    keys: tuple[str, ...]
    is_enabled: bool


class Commands(QObject):
    """Runs commands by name, whoever asks for them: a menu, a key, the palette.

    `changed` names a command that has other keys, or that can be done now, or not any more.
    """

    changed = Signal(str)

    def __init__(self, table: Sequence[Command], chosen: Mapping[str, str]) -> None:
        super().__init__()
        self.table = tuple(table)
        self._handlers: dict[str, Callable[[], object]] = {}
        self._offered: dict[str, list[Entry]] = {}
        self._disabled: set[str] = set()
        self._marked: set[str] = set()
        self._defaults = {command.name: command.keys for command in table}
        self._chosen, self.problems = read_bindings(chosen, self._defaults)
        self._keys = bound(self._defaults, self._chosen)

    def on(self, name: str, handler: Callable[[], object]) -> None:
        """Say who does a command that is in the table; there is one for each."""
        if name not in self._defaults or name in self._handlers:
            raise ValueError(name)
        self._handlers[name] = handler

    def offer(self, kind: str, deeds: Sequence[tuple[Entry, Callable[[], object]]]) -> None:
        """Let the palette find what comes and goes, in the place of what there was of a kind."""
        for entry in self._offered.get(kind, ()):
            del self._handlers[entry.name]
        self._offered[kind] = [entry for entry, _ in deeds]
        self._handlers |= {entry.name: deed for entry, deed in deeds}

    @property
    def offered(self) -> list[Entry]:
        """What the palette finds besides the commands."""
        return [entry for entries in self._offered.values() for entry in entries]

    def run(self, name: str) -> None:
        """Do a command, if it can be done now."""
        if self.is_enabled(name):
            self._handlers[name]()

    @property
    def without_handler(self) -> tuple[str, ...]:
        """The commands that nobody does: none, once the window is built."""
        return tuple(name for name in self._defaults if name not in self._handlers)

    def enable(self, name: str, *, is_enabled: bool) -> None:
        """Say whether a command can be done now; while it cannot, its keys do nothing."""
        if is_enabled is not self.is_enabled(name):
            self._disabled ^= {name}
            self.changed.emit(name)

    def is_enabled(self, name: str) -> bool:
        """Whether a command can be done now."""
        return name not in self._disabled

    def mark(self, name: str) -> None:
        """Mark one of the choices of a menu as the one that holds."""
        menu = next(command.menu for command in self.table if command.name == name)
        others = {each.name for each in self.table if each.is_choice and each.menu is menu}
        before = self._marked
        self._marked = (before - others) | {name}
        for each in before ^ self._marked:
            self.changed.emit(each)

    def is_marked(self, name: str) -> bool:
        """Whether a choice is the one that holds."""
        return name in self._marked

    def keys(self, name: str) -> tuple[str, ...]:
        """Return the keys of a command as the file has them; the first is the one to show."""
        return self._keys[name]

    def shown_keys(self, name: str) -> str:
        """Return the keys to show, as this system writes them; empty for none."""
        return native(next(iter(self._keys[name]), ""))

    def holder(self, keys: str) -> str:
        """Return the command that has these keys; empty for none."""
        return next((name for name, held in self._keys.items() if keys in held), "")

    def rebind(self, name: str, keys: Sequence[str]) -> None:
        """Give a command its keys, none or several; whoever had one of them loses it."""
        self._choose(rebound(self._defaults, self._chosen, name, tuple(keys)))

    def reset_all(self) -> None:
        """Give every command the keys that it brings along."""
        self._choose({})

    def default_keys(self, name: str) -> tuple[str, ...]:
        """Return the keys that a command brings along."""
        return self._defaults[name]

    @property
    def chosen(self) -> Mapping[str, str | None]:
        """What the settings file is to say of every command; None for nothing."""
        written = {name: written_keys(keys) for name, keys in self._chosen.items()}
        return {name: written.get(name) for name in self._defaults}

    def label(self, name: str) -> str:
        """Return a command as a person reads it."""
        return next(plain(title(command)) for command in self.table if command.name == name)

    def entries(self) -> list[Entry]:
        """Return all commands as a person reads them, in the order of the menus."""
        return [self._entry(command) for command in self.table]

    def _entry(self, command: Command) -> Entry:
        source = command.text.format(number=command.number)
        return Entry(
            command.name,
            plain(title(command)),
            plain(source),
            plain(translate("commands", command.menu.value)) if command.menu else "",
            tuple(map(native, self._keys[command.name])),
            self.is_enabled(command.name),
        )

    def _choose(self, chosen: dict[str, tuple[str, ...]]) -> None:
        before = self._keys
        self._chosen = chosen
        self._keys = bound(self._defaults, chosen)
        for name in self._defaults:
            if self._keys[name] != before[name]:
                self.changed.emit(name)


def title(command: Command) -> str:
    """Return what an entry of a menu says, with the mark of its letter."""
    return translate("commands", command.text).format(number=command.number)


def plain(text: str) -> str:
    """Return the text of an entry without the mark of its letter, Chinese style included."""
    return re.sub(r"\(&\w\)", "", text).replace("&", "").rstrip("…")
