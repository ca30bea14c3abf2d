"""Gets the lists of models that hosts give, and finds servers on this machine."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from deepseek_desktop.core.domain.catalogue import Catalogue, Host, ModelCard
from deepseek_desktop.core.domain.errors import (
    AuthenticationError,
    Failure,
    ModelLoadingError,
    ProviderError,
)
from deepseek_desktop.core.providers.base import ProviderSource
from deepseek_desktop.core.providers.listed import forget_listed, save_listed


class LocalServer(Struct, frozen=True):
    """A server that answers on this machine; `failure` says why it has no models to offer yet."""

    host: Host
    models: tuple[ModelCard, ...] = ()
    failure: Failure | None = None


class ModelLists:
    """Fetches lists, keeps them in `folder`, and makes the catalogue know them."""

    def __init__(
        self,
        folder: Path,
        catalogue: Catalogue,
        providers: ProviderSource,
        read_again: Callable[[], Catalogue],
    ) -> None:
        self._folder = folder
        self._catalogue = catalogue
        self._providers = providers
        self._read_again = read_again

    async def refresh(self, provider: str) -> tuple[ModelCard, ...]:
        """Fetch the list of a provider, keep it, and return what is known of its models now.

        Raises `ProviderError` where it cannot be fetched, `SettingError` where it cannot be kept.
        """
        await self._providers.ready(provider)
        cards = await self._providers.account(provider).models()
        await self._keep(provider, cards)
        known = (self._catalogue.card(provider, card.id) for card in cards)
        return tuple(card for card in known if card is not None)

    async def forget(self, provider: str) -> None:
        """Forget the list of a provider that is removed, or at another address now."""
        loop = asyncio.get_running_loop()
        with ThreadPoolExecutor(1, "model-lists") as pool:
            await loop.run_in_executor(pool, forget_listed, self._folder, provider)
            self._catalogue.renew(await loop.run_in_executor(pool, self._read_again))

    async def find_local(self) -> tuple[LocalServer, ...]:
        """Look for servers on this machine's usual ports; keep the lists of those that answer."""
        names = [h.profile.name for h in self._catalogue.hosts if h.profile.is_local]
        hosts = [host for name in names if (host := self._catalogue.host(name)) is not None]
        async with asyncio.TaskGroup() as group:
            looks = [group.create_task(self._look(host)) for host in hosts]
        found = [server for look in looks if (server := look.result()) is not None]
        for server in found:
            if server.models:
                await self._keep(server.host.profile.name, server.models)
        return tuple(found)

    async def _look(self, host: Host) -> LocalServer | None:
        await self._providers.ready(host.profile.name)
        try:
            models = await self._providers.account(host.profile.name).models()
        except (ModelLoadingError, AuthenticationError) as error:
            return LocalServer(host, failure=error.failure)
        except ProviderError:
            return None  # nobody there, or somebody else
        return LocalServer(host, models)

    async def _keep(self, provider: str, cards: tuple[ModelCard, ...]) -> None:
        loop = asyncio.get_running_loop()
        with ThreadPoolExecutor(1, "model-lists") as pool:
            await loop.run_in_executor(pool, self._store, provider, cards)
            self._catalogue.renew(await loop.run_in_executor(pool, self._read_again))

    def _store(self, provider: str, cards: tuple[ModelCard, ...]) -> None:
        save_listed(self._folder, provider, cards, at=datetime.now(UTC))
