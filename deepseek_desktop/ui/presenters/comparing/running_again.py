"""What happens when a person asks the same once more, beside what was asked before."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.core.domain.conversation import Conversation
from deepseek_desktop.core.domain.draft import Draft, LaneChoice
from deepseek_desktop.core.domain.errors import ArchiveError
from deepseek_desktop.core.runs.asking_again import again
from deepseek_desktop.core.runs.lane import Means
from deepseek_desktop.ui.models.conversation_state import ConversationState
from deepseek_desktop.ui.models.forecast import Asked
from deepseek_desktop.ui.presenters.comparing.confirming import Price, confirm_asking
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.wording import number, sentence

OpenDraft = Callable[[Draft], ConversationTab]


class RunningAgain(QObject):
    """Opens a conversation with the same lanes and asks there; later questions wait in its queue.

    What a question costs, and limits, are told and heeded there as for any other question.
    """

    def __init__(
        self,
        means: Means,
        tasks: TaskScope,
        open_draft: OpenDraft,
        price: Price,
        *,
        kept: Callable[[], None],
        say: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._means = means
        self._tasks = tasks
        self._open_draft = open_draft
        self._price = price
        self._kept = kept
        self._say = say

    def run(self, tab: ConversationTab | None) -> None:
        """Ask again what was asked on the branch that a tab shows."""
        conversation = tab.state.conversation if tab is not None else None
        if tab is None or conversation is None or not tab.state.turns:
            self._say(self.tr("There is nothing to ask again yet: ask a question first."))
            return
        self._tasks.start(self._offer(tab, conversation), name="run again")

    async def _offer(self, tab: ConversationTab, conversation: Conversation) -> None:
        """Ask again once a person knows whom, and what that may cost."""
        questions = {state.id: state.turn.question for state in tab.state.turns}
        lanes = tab.state.asked_lanes
        price = self._price(
            tab.state, [Asked(question, (), id_, lanes) for id_, question in questions.items()]
        )
        what = self.tr("The same is asked once more, in a new conversation. Questions: {count}.")
        what = what.format(count=number(len(questions)))
        if await confirm_asking(tab, self.tr("Run again"), what, lanes, price):
            self._run(conversation, list(questions.values()))

    def _run(self, conversation: Conversation, questions: Sequence[Question]) -> None:
        wanted = again(conversation, questions, self._means, self.tr("Again: {title}"))
        anew = wanted.conversation
        choices = tuple(LaneChoice(str(lane.model), lane.setup, lane.id) for lane in anew.lanes)
        first, *later = wanted.questions
        draft = Draft(anew.id, Question(), tuple(later), choices, settings=anew.settings)
        opened = self._open_draft(draft)
        self._title(opened.state, anew.title)
        opened.ask(first)

    def _title(self, state: ConversationState, title: str) -> None:
        """Call the conversation so as soon as it is stored."""

        def begin() -> None:
            state.began.disconnect(begin)
            self._tasks.start(self._keep(state, title), name="title")

        state.began.connect(begin)

    async def _keep(self, state: ConversationState, title: str) -> None:
        try:
            await self._means.archive.rename(state.id, title)
        except ArchiveError as error:
            self._say(sentence(error.failure))
            return
        state.rename(title)
        self._kept()
