"""What verdicts add up to, in the window: told with how sure one can be of it."""

from __future__ import annotations

import asyncio
import csv
import io
from collections.abc import Sequence
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QTableWidget, QToolButton

from deepseek_desktop.core.domain.verdict import Reason
from deepseek_desktop.core.evaluation.methods import methods
from deepseek_desktop.ui.dialogs.verdicts import VerdictsDialog
from tests.judged import Votes, judge
from tests.support import until
from tests.ui.person import Person
from tests.ui.seeing import seen, text_of

_R1, _V3, _QWEN = "deepseek/deepseek-reasoner", "deepseek/deepseek-chat", "host/qwen"
_CTRL = Qt.KeyboardModifier.ControlModifier


async def _opened(person: Person, *votes: Votes) -> VerdictsDialog:
    await judge(person.desk.means.archive, votes)
    person.press(Qt.Key.Key_F7, _CTRL)
    dialog = await person.dialog(VerdictsDialog)
    await until(lambda: bool(_tables(dialog) or text_of(seen(dialog, QLabel, "standingsText"))))
    return dialog


async def _closed(person: Person, dialog: VerdictsDialog) -> None:
    person.click(seen(dialog, QPushButton, "verdictsClose")[0])
    await person.wait_for_rest()


def _tables(dialog: VerdictsDialog) -> list[QTableWidget]:
    return seen(dialog, QTableWidget, "standings")


