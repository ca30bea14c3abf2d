from __future__ import annotations

import pytest

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


@pytest.mark.parametrize("columns", range(2, 8))
def test_a_table_that_fills_the_room_is_not_scrolled_for_a_pixel(
    shown_view: ShowView, columns: int
) -> None:
    passage = Passage()
    passage.show_text(f"{'| a ' * columns}|\n{'|---' * columns}|\n{'| x ' * columns} {PROSE} |\n")
    shown_view(TextItem(passage), width=760)

    box = passage.box(0)
    assert box.room - columns <= box.natural_width <= box.room


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


@pytest.mark.parametrize("width", [300, 500, 900])
def test_a_table_that_grows_looks_at_each_step_as_if_it_had_come_whole(
    shown_view: ShowView, width: int
) -> None:
    rows = [
        "| number | what is said of it | `code` |",
        "|---:|---|:---:|",
        "| 1 | short | `x` |",
        "| 2 | **a few words more** | $x^2$ |",
        f"| 3 | {PROSE} | `y` |",
        "| 4 | short | `a_name_that_is_long_for_a_column` |",
        f"| 1234567890 | {PROSE} more | {PROSE} |",
        "| 5 | last | z |",
    ]
    text = "\n".join(rows)
    grown = Passage()
    grown.is_growing = True
    view = shown_view(TextItem(grown), width=width, height=2_000)
    ends = range(text.index("\n| 1 |"), len(text) + 1, 29)

    for end in (*ends, len(text)):
        grown.show_text(text[:end])
        grown.parse()  # what takes long to show is not shown at once
        view.settle()
        whole = Passage()
        whole.show_text(text[:end])
        view_of_whole = shown_view(TextItem(whole), width=width, height=2_000)
        ours, other = grown.box(0), whole.box(0)
        assert (ours.filled.widths, ours.height) == (other.filled.widths, other.height), end
        assert ours.natural_width == other.natural_width
        assert view.grab().toImage() == view_of_whole.grab().toImage(), end
        view_of_whole.close()
    view.resize(width + 333, 2_000)
    wide = Passage()
    wide.show_text(text)
    shown_view(TextItem(wide), width=width + 333, height=2_000)

    assert grown.box(0).filled.widths == wide.box(0).filled.widths
