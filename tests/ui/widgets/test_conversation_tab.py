"""What the lanes of a turn have in common, and how they scroll."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtWidgets import QScrollBar

from tests.faults import wire
from tests.faults.server import FaultServer, by_model
from tests.support import until
from tests.ui.dictation import Dictation
from tests.ui.person import PRIMES, Person
from tests.ui.seeing import height_of, is_still

_LINES = "".join(f"line {number}\n\n" for number in range(60))


def _answer_heights(person: Person) -> list[int]:
    """Return where the answers begin, as if no lane was scrolled."""
    return [
        height_of(lane.transcript.viewport(), person.window) + lane.reply.answer_top
        for lane in person.lanes
    ]


def _ends_with(person: Person, text: str) -> bool:
    return person.lanes[0].answer.endswith(text)


def _thinks_to(person: Person, text: str) -> bool:
    return person.lanes[0].reasoning.endswith(text)


def _is_at_end(bar: QScrollBar) -> bool:
    return bar.maximum() > 300 and bar.value() == bar.maximum()


@pytest.mark.parametrize("width", [1280, 1000, 800])
async def test_answers_start_on_one_line_when_only_one_lane_thinks(
    person: Person, width: int
) -> None:
    person.window.resize(width, 800)
    await person.ask_and_wait(PRIMES)

    first, second = _answer_heights(person)

    assert person.lanes[0].reasoning
    assert not person.lanes[1].reasoning
    assert first == second


@pytest.mark.parametrize("width", [1280, 1000, 800])
async def test_answers_start_on_one_line_whatever_the_figures_say(
    person: Person, host: FaultServer, width: int
) -> None:
    bare = wire.stream(wire.answer("It is 4."), wire.finish(), wire.DONE)
    host.answer = by_model({"thinks": wire.said("It is 4.", "Two and two."), "bare": bare})
    person.window.resize(width, 800)
    person.choose("host/thinks", "host/bare")
    await person.ask_and_wait("What is 2 + 2?")

    first, second = _answer_heights(person)

    assert "tokens unknown" in person.lanes[1].figures
    assert first == second


async def test_answers_start_on_one_line_while_one_lane_still_thinks(
    person: Person, host: FaultServer
) -> None:
    thinker, chatter = Dictation(), Dictation()
    host.answer = by_model({"thinker": thinker, "chatter": chatter})
    person.window.resize(1280, 1000)  # so that nothing has to scroll
    person.choose("host/thinker", "host/chatter")
    person.ask("What is 2 + 2?")
    chatter.say("It is 4.")
    thinker.think("Two and two.")
    await until(lambda: person.lanes[0].reasoning and person.lanes[1].answer)
    before = _answer_heights(person)[1]
    assert person.lanes[1].scroll_bar.value() == 0

    thinker.say("It is 4.")
    await until(lambda: person.lanes[0].answer)
    await until(lambda: len(set(_answer_heights(person))) == 1)

    assert _answer_heights(person) == [before, before]
    await person.stop()


async def test_a_lane_that_has_ended_is_not_laid_out_again_while_another_one_goes_on(
    person: Person, host: FaultServer
) -> None:
    slow = Dictation()
    host.answer = by_model({"slow": slow, "fast": wire.said("It is 4.")})
    person.choose("host/slow", "host/fast")
    person.ask("What is 2 + 2?")
    slow.think("Two")
    await until(lambda: _thinks_to(person, "Two") and person.lanes[1].answer)
    await until(lambda: len(person.tab.state.replies.running_ids) == 1)
    slow.think(" and")
    await until(lambda: _thinks_to(person, " and"))
    lengths: list[int] = []
    await until(lambda: is_still(person.lanes[1].scroll_bar.maximum(), lengths))
    looks: list[int] = []
    person.lanes[1].transcript.place_changed.connect(lambda: looks.append(1))

    for word in (" two", " are four."):
        slow.think(word)
        await until(partial(_thinks_to, person, word))

    assert not looks
    await person.stop()


async def test_the_thinking_of_a_turn_is_opened_and_closed_in_all_lanes(person: Person) -> None:
    await person.ask_and_wait(PRIMES)
    await person.ask_and_wait(PRIMES)
    first, second = person.lanes

    person.click(first.replies[0].button("bandHeading"))

    assert [reply.reasoning != "" for reply in first.replies] == [False, True]
    assert [reply.view.band.is_open for reply in second.replies] == [False, True]
    assert first.replies[0].thinking_title.startswith("Thought for ")

    assert not second.replies[0].button("bandHeading").isEnabled()  # there is nothing to open
    person.click(first.replies[0].button("bandHeading"))

    assert first.replies[0].reasoning.startswith("First the range")
    assert [reply.view.band.is_open for reply in second.replies] == [True, True]


async def test_no_band_is_shown_where_nobody_thought(person: Person, host: FaultServer) -> None:
    host.answer = wire.said("It is 4.")
    person.choose("host/a", "host/b")

    await person.ask_and_wait("What is 2 + 2?")

    assert [lane.reply.thinking_title for lane in person.lanes] == ["", ""]


async def test_someone_at_the_end_is_followed_to_the_new_end(
    person: Person, host: FaultServer
) -> None:
    script = Dictation()
    host.answer = script
    person.choose("host/some", "demo/demo-v3")
    person.ask("Why?")
    await until(lambda: person.tab.state.turns)
    bar = person.lanes[0].scroll_bar

    for end in ("first", "second", "third"):
        script.say(_LINES + end)
        await until(partial(_ends_with, person, end))
        await until(lambda: _is_at_end(bar))

    script.end()
    await until(lambda: person.is_done)
    await until(lambda: _is_at_end(bar))


async def test_someone_who_scrolled_up_is_not_moved(person: Person, host: FaultServer) -> None:
    script = Dictation()
    host.answer = script
    person.choose("host/some", "demo/demo-v3")
    person.ask("Why?")
    await until(lambda: person.tab.state.turns)
    bar = person.lanes[0].scroll_bar
    script.say(_LINES)
    heights: list[int] = []
    await until(lambda: is_still(person.lanes[0].transcript.viewport().height(), heights))
    await until(lambda: _is_at_end(bar))

    for _ in range(5):
        bar.triggerAction(bar.SliderAction.SliderSingleStepSub)
    # The bar's value also follows what is above, which is measured only as it is looked at.
    places: list[int] = []
    await until(lambda: is_still(bar.value(), places))
    line, length = person.lanes[0].top_line, bar.maximum()
    assert 0 < bar.value() < length
    script.say(_LINES)
    await until(lambda: bar.maximum() > length + 100)
    script.end()
    await until(lambda: person.is_done)

    assert person.lanes[0].top_line == line


async def test_who_returns_to_the_end_is_followed_again(person: Person, host: FaultServer) -> None:
    script = Dictation()
    host.answer = script
    person.choose("host/some", "demo/demo-v3")
    person.ask("Why?")
    await until(lambda: person.tab.state.turns)
    bar = person.lanes[0].scroll_bar
    script.say(_LINES)
    await until(lambda: _is_at_end(bar))
    bar.triggerAction(bar.SliderAction.SliderToMinimum)

    bar.triggerAction(bar.SliderAction.SliderToMaximum)
    length = bar.maximum()
    script.say(_LINES)
    await until(lambda: bar.maximum() > length + 100)

    await until(lambda: _is_at_end(bar))
    await person.stop()


async def test_thinking_follows_and_stays_in_the_same_way(
    person: Person, host: FaultServer
) -> None:
    script = Dictation()
    host.answer = script
    person.choose("host/some", "demo/demo-v3")
    person.ask("Why?")
    script.think(_LINES)
    await until(lambda: person.lanes[0].reasoning)
    bar = person.lanes[0].reply.band_bar
    await until(lambda: _is_at_end(bar))

    bar.setValue(40)
    script.think(_LINES + "last")
    await until(lambda: person.lanes[0].reasoning.endswith("last"))
    await person.stop()

    assert bar.value() == 40


async def test_a_new_question_is_shown_even_to_someone_who_scrolled_up(
    person: Person, host: FaultServer
) -> None:
    host.answer = wire.said(_LINES)
    person.choose("host/a", "host/b")
    await person.ask_and_wait("One?")
    bar = person.lanes[0].scroll_bar
    bar.triggerAction(bar.SliderAction.SliderToMinimum)

    await person.ask_and_wait("Two?")

    await until(lambda: _is_at_end(bar))


async def test_lanes_keep_a_readable_width_in_a_narrow_window(person: Person) -> None:
    await person.ask_and_wait(PRIMES)

    person.window.resize(500, 500)
    await until(lambda: person.window.width() == 500)

    assert [lane.widget.width() for lane in person.lanes] == [380, 380]


async def test_the_start_page_fits_into_a_narrow_window(person: Person) -> None:
    assert person.window.minimumSizeHint().width() <= 800
