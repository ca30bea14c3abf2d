"""Switches the marks of differences on and off, counts them, and goes from one to the next."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QToolButton, QWidget

from deepseek_desktop.core.evaluation.difference_words import ALIKE
from deepseek_desktop.ui.widgets.buttons import tool_button
from deepseek_desktop.ui.widgets.comparing.giving_way import GivingButton, SaidLabel
from deepseek_desktop.ui.widgets.texts import PlainLabel
from deepseek_desktop.ui.wording import translate


class Base(Struct, frozen=True):
    """A lane that others can be compared with."""

    lane_id: str
    letter: str


class DifferencesShown(Struct, frozen=True):
    """What the bar says; `said` has a line for each pair of lanes, `at` is the one gone to.

    `at` counts from 1, 0 is none; there are `count` to go to.
    """

    is_on: bool = False
    bases: Sequence[Base] = ()
    base: str = ""
    said: Sequence[str] = ()
    at: int = 0
    count: int = 0


class DifferenceBar(QWidget):
    """Is one row that gives way where there is no room; `before` stand before its own controls."""

    toggled = Signal()
    base_chosen = Signal(str)
    step_asked = Signal(int)

    def __init__(self, *before: QWidget) -> None:
        super().__init__()
        self.setObjectName("differenceBar")
        self._toggle = GivingButton("showDifference")
        self._toggle.show_text(self.tr("Difference"), self.tr("Diff"))
        self._toggle.setAccessibleName(self.tr("Difference"))
        what = self.tr("Mark in the answers where they differ (F7)")
        legend = self.tr(
            "solid line or +: only here · dotted line: worded differently · thick line: numbers · "
            "↕: stands elsewhere"
        )
        self._toggle.setToolTip(f"{what}\n{legend}")
        self._toggle.setAccessibleDescription(legend)
        self._toggle.setCheckable(True)
        self._toggle.clicked.connect(self.toggled)
        self._base = QComboBox()
        self._base.setObjectName("differenceBase")
        self._base.setAccessibleName(self.tr("Compare the others with"))
        self._base.activated.connect(self._choose_base)
        self._said = SaidLabel("differences", is_filler=True)
        self._said.setAccessibleDescription(translate("difference", ALIKE))
        self._at = PlainLabel("muted")
        self._at.setObjectName("differenceAt")
        self._steps = QWidget()
        steps = QHBoxLayout(self._steps)
        steps.setContentsMargins(0, 0, 0, 0)
        steps.setSpacing(4)
        self._previous = self._step(-1, "previousDifference", self.tr("Previous difference"), "↑")
        self._next = self._step(1, "nextDifference", self.tr("Next difference"), "↓")
        for part in (self._previous, self._next, self._at):
            steps.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (*before, self._toggle, self._base, self._steps):
            row.addWidget(widget)
        row.addWidget(self._said, stretch=1)
        row.addStretch()
        self._bases: Sequence[Base] = ()
        self.show_differences(DifferencesShown())

    def show_differences(self, shown: DifferencesShown) -> None:
        """Show how many differences there are, or that none are marked."""
        self._toggle.setChecked(shown.is_on)
        self._show_bases(shown)
        said = "\n".join(shown.said) if shown.is_on else ""
        self._said.show_text(said, said)
        self._steps.setVisible(shown.is_on)
        for button in (self._previous, self._next):
            button.setEnabled(shown.count > 0)
        at = self.tr("{number} of {count}").format(number=shown.at, count=shown.count)
        self._at.setText(at)
        self._at.setVisible(shown.count > 0)

    def _show_bases(self, shown: DifferencesShown) -> None:
        if shown.bases != self._bases:
            self._bases = shown.bases
            with QSignalBlocker(self._base):
                self._base.clear()
                self._base.addItems(
                    [self.tr("against {letter}").format(letter=b.letter) for b in shown.bases]
                )
        ids = [base.lane_id for base in shown.bases]
        if shown.base in ids:
            self._base.setCurrentIndex(ids.index(shown.base))
        self._base.setVisible(shown.is_on and len(ids) > 2)  # of two lanes neither is the base

    def _choose_base(self, index: int) -> None:
        self.base_chosen.emit(self._bases[index].lane_id)

    def _step(self, step: int, name: str, what: str, sign: str) -> QToolButton:
        button = tool_button(name, what)
        button.setText(sign)
        button.setProperty("framed", True)  # noqa: FBT003 it has a frame
        button.clicked.connect(lambda: self.step_asked.emit(step))
        return button
