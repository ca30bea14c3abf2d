"""A question that waits is asked on the branch that it was queued for, or not at all."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton

from tests.faults import wire
from tests.faults.server import FaultServer, Gate, Reach, Send, Step, by_model
from tests.support import until
from tests.ui.person import Person
from tests.ui.seeing import seen, text_of


def _awaited(gate: Gate, answer: str) -> tuple[Step, ...]:
    """Answer once `gate` is open."""
    end = wire.answer(answer) + wire.finish() + wire.DONE
    return (Send(wire.head()), Reach(gate), Send(end))


def _parents(person: Person) -> dict[str, str]:
    """What each question was asked after; nothing for a first one."""
    prompts = {turn.id: turn.prompt for turn in person.tab.state.shown.states}
    turns = person.tab.state.shown.states
    return {turn.prompt: prompts.get(turn.turn.parent_id or "", "") for turn in turns}


def _waiting(person: Person) -> list[str]:
    return [question.prompt for question in person.tab.composer.queue]


def _line(person: Person) -> str:
    return text_of(seen(person.tab, QLabel, "sendingText"))


async def _begin(person: Person, *questions: str) -> None:
    person.window.commands.run("new_conversation")
    person.choose("host/a")
    for question in questions:
        await person.ask_and_wait(question)


async def _queue(person: Person, host: FaultServer) -> Gate:
    """Ask Two, and let Three and Four wait until the gate is open and Two is answered."""
    gate, before = Gate(), len(host.requests)
    host.answer = _awaited(gate, "A2.")
    person.ask("Two?")
    await until(lambda: len(host.requests) > before)
    person.ask("Three, about Two?")
    person.ask("Four, about Three?")
    return gate


async def test_what_waits_is_asked_where_it_was_queued_and_not_on_another_branch(
    person: Person, host: FaultServer
) -> None:
    host.answer = wire.said("A1.")
    await _begin(person, "One?")
    await person.retry(person.lanes[0])
    gate = await _queue(person, host)
    person.click(person.lanes[0].replies[0].button("earlier"))
    host.answer = wire.said("A3.")

    gate.open()
    await until(lambda: "A question waits on another branch" in _line(person))
    await person.wait_for_rest()
    assert "A question waits on another branch" in _line(person)
    assert _waiting(person) == ["Three, about Two?", "Four, about Three?"]
    assert person.lanes[0].prompts == ["One?"]
    assert "0:00" not in person.lanes[0].state  # what ran on the other branch has ended

    person.click(person.button("goToWaiting"))
    await until(lambda: len(host.requests) == 5 and person.is_done)
    assert _waiting(person) == []
    assert _line(person) == ""
    after = {"One?": "", "Two?": "One?", "Three, about Two?": "Two?"}
    assert _parents(person) == {**after, "Four, about Three?": "Three, about Two?"}
    await person.wait_for_rest()


async def test_a_saved_edit_does_not_draw_away_what_waits(
    person: Person, host: FaultServer
) -> None:
    host.answer = wire.said("A1.")
    await _begin(person, "One?")
    gate = await _queue(person, host)
    first = person.tab.state.turns[0]
    person.tab.asking.edit(first.id, first.turn.question)
    person.field.setPlainText("One, edited?")
    person.click(person.button("saveEdit"))
    await until(lambda: person.lanes[0].prompts == ["One, edited?"])

    gate.open()
    await until(lambda: "A question waits on another branch" in _line(person))
    person.tab.state.show_turn(
        next(t.id for t in person.tab.state.shown.states if "Two" in t.prompt)
    )
    await until(lambda: _line(person) == "")  # a person went there on their own
    assert len(host.requests) == 2
    assert len(_waiting(person)) == 2


async def test_a_retry_of_an_earlier_turn_does_not_draw_away_what_waits(
    person: Person, host: FaultServer
) -> None:
    host.answer = wire.said("A1.")
    person.choose("host/a", "host/b")
    await person.ask_and_wait("One?")
    gate = Gate()
    host.answer = by_model({"a": wire.said("A2."), "b": _awaited(gate, "B2.")})
    person.ask("Two?")
    await until(lambda: len(host.requests) == 4)
    person.ask("Three, about Two?")
    person.click(person.lanes[0].replies[0].button("retry"))
    await until(lambda: len(host.requests) == 5 and len(person.lanes[0].prompts) == 1)

    gate.open()
    await until(lambda: "A question waits on another branch" in _line(person))
    assert _waiting(person) == ["Three, about Two?"]
    assert not seen(person.tab, QPushButton, "sendOverLimit")

    person.click(person.button("goToWaiting"))
    await until(lambda: len(host.requests) == 7 and person.is_done)
    assert _parents(person)["Three, about Two?"] == "Two?"
    await person.wait_for_rest()


async def test_what_waits_for_a_retry_is_asked_when_all_is_answered(
    person: Person, host: FaultServer
) -> None:
    host.answer = by_model({"a": wire.said("A1."), "b": wire.error(400, "No.")})
    person.choose("host/a", "host/b")
    person.ask("One?")
    await until(lambda: len(host.requests) == 2 and person.is_done)
    gate = Gate()
    host.answer = _awaited(gate, "A1 again.")
    person.click(person.lanes[0].reply.button("retry"))
    await until(lambda: len(host.requests) == 3)
    person.ask("Two?")
    host.answer = wire.said("So.")
    gate.open()
    await until(lambda: person.is_done)
    await person.wait_for_rest()
    assert _waiting(person) == ["Two?"]  # the other lane has not answered yet
    assert len(host.requests) == 3

    person.click(person.lanes[1].reply.button("retry"))
    await until(lambda: len(host.requests) == 6 and person.is_done)
    assert _waiting(person) == []
    assert _parents(person)["Two?"] == "One?"
    await person.wait_for_rest()
