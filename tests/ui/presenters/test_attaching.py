from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPlainTextEdit, QToolButton

from deepseek_desktop.ui.dialogs.attachment_preview import AttachmentPreviewDialog
from tests.faults import wire
from tests.faults.server import FaultServer
from tests.support import until
from tests.ui.person import Person
from tests.ui.seeing import seen, text_of

_CTRL = Qt.KeyboardModifier.ControlModifier


def _chips(person: Person) -> list[str]:
    chips = seen(person.tab, QToolButton, "chipLabel")
    return [chip.accessibleName().partition(",")[0] for chip in chips]


async def _give(person: Person, *paths: Path) -> None:
    person.tab.composer.files_given.emit([str(path) for path in paths])
    await person.wait_for_rest()


async def test_files_go_along_with_the_question(
    person: Person, host: FaultServer, tmp_path: Path
) -> None:
    host.answer = wire.said()
    person.choose("host/a", "demo/demo-v3")
    (tmp_path / "a.py").write_text("x = 1\n")
    (tmp_path / "说明.txt").write_bytes("你好".encode("gb18030"))

    await _give(person, tmp_path / "a.py", tmp_path / "说明.txt")
    assert _chips(person) == ["Attached: a.py", "Attached: 说明.txt"]
    await person.ask_and_wait("Why?")

    (request,) = host.requests_for("a")
    sent = request.json["messages"][-1]["content"]
    assert sent == "Why?\n\n```a.py\nx = 1\n```\n\n```说明.txt\n你好\n```"
    assert _chips(person) == []


async def test_what_cannot_be_attached_is_told_and_the_rest_is_attached(
    person: Person, tmp_path: Path
) -> None:
    (tmp_path / "a.py").write_text("x")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "folder").mkdir()

    await _give(person, tmp_path / "b.pdf", tmp_path / "a.py", tmp_path / "folder")

    assert _chips(person) == ["Attached: a.py"]
    told = text_of(seen(person.tab, QLabel, "concernText")).split("\n")
    assert [line.partition(" is a ")[0] for line in told] == ["b.pdf", "folder"]
    person.click(seen(person.tab, QToolButton, "closeConcern")[0])
    assert seen(person.tab, QLabel, "concernText") == []


async def test_files_are_chosen_in_a_dialog_by_button_and_by_keys(
    person: Person, tmp_path: Path
) -> None:
    (tmp_path / "a.py").write_text("x")
    person.click(seen(person.tab, QToolButton, "attach")[0])
    dialog = await person.dialog(QFileDialog)
    dialog.reject()
    await person.wait_for_rest()
    assert _chips(person) == []
    person.window.activateWindow()  # as desktops do
    await until(person.window.isActiveWindow)

    person.press(Qt.Key.Key_O, _CTRL)
    dialog = await person.dialog(QFileDialog)
    dialog.findChildren(QLineEdit)[0].setText(str(tmp_path / "a.py"))
    dialog.accept()
    await person.wait_for_rest()

    assert _chips(person) == ["Attached: a.py"]
    assert person.window.focusWidget() is person.field


async def test_what_is_attached_can_be_looked_at_and_taken_away(
    person: Person, tmp_path: Path
) -> None:
    (tmp_path / "a.py").write_text("x = 1\n")
    await _give(person, tmp_path / "a.py")

    person.click(seen(person.tab, QToolButton, "chipLabel")[0])
    dialog = await person.dialog(AttachmentPreviewDialog)
    (shown,) = seen(dialog, QPlainTextEdit, "attachedText")
    assert (shown.toPlainText(), shown.isReadOnly()) == ("x = 1\n", True)
    person.click(person.button("removeAttached"))
    await person.wait_for_rest()

    assert _chips(person) == []


async def test_a_tab_that_is_closed_while_files_are_read_gets_none(
    person: Person, tmp_path: Path
) -> None:
    (tmp_path / "a.py").write_text("x")
    person.tab.composer.files_given.emit([str(tmp_path / "a.py")])

    person.close_front_tab()
    await person.wait_for_rest()
    await until(lambda: _chips(person) == [])
