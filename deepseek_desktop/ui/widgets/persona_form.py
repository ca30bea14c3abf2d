"""The form in which a persona is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QSizePolicy
from typing_extensions import override

from deepseek_desktop.core.domain.persona import NAME_LIMIT, Persona
from deepseek_desktop.ui.widgets.book_form import BookForm
from deepseek_desktop.ui.widgets.key_doubt import FindKey
from deepseek_desktop.ui.widgets.setup_form import PlanFor, SetupForm


class PersonaForm(BookForm[Persona]):
    """Shows a persona to be edited; `plan_for` tells what its model makes of the parameters."""

    def __init__(self, models: Sequence[str], plan_for: Callable[[str], PlanFor | None]) -> None:
        super().__init__("persona", NAME_LIMIT)
        self._plan_for = plan_for
        self._name.setAccessibleName(self.tr("Name"))
        self._name.setPlaceholderText(self.tr("for example: Strict reviewer"))
        self._model = self._make_model(models)
        self._setup = SetupForm()
        layout = self._lay_out_below(
            (self.tr("&Name"), self._name), (self.tr("&Model"), self._model)
        )
        layout.addWidget(self._setup, stretch=1)
        layout.addWidget(self._problem)
        self._model.currentTextChanged.connect(self._note_model)
        self._setup.changed.connect(self._note)

    @property
    @override
    def typed(self) -> tuple[str, ...]:
        return (self._name.text(), self._model.currentText().strip(), *self._setup.typed)

    @property
    @override
    def written(self) -> Persona | None:
        if not self._setup.check():
            return None
        return Persona(
            self._id, self._name.text(), self._setup.setup, self._model.currentText().strip()
        )

    def find_keys_with(self, find_key: FindKey) -> None:
        """Look for keys in the instructions by another way than by their looks alone."""
        self._setup.find_keys_with(find_key)

    @override
    def _fill(self, thing: Persona | None) -> None:
        shown = thing or Persona("", "")
        self._model.setEditText(shown.model)
        self._setup.show_setup(shown.setup)
        self._setup.plan_with(self._plan_for(shown.model))

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
