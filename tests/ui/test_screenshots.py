"""Pictures of the main states for a person to look at, in `build/screenshots/`."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.ui.dialogs.add_provider import AddProviderDialog
from tests.faults import wire
from tests.faults.server import FaultServer, Hold, Send, by_model
from tests.support import until
from tests.ui.person import PRIMES, Person
from tests.ui.providers_seen import open_providers
from tests.ui.window import at_the_window

_FOLDER = Path(__file__).parents[2] / "build" / "screenshots"
_THOUGHT = "Two and two. I count on my fingers: one, two, and then three, four. " * 12
_BEGUN = wire.reasoning(_THOUGHT) + wire.answer("It is four, because ")


class _Pictures:
    """Saves what the window looks like, each state under its name."""

    def __init__(self, person: Person, theme: str) -> None:
        self._person = person
        self._theme = theme
        self.images: dict[str, QImage] = {}

    def take(self, name: str, dialog: QDialog | None = None) -> None:
        """Save the window, or a dialog over it."""
        image = (dialog or self._person.window).grab().toImage()
        self.images[name] = image
        _FOLDER.mkdir(parents=True, exist_ok=True)
        assert image.save(str(_FOLDER / f"{self._theme}-{name}.png"))


def _colours(image: QImage) -> int:
    places = ((x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3))
    return len({image.pixel(x, y) for x, y in places})


def _brightness(image: QImage) -> float:
    corner = image.pixelColor(2, image.height() - 3)
    return corner.lightnessF()


@pytest.mark.screenshots
@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_pictures_of_the_main_states(
    hooked: None,
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    fault_server: FaultServer,
    theme: str,
) -> None:
    fault_server.answer = by_model(
        {
            "streams": (Send(wire.head() + _BEGUN), Hold()),
            "waits": (Send(wire.head() + wire.KEEP_ALIVE), Hold()),
            "cut": wire.stream(_BEGUN),
            "refuses": wire.error(402, "Insufficient Balance"),
        }
    )
    async with at_the_window(qapp, qtbot, tmp_path, theme=theme) as person:
        person.desk.providers.add(Profile("host", fault_server.base_url))
        pictures = _Pictures(person, theme)
        pictures.take("start")

        await person.ask_and_wait(PRIMES)
        await person.wait_for_rest()
        person.tab.lanes.scroll_to_start()
        pictures.take("answered")

        person.click(person.lanes[0].reply.button("bandHeading"))
        pictures.take("thinking-closed")

        person.press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
        person.choose("host/cut", "host/refuses")
        await person.ask_and_wait("What is 2 + 2?")
        person.click(person.lanes[1].reply.button("details"))
        pictures.take("failed")

        person.press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
        person.choose("host/streams", "host/waits")
        person.ask("What is 2 + 2, and why?")
        await until(lambda: person.lanes[0].answer and person.lanes[1].state.startswith("waiting"))
        pictures.take("streaming")
        await person.stop()

        person.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        pictures.take("one-model")

        person.window.notice.show_problem("The disk is full, so nothing more can be kept.")
        pictures.take("notice")

        person.window.resize(820, 700)
        await until(lambda: person.tab.width() > 780)  # the library gives way
        pictures.take("narrow")

        dialog = AddProviderDialog(person.window)
        dialog.accept()
        dialog.show()
        pictures.take("add-provider", dialog)
        dialog.close()

        person.window.resize(900, 600)
        providers = await open_providers(person)
        providers.choose("Demo")
        providers.press("checkAsking")
        await providers.until_checked()
        pictures.take("providers", providers.dialog)
        await providers.close()

    assert all(_colours(image) > 20 for image in pictures.images.values())
    for (one, first), (other, second) in combinations(pictures.images.items(), 2):
        assert first != second, (one, other)
    brightness = _brightness(pictures.images["start"])
    assert brightness > 0.9 if theme == "light" else brightness < 0.2
