from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from deepseek_desktop.ui.screen import _PACKAGES, has_screen, hindrance, missing_library

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


def _missing(library: str) -> Callable[[str], object]:
    def load(_: str) -> object:
        raise OSError(f"{library}: cannot open shared object file: No such file or directory")

    return load


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt has all it needs")
def test_a_missing_system_library_is_named_with_its_package(listening: str) -> None:
    problem = hindrance({"DISPLAY": listening}, _missing("libxcb-cursor.so.0"))

    assert problem is not None
    assert "libxcb-cursor.so.0 is missing" in problem
    assert problem.endswith("sudo apt-get install libxcb-cursor0")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt has all it needs")
def test_a_library_that_we_know_no_package_of_is_named_all_the_same(listening: str) -> None:
    problem = hindrance({"DISPLAY": listening}, _missing("libodd-1.2+x.so.7"))

    assert problem is not None
    assert "libodd-1.2+x.so.7" in problem


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt has all it needs")
def test_one_window_system_that_works_is_enough(listening: str) -> None:
    def load(plugin: str) -> object:
        if "wayland" in plugin:
            raise OSError("libwayland-egl.so.1: cannot open shared object file")
        return _xcb(is_let_in=True)

    environment = {"DISPLAY": listening, "WAYLAND_DISPLAY": "wayland-0"}

    assert hindrance(environment, load) is None
    assert "libwayland-egl1" in str(hindrance({"WAYLAND_DISPLAY": "wayland-0"}, load))


def _xcb(*, is_let_in: bool) -> object:
    return SimpleNamespace(
        xcb_connect=lambda _display, _screen: 1,
        xcb_connection_has_error=lambda _connection: 0 if is_let_in else 1,
        xcb_disconnect=lambda _connection: None,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_a_screen_that_lets_nobody_in_is_none(listening: str) -> None:
    refused = hindrance({"DISPLAY": listening}, lambda _: _xcb(is_let_in=False))

    assert refused is not None
    assert f"“{listening}” lets no window in" in refused
    assert "“wayland-9”" in str(hindrance({"WAYLAND_DISPLAY": "wayland-9"}, lambda _: None))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nobody sets it")
def test_a_window_system_that_is_none_is_told() -> None:
    assert "“nonsense”" in str(hindrance({"QT_QPA_PLATFORM": "nonsense"}))
    assert hindrance({"QT_QPA_PLATFORM": "nonsense;offscreen"}) is None


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_without_a_screen_that_is_what_is_told() -> None:
    assert "no screen" in str(hindrance({}))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other terminals")
@pytest.mark.parametrize(
    ("is_typed", "is_written", "expected"),
    [(True, True, True), (False, True, False), (True, False, False)],
)
def test_a_terminal_is_one_that_a_person_types_in(
    is_typed: bool, is_written: bool, expected: bool
) -> None:
    import pty  # noqa: PLC0415 Windows has none

    ask = "import sys; from deepseek_desktop.ui.screen import has_terminal as h; sys.exit(h())"
    ours, theirs = pty.openpty()
    asked = subprocess.run(
        [sys.executable, "-c", ask],
        stdin=theirs if is_typed else subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=theirs if is_written else subprocess.DEVNULL,
        check=False,
    )
    os.close(ours)
    os.close(theirs)

    assert bool(asked.returncode) is expected


def test_what_python_says_of_a_missing_library_is_told_with_its_package() -> None:
    told = missing_library(ImportError("libEGL.so.1: cannot open shared object file"))

    assert told.endswith("sudo apt-get install libegl1")
    assert "cannot be loaded" in missing_library(ImportError("something else"))


def test_the_packages_are_those_that_dev_installs() -> None:
    script = Path(__file__).parents[2].joinpath("dev").read_text("utf-8")
    listed = dict(re.findall(r"^(?:libraries=')?(lib[\w.+-]+\.so\.\d+) (\S+?)'?$", script, re.M))

    assert len(listed) > 10
    assert {name: _PACKAGES.get(name) for name in listed} == listed
