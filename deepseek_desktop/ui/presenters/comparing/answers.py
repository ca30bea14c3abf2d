"""What is said of the answers of all lanes: where they differ, and whether they agree."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from typing_extensions import override

from deepseek_desktop.ui.presenters.comparing.agreeing import Agreeing
from deepseek_desktop.ui.presenters.comparing.differing import Differing
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.widgets.comparing.agreement_badge import AgreementBadge
from deepseek_desktop.ui.widgets.comparing.difference_bar import DifferenceBar
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab


class Answers(QObject):
    """Puts both into the comparison bar of a tab; neither tells who answers.

    Nothing is compared in a tab that nobody sees.
    """

    def __init__(self, tab: ConversationTab, tasks: TaskScope) -> None:
        super().__init__(tab)
        badge = AgreementBadge(tab)
        bar = DifferenceBar(badge)
        tab.comparison_bar.add_said(bar)
        self.agreeing = Agreeing(tab, tasks, badge)
        self.differing = Differing(tab, tasks, bar)
        tab.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show:
            self.agreeing.look_soon()
            self.differing.look_soon()
        return super().eventFilter(watched, event)
