"""Answers that are errors: what they mean, in every body that hosts give them."""

from __future__ import annotations

import json

import pytest

from deepseek_desktop.core.domain.errors import Fault
from deepseek_desktop.core.domain.outcome import Outcome
from tests.conftest import Canary
from tests.faults.asking import PROMPT, hear_at
from tests.faults.contract import Ending, assert_ended
from tests.faults.server import FaultServer, Finish, Script, Send
from tests.faults.wire import error, head, page, whole

_BODIES = {
    "JSON": lambda status: error(status, "Something is not right."),
    "JSON of no type": lambda status: whole(
        b'{"message": "Something is not right."}', status, "application/octet-stream"
    ),
    "HTML": lambda status: page("Something is not right.", status),
    "text": lambda status: whole(b"Something is not right.", status, "text/plain"),
    "nothing": lambda status: (Send(head(status, None, length=0)), Finish()),
}
_MEANINGS = {
    400: ("request_refused", Fault.YOU),
    401: ("authentication", Fault.YOU),
    402: ("quota", Fault.YOU),
    403: ("authentication", Fault.YOU),
    404: ("request_refused", Fault.YOU),
    405: ("request_refused", Fault.YOU),
    413: ("request_refused", Fault.YOU),
    415: ("request_refused", Fault.YOU),
    418: ("request_refused", Fault.YOU),
    422: ("request_refused", Fault.YOU),
    429: ("rate_limited", Fault.YOU),
    500: ("provider_unavailable", Fault.PROVIDER),
    502: ("provider_unavailable", Fault.PROVIDER),
    503: ("provider_unavailable", Fault.PROVIDER),
    504: ("provider_unavailable", Fault.PROVIDER),
    520: ("provider_unavailable", Fault.PROVIDER),
    529: ("provider_unavailable", Fault.PROVIDER),
    599: ("provider_unavailable", Fault.PROVIDER),
    999: ("provider_unavailable", Fault.PROVIDER),
}


@pytest.mark.parametrize("body", _BODIES)
@pytest.mark.parametrize("status", _MEANINGS)
async def test_a_status_has_a_meaning_whatever_its_body(  # P01, P02, P03, P07, P10
    fault_server: FaultServer, status: int, body: str
) -> None:
    # A page with 403 is a firewall's: it says nothing of the key.
    is_wall = (status, body) == (403, "HTML")
    kind, fault = ("request_refused", Fault.YOU) if is_wall else _MEANINGS[status]
    fault_server.answer = _BODIES[body](status)

    heard = await hear_at(fault_server.base_url, "sk-something")

    assert_ended(heard.reply, Ending(Outcome.REFUSED, fault=fault))
    failure = heard.reply.failure
    assert failure is not None
    assert (failure.kind, failure.status) == (kind, status)
    assert str(status) in failure.sentence
    assert failure.detail == ("" if body == "nothing" else "Something is not right.")
    assert "<" not in failure.sentence


@pytest.mark.parametrize(
    ("status", "message", "kind"),
    [
        (400, "Model Not Exist", "unknown_model"),
        (404, "The model `r9` does not exist.", "unknown_model"),
        (404, 'model "r9" not found, try pulling it first', "unknown_model"),
        (422, "invalid model: r9", "unknown_model"),
        (403, "Insufficient credits. Please top up.", "quota"),
        (406, "Insufficient Balance", "quota"),
        (429, "You exceeded your quota: insufficient_quota", "quota"),
        (401, "Authentication Fails (governor)", "authentication"),
        (400, "Content Exists Risk", "content_filtered"),
        (400, "Input data may contain inappropriate content.", "content_filtered"),
        (400, "The response was filtered by our content management policy.", "content_filtered"),
        (403, "This model requires moderation and your input was flagged.", "content_filtered"),
        (403, "Country, region, or territory not supported", "request_refused"),
        (403, "User location is not supported for the API use.", "request_refused"),
        (403, "endpoint is inactive: FREE_QUOTA_EXHAUSTED", "quota"),
    ],
)
async def test_some_messages_say_more_than_their_status(  # P03, P04
    fault_server: FaultServer, status: int, message: str, kind: str
) -> None:
    fault_server.answer = error(status, message)

    heard = await hear_at(fault_server.base_url, "sk-something")

    outcome = Outcome.FILTERED if kind == "content_filtered" else Outcome.REFUSED
    assert_ended(heard.reply, Ending(outcome, fault=Fault.YOU))
    assert heard.reply.failure is not None
    assert heard.reply.failure.kind == kind


async def test_a_host_that_wants_a_key_where_none_is_set_says_so(
    fault_server: FaultServer,
) -> None:
    fault_server.answer = error(401)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.REFUSED, fault=Fault.YOU))
    assert "wants a key" in str(heard.error)


async def test_retry_after_is_told(fault_server: FaultServer) -> None:
    fault_server.answer = error(429, Retry_After="3")

    heard = await hear_at(fault_server.base_url)

    assert "3 s" in str(heard.error)


@pytest.mark.parametrize(
    ("value", "wait_s"),
    [
        ("3", 3.0),
        ("2.5", 2.5),
        ("0", 0.0),
        ("-5", 0.0),
        ("99999999", 99999999.0),
        ("Fri, 31 Dec 1999 23:59:59 GMT", 0.0),
        ("soon", None),
        ("", None),
        ("٣", None),
        ("1e3", None),
        ("9" * 400, None),
    ],
)
async def test_a_retry_after_is_read_in_all_its_forms(  # P08
    fault_server: FaultServer, value: str, wait_s: float | None
) -> None:
    fault_server.answer = error(429, Retry_After=value.encode().decode("latin-1"))

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.REFUSED, fault=Fault.YOU))
    assert heard.error is not None
    assert (heard.error.passes, heard.error.retry_after_s) == (True, wait_s)
    says_seconds = f"{wait_s:.0f} s" in str(heard.error) if wait_s else False
    assert says_seconds == (wait_s is not None and wait_s >= 1)


