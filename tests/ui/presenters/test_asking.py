from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from deepseek_desktop.core.archive.archive import FILE_NAME
from deepseek_desktop.core.domain.conversation import Role
from tests.faults import wire
from tests.faults.server import FaultServer, Hold, Send, by_model, in_turn
from tests.support import until
from tests.ui.dictation import Dictation
from tests.ui.person import PRIMES, Person

_HELD = (Send(wire.head() + wire.reasoning("Two and two.") + wire.answer("It is")), Hold())


async def test_a_question_sent_with_enter_is_answered_in_both_lanes(person: Person) -> None:
    person.ask(PRIMES)
    await until(lambda: person.is_done)

    thinker, chatter = person.lanes
    assert person.field.toPlainText() == ""
    assert thinker.identity == "demo-r1 · Demo"
    assert chatter.identity == "demo-v3 · Demo"
    assert thinker.prompts == chatter.prompts == [PRIMES]
    assert thinker.reasoning.startswith("First the range")
    assert thinker.answer.endswith("true of every even number but this one.")
    assert thinker.reasoning not in thinker.answer
    assert chatter.reasoning == ""
    assert chatter.reply.thinking_title == "Thinking is off"
    assert r"\boxed{9}" in chatter.answer


async def test_state_and_figures_tell_how_it_ended_and_what_it_took(person: Person) -> None:
    await person.ask_and_wait(PRIMES)

    thinker, chatter = person.lanes
    row = person.stored[0]
    thought, said = row["reasoning_tokens"], row["completion_tokens"] - row["reasoning_tokens"]
    assert thinker.state.startswith("done in ")
    assert chatter.state.startswith("done in ")
    assert f"{thought} tok" in thinker.figures.splitlines()[0]
    assert f"Answer: {said} tok" in thinker.figures
    assert f"{thought} tokens" in thinker.reply.thinking_title
    assert thinker.ending == chatter.ending == ""


async def test_the_archive_holds_what_the_window_shows(person: Person) -> None:
    await person.ask_and_wait(PRIMES)

    for lane, row in zip(person.lanes, person.stored, strict=True):
        assert row["outcome"] == "complete"
        assert row["prompt"] == PRIMES
        assert row["answer"] == lane.answer
        assert row["reasoning"] == lane.reasoning


async def test_the_library_lists_what_was_asked(person: Person) -> None:
    assert person.library == []

    await person.ask_and_wait(PRIMES)

    assert person.library == [PRIMES]
    assert person.titles == [PRIMES]  # as much of it is seen as there is room for


async def test_a_second_question_is_answered_below_the_first(
    person: Person, host: FaultServer
) -> None:
    host.answer = in_turn(wire.said("It is 4.", "Two and two."), wire.said("It is 6."))
    person.choose("host/some", "demo/demo-v3")
    await person.ask_and_wait("What is 2 + 2?")

    await person.ask_and_wait("And 3 + 3?")

    lane = person.lanes[0]
    assert lane.prompts == ["What is 2 + 2?", "And 3 + 3?"]
    assert [reply.answer for reply in lane.replies] == ["It is 4.", "It is 6."]
    assert len(person.library) == 1
    messages = host.requests[1].json["messages"]
    assert [message["role"] for message in messages] == [Role.USER, Role.ASSISTANT, Role.USER]
    assert "Two and two." not in str(messages)


async def test_stopping_one_lane_keeps_its_text_and_leaves_the_other(
    person: Person, host: FaultServer
) -> None:
    other = Dictation()
    host.answer = by_model({"slow": _HELD, "other": other})
    person.choose("host/slow", "host/other")
    person.ask("What is 2 + 2?")
    other.say("It")
    await until(lambda: person.lanes[0].answer == "It is")
    await until(lambda: person.lanes[1].answer == "It")

    person.click(person.lanes[0].stop_button)
    await until(lambda: person.lanes[0].state.startswith("stopped"))
    other.say(" is 4.")
    other.end()
    await until(lambda: person.is_done)

    stopped, completed = person.lanes
    assert stopped.answer == "It is"
    assert stopped.reasoning == "Two and two."
    assert stopped.ending.startswith("Stopped by you. What had arrived is kept.")
    assert completed.answer == "It is 4."
    assert completed.state.startswith("done")
    assert [row["outcome"] for row in person.stored] == ["stopped", "complete"]
    assert person.stored[0]["answer"] == "It is"


@pytest.mark.parametrize("way", ["button", "Esc"])
async def test_all_lanes_are_stopped_at_once(person: Person, host: FaultServer, way: str) -> None:
    host.answer = _HELD
    person.choose("host/a", "host/b")
    person.ask("What is 2 + 2?")
    await until(lambda: [lane.answer for lane in person.lanes] == ["It is"] * 2)

    if way == "button":
        person.click(person.button("stopAll"))
    else:
        person.press(Qt.Key.Key_Escape)
    await until(lambda: person.is_done)

    assert [lane.state.split()[0] for lane in person.lanes] == ["stopped"] * 2
    assert [lane.answer for lane in person.lanes] == ["It is"] * 2
    assert [row["outcome"] for row in person.stored] == ["stopped"] * 2
    assert person.button("send").isVisible()
    await until(lambda: host.busy == 0)


