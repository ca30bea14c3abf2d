"""What tests of transcripts share: what sets formulas, and a view that is shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from deepseek_desktop.assets import asset
from deepseek_desktop.ui.maths.typesetter import Typesetter
from deepseek_desktop.ui.transcript.items import Item
from deepseek_desktop.ui.transcript.reading import Reading
from deepseek_desktop.ui.transcript.view import TranscriptView

ShowView = Callable[..., TranscriptView]


@pytest.fixture(scope="session")
def typesetter(qapp: object) -> Typesetter:
    """What sets formulas; it takes a moment to begin."""
    return Typesetter(asset("katex"))


@pytest.fixture
def shown_view(qtbot: QtBot, typesetter: Typesetter) -> ShowView:
    """Show items in a view of a size."""

    def show(*items: Item, width: int = 600, height: int = 400) -> TranscriptView:
        view = TranscriptView(Reading(typesetter))
        qtbot.addWidget(view)
        view.resize(width, height)
        view.add(*items)
        view.show()
        view.settle()
        return view

    return show
