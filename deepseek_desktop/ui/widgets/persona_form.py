"""The form in which a persona is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QSizePolicy, QVBoxLayout, QWidget

from deepseek_desktop.core.domain.persona import NAME_LIMIT, Persona
from deepseek_desktop.ui.widgets.key_doubt import FindKey
from deepseek_desktop.ui.widgets.line_field import LineField
from deepseek_desktop.ui.widgets.setup_form import PlanFor, SetupForm
from deepseek_desktop.ui.widgets.texts import plain_label


class PersonaForm(QWidget):
    """Shows a persona to be edited; `plan_for` tells what its model makes of the parameters."""

    changed = Signal()

    def __init__(self, models: Sequence[str], plan_for: Callable[[str], PlanFor | None]) -> None:
        super().__init__()
        self._plan_for = plan_for
        self._id = ""
        self._name = LineField()
        self._name.setObjectName("personaName")
        self._name.setAccessibleName(self.tr("Name"))
        self._name.setMaxLength(NAME_LIMIT + 1)
        self._name.setPlaceholderText(self.tr("for example: Strict reviewer"))
        self._model = self._make_model(models)
        self._setup = SetupForm()
        self._problem = plain_label("danger")
        self._problem.setObjectName("personaProblem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        head = QFormLayout()
        head.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        head.setHorizontalSpacing(14)
        head.setVerticalSpacing(9)
        head.setContentsMargins(2, 0, 12, 0)
        head.addRow(self.tr("&Name"), self._name)
        head.addRow(self.tr("&Model"), self._model)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(9)
        layout.addLayout(head)
        layout.addWidget(self._setup, stretch=1)
        layout.addWidget(self._problem)
        self._name.textChanged.connect(self._note)
        self._model.currentTextChanged.connect(self._note_model)
        self._setup.changed.connect(self._note)

    @property
    def typed(self) -> tuple[str, ...]:
        """All that is written, nonsense included."""
        return (self._name.text(), self._model.currentText().strip(), *self._setup.typed)

    @property
    def persona(self) -> Persona | None:
        """What is written; None where something is wrong, which is said there."""
        if not self._setup.check():
            return None
        return Persona(
            self._id, self._name.text(), self._setup.setup, self._model.currentText().strip()
        )

    def show_persona(self, persona: Persona | None) -> None:
        """Show a persona to be edited, or none."""
        with QSignalBlocker(self):
            shown = persona or Persona("", "")
            self._id = shown.id
            self._name.setText(shown.name)
            self._model.setEditText(shown.model)
            self._setup.show_setup(shown.setup)
            self._setup.plan_with(self._plan_for(shown.model))
        self._problem.hide()
        self.setEnabled(persona is not None)

    def find_keys_with(self, find_key: FindKey) -> None:
        """Look for keys in the instructions by another way than by their looks alone."""
        self._setup.find_keys_with(find_key)

    def show_problem(self, text: str) -> None:
        """Tell why it cannot be kept as it is."""
        self._problem.setText(text)
        self._problem.show()

    def begin(self) -> None:
        """Let a person write the name anew."""
        self._name.setFocus()
        self._name.selectAll()

    def _make_model(self, models: Sequence[str]) -> QComboBox:
        model = QComboBox()
        model.setObjectName("personaModel")
        model.setEditable(True)
        model.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        model.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        model.setMinimumContentsLength(16)
        model.addItems([text for text in models if not text.endswith("/")])
        model.setAccessibleName(self.tr("Model"))
        model.setEditText("")
        if line := model.lineEdit():
            line.setPlaceholderText(self.tr("whichever is chosen in the lane"))
        return model

    def _note_model(self) -> None:
        self._setup.plan_with(self._plan_for(self._model.currentText().strip()))
        self._note()

    def _note(self) -> None:
        self._problem.hide()
        self.changed.emit()
