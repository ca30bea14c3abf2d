"""The lanes of a set as they are edited: who answers in each, from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_uppercase

from msgspec.structs import replace
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from deepseek_desktop.core.domain.comparison import MOST_LANES
from deepseek_desktop.core.domain.conversation import LaneSetup
from deepseek_desktop.core.domain.draft import LaneChoice
from deepseek_desktop.ui.details import setup_summary
from deepseek_desktop.ui.widgets.buttons import quiet_button
from deepseek_desktop.ui.widgets.texts import ElidedLabel

_BADGE = 22


class LaneSetRows(QScrollArea):
    """Has a row for each lane; `changed` by a person. What is set for a lane is only shown."""

    changed = Signal()

    def __init__(self, models: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("settingsArea")
        page = QWidget()
        page.setObjectName("settingsPage")
        column = QVBoxLayout(page)
        column.setContentsMargins(2, 2, 12, 2)
        column.setSpacing(6)
        self._rows = [_Row(letter, models) for letter in ascii_uppercase[:MOST_LANES]]
        for number, row in enumerate(self._rows):
            row.changed.connect(self.changed)
            row.removed.connect(lambda number=number: self._remove(number))
            column.addWidget(row)
        column.addStretch()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the focus to a row
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(page)
        self._lanes: tuple[LaneChoice, ...] = ()
        self.show_lanes(())

    @property
    def lanes(self) -> tuple[LaneChoice, ...]:
        """Who is to answer, as typed, and how."""
        typed = zip(self._lanes, self._rows, strict=False)
        return tuple(replace(lane, model=row.model) for lane, row in typed)

    @property
    def is_full(self) -> bool:
        """Whether no lane can be added."""
        return len(self._lanes) >= MOST_LANES

    def show_lanes(self, lanes: Sequence[LaneChoice]) -> None:
        """Show lanes to be edited."""
        self._lanes = tuple(lanes)
        with QSignalBlocker(self):
            for number, row in enumerate(self._rows):
                row.setVisible(number < len(lanes))
                if number < len(lanes):
                    row.show_lane(lanes[number], can_go=len(lanes) > 1)

    def add(self) -> None:
        """Add a lane, and let a person choose who answers there."""
        self.show_lanes((*self.lanes, LaneChoice("")))
        self._rows[len(self._lanes) - 1].choice.setFocus()
        self.changed.emit()

    def _remove(self, number: int) -> None:
        lanes = self.lanes
        self.show_lanes((*lanes[:number], *lanes[number + 1 :]))
        self._rows[max(0, number - 1)].choice.setFocus()
        self.changed.emit()


class _Row(QWidget):
    changed = Signal()
    removed = Signal()

    def __init__(self, letter: str, models: Sequence[str]) -> None:
        super().__init__()
        badge = QLabel(letter)
        badge.setObjectName("badge")
        badge.setProperty("lane", letter.lower())
        badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        badge.setFixedSize(_BADGE, _BADGE)
        self.choice = QComboBox()
        self.choice.setObjectName("setModel")
        self.choice.setEditable(True)
        self.choice.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.choice.setMinimumContentsLength(16)
        self.choice.addItems([text for text in models if not text.endswith("/")])
        self.choice.setAccessibleName(self.tr("Model of lane {letter}").format(letter=letter))
        if line := self.choice.lineEdit():
            line.setPlaceholderText(self.tr("PROVIDER/MODEL"))
        self._remove = quiet_button("removeSetLane", self.tr("Remove"))
        self._remove.setAccessibleName(
            self.tr("Remove lane {letter} from the set").format(letter=letter)
        )
        self._setup = ElidedLabel("muted")
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(badge)
        first.addWidget(self.choice, stretch=1)
        first.addWidget(self._remove)
        second = QHBoxLayout()
        second.setContentsMargins(_BADGE + 8, 0, 0, 0)
        second.addWidget(self._setup)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(first)
        layout.addLayout(second)
        self.choice.currentTextChanged.connect(self.changed)
        self._remove.clicked.connect(self.removed)

    @property
    def model(self) -> str:
        """What is typed."""
        return self.choice.currentText().strip()

    def show_lane(self, lane: LaneChoice, *, can_go: bool) -> None:
        """Show a lane to be edited; the last one stays."""
        self.choice.setEditText(lane.model)
        summary = setup_summary(lane.setup)
        self._setup.show_text(summary)
        self._setup.setVisible(lane.setup != LaneSetup())
        self._remove.setEnabled(can_go)
