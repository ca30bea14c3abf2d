"""Connections that end too early, too late or never begin."""

from __future__ import annotations

import asyncio
import socket
import ssl

import pytest

from deepseek_desktop.core.domain.errors import Fault
from deepseek_desktop.core.domain.events import KeptAlive
from deepseek_desktop.core.domain.outcome import Outcome
from tests.faults.asking import hear_at
from tests.faults.contract import Ending, assert_ended
from tests.faults.server import FaultServer, Finish, Hold, Reset, Script, Send, Step, Wait
from tests.faults.wire import (
    DONE,
    answer,
    comment,
    completion,
    finish,
    head,
    reasoning,
    stream,
    usage,
    whole,
)

_CHUNKED = head(length=None, Transfer_Encoding="chunked")
_CUT = Ending(Outcome.CUT, "It is", "Two and two.", Fault.NETWORK)
_BEGUN = reasoning("Two and two.") + answer("It is")


def _chunk(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data)


@pytest.mark.parametrize(
    "script",
    [
        stream(_BEGUN),  # N16
        (Send(head(length=9999) + _BEGUN), Finish()),  # N15
        (Send(_CHUNKED + _chunk(_BEGUN)), Finish()),  # N13
        (Send(_CHUNKED + b"fff\r\n" + _BEGUN), Finish()),  # N14
        (Send(_CHUNKED + _chunk(_BEGUN) + b"no length\r\n"), Hold()),  # N25
        (Send(head() + _BEGUN), Wait(0.05), Reset()),  # N12
        stream(_BEGUN, "data: 比".encode()[:-1]),  # N14
        stream(_BEGUN, answer("比")[:-20]),  # N14
        stream(_BEGUN, b"da"),  # N14
        stream(_BEGUN, b"data:"),  # N14
        stream(_BEGUN, b": keep-al"),
    ],
    ids=[
        "FIN",
        "FIN before the length",
        "FIN between chunks",
        "FIN in a chunk",
        "a bad chunk",
        "RST",
        "FIN in a character",
        "FIN in JSON",
        "FIN in a field name",
        "FIN before the data",
        "FIN in a comment",
    ],
)
async def test_a_cut_stream_keeps_what_had_arrived(
    no_leaks: None, fault_server: FaultServer, script: Script
) -> None:
    fault_server.answer = script

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, _CUT)
    assert fault_server.wait_until_idle()


@pytest.mark.parametrize(
    "script",
    [
        stream(_BEGUN, finish()),
        stream(_BEGUN, finish(), usage()),
        (Send(head(length=9999) + _BEGUN + finish()), Finish()),
        (Send(_CHUNKED + _chunk(_BEGUN + finish())), Finish()),
        (Send(_CHUNKED + _chunk(_BEGUN + finish() + DONE)), Finish()),
        (Send(head() + _BEGUN + finish()), Wait(0.05), Reset()),
        stream(_BEGUN, DONE),
        stream(_BEGUN, DONE.strip()),
    ],
)
async def test_a_host_that_hangs_up_after_its_last_word_is_complete(
    fault_server: FaultServer, script: Script
) -> None:
    fault_server.answer = script

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.COMPLETE, "It is", "Two and two."))


@pytest.mark.parametrize(
    ("script", "ending"),
    [
        ((Finish(),), Ending(Outcome.BROKEN, fault=Fault.PROVIDER)),
        ((Reset(),), Ending(Outcome.REFUSED, fault=Fault.NETWORK)),
        ((Send(b"HTTP/1.1 2"), Finish()), Ending(Outcome.BROKEN, fault=Fault.PROVIDER)),
        (
            (Send(b"SSH-2.0-OpenSSH_9.2\r\n\r\n"), Hold()),
            Ending(Outcome.BROKEN, fault=Fault.PROVIDER),
        ),
        ((Send(b"\x16\x03\x01\0\0"), Finish()), Ending(Outcome.BROKEN, fault=Fault.PROVIDER)),
        (
            (Send(head() + b"X: " + b"x" * 300_000), Finish()),
            Ending(Outcome.BROKEN, fault=Fault.PROVIDER),
        ),
    ],
    ids=["FIN", "RST", "half a head", "another protocol", "TLS", "endless head"],
)
async def test_a_host_that_hangs_up_before_a_response_is_told_apart(  # N24, N25
    no_leaks: None, fault_server: FaultServer, script: Script, ending: Ending
) -> None:
    fault_server.answer = script

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, ending)
    assert fault_server.host in str(heard.error)


async def test_half_a_json_body_is_cut(fault_server: FaultServer) -> None:
    body = completion("It is 4.")
    start = head(content_type="application/json", length=len(body))
    fault_server.answer = (Send(start + body[:-9]), Finish())

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.CUT, fault=Fault.NETWORK))


async def test_silence_ends_the_wait_for_a_response(  # N08
    no_leaks: None, fault_server: FaultServer
) -> None:
    fault_server.answer = (Hold(),)

    heard = await hear_at(fault_server.base_url, idle_limit_s=0.5)

    assert_ended(heard.reply, Ending(Outcome.TIMEOUT, fault=Fault.PROVIDER))
    assert fault_server.wait_until_idle()


