"""What happens when a person tries what thinking is good for: hands it over, or cuts it short."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QObject
from shiboken6 import isValid

from deepseek_desktop.core.domain.conversation import Lane
from deepseek_desktop.core.domain.errors import SettingError, UnknownProviderError
from deepseek_desktop.core.domain.parameters import Parameters
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.providers.planning import Plan
from deepseek_desktop.ui.details import effect_text
from deepseek_desktop.ui.models.forecast import Asked
from deepseek_desktop.ui.models.wishes import Act, Wish
from deepseek_desktop.ui.presenters.comparing.confirming import Price, confirm_asking
from deepseek_desktop.ui.presenters.comparing.tools import Tools
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.wording import provider_name, sentence

PlanFor = Callable[[Parameters], Plan]


class Experimenting(QObject):
    """Does so in one tab; `plan_for` plans requests to a model, `price` estimates them."""

    def __init__(
        self,
        tab: ConversationTab,
        tools: Tools,
        plan_for: Callable[[str], PlanFor],
        price: Price,
    ) -> None:
        super().__init__(tab)
        self._tab = tab
        self._state = tab.state
        self._tasks = tools.tasks
        self._asking = tools.asking
        self._branching = tools.branching
        self._plan_for = plan_for
        self._price = price
        self._say = tools.say
        self._stopping: dict[str, Lane] = {}
        self._state.reply_changed.connect(self._go_on_if_stopped)

    def fulfil(self, wish: Wish) -> None:
        """Do what a person wants of a reply."""
        reply = self._state.shown.shown(wish.turn_id, wish.lane_id)
        if reply is None:
            return
        if wish.act is Act.HAND:
            self._hand(wish.turn_id, reply)
        else:
            self._answer_now(reply)

    def _hand(self, turn_id: str, reply: Reply) -> None:
        """Let the other lanes answer the same question once more, knowing what was thought."""
        lanes = tuple(lane for lane in self._state.asked_lanes if lane.id != reply.lane_id)
        if not reply.reasoning.strip():
            self._say(self.tr("This reply brought no thinking that could be handed over."))
        elif not lanes:
            self._say(self.tr("There is no other lane that the thinking could be handed to."))
        elif reply.is_running:
            self._say(self.tr("Wait until this reply has ended; then its thinking is whole."))
        else:
            self._tasks.start(self._offer(turn_id, lanes, reply), name="give thinking")

    async def _offer(self, turn_id: str, lanes: tuple[Lane, ...], reply: Reply) -> None:
        """Hand a thinking over once a person knows to whom, and what that may cost."""
        question = self._state.turn(turn_id).question
        known = replace(question, prompt=f"{question.prompt}\n\n{reply.reasoning}")
        price = self._price(self._state, [Asked(known, (), turn_id, lanes)])
        title = self.tr("Give this thinking to the other lanes")
        what = self.tr("They answer the same question once more, knowing this thinking.")
        if not await confirm_asking(self._tab, title, what, lanes, price) or not isValid(self):
            return
        give = partial(self._give, turn_id, lanes, reply)
        if not self._branching.hinders(turn_id, lanes, give):
            give()

    def _give(self, turn_id: str, lanes: tuple[Lane, ...], reply: Reply) -> None:
        for lane in lanes:
            self._asking.give(turn_id, lane, reply)

    def _answer_now(self, reply: Reply) -> None:
        """Stop a reply that thinks, and have the model answer with what it thought so far."""
        lane = next(lane for lane in self._state.lanes if lane.id == reply.lane_id)
        if not reply.is_running or not reply.reasoning or reply.answer:
            self._say(self.tr("Only a reply that is thinking can be told to answer now."))
            return
        model = f"{reply.identity.provider}/{reply.identity.model}"
        parameters = {n: v for n, v in lane.setup.parameters.items() if n != "effort"}
        parameters["thinking"] = False
        try:
            plan = self._plan_for(model)(parameters)
        except (SettingError, UnknownProviderError) as error:
            self._say(sentence(error.failure))
            return
        if plan.thinking is not False:
            effect = plan.effects.get("thinking")
            why = effect_text("thinking", effect) if effect is not None else ""
            text = self.tr(
                "{model} at {host} cannot be told to answer without thinking on. The reply can be "
                "stopped, and its thinking be given to the other lanes."
            )
            host = provider_name(reply.identity.provider)
            said = text.format(model=reply.identity.model, host=host)
            self._say(" ".join(filter(None, (said, why))))
            return
        asked = lane.as_for(reply)
        self._stopping[reply.id] = replace(asked, setup=replace(asked.setup, parameters=parameters))
        self._asking.stop(reply.id)

    def _go_on_if_stopped(self, reply_id: str) -> None:
        """Ask once more as soon as the reply that was to be stopped has ended."""
        reply = self._state.reply(reply_id)
        if reply_id not in self._stopping or reply is None or reply.is_running:
            return
        lane = self._stopping.pop(reply_id)
        if reply.answer:
            return  # it had begun to answer by itself
        turn_id = self._state.shown.turn_of(reply_id)
        give = partial(self._give, turn_id, (lane,), reply)
        if not self._branching.hinders(turn_id, (lane,), give):
            give()
