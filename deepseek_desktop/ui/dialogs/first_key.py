"""Takes a key, finds out whose it is where its form says so, and asks where it does not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from deepseek_desktop.core.domain.key_forms import KeyForm, form_of
from deepseek_desktop.core.domain.keys import cleaned_key
from deepseek_desktop.ui.models.provider_entry import ProviderEntry
from deepseek_desktop.ui.widgets.key_field import KeyField
from deepseek_desktop.ui.widgets.texts import PlainLabel, set_role

_WIDTH = 520


class FirstKeyDialog(QDialog):
    """Announces that the key in it is to be kept for the chosen provider; it leaves by `take_key`.

    It is accepted from outside, once the key is kept; or by a person who goes on although the
    key could not be checked.
    """

    keep_asked = Signal()

    def __init__(self, entries: Sequence[ProviderEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Paste a key"))
        self._entries = entries
        self._is_chosen_by_hand = False
        self._is_busy = False
        self._is_kept = False
        self._key = KeyField("firstKey")
        self._host = self._make_host()
        self._form = self._make_label("keyForm", "muted")
        self._trouble = self._make_label("keyTrouble", "warning")
        self._told = self._make_label("keyOutcome", "muted")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        # Enter while the key is checked must not cancel.
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self._keep = QPushButton(self.tr("&Keep and check it"))
        self._keep.setObjectName("keepKey")
        self._keep.setDefault(True)
        self._lay_out()
        self._key.textChanged.connect(self._recognise)
        self._host.activated.connect(self._note_choice)
        self._keep.clicked.connect(self._go_on)
        self._buttons.rejected.connect(self.reject)
        self._recognise()

    @property
    def provider(self) -> str:
        """The name of the provider that the key is for; empty while nobody knows."""
        return str(self._host.currentData() or "")

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def take_key(self) -> str:
        """Return what is typed, and forget it."""
        was_blocked = self._key.blockSignals(True)  # noqa: FBT003 the host stays chosen
        typed = self._key.take()
        self._key.blockSignals(was_blocked)
        self._say(self._form, "")
        return typed

    def show_trouble(self, text: str) -> None:
        """Say for as long as the dialog is open why no key store can be used."""
        self._say(self._trouble, text)

    def show_busy(self) -> None:
        """Show that the key is being kept and checked."""
        self._is_busy = True
        self._show_ways()
        self._tell(self.tr("Keeping the key, and checking it free of charge…"))

    def show_refused(self, text: str) -> None:
        """Show why a key is not kept, and wait for another."""
        self._is_busy = False
        self._tell(text, is_problem=True)
        self._show_ways()
        self._key.setFocus()

    def show_unchecked(self, text: str) -> None:
        """Show why a key that is kept could not be checked; a person may go on all the same."""
        self._is_busy, self._is_kept = False, True
        self._tell(text, is_problem=True)
        self._show_ways()
        self._keep.setFocus()

    def _go_on(self) -> None:
        if self._is_kept and not self._key.text():
            self.accept()
        elif self._is_ready:
            self._is_kept = False
            self.show_busy()
            self.keep_asked.emit()

    @property
    def _is_ready(self) -> bool:
        return self._key.has_key and bool(self.provider)

    def _recognise(self) -> None:
        """Choose the provider whose keys look like this one, unless a person chose."""
        self._is_kept = False
        self._tell(self._key.problem, is_problem=True)
        form = form_of(cleaned_key(self._key.text())) if self._key.has_key else None
        if not self._is_chosen_by_hand:
            self._offer(form.providers if form else ())
            index = self._host.findData(form.provider) if form and form.provider else -1
            self._host.setCurrentIndex(index)
        self._say(self._form, self._words_of(form) if self._key.has_key else "")
        self._show_ways()

    def _words_of(self, form: KeyForm | None) -> str:
        if form is None:
            return self.tr("Its form does not say who gave it: choose.")
        if form.owner:
            text = self.tr("This looks like a key of {owner}, which this app cannot ask.")
            return text.format(owner=form.owner)
        titles = {entry.name: entry.heading for entry in self._entries}
        likely = [titles[name] for name in form.providers if name in titles]
        if not likely:
            text = self.tr("This looks like a key of {name}, which has to be added first.")
            return text.format(name=form.providers[0])
        if not form.provider:
            text = self.tr("Keys of {names} look like this: choose who gave it to you.")
            return text.format(names=" / ".join(likely))
        if self.provider != form.provider:
            text = self.tr("Attention: this looks like a key of {name}.")
            return text.format(name=likely[0])
        return self.tr("This is what keys of {name} look like.").format(name=likely[0])

    def _offer(self, likely: Sequence[str]) -> None:
        """List the providers, the likely ones first."""
        order = {name: place for place, name in enumerate(likely)}
        self._host.clear()
        for entry in sorted(self._entries, key=lambda e: order.get(e.name, len(order))):
            self._host.addItem(entry.heading, entry.name)

    def _note_choice(self) -> None:
        self._is_chosen_by_hand = True
        self._recognise()

    def _show_ways(self) -> None:
        goes_on = self._is_kept and not self._key.text()
        self._keep.setText(self.tr("&Go on") if goes_on else self.tr("&Keep and check it"))
        self._keep.setEnabled(not self._is_busy and (goes_on or self._is_ready))
        self._key.setEnabled(not self._is_busy)
        self._host.setEnabled(not self._is_busy)

    def _tell(self, text: str, *, is_problem: bool = False) -> None:
        set_role(self._told, "danger" if is_problem else "muted")
        self._say(self._told, text)

    def _say(self, label: QLabel, text: str) -> None:
        if text != label.text():
            label.setText(text)
            label.setVisible(bool(text))
            self._fit()

    def _fit(self) -> None:
        """Be as high as what is shown needs at this width: texts come and go."""
        layout = self.layout()
        if layout is not None and self.isVisible():
            height = layout.totalHeightForWidth(self.width())
            self.setMinimumHeight(height)
            self.resize(self.width(), height)

    def _make_host(self) -> QComboBox:
        host = QComboBox()
        host.setObjectName("keyHost")
        host.setPlaceholderText(self.tr("Who gave you this key?"))
        return host

    @staticmethod
    def _make_label(name: str, role: str) -> QLabel:
        label = PlainLabel(role)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.hide()
        return label

    def _lay_out(self) -> None:
        about = PlainLabel(
            "muted",
            self.tr(
                "The key goes into the key store of this system, if there is one, and never into "
                "a file. It is sent to the provider that you choose and to nobody else."
            ),
        )
        about.setWordWrap(True)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("K&ey"), self._key)
        form.addRow(self.tr("&Provider"), self._host)
        self._buttons.addButton(self._keep, QDialogButtonBox.ButtonRole.ActionRole)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(about)
        layout.addLayout(form)
        for label in (self._form, self._trouble, self._told):
            layout.addWidget(label)
        layout.addWidget(self._buttons)
        self.setMinimumWidth(_WIDTH)
        self.resize(_WIDTH, self.height())
