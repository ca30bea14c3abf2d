from __future__ import annotations

from deepseek_desktop.ui.transcript.items import TextItem
from deepseek_desktop.ui.transcript.leaves.table_columns import fitted
from deepseek_desktop.ui.transcript.passage import Passage
from tests.ui.transcript.conftest import ShowView

PROSE = "some words of a sentence that goes on " * 8


def test_columns_that_fit_are_as_wide_as_they_need_to_be() -> None:
    assert fitted([30, 50], 100, 20, 40) == (30, 50)


def test_wide_columns_share_what_narrow_ones_leave() -> None:
    assert fitted([10, 500, 300], 110, 20, 40) == (10, 50, 50)


def test_a_table_that_cannot_fit_has_no_very_wide_column() -> None:
    assert fitted([10, 500, 300, 30], 60, 20, 40) == (10, 40, 40, 30)


def test_prose_in_a_table_is_broken_before_anything_has_to_be_scrolled(
    shown_view: ShowView,
) -> None:
    passage = Passage()
    passage.show_text(f"| a | b |\n|---|---|\n| x | {PROSE} |\n")
    shown_view(TextItem(passage))

    box = passage.box(0)
    assert box.most_shift == 0
    assert box.natural_width > 0.9 * box.room


def test_many_columns_are_scrolled(shown_view: ShowView) -> None:
    passage = Passage()
    columns = 12
    passage.show_text(f"{'| name ' * columns}|\n{'|---' * columns}|\n{f'| {PROSE} ' * columns}|\n")
    shown_view(TextItem(passage))

    box = passage.box(0)
    assert box.most_shift > box.room
    assert box.natural_width < columns * 60 * box.look.letter


def test_another_width_gives_other_columns(shown_view: ShowView) -> None:
    passage = Passage()
    passage.show_text(f"| a | b |\n|---|---|\n| x | {PROSE} |\n")
    view = shown_view(TextItem(passage), width=700)
    wide = passage.box(0).natural_width

    view.resize(450, 400)
    narrow = passage.box(0).natural_width
    view.resize(700, 400)

    assert narrow < wide - 200
    assert passage.box(0).natural_width == wide


def test_the_parts_of_a_large_table_have_the_same_columns(shown_view: ShowView) -> None:
    passage = Passage()
    rows = "".join(f"| {n} | {'x' * (n // 10)} |\n" for n in range(300))
    passage.show_text(f"| number | letters |\n|---|---|\n{rows}")
    shown_view(TextItem(passage), height=20_000)

    first, second = passage.box(0), passage.box(1)
    assert first.filled.widths == second.filled.widths
    assert second.gap == 0
