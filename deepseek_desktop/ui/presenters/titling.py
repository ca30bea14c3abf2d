"""What happens when a conversation gets another title: typed by hand, or by a model."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from msgspec import Struct
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from deepseek_desktop.core.domain.conversation import MOST_IN_TITLE, title_of
from deepseek_desktop.core.domain.errors import ArchiveError, SettingError
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.domain.profile import DEMO_PROVIDER
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.runs.lane import Means
from deepseek_desktop.core.runs.titling import Titled, title_by
from deepseek_desktop.ui import wording
from deepseek_desktop.ui.dialogs.asking import result_of
from deepseek_desktop.ui.models.conversation_state import ConversationState
from deepseek_desktop.ui.models.tab_activity import TabActivity
from deepseek_desktop.ui.presenters.habits import Habits
from deepseek_desktop.ui.presenters.library import Library
from deepseek_desktop.ui.tasks import TaskScope

StateOf = Callable[[str], ConversationState | None]


class Guard(Struct, frozen=True):
    """What a request besides the questions must heed: limits that are passed, texts with keys."""

    is_limit_passed: Callable[[], Awaitable[bool]]
    has_key: Callable[[str], bool]
    note_expense: Callable[[str], None]


class Titling(QObject):
    """Keeps titles, in the archive and where a conversation is open: `state_of` finds that."""

    def __init__(
        self,
        means: Means,
        tasks: TaskScope,
        library: Library,
        state_of: StateOf,
        *,
        habits: Habits,
        guard: Guard,
        news: Callable[[str], None],
        say: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._means = means
        self._tasks = tasks
        self._library = library
        self._state_of = state_of
        self._news = news
        self._say = say
        self._habits = habits
        self._guard = guard
        self._weighed: set[str] = set()
        self._waiting: set[str] = set()

    def watch(self, state: ConversationState, activity: TabActivity) -> None:
        """Have a title given once after the first answer, if a person wants that."""
        activity.ended.connect(partial(self._weigh, state))

    def rename(self, conversation_id: str, typed: str) -> None:
        """Take a title that was typed; one without a word is none."""
        title = " ".join(typed.split())[:MOST_IN_TITLE]
        if not title:
            self._say(self.tr("A title needs at least one character. The old one stays."))
            return
        self._tasks.start(self._keep(conversation_id, title), name="rename")

    def ask_title(self, state: ConversationState, window: QWidget) -> None:
        """Let a person type a title in a dialog."""
        if state.has_begun:
            self._tasks.start(self._ask_title(state, window), name="ask title")
        else:
            self._say(self.tr("The title comes with the first question. Then it can be changed."))

    def ask_model(self, state: ConversationState) -> None:
        """Have a model give a title: the one chosen for that, else the first that answers here."""
        if not state.turns:
            self._say(self.tr("A title is made from the first question, so ask one first."))
        else:
            self._begin(state, self._model or str(state.lanes[0].model), self._say)

    @property
    def _model(self) -> str:
        return self._habits.chosen.title_model

    def _weigh(self, state: ConversationState) -> None:
        states = state.shown.states
        if not self._model or state.is_running or len(states) != 1 or state.id in self._weighed:
            return
        question = states[0].turn.question
        names = [attachment.name for attachment in question.attachments]
        is_as_it_came = state.title == title_of(question.prompt.strip() or names[0])
        if is_as_it_came and self._first_answer(state):
            self._weighed.add(state.id)
            self._begin(state, self._model, lambda _: None)  # nobody asked for it just now

    async def _hindrance(self, state: ConversationState) -> str:
        """Return why no title is asked for; empty where nothing hinders that."""
        texts = (state.shown.states[0].turn.question.text, self._first_answer(state))
        if any(map(self._guard.has_key, texts)):
            return self.tr(
                "The conversation begins with what looks like a key, so no model is asked for a "
                "title. You can type one."
            )
        if await self._guard.is_limit_passed():
            return self.tr("A limit for spending is passed, so no model is asked for a title.")
        return ""

    def _begin(self, state: ConversationState, model: str, refuse: Callable[[str], None]) -> None:
        try:
            ref = ModelRef.parse(model)
        except SettingError as error:
            self._say(wording.sentence(error.failure))
            return
        if state.id not in self._waiting:
            self._waiting.add(state.id)
            self._tasks.start(self._ask_unless_hindered(state, ref, refuse), name="title")

    async def _ask_unless_hindered(
        self, state: ConversationState, model: ModelRef, refuse: Callable[[str], None]
    ) -> None:
        try:
            if hindrance := await self._hindrance(state):
                refuse(hindrance)
            else:
                await self._ask(state, model)
        finally:
            self._waiting.discard(state.id)

    async def _ask(self, state: ConversationState, model: ModelRef) -> None:
        before = state.title
        question = state.shown.states[0].turn.question.text
        answer = self._first_answer(state)
        try:
            titled = await title_by(model, state.id, question, answer, self._means)
            self._guard.note_expense(state.id)
            # The conversation may be open elsewhere now, so the archive knows what it is called.
            rename = self._means.archive.rename
            is_taken = bool(titled.title) and await rename(state.id, titled.title, before)
            if is_taken:
                self._show(state.id, titled.title)
        except ArchiveError as error:
            self._say(wording.sentence(error.failure))
        else:
            self._tell(titled, model, is_taken=is_taken)

    def _tell(self, titled: Titled, model: ModelRef, *, is_taken: bool) -> None:
        facts = {"model": str(model), "cost": self._cost(titled.reply)}
        if is_taken:
            self._news(self.tr("The title is by {model}. Cost: {cost}").format_map(facts))
        elif titled.title:
            text = self.tr(
                "You gave a title meanwhile, so that of {model} is not used. Cost: {cost}"
            )
            self._news(text.format_map(facts))
        else:
            facts["why"] = wording.explanation(titled.reply) or self.tr("It said nothing usable.")
            text = self.tr("No title came from {model}, so the old one stays. {why} Cost: {cost}")
            self._say(text.format_map(facts))

    def _cost(self, reply: Reply) -> str:
        reported = reply.usage.reported_cost_usd if reply.usage else None
        if reply.cost is not None:
            return wording.cost(reply.cost)
        if reported is not None:
            return self.tr("{amount} USD, says the host").format(amount=f"{reported:f}")
        if reply.identity.provider == DEMO_PROVIDER or reply.timings.first_byte_s is None:
            return self.tr("none")
        return self.tr("not known")

    async def _ask_title(self, state: ConversationState, window: QWidget) -> None:
        from deepseek_desktop.ui.dialogs.retitling import (  # noqa: PLC0415 few people need it
            TitleDialog,
        )

        dialog = TitleDialog(state.title, window)
        if await result_of(dialog):
            self.rename(state.id, dialog.title)

    async def _keep(self, conversation_id: str, title: str) -> None:
        try:
            await self._means.archive.rename(conversation_id, title)
        except ArchiveError as error:
            self._say(wording.sentence(error.failure))
        else:
            self._show(conversation_id, title)

    def _show(self, conversation_id: str, title: str) -> None:
        if state := self._state_of(conversation_id):
            state.rename(title)
        self._library.refresh([conversation_id])

    def _first_answer(self, state: ConversationState) -> str:
        """Return the first answer to the first question; empty for none."""
        replies = state.turn(state.shown.states[0].id).replies
        return next((reply.answer for reply in replies if reply.is_answered), "")
