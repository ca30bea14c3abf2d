"""The tags of conversations: ticked, or typed anew."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from deepseek_desktop.core.domain.shelf import MOST_IN_NAME, tidy_name
from deepseek_desktop.ui.dialogs.sizing import fit_into
from deepseek_desktop.ui.widgets.buttons import quiet_button
from deepseek_desktop.ui.widgets.line_field import SteeringField, stepped
from deepseek_desktop.ui.widgets.texts import PlainLabel

_WIDTH, _HEIGHT = 380, 420
_ON, _OFF, _SOME = Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked


class TagsDialog(QDialog):
    """Is accepted with the tags that all are to have, `added`, and that none is to, `dropped`.

    `tagged` has the tags of each conversation; one that only some have is ticked half, and stays
    so unless a person says otherwise.
    """

    def __init__(
        self, known: Sequence[str], tagged: Sequence[Sequence[str]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("tags")
        self.setWindowTitle(self.tr("Tags"))
        self._list = QListWidget()
        self._list.setObjectName("tagList")
        self._list.setAccessibleName(self.tr("Tags"))
        self._before = {name: _state(name, tagged) for name in known}
        for name, state in self._before.items():
            self._add_row(name, state)
        self._list.itemActivated.connect(self._toggle)
        self._field = SteeringField()
        self._field.entered.connect(self._enter)
        self._field.stepped.connect(self._step)
        self._field.setObjectName("newTag")
        self._field.setPlaceholderText(self.tr("New tag"))
        self._field.setAccessibleName(self.tr("New tag"))
        self._field.setMaxLength(MOST_IN_NAME)
        add = quiet_button("addTag", self.tr("&Add"))
        add.clicked.connect(self._add_typed)
        said = PlainLabel("muted")
        said.setObjectName("tagsSaid")
        said.setWordWrap(True)
        said.setText(
            self.tr("What you tick is a tag of the conversation.")
            if len(tagged) < 2
            else self.tr("What you tick is a tag of all that are selected.")
        )
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self._finish)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._field, stretch=1)
        row.addWidget(add)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(said)
        layout.addLayout(row)
        layout.addWidget(self._list, stretch=1)
        layout.addWidget(buttons)
        fit_into(self, parent, _WIDTH, _HEIGHT)
        self._field.setFocus()

    @property
    def added(self) -> tuple[str, ...]:
        """The tags that all are to have and not all had."""
        return tuple(n for n, state in self._states() if state is _ON and self._was(n) is not _ON)

    @property
    def dropped(self) -> tuple[str, ...]:
        """The tags that none is to have and some had."""
        return tuple(n for n, state in self._states() if state is _OFF and self._was(n) is not _OFF)

    def _enter(self) -> None:
        """Add what is typed; with nothing typed, take what is ticked."""
        if self._field.text().strip():
            self._add_typed()
        else:
            self.accept()

    def _step(self, rows: int) -> None:
        if count := self._list.count():
            self._list.setCurrentRow(stepped(self._list.currentRow(), rows, count))

    def _finish(self) -> None:
        self._add_typed()  # what stands in the field is meant, too
        self.accept()

    def _add_typed(self) -> None:
        name = tidy_name(self._field.text())
        self._field.clear()
        if not name:
            return
        for row in range(self._list.count()):
            item = self._list.item(row)
            if item.text().casefold() == name.casefold():
                item.setCheckState(_ON)
                self._list.setCurrentItem(item)
                return
        self._list.setCurrentItem(self._add_row(name, _ON, at=0))

    def _add_row(self, name: str, state: Qt.CheckState, at: int | None = None) -> QListWidgetItem:
        item = QListWidgetItem(name)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(state)
        self._list.insertItem(self._list.count() if at is None else at, item)
        return item

    def _toggle(self, item: QListWidgetItem) -> None:
        item.setCheckState(_OFF if item.checkState() is _ON else _ON)

    def _states(self) -> list[tuple[str, Qt.CheckState]]:
        items = map(self._list.item, range(self._list.count()))
        return [(item.text(), item.checkState()) for item in items]

    def _was(self, name: str) -> Qt.CheckState:
        return self._before.get(name, _OFF)


def _state(name: str, tagged: Sequence[Sequence[str]]) -> Qt.CheckState:
    having = sum(name in tags for tags in tagged)
    return _OFF if not having else _ON if having == len(tagged) else _SOME