def _rows(table: QTableWidget) -> list[list[str]]:
    return [
        [str(table.model().index(row, column).data()) for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def _findings(dialog: VerdictsDialog) -> dict[str, tuple[str, str]]:
    """Return wins and finding of each pair."""
    return {row[0]: (row[1], row[-1]) for table in _tables(dialog)[:1] for row in _rows(table)}


def _entries(choice: QComboBox) -> list[str]:
    return [choice.itemText(row) for row in range(choice.count())]


async def _choose(dialog: VerdictsDialog, name: str, text: str) -> None:
    """Choose what is counted, and wait until that is shown."""
    (choice,) = seen(dialog, QComboBox, name)
    choice.setCurrentIndex(_entries(choice).index(text))
    assert text_of(seen(dialog, QLabel, "standingsSummary")) == "Counting…"
    await until(lambda: text_of(seen(dialog, QLabel, "standingsSummary")) != "Counting…")
    await asyncio.sleep(0)  # what was made is shown


def _copied(dialog: VerdictsDialog, entry: str) -> str:
    (copy,) = seen(dialog, QPushButton, "verdictsCopy")
    (action,) = [a for a in copy.menu().actions() if entry in a.text().replace("&", "")]
    action.trigger()
    return QGuiApplication.clipboard().text()


async def test_without_verdicts_it_says_what_to_do_and_how_it_would_be_counted(
    person: Person,
) -> None:
    dialog = await _opened(person)

    assert text_of(seen(dialog, QLabel, "standingsText")).startswith("There are no verdicts yet.")
    assert not seen(dialog, QComboBox, "countedSet")
    person.click(seen(dialog, QToolButton, "methodsHeading")[0])
    told = "\n".join(label.text() for label in seen(dialog, QLabel, "method"))
    assert all(method.name in told and method.text in told for method in methods())
    assert all(source in told for method in methods() for source in method.sources)
    await _closed(person, dialog)


async def test_a_pair_is_told_with_its_interval_and_what_may_be_said(person: Person) -> None:
    # 6 to 0: p is 2 / 2^6, twice that over two pairs; 8 to 1: p is 2 · (1 + 9) / 2^9, and by Holm
    # as large as the smaller one's. At 2.5 % (z 2.241, and 0.842 for the power) 8.5 of 10 need
    # (3.083 / 0.7)² = 20 decisions, 11 more, of which 12 questions gave 9; 6.5 of 7 need 13.
    dialog = await _opened(
        person,
        Votes(_R1, _V3, "llllllllr" + "ttb"),
        Votes(_R1, _QWEN, "llllll", is_blind=True),
    )

    (pairs, strengths) = _tables(dialog)
    assert _rows(pairs) == [
        [
            f"{_V3}\n{_R1}",
            "1\n8",
            "2\n1",
            "12",
            "11 % (0–48)\n89 % (52–100)",
            "0.039\n0.063",
            "Not separable yet: about 15 more votes",
        ],
        [
            f"{_R1}\n{_QWEN}",
            "6\n0",
            "0\n0",
            "6",
            "100 % (54–100)\n0 % (0–46)",
            "0.031\n0.063",
            "Not separable yet: about 7 more votes",
        ],
    ]
    places = {row[0]: row[1] for row in _rows(strengths)[:-1]}
    assert next(iter(places)) == _R1
    assert places[_V3] == "1 to 3 of 3"
    remarks = [label.text() for label in seen(dialog, QLabel, "standingsRemark")]
    assert "rough" in " ".join(remarks)
    sides = text_of(seen(dialog, QLabel, "standingsSides"))
    assert sides.startswith("Sides: the left reply won 7 of 15 decided questions: 47 % (21–73);")

    await _choose(dialog, "countedBlind", "Blind only")
    assert _findings(dialog) == {f"{_R1}\n{_QWEN}": ("6\n0", f"{_R1} is preferred")}
    assert "not counted, as chosen above: 12" in text_of(seen(dialog, QLabel, "standingsSummary"))
    await _closed(person, dialog)


async def test_before_anything_is_decided_no_strengths_are_told(person: Person) -> None:
    dialog = await _opened(person, Votes(_R1, _V3, "t"))

    assert len(_tables(dialog)) == 1, "pairs only"
    assert text_of(seen(dialog, QLabel, "standingsRemark")).startswith("Nothing is decided yet")
    assert text_of(seen(dialog, QLabel, "standingsSummary")) == "1 verdict on 1 question"
    await _closed(person, dialog)


async def test_only_what_is_chosen_is_counted(person: Person) -> None:
    dialog = await _opened(
        person,
        Votes(_V3, _V3, "llr", frozenset({Reason.CLEAR}), thinking=(True, False)),
        Votes(_R1, _V3, "lr", frozenset({Reason.CLEAR, Reason.SAFE}), is_named=True),
        Votes(_R1, _QWEN, "l"),
    )
    (reasons,) = seen(dialog, QComboBox, "countedReason")
    assert _entries(reasons) == ["Any reason", "clear (5)", "safe (2)"]

    await _choose(dialog, "countedReason", "clear (5)")
    assert _findings(dialog) == {f"{_V3}\n{_R1}": ("1\n1", "No difference seen")}
    assert "with itself, for the sides only: 3" in text_of(seen(dialog, QLabel, "standingsSummary"))

    await _choose(dialog, "countedAs", "By host, model and settings")
    assert f"{_V3} (thinking=off)\n{_V3} (thinking=on)" in _findings(dialog)
    await _choose(dialog, "countedReason", "Any reason")
    (sets,) = seen(dialog, QComboBox, "countedSet")
    assert len(_entries(sets)) == 4
    await _choose(dialog, "countedSet", _entries(sets)[1])
    assert list(_findings(dialog)) == [f"{_V3} (thinking=off)\n{_V3} (thinking=on)"]

    await _choose(dialog, "countedAs", "By host and model")
    person.click(seen(dialog, QCheckBox, "withoutNamed")[0])
    await until(lambda: list(_findings(dialog)) == [f"{_R1}\n{_QWEN}"])
    await _choose(dialog, "countedBlind", "Blind only")
    assert text_of(seen(dialog, QLabel, "standingsText")).startswith("No verdict is left")
    await _closed(person, dialog)


async def test_numbers_are_copied_as_markdown_csv_and_cells(person: Person) -> None:
    odd = "=2|<b>*x"
    dialog = await _opened(person, Votes(f"{odd}/m", _V3, "lllllll"))

    written = _copied(dialog, "Markdown").splitlines()
    assert r"\*x/m" in written[4]
    assert r"\|" in written[4]
    assert written[4].count("|") == 10 + 2  # the cells' own, and the name's
    assert "0.016" in written[4]
    (row,) = csv.DictReader(io.StringIO(_copied(dialog, "Pairs")))
    assert (row["first"], row["first_wins"], row["p"]) == (f"'{odd}/m", "7", str(2 / 2**7))
    assert _copied(dialog, "Strengths").startswith("group,contestant,log_strength,")

    table = _tables(dialog)[0]
    table.setFocus()
    person.bot.keyClick(table, Qt.Key.Key_Right)
    person.bot.keyClick(table, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    person.bot.keyClick(table, Qt.Key.Key_C, _CTRL)
    assert QGuiApplication.clipboard().text() == "7 / 0\t0 / 0"
    await _closed(person, dialog)


async def test_strengths_are_drawn_on_one_scale_and_said_to_whoever_cannot_see_it(
    person: Person,
) -> None:
    dialog = await _opened(person, Votes(_R1, _V3, "l" * 8 + "r"))

    strengths = _tables(dialog)[1]
    dots = [_dot_of(strengths, row) for row in range(2)]
    assert dots[1] < dots[0]  # the weaker one is further left
    told = [_told(strengths, row) for row in range(3)]
    assert told[0].startswith("+0.87 (")
    assert told[1].startswith("−0.87 (−")
    assert "0.00" in told[2].split(", ")
    await _closed(person, dialog)


def _told(table: QTableWidget, row: int) -> str:
    return str(table.model().index(row, 3).data(Qt.ItemDataRole.AccessibleTextRole))


def _dot_of(table: QTableWidget, row: int) -> int:
    """Return how far right the dot of a row is drawn, in pixels."""
    place = table.visualItemRect(_item(table, row))
    image = table.viewport().grab(place).toImage()
    colour = table.palette().link().color().rgb()
    middle = image.height() // 2
    found = [x for x in range(image.width()) if image.pixel(x, middle) == colour]
    return sum(found) // len(found)


def _item(table: QTableWidget, row: int) -> Any:
    return table.item(row, 3)


@pytest.mark.parametrize("size", [(900, 600), (1280, 800)])
async def test_findings_are_seen_without_scrolling_sideways(
    person: Person, size: Sequence[int]
) -> None:
    person.window.resize(*size)
    dialog = await _opened(person, Votes(_R1, _V3, "l" * 12), Votes(_R1, _QWEN, "lrt"))

    bars = [table.horizontalScrollBar() for table in _tables(dialog)]
    bars += [table.verticalScrollBar() for table in _tables(dialog)]
    assert len(bars) == 4
    await until(lambda: not any(bar.maximum() for bar in bars))
    assert dialog.width() <= size[0]
    await _closed(person, dialog)
