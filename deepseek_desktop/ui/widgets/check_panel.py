"""Checks a provider: says what will be sent, and shows what is found out, as it comes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from deepseek_desktop.core.domain.errors import Fault
from deepseek_desktop.core.runs.checking import Finding, Verdict
from deepseek_desktop.ui.models.provider_entry import ProviderEntry
from deepseek_desktop.ui.widgets.buttons import quiet_button
from deepseek_desktop.ui.widgets.flow_layout import flowing
from deepseek_desktop.ui.widgets.texts import GrowingText, PlainLabel, set_mark, shortened
from deepseek_desktop.ui.wording import sentence

_SIGNS = {Verdict.GOOD: "✓", Verdict.BAD: "✗", Verdict.UNKNOWN: "?"}
_ROLES = {Verdict.GOOD: "title", Verdict.BAD: "danger", Verdict.UNKNOWN: "warning"}


class CheckPanel(QWidget):
    """Announces which check is wanted: True with one small request, False free of charge."""

    check_asked = Signal(bool)
    stop_asked = Signal()
    grown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry: ProviderEntry | None = None
        self._pressed: QPushButton | None = None
        self._model = self._make_model()
        self._notice = PlainLabel("muted")
        self._notice.setObjectName("checkNotice")
        self._notice.setWordWrap(True)
        self._free = self._make_button("checkFree", asks=False)
        self._asking = self._make_button("checkAsking", asks=True)
        self._outcome = PlainLabel("muted")
        self._outcome.setObjectName("checkOutcome")
        self._outcome.setWordWrap(True)
        self._findings = QWidget()
        self._findings.setObjectName("findings")
        self._rows = QGridLayout(self._findings)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(8)
        self._rows.setVerticalSpacing(5)
        self._rows.setColumnStretch(2, 1)
        self._lay_out()
        self.clear()

    @property
    def model(self) -> str:
        """The model that the small request goes to, as it stands in the field."""
        return self._model.currentText().strip()

    @property
    def is_running(self) -> bool:
        """Whether a check was asked for and has not ended."""
        return self._pressed is not None

    def show_entry(self, entry: ProviderEntry) -> None:
        """Offer to check a provider; of the same one as before, what was typed and found stays."""
        typed = self._model.currentText() if self._entry and self._is_same(entry) else ""
        self._entry = entry
        self._model.clear()
        self._model.addItems(list(entry.models))
        self._model.setEditText(typed or entry.model_to_check)
        self._show_ways()

    def clear(self) -> None:
        """Forget what was found and what runs."""
        self._pressed = None
        while (item := self._rows.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()  # taken out of the layout it would be painted where it was
                widget.deleteLater()
        self._findings.hide()
        self._outcome.hide()
        self._show_ways()

    def show_finding(self, finding: Finding) -> None:
        """Show what was found out, under what was found before."""
        row = self._rows.rowCount()
        role = _ROLES[finding.verdict]
        words = {
            Verdict.GOOD: self.tr("Good"),
            Verdict.BAD: self.tr("Problem"),
            Verdict.UNKNOWN: self.tr("Note"),
        }
        for column, text in enumerate((_SIGNS[finding.verdict], words[finding.verdict])):
            label = PlainLabel(role, text)
            label.setObjectName("verdict")
            self._rows.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
        said = GrowingText("finding")
        said.setAccessibleName(words[finding.verdict])
        said.show_text(self._said(finding))
        self._rows.addWidget(said, row, 2)
        self._findings.show()
        self.grown.emit()

    def show_ended(self, text: str) -> None:
        """Show that the check has ended, and how."""
        self._pressed = None
        self._outcome.setText(text)
        self._show_ways()
        self.grown.emit()

    def _said(self, finding: Finding) -> str:
        text = words_of(finding)
        if finding.failure is None or finding.text:
            return text
        whose = {
            Fault.YOU: self.tr("You can put this right."),
            Fault.NETWORK: self.tr("The cause is the network on the way there."),
            Fault.PROVIDER: self.tr("The cause is at the provider."),
            Fault.APP: self.tr("The cause is this app."),
        }
        return f"{text}\n{whose[finding.failure.fault]}"

    def _is_same(self, entry: ProviderEntry) -> bool:
        return self._entry is not None and self._entry.name == entry.name

    def _press(self, button: QPushButton, *, asks: bool) -> None:
        if self._pressed is not None:
            self.stop_asked.emit()
            self.show_ended(self.tr("Stopped. Nothing more is sent."))
            return
        self.clear()
        self._pressed = button
        self._outcome.setText(self.tr("Checking…"))
        self._outcome.show()
        self._show_ways()
        self.check_asked.emit(asks)

    def _show_ways(self) -> None:
        """Say what each check would send, and offer those that can be asked for now."""
        entry = self._entry
        can_ask = entry is not None and entry.can_be_asked
        is_paid = entry is None or entry.is_paid
        texts = {
            self._free: self.tr("Check, free of charge"),
            self._asking: self.tr("Check with one small paid request")
            if is_paid
            else self.tr("Check with one small request"),
        }
        for button, text in texts.items():
            is_pressed = button is self._pressed
            has_all = can_ask and (button is self._free or bool(self.model))
            button.setText(self.tr("Stop") if is_pressed else text)
            button.setEnabled(is_pressed or (has_all and self._pressed is None))
            set_mark(button, "stops", is_pressed)
        self._model.setEnabled(self._pressed is None)
        self._notice.setText(self._what_is_sent(is_paid=is_paid))
        self._notice.setVisible(can_ask)

    def _what_is_sent(self, *, is_paid: bool) -> str:
        if self._entry is None or not self.model:
            return self.tr("To check with a request, choose or type a model.")
        text = (
            self.tr("“Check with one small paid request” sends one small paid request to {model}.")
            if is_paid
            else self.tr("“Check with one small request” sends one small request to {model}.")
        )
        return text.format(model=shortened(f"{self._entry.name}/{self.model}"))

    def _make_model(self) -> QComboBox:
        choice = QComboBox()
        choice.setObjectName("checkModel")
        choice.setEditable(True)
        choice.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(16)
        choice.view().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        choice.setAccessibleName(self.tr("Model that a request goes to"))
        choice.editTextChanged.connect(self._show_ways)
        return choice

    def _make_button(self, name: str, *, asks: bool) -> QPushButton:
        button = quiet_button(name)
        button.clicked.connect(lambda: self._press(button, asks=asks))
        return button

    def _lay_out(self) -> None:
        label = QLabel(self.tr("&Model"))
        label.setBuddy(self._model)
        field = QHBoxLayout()
        field.setSpacing(12)
        field.addWidget(label)
        field.addWidget(self._model, stretch=1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(PlainLabel("section", self.tr("Check")))
        layout.addLayout(field)
        layout.addWidget(self._notice)
        layout.addWidget(flowing(self._free, self._asking))
        layout.addWidget(self._findings)
        layout.addWidget(self._outcome)


def words_of(finding: Finding) -> str:
    """Return a finding in the language of the window; a wrong place in a translation is no end."""
    if finding.failure is not None and not finding.text:
        return sentence(finding.failure)
    try:
        text = QCoreApplication.translate(finding.context, finding.text)
        why = sentence(finding.failure) if finding.failure else ""
        return text.format_map({**finding.facts, "why": why})
    except (KeyError, ValueError, IndexError):
        return finding.sentence
