"""What is known of a model, with who said so and when."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from deepseek_desktop.ui.details import Fact
from deepseek_desktop.ui.dialogs.sizing import fit_into
from deepseek_desktop.ui.widgets.facts_card import FactsCard
from deepseek_desktop.ui.widgets.texts import PlainLabel


class ModelCardDialog(QDialog):
    """Shows a card under the model's name."""

    def __init__(self, name: str, facts: Sequence[Fact], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About this model"))
        title = PlainLabel("heading", name)
        title.setWordWrap(True)
        card = FactsCard()
        card.show_facts(facts)
        page = QWidget()
        page.setObjectName("cardPage")
        on_page = QVBoxLayout(page)
        on_page.setContentsMargins(0, 0, 8, 0)
        on_page.addWidget(card, alignment=Qt.AlignmentFlag.AlignTop)
        area = QScrollArea()
        area.setObjectName("cardArea")
        area.setAccessibleName(self.windowTitle())
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(title)
        layout.addWidget(area, stretch=1)
        layout.addWidget(buttons)
        fit_into(self, parent, 620, 640)
