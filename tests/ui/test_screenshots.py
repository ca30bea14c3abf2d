"""Pictures of every place for a person to look at, in `build/screenshots/index.html`.

They are no part of the usual suite: `./dev test -m screenshots` takes them.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deepseek_desktop.assets import asset
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.settings.choices import Language
from deepseek_desktop.ui import language
from tests.faults.server import FaultServer
from tests.ui.gallery import first_run, main_window, other_windows
from tests.ui.gallery.page import write_page
from tests.ui.gallery.registry import PLACES
from tests.ui.gallery.scene import Look, Scene
from tests.ui.gallery.stock import stock
from tests.ui.window import at_the_window

pytestmark = pytest.mark.screenshots

_ROOT = Path(__file__).parents[2]
_FOLDER = _ROOT / "build" / "screenshots"
_SCALE = "QT_SCALE_FACTOR"
_MODULES = (first_run, main_window, other_windows)  # what they declare is in PLACES
_WANTED = os.environ.get("PLACES", "").split()
"""Names of the places that pictures are to be taken of; none: all of them."""


@pytest.fixture(params=[Language.ENGLISH, Language.CHINESE], ids=["en", "zh"])
def spoken(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """The language of the window, which is that of whoever runs this again afterwards."""
    before, known = QLocale(), qapp.findChildren(QTranslator)
    language.install(qapp, asset("i18n"), request.param)
    yield request.param.value[:2]
    for translator in qapp.findChildren(QTranslator):
        if translator not in known:
            qapp.removeTranslator(translator)
            translator.deleteLater()
    QLocale.setDefault(before)


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_pictures_of_every_place(
    hooked: None,
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    fault_server: FaultServer,
    spoken: str,
    theme: str,
) -> None:
    look = Look(theme, spoken, round(qapp.devicePixelRatio()))
    _FOLDER.mkdir(parents=True, exist_ok=True)
    images: dict[str, QImage] = {}
    with ThreadPoolExecutor(1) as saver:
        for is_new in (True, False):
            data, files = tmp_path / f"data-{is_new}", tmp_path / f"files-{is_new}"
            files.mkdir()
            if not is_new:
                await stock(data)
            async with at_the_window(qapp, qtbot, data, theme=theme) as person:
                person.desk.providers.add(Profile("host", fault_server.base_url))
                scene = Scene(person, fault_server, look, _FOLDER, files, saver, images=images)
                for place in PLACES.values():
                    if place.is_new is is_new and (not _WANTED or place.name in _WANTED):
                        scene.place = place.name
                        await place.visit(scene)
    write_page(_FOLDER, {place.name: place.title for place in PLACES.values()})
    assert all(_colours(image) > 20 for image in images.values())
    wide = [(name, image) for name, image in images.items() if name.endswith(".wide")]
    for (one, first), (other, second) in combinations(wide, 2):
        assert first != second, (one, other)
    if (start := images.get("first-run.wide")) is not None:
        brightness = start.pixelColor(2, start.height() - 3).lightnessF()
        assert brightness > 0.9 if theme == "light" else brightness < 0.2


@pytest.mark.skipif(_SCALE in os.environ, reason="this is what takes them at twice the size")
@pytest.mark.parametrize("of", ["en", "zh"])
def test_the_same_pictures_at_twice_the_size(of: str) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", "screenshots"]
    subprocess.run(
        [*command, __file__, "-k", f"every_place and {of}-"],
        cwd=_ROOT,
        env={**os.environ, _SCALE: "2", "PYTHONPATH": str(_ROOT)},
        check=True,
    )


def _colours(image: QImage) -> int:
    places = ((x, y) for x in range(0, image.width(), 5) for y in range(0, image.height(), 5))
    return len({image.pixel(x, y) for x, y in places})
