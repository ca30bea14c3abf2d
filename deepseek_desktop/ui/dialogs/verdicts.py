"""What all verdicts add up to, and how sure one can be of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from deepseek_desktop.core.evaluation.counting import Counted, Counting
from deepseek_desktop.core.evaluation.standings_tables import pairs_csv, strengths_csv
from deepseek_desktop.ui.dialogs.sizing import fit_into
from deepseek_desktop.ui.models.standings_markdown import markdown
from deepseek_desktop.ui.models.standings_words import summary
from deepseek_desktop.ui.widgets.buttons import quiet_button
from deepseek_desktop.ui.widgets.comparing.standings_choice import StandingsChoice
from deepseek_desktop.ui.widgets.comparing.standings_view import StandingsView
from deepseek_desktop.ui.widgets.texts import plain_label


class VerdictsDialog(QDialog):
    """Announces that something else is to be counted: `counting` says what."""

    counting_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("verdicts")
        self.setWindowTitle(self.tr("Verdicts"))
        self._counted: Counted | None = None
        self._choice = StandingsChoice()
        self._choice.changed.connect(self._announce)
        self._summary = plain_label("muted")
        self._summary.setObjectName("standingsSummary")
        self._summary.setWordWrap(True)
        self._view = StandingsView()
        self._copy = quiet_button("copyStandings", self.tr("C&opy"))
        self._copy.setMenu(self._copy_menu())
        close = quiet_button("closeVerdicts", self.tr("&Close"))
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self._copy)
        buttons.addStretch()
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(self._choice)
        layout.addWidget(self._summary)
        layout.addWidget(self._view, stretch=1)
        layout.addLayout(buttons)
        self._say_counting()
        fit_into(self, parent, 1060, 720)

    @property
    def counting(self) -> Counting:
        """What is to be counted."""
        return self._choice.counting

    def show_counted(self, counted: Counted) -> None:
        """Show what it adds up to."""
        self._counted = counted
        self._choice.setVisible(bool(counted.everything))
        self._summary.setVisible(bool(counted.everything))
        self._choice.offer(counted)
        self._summary.setText(summary(counted))
        self._view.show_counted(counted)
        self._copy.setEnabled(bool(counted.standings.verdicts))

    def show_problem(self, text: str) -> None:
        """Say why nothing can be counted."""
        self._summary.hide()
        self._view.show_text(text, "danger")

    def _announce(self) -> None:
        self._say_counting()
        self.counting_changed.emit()

    def _say_counting(self) -> None:
        """Say that it is being counted; what is shown is not what is chosen."""
        self._summary.setText(self.tr("Counting…"))
        self._copy.setEnabled(False)

    def _copy_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("All as &Markdown"), self._copy_markdown)
        menu.addAction(self.tr("&Pairs as CSV"), self._copy_pairs)
        menu.addAction(self.tr("&Strengths as CSV"), self._copy_strengths)
        return menu

    def _copy_markdown(self) -> None:
        if self._counted is not None:
            QGuiApplication.clipboard().setText(markdown(self._counted))

    def _copy_pairs(self) -> None:
        if self._counted is not None:
            QGuiApplication.clipboard().setText(pairs_csv(self._counted.standings))

    def _copy_strengths(self) -> None:
        if self._counted is not None:
            QGuiApplication.clipboard().setText(strengths_csv(self._counted.standings))
