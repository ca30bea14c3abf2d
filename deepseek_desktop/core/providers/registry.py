"""The providers that can be asked, by name."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from importlib import import_module
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from deepseek_desktop.core.domain.errors import (
    AuthenticationError,
    Failure,
    RequestRefusedError,
    SettingError,
    UnknownProviderError,
)
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.domain.proxy import ProxyChoice
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.providers.base import Account, Provider
from deepseek_desktop.core.providers.queueing import Queue
from deepseek_desktop.core.streaming.watchdog import IDLE_LIMIT_S

if TYPE_CHECKING:  # not to break a cycle: importing httpx is what start-up shall not wait for
    from httpx import AsyncClient

    from deepseek_desktop.core.providers.connections import Connections


class Providers:
    """Knows every provider's profile and makes it ready to be asked.

    `key_for` tells a key that is known; `load_keys` looks up those that are kept elsewhere.
    """

    def __init__(
        self,
        profiles: Iterable[Profile],
        key_for: Callable[[Profile], str | None],
        load_keys: Callable[[Iterable[Profile]], Awaitable[None]] | None = None,
    ) -> None:
        self._profiles = {profile.name: profile for profile in profiles}
        self._key_for = key_for
        self._load_keys = load_keys
        self.idle_limit_s = IDLE_LIMIT_S
        """How long a silent host is believed to be alive, in seconds; counts for what is opened."""
        self.proxy = ProxyChoice()
        """Which proxy to go through; counts for what is opened, what runs goes on."""
        self._queues: dict[str, Queue] = {}
        self._connections: Connections | None = None
        self._loaded: set[str] = set()
        self._looking: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """All profiles, in the order in which they were added."""
        return tuple(self._profiles.values())

    def has_key(self, profile: Profile) -> bool:
        """Whether a provider could be asked now: it has its key, or needs none."""
        return self.key_problem(profile) is None

    def key_problem(self, profile: Profile) -> Failure | None:
        """Return why a provider's key cannot be used; None where it can, or none is needed."""
        try:
            self._key_for(profile)
        except AuthenticationError as error:
            return error.failure
        return None

    def add(self, profile: Profile) -> None:
        """Add a profile, or put it in the place of the one with its name."""
        self._profiles[profile.name] = profile

    def remove(self, name: str) -> None:
        """Know a provider no more; what it is asked just now goes on."""
        self._profiles.pop(name, None)

    async def ready(self, name: str = "") -> None:
        """Look up keys, and import what speaks HTTP, in a thread: that takes a moment, once.

        With a name only that provider's key is looked up, where it is not known: the key of
        another may be in a store that hangs. Who asks a provider first is the first to go on.
        """
        chosen = [profile for profile in self.profiles if name in {"", profile.name}]
        async with self._looking[name]:
            if self._load_keys is not None and (not name or any(map(self._lacks_key, chosen))):
                await self._load_keys(chosen)
        ca_files = {"", *(profile.ca_file for profile in chosen)} - self._loaded
        if not ca_files:
            return
        with ThreadPoolExecutor(1, "providers") as pool:
            await asyncio.get_running_loop().run_in_executor(pool, _load_client, ca_files)
        self._loaded |= ca_files

    def open(self, name: str) -> Provider:
        """Return the provider; raise `UnknownProviderError` or `AuthenticationError`.

        Raises `RequestRefusedError` where its CA file, or the proxy, cannot be used.
        """
        from deepseek_desktop.core.providers.client import Client  # noqa: PLC0415 httpx is slow

        profile = self.profile(name)
        key = self._key_for(profile)
        queue = self._queues.setdefault(name, Queue(profile.most_at_once))
        client = self._client_for(profile)
        return Client(profile, client, key, queue=queue, idle_limit_s=self.idle_limit_s)

    def account(self, name: str) -> Account:
        """Return the account at a provider; raise like `open`."""
        return self.account_of(self.profile(name))

    def account_of(self, profile: Profile) -> Account:
        """Return the account at a provider that need not be known; raise `AuthenticationError`."""
        from deepseek_desktop.core.providers.account import HostAccount  # noqa: PLC0415 httpx is slow

        return HostAccount(profile, self._client_for(profile), self._key_for(profile))

    def profile(self, name: str) -> Profile:
        """Return a profile; raise `UnknownProviderError` where there is none."""
        profile = self._profiles.get(name)
        if profile is None:
            known = ", ".join(self._profiles)
            raise UnknownProviderError(_UNKNOWN, provider=name, known=known[:_KNOWN_LENGTH])
        return profile

    def _lacks_key(self, profile: Profile) -> bool:
        """Whether no key is known, be it that none is needed: one may be kept all the same."""
        try:
            return self._key_for(profile) is None
        except AuthenticationError:
            return True

    def _client_for(self, profile: Profile) -> AsyncClient:
        from deepseek_desktop.core.providers.connections import Connections  # noqa: PLC0415 httpx is slow

        if self._connections is None:
            self._connections = Connections()
        try:
            return self._connections.client_for(profile.base_url, profile.ca_file, self.proxy)
        except SettingError as error:
            facts: dict[str, Any] = dict(error.failure.facts)
            raise RequestRefusedError(error.failure.text, **facts) from error

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._connections is not None:
            await self._connections.aclose()


def _load_client(ca_files: Iterable[str]) -> None:
    import_module("deepseek_desktop.core.providers.client")
    import_module("deepseek_desktop.core.providers.connections")
    trust = import_module("deepseek_desktop.core.providers.trust")
    for ca_file in ca_files:
        with suppress(SettingError):  # said when that provider is asked
            trust.trusted_authorities(ca_file)


_KNOWN_LENGTH = 120

_UNKNOWN = words(
    "errors",
    "There is no provider named “{provider}”. Known: {known}. Add it first: File > Add provider…, "
    "or deepseek-desktop provider add NAME --base-url URL.",
)
