"""A window that is brought from place to place, and the pictures that are taken there."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from deepseek_desktop.ui.models.lane_wishes import LaneAct, LaneWish
from deepseek_desktop.ui.transcript.view import TranscriptView
from tests.faults.server import FaultServer
from tests.support import until
from tests.ui.person import Person

W = TypeVar("W", bound=QWidget)

WIDE, NARROW = QSize(1280, 800), QSize(900, 640)
LONG_S = 60.0  # a machine that has much else to do
_FAST = 70  # of 100: how fast a PNG is written, at the price of its size


@dataclass(frozen=True, slots=True)
class Look:
    """How the window looks in a set of pictures."""

    theme: str
    language: str
    scale: int

    def __str__(self) -> str:
        return f"{self.theme}-{self.language}-{self.scale}x"


@dataclass
class Scene:
    """Someone in front of a window, and where pictures of it go."""

    person: Person
    host: FaultServer
    look: Look
    folder: Path
    files: Path
    saver: ThreadPoolExecutor
    place: str = ""
    images: dict[str, QImage] = field(default_factory=dict)

    async def rest(self) -> None:
        """Wait until the window does nothing any more."""
        await until(lambda: not self.person.tasks._tasks, LONG_S)

    async def take(self, detail: str = "") -> None:
        """Take pictures of the main window, a wide and a narrow one."""
        await self.rest()
        await self.take_running(detail)

    async def take_running(self, detail: str = "") -> None:
        """Take such pictures while replies are coming, so that there is no rest to wait for."""
        for name, size in (("wide", WIDE), ("narrow", NARROW)):
            self.person.window.resize(size)
            await _settle(self.person.window)
            self._save(self.person.window, detail, name)
        self.person.window.resize(WIDE)
        await _settle(self.person.window)

    async def take_of(self, window: QWidget, detail: str = "") -> None:
        """Take pictures of a dialog, as it opens and as small as it can be made."""
        await _settle(window)
        self._save(window, detail, "wide")
        opened = window.size()
        window.resize(window.minimumSize())
        await _settle(window)
        if window.size() != opened:
            self._save(window, detail, "narrow")
            window.resize(opened)

    async def dialog(self, command: str, kind: type[W], tells: Callable[[W], object] = bool) -> W:
        """Run a command, and return its window when it is there and `tells` what is waited for."""
        self.person.window.commands.run(command)

        def shown() -> list[W]:
            windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind)]
            return [w for w in windows if w.isVisible()]

        await until(lambda: shown() and tells(shown()[0]), LONG_S)
        return shown()[0]

    async def shows(self, command: str, kind: type[W], tells: Callable[[W], object] = bool) -> None:
        """Take pictures of the window that a command opens, and close it."""
        window = await self.dialog(command, kind, tells)
        await self.take_of(window)
        await self.close(window)

    async def close(self, window: QWidget) -> None:
        """Close a dialog, and wait until all that waited for it is done."""
        if isinstance(window, QDialog):
            window.reject()
        else:
            window.close()
        await self.rest()

    async def compare(self, question: str, *models: str) -> None:
        """Open a comparison, and wait for what these models say."""
        await self.begin(*models)
        self.person.ask(question)
        state = self.person.tab.state
        await until(lambda: state.has_begun and not state.is_running, LONG_S)
        await self.rest()
        self.person.tab.lanes.scroll_to_start()

    async def begin(self, *models: str) -> None:
        """Open a tab for so many models, chosen but not asked."""
        kind = "new_conversation" if len(models) == 1 else "new_comparison"
        self.person.window.commands.run(kind)
        while len(self.person.lanes) < len(models):
            self.person.tab.lane_asked.emit(LaneWish(LaneAct.DUPLICATE, 0))
        self.person.choose(*models)
        self.person.press(Qt.Key.Key_Escape)
        await self.rest()

    def _save(self, window: QWidget, detail: str, width: str) -> None:
        image = window.grab().toImage()
        name = f"{self.place}-{detail}" if detail else self.place
        self.images[f"{name}.{width}"] = image
        path = self.folder / f"{name}.{self.look}.{width}.png"
        self.saver.submit(lambda: image.save(str(path), None, _FAST))


async def _settle(window: QWidget) -> None:
    """Let layouts, texts that are set bit by bit and what moves come to their places."""
    for _ in range(5):
        window.grab()  # as the first paint does, this lays out
        for view in window.findChildren(TranscriptView):
            if view.isVisible():
                view.settle()
        QApplication.sendPostedEvents()
        await asyncio.sleep(0)
