"""The window that a person sits in front of, from its opening to its end."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from functools import cache, partial
from pathlib import Path
from time import monotonic

from msgspec.structs import replace
from PySide6.QtWidgets import (
    QApplication,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from deepseek_desktop.assets import asset
from deepseek_desktop.core.settings.secret_store import SecretStore
from deepseek_desktop.core.streaming.retrying import RetryPolicy
from deepseek_desktop.demo import MODELS, demo_questions
from deepseek_desktop.desk import open_desk
from deepseek_desktop.ui.diagnostics import diagnostics
from deepseek_desktop.ui.main_window import MainWindow
from deepseek_desktop.ui.maths.typesetter import Typesetter
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.theme.style import Appearance
from deepseek_desktop.ui.view_state import FILE_NAME as VIEW_FILE
from deepseek_desktop.ui.window_parts import Parts
from tests.fakes import MemoryStore
from tests.support import until
from tests.ui.person import Person

_NO_RETRIES = RetryPolicy(most=0)


@cache
def shared_typesetter() -> Typesetter:
    """Formulas look the same in all tests; starting KaTeX takes each of them 75 ms."""
    return Typesetter(asset("katex"))


@asynccontextmanager
async def at_the_window(
    qapp: QApplication,
    qtbot: QtBot,
    data_dir: Path,
    environment: Mapping[str, str] | None = None,
    theme: str = "",
    *,
    retries: RetryPolicy = _NO_RETRIES,
    is_wide: bool = True,
    open_keys: Callable[[], SecretStore] = MemoryStore,
    clock: Callable[[], float] = monotonic,
) -> AsyncIterator[Person]:
    """Open the window over a data folder; at the end close it and end all in the app's order.

    No test ever writes into the key store of whoever runs it.
    What fails is not tried again by itself, unless `retries` say so.
    """
    errors: list[object] = []
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _, context: errors.append(context))
    async with (
        open_desk(data_dir, environment or {}, demo_pace=0, open_keys=open_keys) as desk,
        TaskScope(errors.append) as tasks,
    ):
        settings = desk.settings
        if theme:
            settings = replace(settings, chosen=settings.chosen.with_value("theme", theme))
        appearance = Appearance(qapp, asset("theme/app.qss"), settings.chosen)
        opened: list[str] = []
        window = MainWindow(
            Parts(
                means=replace(desk.means, retries=retries, monotonic=clock),
                providers=desk.providers,
                model_lists=desk.model_lists,
                keys=desk.keys,
                store=desk.store,
                settings=settings,
                tasks=tasks,
                appearance=appearance,
                icons=Icons(asset("icons"), appearance.colour),
                typesetter=shared_typesetter(),
                demo_models=MODELS,
                demo_questions=demo_questions(asset("demo")),
                diagnostics=lambda: diagnostics(desk.settings, desk.keys.store_name, ()),
                open_address=partial(_note, opened),
            )
        )
        try:
            window.restore(data_dir / VIEW_FILE)
            if is_wide:
                window.resize(1280, 800)  # the screen that nobody sees is smaller
            window.show()
            await until(window.isActiveWindow)
            person = Person(window, desk, tasks, qtbot, appearance)
            person.opened = opened
            await person.wait_for_rest()
            yield person
        finally:
            window.close()
    window.deleteLater()
    appearance.deleteLater()
    await until(lambda: not isValid(window) and not isValid(appearance))
    gc.collect()  # here, not in a thread of the next test
    assert not errors, errors


async def look_away(bot: QtBot) -> None:
    """Let no window of the app be the active one, as when a person works in another program."""
    other = QWidget()
    bot.addWidget(other)
    other.show()
    await until(other.isActiveWindow)
    other.hide()
    await until(lambda: QApplication.activeWindow() is None)


def _note(opened: list[str], address: str) -> bool:
    opened.append(address)
    return True
