from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton

from deepseek_desktop.ui.dialogs.outline import OutlineDialog
from tests.faults import wire
from tests.faults.server import FaultServer
from tests.support import until
from tests.ui.person import Person
from tests.ui.seeing import seen

_CTRL = Qt.KeyboardModifier.ControlModifier
_FILLER = "I think about it for a while, in words without any number. " * 12
_A = f"The question asks for a sum.\n\n{_FILLER}\n\nSo 17 + 25 = 42.\n\nSo the answer is 42."
_B = f"The question asks for a sum.\n\n{_FILLER}\n\nSo 17 + 25 = 41.\n\nSo the answer is 41."


async def _open(person: Person, host: FaultServer) -> OutlineDialog:
    thoughts = {"a": _A, "b": _B}
    host.answer = lambda asked: wire.said("Done.", thoughts[asked.json["model"]])
    person.choose("host/a", "host/b")
    await person.ask_and_wait("17 + 25?")
    person.press(Qt.Key.Key_F9, _CTRL)
    return await person.dialog(OutlineDialog)


async def test_steps_are_listed_with_what_they_do_and_a_choice_leads_there(
    person: Person, host: FaultServer
) -> None:
    dialog = await _open(person, host)
    tab = person.tab
    assert dialog.y() > tab.mapToGlobal(tab.rect().center()).y(), "below what is read"
    left, right = seen(dialog, QListWidget, "steps")
    rows = [left.item(row).text() for row in range(left.count())]
    assert rows[0].endswith("\nThe question asks for a sum.")
    assert "computes" in "".join(rows)
    assert rows[-1].partition("\n")[2] == "So the answer is 42."
    assert "concludes" in rows[-1]
    assert right.count() == left.count()

    bar = person.lanes[1].reply.band_bar
    right.setCurrentRow(right.count() - 1)
    await until(lambda: bar.maximum() > 0 and bar.value() == bar.maximum())
    assert person.lanes[0].reply.band_bar.value() == 0, "only its own lane is scrolled"
    dialog.close()


async def test_it_says_where_two_traces_part_and_leads_to_both_steps(
    person: Person, host: FaultServer
) -> None:
    dialog = await _open(person, host)
    (said,) = seen(dialog, QLabel, "parting")
    assert said.text().startswith("A (step ")
    assert said.text().endswith(" part: other numbers.")

    (there,) = seen(dialog, QPushButton, "goToParting")
    there.click()
    left, right = seen(dialog, QListWidget, "steps")
    assert "17 + 25 = 42" in left.currentItem().text()
    assert "17 + 25 = 41" in right.currentItem().text()
    dialog.close()


async def test_what_brought_no_thinking_is_not_listed(person: Person, host: FaultServer) -> None:
    host.answer = wire.said("Done.")
    person.choose("host/a", "host/b")
    await person.ask_and_wait("17 + 25?")
    person.press(Qt.Key.Key_F9, _CTRL)
    dialog = await person.dialog(OutlineDialog)

    assert seen(dialog, QListWidget, "steps") == []
    assert "Nothing was thought in this turn." in {
        label.text() for label in seen(dialog, QLabel, "")
    }
    dialog.close()
