"""The thinking of the lanes in steps, side by side, to jump to; and where it parts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from deepseek_desktop.core.evaluation.trace_outline import Outline
from deepseek_desktop.core.evaluation.trace_parting import Parting
from deepseek_desktop.core.evaluation.trace_steps import Step
from deepseek_desktop.ui.dialogs.sizing import fit_into
from deepseek_desktop.ui.models.outline_words import kind_text, parting_text, why_text
from deepseek_desktop.ui.widgets.buttons import quiet_button
from deepseek_desktop.ui.widgets.texts import PlainLabel
from deepseek_desktop.ui.widgets.two_lines import TwoLines

_LEAST_WIDTH, _LEAST_HEIGHT = 260, 60


class Traced(Struct, frozen=True):
    """The thinking of one lane, by its number and letter; `name` is empty where nobody may know."""

    number: int
    letter: str
    name: str
    outline: Outline


class Parted(Struct, frozen=True):
    """Where the first trace and another one part; `one` and `other` are places among the traces."""

    one: int
    other: int
    parting: Parting | None


class OutlineDialog(QDialog):
    """Stays open beside the window: `chosen` has a lane's number and the number of a step."""

    chosen = Signal(int, int)

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("outline")
        self.setWindowTitle(self.tr("Thinking in steps"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._lists: list[QListWidget] = []
        hint = PlainLabel(
            "muted",
            self.tr(
                "A rule of thumb cuts the thinking here, by how its sentences begin. It does not "
                "understand them. Choose a step to read it in the lane."
            ),
        )
        hint.setWordWrap(True)
        self._partings = QVBoxLayout()
        self._lanes = QHBoxLayout()
        self._lanes.setSpacing(10)
        page = QWidget()
        page.setLayout(self._lanes)
        area = QScrollArea()
        area.setObjectName("outlineLanes")
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(page)
        self._foot = QHBoxLayout()
        layout = QVBoxLayout(self)
        layout.addWidget(hint)
        layout.addLayout(self._partings)
        layout.addWidget(area, stretch=1)
        layout.addLayout(self._foot)
        fit_into(self, parent, 760, 360)

    def show_outlines(self, traces: Sequence[Traced], parted: Sequence[Parted]) -> None:
        """Show the steps of these lanes, and where they part."""
        _clear(self._partings)
        _clear(self._lanes)
        _clear(self._foot)
        self._lists = []
        for parting in parted:
            self._add_parting(traces, parting)
        for traced in traces:
            self._add_lane(traced)
        if not traces:
            nothing = PlainLabel("muted", self.tr("Nothing was thought in this turn."))
            self._lanes.addWidget(nothing, alignment=Qt.AlignmentFlag.AlignTop)
        elif self._lists:
            self._lists[0].setFocus()
        # Made last, so that Tab comes to it last.
        close = quiet_button("closeOutline", self.tr("&Close"))
        close.clicked.connect(self.reject)
        self._foot.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)

    def _add_parting(self, traces: Sequence[Traced], parted: Parted) -> None:
        one, other = traces[parted.one], traces[parted.other]
        said = PlainLabel("", parting_text((one.letter, other.letter), parted.parting))
        said.setObjectName("parting")
        said.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(said, stretch=1)
        parting = parted.parting
        if parting is not None and not parting.reason.cannot_tell:
            there = quiet_button("goToParting", self.tr("Go there"))
            name = self.tr("Go to where {one} and {other} part")
            there.setAccessibleName(name.format(one=one.letter, other=other.letter))
            there.clicked.connect(partial(self._go, parted, parting))
            row.addWidget(there, alignment=Qt.AlignmentFlag.AlignTop)
        self._partings.addLayout(row)

    def _go(self, parted: Parted, parting: Parting) -> None:
        for place, step in ((parted.one, parting.left), (parted.other, parting.right)):
            if step is not None:
                self._lists[place].setCurrentRow(step)

    def _add_lane(self, traced: Traced) -> None:
        count = len(traced.outline.steps)
        lane = self.tr("Lane {letter}").format(letter=traced.letter)
        steps = self.tr("steps: {count}").format(count=count)
        title = PlainLabel("", " · ".join(filter(None, (lane, traced.name, steps))))
        title.setWordWrap(True)
        rows = QListWidget()
        rows.setObjectName("steps")
        rows.setAccessibleName(self.tr("Steps of lane {letter}").format(letter=traced.letter))
        rows.setItemDelegate(TwoLines(rows))
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setMinimumSize(_LEAST_WIDTH, _LEAST_HEIGHT)
        rows.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        for number, step in enumerate(traced.outline.steps, start=1):
            self._add_step(rows, number, step, traced.outline.length)
        rows.currentRowChanged.connect(partial(self._choose, traced.number))
        rows.itemActivated.connect(lambda _: self._choose(traced.number, rows.currentRow()))
        self._lists.append(rows)
        column = QVBoxLayout()
        column.addWidget(title)
        column.addWidget(rows, stretch=1)
        self._lanes.addLayout(column, stretch=1)

    def _add_step(self, rows: QListWidget, number: int, step: Step, length: int) -> None:
        share = round(100 * (step.end - step.start) / max(1, length))
        text = self.tr("{number}  {kind} · {share} %")
        head = text.format(number=number, kind=kind_text(step.kind), share=share)
        item = QListWidgetItem(f"{head}\n{step.title}", rows)
        item.setToolTip(why_text(step).replace("<", "‹"))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{head}: {step.title}")

    def _choose(self, lane: int, step: int) -> None:
        if step >= 0:
            self.chosen.emit(lane, step)


def _clear(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Take away all that is in a layout."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.deleteLater()
        elif isinstance(inner := item.layout(), QVBoxLayout | QHBoxLayout):
            _clear(inner)
            inner.deleteLater()
