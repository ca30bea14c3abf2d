from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton

from deepseek_desktop.core.domain.attachment import Attachment, Question
from tests.ui.seeing import seen
from tests.ui.widgets.composing.at_the_composer import Typist

_ENTER = Qt.Key.Key_Return


@pytest.fixture
def busy(typist: Typist) -> Typist:
    """Someone in front of a composer while replies run; two questions wait."""
    typist.composer.set_running(is_running=True)
    for question in ("One?", "Two?"):
        typist.type(question)
        typist.press(_ENTER)
    return typist


def test_what_is_sent_while_replies_run_waits(busy: Typist) -> None:
    assert busy.sent == []
    assert busy.typed == ""
    assert busy.waiting == ["1. One?", "2. Two?"]
    assert [question.prompt for question in busy.composer.queue] == ["One?", "Two?"]
    assert seen(busy.window, QPushButton, "stopAll")


def test_what_waits_is_taken_in_its_order(busy: Typist) -> None:
    changes: list[int] = []
    busy.composer.queue_changed.connect(lambda: changes.append(len(busy.composer.queue)))

    taken = [busy.composer.take_next() for _ in range(3)]

    assert taken == [Question("One?"), Question("Two?"), None]
    assert changes == [1, 0]
    assert busy.waiting == []


def test_a_waiting_question_goes_back_into_the_field_or_away(busy: Typist) -> None:
    busy.type("three")
    busy.click("editWaiting", 1)
    assert busy.typed == "Two?\nthree"
    assert busy.field.hasFocus()
    busy.click("removeWaiting")

    assert busy.composer.queue == ()
    assert busy.sent == []


def test_a_waiting_question_is_sent_by_hand_only_when_nothing_runs(busy: Typist) -> None:
    button = seen(busy.window, QToolButton, "sendWaiting")[1]
    assert not button.isEnabled()
    assert button.toolTip() == "Not possible while replies run: stop them first"

    busy.composer.set_running(is_running=False)
    busy.click("sendWaiting", 1)

    assert busy.sent == [Question("Two?")]
    assert busy.waiting == ["1. One?"]


def test_a_question_waits_with_what_is_attached_to_it(busy: Typist) -> None:
    question = Question("", (Attachment("a.py", "x"),))
    busy.composer.show_draft(question)
    busy.press(_ENTER)

    assert busy.waiting[-1] == "3. 1 attached"
    busy.click("editWaiting", 2)
    assert busy.composer.draft == question


def test_no_more_than_twenty_wait_and_the_next_one_stays_typed(busy: Typist) -> None:
    busy.composer.show_queue([Question(str(number)) for number in range(20)])
    busy.type("more")
    busy.press(_ENTER)

    assert busy.typed == "more"
    assert len(busy.composer.queue) == 20
    assert busy.concern == "At most 20 questions can wait."
