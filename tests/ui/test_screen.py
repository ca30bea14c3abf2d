from __future__ import annotations

import socket
import sys
from collections.abc import Iterator

import pytest

from deepseek_desktop.ui.screen import has_screen

_NUMBER = 54_321  # no X server counts so far


@pytest.fixture
def listening() -> Iterator[str]:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(f"\0/tmp/.X11-unix/X{_NUMBER}")
        server.listen()
        yield f":{_NUMBER}"


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, False),
        ({"DISPLAY": ""}, False),
        ({"DISPLAY": f":{_NUMBER}"}, False),
        ({"DISPLAY": f"unix:{_NUMBER}.0"}, False),
        ({"DISPLAY": "elsewhere.example:10.0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_a_screen_is_one_that_answers(environment: dict[str, str], expected: bool) -> None:
    assert has_screen(environment) is expected


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_a_server_that_listens_is_a_screen(listening: str) -> None:
    assert has_screen({"DISPLAY": listening})
    assert has_screen({"DISPLAY": f"{listening}.0"})
