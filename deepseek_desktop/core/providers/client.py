"""Asks a provider, in whatever protocol and dialect its profile names."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import aclosing
from time import monotonic

import httpx
from msgspec.structs import replace

from deepseek_desktop.core.domain.conversation import Request, Role, without_system
from deepseek_desktop.core.domain.dialect import Effect
from deepseek_desktop.core.domain.errors import ProviderError, UnknownModelError
from deepseek_desktop.core.domain.events import (
    CreditsReported,
    Opened,
    Queued,
    RequestSent,
    StreamEvent,
)
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.providers.exchange import Exchange
from deepseek_desktop.core.providers.failures import Failures
from deepseek_desktop.core.providers.idle_guard import IdleGuard
from deepseek_desktop.core.providers.planning import Plan, plan_at
from deepseek_desktop.core.providers.queueing import Queue
from deepseek_desktop.core.providers.redaction import plain
from deepseek_desktop.core.providers.response import Response
from deepseek_desktop.core.providers.wires import wire_of
from deepseek_desktop.core.streaming.watchdog import IDLE_LIMIT_S, Watchdog

_GRACE_S = 5.0  # for the usage and the end mark, once the host said why the model stopped
_CREDITS_LENGTH = 40


class Client:
    """Asks one provider. Everything that is peculiar to the wire ends here."""

    def __init__(
        self,
        profile: Profile,
        client: httpx.AsyncClient,
        key: str | None,
        *,
        queue: Queue | None = None,
        idle_limit_s: float = IDLE_LIMIT_S,
        grace_s: float = _GRACE_S,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._profile = profile
        self._client = client
        self._key = key
        self._wire = wire_of(profile)
        self._failures = Failures(profile, key)
        self._queue = queue or Queue(profile.most_at_once)
        self._idle_limit_s = idle_limit_s
        self._grace_s = grace_s
        self._clock = clock

    async def stream(self, request: Request) -> AsyncGenerator[StreamEvent, None]:
        """Ask, and yield what arrives; ends with `Finished` or raises `ProviderError`."""
        ticket = self._queue.enter()
        try:
            while place := ticket.place:
                yield Queued(place)
                await ticket.wait()
            async with aclosing(self._ask(request)) as events:
                async for event in events:
                    yield event
        finally:
            ticket.leave()

    async def _ask(self, request: Request) -> AsyncGenerator[StreamEvent, None]:
        """Ask for the model; where the host refuses an old name, for what it became."""
        with IdleGuard(Watchdog(self._clock, self._idle_limit_s)) as guard:
            exchange = Exchange(self._client, self._failures, guard)
            asked = self._translated(request, is_refused=False) or request
            plan = plan_at(self._profile, asked.model, asked.parameters)
            yield _sent(asked, plan)
            try:
                response = await self._open(exchange, asked, plan)
            except UnknownModelError:
                renamed = self._translated(asked, is_refused=True)
                if renamed is None:
                    raise
                plan = plan_at(self._profile, renamed.model, renamed.parameters)
                yield _sent(renamed, plan)
                response = await self._open(exchange, renamed, plan)
            try:
                guard.watchdog.rearm()
                yield Opened()
                if credits_left := self._credits_in(response):
                    yield CreditsReported(credits_left)
                reading = Response(self._wire, self._failures, exchange, guard, self._grace_s)
                async with aclosing(reading.read(response)) as events:
                    async for event in events:
                        yield event
            finally:
                await response.aclose()

    def _translated(self, request: Request, *, is_refused: bool) -> Request | None:
        translation = self._profile.translation(request.model, is_refused=is_refused)
        if translation is None:
            return None
        parameters = dict(request.parameters)
        if translation.thinking is not None:
            parameters.setdefault("thinking", translation.thinking)
        return replace(request, model=translation.model, parameters=parameters)

    async def _open(self, exchange: Exchange, asked: Request, plan: Plan) -> httpx.Response:
        """Ask at the given address; where that path does not exist, at the likeliest other."""
        messages = without_system(asked.messages) if plan.system_in_question else asked.messages
        body = self._wire.body(asked.model, messages, plan.fields)
        refused: ProviderError | None = None
        for url in self._wire.urls(asked.model):
            response = await exchange.post(url, body, self._headers())
            if response.is_success:
                return response
            said = await exchange.error_body(response)
            error = self._failures.of_status(response.status_code, said, response.headers)
            if isinstance(error, UnknownModelError) or response.status_code not in {404, 405}:
                raise error
            refused = refused or error
        raise refused or AssertionError("there is always an address")

    def _headers(self) -> Mapping[str, str]:
        headers = {"Content-Type": "application/json"}
        if self._key is not None:
            headers[self._profile.auth_header] = self._profile.auth_prefix + self._key
        return headers

    def _credits_in(self, response: httpx.Response) -> str:
        """Return what the host says is left on the account, if it says so in a header."""
        name = self._profile.credits_header
        return plain(response.headers.get(name, ""), self._key, _CREDITS_LENGTH) if name else ""


def _sent(asked: Request, plan: Plan) -> RequestSent:
    effects = dict(plan.effects)
    if plan.system_in_question and any(m.role is Role.SYSTEM for m in asked.messages):
        effects["instructions"] = Effect.MOVED
    return RequestSent(asked.model, plan.fields, effects, plan.thinking, plan.effort)
