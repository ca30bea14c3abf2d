"""Says whether final answers agree, and shows what was compared."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from deepseek_desktop.core.evaluation.agreement_words import RULE
from deepseek_desktop.ui.widgets.buttons import quiet_button
from deepseek_desktop.ui.widgets.comparing.bar_card import BarCard
from deepseek_desktop.ui.widgets.elided_tool_button import ElidedToolButton
from deepseek_desktop.ui.widgets.texts import PlainLabel
from deepseek_desktop.ui.wording import translate

_LEAST_WIDTH = 70


class AgreementBadge(ElidedToolButton):
    """Opens a card with what was compared, over `page`; without anything to say it is hidden."""

    def __init__(self, page: QWidget) -> None:
        super().__init__("agreement", _LEAST_WIDTH)
        self.setProperty("quiet", "false")
        self.setProperty("framed", "true")
        self.card = AgreementCard(self, page)
        self.clicked.connect(self.card.toggle)
        self.show_summary("")

    def show_summary(self, summary: str) -> None:
        """Say what came of the comparison; nothing, where there is nothing to compare."""
        self.show_text(summary)
        tip = self.tr("A rule, not a judge. Click to see what was compared.")
        self.setToolTip(f"{summary}\n{tip}".replace("<", "‹"))
        self.setAccessibleDescription(tip)
        if not summary:
            self.card.close()


class Compared(Struct, frozen=True):
    """One line of the card: what a lane answers in the end, how that was found, if it was."""

    letter: str
    text: str
    origin: str
    has_place: bool


class AgreementCard(BarCard):
    """Shows over its badge what each lane was taken to answer.

    `place_asked` has the number of a line, from 0 on.
    """

    place_asked = Signal(int)

    def __init__(self, badge: QWidget, page: QWidget) -> None:
        super().__init__(badge, page)
        self.setObjectName("agreementCard")
        self.setAccessibleName(self.tr("Final answers that were compared"))
        rule = PlainLabel("muted", translate("agreement", RULE))
        rule.setObjectName("agreementRule")
        rule.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(10)
        self._lines.setVerticalSpacing(2)
        self._lines.setColumnStretch(1, 1)
        column.addLayout(self._lines)
        column.addWidget(rule)
        self._shown: tuple[Compared, ...] = ()

    @property
    @override
    def first_stop(self) -> QWidget:
        return next(iter(self.findChildren(QPushButton, "showCompared")), self)

    def show_compared(self, compared: Sequence[Compared]) -> None:
        """Show these lines and no others."""
        if tuple(compared) == self._shown:
            return
        self._shown = tuple(compared)
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        for number, line in enumerate(compared):
            self._add(number, line)

    def _add(self, number: int, line: Compared) -> None:
        letter = PlainLabel("", line.letter)
        letter.setObjectName("badge")
        letter.setAlignment(Qt.AlignmentFlag.AlignCenter)
        letter.setFixedSize(22, 22)
        letter.setProperty("lane", line.letter.lower())
        text = PlainLabel("", line.text)
        text.setObjectName("comparedText")
        origin = PlainLabel("muted", line.origin)
        origin.setObjectName("comparedOrigin")
        for column, widget in enumerate((letter, text, origin)):
            self._lines.addWidget(widget, number, column)
        if line.has_place:
            show = quiet_button("showCompared", self.tr("Show"))
            said = self.tr("Show the final answer of lane {letter} in its place")
            show.setAccessibleName(said.format(letter=line.letter))
            show.clicked.connect(partial(self._ask, number))
            self._lines.addWidget(show, number, 3)

    def _ask(self, number: int) -> None:
        self.leave()
        self.place_asked.emit(number)
