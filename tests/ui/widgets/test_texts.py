from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from deepseek_desktop.core.domain.conversation import Conversation, Lane
from deepseek_desktop.core.domain.identity import ModelRef
from tests.core.archive.samples import AT, awaited, ended, turn
from tests.faults import wire
from tests.faults.server import FaultServer, by_model
from tests.support import until
from tests.ui.person import Person
from tests.ui.seeing import all_widgets, seen


def _evil(host: FaultServer) -> str:
    return f'<b>bold</b> &amp; <img src="http://{host.host}/x.png"> <a href="x">link</a>'


async def test_markup_is_shown_as_it_is_wherever_it_comes_from(
    person: Person, host: FaultServer
) -> None:
    evil = _evil(host)
    host.answer = by_model({"<b>m</b>": wire.said(evil, evil), "<i>n</i>": wire.error(400, evil)})
    person.choose("host/<b>m</b>", "host/<i>n</i>")

    await person.ask_and_wait(evil)
    await until(lambda: person.library)

    said, failed = person.lanes
    assert said.identity == "<b>m</b> · host"
    assert said.prompts == [evil]
    assert said.answer == evil
    assert said.reasoning == evil
    assert failed.identity == "<i>n</i> · host"
    assert person.library[0].startswith("<b>bold</b> &amp;")
    assert "<b>bold</b> &&amp;" in person.titles[0]  # Qt takes a single & for a mnemonic
    assert [request.method for request in host.requests] == ["POST", "POST"]


async def test_every_label_is_plain_and_no_tooltip_holds_markup(
    person: Person, host: FaultServer
) -> None:
    evil = _evil(host)
    host.answer = by_model({"<b>m</b>": wire.said(evil, evil), "<i>n</i>": wire.error(400, evil)})
    person.choose("host/<b>m</b>", "host/<i>n</i>")
    await person.ask_and_wait(evil)
    person.window.notice.show_problem(evil)
    widgets = list(all_widgets(person.window))

    labels = [widget for widget in widgets if isinstance(widget, QLabel)]
    tabs = person.window.tabs
    tooltips = [widget.toolTip() for widget in widgets]
    tooltips += [tabs.tabToolTip(index) for index in range(tabs.count())]

    assert len(labels) > 10
    rich = [label for label in labels if label.textFormat() is not Qt.TextFormat.PlainText]
    assert [(label.objectName(), label.text()) for label in rich] == []
    assert any("‹b>bold" in tooltip for tooltip in tooltips)
    assert not [tooltip for tooltip in tooltips if "<" in tooltip]


async def test_long_names_give_way_and_are_told_in_full(person: Person) -> None:
    name = "x" * 300
    lanes = (Lane("l", ModelRef("host", name)),)
    reply = awaited("r", "l")
    archive = person.desk.archive
    await archive.begin_turn(Conversation("c", "Long", AT, lanes), turn(), [reply])
    await archive.finish(ended(reply, answer="Yes."))
    await person.ask_and_wait("What is 2 + 2?")  # reads the library anew
    await until(lambda: "Long" in person.library)
    width = person.window.width()

    person.open_row("Long")
    await until(lambda: person.titles[-1] == "Long")

    (label,) = seen(person.tab, QPushButton, "identity")
    assert "…" in label.text()
    assert label.accessibleName() == f"{name} · host"
    assert person.window.width() == width
