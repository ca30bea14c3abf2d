"""All commands with their keys, and other keys for them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from deepseek_desktop.ui.dialogs.sizing import fit_into
from deepseek_desktop.ui.models.bindings import is_for_writing, native
from deepseek_desktop.ui.models.command_search import found
from deepseek_desktop.ui.models.commands import Commands, Entry
from deepseek_desktop.ui.widgets.buttons import quiet_button
from deepseek_desktop.ui.widgets.keys_field import KeysField
from deepseek_desktop.ui.widgets.keys_table import KeysTable
from deepseek_desktop.ui.widgets.line_field import LineField
from deepseek_desktop.ui.widgets.texts import PlainLabel, set_role


class ShortcutsDialog(QDialog):
    """Gives commands other keys, at once; `keep` stores them and returns what went wrong.

    Where another command has the keys, or many would change, it says so and waits for a yes.
    """

    def __init__(self, commands: Commands, keep: Callable[[], str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("shortcuts")
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self._commands = commands
        self._keep = keep
        self._agreed: Callable[[], None] | None = None
        self._search = LineField()
        self._search.setObjectName("findShortcut")
        self._search.setPlaceholderText(self.tr("Find a command or keys"))
        self._search.setAccessibleName(self.tr("Find a command or keys"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._list_found)
        self._field = KeysField()
        self._table = KeysTable()
        self._table.chosen.connect(self._show_current)
        self._table.change_asked.connect(self._field.setFocus)
        self._of = PlainLabel("title")
        self._field.recorded.connect(lambda keys: self._wish((keys,)))
        self._field.left.connect(self._leave)
        self._none = self._button("noKeys", self.tr("No keys"), lambda: self._wish(()))
        self._reset = self._button("resetKeys", self.tr("Reset"), self._wish_defaults)
        self._said = PlainLabel("muted")
        self._said.setObjectName("keysSaid")
        self._said.setWordWrap(True)
        self._yes = self._button("takeOver", "", self._agree)
        self._no = self._button("leaveKeys", self.tr("Leave it"), self._leave)
        self._all = self._button("resetAllKeys", self.tr("Reset all"), self._wish_all_defaults)
        self._lay_out()
        self._list_found("")
        self._search.setFocus()
        fit_into(self, parent, 640, 600)

    @property
    def _current(self) -> str:
        return self._table.current

    def _list_found(self, typed: str) -> None:
        entries = found(typed, self._commands.entries())
        changed = {each.name for each in entries if self._is_changed(each)}
        self._table.show_entries(entries, changed)
        self._all.setEnabled(any(map(self._is_changed, self._commands.entries())))

    def _is_changed(self, entry: Entry) -> bool:
        return self._commands.keys(entry.name) != self._commands.default_keys(entry.name)

    def _show_current(self, name: str) -> None:
        """Show the keys of a command that was chosen in the table; nothing is waited for."""
        self._settle("")
        self._show_keys(name)

    def _show_keys(self, name: str) -> None:
        keys = self._commands.keys(name) if name else ()
        self._field.show_keys(keys)
        label = self._label(name) if name else ""
        self._of.setText(label)
        self._field.setAccessibleName(self.tr("Keys for “{command}”").format(command=label))
        self._field.setEnabled(bool(name))
        self._none.setEnabled(bool(keys))
        self._reset.setEnabled(bool(name) and keys != self._commands.default_keys(name))

    def _wish(self, keys: tuple[str, ...]) -> None:
        """Take keys for the current command, or say who has them, or why nobody can."""
        name = self._current
        if any(map(is_for_writing, keys)):
            text = self.tr(
                "{keys} is needed to write or to read. Choose keys with Ctrl, or a function key."
            )
            self._settle(text.format(keys=native(keys[0])), role="danger")
            return
        losers = [(key, self._commands.holder(key)) for key in keys]
        losers = [(key, holder) for key, holder in losers if holder not in {"", name}]
        if not losers:
            self._rebind(name, keys)
            return
        self._field.show_keys(keys)
        text = self.tr("{keys} is used by “{command}”; it would lose it.")
        said = [text.format(keys=native(key), command=self._label(who)) for key, who in losers]
        self._ask(" ".join(said), self.tr("Take over"), partial(self._rebind, name, keys))

    def _wish_defaults(self) -> None:
        self._wish(self._commands.default_keys(self._current))

    def _wish_all_defaults(self) -> None:
        text = self.tr("All keys that you chose are forgotten.")
        self._ask(text, self.tr("Reset all"), self._reset_all)

    def _rebind(self, name: str, keys: tuple[str, ...]) -> None:
        self._commands.rebind(name, keys)
        done = self.tr("“{command}” now has {keys}.") if keys else self.tr("“{command}” has none.")
        self._kept(done.format(command=self._label(name), keys=", ".join(map(native, keys))))

    def _reset_all(self) -> None:
        self._commands.reset_all()
        self._kept(self.tr("Every command has its own keys again."))

    def _kept(self, done: str) -> None:
        problem = self._keep()
        self._list_found(self._search.text())
        self._show_keys(self._current)
        self._settle(problem or done, role="danger" if problem else "muted")

    def _ask(self, text: str, yes: str, agreed: Callable[[], None]) -> None:
        self._settle(text, role="warning")
        self._agreed = agreed
        self._yes.setText(yes)
        self._yes.show()
        self._no.show()
        self._yes.setFocus()

    def _agree(self) -> None:
        agreed, self._agreed = self._agreed, None
        self._field.setFocus()
        if agreed is not None:
            agreed()

    def _leave(self) -> None:
        """Change nothing after all."""
        self._settle("")
        self._show_keys(self._current)
        self._table.setFocus()

    def _settle(self, said: str, *, role: str = "muted") -> None:
        """Say something and wait for no answer."""
        self._agreed = None
        self._yes.hide()
        self._no.hide()
        self._said.setText(said)
        set_role(self._said, role)
        if said:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._said, said))

    def _label(self, name: str) -> str:
        return next(entry.label for entry in self._commands.entries() if entry.name == name)

    def _button(self, name: str, text: str, do: Callable[[], None]) -> QPushButton:
        button = quiet_button(name, text)
        button.clicked.connect(do)
        return button

    def _lay_out(self) -> None:
        about = PlainLabel(
            "muted", self.tr("Choose a command, then press its new keys. It holds at once.")
        )
        about.setWordWrap(True)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        close.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        keys, answer, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        keys.addWidget(self._field, stretch=1)
        for button in (self._none, self._reset):
            keys.addWidget(button)
        answer.addStrut(self._no.sizeHint().height())  # nothing moves when there is a question
        answer.addWidget(self._said, stretch=1)
        for button in (self._yes, self._no):
            answer.addWidget(button)
        foot.addWidget(self._all)
        foot.addStretch()
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(about)
        layout.addWidget(self._search)
        layout.addWidget(self._table, stretch=1)
        layout.addWidget(self._of)
        for row in (keys, answer, foot):
            layout.addLayout(row)
