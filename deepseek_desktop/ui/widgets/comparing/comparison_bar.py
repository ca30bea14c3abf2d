"""The bar between the lanes and the composer: what can be said and done about all of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.widgets.comparing.group_flow import GroupFlow
from deepseek_desktop.ui.widgets.flow_layout import FlowLayout
from deepseek_desktop.ui.widgets.tab_order import put_behind

_LOW_LINES = 34


class ComparisonBar(QFrame):
    """Has groups of tools beside each other, as far as there is room, and lines below them.

    While nobody is to know who answers, only those groups are seen that tell nothing of it.
    `retinted` has the icons of another theme.
    """

    retinted = Signal(object)

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.icons = icons
        self.setObjectName("comparisonBar")
        self.setAccessibleName(self.tr("Comparison"))
        self._groups = QWidget()
        self._row = GroupFlow(self._groups, 14)
        self._tool_box = QWidget()
        self._tools = FlowLayout(self._tool_box, 6)
        self._more = QToolButton()
        self._more.setObjectName("moreTools")
        self._more.setProperty("framed", "true")
        self._more.setText(self.tr("More"))
        self._more.setToolTip(self.tr("Show what else can be done with all lanes"))
        self._more.setCheckable(True)
        self._more.toggled.connect(self._fit)
        self._votes = QWidget()
        self._votes_box = QVBoxLayout(self._votes)
        self._votes_box.setContentsMargins(0, 0, 0, 0)
        for part in (self._more, self._votes, self._tool_box):
            self._row.addWidget(part)
        self._telling = QWidget()
        self._lines = QVBoxLayout(self._telling)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)
        self._replays: list[QWidget] = []
        self._is_discreet = self._is_replaying = self._is_low = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 4, 10, 4)
        self._column.setSpacing(4)
        self._column.addWidget(self._groups)
        self._column.addWidget(self._telling)
        self._fit()
        self.hide()

    def retint(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        self.icons = icons
        self.retinted.emit(icons)

    def add_line(self, widget: QWidget) -> None:
        """Show something as wide as the bar, below all that is there."""
        self._lines.addWidget(widget)

    def add_discreet(self, group: QWidget) -> None:
        """Show a group that does not tell who answers, before all others."""
        self._row.insertWidget(0, group)

    def add_votes(self, group: QWidget) -> None:
        """Show what judges the answers; it does not tell who gave them either."""
        self._votes_box.addWidget(group)

    def be_discreet(self, *, is_discreet: bool) -> None:
        """Hide all that may tell who answers, or show it."""
        self._is_discreet = is_discreet
        self._fit()

    def add_replay(self, widget: QWidget) -> None:
        """Have something that is shown in the place of all else while a turn is played again."""
        self._replays.append(widget)
        self._column.addWidget(widget)

    def be_replaying(self, *, is_replaying: bool) -> None:
        """Leave the room to what plays a turn again, or show everything."""
        self._is_replaying = is_replaying
        self._fit()

    def add_tool(self, widget: QWidget) -> None:
        """Show something behind the tools that are there."""
        self._tools.addWidget(widget)

    def stand_behind(self, before: QWidget, *after: QWidget) -> None:
        """Let Tab come here from `before`, go from top to bottom, and then to what is `after`."""
        for part in reversed((self._groups, self._telling, *self._replays, *after)):
            put_behind(before, part)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._look_at_room()

    @override
    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._look_at_room()

    def _look_at_room(self) -> None:
        """Show most only where a person wants it if the window leaves little height."""
        tab = self.parentWidget()
        is_low = tab is not None and tab.height() < _LOW_LINES * self.fontMetrics().lineSpacing()
        if is_low != self._is_low:
            self._is_low = is_low
            self._fit()

    def _fit(self) -> None:
        self._groups.setVisible(not self._is_replaying)
        self._more.setVisible(self._is_low and not self._is_discreet)
        is_wanted = self._more.isChecked() or not self._is_low
        self._votes.setVisible(is_wanted or self._is_discreet)
        self._tool_box.setVisible(is_wanted and not self._is_discreet)
        self._telling.setVisible(not self._is_discreet and not self._is_replaying)
