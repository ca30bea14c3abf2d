"""What the main window is put together from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from deepseek_desktop.core.providers.registry import Providers
from deepseek_desktop.core.runs.lane import Means
from deepseek_desktop.core.runs.model_lists import ModelLists
from deepseek_desktop.core.settings.keys import Keys
from deepseek_desktop.core.settings.store import Settings, SettingsStore
from deepseek_desktop.ui.maths.typesetter import Typesetter
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.theme.style import Appearance


class Parts(Struct, frozen=True):
    """Made by the app; the window asks for nothing else."""

    means: Means
    providers: Providers
    model_lists: ModelLists
    keys: Keys
    store: SettingsStore
    settings: Settings
    tasks: TaskScope
    appearance: Appearance
    icons: Icons
    typesetter: Typesetter
    demo_models: Sequence[str]
    demo_questions: Sequence[str]
    diagnostics: Callable[[], str]
    open_address: Callable[[str], bool]
