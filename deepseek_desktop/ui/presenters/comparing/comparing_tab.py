"""Everything that one tab has because it is a comparison."""

from __future__ import annotations

from PySide6.QtCore import QObject

from deepseek_desktop.ui.presenters.comparing.all_lanes import AllLanes
from deepseek_desktop.ui.presenters.comparing.answers import Answers
from deepseek_desktop.ui.presenters.comparing.blinding import Blinding
from deepseek_desktop.ui.presenters.comparing.judging import Judging
from deepseek_desktop.ui.presenters.comparing.replaying import Replaying
from deepseek_desktop.ui.presenters.comparing.tools import Tools
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab


class ComparingTab(QObject):
    """Makes the parts of the comparison bar and those who act for them; ends with its tab."""

    def __init__(self, tab: ConversationTab, tools: Tools) -> None:
        super().__init__(tab)
        self.setObjectName("comparing")
        self.tools = tools
        self.blinding = Blinding(tab, tools)
        self.answers = Answers(tab, tools.tasks)
        self.judging = Judging(tab, tools, self.blinding)
        self.replaying = Replaying(tab, tools)
        self.all_lanes = AllLanes(tab, tools)
        tab.comparison_bar.stand_behind(tab.lanes)
        tab.comparison_bar.show()
