"""What all verdicts add up to, and how sure one can be of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from deepseek_desktop.core.evaluation.counting import Counted, Counting
from deepseek_desktop.core.evaluation.standings_tables import pairs_csv, strengths_csv
from deepseek_desktop.ui.dialogs.adding_up import AddingUpDialog
from deepseek_desktop.ui.models.standings_markdown import markdown
from deepseek_desktop.ui.models.standings_words import summary
from deepseek_desktop.ui.widgets.comparing.standings_choice import StandingsChoice
from deepseek_desktop.ui.widgets.comparing.standings_view import StandingsView
from deepseek_desktop.ui.widgets.texts import PlainLabel


class VerdictsDialog(AddingUpDialog):
    """Announces that something else is to be counted: `counting` says what."""

    counting_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("verdicts", parent)
        self.setWindowTitle(self.tr("Verdicts"))
        self._counted: Counted | None = None
        self._choice = StandingsChoice()
        self._choice.changed.connect(self._announce)
        self._summary = PlainLabel("muted")
        self._summary.setObjectName("standingsSummary")
        self._summary.setWordWrap(True)
        self._view = StandingsView()
        copies = (
            (self.tr("All as &Markdown"), self._copy_markdown),
            (self.tr("&Pairs as CSV"), self._copy_pairs),
            (self.tr("&Strengths as CSV"), self._copy_strengths),
        )
        self._lay_out((self._choice, self._summary, self._view), copies, 1060, 720)
        self._say_counting()

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

    def _copy_markdown(self) -> None:
        if self._counted is not None:
            QGuiApplication.clipboard().setText(markdown(self._counted))

    def _copy_pairs(self) -> None:
        if self._counted is not None:
            QGuiApplication.clipboard().setText(pairs_csv(self._counted.standings))

    def _copy_strengths(self) -> None:
        if self._counted is not None:
            QGuiApplication.clipboard().setText(strengths_csv(self._counted.standings))
