"""The key of one provider: where it is, its ends, and a field for another."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from deepseek_desktop.core.domain.keys import KeySource, KeyState
from deepseek_desktop.core.settings.key_texts import MISSING
from deepseek_desktop.ui.models.provider_entry import ProviderEntry
from deepseek_desktop.ui.widgets.buttons import quiet_button
from deepseek_desktop.ui.widgets.key_field import KeyField
from deepseek_desktop.ui.widgets.texts import PlainLabel, set_role
from deepseek_desktop.ui.wording import sentence


class KeyPanel(QWidget):
    """Announces that the key in the field is to be kept, or what is to become of a kept one.

    A key leaves through `take_key` alone, never in a signal.
    """

    keep_asked = Signal()
    forget_asked = Signal()
    where_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keyPanel")
        self._name = ""
        self._state = self._make_label("keyState", "")
        self._trouble = self._make_label("keyTrouble", "warning")
        self._told = self._make_label("keyOutcome", "muted")
        self._field = KeyField("key")
        self._keep = quiet_button("keepKey", self.tr("&Keep this key"))
        self._where = quiet_button("whereKey", self.tr("&Where is my key?"))
        self._forget = quiet_button("forgetKey", self.tr("F&orget it"))
        self._lay_out()
        self._field.textEdited.connect(self._show_problem)
        self._field.returnPressed.connect(self._ask_to_keep)
        self._keep.clicked.connect(self._ask_to_keep)
        self._where.clicked.connect(self._ask_where)
        self._forget.clicked.connect(self.forget_asked)
        self._show_ways()

    def show_entry(self, entry: ProviderEntry) -> None:
        """Show the key of a provider; of another than before, what was typed is forgotten."""
        identity = f"{entry.name} {entry.profile.base_url}"
        if identity != self._name:
            self._name = identity
            self._field.take()
            self._told.hide()
        self._state.setText(self._words_of(entry))
        trouble = sentence(entry.key_trouble) if entry.key_trouble else ""
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))
        self._forget.setVisible(entry.is_key_kept)
        self.setVisible(entry.takes_key)
        self._show_ways()

    def take_key(self) -> str:
        """Return what is typed, and forget it."""
        typed = self._field.take()
        self._show_ways()
        return typed

    def show_told(self, text: str, *, is_problem: bool = False) -> None:
        """Show what became of keeping, forgetting or looking for the key."""
        self._where.setEnabled(True)
        set_role(self._told, "danger" if is_problem else "muted")
        self._told.setText(text)
        self._told.setVisible(bool(text))

    def focus_field(self) -> None:
        """Wait for a key to be pasted."""
        self._field.setFocus()

    def _words_of(self, entry: ProviderEntry) -> str:
        match entry.key:
            case KeyState(KeySource.ENVIRONMENT, shown, place):
                text = self.tr(
                    "{key} is in the environment variable {place}. It counts first, for this "
                    "session, and is stored nowhere."
                )
                return text.format(key=shown, place=place)
            case KeyState(KeySource.STORE, shown, place):
                text = self.tr("{key} is kept in {place}, for this address only.")
                return text.format(key=shown, place=place)
            case KeyState(_, shown, _):
                text = self.tr("{key} is in memory only, until the app ends.")
                return text.format(key=shown)
            case None:
                return self._words_without(entry, entry.profile.key_variable)

    def _words_without(self, entry: ProviderEntry, variable: str | None) -> str:
        if variable is None:
            return self.tr("None is sent. If this server wants one, give it here.")
        if entry.key_problem is not None and entry.key_problem.text != MISSING:
            return sentence(entry.key_problem)
        text = self.tr(
            "There is no key for {provider}. Paste it here, or set the environment variable "
            "{variable} and start the app again."
        )
        return text.format(provider=entry.heading, variable=variable)

    def _ask_to_keep(self) -> None:
        if self._field.has_key:
            self.show_told(self.tr("Keeping it…"))
            self.keep_asked.emit()

    def _ask_where(self) -> None:
        self.show_told(self.tr("Asking the key store…"))
        self._where.setEnabled(False)
        self.where_asked.emit()

    def _show_problem(self) -> None:
        self.show_told(self._field.problem, is_problem=True)
        self._show_ways()

    def _show_ways(self) -> None:
        self._keep.setEnabled(self._field.has_key)

    @staticmethod
    def _make_label(name: str, role: str) -> QLabel:
        label = PlainLabel(role)
        label.setObjectName(name)
        label.setWordWrap(True)
        return label

    def _lay_out(self) -> None:
        typing = QHBoxLayout()
        typing.setSpacing(8)
        typing.addWidget(self._field, stretch=1)
        typing.addWidget(self._keep)
        asking = QHBoxLayout()
        asking.setSpacing(8)
        asking.addWidget(self._where)
        asking.addWidget(self._forget)
        asking.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(PlainLabel("section", self.tr("Key")))
        layout.addWidget(self._state)
        layout.addWidget(self._trouble)
        layout.addLayout(typing)
        layout.addLayout(asking)
        layout.addWidget(self._told)
        self._told.hide()
