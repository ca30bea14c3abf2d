"""Who acts for one tab."""

from __future__ import annotations

from msgspec import Struct

from deepseek_desktop.ui.presenters.asking import Asking
from deepseek_desktop.ui.presenters.branching import Branching
from deepseek_desktop.ui.presenters.drafting import Drafting


class TabPresenters(Struct, frozen=True):
    """What others may ask of those who act for a tab."""

    asking: Asking
    branching: Branching
    drafting: Drafting
