"""A base URL works however it is typed, and a key goes to no other host."""

from __future__ import annotations

import pytest

from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.domain.profile import checked_profile as checked
from deepseek_desktop.core.providers.registry import Providers
from tests.conftest import Canary
from tests.faults.asking import PROMPT, hear
from tests.faults.canary import KEY
from tests.faults.contract import Ending, assert_ended, assert_plain
from tests.faults.server import FaultServer, Script, Send, by_model, by_path
from tests.faults.wire import DONE, answer, error, event, finish, page, said, stream


@pytest.mark.parametrize("path", ["/v1/chat/completions", "/chat/completions"])
@pytest.mark.parametrize("missing", [error(404, "Not Found"), error(405), page("404", 404)])
@pytest.mark.parametrize(
    "typed",
    ["", "/", "/v1", "/v1/", "/v1/chat/completions", "/chat/completions", "/chat/completions/"],
)
async def test_every_way_of_typing_the_address_works(
    fault_server: FaultServer, typed: str, missing: Script, path: str
) -> None:
    fault_server.answer = by_path({path: said()}, otherwise=missing)
    profile = checked("host", f" http://{fault_server.host}{typed} ")

    async with Providers([profile], lambda _: None) as providers:
        heard = await hear(providers.open("host"))

    assert_ended(heard.reply, Ending(Outcome.COMPLETE, "It is 4."))
    assert len(fault_server.requests) <= 2


async def test_a_path_of_its_own_is_kept(fault_server: FaultServer) -> None:
    fault_server.answer = by_path({"/api/paas/v4/chat/completions": said()}, otherwise=error(404))
    profile = checked("host", f"http://{fault_server.host}/api/paas/v4")

    async with Providers([profile], lambda _: None) as providers:
        heard = await hear(providers.open("host"))

    assert heard.reply.outcome is Outcome.COMPLETE


async def test_an_unknown_model_is_asked_for_once(fault_server: FaultServer) -> None:
    fault_server.answer = error(404, "The model does not exist.")
    profile = checked("host", fault_server.base_url)

    async with Providers([profile], lambda _: None) as providers:
        await hear(providers.open("host"))

    assert len(fault_server.requests) == 1


async def test_each_host_gets_its_own_key_only(canary: Canary, fault_server: FaultServer) -> None:
    fault_server.answer = said()
    with FaultServer(said()) as other, FaultServer(said()) as keyless:
        profiles = [
            Profile("host", fault_server.base_url, canary.variable),
            Profile("other", other.base_url, "OTHER"),
            Profile("keyless", keyless.base_url),
        ]
        keys = {"host": canary.key, "other": "sk-other-0123456789"}

        async with Providers(profiles, lambda profile: keys.get(profile.name)) as providers:
            for name in ("host", "other", "keyless", "host", "other"):
                heard = await hear(providers.open(name))
                assert heard.reply.outcome is Outcome.COMPLETE

        mine, others = fault_server.requests, other.requests
        assert {r.headers["authorization"] for r in mine} == {f"Bearer {canary.key}"}
        assert {r.headers["authorization"] for r in others} == {"Bearer sk-other-0123456789"}
        assert all("authorization" not in r.headers for r in keyless.requests)
        assert canary.key not in repr(others) + repr(keyless.requests)


@pytest.mark.parametrize(
    "echo",
    [
        f"Incorrect API key provided: {KEY}.",
        f"Bearer {KEY} is not valid",
        f"<html><title>{KEY}</title></html>",
        f"{KEY[:14]}\x1b[0m{KEY[14:]}",
    ],
)
@pytest.mark.parametrize("model", ["status", "stream", "event", "body"])
async def test_a_key_in_what_a_host_says_is_blacked_out(
    canary: Canary, fault_server: FaultServer, model: str, echo: str
) -> None:
    fault_server.answer = by_model(
        {
            "status": error(401, echo),
            "stream": stream(answer("It is"), event({"error": {"message": echo}})),
            "event": stream(b"event: error\n" + event({"message": echo})),
            "body": page(echo),
        }
    )
    profile = Profile("host", fault_server.base_url, canary.variable)

    async with Providers([profile], lambda _: canary.key) as providers:
        heard = await hear(providers.open("host"), model)

    assert heard.reply.failure is not None
    assert_plain(heard.reply.failure)
    assert canary.key not in repr(heard)
    assert canary.key[10:] not in repr(heard)


async def test_a_cookie_is_not_remembered(fault_server: FaultServer) -> None:
    start = b"HTTP/1.1 200 OK\r\nSet-Cookie: a=b; Path=/\r\nConnection: close\r\n\r\n"
    fault_server.answer = (Send(start + answer("4") + finish() + DONE),)
    profile = Profile("host", fault_server.base_url)

    async with Providers([profile], lambda _: None) as providers:
        for _ in range(2):
            await hear(providers.open("host"))

    assert [r.json["messages"][0]["content"] for r in fault_server.requests] == [PROMPT] * 2
    assert all("cookie" not in request.headers for request in fault_server.requests)
