from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from deepseek_desktop.core.domain.dialect import Dialect
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.profile import Profile
from tests.faults import wire
from tests.faults.server import FaultServer, Hold, Send, by_model, in_turn
from tests.support import until
from tests.ui.person import Person

_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


async def test_the_other_lane_answers_again_with_the_thinking_of_this_one(
    person: Person, host: FaultServer
) -> None:
    plain = in_turn(wire.said("42"), wire.said("41"))
    host.answer = lambda asked: (
        wire.said("41", "I count the odd ones.")
        if asked.json["model"] == "thinks"
        else plain(asked)
    )
    person.choose("host/thinks", "host/plain")
    await person.ask_and_wait("How many?")
    person.lanes[0].transcript.setFocus()

    person.press(Qt.Key.Key_F8, _SHIFT)
    box = await person.dialog(QMessageBox)
    assert "Asks plain at host: cost unknown." in box.text()
    assert len(host.requests_for("plain")) == 1, "nothing is sent before a person knows"
    box.buttons()[0].click()
    await until(lambda: len(host.requests_for("plain")) == 2 and person.is_done)

    assert len(host.requests_for("thinks")) == 1
    sent = host.requests_for("plain")[-1].json["messages"][-1]["content"]
    assert sent.startswith("How many?\n\nThoughts about this question")
    assert "I count the odd ones." in sent
    assert [lane.answer for lane in person.lanes] == ["41", "41"]
    (turn,) = person.tab.state.conversation.turns if person.tab.state.conversation else ()
    thought, before, after = turn.replies
    assert (before.handed, after.handed) == (None, thought.id)
    kept = await person.desk.archive.conversation(person.tab.state.id)
    assert kept.turns[0].replies[-1].handed == thought.id


async def test_thinking_is_cut_short_and_the_model_answers_with_what_it_thought(
    person: Person, fault_server: FaultServer
) -> None:
    dialect = Dialect(
        thinking_on={"thinking": {"type": "enabled"}},
        thinking_off={"thinking": {"type": "disabled"}},
    )
    person.desk.providers.add(Profile("host", fault_server.base_url, dialect=dialect))
    begun = Send(wire.head() + wire.reasoning("First I count to ten."))
    fault_server.answer = in_turn((begun, Hold()), wire.said("Ten."))
    person.press(Qt.Key.Key_N, _CTRL)
    person.choose("host/a")
    person.ask("How many?")
    await until(lambda: person.lanes[0].replies and person.lanes[0].reply.reasoning)

    person.click(person.lanes[0].reply.button("answerNow"))
    await until(lambda: person.lanes[0].answer == "Ten." and person.is_done)

    _, again = fault_server.requests_for("a")
    assert again.json["thinking"] == {"type": "disabled"}
    assert "First I count to ten." in again.json["messages"][-1]["content"]
    conversation = person.tab.state.conversation
    assert conversation is not None
    cut, answered = conversation.turns[0].replies
    assert (cut.outcome, cut.reasoning) == (Outcome.STOPPED, "First I count to ten.")
    assert answered.handed == cut.id


async def test_where_thinking_cannot_be_switched_off_it_says_so_and_goes_on(
    person: Person, host: FaultServer
) -> None:
    begun = Send(wire.head() + wire.reasoning("First I count to ten."))
    host.answer = by_model({"a": (begun, Hold())})
    person.press(Qt.Key.Key_N, _CTRL)
    person.choose("host/a")
    person.ask("How many?")
    await until(lambda: person.lanes[0].replies and person.lanes[0].reply.reasoning)

    person.press(Qt.Key.Key_F12, _CTRL)

    assert "cannot be told to answer without thinking on" in person.notice
    assert person.tab.state.is_running
    await person.stop()


async def test_what_brought_no_thinking_is_not_handed_over(
    person: Person, host: FaultServer
) -> None:
    host.answer = wire.said("42")
    person.choose("host/a", "host/b")
    await person.ask_and_wait("How many?")

    person.press(Qt.Key.Key_F8, _SHIFT)

    assert person.notice == "This reply brought no thinking that could be handed over."
    assert len(host.requests) == 2
