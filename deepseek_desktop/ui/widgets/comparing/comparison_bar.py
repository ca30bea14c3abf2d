"""The bar between the lanes and the composer: what can be said and done about all of them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.widgets.buttons import tool_button
from deepseek_desktop.ui.widgets.tab_order import put_behind

_NO_LIMIT = 16_777_215  # Qt's own
_GAP = 12
_PADDING = 14  # pixels above and below a line of text, both together


class ComparisonBar(QFrame):
    """Is one row that is always as high: what is said, where a person judges, and tools.

    While nobody is to know who answers, only those parts are seen that tell nothing of it.
    `retinted` has the icons of another theme, `command_asked` the name of a command.
    """

    retinted = Signal(object)
    command_asked = Signal(str)

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.icons = icons
        self.setObjectName("comparisonBar")
        self.setAccessibleName(self.tr("Comparison"))
        self._row = QWidget()
        self._row.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._said_box = QWidget()
        self._said = QHBoxLayout(self._said_box)
        self._said.setContentsMargins(0, 0, 0, 0)
        self._vote_box = QWidget()
        self._votes = QHBoxLayout(self._vote_box)
        self._votes.setContentsMargins(0, 0, 0, 0)
        self._tool_box = QWidget()
        self._tools = QHBoxLayout(self._tool_box)
        self._tools.setContentsMargins(0, 0, 0, 0)
        self._tools.setSpacing(4)
        self.more = tool_button("moreTools", self.tr("More"))
        self.more.setToolTip(self.tr("Show what else can be done with all lanes"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._tools.addWidget(self.more)
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self._said_box, stretch=1)
        row.addStretch()
        row.addWidget(self._vote_box)
        row.addWidget(self._tool_box)
        self._replays: list[QWidget] = []
        self._is_discreet = self._is_replaying = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 2, 8, 2)
        self._column.setSpacing(0)
        self._column.addWidget(self._row)
        self.retint(icons)
        self._fit_height()
        self.hide()

    def retint(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        self.icons = icons
        self.more.setIcon(icons.get("more"))
        self.retinted.emit(icons)

    def add_said(self, group: QWidget) -> None:
        """Show what is said of the answers, on the left; it does not tell who gave them."""
        self._said.addWidget(group)

    def show_several(self, *, are_seen: bool) -> None:
        """Say what is said of several answers, or nothing where one is seen alone."""
        self._said_box.setVisible(are_seen)

    def add_votes(self, group: QWidget) -> None:
        """Show what judges the answers; it does not tell who gave them either."""
        self._votes.addWidget(group)

    def add_tool(self, widget: QWidget) -> None:
        """Show something on the right, before the menu with all that is needed less often."""
        self._tools.insertWidget(self._tools.count() - 1, widget)

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

    def stand_behind(self, before: QWidget, *after: QWidget) -> None:
        """Let Tab come here from `before`, go from left to right, and then to what is `after`."""
        groups = (self._said_box, self._vote_box, self._tool_box)
        for part in reversed((*groups, *self._replays, *after)):
            put_behind(before, part)
        tool = self._tools.itemAt(self._tools.count() - 2)
        if tool is not None and (last := tool.widget()) is not None:
            put_behind(last, self.more)  # made first, it stands last

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit_height()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            self._give_way()
        return super().event(event)

    def _give_way(self) -> None:
        """Cut off what is said, rather than the tools, where even the short of it is too wide."""
        parts = (self._said_box, self._vote_box, self._tool_box)
        wide = sum(part.minimumSizeHint().width() for part in parts if not part.isHidden())
        is_too_wide = wide + 2 * _GAP > self._row.width()
        self._said_box.setMinimumWidth(1 if is_too_wide else 0)
        short = self._vote_box.minimumSizeHint().width()
        self._vote_box.setMaximumWidth(short if is_too_wide else _NO_LIMIT)
        for group in self._said_box.findChildren(
            QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
        ):
            group.setMinimumWidth(group.minimumSizeHint().width() if is_too_wide else 0)

    def _fit_height(self) -> None:
        self._row.setFixedHeight(self.fontMetrics().lineSpacing() + _PADDING)

    def _fit(self) -> None:
        self._row.setVisible(not self._is_replaying)
        self._tool_box.setVisible(not self._is_discreet)
