"""The form in which something is written that is kept under a name."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from deepseek_desktop.core.domain.book import Named
from deepseek_desktop.ui.widgets.line_field import LineField
from deepseek_desktop.ui.widgets.texts import PlainLabel

T = TypeVar("T", bound=Named)


class BookForm(QWidget, Generic[T]):
    """Shows a thing to be edited; `changed` says that something of it was."""

    changed = Signal()

    def __init__(self, kind: str, name_limit: int) -> None:
        """`kind` is for the names of objects; who derives from this lays out name and problem."""
        super().__init__()
        self._id = ""
        self._name = LineField()
        self._name.setObjectName(f"{kind}Name")
        self._name.setMaxLength(name_limit + 1)
        self._problem = PlainLabel("danger")
        self._problem.setObjectName(f"{kind}Problem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._name.textChanged.connect(self._note)

    @property
    def typed(self) -> tuple[str, ...]:
        """All that is written, nonsense included; the name comes first."""
        raise NotImplementedError

    @property
    def written(self) -> T | None:
        """What is written; None where something is wrong, which is said there."""
        raise NotImplementedError

    def show_thing(self, thing: T | None) -> None:
        """Show a thing to be edited, or none."""
        with QSignalBlocker(self):
            self._id = thing.id if thing else ""
            self._name.setText(thing.name if thing else "")
            self._fill(thing)
        self._problem.hide()
        self.setEnabled(thing is not None)

    def show_problem(self, text: str) -> None:
        """Tell why it cannot be kept as it is."""
        self._problem.setText(text)
        self._problem.show()

    def begin(self) -> None:
        """Let a person write the name anew."""
        self._name.setFocus()
        self._name.selectAll()

    def _fill(self, thing: T | None) -> None:
        """Show what a thing has besides its name."""
        raise NotImplementedError

    def _note(self) -> None:
        self._problem.hide()
        self.changed.emit()

    def _lay_out_below(self, *rows: tuple[str, QWidget]) -> QVBoxLayout:
        """Put labelled fields at the top; return what the rest goes into, from there down."""
        head = QFormLayout()
        head.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        head.setHorizontalSpacing(14)
        head.setVerticalSpacing(9)
        head.setContentsMargins(2, 0, 12, 0)
        for label, field in rows:
            head.addRow(label, field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(9)
        layout.addLayout(head)
        return layout
