"""The form in which a provider is added or changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from deepseek_desktop.core.domain.catalogue import Host
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.profile import Profile, checked_profile
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.ui.widgets.address_choice import AddressChoice
from deepseek_desktop.ui.widgets.buttons import quiet_button
from deepseek_desktop.ui.widgets.file_field import FileField
from deepseek_desktop.ui.widgets.line_field import LineField
from deepseek_desktop.ui.widgets.plain_http import PlainHttp
from deepseek_desktop.ui.widgets.texts import PlainLabel
from deepseek_desktop.ui.wording import sentence

_WIDTH = 520
_EXAMPLE = "https://openrouter.ai/api/v1"


class AddProviderDialog(QDialog):
    """Takes name, base URL and key variable; closes only with a usable provider.

    `test_asked` carries the profile as it is typed. With `changed`, that provider's own fields
    are shown, and its name and its kind of host stay; else a name that is `taken` is refused.
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
        taken: Collection[str] = (),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Change provider") if changed else self.tr("Add provider"))
        self.profile: Profile | None = None
        self._hosts = {host.profile.name: host for host in hosts}
        self._filled: dict[QLineEdit, str] = {}
        self._changed = changed
        self._taken = frozenset() if changed else frozenset(taken)
        self._form = QFormLayout()
        self._preset = self._make_preset()
        self._name = self._field("providerName", "openrouter")
        self._base_url = self._field("baseUrl", _EXAMPLE)
        self._addresses = AddressChoice(self._base_url)
        self._plain_http = PlainHttp()
        self._variable = self._field("keyVariable", "OPENROUTER_API_KEY")
        self._ca_file = FileField(
            "caFile",
            self.tr("for a company’s or your own server"),
            self.tr("Certificates to trust"),
            self.tr("Certificates (*.pem *.crt *.cer);;All files (*)"),
        )
        self._told = PlainLabel("muted")
        self._told.setObjectName("tested")
        self._told.setWordWrap(True)
        self._problem = PlainLabel("danger")
        self._problem.setObjectName("problem")
        self._problem.setWordWrap(True)
        self._told.hide()
        self._problem.hide()
        self._test = quiet_button("testProvider", self.tr("&Test, free of charge"))
        self._lay_out()
        self._begin(preset)
        self._preset.activated.connect(self._fill)
        self._test.clicked.connect(self._ask_to_test)
        for field in (self._name, self._base_url, self._variable):
            field.textChanged.connect(self._forget_told)
        self._ca_file.changed.connect(self._forget_told)
        self._plain_http.toggled.connect(self._forget_told)
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
            profile = checked_profile(
                self._name.text(),
                self._base_url.text(),
                self._variable.text(),
                self._changed.preset if self._changed else self._chosen_preset(),
                ca_file=self._ca_file.path,
                plain_http=self._plain_http.is_allowed,
            )
            if profile.name in self._taken:
                raise SettingError(_TAKEN, name=profile.name)
            return profile
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
        is_asked = self._plain_http.follow(self._base_url.text())
        self._form.setRowVisible(self._plain_http, is_asked)
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
            self._ca_file.show_path(changed.ca_file)
            self._plain_http.follow(changed.base_url)
            self._plain_http.allow(is_allowed=changed.plain_http)
            self._name.setEnabled(False)
            self._preset.setEnabled(False)

    def _fill(self) -> None:
        """Fill in the known host; without one, leave what was typed by hand."""
        host = self._hosts.get(self._chosen_preset())
        self._addresses.offer(host)
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

    def _chosen_preset(self) -> str:
        return str(self._preset.currentData() or "")

    def _make_preset(self) -> QComboBox:
        choice = QComboBox()
        choice.setObjectName("preset")
        choice.addItem(self.tr("Any OpenAI-compatible host"), "")
        for name, host in sorted(self._hosts.items(), key=lambda item: item[1].title.casefold()):
            choice.addItem(host.title, name)
        return choice

    def _lay_out(self) -> None:
        form = self._form
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("&Host"), self._preset)
        form.addRow(self.tr("&Name"), self._name)
        form.addRow(self.tr("&Base URL"), self._addresses)
        form.addRow("", self._plain_http)
        form.addRow(self.tr("&Key variable"), self._variable)
        form.addRow(self.tr("&CA file"), self._ca_file)
        testing = QHBoxLayout()
        testing.addWidget(self._test)
        testing.addStretch(1)
        form.addRow("", testing)
        about = PlainLabel(
            "muted",
            self.tr(
                "Any host that speaks the OpenAI chat-completions protocol. Its key is given "
                "under Providers, once it is added, or read from the environment variable that "
                "you name here; leave it empty for a server that needs none."
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
        field = LineField()
        field.setObjectName(name)
        field.setPlaceholderText(example)
        return field


_TAKEN = words(
    "errors",
    "There is a provider named “{name}” already. Change that one, or give this one another name.",
)
