"""What happens when a person pastes a key: it is kept, checked free of charge, and offered."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import aclosing
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from deepseek_desktop.core.domain.errors import DeskError, SettingError
from deepseek_desktop.core.domain.keys import KeyState
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.runs.checking import Finding, Verdict, check
from deepseek_desktop.core.runs.lane import Means
from deepseek_desktop.core.runs.model_lists import ModelLists
from deepseek_desktop.core.settings.keys import Keys
from deepseek_desktop.ui.dialogs.asking import result_of
from deepseek_desktop.ui.models.provider_entry import ProviderEntry
from deepseek_desktop.ui.presenters.errands import Errands
from deepseek_desktop.ui.presenters.keeping_keys import kept
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.widgets.check_panel import words_of
from deepseek_desktop.ui.wording import sentence

if TYPE_CHECKING:  # loaded when it is asked for, not before the first paint
    from deepseek_desktop.ui.dialogs.first_key import FirstKeyDialog

translate = QCoreApplication.translate

Putting: TypeAlias = asyncio.Task[KeyState | SettingError]


class Begun(Struct, frozen=True):
    """A key that is kept: what to say of it, and a model to ask, as PROVIDER/MODEL."""

    told: str = ""
    model: str = ""


class FirstKey:
    """Knows where keys are kept, and how to find out whether one works."""

    def __init__(
        self,
        means: Means,
        lists: ModelLists,
        keys: Keys,
        entries: Callable[[], Sequence[ProviderEntry]],
        tasks: TaskScope,
    ) -> None:
        self._means = means
        self._lists = lists
        self._keys = keys
        self._entries = entries
        self._tasks = tasks

    async def take(
        self, parent: QWidget, begin: Callable[[str], None], say: Callable[[str], None]
    ) -> None:
        """Ask for a key; `begin` is given a model that can be asked now, `say` what became of it.

        Where no model is known, `begin` is given the provider alone: `PROVIDER/`.
        """
        from deepseek_desktop.ui.dialogs.first_key import FirstKeyDialog  # noqa: PLC0415 not needed at once

        dialog = FirstKeyDialog([e for e in self._entries() if _is_asked_with_key(e)], parent)
        errands = Errands(dialog, self._tasks)
        begun = Begun()

        async def keep(profile: Profile, putting: Putting) -> None:
            nonlocal begun
            begun = await self._keep(dialog, profile, putting)

        def start() -> None:
            profile = next(e.profile for e in self._entries() if e.name == dialog.provider)
            # A task of its own: closing the dialog at once does not undo it.
            putting = self._tasks.start(self._put(profile, dialog.take_key()), name="keep key")
            errands.start(keep(profile, putting), name="key")

        dialog.keep_asked.connect(start)
        errands.start(self._look(dialog), name="look for keys")
        if await result_of(dialog):
            begin(begun.model)
            say(begun.told)

    async def _look(self, dialog: FirstKeyDialog) -> None:
        await self._keys.look_for_store()
        if self._keys.hindrance is not None:
            dialog.show_trouble(sentence(self._keys.hindrance.failure))

    async def _keep(self, dialog: FirstKeyDialog, profile: Profile, putting: Putting) -> Begun:
        """Wait until a key is kept, and check it; with one that works, the dialog is done."""
        state = await asyncio.shield(putting)
        if isinstance(state, SettingError):
            dialog.show_refused(sentence(state.failure))
            return Begun()
        findings = await self._findings(profile)
        problem = next((f for f in findings if f.verdict is Verdict.BAD), None)
        if problem is not None and problem.failure and problem.failure.kind == "authentication":
            dialog.show_refused(await self._forgotten(profile, words_of(problem)))
            return Begun()
        begun = Begun(self._told(state, findings), f"{profile.name}/{await self._model(profile)}")
        if problem is None:
            dialog.accept()
        else:
            dialog.show_unchecked(begun.told)
        return begun

    async def _put(self, profile: Profile, typed: str) -> KeyState | SettingError:
        try:
            return await self._keys.put(profile, typed)
        except SettingError as error:
            return error

    async def _findings(self, profile: Profile) -> list[Finding]:
        async with aclosing(check(profile, None, self._means, asks=False)) as findings:
            return [finding async for finding in findings]

    async def _forgotten(self, profile: Profile, why: str) -> str:
        """Forget a key that was refused; return what to say."""
        try:
            await self._keys.forget(profile)
        except SettingError as error:
            return f"{why} {sentence(error.failure)}"
        return f"{why} {translate('keys', 'It is not kept.')}"

    async def _model(self, profile: Profile) -> str:
        """Return a first model to ask; where none is known, fetch the list."""
        if not (models := self._models_of(profile)):
            try:
                await self._lists.refresh(profile.name)
            except DeskError:
                return ""
            models = self._models_of(profile)
        return models[0] if models else ""

    def _models_of(self, profile: Profile) -> tuple[str, ...]:
        return next((e.models for e in self._entries() if e.name == profile.name), ())

    def _told(self, state: KeyState, findings: Sequence[Finding]) -> str:
        hindrance = self._keys.hindrance
        parts = [kept(state), *map(words_of, findings)]
        if not state.place and hindrance is not None:
            parts.insert(1, sentence(hindrance.failure))
        return " ".join(parts)


def _is_asked_with_key(entry: ProviderEntry) -> bool:
    """Whether a pasted key may well be one for this provider."""
    wants_one = entry.profile.key_variable is not None or entry.is_own
    return entry.takes_key and wants_one and not entry.is_here