@pytest.mark.parametrize(
    "body",
    [
        {"error": "What is wrong"},
        {"error": {"message": None, "detail": "What is wrong"}},
        {"detail": [{"loc": ["body"], "msg": "What is wrong"}]},
        {"message": "What is wrong"},
        {"object": "error", "message": "What is wrong"},
        [{"error": {"message": "What is wrong"}}],
        {"code": 7, "msg": "What is wrong"},
        {"error": {"message": {"reason": 5, "detail": "What is wrong"}}},
        {"statusCode": 400, "message": ["What is wrong"], "path": "/v1"},
        {"statusCode": "400", "message": None, "details": [{"message": "What is wrong"}]},
        {"error": {"message": "Provider returned error", "metadata": {"raw": "What is wrong"}}},
        {"error": {"code": 400, "metadata": {"raw": '{"error": {"message": "What is wrong"}}'}}},
        {"error": {"code": 400, "metadata": {"raw": {"detail": "What is wrong"}}}},
    ],
)
async def test_what_a_host_says_is_found_in_any_shape(  # P12
    fault_server: FaultServer, body: object
) -> None:
    fault_server.answer = whole(json.dumps(body).encode(), 400)

    heard = await hear_at(fault_server.base_url)

    assert "What is wrong" in str(heard.error)


@pytest.mark.parametrize(
    "body",
    [
        b'{"error": []}',
        b'{"error": {"message": null}}',
        b'{"error": {"metadata": {"raw": 5}}}',
        b"{}",
        b"null",
        b'{"error":' * 900 + b"1" + b"}" * 900,
        b"[" * 100_000,
        b"9" * 5_000,
    ],
    ids=range(8),
)
async def test_a_host_that_says_nothing_is_worded_for(  # P12
    fault_server: FaultServer, body: bytes
) -> None:
    fault_server.answer = whole(body, 500)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.REFUSED, fault=Fault.PROVIDER))


@pytest.mark.parametrize(
    "message",
    [
        '<a href="file:///etc/passwd">Update</a> <script>alert(1)</script><b>now</b>',
        "<scr<b>ipt>alert(1)</scr</b>ipt> <<a>a href='file:///'>now</a</b>>",
        "\x1b[31mred\x1b]0;title\x07 and \0 nothing",
        "left\u202egnp.exe\u202c \u200bhidden",
        "line\nafter\r\nline\tand tab",
        "long " * 100_000,
        "{provider} {status} {unknown} %s {0}",
        'Traceback (most recent call last):\n  File "/srv/app.py", line 7, in f\nKeyError: 7',
    ],
    ids=["HTML", "nested HTML", "ANSI", "hidden", "lines", "long", "places", "traceback"],
)
@pytest.mark.parametrize("status", [400, 500])
async def test_what_a_host_says_is_made_harmless(  # P13
    fault_server: FaultServer, status: int, message: str
) -> None:
    fault_server.answer = error(status, message)

    heard = await hear_at(fault_server.base_url)

    fault = Fault.YOU if status == 400 else Fault.PROVIDER
    assert_ended(heard.reply, Ending(Outcome.REFUSED, fault=fault))
    assert "\u202e" not in str(heard.error)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_moved_address_is_told_and_not_followed(
    no_leaks: None, fault_server: FaultServer, status: int
) -> None:
    with FaultServer() as target:
        moved: Script = (
            Send(head(status, None, length=0, Location=f"{target.base_url}/chat/completions")),
            Finish(),
        )
        fault_server.answer = moved

        heard = await hear_at(fault_server.base_url, "sk-something")

        assert_ended(heard.reply, Ending(Outcome.REFUSED, fault=Fault.YOU))
        assert target.host in str(heard.error)
        assert target.requests == []
        assert target.connections == 0


async def test_a_moved_address_without_a_target_is_told(fault_server: FaultServer) -> None:
    fault_server.answer = (Send(head(301, None, length=0)), Finish())

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.REFUSED, fault=Fault.YOU))


async def test_a_page_is_told_by_its_title_however_long_it_is(  # P03
    fault_server: FaultServer,
) -> None:
    filler = "<p>Ray ID: 7</p>" * 13_000
    body = f"<!DOCTYPE html><title>Attention Required! | Cloudflare</title>{filler}"
    fault_server.answer = whole(body.encode(), 403, "text/html")

    heard = await hear_at(fault_server.base_url, "sk-something")

    assert_ended(heard.reply, Ending(Outcome.REFUSED, fault=Fault.YOU))
    assert heard.reply.failure is not None
    assert heard.reply.failure.detail == "Attention Required! | Cloudflare"


@pytest.mark.parametrize("status", [400, 401, 429, 500])
async def test_a_host_that_repeats_key_and_prompt_reaches_no_log(  # P14, P15
    canary: Canary,
    fault_server: FaultServer,
    caplog: pytest.LogCaptureFixture,
    status: int,
) -> None:
    fault_server.answer = error(status, f"Incorrect API key provided: {canary.key}. {PROMPT}")

    heard = await hear_at(fault_server.base_url, canary.key)

    assert heard.reply.failure is not None
    assert canary.key not in repr(heard)
    assert PROMPT in heard.reply.failure.detail
    assert PROMPT not in caplog.text
