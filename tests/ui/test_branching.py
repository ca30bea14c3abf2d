"""Edit, ask again, go on, fork, delete: nothing that was there is lost."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.conversation import Turn
from tests.core.archive import samples
from tests.core.archive.samples import rows
from tests.faults import wire
from tests.faults.server import FaultServer, Hold, Send, in_turn
from tests.support import until
from tests.ui.lane_seen import ReplySeen
from tests.ui.person import Person
from tests.ui.seeing import seen, text_of

_CUT = (Send(wire.head() + wire.answer("It is fo")), Hold())


def _sent(host: FaultServer) -> list[list[str]]:
    return [[m["content"] for m in json.loads(r.body)["messages"]] for r in host.requests]


async def _ask_one_model(person: Person, host: FaultServer, *questions: str) -> None:
    """Ask one question after the other in a conversation with one model."""
    person.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    person.choose("host/a")
    for question in questions:
        await person.ask_and_wait(question)


def _prompt_button(person: Person, number: int, name: str) -> QToolButton:
    lane = person.lanes[0]
    view = lane.transcript.prompts[number]  # type: ignore[attr-defined] # a LaneTurns
    lane.transcript.settle()
    lane.scroll_bar.setValue(view.foot.top - 20)
    lane.transcript.settle()
    (button,) = seen(view.foot.widget, QToolButton, name)
    return button


def _prompt_label(person: Person, number: int, name: str) -> str:
    _prompt_button(person, number, "editPrompt")
    foot = person.lanes[0].transcript.prompts[number].foot.widget  # type: ignore[attr-defined] # a LaneTurns
    return text_of(seen(foot, QLabel, name))


def _choose(button: QToolButton, text: str) -> None:
    menu = button.menu()
    assert menu is not None
    (action,) = [a for a in menu.actions() if text in a.text().replace("&", "")]
    action.trigger()


def _later(person: Person) -> str:
    return text_of(seen(person.tab, QLabel, "laterElsewhere"))


async def _wait(person: Person, turns: int) -> None:
    await person.wait_for_rest()
    assert len(person.lanes[0].prompts) == turns


async def _edit(person: Person, number: int, text: str) -> None:
    person.click(_prompt_button(person, number, "editPrompt"))
    person.field.selectAll()
    person.type(text)


async def test_an_edited_question_stands_beside_the_earlier_one(
    person: Person, host: FaultServer
) -> None:
    host.answer = in_turn(*[wire.said(f"Answer {n}.") for n in range(1, 4)])
    await _ask_one_model(person, host, "One?", "Two?")
    person.type("not sent yet")

    await _edit(person, 0, "Other?")
    person.press(Qt.Key.Key_Return)
    await until(lambda: len(host.requests) == 3 and person.is_done)

    lane = person.lanes[0]
    assert _sent(host)[2] == ["Other?"]
    assert lane.prompts == ["Other?"]
    assert lane.answer == "Answer 3."
    assert person.field.toPlainText() == "not sent yet"
    assert _prompt_label(person, 0, "laterWithOther") == "Later questions with another version: 1"
    person.press(Qt.Key.Key_PageUp, Qt.KeyboardModifier.AltModifier)
    assert lane.prompts == ["One?", "Two?"]
    assert [reply.answer for reply in lane.replies] == ["Answer 1.", "Answer 2."]
    await person.wait_for_rest()


async def test_an_edit_is_saved_without_asking_and_asked_later(
    person: Person, host: FaultServer
) -> None:
    host.answer = in_turn(wire.said("One."), wire.said("Other."))
    await _ask_one_model(person, host, "One?")

    await _edit(person, 0, "Other?")
    person.click(person.button("saveEdit"))
    await person.wait_for_rest()
    assert person.lanes[0].prompts == ["Other?"]
    assert len(host.requests) == 1

    person.click(_prompt_button(person, 0, "askNow"))
    await until(lambda: len(host.requests) == 2 and person.is_done)
    assert _sent(host)[1] == ["Other?"]
    assert person.lanes[0].answer == "Other."


async def test_a_question_on_its_way_is_not_offered_to_be_asked(
    person: Person, host: FaultServer
) -> None:
    host.answer = wire.said("One.")
    offered: list[QToolButton] = []

    def look() -> None:
        person.lanes[0].transcript.settle()
        offered.extend(seen(person.tab, QToolButton, "askNow"))

    person.window.commands.run("new_conversation")
    person.tab.state.turn_added.connect(look)
    person.choose("host/a")
    await person.ask_and_wait("One?")
    await person.ask_and_wait("Two?")

    assert offered == []


async def test_a_cancelled_edit_leaves_everything_as_it_was(
    person: Person, host: FaultServer
) -> None:
    host.answer = wire.said("One.")
    await _ask_one_model(person, host, "One?")
    person.type("typed before")

    await _edit(person, 0, "Other?")
    person.click(person.button("cancelEdit"))

    assert person.field.toPlainText() == "typed before"
    assert person.lanes[0].prompts == ["One?"]
    assert seen(person.tab, QPushButton, "saveEdit") == []


async def test_what_was_asked_after_a_reply_stays_with_it(
    person: Person, host: FaultServer
) -> None:
    host.answer = in_turn(*[wire.said(f"Answer {n}.") for n in range(1, 5)])
    await _ask_one_model(person, host, "One?", "Two?")
    lane = person.lanes[0]

    person.click(lane.replies[0].button("retry"))
    await until(lambda: len(host.requests) == 3 and person.is_done)
    assert lane.prompts == ["One?"]
    assert lane.answer == "Answer 3."
    assert _later(person) == "Later questions on another branch: 1"

    await person.ask_and_wait("Three?")
    assert _sent(host)[3] == ["One?", "Answer 3.", "Three?"]
    person.click(lane.replies[0].button("earlier"))
    assert [reply.answer for reply in lane.replies] == ["Answer 1.", "Answer 2."]
    assert lane.prompts == ["One?", "Two?"]
    assert _later(person) == ""
    await person.wait_for_rest()


async def test_later_questions_are_shown_again(person: Person, host: FaultServer) -> None:
    host.answer = in_turn(*[wire.said(f"Answer {n}.") for n in range(1, 4)])
    await _ask_one_model(person, host, "One?", "Two?")
    person.click(person.lanes[0].replies[0].button("retry"))
    await until(lambda: len(host.requests) == 3 and person.is_done)

    person.click(person.button("showLater"))
    await person.wait_for_rest()

    assert person.lanes[0].prompts == ["One?", "Two?"]


async def test_a_retry_that_brings_nothing_hides_nothing(person: Person, host: FaultServer) -> None:
    host.answer = in_turn(wire.said("One."), wire.said("Two."), wire.error(400, "No."))
    await _ask_one_model(person, host, "One?", "Two?")
    lane = person.lanes[0]

    person.click(lane.replies[0].button("retry"))
    await until(lambda: len(person.stored) == 3 and person.is_done)
    await person.wait_for_rest()

    assert lane.prompts == ["One?", "Two?"]
    assert [reply.answer for reply in lane.replies] == ["One.", "Two."]


async def test_a_cut_answer_is_gone_on_with_and_the_cut_one_kept(
    person: Person, host: FaultServer
) -> None:
    host.answer = _CUT
    await _begin_and_stop(person, "What is 2 + 2?")
    host.answer = wire.said("ur.")
    lane = person.lanes[0]

    person.click(lane.reply.button("continue"))
    await until(lambda: len(person.stored) == 2 and person.is_done)

    assert lane.answer == "It is four."
    question, unfinished, go_on = _sent(host)[1]
    assert (question, unfinished) == ("What is 2 + 2?", "It is fo")
    assert "exactly where it stopped" in go_on
    assert [row["answer"] for row in person.stored] == ["It is fo", "It is four."]
    person.click(lane.reply.button("earlier"))
    assert lane.answer == "It is fo"
    await person.wait_for_rest()


async def _begin_and_stop(person: Person, question: str) -> None:
    person.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    person.choose("host/a")
    person.ask(question)
    await until(lambda: person.lanes[0].answer == "It is fo")
    await person.stop()


@pytest.mark.parametrize("is_included", [False, True])
async def test_a_stopped_answer_is_sent_along_only_where_that_is_wanted(
    person: Person, host: FaultServer, *, is_included: bool
) -> None:
    host.answer = _CUT
    await _begin_and_stop(person, "What is 2 + 2?")
    host.answer = wire.said("Yes.")
    if is_included:
        person.click(person.lanes[0].reply.button("include"))

    await person.ask_and_wait("Sure?")

    along = ["What is 2 + 2?", "It is fo", "Sure?"]
    assert _sent(host)[1] == (along if is_included else ["What is 2 + 2?\n\nSure?"])
    assert person.stored[0]["answer"] == "It is fo"


async def test_a_fork_is_a_conversation_of_its_own_that_costs_nothing(
    person: Person, host: FaultServer
) -> None:
    host.answer = in_turn(*[wire.said(f"Answer {n}.") for n in range(1, 4)])
    await _ask_one_model(person, host, "One?", "Two?")
    first = person.tab

    _choose(person.lanes[0].replies[0].button("otherActions"), "Fork")
    await until(lambda: person.tab is not first)
    await person.ask_and_wait("Else?")

    assert person.lanes[0].prompts == ["One?", "Else?"]
    assert _sent(host)[2] == ["One?", "Answer 1.", "Else?"]
    assert [row["copied_from"] is not None for row in person.stored] == [False, False, True, False]
    person.window.tabs.setCurrentWidget(first)
    assert person.lanes[0].prompts == ["One?", "Two?"]


async def test_a_deleted_question_goes_into_the_bin_with_what_came_after(
    person: Person, host: FaultServer
) -> None:
    host.answer = in_turn(*[wire.said(f"Answer {n}.") for n in range(1, 4)])
    await _ask_one_model(person, host, "One?", "Two?", "Three?")

    _choose(_prompt_button(person, 1, "promptActions"), "Delete")
    await _wait(person, 1)

    assert person.lanes[0].prompts == ["One?"]
    binned = await person.desk.archive.bin.content()
    assert [(each.text, each.is_turn) for each in binned] == [("Two?", True)]
    await person.desk.archive.bin.restore(binned[0].id)
    back = await person.desk.archive.conversation(person.tab.state.id)
    assert [turn.prompt for turn in back.turns] == ["One?", "Two?", "Three?"]


async def test_the_branch_that_was_shown_is_shown_after_a_restart(
    qapp: QApplication, qtbot: QtBot, tmp_path: object, person: Person, host: FaultServer
) -> None:
    host.answer = in_turn(*[wire.said(f"Answer {n}.") for n in range(1, 4)])
    await _ask_one_model(person, host, "One?", "Two?")
    lane = person.lanes[0]
    person.click(lane.replies[0].button("retry"))
    await until(lambda: len(host.requests) == 3 and person.is_done)
    person.click(lane.reply.button("earlier"))
    await person.wait_for_rest()
    assert lane.prompts == ["One?", "Two?"]

    stored = await person.desk.archive.conversation(person.tab.state.id)
    again = type(person.tab.state)()
    again.begin(stored)

    assert [state.prompt for state in again.turns] == ["One?", "Two?"]
    shown = again.shown.shown(again.turns[0].id, again.lanes[0].id)
    assert shown is not None
    assert shown.answer == "Answer 1."


def _reply(person: Person, number: int) -> ReplySeen:
    return person.lanes[0].replies[number]


async def test_a_failed_retry_leaves_the_reply_that_was_chosen(
    person: Person, host: FaultServer
) -> None:
    host.answer = in_turn(wire.said("A."), wire.said("B."), wire.error(400, "No."), wire.said("C."))
    await _ask_one_model(person, host, "One?")
    lane = person.lanes[0]
    await person.retry(lane)
    person.click(lane.reply.button("earlier"))

    person.click(lane.reply.button("retry"))
    await until(lambda: len(person.stored) == 3 and person.is_done)
    await person.wait_for_rest()

    assert lane.answer == "A."
    assert rows(person.desk.data_dir, "SELECT reply_id FROM choice") == [(person.stored[0]["id"],)]
    await person.ask_and_wait("Two?")
    assert _sent(host)[-1] == ["One?", "A.", "Two?"]


async def test_going_on_in_vain_hides_nothing_and_can_be_tried_again(
    person: Person, host: FaultServer
) -> None:
    host.answer = _CUT
    await _begin_and_stop(person, "What is 2 + 2?")
    host.answer = wire.said("Two.")
    await person.ask_and_wait("Two?")
    host.answer = wire.error(400, "No.")
    lane = person.lanes[0]

    person.click(lane.replies[0].button("continue"))
    await until(lambda: len(person.stored) == 3 and person.is_done)
    await person.wait_for_rest()

    assert lane.prompts == ["What is 2 + 2?", "Two?"]
    assert [reply.answer for reply in lane.replies] == ["It is fo", "Two."]
    assert lane.replies[0].button("continue").isVisible()


async def test_deleting_a_question_stops_what_runs_below_it_on_another_branch(
    person: Person, host: FaultServer
) -> None:
    host.answer = in_turn(wire.said("One."), wire.said("Two."))
    await _ask_one_model(person, host, "One?", "Two?")
    host.answer = _CUT
    await _edit(person, 1, "Two other?")
    person.press(Qt.Key.Key_Return)
    await until(lambda: person.lanes[0].answer == "It is fo")
    person.click(_prompt_button(person, 1, "earlier"))

    _choose(_prompt_button(person, 0, "promptActions"), "Delete")

    await until(lambda: host.requests[2].left_at is not None)
    await person.wait_for_rest()


async def test_nothing_is_asked_behind_a_reply_that_is_written_elsewhere(
    person: Person, host: FaultServer
) -> None:
    host.answer = wire.said("One.")
    await _ask_one_model(person, host, "One?")
    talk = person.tab.state.conversation
    assert talk is not None
    async with Archive(person.desk.data_dir) as terminal:
        asked = Turn("two", "Two?", samples.AT, parent_id=talk.turns[-1].id)
        await terminal.begin_turn(talk, asked, [samples.awaited("r", talk.lanes[0].id)])
        person.close_front_tab()
        await person.wait_for_rest()
        person.open_row("One?")
        await until(lambda: len(person.tab.state.turns) == 2)

        person.ask("Three?")
        await person.wait_for_rest()

        assert "still being written elsewhere" in person.notice
        assert person.field.toPlainText() == "Three?"
        assert len(host.requests) == 1


async def test_what_is_asked_where_all_was_deleted_elsewhere_is_given_back(
    person: Person, host: FaultServer
) -> None:
    host.answer = wire.said("One.")
    await _ask_one_model(person, host, "One?")
    await person.desk.archive.bin.put_conversation(person.tab.state.id)  # as a terminal does

    person.ask("Two?")
    await person.wait_for_rest()

    assert "was deleted" in person.notice
    assert person.field.toPlainText() == "Two?"
    assert len(host.requests) == 1
