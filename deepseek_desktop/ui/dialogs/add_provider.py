"""The form in which a provider is added or changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from deepseek_desktop.core.domain.catalogue import Host
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.profile import Profile, checked_profile
from deepseek_desktop.ui.widgets.texts import plain_label
from deepseek_desktop.ui.wording import sentence

_WIDTH = 520
_EXAMPLE = "https://openrouter.ai/api/v1"


class AddProviderDialog(QDialog):
    """Takes name, base URL and key variable; closes only with a usable provider.

    `test_asked` carries the profile as it is typed. With `changed`, that provider's own fields
    are shown, and its name and its kind of host stay.
    """

    test_asked = Signal(object)
    retyped = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        hosts: Sequence[Host] = (),
        preset: str = "",
        changed: Profile | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Change provider") if changed else self.tr("Add provider"))
        self.profile: Profile | None = None
        self._hosts = {host.profile.name: host for host in hosts}
        self._filled: dict[QLineEdit, str] = {}
        self._changed = changed
        self._preset = self._make_preset()
        self._name = self._field("providerName", "openrouter")
        self._addresses = self._make_addresses()
        self._base_url = self._field("baseUrl", _EXAMPLE)
        self._addresses.setLineEdit(self._base_url)
        self._variable = self._field("keyVariable", "OPENROUTER_API_KEY")
        self._told = plain_label("muted")
        self._told.setObjectName("tested")
        self._told.setWordWrap(True)
        self._problem = plain_label("danger")
        self._problem.setObjectName("problem")
        self._problem.setWordWrap(True)
        self._told.hide()
        self._problem.hide()
        self._test = QPushButton(self.tr("&Test, free of charge"))
        self._test.setObjectName("testProvider")
        self._test.setAutoDefault(False)
        self._lay_out()
        self._begin(preset)
        self._preset.activated.connect(self._fill)
        self._addresses.activated.connect(self._take_address)
        self._test.clicked.connect(self._ask_to_test)
        for field in (self._name, self._base_url, self._variable):
            field.textChanged.connect(self._forget_told)
        self._forget_told()

    @override
    def accept(self) -> None:
        self.profile = self._checked()
        if self.profile is not None:
            super().accept()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def show_tested(self, text: str, *, is_problem: bool = False) -> None:
        """Show what became of the test."""
        self._test.setEnabled(True)
        self._tell("" if is_problem else text, text if is_problem else "")

    def _ask_to_test(self) -> None:
        profile = self._checked()
        if profile is not None:
            self._test.setEnabled(False)
            self._tell(self.tr("Asking for its list of models…"))
            self.test_asked.emit(profile)

    def _checked(self) -> Profile | None:
        """Return what is typed, or say what is wrong with it."""
        try:
            return checked_profile(
                self._name.text(),
                self._base_url.text(),
                self._variable.text(),
                self._changed.preset if self._changed else self._chosen_preset(),
            )
        except SettingError as error:
            self._tell(problem=sentence(error.failure))
            return None

    def _tell(self, text: str = "", problem: str = "") -> None:
        if (text, problem) == (self._told.text(), self._problem.text()):
            return
        for label, said in ((self._told, text), (self._problem, problem)):
            label.setText(said)
            label.setVisible(bool(said))
        self._fit()

    def _fit(self) -> None:
        """Be as high as what is shown needs at this width: texts come and go."""
        layout = self.layout()
        if layout is not None and self.isVisible():
            height = layout.totalHeightForWidth(self.width())
            self.setMinimumHeight(height)
            self.resize(self.width(), height)

    def _forget_told(self) -> None:
        """What was said of other fields is said no more."""
        self._test.setEnabled(True)
        self._tell()
        self.retyped.emit()

    def _begin(self, preset: str) -> None:
        """Begin with a known host, or with what is to be changed."""
        changed = self._changed
        known = (changed.preset or changed.name) if changed else preset
        self._preset.setCurrentIndex(max(0, self._preset.findData(known)))
        self._fill()
        if changed is not None:
            self._name.setText(changed.name)
            self._base_url.setText(changed.base_url)
            self._variable.setText(changed.key_variable or "")
            self._name.setEnabled(False)
            self._preset.setEnabled(False)

    def _fill(self) -> None:
        """Fill in the known host; without one, leave what was typed by hand."""
        host = self._offer_addresses()
        known = {
            self._name: host.profile.name if host else "",
            self._base_url: host.profile.base_url if host else "",
            self._variable: (host.profile.key_variable or "") if host else "",
        }
        for field, text in known.items():
            if host is not None or field.text() == self._filled.get(field, ""):
                field.setText(text)
        self._filled = known
        self._forget_told()

    def _offer_addresses(self) -> Host | None:
        """Offer the addresses of the chosen host, and return it."""
        host = self._hosts.get(self._chosen_preset())
        typed = self._base_url.text()
        self._addresses.clear()
        for title, url in host.addresses if host else ():
            self._addresses.addItem(f"{title}: {url}", url)
        self._addresses.setProperty("empty", self._addresses.count() == 0)
        self._addresses.style().polish(self._addresses)
        self._addresses.setCurrentIndex(-1)
        is_wanted = host is not None and not host.profile.base_url
        wanted = self.tr("Choose its address, or type it") if is_wanted else _EXAMPLE
        self._base_url.setPlaceholderText(wanted)
        self._base_url.setText(typed)
        return host

    def _chosen_preset(self) -> str:
        return str(self._preset.currentData() or "")

    def _take_address(self, index: int) -> None:
        self._base_url.setText(str(self._addresses.itemData(index) or ""))

    def _make_preset(self) -> QComboBox:
        choice = QComboBox()
        choice.setObjectName("preset")
        choice.addItem(self.tr("Any OpenAI-compatible host"), "")
        for name, host in sorted(self._hosts.items(), key=lambda item: item[1].title.casefold()):
            choice.addItem(host.title, name)
        return choice

    def _make_addresses(self) -> QComboBox:
        choice = QComboBox()
        choice.setObjectName("addresses")
        choice.setEditable(True)
        choice.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return choice

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("&Host"), self._preset)
        form.addRow(self.tr("&Name"), self._name)
        form.addRow(self.tr("&Base URL"), self._addresses)
        form.addRow(self.tr("&Key variable"), self._variable)
        testing = QHBoxLayout()
        testing.addWidget(self._test)
        testing.addStretch(1)
        form.addRow("", testing)
        about = plain_label(
            "muted",
            self.tr(
                "Any host that speaks the OpenAI chat-completions protocol. The key itself is not "
                "kept: it is read from the environment variable that you name here; leave it "
                "empty for a server that needs none."
            ),
        )
        about.setWordWrap(True)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(about)
        layout.addLayout(form)
        layout.addWidget(self._told)
        layout.addWidget(self._problem)
        layout.addWidget(buttons)
        self.setMinimumWidth(_WIDTH)
        self.resize(_WIDTH, self.height())

    def _field(self, name: str, example: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.setPlaceholderText(example)
        return field
