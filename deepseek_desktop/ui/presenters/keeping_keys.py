"""What happens when a person gives a key, wants it forgotten, or asks where it is."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from deepseek_desktop.core.domain.address import origin_of
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.keys import KeySource, KeyState, account_of
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.settings.keys import Keys
from deepseek_desktop.ui.presenters.errands import Errands
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.wording import sentence

if TYPE_CHECKING:  # loaded when it is asked for, not before the first paint
    from deepseek_desktop.ui.dialogs.providers import ProvidersDialog

translate = QCoreApplication.translate


class KeepingKeys:
    """Asks the key store, and shows in the dialog of providers what came of it.

    `changed` hears that a key is there, or gone.
    """

    def __init__(self, keys: Keys, tasks: TaskScope) -> None:
        self._keys = keys
        self._tasks = tasks

    def serve(
        self,
        dialog: ProvidersDialog,
        errands: Errands,
        profiles: Iterable[Profile],
        changed: Callable[[], None],
    ) -> None:
        """Do what is asked for in a dialog, as one of its errands."""

        def keep() -> None:
            if dialog.chosen is not None:
                profile = dialog.chosen.profile
                # A task of its own: closing the dialog at once does not undo it.
                putting = self._tasks.start(self._put(profile, dialog.take_key()), name="keep key")
                errands.start(self._keep(dialog, profile, putting, changed), name="key")

        def forget() -> None:
            if dialog.chosen is not None:
                errands.start(self._forget(dialog, dialog.chosen.profile, changed), name="key")

        def tell_where() -> None:
            if dialog.chosen is not None:
                errands.start(self._find(dialog, dialog.chosen.profile, changed), name="key")

        dialog.keep_key_asked.connect(keep)
        dialog.forget_key_asked.connect(forget)
        dialog.where_key_asked.connect(tell_where)
        errands.start(self._look(profiles, changed), name="look for keys")

    async def _look(self, profiles: Iterable[Profile], changed: Callable[[], None]) -> None:
        """Find out which keys are kept, and whether there is a store at all."""
        await self._keys.look_for_store()
        await self._keys.load(profiles)
        changed()

    async def _keep(
        self,
        dialog: ProvidersDialog,
        profile: Profile,
        putting: asyncio.Task[tuple[str, str]],
        changed: Callable[[], None],
    ) -> None:
        """Show what becomes of keeping a key."""
        problem, text = await asyncio.shield(putting)
        changed()
        _tell(dialog, profile, problem or text, is_problem=bool(problem))

    async def _put(self, profile: Profile, typed: str) -> tuple[str, str]:
        """Keep a key; return what went wrong, or else what became of it."""
        try:
            state = await self._keys.put(profile, typed)
        except SettingError as error:
            return sentence(error.failure), ""
        match state.source:  # what else there is to say stands beside the key all the time
            case KeySource.STORE:
                return "", translate("keys", "Kept.")
            case KeySource.SESSION:
                return "", ""
            case KeySource.ENVIRONMENT:
                return "", kept(state)

    async def _forget(
        self, dialog: ProvidersDialog, profile: Profile, changed: Callable[[], None]
    ) -> None:
        """Keep a key no more."""
        try:
            await self._keys.forget(profile)
        except SettingError as error:
            changed()
            _tell(dialog, profile, sentence(error.failure), is_problem=True)
            return
        changed()
        _tell(dialog, profile, translate("keys", "It is forgotten, here and in the key store."))

    async def _find(
        self, dialog: ProvidersDialog, profile: Profile, changed: Callable[[], None]
    ) -> None:
        """Try the key store, and say where a provider's key is."""
        try:
            store = await self._keys.check_store()
            await self._keys.load([profile])
            state = await self._keys.keep_held(profile)
        except SettingError as error:
            changed()
            _tell(dialog, profile, sentence(error.failure), is_problem=True)
            return
        changed()
        works = translate("keys", "{store} keeps what it is given and gives it back: just tried.")
        _tell(dialog, profile, f"{_where(profile, state)} {works.format(store=store)}")

    async def forget_moved(self, before: Profile, now: Profile) -> str:
        """Forget a key whose provider is at another address now; return what to say of it."""
        if origin_of(before.base_url) == origin_of(now.base_url) or not self._keys.is_kept(before):
            return ""
        try:
            await self._keys.forget(before)
        except SettingError as error:
            return sentence(error.failure)
        return translate(
            "keys",
            "Its address is another now, so the key for the old one is forgotten. Give it again.",
        )

    async def forget_of_removed(self, profile: Profile, others: Iterable[Profile]) -> str:
        """Forget the key of a provider that is gone; return why that was not possible."""
        if account_of(profile) in map(account_of, others) or not self._keys.is_kept(profile):
            return ""
        try:
            await self._keys.forget(profile)
        except SettingError as error:
            return sentence(error.failure)
        return ""


def kept(state: KeyState) -> str:
    """Return what became of a key that was given."""
    match state:
        case KeyState(KeySource.ENVIRONMENT, _, place):
            text = translate("keys", "It is kept; but {place} is set and counts first.")
            return text.format(place=place)
        case KeyState(KeySource.STORE, shown, place):
            text = translate("keys", "The key {key} is kept in {place}.")
            return text.format(key=shown, place=place)
        case _:
            text = translate("keys", "The key {key} can be used until the app ends.")
            return text.format(key=state.shown)


def _where(profile: Profile, state: KeyState | None) -> str:
    match state:
        case None:
            return translate("keys", "There is no key for this provider.")
        case KeyState(KeySource.ENVIRONMENT, shown, place):
            text = translate("keys", "{key} comes from the environment variable {place}.")
            return text.format(key=shown, place=place)
        case KeyState(KeySource.STORE, shown, place):
            text = translate("keys", "{key} is in {place}, and is sent to {origin} alone.")
            return text.format(key=shown, place=place, origin=origin_of(profile.base_url))
        case _:
            text = translate("keys", "{key} is in memory only, until the app ends.")
            return text.format(key=state.shown)


def _tell(
    dialog: ProvidersDialog, profile: Profile, text: str, *, is_problem: bool = False
) -> None:
    """Say something of a provider's key, if that provider is still the one that is shown."""
    if dialog.chosen is not None and dialog.chosen.name == profile.name:
        dialog.show_key_told(text, is_problem=is_problem)
