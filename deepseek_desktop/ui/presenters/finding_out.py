"""What happens when a person wants to know of a provider whether it answers, and with what."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import aclosing
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from deepseek_desktop.core.domain.errors import DeskError, ProviderError
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.providers.registry import Providers
from deepseek_desktop.core.runs.checking import check
from deepseek_desktop.core.runs.lane import Means
from deepseek_desktop.core.runs.model_lists import LocalServer, ModelLists
from deepseek_desktop.ui.widgets.texts import shortened
from deepseek_desktop.ui.wording import number, sentence

if TYPE_CHECKING:  # loaded when it is asked for, not before the first paint
    from deepseek_desktop.ui.dialogs.add_provider import AddProviderDialog
    from deepseek_desktop.ui.dialogs.providers import ProvidersDialog

translate = QCoreApplication.translate

_NAMED = 4
_NAME_LENGTH = 44


class FindingOut:
    """Asks providers, and shows in a dialog what came of it; each is one task of that dialog."""

    def __init__(self, means: Means, providers: Providers, lists: ModelLists) -> None:
        self._means = means
        self._providers = providers
        self._lists = lists

    async def check(self, dialog: ProvidersDialog, *, asks: bool) -> None:
        """Check the provider that is shown; with `asks`, by one small request, too."""
        if dialog.chosen is not None:
            profile, model = dialog.chosen.profile, dialog.model or None
            async with aclosing(check(profile, model, self._means, asks=asks)) as findings:
                async for finding in findings:
                    dialog.show_finding(finding)
        dialog.show_checked()

    async def fetch(self, dialog: ProvidersDialog, changed: Callable[[], None]) -> None:
        """Fetch the list of the provider that is shown."""
        if dialog.chosen is None:
            return
        try:
            cards = await self._lists.refresh(dialog.chosen.name)
        except DeskError as error:
            dialog.show_fetched(sentence(error.failure), is_problem=True)
            return
        changed()
        text = translate("providing", "Its list has {count} models. New lanes offer them now.")
        dialog.show_fetched(text.format(count=number(len(cards))))

    async def forget_list(self, before: Profile, now: Profile | None) -> None:
        """Forget the list of a provider that is removed, or is at another address `now`."""
        if now is None or now.base_url != before.base_url:
            await self._lists.forget(before.name)

    async def find(self, dialog: ProvidersDialog, changed: Callable[[], None]) -> None:
        """Look for servers on this machine."""
        try:
            servers = await self._lists.find_local()
        except DeskError as error:
            dialog.show_found(sentence(error.failure))
            return
        changed()
        dialog.show_found("\n".join(map(_found, servers)) or _nothing_found())

    async def test(self, dialog: AddProviderDialog, profile: Profile) -> None:
        """Fetch the list of what is typed in a dialog, and keep nothing of it."""
        try:
            await self._providers.ready(profile.name)
            fitted = self._means.catalogue.fitted(profile)
            cards = await self._providers.account_of(fitted).models()
        except ProviderError as error:
            dialog.show_tested(sentence(error.failure), is_problem=True)
            return
        names = [shortened(card.id, _NAME_LENGTH) for card in cards]
        text = (
            translate("providing", "It answers, and lists {count} models: {names}")
            if names
            else translate("providing", "It answers, and lists no model.")
        )
        shown = ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
        dialog.show_tested(text.format(count=number(len(cards)), names=shown))


def _found(server: LocalServer) -> str:
    title = server.host.title
    if server.failure is not None:
        return f"{title}: {sentence(server.failure)}"
    text = translate("providing", "{title} answers. Models: {count}")
    return text.format(title=title, count=number(len(server.models)))


def _nothing_found() -> str:
    return translate(
        "providing",
        "No server answers on the usual ports of this machine. Start one and look again, or add "
        "it with its address.",
    )
