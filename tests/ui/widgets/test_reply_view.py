from __future__ import annotations

import socket

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QToolButton

from deepseek_desktop.core.domain.profile import Profile
from tests.faults import wire
from tests.faults.server import FaultServer, Script, by_model
from tests.support import until
from tests.ui.person import Person
from tests.ui.seeing import seen

_OTHER = wire.said("It is 4.", "Two and two.")
_BEGUN = wire.reasoning("Two and two.") + wire.answer("It is")


@pytest.mark.parametrize(
    ("script", "sentence"),
    [
        (wire.error(401), "host wants a key (HTTP 401)"),
        (wire.error(402), "Your account at host has no money or credits left (HTTP 402)."),
        (wire.error(429, Retry_After="7"), "Wait 7 s, then retry."),
        (wire.error(500), "host has a fault of its own (HTTP 500)."),
        (wire.page(), "sent a web page instead of an answer."),
    ],
    ids=["401", "402", "429", "500", "HTML"],
)
async def test_a_host_that_refuses_is_told_in_its_lane_alone(
    person: Person, host: FaultServer, script: Script, sentence: str
) -> None:
    host.answer = by_model({"host-name": script, "other": _OTHER})
    person.choose("host/host-name", "host/other")

    await person.ask_and_wait("What is 2 + 2?")

    failed, completed = person.lanes
    assert sentence in failed.ending
    assert failed.state == "failed"
    assert failed.answer == ""
    assert completed.state.startswith("done")
    assert completed.answer == "It is 4."
    assert sentence not in completed.ending
    assert person.notice == ""


@pytest.mark.parametrize(
    ("script", "sentence", "state"),
    [
        (wire.stream(_BEGUN), "broke in mid-reply. What had arrived is kept", "cut off"),
        (
            wire.stream(_BEGUN, b"data: {oops\n\n" * 9),
            "host sent too many damaged pieces to go on.",
            "failed",
        ),
    ],
    ids=["cut", "malformed"],
)
async def test_a_reply_that_breaks_keeps_the_text_that_had_arrived(
    person: Person, host: FaultServer, script: Script, sentence: str, state: str
) -> None:
    host.answer = by_model({"host-name": script, "other": _OTHER})
    person.choose("host/host-name", "host/other")

    await person.ask_and_wait("What is 2 + 2?")

    failed, completed = person.lanes
    assert sentence in failed.ending
    assert failed.state == state
    assert failed.answer == "It is"
    assert failed.reasoning == "Two and two."
    assert person.stored[0]["answer"] == "It is"
    assert completed.answer == "It is 4."
    assert completed.state.startswith("done")


async def test_a_provider_that_nobody_added_is_told_in_its_lane_alone(
    person: Person, host: FaultServer
) -> None:
    host.answer = _OTHER
    person.choose("nobody/model", "host/host-name")

    await person.ask_and_wait("What is 2 + 2?")

    assert person.lanes[0].ending.startswith("There is no provider named “nobody”. Known: demo, ")
    assert person.lanes[0].state == "failed"
    assert person.lanes[1].answer == "It is 4."


