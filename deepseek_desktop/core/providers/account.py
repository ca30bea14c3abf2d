"""What a host tells for nothing: the models it lists, what is left on the account."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from time import monotonic

import httpx

from deepseek_desktop.core.domain.address import origin_of
from deepseek_desktop.core.domain.balance import Balance
from deepseek_desktop.core.domain.catalogue import ModelCard
from deepseek_desktop.core.domain.errors import ProviderError
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.providers.balance import balances_in
from deepseek_desktop.core.providers.exchange import Exchange, OversizedReplyError
from deepseek_desktop.core.providers.failures import WIRE_ERRORS, Failures
from deepseek_desktop.core.providers.idle_guard import IdleGuard, SilenceError
from deepseek_desktop.core.providers.model_list import NoModelListError, models_in
from deepseek_desktop.core.streaming.watchdog import Watchdog

_PATIENCE_S = 20.0
_LIMIT_BYTES = 8 * 1024 * 1024  # lists of thousands of models stay far below


class HostAccount:
    """Asks one provider for lists; nothing here costs money."""

    def __init__(
        self,
        profile: Profile,
        client: httpx.AsyncClient,
        key: str | None,
        *,
        patience_s: float = _PATIENCE_S,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._profile = profile
        self._client = client
        self._key = key
        self._failures = Failures(profile, key)
        self._patience_s = patience_s
        self._clock = clock

    async def models(self) -> tuple[ModelCard, ...]:
        """Return the models that the host lists; raise `ProviderError`."""
        path = self._profile.models_path
        if not path:
            raise self._failures.no_list()
        urls = [self._profile.base_url + path]
        if not self._profile.base_url.endswith("/v1") and path.startswith("/models"):
            urls.append(f"{self._profile.base_url}/v1{path}")
        refused: ProviderError | None = None
        for url in urls:
            try:
                body, content_type = await self._get(url)
            except ProviderError as error:
                if error.failure.status not in {404, 405}:
                    raise
                refused = refused or error
                continue
            try:
                return await self._read(body)
            except NoModelListError:
                refused = refused or self._failures.not_an_answer(body, content_type)
        raise refused or AssertionError("there is always an address")

    async def _read(self, body: bytes) -> tuple[ModelCard, ...]:
        """Read a list in a thread: a long one, or a hostile one, may take a second."""
        read = partial(models_in, body, source=self._source, as_of=_today())
        with ThreadPoolExecutor(1, "model-list") as pool:
            return await asyncio.get_running_loop().run_in_executor(pool, read)

    @property
    def _source(self) -> str:
        return f"{self._profile.name}, {self._profile.models_path.partition('?')[0]}"

    async def balances(self) -> tuple[Balance, ...] | None:
        """Return what is left on the account; None where the host cannot be asked for it.

        Raises `ProviderError` when no source of it answers.
        """
        refused: ProviderError | None = None
        for source in self._profile.balance:
            is_whole = source.url.startswith("https://")
            url = source.url if is_whole else self._profile.base_url + source.url
            try:
                body, _ = await self._get(url)
            except ProviderError as error:
                refused = refused or error
                continue
            if balances := balances_in(body, source):
                return balances
        if refused is not None:
            raise refused
        return None

    async def _get(self, url: str) -> tuple[bytes, str]:
        """Return body and content type of a successful response; raise `ProviderError`."""
        with IdleGuard(Watchdog(self._clock, self._patience_s)) as guard:
            guard.end_within(self._patience_s)
            exchange = Exchange(self._client, self._failures, guard)
            response = await exchange.get(url, self._headers(url))
            try:
                if not response.is_success:
                    said = await exchange.error_body(response)
                    raise self._failures.of_status(response.status_code, said, response.headers)
                chunks = exchange.chunks(response, _LIMIT_BYTES)
                body = b"".join([chunk async for chunk in chunks])
            except WIRE_ERRORS as error:
                raise self._failures.cut(error) from error
            except SilenceError as error:
                raise self._failures.silent(self._patience_s) from error
            except OversizedReplyError as error:
                raise self._failures.oversized() from error
            finally:
                await response.aclose()
        return body, response.headers.get("content-type", "")

    def _headers(self, url: str) -> Mapping[str, str]:
        headers = {"Accept": "application/json"}
        # The key is for the provider's origin, whatever a row of the catalogue says.
        if self._key is not None and origin_of(url) == origin_of(self._profile.base_url):
            headers[self._profile.auth_header] = self._profile.auth_prefix + self._key
        return headers


def _today() -> str:
    return datetime.now(UTC).date().isoformat()
