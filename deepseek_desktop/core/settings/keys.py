"""Finds the key of a provider: in the environment, in the key store, or for this session only."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

from deepseek_desktop.core.domain.errors import AuthenticationError, SettingError
from deepseek_desktop.core.domain.keys import (
    KeySource,
    KeyState,
    account_of,
    cleaned_key,
    shown_key,
)
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.settings import key_texts as texts
from deepseek_desktop.core.settings.environment_key import environment_key, is_in_environment
from deepseek_desktop.core.settings.secret_store import (
    KeyStoreError,
    SecretStore,
    is_working,
    open_store,
    put_and_read,
)
from deepseek_desktop.core.settings.worker import StuckError, Worker

log = logging.getLogger(__name__)

_PATIENCE_S = 5.0


class KeyPlaces(Protocol):
    """Remembers which key is in which store; never a key."""

    def key_places(self) -> Mapping[str, str]:
        """Return names of stores by account."""

    def save_key_place(self, account: str, store: str | None) -> None:
        """Note where a key is; None that it is nowhere any more."""


class Keys:
    """Holds keys in memory, and knows where each came from.

    The environment counts before the key store, for this session. What no store would keep lives
    until the app ends.
    """

    def __init__(
        self,
        environment: Mapping[str, str],
        places: KeyPlaces,
        open_store: Callable[[], SecretStore] = open_store,
        patience_s: float = _PATIENCE_S,
    ) -> None:
        self._environment = environment
        self._places = places
        self._open_store = open_store
        self._worker = Worker("keys", patience_s)
        self._store: SecretStore | None = None
        self._held: dict[str, tuple[str, KeySource]] = {}
        self._recorded: Mapping[str, str] = {}
        self._looked_up: set[str] = set()
        self._known: set[str] = set()
        self._hindrance: SettingError | None = None
        self._elsewhere: dict[str, SettingError] = {}

    @property
    def hindrance(self) -> SettingError | None:
        """Why the key store could not be used when it was last needed."""
        return self._hindrance or next(iter(self._elsewhere.values()), None)

    @property
    def store_name(self) -> str:
        """The key store in use; empty until one was needed."""
        return self._store.name if self._store else ""

    def known(self) -> frozenset[str]:
        """Return every key that was ever found or typed here, to keep it out of what is told."""
        return frozenset(self._known)

    def key_for(self, profile: Profile) -> str | None:
        """Return the key, None where the provider takes none; raise `AuthenticationError`.

        Keys of the store are known after `load`.
        """
        if (key := self._of_environment(profile)) is not None:
            return key
        if held := self._held.get(account_of(profile)):
            return held[0]
        if profile.key_variable is None:
            return None
        raise AuthenticationError(
            texts.MISSING, provider=profile.name, variable=profile.key_variable
        )

    def state(self, profile: Profile) -> KeyState | None:
        """Return where the key is and its ends; None where there is no usable one."""
        try:
            key = self._of_environment(profile)
        except AuthenticationError:
            return None
        if key is not None:
            return KeyState(KeySource.ENVIRONMENT, shown_key(key), profile.key_variable or "")
        held = self._held.get(account_of(profile))
        if held is None:
            return None
        place = self._store.name if held[1] is KeySource.STORE and self._store else ""
        return KeyState(held[1], shown_key(held[0]), place)

    def is_kept(self, profile: Profile) -> bool:
        """Whether a key was given here that could be forgotten, in memory or in a store."""
        account = account_of(profile)
        return account in self._held or account in self._recorded

    def trouble(self, profile: Profile) -> SettingError | None:
        """Return why a provider's key is only in memory, would only be, or is out of reach."""
        state = self.state(profile)
        if state is not None and state.source is not KeySource.SESSION:
            return None
        return self._elsewhere.get(account_of(profile), self._hindrance)

    async def look_for_store(self) -> None:
        """Find out whether there is a store at all, before a key is typed; unlocks nothing."""
        try:
            await self._opened()
        except (KeyStoreError, StuckError) as error:
            self._note(error)

    async def load(self, profiles: Iterable[Profile]) -> None:
        """Read keys that the store is known to hold; once each, and none that is not needed."""
        loop = asyncio.get_running_loop()
        with ThreadPoolExecutor(1, "key-places") as pool:  # the worker may hang in the store
            recorded = await loop.run_in_executor(pool, self._places.key_places)
        self._recorded = recorded
        for profile in profiles:
            account = account_of(profile)
            is_new = account in recorded and account not in self._looked_up
            if is_new and not is_in_environment(self._environment, profile):
                await self._look_up(account, recorded[account])

    async def put(self, profile: Profile, typed: str) -> KeyState:
        """Keep a key, in the store where that works, and return where it is now.

        Raises `SettingError` for what can be no key.
        """
        key, account = cleaned_key(typed), account_of(profile)
        self._known.add(key)
        self._held[account] = (key, KeySource.SESSION)  # already now: waiting may be cancelled
        self._looked_up.add(account)
        try:
            store = await self._opened()
            if await self._worker.run(lambda: put_and_read(store, account, key)) == key:
                self._held[account] = (key, KeySource.STORE)
                self._hindrance = None
                self._elsewhere.pop(account, None)
                self._places.save_key_place(account, store.name)
            else:
                self._hindrance = SettingError(texts.FORGETS, store=store.name)
        except (KeyStoreError, StuckError) as error:
            self._note(error)
        return self.state(profile) or KeyState(self._held[account][1], shown_key(key))

    async def keep_held(self, profile: Profile) -> KeyState | None:
        """Put into the store what is only in memory so far, and return where the key is now."""
        held = self._held.get(account_of(profile))
        if held is not None and held[1] is KeySource.SESSION:
            return await self.put(profile, held[0])
        return self.state(profile)

    async def forget(self, profile: Profile) -> None:
        """Keep a key no more, neither here nor in the store.

        Raises `SettingError` where the store could not be asked: then it is still there.
        """
        account = account_of(profile)
        held = self._held.pop(account, None)
        recorded = self._places.key_places().get(account)
        if recorded is None and (held is None or held[1] is not KeySource.STORE):
            return
        try:
            store = await self._opened()
            if recorded not in {None, store.name}:
                raise SettingError(texts.NOT_FORGOTTEN)
            await self._worker.run(lambda: store.forget(account))
        except (KeyStoreError, StuckError) as error:
            self._note(error)
            raise SettingError(texts.NOT_FORGOTTEN) from error
        self._places.save_key_place(account, None)
        self._recorded = self._places.key_places()

    async def check_store(self) -> str:
        """Write, read back and remove a word of no worth; return the name of the store.

        Raises `SettingError` with what is wrong.
        """
        try:
            store = await self._opened()
            if await self._worker.run(lambda: is_working(store)):
                self._hindrance = None
                return store.name
        except (KeyStoreError, StuckError) as error:
            self._note(error)
            raise self._hindrance or SettingError(texts.NONE) from error
        self._hindrance = SettingError(texts.FORGETS, store=store.name)
        raise self._hindrance

    def close(self) -> None:
        """End the thread that asks the store, unless it hangs there."""
        self._worker.close()

    async def _look_up(self, account: str, recorded: str) -> None:
        try:
            store = await self._opened()
            if store.name != recorded:
                self._elsewhere[account] = SettingError(
                    texts.ELSEWHERE, recorded=recorded, store=store.name
                )
                return
            key = await self._worker.run(lambda: store.get(account))
        except (KeyStoreError, StuckError) as error:
            self._note(error)
            return
        self._hindrance = None
        self._looked_up.add(account)
        if key:
            self._known.add(key)
            self._held[account] = (key, KeySource.STORE)

    async def _opened(self) -> SecretStore:
        if self._store is None:
            self._store = await self._worker.run(self._open_store)
        return self._store

    def _note(self, error: Exception) -> None:
        log.info("The key store could not be used: %s", error)
        is_locked = isinstance(error, KeyStoreError) and error.is_locked
        text = texts.LOCKED if is_locked else texts.NONE
        self._hindrance = SettingError(texts.SILENT if isinstance(error, StuckError) else text)

    def _of_environment(self, profile: Profile) -> str | None:
        key = environment_key(self._environment, profile)
        if key is not None:
            self._known.add(key)
        return key
