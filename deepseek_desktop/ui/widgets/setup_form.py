"""The form in which instructions and parameters are set, with what a model makes of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QPlainTextEdit,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from deepseek_desktop.core.domain.conversation import LaneSetup
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.parameter_values import Kind, Parameter
from deepseek_desktop.core.domain.parameters import PARAMETERS, Parameters
from deepseek_desktop.core.providers.planning import Plan
from deepseek_desktop.ui.details import parameter_label
from deepseek_desktop.ui.widgets.key_doubt import FindKey, KeyDoubt
from deepseek_desktop.ui.widgets.parameter_field import ParameterField
from deepseek_desktop.ui.widgets.texts import PlainLabel
from deepseek_desktop.ui.wording import number

PlanFor = Callable[[Parameters], Plan]

_SAMPLES = {Kind.SWITCH: True, Kind.NUMBER: 0.5, Kind.INTEGER: 100, Kind.TEXTS: ["."]}
"""Values that stand for any, to find out what a model makes of a parameter."""


class SetupForm(QScrollArea):
    """Shows what each parameter does with a model, if it is known which; `changed` by a person."""

    changed = Signal()

    def __init__(self, setup: LaneSetup | None = None, plan_for: PlanFor | None = None) -> None:
        super().__init__()
        self.setObjectName("settingsArea")
        self._plan_for = plan_for
        self._fields = [ParameterField(parameter) for parameter in PARAMETERS]
        self._system = QPlainTextEdit()
        self._system.setObjectName("systemPrompt")
        self._system.setAccessibleName(self.tr("Instructions"))
        self._system.setTabChangesFocus(True)
        self._system.setFixedHeight(self._system.fontMetrics().lineSpacing() * 4 + 12)
        self._doubt = KeyDoubt()
        self._advice = PlainLabel("muted")
        self._advice.setObjectName("advice")
        self._advice.setWordWrap(True)
        self._idle = self._make_idle()
        self._form = self._lay_out()
        self.show_setup(setup or LaneSetup())
        for field in self._fields:
            field.changed.connect(self._note)
        self._system.textChanged.connect(self._look_for_key)
        self._system.textChanged.connect(self.changed)
        self.setFocusProxy(self._system)

    @property
    def typed(self) -> tuple[str, ...]:
        """All that is written, nonsense included."""
        return (self._system.toPlainText(), *(field.text for field in self._fields))

    @property
    def setup(self) -> LaneSetup:
        """What was set, once `check` found nothing wrong."""
        return LaneSetup(self._system.toPlainText().strip(), self._sendable())

    def show_setup(self, setup: LaneSetup) -> None:
        """Show settings to be edited."""
        with QSignalBlocker(self):
            self._system.setPlainText(setup.system_prompt)
            for field in self._fields:
                field.show_value(setup.parameters.get(field.parameter.name))
        self._show_effects()
        self._look_for_key()

    def find_keys_with(self, find_key: FindKey) -> None:
        """Look for keys in the instructions by another way than by their looks alone."""
        self._doubt.find_key = find_key
        self._look_for_key()

    def plan_with(self, plan_for: PlanFor | None) -> None:
        """Show from now on what another model makes of the parameters; None: it is not known."""
        self._plan_for = plan_for
        self._show_effects()

    def check(self) -> bool:
        """Say what is wrong with what was typed, and go there; return whether nothing is."""
        wrong = [field for field in self._fields if not field.check()]
        if wrong:
            wrong[0].focus()
        return not wrong and self._doubt.check()

    def _look_for_key(self) -> None:
        self._doubt.look_at(self._system.toPlainText())

    def _note(self) -> None:
        self._show_effects()
        self.changed.emit()

    def _make_idle(self) -> QToolButton:
        """Return the line that opens and closes what has no effect with this model."""
        idle = QToolButton()
        idle.setObjectName("idleParameters")
        idle.setCheckable(True)
        idle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        idle.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        idle.toggled.connect(self._fold)
        return idle

    def _fold(self) -> None:
        """Show what has no effect only where a person opened it."""
        idle, is_open = [field for field in self._fields if field.is_idle], self._idle.isChecked()
        self._put_last(idle)
        self._idle.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        self._idle.setText(self.tr("Without effect here: {count}").format(count=number(len(idle))))
        names = ", ".join(parameter_label(field.parameter.name) for field in idle)
        self._idle.setToolTip(names)
        self._idle.setAccessibleDescription(names)
        self._form.setRowVisible(self._idle, bool(idle))
        for field in self._fields:
            self._form.setRowVisible(field, is_open or not field.is_idle)

    def _put_last(self, idle: list[ParameterField]) -> None:
        """Put these below the line that folds them, all others above it."""
        others = [field for field in self._fields if field not in idle]
        for row in (*others, self._idle, *idle):
            if row is self._idle:
                self._form.takeRow(row)
                self._form.addRow(row)
            else:
                label = self._form.labelForField(row)
                self._form.takeRow(row)
                self._form.addRow(label, row)

    def _lay_out(self) -> QFormLayout:
        page = QWidget()
        page.setObjectName("settingsPage")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        form = QFormLayout()
        column.addLayout(form)
        column.addStretch(1)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setContentsMargins(2, 2, 12, 2)
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(9)
        form.addRow(self.tr("Instructions"), self._system)
        form.addRow("", self._doubt)
        form.addRow("", self._advice)
        for field in self._fields:
            form.addRow(parameter_label(field.parameter.name), field)
        form.addRow(self._idle)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(page)
        return form

    def _sendable(self) -> dict[str, object]:
        values = {field.parameter.name: _value_or_none(field) for field in self._fields}
        return {name: value for name, value in values.items() if value is not None}

    def _show_effects(self) -> None:
        """Ask for each parameter what would become of it beside the others as they stand."""
        plan_for, chosen = self._plan_for, self._sendable()
        for field in self._fields:
            name = field.parameter.name
            if plan_for is None:
                field.show_effect(None)
                continue
            plan = plan_for({**chosen, name: chosen.get(name, _sample(field.parameter))})
            field.show_effect(plan.effects.get(name), plan.origins.get(name, ""))
        self._fold()
        is_moved = plan_for is not None and plan_for(chosen).system_in_question
        self._advice.setText(
            self.tr(
                "This model was trained without instructions of this kind, so they go out in "
                "front of your first question."
            )
            if is_moved
            else ""
        )
        self._advice.setVisible(is_moved)


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
