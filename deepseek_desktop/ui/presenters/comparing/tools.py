"""What everybody needs who does something with a comparison."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from deepseek_desktop.core.runs.lane import Means
from deepseek_desktop.ui.presenters.asking import Asking
from deepseek_desktop.ui.presenters.branching import Branching
from deepseek_desktop.ui.tasks import TaskScope


class Tools(Struct, frozen=True):
    """How one tab is asked and stored; `say` tells what went wrong, `tell` what was done."""

    means: Means
    tasks: TaskScope
    asking: Asking
    branching: Branching
    say: Callable[[str], None]
    tell: Callable[[str], None]
