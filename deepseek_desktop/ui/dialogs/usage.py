"""Tokens and money that were used, as a chart and as a table of the same values."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from deepseek_desktop.core.domain.spending import Spent
from deepseek_desktop.core.domain.usage_groups import By, Group
from deepseek_desktop.core.interchange.usage_tables import usage_csv
from deepseek_desktop.ui.dialogs.adding_up import AddingUpDialog
from deepseek_desktop.ui.models import usage_words as words
from deepseek_desktop.ui.models.usage_chart import chart_of, sorted_for
from deepseek_desktop.ui.models.usage_rows import UsageRows
from deepseek_desktop.ui.widgets.bar_chart import BarChart
from deepseek_desktop.ui.widgets.chart_legend import ChartLegend
from deepseek_desktop.ui.widgets.texts import PlainLabel
from deepseek_desktop.ui.widgets.usage_choice import UsageChoice
from deepseek_desktop.ui.widgets.usage_table import UsageTable
from deepseek_desktop.ui.wording import number

_MOST_ROWS = 100  # more could not be read, and would take a while to lay out


class Shown(Struct, frozen=True):
    """Groups that were put together, and all of it."""

    groups: tuple[Group, ...]
    by: By
    total: Spent


class UsageDialog(AddingUpDialog):
    """Announces that something else is to be shown: `choice` says what."""

    choice_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("usage", parent)
        self.setWindowTitle(self.tr("Usage"))
        self._shown: Shown | None = None
        self.choice = UsageChoice()
        self.choice.changed.connect(self._announce)
        self._summary = _label("title", "usageSummary")
        self._chart = BarChart()
        self._legend = ChartLegend()
        self._told = _label("", "usageTold")
        self._told.setMinimumHeight(2 * self._told.fontMetrics().lineSpacing())
        self._told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._chart.told.connect(self._told.setText)
        self._table = UsageTable(self.tr("The same in numbers"))
        self._remarks = _label("muted", "usageRemarks")
        copies = (
            (self.tr("As &Markdown"), self._copy_markdown),
            (self.tr("As &CSV"), self._copy_csv),
        )
        self._lay_out((self.choice, self._summary, self._area()), copies, 980, 720)
        self._show_parts(has_any=False)  # an empty chart would look like an answer
        self._say_reading()

    def show_used(self, shown: Shown) -> None:
        """Show what was used."""
        self._shown = shown
        total = shown.total
        self.choice.offer([*total.reported, *total.estimated])
        has_any = bool(total.requests)
        self._show_parts(has_any=has_any)
        if not has_any:
            self._legend.show_parts(())
            self._summary.setText(self.tr("Nothing was used in these days."))
            self._remarks.setText(
                self.tr("What your questions use and cost adds up here, with every reply.")
            )
            return
        self._summary.setText(words.summary(total))
        chart = chart_of(shown.groups, shown.by, self.choice.currency)
        self._chart.show_chart(chart)
        self._legend.show_parts(chart.parts)
        self._show_table(shown)

    def show_problem(self, text: str) -> None:
        """Say why nothing can be shown."""
        self._summary.setText(text)

    def _show_parts(self, *, has_any: bool) -> None:
        for part in (self._chart, self._told, self._table):
            part.setVisible(has_any)
        self._copy.setEnabled(has_any)

    def _show_table(self, shown: Shown) -> None:
        rows = self._rows(shown)
        self._table.show_rows(rows.headings, rows.rows(_MOST_ROWS))
        remarks = [*words.remarks(shown.total)]
        if left := len(self._sorted(shown)[_MOST_ROWS:]):
            text = self.tr("Further rows, which only a copy has: {count}")
            remarks.insert(0, text.format(count=number(left)))
        self._remarks.setText("\n".join(remarks))

    def _announce(self) -> None:
        self._say_reading()
        self.choice_changed.emit()

    def _say_reading(self) -> None:
        self._summary.setText(self.tr("Adding up…"))

    def _area(self) -> QScrollArea:
        page = QWidget()
        page.setObjectName("cardPage")
        on_page = QVBoxLayout(page)
        on_page.setContentsMargins(4, 4, 12, 4)
        on_page.setSpacing(8)
        for part in (self._chart, self._legend, self._told, self._table, self._remarks):
            on_page.addWidget(part)
        on_page.addStretch(1)
        area = QScrollArea()
        area.setObjectName("cardArea")
        area.setAccessibleName(self.tr("What was used"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        return area

    def _copy_markdown(self) -> None:
        if (shown := self._shown) is not None:
            QGuiApplication.clipboard().setText(self._rows(shown).markdown())

    def _copy_csv(self) -> None:
        if (shown := self._shown) is not None:
            QGuiApplication.clipboard().setText(usage_csv(self._sorted(shown), shown.by))

    def _sorted(self, shown: Shown) -> tuple[Group, ...]:
        return sorted_for(shown.groups, shown.by, self.choice.currency)

    def _rows(self, shown: Shown) -> UsageRows:
        return UsageRows(self._sorted(shown), shown.by, shown.total)


def _label(role: str, name: str) -> QLabel:
    label = PlainLabel(role)
    label.setObjectName(name)
    label.setWordWrap(True)
    return label
