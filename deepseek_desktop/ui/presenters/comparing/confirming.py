"""Asks before several lanes are asked something that a person did not type just now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QCoreApplication

from deepseek_desktop.core.domain.conversation import Lane
from deepseek_desktop.ui.dialogs.asking import confirm
from deepseek_desktop.ui.models.conversation_state import ConversationState
from deepseek_desktop.ui.models.forecast import Asked
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.wording import number, provider_name

translate = QCoreApplication.translate

Price = Callable[[ConversationState, Iterable[Asked]], str]
"""Returns what all that is asked may cost together."""


async def confirm_asking(
    tab: ConversationTab, title: str, what: str, lanes: Sequence[Lane], price: str
) -> bool:
    """Say `what` is asked, of whom, and for how much; return whether a person wants that."""
    asks = translate("confirming", "Asks {lanes}: {price}.")
    asks = asks.format(lanes=_named(tab, lanes), price=price)
    return await confirm(tab, title, f"{what}\n\n{asks}", translate("confirming", "&Ask"))


def _named(tab: ConversationTab, lanes: Sequence[Lane]) -> str:
    """Return who is asked; how many that are, while nobody is to know who."""
    if tab.state.arrangement.veil.is_down:
        text = translate("confirming", "{count} lanes")
        return text.format(count=number(len(lanes)))
    text = translate("confirming", "{model} at {host}")
    joint = translate("confirming", ", ")
    return joint.join(
        text.format(model=lane.model.model, host=provider_name(lane.model.provider))
        for lane in lanes
    )
