"""The personas that a person keeps: found, written, copied, deleted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from deepseek_desktop.core.domain.persona import Persona, PersonaBook
from deepseek_desktop.ui.details import setup_summary
from deepseek_desktop.ui.dialogs.book_dialog import BookDialog, BookWords
from deepseek_desktop.ui.widgets.book_list import Row
from deepseek_desktop.ui.widgets.key_doubt import FindKey
from deepseek_desktop.ui.widgets.persona_form import PersonaForm
from deepseek_desktop.ui.widgets.setup_form import PlanFor


class PersonasDialog(BookDialog[Persona]):
    """Shows personas; `plan_for` tells what a model makes of the parameters."""

    def __init__(
        self,
        personas: Sequence[Persona],
        models: Sequence[str],
        plan_for: Callable[[str], PlanFor | None],
        parent: QWidget,
    ) -> None:
        form = PersonaForm(models, plan_for)
        super().__init__(PersonaBook(personas), form, parent)
        self._persona_form = form
        self.setObjectName("personas")
        self.setWindowTitle(self.tr("Personas"))

    def offer_use(self, letter: str) -> None:
        """Say in which lane a persona would be used."""
        self._use.setText(self.tr("Use in &lane {letter}").format(letter=letter))

    def find_keys_with(self, find_key: FindKey) -> None:
        """Look for keys in instructions by another way than by their looks alone."""
        self._persona_form.find_keys_with(find_key)

    @override
    def _say(self) -> BookWords:
        return BookWords(
            kind="persona",
            listed=self.tr("Personas"),
            find=self.tr("Find a persona"),
            none_yet=self.tr("No persona yet. One holds instructions and parameters for lanes."),
            use=self.tr("Use in &lane"),
        )

    @override
    def _row(self, thing: Persona) -> Row:
        about = " · ".join(filter(None, (thing.model, setup_summary(thing.setup))))
        return Row(thing.id, thing.name, about)

    @override
    def _blank(self) -> Persona:
        return Persona("", self.tr("New persona"))
