"""The form in which a lane's instructions and parameters are set."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from deepseek_desktop.core.domain.conversation import LaneSetup
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.parameter_values import Kind, Parameter
from deepseek_desktop.core.domain.parameters import PARAMETERS, Parameters
from deepseek_desktop.core.providers.planning import Plan
from deepseek_desktop.ui.details import parameter_label
from deepseek_desktop.ui.widgets.parameter_field import ParameterField
from deepseek_desktop.ui.widgets.texts import ElidedLabel, plain_label

PlanFor = Callable[[Parameters], Plan]

_SAMPLES = {Kind.SWITCH: True, Kind.NUMBER: 0.5, Kind.INTEGER: 100, Kind.TEXTS: ["."]}
"""Values that stand for any, to find out what a model makes of a parameter."""


class LaneSettingsDialog(QDialog):
    """Shows what each parameter does with this model, and takes only what can be sent."""

    def __init__(
        self,
        model: str,
        setup: LaneSetup,
        plan_for: PlanFor,
        *,
        is_settled: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings of this lane"))
        self.setup = setup
        self._plan_for = plan_for
        self._fields = [
            ParameterField(parameter, setup.parameters.get(parameter.name))
            for parameter in PARAMETERS
        ]
        self._system = QPlainTextEdit(setup.system_prompt)
        self._system.setObjectName("systemPrompt")
        self._system.setAccessibleName(self.tr("Instructions"))
        self._system.setTabChangesFocus(True)
        self._system.setFixedHeight(self._system.fontMetrics().lineSpacing() * 4 + 12)
        self._advice = plain_label("muted")
        self._advice.setObjectName("advice")
        self._advice.setWordWrap(True)
        title = ElidedLabel("title")
        title.show_text(model)
        about = plain_label("muted", self._about(is_settled=is_settled))
        about.setWordWrap(True)
        form = self._make_form()
        buttons = self._make_buttons(is_settled=is_settled)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        for part in (title, about, form):
            layout.addWidget(part)
        layout.addWidget(buttons)
        for field in self._fields:
            field.changed.connect(self._show_effects)
        self._show_effects()
        self._page.setEnabled(not is_settled)
        self._system.setFocus()
        self.resize(560, 620)

    @override
    def accept(self) -> None:
        wrong = [field for field in self._fields if not field.check()]
        if wrong:
            wrong[0].focus()
            return
        values = {field.parameter.name: field.value() for field in self._fields}
        chosen = {name: value for name, value in values.items() if value is not None}
        self.setup = LaneSetup(self._system.toPlainText().strip(), chosen)
        super().accept()

    def _about(self, *, is_settled: bool) -> str:
        if is_settled:
            return self.tr(
                "This is how the lane was asked from its first question on. To ask it "
                "differently, begin a new conversation."
            )
        return self.tr(
            "What is left empty is the provider's to choose. What would have no effect is grey, "
            "and is not sent."
        )

    def _make_form(self) -> QScrollArea:
        self._page = page = QWidget()
        page.setObjectName("settingsPage")
        form = QFormLayout(page)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setContentsMargins(2, 2, 12, 2)
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(9)
        form.addRow(self.tr("Instructions"), self._system)
        form.addRow("", self._advice)
        for field in self._fields:
            form.addRow(parameter_label(field.parameter.name), field)
        area = QScrollArea()
        area.setObjectName("settingsArea")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        return area

    def _make_buttons(self, *, is_settled: bool) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        chosen = kinds.Close if is_settled else kinds.Ok | kinds.Cancel
        buttons = QDialogButtonBox(chosen)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _show_effects(self) -> None:
        """Ask for each parameter what would become of it beside the others as they stand."""
        values = {field.parameter.name: _value_or_none(field) for field in self._fields}
        chosen = {name: value for name, value in values.items() if value is not None}
        for field in self._fields:
            name = field.parameter.name
            plan = self._plan_for({**chosen, name: chosen.get(name, _sample(field.parameter))})
            field.show_effect(plan.effects.get(name), plan.origins.get(name, ""))
        self._advice.setText(
            self.tr(
                "This model was trained without instructions of this kind, so they go out in "
                "front of your first question."
            )
            if self._plan_for(chosen).system_in_question
            else ""
        )
        self._advice.setVisible(bool(self._advice.text()))


def _value_or_none(field: ParameterField) -> object | None:
    try:
        return field.value()
    except SettingError:
        return None  # told when it is to be used


def _sample(parameter: Parameter) -> object:
    if parameter.kind is Kind.CHOICE:
        return parameter.choices[-1]
    if parameter.name == "tool_choice":
        return "auto"
    return _SAMPLES.get(parameter.kind, {"type": "text"})
