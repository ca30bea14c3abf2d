"""The tools of a comparison that save a report and ask the same again."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QToolButton

from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab


class ReportTools(QObject):
    """Puts two buttons into the bar of a comparison."""

    def __init__(self, tab: ConversationTab) -> None:
        super().__init__(tab)
        report = self._button("saveReport", self.tr("Report…"))
        report.setToolTip(self.tr("Save a page to read or pass on, and the same as JSON (Ctrl+S)"))
        report.clicked.connect(tab.report_asked)
        again = self._button("runAgain", self.tr("Run again"))
        tip = self.tr("Ask the same questions again, in a new conversation (Ctrl+Shift+F7)")
        again.setToolTip(tip)
        again.clicked.connect(tab.again_asked)
        for button in (report, again):
            tab.comparison_bar.add_tool(button)

    def _button(self, name: str, text: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setProperty("framed", "true")
        button.setText(text)
        return button
