"""What a host tells for nothing, and that a key goes nowhere but to its own provider."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from decimal import Decimal

import pytest

from deepseek_desktop.core.domain.balance import Balance
from deepseek_desktop.core.domain.errors import ProviderError
from deepseek_desktop.core.domain.profile import BalanceSource, Profile
from deepseek_desktop.core.providers.account import HostAccount
from deepseek_desktop.core.providers.connections import Connections
from tests.faults import wire
from tests.faults.server import FaultServer, Hold, Script, by_path

_KEY = "sk-0123456789abcdef"
_LEFT = {"balance": "12.30"}


def _json(value: object) -> Script:
    return wire.whole(json.dumps(value).encode())


@asynccontextmanager
async def _account(
    profile: Profile, key: str | None = _KEY, patience_s: float = 10.0
) -> AsyncIterator[HostAccount]:
    connections = Connections()
    try:
        client = connections.client_for(profile.base_url)
        yield HostAccount(profile, client, key, patience_s=patience_s)
    finally:
        await connections.aclose()


async def test_a_list_is_looked_for_with_and_without_the_version(fault_server: FaultServer) -> None:
    fault_server.answer = by_path({"/v1/models": _json({"data": [{"id": "r1"}]})}, wire.error(404))
    root = fault_server.base_url.removesuffix("/v1")

    async with _account(Profile("host", root)) as account:
        cards = await account.models()

    assert [card.id for card in cards] == ["r1"]
    assert [request.path for request in fault_server.requests] == ["/models", "/v1/models"]


async def test_a_host_without_a_list_is_not_asked_for_one(fault_server: FaultServer) -> None:
    async with _account(Profile("host", fault_server.base_url, models_path="")) as account:
        with pytest.raises(ProviderError, match="has no list of models"):
            await account.models()

    assert fault_server.requests == []


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (wire.page(), "sent a web page"),
        (wire.whole(b"[1, 2"), "no answer of this protocol"),
        (wire.error(401), "refused your key"),
        (wire.error(500), "fault of its own"),
        ((Hold(),), "no sign of life"),
    ],
    ids=["HTML", "cut", "401", "500", "silent"],
)
async def test_a_list_that_cannot_be_had_is_told(
    fault_server: FaultServer, script: Script, said: str
) -> None:
    fault_server.answer = script
    profile, patience_s = Profile("host", fault_server.base_url), 0.5 if Hold() in script else 10.0

    async with _account(profile, patience_s=patience_s) as account:
        with pytest.raises(ProviderError, match=said):
            await account.models()


async def test_a_balance_is_read_where_the_host_says_it(fault_server: FaultServer) -> None:
    fault_server.answer = by_path({"/v1/left": _json(_LEFT)}, wire.error(404))
    sources = (BalanceSource("/none", "/x"), BalanceSource("/left", "/balance", "USD"))

    async with _account(Profile("host", fault_server.base_url, balance=sources)) as account:
        assert await account.balances() == (Balance(Decimal("12.30"), "USD"),)


async def test_a_key_never_leaves_its_origin(fault_server: FaultServer) -> None:
    async with _account(Profile("host", fault_server.base_url)) as account:
        at_home = account._headers(f"{fault_server.base_url}/anything")
        elsewhere = account._headers("https://elsewhere.example/v2/billing")

    assert at_home["Authorization"] == f"Bearer {_KEY}"
    assert _KEY not in repr(elsewhere)


def test_a_provider_with_a_preset_asks_nobody_elsewhere() -> None:
    sources = (
        BalanceSource("https://api.known.example/v2/billing", "/balance"),
        BalanceSource("/user/balance", "/balance"),
    )
    known = Profile("known", "https://api.known.example/v1", balance=sources, is_local=True)

    mine = known.at(Profile("mine", "https://proxy.example/v1", "MY_KEY"))
    same = known.at(Profile("same", "https://api.known.example:443/v9", "MY_KEY"))

    assert mine.balance == sources[1:]
    assert same.balance == sources
    assert not mine.is_local
    assert mine.is_paid
