from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QToolButton
from pytestqt.qtbot import QtBot

from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.ui.dialogs.about import AboutDialog
from deepseek_desktop.ui.models.lane_wishes import LaneAct, LaneWish
from deepseek_desktop.ui.theme.tokens import DARK, LIGHT
from tests.faults import wire
from tests.faults.looking import archived_replies, journal_entries, journaled_text
from tests.faults.server import FaultServer, Hold, Send
from tests.support import until
from tests.ui.dictation import Dictation
from tests.ui.person import Person
from tests.ui.window import at_the_window

_HELD = (Send(wire.head() + wire.reasoning("Two and two.") + wire.answer("It is")), Hold())


def _action(person: Person, text: str) -> QAction:
    (action,) = [a for a in person.window.findChildren(QAction) if a.text() == text]
    return action


async def test_closing_the_window_in_mid_stream_stores_what_had_arrived_as_stopped(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path, fault_server: FaultServer
) -> None:
    fault_server.answer = _HELD
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        person.desk.providers.add(Profile("host", fault_server.base_url))
        person.choose("host/a", "host/b")
        person.ask("What is 2 + 2?")
        await until(lambda: [lane.answer for lane in person.lanes] == ["It is"] * 2)

    rows = archived_replies(tmp_path)
    assert [row["outcome"] for row in rows] == ["stopped"] * 2
    assert [row["answer"] for row in rows] == ["It is"] * 2
    assert [row["reasoning"] for row in rows] == ["Two and two."] * 2
    assert journal_entries(tmp_path) == 0
    assert fault_server.wait_until_idle()


async def test_closing_twice_under_a_dialog_with_four_streams_ends_each_once(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path, fault_server: FaultServer
) -> None:
    fault_server.answer = _HELD
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        person.desk.providers.add(Profile("host", fault_server.base_url))
        while len(person.lanes) < 4:
            person.tab.lane_asked.emit(LaneWish(LaneAct.DUPLICATE, 0))
        person.choose("host/a", "host/b", "host/c", "host/d")
        person.ask("What is 2 + 2?")
        await until(lambda: journaled_text(tmp_path) == "It is" * 4, 15)
        _action(person, "&About DeepSeek Desktop").trigger()
        await person.dialog(AboutDialog)
        person.window.close()
        person.window.close()

    rows = archived_replies(tmp_path)
    assert [row["outcome"] for row in rows] == ["stopped"] * 4
    assert [row["answer"] for row in rows] == ["It is"] * 4
    assert journal_entries(tmp_path) == 0
    assert fault_server.wait_until_idle()


async def test_closing_the_window_right_after_enter_leaves_no_reply_without_an_end(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path, fault_server: FaultServer
) -> None:
    fault_server.answer = _HELD
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        person.desk.providers.add(Profile("host", fault_server.base_url))
        person.choose("host/a", "host/b")
        person.ask("What is 2 + 2?")

    assert [row["outcome"] for row in archived_replies(tmp_path)] == ["stopped"] * 2


@pytest.mark.parametrize("turns", range(6))
async def test_closing_the_window_at_any_moment_of_a_retry_leaves_no_reply_without_an_end(
    hooked: None,
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    fault_server: FaultServer,
    turns: int,
) -> None:
    fault_server.answer = wire.error(500)
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        person.desk.providers.add(Profile("host", fault_server.base_url))
        person.choose("host/a", "host/b")
        await person.ask_and_wait("What is 2 + 2?")
        fault_server.answer = _HELD
        person.click(person.lanes[0].reply.button("retry"))
        left = iter(range(turns))
        await until(lambda: next(left, None) is None)

    outcomes = [row["outcome"] for row in archived_replies(tmp_path)]
    assert outcomes[:2] == ["refused"] * 2
    assert outcomes[2:] in ([], ["stopped"])


async def test_a_theme_chosen_in_the_menu_is_applied_kept_and_changes_no_tab(
    person: Person, qapp: QApplication, host: FaultServer
) -> None:
    host.answer = wire.said("It is 4.", "Two and two.")
    person.choose("host/a", "host/b")
    await person.ask_and_wait("What is 2 + 2?")
    tab = person.tab
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == LIGHT.window

    _action(person, "&Dark").trigger()

    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.window
    assert DARK.window in qapp.styleSheet()
    assert person.tab is tab
    assert [lane.answer for lane in person.lanes] == ["It is 4."] * 2
    kept = tomllib.loads((person.desk.data_dir / "settings.toml").read_text("utf-8"))
    assert kept["theme"] == "dark"


async def test_problems_in_the_settings_are_told_at_the_start(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "settings.toml").write_text('theme = "mauve"\n', "utf-8")

    async with at_the_window(qapp, qtbot, tmp_path) as person:
        assert person.notice == "The setting “theme” is not usable and was left out."


async def test_a_notice_stays_until_it_is_closed(person: Person) -> None:
    person.window.notice.show_problem("Something is not right.")
    (close,) = person.window.notice.findChildren(QToolButton, "closeNotice")

    person.click(close)

    assert person.notice == ""


async def test_a_problem_of_the_app_itself_comes_with_a_report_to_copy(person: Person) -> None:
    person.window.notice.show_problem("Something went wrong.", "Traceback of it")

    person.click(person.button("copyReport"))

    assert QApplication.clipboard().text() == "Traceback of it"


async def test_the_library_can_be_hidden_and_stays_so(person: Person) -> None:
    toggle = _action(person, "Show or hide the li&brary")
    library = person.window.findChild(QFrame, "library")
    assert isinstance(library, QFrame)
    assert library.isVisible()

    toggle.trigger()
    person.window.resize(1400, 800)

    assert not library.isVisible()


async def test_the_library_gives_way_in_a_narrow_window(person: Person) -> None:
    await person.ask_and_wait("What is 2 + 2?")
    library = person.window.findChild(QFrame, "library")
    assert isinstance(library, QFrame)

    person.window.resize(900, 700)

    assert not library.isVisible()


async def test_about_says_what_this_is_while_replies_go_on(
    person: Person, host: FaultServer
) -> None:
    script = Dictation()
    host.answer = script
    person.choose("host/some", "demo/demo-v3")
    person.ask("Why?")
    _action(person, "&About DeepSeek Desktop").trigger()
    about = await person.dialog(AboutDialog)

    script.say("Because.")
    await until(lambda: person.lanes[0].answer == "Because.")

    assert about.isVisible()
    about.reject()
    await until(lambda: not person.window.findChildren(AboutDialog))
    await person.stop()
