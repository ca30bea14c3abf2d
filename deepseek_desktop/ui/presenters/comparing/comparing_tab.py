"""Everything that one tab has because it is a comparison."""

from __future__ import annotations

from PySide6.QtCore import QObject

from deepseek_desktop.ui.presenters.comparing.tools import Tools
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab


class ComparingTab(QObject):
    """Makes the parts of the comparison bar and those who act for them; ends with its tab."""

    def __init__(self, tab: ConversationTab, tools: Tools) -> None:
        super().__init__(tab)
        self.setObjectName("comparing")
        self.tools = tools
        tab.comparison_bar.show()
