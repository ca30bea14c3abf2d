"""The providers that can be asked, by name."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from types import TracebackType
from typing import TYPE_CHECKING, Self

from deepseek_desktop.core.domain.errors import AuthenticationError, UnknownProviderError
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.providers.base import Provider

if TYPE_CHECKING:  # not to break a cycle: importing httpx is what start-up shall not wait for
    from deepseek_desktop.core.providers.connections import Connections


class Providers:
    """Knows every provider's profile and makes it ready to be asked."""

    def __init__(
        self, profiles: Iterable[Profile], key_for: Callable[[Profile], str | None]
    ) -> None:
        self._profiles = {profile.name: profile for profile in profiles}
        self._key_for = key_for
        self._connections: Connections | None = None
        self._is_ready = False

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """All profiles, in the order in which they were added."""
        return tuple(self._profiles.values())

    def has_key(self, profile: Profile) -> bool:
        """Whether a provider could be asked now: it has its key, or needs none."""
        try:
            self._key_for(profile)
        except AuthenticationError:
            return False
        return True

    def add(self, profile: Profile) -> None:
        """Add a profile, or put it in the place of the one with its name."""
        self._profiles[profile.name] = profile

    async def ready(self) -> None:
        """Import what speaks HTTP, in a thread: it takes a fifth of a second, once."""
        if self._is_ready:
            return
        with ThreadPoolExecutor(1, "providers") as pool:
            await asyncio.get_running_loop().run_in_executor(pool, _import_client)
        self._is_ready = True

    def open(self, name: str) -> Provider:
        """Return the provider; raise `UnknownProviderError` or `AuthenticationError`."""
        from deepseek_desktop.core.providers.connections import Connections  # noqa: PLC0415
        from deepseek_desktop.core.providers.openai_compatible import (  # noqa: PLC0415
            OpenAiCompatible,
        )

        profile = self._profiles.get(name)
        if profile is None:
            raise UnknownProviderError(
                _UNKNOWN, provider=name, known=", ".join(self._profiles)[:_KNOWN_LENGTH]
            )
        key = self._key_for(profile)
        if self._connections is None:
            self._connections = Connections()
        return OpenAiCompatible(profile, self._connections.client_for(profile.base_url), key)

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


def _import_client() -> None:
    import_module("deepseek_desktop.core.providers.openai_compatible")
    import_module("deepseek_desktop.core.providers.connections").trusted_authorities()


_KNOWN_LENGTH = 120

_UNKNOWN = words(
    "errors",
    "There is no provider named “{provider}”. Known: {known}. Add it first: File > Add provider…, "
    "or deepseek-desktop provider add NAME --base-url URL.",
)
