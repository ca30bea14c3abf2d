from __future__ import annotations

import os
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import QRect

from deepseek_desktop.ui.view_state import DEFAULT_SIZE, ViewState, fitted, load, save

_SCREEN = QRect(0, 0, 1920, 1080)
_RIGHT = QRect(1920, 200, 1280, 1024)
_SMALL = QRect(0, 0, 800, 600)

_STATE = ViewState(
    place=QRect(100, 80, 1000, 700),
    is_maximized=True,
    library_width=300,
    shows_library=False,
    tabs=("a1", "b2"),
    pinned=("a1",),
    front="a1",
)


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    save(tmp_path / "view.ini", _STATE)

    assert load(tmp_path / "view.ini") == _STATE


@pytest.mark.parametrize("content", [b"", b"\0\xff" * 400, b"[window]\nx", b"[" * 90_000, None])
def test_without_a_usable_file_nothing_is_known(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "view.ini"
    if content is not None:
        path.write_bytes(content)

    assert load(path) == ViewState()


def test_a_folder_in_the_place_of_the_file_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "view.ini").mkdir()

    save(tmp_path / "view.ini", _STATE)

    assert load(tmp_path / "view.ini") == ViewState()


@pytest.mark.parametrize(
    "bad",
    ["nan", "inf", "1e9", "-1e300", "0", "", "@Rect(0 0 1 1)", "@Variant(\\0\\0\\0)", "a, b", "٣x"],
)
@pytest.mark.parametrize("side", ["width", "height"])
def test_a_size_that_cannot_be_is_not_taken_over(tmp_path: Path, side: str, bad: str) -> None:
    path = tmp_path / "view.ini"
    save(tmp_path / "as-it-was.ini", _STATE)  # Qt remembers what a file of the same size held
    kept = (tmp_path / "as-it-was.ini").read_text("utf-8")
    lines = [f"{side}={bad}" if line.startswith(f"{side}=") else line for line in kept.split("\n")]
    window = "\n".join(lines)
    path.write_text(window, "utf-8")

    state = load(path)

    assert state.tabs == _STATE.tabs
    if side == "height":  # the library has a width, too
        assert state.library_width == _STATE.library_width
    assert state.place is None


def test_only_what_can_be_a_conversation_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "view.ini"
    path.write_text(f"[tabs]\nopen=a1 ../b2 {'c' * 99} a1 d4\nfront=d4\n", "utf-8")

    assert load(path).tabs == ("a1", "d4")


def test_of_many_tabs_the_newest_come_back_and_the_one_in_front(tmp_path: Path) -> None:
    path = tmp_path / "view.ini"
    many = " ".join(f"c{number}" for number in range(30))
    path.write_text(f"[tabs]\nopen={many}\nfront=c3\n", "utf-8")

    assert load(path).tabs == ("c3", *(f"c{number}" for number in range(11, 30)))


def test_pinned_tabs_come_back_however_many_others_there_are(tmp_path: Path) -> None:
    path = tmp_path / "view.ini"
    many = " ".join(f"c{number}" for number in range(30))
    path.write_text(f"[tabs]\nopen={many}\npinned=c0 c2 gone\nfront=c29\n", "utf-8")

    state = load(path)

    assert state.pinned == ("c0", "c2")
    assert state.tabs == ("c0", "c2", *(f"c{number}" for number in range(12, 30)))


def test_a_lock_that_another_machine_left_holds_nobody_up(tmp_path: Path) -> None:
    (tmp_path / "view.ini.lock").write_text("1\nprogram\nanother-host\nid\nboot\n", "utf-8")
    os.utime(tmp_path / "view.ini.lock")
    began = monotonic()

    save(tmp_path / "view.ini", _STATE)

    assert load(tmp_path / "view.ini") == _STATE
    assert monotonic() - began < 15, "Qt waited for the lock"


@pytest.mark.parametrize(
    ("place", "screens", "expected"),
    [
        (QRect(10, 20, 900, 600), [_SCREEN], QRect(10, 20, 900, 600)),
        (QRect(2000, 300, 900, 600), [_SCREEN, _RIGHT], QRect(2000, 300, 900, 600)),
        (QRect(1500, 300, 900, 600), [_SCREEN, _RIGHT], QRect(1920, 300, 900, 600)),
        (QRect(1800, 1000, 900, 600), [_SCREEN], QRect(1020, 480, 900, 600)),
        (QRect(-500, -300, 900, 600), [_SCREEN], QRect(0, 0, 900, 600)),
        (QRect(2000, 300, 900, 600), [_SCREEN], QRect(510, 240, 900, 600)),
        (QRect(0, 0, 3000, 2000), [_SCREEN], _SCREEN),
        (QRect(0, 0, 1280, 800), [_SMALL], _SMALL),
        (QRect(99_000, 99_000, 99_000, 99_000), [_SMALL], _SMALL),
    ],
)
def test_a_window_is_moved_and_shrunk_until_a_screen_shows_all_of_it(
    place: QRect, screens: list[QRect], expected: QRect
) -> None:
    assert fitted(place, screens) == expected


def test_a_first_window_has_the_usual_size_where_there_is_room() -> None:
    assert fitted(None, [_SCREEN]).size() == DEFAULT_SIZE
    assert fitted(None, [_SMALL]) == _SMALL
    assert fitted(None, []).size() == DEFAULT_SIZE
