"""What a lane shows of who answered, on what terms, and while nothing arrives."""

from __future__ import annotations

import json
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from deepseek_desktop.core.domain.conversation import LaneSetup
from deepseek_desktop.core.domain.dialect import Dialect, Translation
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.streaming.retrying import RetryPolicy
from tests.faults import wire
from tests.faults.server import FaultServer, Hold, Send, in_turn
from tests.support import until
from tests.ui.person import Person
from tests.ui.seeing import seen
from tests.ui.window import at_the_window


async def test_details_name_who_answered_and_where_each_figure_comes_from(
    person: Person, host: FaultServer
) -> None:
    chunk = {"model": "r1-0528", "provider": "Fireworks", "system_fingerprint": "fp_1", "id": "g1"}
    host.answer = wire.stream(
        wire.event({"choices": [], **chunk}),
        wire.reasoning("Two and two."),
        wire.answer("It is 4."),
        wire.finish(),
        wire.usage(),
        wire.DONE,
    )
    person.choose("host/r1", "demo/demo-v3")
    await person.ask_and_wait("What is 2 + 2?")
    person.window.resize(1280, 600)
    await person.wait_for_rest()

    person.click(person.lanes[0].reply.button("details"))

    person.lanes[0].transcript.settle()
    view = person.tab.lanes.turns[0].replies[-1]
    bar = person.lanes[0].scroll_bar
    assert bar.maximum() > 0, "there is not room for everything"
    assert bar.value() <= view.foot.top < bar.value() + bar.pageStep(), "they begin in view"
    facts = person.lanes[0].reply.facts
    assert (facts["Asked for"], facts["Upstream"]) == ("r1", "Fireworks")
    assert facts["Fingerprint"] == "fp_1"
    assert facts["Thinking came in"] == "reasoning_content"
    assert "stream = true" in facts["Parameters sent"]
    assert "thinking 24 · answer 11 · reply 35 · counted by the provider" in facts["Tokens"]
    assert "measured here" in facts["Time"]
    assert facts["Cost"] == "unknown"
    assert facts["Price list"] == "model not listed"
    assert facts["The provider ended with"] == "stop"


async def test_a_name_that_the_host_does_not_know_is_translated_and_told(
    person: Person, host: FaultServer
) -> None:
    host.answer = wire.said()
    person.desk.providers.add(
        Profile("host", host.base_url, translations=(Translation("deepseek-ai/R1", "r1"),))
    )
    person.choose("host/deepseek-ai/R1", "demo/demo-v3")

    await person.ask_and_wait("What is 2 + 2?")

    assert [request.model for request in host.requests] == ["r1"]
    assert "It was asked for r1." in person.lanes[0].ending
    assert person.stored[0]["sent_model"] == "r1"


async def test_a_parameter_that_a_host_refuses_can_be_left_out(
    person: Person, host: FaultServer
) -> None:
    refusal = {"error": {"message": "seed is not supported", "param": "seed"}}
    host.answer = in_turn(wire.whole(json.dumps(refusal).encode(), 400), wire.said())
    person.choose("host/r1", "demo/demo-v3")
    person.tab.lanes.set_up(0, LaneSetup("", {"seed": 7, "temperature": 0.5}))
    await person.ask_and_wait("What is 2 + 2?")
    lane = person.lanes[0]
    refused = lane.ending
    (way_out,) = seen(lane.widget, QToolButton, "retryWithout")
    offer = way_out.text()

    person.click(way_out)
    await until(lambda: len(host.requests) == 2 and person.is_done)

    assert "refuses “seed”" in refused
    assert offer == "Retry without “Seed”"
    assert "seed" not in host.requests[1].json
    assert host.requests[1].json["temperature"] == 0.5
    assert person.lanes[0].answer == "It is 4."
    assert not seen(person.lanes[0].widget, QToolButton, "retryWithout")


async def test_calls_of_tools_are_shown_and_never_made(person: Person, host: FaultServer) -> None:
    call = {"index": 0, "function": {"name": "get_weather", "arguments": '{"city": "<b>Oslo"}'}}
    host.answer = wire.stream(
        wire.event(wire.delta(tool_calls=[call])), wire.finish("tool_calls"), wire.DONE
    )
    person.choose("host/v3", "demo/demo-v3")

    await person.ask_and_wait("How is the weather?")

    lane = person.lanes[0]
    assert 'get_weather({"city": "<b>Oslo"})' in lane.calls
    assert "This app makes none" in lane.ending
    assert lane.state.startswith("done")
    assert len(host.requests) == 1


async def test_a_host_that_streams_nothing_shows_that_it_is_waited_for(
    person: Person, host: FaultServer
) -> None:
    body = wire.completion("It is 4.", "Two and two.")
    head = wire.head(200, "application/json", length=len(body), x_remaining_credits="41.5")
    host.answer = (Send(head), Hold())
    profile = Profile("host", host.base_url, dialect=Dialect(streams=False, model_in_url=True))
    person.desk.providers.add(replace(profile, credits_header="x-remaining-credits"))
    person.choose("host/deepseek-reasoner", "demo/demo-v3")
    person.ask("What is 2 + 2?")

    await until(lambda: person.lanes[0].is_busy)

    assert not person.lanes[1].is_busy
    assert person.lanes[0].state.startswith(("connecting", "waiting"))
    await person.stop()
    assert not person.lanes[0].is_busy

    host.answer = (Send(head + body),)
    await person.retry(person.lanes[0])
    person.click(person.lanes[0].reply.button("details"))

    assert person.lanes[0].answer == "It is 4."
    assert person.lanes[0].reply.facts["Credits left"] == "41.5"
    assert host.requests[-1].path == "/v1/deepseek-reasoner"
    assert "model" not in host.requests[-1].json
    assert "stream" not in host.requests[-1].json


async def test_a_coming_retry_counts_down_and_can_be_stopped(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path, fault_server: FaultServer
) -> None:
    fault_server.answer = wire.error(429, Retry_After="40")
    patient = RetryPolicy()
    async with at_the_window(qapp, qtbot, tmp_path, retries=patient) as person:
        person.desk.providers.add(Profile("host", fault_server.base_url))
        person.choose("host/r1", "demo/demo-v3")
        person.ask("What is 2 + 2?")
        await until(lambda: person.lanes[0].state.startswith("retry in"))
        shown = person.lanes[0].state

        await person.stop()

        assert shown in {"retry in 40 s (2 of 3)", "retry in 39 s (2 of 3)"}
        assert person.lanes[0].state.startswith("stopped")
        assert len(fault_server.requests) == 1


async def test_a_lane_that_has_to_queue_shows_its_place(person: Person, host: FaultServer) -> None:
    host.answer = (Send(wire.head() + wire.answer("It")), Hold())
    person.desk.providers.add(Profile("host", host.base_url, most_at_once=1))
    person.choose("host/r1", "host/v3")
    person.ask("What is 2 + 2?")

    await until(lambda: person.lanes[0].answer == "It")

    assert person.lanes[1].state == "place 1 in the queue"
    await person.stop()
    assert len(host.requests) == 1
