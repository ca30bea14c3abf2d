from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from deepseek_desktop.core.domain.attachment import Attachment, Question
from deepseek_desktop.core.domain.key_finding import found_key
from tests.ui.widgets.composing.at_the_composer import Typist

_ENTER = Qt.Key.Key_Return
_KEY = "sk-proj-" + "aB3dE6gH9jK2" * 3
_WARNING = (
    "This looks like a key of OpenAI (sk-...9jK2). Do not send keys to a model. "
    "Nothing was sent yet."
)


@pytest.mark.parametrize("is_running", [False, True])
def test_what_looks_like_a_key_is_neither_sent_nor_queued(typist: Typist, is_running: bool) -> None:
    typist.composer.set_running(is_running=is_running)
    typist.type(f"Use {_KEY}")

    for _ in range(2):
        typist.press(_ENTER)

        assert typist.concern == _WARNING
        assert typist.sent == []
        assert typist.composer.queue == ()
        assert typist.typed == f"Use {_KEY}"


def test_it_is_sent_when_a_person_insists(typist: Typist) -> None:
    typist.type(_KEY)
    typist.press(_ENTER)

    typist.click("sendAnyway")

    assert typist.sent == [Question(_KEY)]
    assert (typist.typed, typist.concern) == ("", "")


def test_edit_goes_to_the_key(typist: Typist) -> None:
    typist.composer.show_draft(Question(f"\U0001f600 {_KEY} ok?"))
    typist.press(_ENTER)

    typist.click("editConcern")

    assert typist.concern == ""
    assert typist.field.textCursor().selectedText() == _KEY
    typist.type("mine")
    typist.press(_ENTER)
    assert typist.sent == [Question("\U0001f600 mine ok?")]


def test_typing_takes_the_warning_away(typist: Typist) -> None:
    typist.type(_KEY)
    typist.press(_ENTER)

    typist.press(Qt.Key.Key_Backspace)

    assert typist.concern == ""


def test_attached_texts_are_looked_at_and_known_keys_found(typist: Typist) -> None:
    typist.composer.attach([Attachment(".env", f"KEY={_KEY}\n")])
    typist.press(_ENTER)
    assert typist.concern == _WARNING
    assert typist.sent == []

    typist.composer.find_key = lambda text: found_key(text, known=("open-sesame-please",))
    typist.composer.show_draft(Question("It is open-sesame-please!"))
    typist.press(_ENTER)

    assert typist.concern.startswith("This looks like a key (open-...ease).")
    assert typist.sent == []