async def test_silence_in_mid_reply_keeps_what_had_arrived(
    no_leaks: None, fault_server: FaultServer
) -> None:
    fault_server.answer = (Send(head() + _BEGUN), Hold())

    heard = await hear_at(fault_server.base_url, idle_limit_s=0.5)

    assert_ended(heard.reply, Ending(Outcome.TIMEOUT, "It is", "Two and two.", Fault.PROVIDER))
    assert fault_server.wait_until_idle()


async def test_comments_hold_off_the_end_of_patience(  # N09
    fault_server: FaultServer,
) -> None:
    sign: list[Step] = [Wait(0.15), Send(comment())]
    end = Send(answer("It is 4.") + finish() + DONE)
    fault_server.answer = (Send(head()), *sign * 8, end)

    heard = await hear_at(fault_server.base_url, idle_limit_s=1.0)

    assert_ended(heard.reply, Ending(Outcome.COMPLETE, "It is 4."))
    assert heard.events.count(KeptAlive()) == 8


async def test_dripping_bytes_do_not(  # N23
    fault_server: FaultServer,
) -> None:
    drip: list[Step] = [Wait(0.02), Send(b"x")]
    fault_server.answer = (Send(head() + answer("It is") + b"data: "), *drip * 100, Hold())

    heard = await hear_at(fault_server.base_url, idle_limit_s=0.5)

    assert_ended(heard.reply, Ending(Outcome.TIMEOUT, "It is", fault=Fault.PROVIDER))


async def test_silence_in_the_body_of_an_error_does_not_hide_the_error(
    fault_server: FaultServer,
) -> None:
    fault_server.answer = (Send(head(503, "application/json", length=99) + b"{"), Hold())

    heard = await hear_at(fault_server.base_url, idle_limit_s=0.5)

    assert_ended(heard.reply, Ending(Outcome.REFUSED, fault=Fault.PROVIDER))


async def test_a_refused_connection_names_the_host() -> None:  # N03
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"

    heard = await hear_at(f"http://{address}/v1")

    assert_ended(heard.reply, Ending(Outcome.REFUSED, fault=Fault.NETWORK))
    assert f"Nobody answers at {address}" in str(heard.error)
    assert "server on this machine, start it" in str(heard.error)


async def test_an_unknown_host_is_named(monkeypatch: pytest.MonkeyPatch) -> None:  # N01
    asked: list[object] = []

    def no_such_host(host: object, *_: object, **__: object) -> None:
        asked.append(host)
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", no_such_host)

    heard = await hear_at("https://no.such.invalid/v1")

    assert_ended(heard.reply, Ending(Outcome.REFUSED, fault=Fault.NETWORK))
    assert asked[0] in {"no.such.invalid", b"no.such.invalid"}
    assert "no.such.invalid was not found" in str(heard.error)


async def test_a_host_without_tls_is_no_safe_host() -> None:  # N05, more of it in test_tls
    with socket.create_server(("127.0.0.1", 0)) as plain:
        plain_address = f"https://127.0.0.1:{plain.getsockname()[1]}/v1"

        def speak_plainly() -> None:
            connection, _ = plain.accept()
            with connection:
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        async with asyncio.TaskGroup() as group:
            group.create_task(asyncio.to_thread(speak_plainly))
            heard = await hear_at(plain_address)

    assert_ended(heard.reply, Ending(Outcome.REFUSED, fault=Fault.NETWORK))
    assert ssl.SSLError.__name__ not in str(heard.error)


async def test_what_is_no_answer_is_told_on_demand(fault_server: FaultServer) -> None:
    fault_server.answer = whole(b"upstream connect error", content_type="text/plain")

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.BROKEN, fault=Fault.PROVIDER))
    assert heard.reply.failure is not None
    assert "upstream connect error" in heard.reply.failure.detail


@pytest.mark.parametrize("signs_of_life", [b"", comment() * 3])
async def test_a_host_that_names_the_end_but_does_not_hang_up_is_not_waited_for(
    fault_server: FaultServer, signs_of_life: bytes
) -> None:
    said = _BEGUN + answer(" 4.") + finish("stop")
    fault_server.answer = (
        Send(head() + said),
        Wait(0.05),
        Send(signs_of_life or b":"),
        Hold(),
    )

    heard = await hear_at(fault_server.base_url, grace_s=0.2)

    assert_ended(heard.reply, Ending(Outcome.COMPLETE, "It is 4.", "Two and two."))


async def test_usage_that_comes_within_the_grace_is_read(fault_server: FaultServer) -> None:
    fault_server.answer = (
        Send(head() + _BEGUN + finish("stop")),
        Wait(0.05),
        Send(usage(completion=35)),
        Hold(),
    )

    heard = await hear_at(fault_server.base_url, grace_s=1.5)

    assert heard.reply.usage is not None
    assert heard.reply.usage.completion_tokens == 35


async def test_a_redirect_to_nonsense_is_a_refusal_like_any_other(
    fault_server: FaultServer,
) -> None:
    fault_server.answer = (
        Send(head(307, None, length=0, Location="https://exa[mple.com/")),
        Finish(),
    )

    heard = await hear_at(fault_server.base_url)

    assert heard.reply.outcome is Outcome.REFUSED
    assert heard.reply.failure is not None
    assert "has moved" in heard.reply.failure.sentence
