"""Checking a provider, as someone in front of the dialog sees it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from shiboken6 import isValid

from tests.faults import wire
from tests.faults.server import FaultServer, Hold, Request, Send
from tests.support import until
from tests.ui.providers_seen import ProvidersSeen, answering
from tests.ui.seeing import seen


def _chats(server: FaultServer) -> list[Request]:
    return [request for request in server.requests if request.method == "POST"]


async def test_the_free_check_sends_no_request_that_costs(
    near: ProvidersSeen, fault_server: FaultServer
) -> None:
    near.type_model("some")

    near.press("checkFree")
    await near.until_checked()

    assert near.findings == [
        "✓ Good: The address answers, and lists 2 models.",
        "✓ Good: The model some is in its list.",
    ]
    assert [request.path for request in fault_server.requests] == ["/v1/models"]
    assert near.label("checkOutcome") == "The check has ended."


async def test_the_paid_check_says_so_before_and_sends_one_request(
    near: ProvidersSeen, fault_server: FaultServer
) -> None:
    assert near.label("checkNotice") == "To check with a request, choose or type a model."
    assert not near.button("checkAsking").isEnabled()
    near.type_model("some")
    assert near.button("checkAsking").text() == "Check with one small paid request"
    assert near.label("checkNotice").endswith("sends one small paid request to near/some.")
    assert fault_server.requests == []

    near.press("checkAsking")
    await near.until_checked()

    (chat,) = _chats(fault_server)
    assert chat.model == "some"
    assert "✓ Good: Reasoning arrives in “reasoning_content”." in near.findings
    assert "✓ Good: It counts its tokens: 35 in this reply." in near.findings


async def test_findings_appear_as_they_come_and_can_be_copied(
    near: ProvidersSeen, fault_server: FaultServer
) -> None:
    fault_server.answer = answering((Send(wire.head()), Hold()))
    near.type_model("some")

    near.press("checkAsking")
    await until(lambda: len(near.findings) == 2)

    assert near.button("checkAsking").text() == "Stop"
    assert not near.button("checkFree").isEnabled()
    labels = seen(near.dialog, QLabel, "verdict")
    assert all(
        label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
        for label in labels
    )
    await near.close()


async def test_a_running_check_can_be_stopped(
    near: ProvidersSeen, fault_server: FaultServer
) -> None:
    fault_server.answer = answering((Send(wire.head()), Hold()))
    near.type_model("some")
    near.press("checkAsking")
    await until(lambda: _chats(fault_server))

    near.press("checkAsking")

    assert near.label("checkOutcome") == "Stopped. Nothing more is sent."
    assert near.button("checkAsking").text() == "Check with one small paid request"
    await until(lambda: _chats(fault_server)[0].left_at is not None)
    await until(lambda: len(near.person.tasks._tasks) == 1)  # the dialog itself
    assert near.button("checkFree").isEnabled()


async def test_a_check_can_be_made_again_after_it_was_stopped(
    near: ProvidersSeen, fault_server: FaultServer
) -> None:
    fault_server.answer = answering(models=(Hold(),))
    near.press("checkFree")
    await until(lambda: fault_server.requests)
    near.press("checkFree")
    fault_server.answer = answering()

    near.press("checkFree")
    await near.until_checked()

    assert near.findings == ["✓ Good: The address answers, and lists 2 models."]


async def test_closing_the_dialog_stops_the_check(
    near: ProvidersSeen, fault_server: FaultServer
) -> None:
    fault_server.answer = answering((Send(wire.head()), Hold()))
    near.type_model("some")
    near.press("checkAsking")
    await until(lambda: _chats(fault_server))

    await near.close()

    await until(lambda: _chats(fault_server)[0].left_at is not None)
    await until(lambda: not isValid(near.dialog))


async def test_choosing_another_provider_stops_the_check_and_forgets_what_it_found(
    near: ProvidersSeen, fault_server: FaultServer
) -> None:
    fault_server.answer = answering((Send(wire.head()), Hold()))
    near.type_model("some")
    near.press("checkAsking")
    await until(lambda: near.findings and _chats(fault_server))

    near.choose("Demo")

    await until(lambda: _chats(fault_server)[0].left_at is not None)
    assert near.findings == []
    assert near.label("checkOutcome") == ""
    assert near.button("checkFree").isEnabled()


async def test_a_refused_key_is_told_with_whose_it_is_to_put_right(
    near: ProvidersSeen, fault_server: FaultServer
) -> None:
    fault_server.answer = wire.error(401, "Invalid key")
    near.type_model("some")

    near.press("checkAsking")
    await near.until_checked()

    assert near.findings[0].startswith("? Note: near wants a key (HTTP 401)")
    assert near.findings[-1].startswith("✗ Problem: near wants a key (HTTP 401)")
    assert near.findings[-1].endswith("You can put this right.")


async def test_a_provider_at_fault_is_named_as_that(
    near: ProvidersSeen, fault_server: FaultServer
) -> None:
    fault_server.answer = wire.error(500)

    near.press("checkFree")
    await near.until_checked()

    (finding,) = near.findings
    assert finding.startswith("✗ Problem: near has a fault of its own (HTTP 500)")
    assert finding.endswith("The cause is at the provider.")


async def test_the_demo_is_checked_without_a_word_of_payment(near: ProvidersSeen) -> None:
    near.choose("Demo")
    assert near.button("checkAsking").text() == "Check with one small request"
    assert near.label("checkNotice").endswith("sends one small request to demo/demo-r1.")

    near.press("checkAsking")
    await near.until_checked()

    assert near.findings[0] == "✓ Good: The address answers, and lists 2 models."
    assert not [finding for finding in near.findings if finding.startswith("✗")]
