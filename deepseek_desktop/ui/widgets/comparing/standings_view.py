"""What verdicts add up to: pairs, strengths, sides, and how all that is counted."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from deepseek_desktop.core.evaluation.counting import Counted
from deepseek_desktop.ui.models import standings_words as words
from deepseek_desktop.ui.widgets.comparing.standings_methods import StandingsMethods
from deepseek_desktop.ui.widgets.comparing.standings_pairs import PairsTable
from deepseek_desktop.ui.widgets.comparing.standings_strengths import StrengthsTable
from deepseek_desktop.ui.widgets.texts import PlainLabel
from deepseek_desktop.ui.wording import number

_MOST_PAIRS = 60  # more could not be read, and would take a while to lay out


class StandingsView(QScrollArea):
    """Shows one part below another; where nothing is counted it says what to do."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("cardArea")
        self.setAccessibleName(self.tr("What the verdicts add up to"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        page = QWidget()
        page.setObjectName("cardPage")
        self._parts: list[QWidget] = []
        self._methods = StandingsMethods()
        on_page = QVBoxLayout(page)
        on_page.setContentsMargins(12, 10, 12, 10)
        on_page.setSpacing(8)
        self._shown = QVBoxLayout()
        self._shown.setSpacing(8)
        on_page.addLayout(self._shown)
        on_page.addWidget(self._methods)
        on_page.addStretch(1)
        self.setWidget(page)

    def show_counted(self, counted: Counted) -> None:
        """Show standings in the place of those before."""
        found = counted.standings
        parts = [] if not found.verdicts else list(self._made(counted))
        self._replace(parts or [self._nothing(has_verdicts=bool(counted.everything))])

    def show_text(self, text: str, role: str = "") -> None:
        """Show a sentence instead of standings."""
        self._replace([_label(role, text, "standingsText")])

    def _replace(self, parts: list[QWidget]) -> None:
        for part in self._parts:
            self._shown.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = parts
        before: QWidget = self
        for part in parts:
            self._shown.addWidget(part)
            if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
                QWidget.setTabOrder(before, part)
                before = part
        QWidget.setTabOrder(before, self._methods)

    def _nothing(self, *, has_verdicts: bool) -> QWidget:
        text = (
            self.tr("No verdict is left of what is chosen above. Choose more to see some.")
            if has_verdicts
            else self.tr(
                "There are no verdicts yet. Ask two or more models the same question; when they "
                "have answered, say below the answers which one is better. What you say adds up "
                "here, and this window says how sure one can be of it."
            )
        )
        return _label("", text, "standingsText")

    def _made(self, counted: Counted) -> Iterator[QWidget]:
        found = counted.standings
        if found.pairs:
            yield _label("title", self.tr("Pairs"))
            pairs = PairsTable()
            by_questions = sorted(found.pairs, key=lambda pair: -pair.questions.total)
            pairs.show_pairs(by_questions[:_MOST_PAIRS])
            yield pairs
            if left := len(by_questions[_MOST_PAIRS:]):
                text = self.tr("Pairs with fewer questions, which only a copy has: {count}")
                yield _label("muted", text.format(count=number(left)), "standingsRemark")
        for place, group in enumerate(found.groups, 1):
            title = self._title(place, len(found.groups))
            yield _label("title", title)
            if group.is_decided:
                table = StrengthsTable(title)
                table.show_group(group)
                yield table
            if remark := words.group_remark(group):
                yield _label("muted", remark, "standingsRemark")
        for remark in words.apart_remarks(found):
            yield _label("muted", remark, "standingsRemark")
        yield _label("", words.side_words(found.side_bias), "standingsSides")

    def _title(self, number_of_group: int, groups: int) -> str:
        if groups == 1:
            return self.tr("Strengths")
        return self.tr("Strengths, group {number}").format(number=number(number_of_group))


def _label(role: str, text: str, name: str = "") -> QWidget:
    label = PlainLabel(role, text)
    label.setObjectName(name)
    label.setWordWrap(True)
    return label