async def test_a_retry_asks_that_lane_alone_and_keeps_the_earlier_reply(
    person: Person, host: FaultServer
) -> None:
    host.answer = in_turn(wire.error(500), wire.said("It is 4."))
    person.choose("host/some", "demo/demo-v3")
    await person.ask_and_wait("What is 2 + 2?")
    assert person.lanes[0].state == "failed"
    other = person.lanes[1].answer

    await person.retry(person.lanes[0])

    assert person.lanes[0].answer == "It is 4."
    assert "fault of its own" not in person.lanes[0].ending
    assert person.lanes[0].state.startswith("done")
    assert person.lanes[1].answer == other
    assert [(row["model"], row["outcome"]) for row in person.stored] == [
        ("some", "refused"),
        ("demo-v3", "complete"),
        ("some", "complete"),
    ]
    assert [len(request.json["messages"]) for request in host.requests] == [1, 1]


async def test_a_prompt_that_cannot_be_kept_is_given_back_and_nothing_is_sent(
    person: Person, host: FaultServer
) -> None:
    host.answer = wire.said("It is 4.")
    person.choose("host/a", "host/b")
    with closing(sqlite3.connect(person.desk.data_dir / FILE_NAME)) as other_program:
        other_program.execute(
            "CREATE TRIGGER full BEFORE INSERT ON turn "
            "BEGIN SELECT RAISE(ABORT, 'no room in here'); END"
        )

        person.ask("What is 2 + 2?")
        await until(lambda: person.notice)

        assert "no room in here" in person.notice
        assert person.field.toPlainText() == "What is 2 + 2?"
        assert host.requests == []
        other_program.execute("DROP TRIGGER full")

    person.press(Qt.Key.Key_Return)
    await until(lambda: person.is_done)
    assert [lane.answer for lane in person.lanes] == ["It is 4."] * 2


async def test_a_lane_without_a_model_is_told_and_the_prompt_given_back(person: Person) -> None:
    person.choose("demo/demo-r1", "nonsense")

    person.ask("What is 2 + 2?")

    assert person.notice == "“nonsense” does not name a model. Write PROVIDER/MODEL."
    assert person.field.toPlainText() == "What is 2 + 2?"
    assert person.lanes[1].choice.isVisible()
    assert person.stored == ()


async def test_what_is_shown_can_be_copied_part_by_part(person: Person, host: FaultServer) -> None:
    host.answer = wire.said("It is 4.", "Two and two.")
    person.choose("host/a", "host/b")
    await person.ask_and_wait("What is 2 + 2?")
    menu = person.lanes[0].reply.button("copy").menu()
    copied = []

    for action in menu.actions()[:3]:
        action.trigger()
        copied.append(QGuiApplication.clipboard().text())

    assert copied == ["It is 4.", "Two and two.", "Two and two.\n\nIt is 4."]


async def test_a_new_conversation_asks_one_model(person: Person) -> None:
    person.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)

    await person.ask_and_wait(PRIMES)

    (lane,) = person.lanes
    assert lane.identity == "demo-r1 · Demo"
    assert lane.state.startswith("done")
    assert len(person.stored) == 1


async def test_two_tabs_stream_at_the_same_time(person: Person, host: FaultServer) -> None:
    first, second = Dictation(), Dictation()
    host.answer = by_model({"first": first, "second": second})
    person.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    person.choose("host/first")
    person.ask("One?")
    person.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    person.choose("host/second")
    person.ask("Two?")

    second.say("2")
    first.say("1")
    await until(lambda: person.lanes[0].answer == "2")
    second.end()
    await until(lambda: person.is_done)
    person.window.tabs.setCurrentIndex(1)
    await until(lambda: person.lanes[0].answer == "1")

    assert person.titles[1:] == ["One?", "Two?"]
    assert [tab.state.is_running for tab in person.window.tabs.tabs] == [False, True, False]
    first.end()
    await until(lambda: person.is_done)


async def test_a_second_question_waits_until_the_first_is_answered(
    person: Person, host: FaultServer
) -> None:
    host.answer = wire.said("It is 4.")
    person.choose("host/a", "host/b")

    person.ask("What is 2 + 2?")
    person.ask("And 3 + 3?")  # the loop has not turned since
    assert host.requests == []
    await until(lambda: len(person.tab.state.turns) == 2 and person.is_done)

    asked = [[m["content"] for m in json.loads(r.body)["messages"]] for r in host.requests]
    assert asked[:2] == [["What is 2 + 2?"]] * 2
    assert asked[2:] == [["What is 2 + 2?", "It is 4.", "And 3 + 3?"]] * 2


async def test_esc_right_after_enter_stops_what_was_just_asked(
    person: Person, host: FaultServer
) -> None:
    host.answer = _HELD
    person.choose("host/a", "host/b")

    person.ask("What is 2 + 2?")
    person.press(Qt.Key.Key_Escape)  # the loop has not turned since
    await person.wait_for_rest()

    assert [row["outcome"] for row in person.stored] == ["stopped"] * 2


async def test_a_prompt_is_shown_as_typed_with_its_line_breaks(person: Person) -> None:
    person.type("One")
    person.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    person.ask("two")
    await until(lambda: person.is_done)

    assert person.stored[0]["prompt"] == "One\ntwo"
    assert person.lanes[0].prompts == ["One\ntwo"]
