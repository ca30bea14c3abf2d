from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from deepseek_desktop.core.domain.attachment import Attachment, Question
from deepseek_desktop.ui.widgets.composing.chips import Chip
from tests.ui.seeing import seen
from tests.ui.widgets.composing.at_the_composer import CTRL, SHIFT, Typist

_LONG = "\n".join(f"line {number}" for number in range(20_000))
_ENTER, _DELETE = Qt.Key.Key_Return, Qt.Key.Key_Delete


def test_a_long_text_that_is_pasted_becomes_a_chip(typist: Typist) -> None:
    typist.type("Why?")

    typist.paste(_LONG)

    assert typist.typed == "Why?"
    (chip,) = typist.chips
    assert chip.accessibleName().startswith("Attached: Pasted text 1, ")
    assert "tokens (estimate)" in chip.accessibleName()
    assert typist.composer.draft == Question("Why?", (Attachment("Pasted text 1", _LONG),))
    typist.press(_ENTER)
    assert typist.sent == [Question("Why?", (Attachment("Pasted text 1", _LONG),))]
    assert typist.chips == []


def test_a_short_text_is_pasted_between_what_is_typed(typist: Typist) -> None:
    typist.paste("x" * 2000)
    typist.paste("\n" * 39)
    assert typist.chips == []

    typist.paste("x" * 2001)
    typist.paste("\n" * 40)

    assert len(typist.chips) == 2
    assert typist.typed == "x" * 2000 + "\n" * 39


def test_ctrl_z_takes_an_attachment_back_before_what_was_typed_earlier(typist: Typist) -> None:
    typist.type("Why?")
    typist.paste(_LONG)

    typist.press(Qt.Key.Key_Z, CTRL)
    assert (typist.chips, typist.typed) == ([], "Why?")
    typist.press(Qt.Key.Key_Z, CTRL)
    assert typist.typed == ""


def test_ctrl_z_brings_a_removed_attachment_back(typist: Typist) -> None:
    typist.paste(_LONG)
    typist.click("removeAttachment")
    assert typist.chips == []

    typist.press(Qt.Key.Key_Z, CTRL)

    assert len(typist.chips) == 1


def test_a_chip_works_by_keyboard(typist: Typist) -> None:
    for name in ("a.py", "b.py", "c.py"):
        typist.composer.attach([Attachment(name, "x")])
    for _ in range(2):  # past the button that attaches
        typist.bot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab, SHIFT)
    assert typist.chips[2].hasFocus()
    typist.bot.keyClick(typist.chips[2], Qt.Key.Key_Left)
    typist.bot.keyClick(typist.chips[1], _ENTER)
    assert typist.previews == [1]

    while typist.chips:
        focused = QApplication.focusWidget()
        assert focused in typist.chips
        typist.bot.keyClick(focused, _DELETE)

    assert typist.field.hasFocus()
    assert typist.composer.draft == Question()


def test_an_attached_text_can_be_put_between_what_is_typed(typist: Typist) -> None:
    text = "\n".join(map(str, range(50)))
    typist.type("Sum up: ")
    typist.paste(text)
    chip = typist.chips[0].parentWidget()
    assert isinstance(chip, Chip)

    menu = chip.make_menu()
    assert [action.text() for action in menu.actions()] == ["Show", "Put into the text", "Remove"]
    menu.actions()[1].trigger()

    assert typist.typed == f"Sum up: {text}"
    assert typist.chips == []


def test_ctrl_shift_v_pastes_a_long_text_whole(typist: Typist) -> None:
    QGuiApplication.clipboard().setText("x" * 3000)

    typist.press(Qt.Key.Key_V, CTRL | SHIFT)

    assert typist.typed == "x" * 3000
    assert typist.chips == []


def test_a_text_that_would_make_the_field_slow_stays_attached(typist: Typist) -> None:
    QGuiApplication.clipboard().setText("x" * 10_001)
    typist.press(Qt.Key.Key_V, CTRL | SHIFT)
    typist.composer.fill("y" * 10_001)

    assert typist.typed == ""
    assert [len(each.text) for each in typist.composer.draft.attachments] == [10_001] * 2
    chip = typist.chips[0].parentWidget()
    assert isinstance(chip, Chip)
    assert not chip.make_menu().actions()[1].isEnabled()


def test_files_are_announced_wherever_they_are_dropped(typist: Typist, tmp_path: Path) -> None:
    paths = [str(tmp_path / "a.py"), str(tmp_path / "b.py")]
    typist.composer.take_drops_on(typist.window)

    typist.drag(typist.window, *paths)
    assert typist.composer.property("dropping") is True
    typist.drag_away(typist.window)
    assert typist.composer.property("dropping") is False
    assert typist.files == []
    typist.drop(typist.window, *paths)
    assert typist.files == paths
    assert typist.composer.property("dropping") is False


def test_files_that_are_pasted_are_announced_and_their_paths_not_typed(
    typist: Typist, tmp_path: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.py"))])
    QGuiApplication.clipboard().setMimeData(data)

    typist.press(Qt.Key.Key_V, CTRL)

    assert typist.files == [str(tmp_path / "a.py")]
    assert typist.typed == ""


def test_no_more_is_attached_than_can_go_along(typist: Typist) -> None:
    typist.composer.attach([Attachment(f"{number}.py", "x") for number in range(21)])

    assert len(typist.chips) == 20
    assert typist.concern == "At most 20 texts can go along with a question."


def test_names_are_shown_as_they_are(typist: Typist) -> None:
    typist.composer.attach([Attachment("<b>a & b</b>\n.py", "x")])

    shown = "<b>a && b</b> .py · 1 bytes · ≈1 tokens (estimate)"
    typist.bot.waitUntil(lambda: typist.chips[0].text() == shown)
    assert "<" not in typist.chips[0].toolTip()


def test_a_draft_comes_back_with_its_attachments(typist: Typist) -> None:
    draft = Question("Why?", (Attachment("a.py", "x"),))
    changes: list[None] = []
    typist.composer.draft_changed.connect(lambda: changes.append(None))

    typist.composer.show_draft(draft)

    assert typist.composer.draft == draft
    assert len(seen(typist.window, type(typist.chips[0]), "chipLabel")) == 1
    assert changes


def test_a_quotation_stands_on_lines_of_its_own(typist: Typist) -> None:
    typist.type("Look:")
    typist.composer.quote("one\n\ntwo\n")
    typist.type("Why?")

    assert typist.typed == "Look:\n\n> one\n>\n> two\n\nWhy?"