async def test_a_host_where_nobody_listens_is_told_in_its_lane_alone(
    person: Person, host: FaultServer
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    person.desk.providers.add(Profile("gone", f"http://127.0.0.1:{port}/v1"))
    host.answer = _OTHER
    person.choose("gone/model", "host/host-name")

    await person.ask_and_wait("What is 2 + 2?")

    assert person.lanes[0].ending.startswith(f"Nobody answers at 127.0.0.1:{port}")
    assert person.lanes[1].answer == "It is 4."


async def test_a_failure_is_plain_text_in_the_colour_of_danger(
    person: Person, host: FaultServer
) -> None:
    host.answer = wire.error(400, "Not for 5 < 7.")
    person.choose("host/host-name", "demo/demo-v3")

    await person.ask_and_wait("What is 2 + 2?")

    (label,) = seen(person.lanes[0].reply.foot, QLabel, "ending")
    danger = person.appearance.tokens.danger
    assert "Not for 5 < 7." in label.text()
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.palette().color(label.foregroundRole()).name() == danger


async def test_what_the_host_itself_said_is_shown_on_demand(
    person: Person, host: FaultServer
) -> None:
    host.answer = wire.error(402, "Insufficient Balance")
    person.choose("host/host-name", "demo/demo-v3")
    await person.ask_and_wait("What is 2 + 2?")
    reply = person.lanes[0].reply
    assert reply.facts == {}

    person.click(reply.button("details"))
    shown = reply.facts
    person.click(reply.button("details"))

    assert shown["The provider said"] == "Insufficient Balance"
    assert reply.facts == {}


async def test_details_are_those_of_the_reply_that_is_shown(
    person: Person, host: FaultServer
) -> None:
    host.answer = by_model({"host-name": wire.error(402, "Insufficient Balance")})
    person.choose("host/host-name", "demo/demo-v3")
    await person.ask_and_wait("What is 2 + 2?")
    reply = person.lanes[0].reply
    person.click(reply.button("details"))
    host.answer = _OTHER

    await person.retry(person.lanes[0])

    assert reply.answer == "It is 4."
    assert "The provider said" not in reply.facts
    assert reply.facts["The provider ended with"] == "stop"


async def test_another_model_than_asked_for_is_pointed_out(
    person: Person, host: FaultServer
) -> None:
    host.answer = _OTHER
    person.choose("host/asked", "host/host-name")

    await person.ask_and_wait("What is 2 + 2?")

    assert person.lanes[0].ending == "The host says that host-name answered, not asked."
    assert person.lanes[1].ending == ""


async def test_damage_that_was_read_over_is_counted(person: Person, host: FaultServer) -> None:
    pieces = (wire.answer("It is"), b"data: {oops\n\n", wire.answer(" 4."), wire.finish())
    host.answer = wire.stream(*pieces, wire.DONE)
    person.choose("host/host-name", "demo/demo-v3")

    await person.ask_and_wait("What is 2 + 2?")

    assert person.lanes[0].answer == "It is 4."
    assert "damaged and were skipped or repaired: 1." in person.lanes[0].ending
    assert "tokens unknown" in person.lanes[0].figures


async def test_a_failed_retry_leaves_the_earlier_answer_in_view(
    person: Person, host: FaultServer
) -> None:
    host.answer = wire.said("It is 4.", "Two and two.")
    person.choose("host/host-name", "demo/demo-v3")
    await person.ask_and_wait("What is 2 + 2?")
    host.answer = wire.error(500, "Out of order.")

    await person.retry(person.lanes[0])

    assert (person.lanes[0].reasoning, person.lanes[0].answer) == ("Two and two.", "It is 4.")
    assert "The retry failed, so the earlier reply stays" in person.lanes[0].ending
    assert "Out of order." in person.lanes[0].ending
    assert [row["outcome"] for row in person.stored if row["provider"] == "host"] == [
        "complete",
        "refused",
    ]


async def test_two_clicks_on_retry_ask_once(person: Person, host: FaultServer) -> None:
    host.answer = wire.error(500)
    person.choose("host/a", "demo/demo-v3")
    await person.ask_and_wait("What is 2 + 2?")
    asked_before = len(host.requests)
    button = person.lanes[0].reply.button("retry")

    person.click(button)
    person.click(button)  # the loop has not turned since
    await person.wait_for_rest()

    assert len(host.requests) == asked_before + 1


async def test_a_line_without_end_is_shown_in_pieces_and_copied_whole(
    person: Person, host: FaultServer
) -> None:
    endless = "x" * 60_000
    host.answer = wire.said(endless)
    person.choose("host/host-name", "demo/demo-v3")
    await person.ask_and_wait("What is 2 + 2?")

    boxes = person.lanes[0].reply.view.answer.passage.open_boxes.values()
    lines = [box.document.toPlainText() for box in boxes]
    assert max(map(len, lines)) <= 20_000

    menu = person.lanes[0].reply.button("copy").menu()
    assert menu is not None
    menu.actions()[0].trigger()
    assert QGuiApplication.clipboard().text() == endless


async def test_in_a_narrow_lane_all_that_can_be_done_stands_in_one_row(person: Person) -> None:
    await person.ask_and_wait("What is 2 + 2?")
    person.window.resize(820, 700)
    await until(lambda: person.lanes[0].widget.width() < 420)
    reply = person.lanes[0].reply
    row = [reply.button(name) for name in ("copy", "retry", "useAsContext", "otherActions")]
    (details,) = [a for a in row[-1].menu().actions() if a.objectName() == "detailsInMenu"]
    details.trigger()

    assert len({button.y() + button.height() // 2 for button in row}) == 1
    assert not seen(reply.foot, QToolButton, "details")
    assert "Asked for" in reply.facts
