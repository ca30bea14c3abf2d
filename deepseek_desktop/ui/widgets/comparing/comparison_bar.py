"""The bar between the lanes and the composer: what can be said and done about all of them."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from deepseek_desktop.ui.widgets.flow_layout import FlowLayout


class ComparisonBar(QFrame):
    """Has lines of its own, from top to bottom, and below them tools beside each other."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("comparisonBar")
        self.setAccessibleName(self.tr("Comparison"))
        tools = QWidget()
        self._tools = FlowLayout(tools, 6)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 4, 10, 4)
        self._column.setSpacing(4)
        self._column.addWidget(tools)
        self.hide()

    def add_line(self, widget: QWidget) -> None:
        """Show something as wide as the bar, below the lines that are there."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def add_tool(self, widget: QWidget) -> None:
        """Show something behind the tools that are there."""
        self._tools.addWidget(widget)
