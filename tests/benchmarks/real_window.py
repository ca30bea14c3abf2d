"""The app's own window over an archive of its own, for benchmarks that need all of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, TypeVar

from deepseek_desktop.app import warm_up
from deepseek_desktop.assets import asset
from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.core.domain.draft import Draft, LaneChoice
from deepseek_desktop.demo import MODELS, demo_questions
from deepseek_desktop.desk import Desk, open_desk
from deepseek_desktop.ui.loop import new_loop, set_async_generator_hooks
from deepseek_desktop.ui.main_window import MainWindow
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.theme.style import Appearance
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.window_parts import Parts
from tests.benchmarks.showing import application, typesetter
from tests.fakes import MemoryStore

_LIMIT_S = 20
_DRAFT = "bench"

T = TypeVar("T")


def run(work: Callable[[Path], Coroutine[Any, Any, T]]) -> T:
    """Run `work` on a loop like the app's, with an empty data folder."""
    app = application()
    app.setQuitOnLastWindowClosed(False)
    with (
        TemporaryDirectory() as folder,
        asyncio.Runner(loop_factory=lambda: new_loop(app)) as runner,
    ):
        return runner.run(work(Path(folder)))


@asynccontextmanager
async def open_tab(
    folder: Path, models: Sequence[str], prepare: Callable[[Desk], None] = lambda _: None
) -> AsyncIterator[ConversationTab]:
    """Yield a tab that asks these models, in front of a window that has come to rest."""
    set_async_generator_hooks()
    async with (
        open_desk(folder, {}, open_keys=MemoryStore) as desk,
        TaskScope(_fail) as tasks,
    ):
        prepare(desk)
        lanes = tuple(map(LaneChoice, models))
        await desk.archive.drafts.keep(Draft(_DRAFT, Question("?"), (), lanes))
        window = _window(desk, tasks)
        window.restore(None)
        window.resize(1280, 800)
        window.show()
        await until(lambda: any(tab.state.id == _DRAFT for tab in window.tabs.tabs))
        tab = next(tab for tab in window.tabs.tabs if tab.state.id == _DRAFT)
        window.tabs.setCurrentWidget(tab)
        tab.composer.show_draft(Question())
        tab.composer.setFocus()
        await warm_up(desk, window)
        await asyncio.sleep(1)  # what is put off until a person rests
        try:
            yield tab
        finally:
            window.close()
            window.deleteLater()


async def until(condition: Callable[[], bool]) -> None:
    """Wait until something holds."""
    end_s = perf_counter() + _LIMIT_S
    while not condition():
        if perf_counter() > end_s:
            raise TimeoutError("The window did not come to what was waited for.")
        await asyncio.sleep(0.01)


def _window(desk: Desk, tasks: TaskScope) -> MainWindow:
    appearance = Appearance(application(), asset("theme/app.qss"), desk.settings.chosen)
    return MainWindow(
        Parts(
            means=desk.means,
            providers=desk.providers,
            model_lists=desk.model_lists,
            keys=desk.keys,
            store=desk.store,
            settings=desk.settings,
            tasks=tasks,
            appearance=appearance,
            icons=Icons(asset("icons"), appearance.colour),
            typesetter=typesetter(),
            demo_models=MODELS,
            demo_questions=demo_questions(asset("demo")),
            diagnostics=str,
            open_address=lambda _: False,
        )
    )


def _fail(error: BaseException) -> None:
    raise error
