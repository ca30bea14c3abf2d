"""Places of the main window: what is asked, what comes, what is kept."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton

from deepseek_desktop.core.domain.attachment import Attachment, Question
from tests.faults import wire
from tests.faults.server import Hold, Send, by_model
from tests.support import until
from tests.ui.gallery.registry import place
from tests.ui.gallery.scene import LONG_S, Scene
from tests.ui.person import PRIMES, Person
from tests.ui.presenters.comparing.answers_seen import LEFT, RIGHT
from tests.ui.seeing import seen

_THOUGHT = "Two and two. I count on my fingers: one, two, and then three, four. " * 12
_BEGUN = Send(wire.head() + wire.reasoning(_THOUGHT) + wire.answer("It is four, because "))
_HOST_MODELS = ("streams", "waits", "poor", "cut", "answers")


@place("First question: the demo answers", is_new=True)
async def comparison_of_two(scene: Scene) -> None:
    await scene.compare(PRIMES, "demo/demo-r1", "demo/demo-v3")
    await scene.take()


@place("Thinking, closed", is_new=True)
async def thinking_closed(scene: Scene) -> None:
    person = scene.person
    person.click(person.lanes[0].reply.button("bandHeading"))
    await scene.take()
    person.click(person.lanes[0].reply.button("bandHeading"))


@place("The end of the answers, and the verdict", is_new=True)
async def verdict_bar(scene: Scene) -> None:
    person = scene.person
    for lane in person.lanes:
        lane.scroll_bar.setValue(lane.scroll_bar.maximum())
    await scene.take()
    person.window.commands.run("vote_left")
    await scene.rest()
    await scene.take("given")


@place("Details of a reply", is_new=True)
async def details(scene: Scene) -> None:
    buttons = seen(scene.person.lanes[0].reply.foot, QToolButton, "details")
    if buttons:
        scene.person.click(buttons[0])
    await scene.take()


@place("The difference of two answers")
async def difference(scene: Scene) -> None:
    scene.host.answer = by_model({"a": wire.said(LEFT), "b": wire.said(RIGHT)})
    await scene.compare("How much?", "host/a", "host/b")
    scene.person.press(Qt.Key.Key_F7)
    await scene.take()


@place("Asked blind")
async def blind(scene: Scene) -> None:
    scene.host.answer = by_model({"a": wire.said(LEFT), "b": wire.said(RIGHT)})
    await scene.begin("host/a", "host/b")
    scene.person.window.commands.run("blind")
    await scene.take("before")
    scene.person.ask("How much?")
    state = scene.person.tab.state
    await until(lambda: state.has_begun and not state.is_running, LONG_S)
    await scene.take()


@place("Six lanes: answering, waiting, failing")
async def six_lanes(scene: Scene) -> None:
    scene.host.answer = by_model(
        {
            "poor": wire.error(402, "Insufficient Balance"),
            "cut": wire.stream(wire.reasoning(_THOUGHT) + wire.answer("It is four, because ")),
            "streams": (_BEGUN, Hold()),
            "waits": (Send(wire.head() + wire.KEEP_ALIVE), Hold()),
            "answers": wire.said(LEFT, _THOUGHT),
        }
    )
    await scene.begin("demo/demo-r1", *(f"host/{name}" for name in _HOST_MODELS))
    await scene.take("chosen")
    person = scene.person
    person.ask("What is 2 + 2, and why?")
    await until(lambda: sum(bool(row["outcome"]) for row in _newest(person)) == 4, LONG_S)
    await until(lambda: person.lanes[1].answer, LONG_S)
    await scene.take_running()
    await person.stop()


@place("One conversation")
async def one_conversation(scene: Scene) -> None:
    scene.host.answer = wire.said(LEFT, _THOUGHT)
    await scene.compare("What does Tom pay for the apples? Explain it step by step.", "host/a")
    await scene.take()


@place("The composer: files, a queue, a problem")
async def composer(scene: Scene) -> None:
    await scene.begin("demo/demo-r1", "demo/demo-v3")
    box = scene.person.tab.composer
    box.show_queue([Question("And what follows from that?"), Question("为什么？")])
    box.attach([Attachment("notes.md", "One"), Attachment("a.py", "x = 1")])
    scene.person.type("First line\nsecond line\n第三行")
    await scene.take()


@place("The composer: what a slash offers")
async def slashes(scene: Scene) -> None:
    await scene.begin("demo/demo-r1", "demo/demo-v3")
    scene.person.type("/")
    await scene.take()


@place("Notices: a problem, and news")
async def notices(scene: Scene) -> None:
    notice = scene.person.window.notice
    notice.show_problem("The disk is full, so nothing more can be kept.")
    await scene.take("problem")
    notice.show_news("The key ...cdef is kept in the key store.")
    await scene.take("news")
    notice.hide()


@place("The library, narrowed by words")
async def library(scene: Scene) -> None:
    person = scene.person
    person.window.commands.run("find_in_library")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    person.bot.keyClicks(field, "rust")
    await scene.take("found")
    field.clear()
    person.bot.keyClicks(field, "zzz")
    await scene.take("nothing")
    field.clear()
    await scene.rest()


@place("Finding in a conversation")
async def finder(scene: Scene) -> None:
    scene.host.answer = wire.said(LEFT, _THOUGHT)
    await scene.compare("What does Tom pay?", "host/a", "host/b")
    scene.person.window.commands.run("find")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    scene.person.bot.keyClicks(field, "price")
    await scene.take()
    scene.person.press(Qt.Key.Key_Escape)


@place("Many tabs")
async def many_tabs(scene: Scene) -> None:
    for number in range(9):
        scene.person.open_row(scene.person.library[number])
        await scene.rest()
    await scene.take()


def _newest(person: Person) -> tuple[dict[str, Any], ...]:
    """Return the rows of the six replies."""
    return person.stored[-6:]
