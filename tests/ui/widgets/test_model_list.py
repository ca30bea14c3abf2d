"""Going through the models to choose from."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.ui.models.model_entries import ModelEntry, Section
from deepseek_desktop.ui.widgets.model_list import ModelList


def test_a_page_goes_no_further_than_to_an_end_and_one_row_around_it(qtbot: QtBot) -> None:
    models = [ModelEntry(ModelRef("host", f"m{n}"), Section.OTHER, "") for n in range(10)]
    shown = ModelList(models)
    qtbot.addWidget(shown)
    shown.list_found("")

    reached = []
    for rows in (10, 10, -10, -1, 1, -10):
        shown.step(rows)
        reached.append(shown.chosen)

    assert reached == ["host/m9", "host/m9", "host/m0", "host/m9", "host/m0", "host/m0"]
