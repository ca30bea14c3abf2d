"""The form in which a provider is added."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.profile import Profile, checked_profile
from deepseek_desktop.ui.widgets.texts import plain_label
from deepseek_desktop.ui.wording import sentence


class AddProviderDialog(QDialog):
    """Takes name, base URL and key variable; closes only with a usable provider."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Add provider"))
        self.profile: Profile | None = None
        self._name = self._field("providerName", "openrouter")
        self._base_url = self._field("baseUrl", "https://openrouter.ai/api/v1")
        self._variable = self._field("keyVariable", "OPENROUTER_API_KEY")
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("&Name"), self._name)
        form.addRow(self.tr("&Base URL"), self._base_url)
        form.addRow(self.tr("&Key variable"), self._variable)
        about = plain_label(
            "muted",
            self.tr(
                "Any host that speaks the OpenAI chat-completions protocol. The key itself is not "
                "kept: it is read from the environment variable that you name here; leave it "
                "empty for a server that needs none."
            ),
        )
        about.setWordWrap(True)
        self._problem = plain_label("danger")
        self._problem.setObjectName("problem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(about)
        layout.addLayout(form)
        layout.addWidget(self._problem)
        layout.addWidget(buttons)
        self.setMinimumWidth(480)

    @override
    def accept(self) -> None:
        try:
            self.profile = checked_profile(
                self._name.text(), self._base_url.text(), self._variable.text()
            )
        except SettingError as error:
            self._problem.setText(sentence(error.failure))
            self._problem.show()
            self.adjustSize()
            return
        super().accept()

    def _field(self, name: str, example: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.setPlaceholderText(example)
        return field
