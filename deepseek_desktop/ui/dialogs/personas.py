"""The personas that a person keeps: found, written, copied, deleted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.persona import Persona, PersonaBook
from deepseek_desktop.ui.widgets.buttons import quiet_button
from deepseek_desktop.ui.widgets.composing.flow_layout import flowing
from deepseek_desktop.ui.widgets.key_doubt import FindKey
from deepseek_desktop.ui.widgets.persona_form import PersonaForm
from deepseek_desktop.ui.widgets.persona_list import PersonaList
from deepseek_desktop.ui.widgets.setup_form import PlanFor
from deepseek_desktop.ui.widgets.texts import plain_label, shortened
from deepseek_desktop.ui.wording import sentence

_WIDTH, _HEIGHT = 860, 620
_ROOM_ROUND = 40


class PersonasDialog(QDialog):
    """Shows personas and announces each change; `used` is the id of one to be used, if any.

    What is written is kept with the button, and whenever another persona is looked at; what
    cannot be kept as it is says why, and waits.
    """

    kept = Signal(object)
    dropped = Signal(str)

    def __init__(
        self,
        personas: Sequence[Persona],
        models: Sequence[str],
        plan_for: Callable[[str], PlanFor | None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("personas")
        self.setWindowTitle(self.tr("Personas"))
        self.used = ""
        self._book = PersonaBook(personas)
        self._shown: Persona | None = None
        self._begun: tuple[str, ...] = ()
        self._deleted: Persona | None = None
        self._form = PersonaForm(models, plan_for)
        self._list = PersonaList()
        self._new = quiet_button("newPersona", self.tr("Ne&w"))
        self._copy = quiet_button("copyPersona", self.tr("D&uplicate"))
        self._delete = quiet_button("deletePersona", self.tr("&Delete"))
        self._discard = quiet_button("discardPersona", self.tr("D&iscard changes"))
        self._save = quiet_button("savePersona", self.tr("&Save"))
        self._use = quiet_button("usePersona", self.tr("Use in &lane"))
        self._close = quiet_button("closePersonas", self.tr("&Close"))
        self._undo = quiet_button("undoDelete", self.tr("Und&o"))
        self._undo_text = plain_label("muted")
        self._undo_text.setWordWrap(True)
        self._undo_bar = QFrame()
        self._lay_out()
        self._connect()
        room = parent.window().size()
        self.resize(
            min(_WIDTH, room.width() - _ROOM_ROUND), min(_HEIGHT, room.height() - _ROOM_ROUND)
        )
        self._show(next(iter(self._book.found()), None))
        (self._list if personas else self._new).setFocus()

    @override
    def reject(self) -> None:
        if self._settle():
            super().reject()

    def offer_use(self, letter: str) -> None:
        """Say in which lane a persona would be used."""
        self._use.setText(self.tr("Use in &lane {letter}").format(letter=letter))

    def find_keys_with(self, find_key: FindKey) -> None:
        """Look for keys in instructions by another way than by their looks alone."""
        self._form.find_keys_with(find_key)

    def begin_with(self, persona: Persona) -> None:
        """Begin a persona with these settings; it is kept once a person says so."""
        self._show(replace(persona, id=uuid4().hex, name=self._book.free_name(persona.name)))
        self._form.begin()

    def show_problem(self, text: str) -> None:
        """Tell that something could not be kept."""
        self._form.show_problem(text)

    @property
    def _is_new(self) -> bool:
        return self._shown is not None and self._book.get(self._shown.id) is None

    @property
    def _is_changed(self) -> bool:
        return self._shown is not None and self._form.typed != self._begun

    def _show(self, persona: Persona | None) -> None:
        self._shown = persona
        self._form.show_persona(persona)
        self._begun = self._form.typed
        self._list_found()
        self._update()

    def _list_found(self) -> None:
        """List what fits the search, and mark what is shown."""
        marked = self._shown.id if self._shown else ""
        self._list.show_found(self._book.found(self._list.typed), marked)

    def _look_at(self, persona_id: str) -> None:
        if self._settle():
            self._show(self._book.get(persona_id))
        else:
            self._list_found()  # stay where something is to be put right

    def _settle(self) -> bool:
        """Keep what is written; return whether that could be."""
        return not self._is_changed or self._keep_shown()

    def _keep_shown(self) -> bool:
        written = self._form.persona
        if written is None:
            return False
        try:
            persona = self._book.checked(written)
        except SettingError as error:
            self.show_problem(sentence(error.failure))
            return False
        self._keep(persona)
        return True

    def _keep(self, persona: Persona) -> None:
        self._book.put(persona)
        self._show(persona)
        self.kept.emit(persona)

    def _begin_new(self) -> None:
        if self._settle():
            self.begin_with(Persona("", self.tr("New persona")))

    def _copy_shown(self) -> None:
        if self._settle() and self._shown is not None:
            self.begin_with(self._shown)

    def _delete_shown(self) -> None:
        shown = self._shown
        if shown is None:
            return
        if not self._is_new:
            self._book.drop(shown.id)
            self._deleted = shown
            name = shortened(shown.name)
            self._undo_text.setText(self.tr("Deleted: {name}").format(name=name))
            self._undo_bar.show()
            self.dropped.emit(shown.id)
        self._show(self._book.after(shown.name))

    def _undo_delete(self) -> None:
        if self._deleted is None or not self._settle():
            return
        persona = replace(self._deleted, name=self._book.free_name(self._deleted.name))
        self._deleted = None
        self._undo_bar.hide()
        self._keep(persona)
        self._list.setFocus()

    def _discard_changes(self) -> None:
        shown = self._shown
        if shown is not None:
            self._show(self._book.get(shown.id) or self._book.after(shown.name))

    def _use_shown(self) -> None:
        if self._shown is None or not (self._keep_shown() if self._is_new else self._settle()):
            return
        self.used = self._shown.id
        self.accept()

    def _update(self) -> None:
        for button in (self._copy, self._delete, self._use):
            button.setEnabled(self._shown is not None)
        for button in (self._save, self._discard):
            button.setEnabled(self._is_new or self._is_changed)

    def _connect(self) -> None:
        self._new.clicked.connect(self._begin_new)
        self._copy.clicked.connect(self._copy_shown)
        self._delete.clicked.connect(self._delete_shown)
        self._undo.clicked.connect(self._undo_delete)
        self._discard.clicked.connect(self._discard_changes)
        self._save.clicked.connect(self._keep_shown)
        self._use.clicked.connect(self._use_shown)
        self._close.clicked.connect(self.reject)
        self._list.searched.connect(self._list_found)
        self._list.looked_at.connect(self._look_at)
        self._form.changed.connect(self._update)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self._list, stretch=1)
        left.addWidget(flowing(self._new, self._copy, self._delete))
        undoing = QHBoxLayout(self._undo_bar)
        undoing.setContentsMargins(0, 0, 0, 0)
        undoing.addWidget(self._undo_text, stretch=1)
        undoing.addWidget(self._undo)
        self._undo_bar.hide()
        left.addWidget(self._undo_bar)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._form, stretch=1)
        right.addLayout(_row(None, self._discard, self._save, self._use, self._close))
        layout = QHBoxLayout(self)
        layout.setSpacing(14)
        layout.addLayout(left)
        layout.addLayout(right, stretch=1)


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    """Return widgets beside each other; None is where room is left."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        if widget is None:
            row.addStretch()
        else:
            row.addWidget(widget)
    return row
