"""One provider: what is known of it, and the buttons that fetch, change or check."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from deepseek_desktop.core.runs.checking import Finding
from deepseek_desktop.ui.details import Fact, local_text
from deepseek_desktop.ui.models.provider_entry import ProviderEntry
from deepseek_desktop.ui.widgets.buttons import quiet_button
from deepseek_desktop.ui.widgets.check_panel import CheckPanel
from deepseek_desktop.ui.widgets.facts_card import FactsCard
from deepseek_desktop.ui.widgets.key_panel import KeyPanel
from deepseek_desktop.ui.widgets.texts import ElidedLabel, PlainLabel, set_role
from deepseek_desktop.ui.wording import number


class ProviderPage(QScrollArea):
    """Shows a provider and announces what is wanted of it; `check_asked` as `CheckPanel` does.

    `keep_key_asked` and its like are those of `KeyPanel`.
    """

    keep_key_asked = Signal()
    forget_key_asked = Signal()
    where_key_asked = Signal()
    check_asked = Signal(bool)
    stop_asked = Signal()
    fetch_asked = Signal()
    change_asked = Signal()
    remove_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("providerArea")
        self._entry: ProviderEntry | None = None
        self._is_fetching = False
        self._title = ElidedLabel("heading")
        self._title.setObjectName("providerTitle")
        self._address = ElidedLabel("muted")
        self._address.setObjectName("providerAddress")
        self._key = KeyPanel()
        self._facts = FactsCard()
        self._missing = PlainLabel("warning")
        self._missing.setObjectName("missing")
        self._missing.setWordWrap(True)
        self._fetch = quiet_button("fetchModels", self.tr("F&etch its models"))
        self._change = quiet_button("changeProvider", self.tr("C&hange…"))
        self._remove = quiet_button("removeProvider", self.tr("&Remove"))
        self._outcome = PlainLabel("muted")
        self._outcome.setObjectName("outcome")
        self._outcome.setWordWrap(True)
        self._outcome.hide()
        self._check = CheckPanel()
        self._lay_out()
        self._key.keep_asked.connect(self.keep_key_asked)
        self._key.forget_asked.connect(self.forget_key_asked)
        self._key.where_asked.connect(self.where_key_asked)
        self._check.check_asked.connect(self.check_asked)
        self._check.stop_asked.connect(self.stop_asked)
        self._check.grown.connect(self._show_newest)
        self._fetch.clicked.connect(self._ask_to_fetch)
        self._change.clicked.connect(self.change_asked)
        self._remove.clicked.connect(self.remove_asked)

    @property
    def provider(self) -> str:
        """The name of the provider that is shown."""
        return self._entry.name if self._entry else ""

    @property
    def model(self) -> str:
        """The model that a check with a request goes to."""
        return self._check.model

    def show_entry(self, entry: ProviderEntry) -> None:
        """Show a provider; another than before stops what runs, and forgets what was said.

        One that is asked in another way now is another.
        """
        if self._entry is None or entry.profile != self._entry.profile:
            self.stop_asked.emit()
            self._is_fetching = False
            self._check.clear()
            self._outcome.hide()
            self.verticalScrollBar().setValue(0)
        self._entry = entry
        self._title.show_text(entry.heading)
        self.setAccessibleName(entry.heading)
        self._address.show_text(entry.place)
        self._facts.show_facts(self._facts_of(entry))
        self._missing.setText(self._what_is_missing(entry))
        self._missing.setVisible(not entry.has_address)
        self._key.show_entry(entry)
        self._fetch.setEnabled(entry.can_be_asked and not self._is_fetching)
        self._change.setVisible(entry.is_own)
        self._remove.setVisible(entry.is_own)
        self._check.show_entry(entry)

    def take_key(self) -> str:
        """Return the key that is typed, and forget it."""
        return self._key.take_key()

    def show_key_told(self, text: str, *, is_problem: bool = False) -> None:
        """Show what became of keeping, forgetting or looking for the key."""
        self._key.show_told(text, is_problem=is_problem)

    def focus_key(self) -> None:
        """Wait for a key to be pasted."""
        self._key.focus_field()

    def show_outcome(self, text: str, *, is_problem: bool = False) -> None:
        """Show what became of fetching, adding, changing or removing."""
        set_role(self._outcome, "danger" if is_problem else "muted")
        self._outcome.setText(text)
        self._outcome.show()

    def show_fetched(self, text: str, *, is_problem: bool = False) -> None:
        """Show what became of fetching the list."""
        self._is_fetching = False
        self._fetch.setEnabled(True)
        self.show_outcome(text, is_problem=is_problem)

    def show_finding(self, finding: Finding) -> None:
        """Show what a check found out."""
        self._check.show_finding(finding)

    def show_checked(self) -> None:
        """Show that a check has come to its end."""
        self._check.show_ended(self.tr("The check has ended."))

    def _ask_to_fetch(self) -> None:
        self._is_fetching = True
        self._fetch.setEnabled(False)
        self.show_outcome(self.tr("Fetching…"))
        self.fetch_asked.emit()

    def _facts_of(self, entry: ProviderEntry) -> tuple[Fact, ...]:
        facts = (
            Fact(self.tr("Models"), self._models_of(entry)),
            Fact(self.tr("To know"), "\n".join(f"– {local_text(note)}" for note in entry.notes)),
        )
        return tuple(fact for fact in facts if fact.value)

    def _models_of(self, entry: ProviderEntry) -> str:
        count, first, last = len(entry.models), entry.listed_from, entry.listed_to
        if not count:
            return self.tr("None is known yet.")
        if not first:
            text = self.tr("{count} known.")
        elif first == last:
            text = self.tr("{count} known; the list is of {last}.")
        else:
            text = self.tr("{count} known; the list is of {first} to {last}.")
        return text.format(count=number(count), first=first, last=last)

    def _what_is_missing(self, entry: ProviderEntry) -> str:
        if entry.has_address:
            return ""
        text = self.tr("Where {title} is, only you know: press “Add…” and give its address.")
        return text.format(title=entry.title)

    def _show_newest(self) -> None:
        """Scroll to what was found out, once it has its height."""
        QTimer.singleShot(0, self._check, lambda: self.ensureWidgetVisible(self._check, 0, 0))

    def _lay_out(self) -> None:
        actions = QHBoxLayout()
        actions.setSpacing(8)
        for button in (self._fetch, self._change, self._remove):
            actions.addWidget(button)
        actions.addStretch(1)
        page = QWidget()
        page.setObjectName("providerPage")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(4, 0, 10, 0)
        layout.setSpacing(10)
        for part in (self._title, self._address, self._missing):
            layout.addWidget(part)
        layout.addWidget(self._key)
        layout.addLayout(actions)
        layout.addWidget(self._outcome)
        layout.addWidget(self._check)
        layout.addWidget(self._facts)
        layout.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(page)
