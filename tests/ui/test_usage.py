"""Tokens and money that were used, read from the chart and from the table."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QTableWidget
from pytestqt.qtbot import QtBot

from deepseek_desktop.core.domain.usage_groups import By, Span
from deepseek_desktop.ui.dialogs.usage import UsageDialog
from deepseek_desktop.ui.models.round_ticks import digits_of, round_ticks
from deepseek_desktop.ui.widgets.bar_chart import BarChart
from tests.faults import wire
from tests.faults.server import FaultServer, by_model
from tests.support import until
from tests.ui.person import Person
from tests.ui.priced import begin
from tests.ui.seeing import seen
from tests.ui.window import at_the_window


def test_an_axis_has_round_numbers_up_to_the_longest_bar() -> None:
    assert round_ticks(263_000, 4) == (0, 100_000, 200_000, 300_000)
    assert round_ticks(7, 4, 1.0) == (0, 2, 4, 6, 8)
    assert round_ticks(0, 4, 1.0) == (0, 1)
    assert [round(tick, 9) for tick in round_ticks(0.00031, 4)] == [
        0,
        0.0001,
        0.0002,
        0.0003,
        0.0004,
    ]
    assert [digits_of(round_ticks(most, 4)) for most in (263_000, 7, 0.3, 0.00031)] == [0, 0, 1, 4]


def _said(dialog: UsageDialog, name: str) -> str:
    return "".join(label.text() for label in seen(dialog, QLabel, name))


def _point_at(chart: BarChart, place: QPointF) -> None:
    kind, button = QEvent.Type.MouseMove, Qt.MouseButton.NoButton
    modifiers = Qt.KeyboardModifier.NoModifier
    everywhere = QPointF(chart.mapToGlobal(place))
    QApplication.sendEvent(chart, QMouseEvent(kind, place, everywhere, button, button, modifiers))


def _table(dialog: UsageDialog) -> list[list[str]]:
    (table,) = seen(dialog, QTableWidget, "standings")
    return [
        [
            item.text() if (item := table.item(row, column)) else ""
            for column in range(table.columnCount())
        ]
        for row in range(table.rowCount())
    ]


async def _opened(person: Person) -> UsageDialog:
    person.window.commands.run("usage")
    dialog: UsageDialog = await person.dialog(UsageDialog)
    await until(lambda: "Adding up" not in _said(dialog, "usageSummary"))
    return dialog


async def test_what_is_used_is_read_by_keys_and_by_mouse_and_copied(
    hooked: None, qapp: QApplication, qtbot: QtBot, priced_folder: Path, fault_server: FaultServer
) -> None:
    counted = wire.usage(prompt=80, completion=20, thinking=15)
    fault_server.answer = by_model(
        {
            "small": wire.stream(wire.answer("4."), wire.finish(), counted, wire.DONE),
            "yuan": wire.stream(wire.answer("4."), wire.finish(), wire.DONE),
        }
    )
    async with at_the_window(qapp, qtbot, priced_folder) as person:
        dialog = await _opened(person)
        assert "Nothing was used" in _said(dialog, "usageSummary")
        assert not seen(dialog, BarChart, "barChart")
        dialog.reject()
        begin(person, "host/small", "host/yuan")
        await person.ask_and_wait("What?")
        await person.wait_for_rest()

        dialog = await _opened(person)
        summary = _said(dialog, "usageSummary")
        assert summary == "2 requests · 80 tokens in, 20 out · we estimate ≈ 0.00016 USD"
        assert "The cost of 1 of these requests is unknown" in _said(dialog, "usageRemarks")
        (chart,) = seen(dialog, BarChart, "barChart")
        today = "100 tokens (In, cached 5 · In, not cached 75 · Thinking 15 · Answer 5)"
        assert _said(dialog, "usageTold").endswith(today)
        assert chart.accessibleDescription() == _said(dialog, "usageTold")
        qtbot.keyClick(chart, Qt.Key.Key_Left)
        assert _said(dialog, "usageTold").endswith(": nothing")
        assert chart.looked_at == 28
        qtbot.keyClick(chart, Qt.Key.Key_Home)
        assert chart.looked_at == 0
        _point_at(chart, chart.layout_now().piece(29, 0, 50).center())
        assert chart.looked_at == 29

        choice = dialog.choice
        choice._by.setCurrentIndex([*By].index(By.MODEL))
        await until(lambda: len(_table(dialog)) == 3)
        choice._measure.setCurrentIndex(choice._measure.findData("USD"))
        await until(lambda: "USD (We estimate" in _said(dialog, "usageTold"))
        assert _said(dialog, "usageTold") == "host/small: 0.00016 USD (We estimate 0.00016 USD)"
        assert _table(dialog) == [
            ["host/small", "1", "≈ 0.00016 USD", "0", "5", "75", "15", "5"],
            ["host/yuan", "1", "—", "1", "0", "0", "0", "0"],
            ["Together", "2", "≈ 0.00016 USD", "1", "5", "75", "15", "5"],
        ]

        dialog._copy_csv()
        head, small, *_ = QApplication.clipboard().text().splitlines()
        assert head.startswith("model,requests,prompt_tokens,cache_hit")
        assert small == "host/small,1,80,5,75,0,20,15,5,0,0,0,0.000156"
        dialog._copy_markdown()
        assert "| host/small | 1 | ≈ 0.00016 USD |" in QApplication.clipboard().text()
        choice._span.setCurrentIndex([*Span].index(Span.TODAY))
        await until(lambda: "Adding up" not in _said(dialog, "usageSummary"))
        assert len(_table(dialog)) == 3
        dialog.reject()
