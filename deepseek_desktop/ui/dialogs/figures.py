"""Figures with where they come from, in sections."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from deepseek_desktop.ui.details import Fact
from deepseek_desktop.ui.dialogs.sizing import fit_into
from deepseek_desktop.ui.widgets.facts_card import FactsCard
from deepseek_desktop.ui.widgets.texts import PlainLabel

Sections = Sequence[tuple[str, Sequence[Fact]]]
"""Headings, each with its facts."""


class FiguresDialog(QDialog):
    """Shows one card below another; arrow keys scroll."""

    def __init__(self, title: str, sections: Sections, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        page = QWidget()
        page.setObjectName("cardPage")
        on_page = QVBoxLayout(page)
        on_page.setContentsMargins(0, 0, 8, 0)
        on_page.setSpacing(8)
        for heading, facts in sections:
            label = PlainLabel("title", heading)
            label.setWordWrap(True)
            card = FactsCard()
            card.show_facts(facts)
            card.setAccessibleName(heading)
            on_page.addWidget(label)
            on_page.addWidget(card)
        on_page.addStretch(1)
        area = QScrollArea()
        area.setObjectName("cardArea")
        area.setAccessibleName(title)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(page)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(area, stretch=1)
        layout.addWidget(buttons)
        fit_into(self, parent, 620, min(560, page.sizeHint().height() + 110))
