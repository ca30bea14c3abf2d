"""Finds the key of a provider: in the environment, in the key store, or for this session only."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
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
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.settings.secret_store import KeyStoreError, SecretStore, open_store
from deepseek_desktop.core.settings.worker import StuckError, Worker

log = logging.getLogger(__name__)

_PATIENCE_S = 5.0
_CHECK_ACCOUNT = "self-check"


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
        self._looked_up: set[str] = set()
        self._hindrance: SettingError | None = None

    @property
    def hindrance(self) -> SettingError | None:
        """Why the key store could not be used when it was last needed."""
        return self._hindrance

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
        raise AuthenticationError(_MISSING, provider=profile.name, variable=profile.key_variable)

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

    async def load(self, profiles: Iterable[Profile]) -> None:
        """Read keys that the store is known to hold; once each, and none twice."""
        recorded = self._places.key_places()
        for profile in profiles:
            account = account_of(profile)
            if account in recorded and account not in self._looked_up:
                await self._look_up(account, recorded[account])

    async def put(self, profile: Profile, typed: str) -> KeyState:
        """Keep a key, in the store where that works, and return where it is now.

        Raises `SettingError` for what can be no key.
        """
        key, account = cleaned_key(typed), account_of(profile)
        source = KeySource.SESSION
        try:
            store = await self._opened()
            read_back = await self._worker.run(lambda: _put(store, account, key))
            if read_back == key:
                source = KeySource.STORE
                self._places.save_key_place(account, store.name)
                self._hindrance = None
            else:
                self._hindrance = SettingError(_FORGETS, store=store.name)
        except (KeyStoreError, StuckError) as error:
            self._note(error)
        self._held[account] = (key, source)
        self._looked_up.add(account)
        state = self.state(profile)
        return state or KeyState(source, shown_key(key))

    async def forget(self, profile: Profile) -> None:
        """Keep a key no more, neither here nor in the store.

        Raises `SettingError` where the store could not be asked: then it is still there.
        """
        account = account_of(profile)
        held = self._held.pop(account, None)
        is_stored = account in self._places.key_places()
        if not is_stored and (held is None or held[1] is not KeySource.STORE):
            return
        try:
            store = await self._opened()
            await self._worker.run(lambda: store.forget(account))
        except (KeyStoreError, StuckError) as error:
            self._note(error)
            raise SettingError(_NOT_FORGOTTEN) from error
        self._places.save_key_place(account, None)

    async def check_store(self) -> str:
        """Write, read back and remove a word of no worth; return the name of the store.

        Raises `SettingError` with what is wrong.
        """
        try:
            store = await self._opened()
            if await self._worker.run(lambda: _try(store)):
                return store.name
        except (KeyStoreError, StuckError) as error:
            self._note(error)
            raise self._hindrance or SettingError(_NONE) from error
        raise SettingError(_FORGETS, store=store.name)

    async def _look_up(self, account: str, recorded: str) -> None:
        try:
            store = await self._opened()
            if store.name != recorded:
                self._hindrance = SettingError(_ELSEWHERE, recorded=recorded, store=store.name)
                return
            key = await self._worker.run(lambda: store.get(account))
        except (KeyStoreError, StuckError) as error:
            self._note(error)
            return
        self._looked_up.add(account)
        if key:
            self._held[account] = (key, KeySource.STORE)

    async def _opened(self) -> SecretStore:
        if self._store is None:
            self._store = await self._worker.run(self._open_store)
        return self._store

    def _note(self, error: Exception) -> None:
        log.info("The key store could not be used: %s", error)
        if isinstance(error, StuckError):
            self._hindrance = SettingError(_SILENT)
        elif isinstance(error, KeyStoreError) and error.is_locked:
            self._hindrance = SettingError(_LOCKED)
        else:
            self._hindrance = SettingError(_NONE)

    def _of_environment(self, profile: Profile) -> str | None:
        variable = profile.key_variable
        typed = self._environment.get(variable, "") if variable else ""
        if not variable or not typed.strip():
            return None
        try:
            return cleaned_key(typed)
        except SettingError as error:
            raise AuthenticationError(
                _UNUSABLE, provider=profile.name, variable=variable
            ) from error


def _put(store: SecretStore, account: str, key: str) -> str | None:
    store.put(account, key)
    return store.get(account)


def _try(store: SecretStore) -> bool:
    word = "nothing of worth"
    try:
        return _put(store, _CHECK_ACCOUNT, word) == word
    finally:
        store.forget(_CHECK_ACCOUNT)


_MISSING = words(
    "errors",
    "There is no key for {provider}. Give it under File > Providers…, or set the environment "
    "variable {variable} and start the app again.",
)
_UNUSABLE = words(
    "errors",
    "The key for {provider} in the environment variable {variable} holds characters that no key "
    "has. Copy it again from the provider.",
)
_NONE = words(
    "errors",
    "No key store of this system can be used, so keys live until the app ends. They are written "
    "nowhere.",
)
_LOCKED = words(
    "errors",
    "The key store of this system is locked. Unlock it and try again; until then, keys live until "
    "the app ends.",
)
_SILENT = words(
    "errors",
    "The key store of this system does not answer. Until it does, keys live until the app ends.",
)
_FORGETS = words(
    "errors",
    "{store} did not give back what it was to keep, so keys live until the app ends.",
)
_ELSEWHERE = words(
    "errors",
    "A key was kept in {recorded}, but now this system's key store is {store}. Type the key once "
    "more, or start the app where {recorded} is.",
)
_NOT_FORGOTTEN = words(
    "errors",
    "The key store could not be asked to forget the key; it may still be there. Remove it in the "
    "key store itself.",
)
