"""Asks which conversations are exported, and as what."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.interchange.exports.wishes import Format, Wishes
from deepseek_desktop.ui.widgets.texts import PlainLabel, shortened
from deepseek_desktop.ui.wording import number

translate = QCoreApplication.translate

_WIDTH = 500

_NAMES = {
    Format.JSON: words("export", "JSON, for another archive"),
    Format.MARKDOWN: words("export", "Markdown, for notes"),
    Format.HTML: words("export", "Page, for every browser (HTML)"),
    Format.PDF: words("export", "PDF, for paper"),
    Format.CSV: words("export", "Table of figures (CSV)"),
}
_ABOUT = {
    Format.JSON: words(
        "export",
        "All that is kept, in one file: every branch, reply, figure and verdict. It can be "
        "imported here or on another computer, and nothing is there twice then.",
    ),
    Format.MARKDOWN: words("export", "The branch that is shown, as text that every editor opens."),
    Format.HTML: words(
        "export",
        "The branch that is shown, as a page without script that asks for nothing from the "
        "network. Formulas stand in TeX.",
    ),
    Format.PDF: words(
        "export", "The branch that is shown, on pages with numbers. Formulas stand in TeX."
    ),
    Format.CSV: words(
        "export",
        "A row for each reply of every branch: who answered, tokens, seconds, cost, verdict. What "
        "is not known is empty.",
    ),
}


class ExportDialog(QDialog):
    """Is accepted with what a person chose.

    `titles` are those of the conversations that were chosen already, of all there are `total`.
    """

    def __init__(self, titles: tuple[str, ...], total: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("export")
        self.setWindowTitle(self.tr("Export"))
        self._chosen = QRadioButton(self._chosen_text(titles))
        self._chosen.setObjectName("exportChosen")
        self._all = QRadioButton(self.tr("&All conversations: {count}").format(count=number(total)))
        self._all.setObjectName("exportAll")
        (self._chosen if titles else self._all).setChecked(True)
        self._chosen.setVisible(bool(titles))
        self._all.setVisible(not titles or total > len(titles))
        self._format = QComboBox()
        self._format.setObjectName("exportFormat")
        for each in Format:
            self._format.addItem(translate("export", _NAMES[each]), each.value)
        self._about = PlainLabel("muted")
        self._about.setObjectName("exportAbout")
        self._about.setWordWrap(True)
        self._reasoning = self._box("exportThinking", self.tr("&With the thinking"))
        self._reasoning.setChecked(True)
        self._raw = self._box("exportRaw", self._raw_text())
        said = self.tr(
            "Keys, and where files lie on this computer, are never in it; what you typed is."
        )
        self._files = PlainLabel("muted", said)
        self._files.setObjectName("exportFiles")
        self._files.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        form = QFormLayout()
        form.addRow(self.tr("&Format:"), self._format)
        layout.addWidget(self._chosen)
        layout.addWidget(self._all)
        layout.addLayout(form)
        for part in (self._about, self._reasoning, self._raw, self._files, self._buttons()):
            layout.addWidget(part)
        self._column = layout
        self._format.currentIndexChanged.connect(self._show_choice)
        self._all.toggled.connect(self._show_choice)
        self._show_choice()

    @property
    def is_all(self) -> bool:
        """Whether all conversations are wanted."""
        return self._all.isChecked()

    @property
    def wishes(self) -> Wishes:
        """As what they are wanted."""
        return Wishes(
            Format(self._format.currentData()),
            has_reasoning=self._reasoning.isChecked(),
            is_raw=self._raw.isChecked(),
        )

    @override
    def showEvent(self, event: QShowEvent) -> None:
        # Only now is it known how wide the texts are, and so how high.
        self._fit()
        super().showEvent(event)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        save = buttons.addButton(self.tr("&Save as…"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setObjectName("exportSave")
        save.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _box(self, name: str, text: str) -> QCheckBox:
        box = QCheckBox(text)
        box.setObjectName(name)
        return box

    def _chosen_text(self, titles: tuple[str, ...]) -> str:
        if len(titles) == 1:
            shown = shortened(titles[0]).replace("&", "&&")
            return self.tr("&This conversation: “{title}”").format(title=shown)
        return self.tr("&The chosen conversations: {count}").format(count=number(len(titles)))

    def _raw_text(self) -> str:
        return self.tr("&Leave cells as they are, also where they look like formulas")

    def _show_choice(self) -> None:
        wishes = self.wishes
        self._about.setText(translate("export", _ABOUT[wishes.format]))
        self._reasoning.setVisible(wishes.format.is_for_reading)
        self._raw.setVisible(wishes.format is Format.CSV)
        if self.isVisible():
            self._fit()

    def _fit(self) -> None:
        width = max(_WIDTH, self._column.totalMinimumSize().width())
        height = self._column.totalHeightForWidth(width)
        self.setMinimumSize(width, height)  # smaller, its texts would be cut
        self.resize(width, height)
