"""A canary: some builds of PySide6 take a reference from None or True with each call.

Below Python 3.12, where these are counted like everything else, such a build ends the process
after a few thousand calls; from 3.12 on they cannot die and the counts stand still.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextBlockFormat

_CALLS = 500
_OTHERS = 50  # what the interpreter itself may take or give back meanwhile


class _Announcer(QObject):
    changed = Signal(bool)


def _void_call() -> None:
    QTextBlockFormat().setIndent(1)


def _void_call_on_an_object() -> None:
    QObject().setObjectName("name")


@pytest.mark.parametrize("call", [_void_call, _void_call_on_an_object], ids=lambda c: c.__name__)
def test_none_survives_calls_that_return_nothing(call: Callable[[], None]) -> None:
    call()
    before = sys.getrefcount(None)

    for _ in range(_CALLS):
        call()

    assert sys.getrefcount(None) > before - _OTHERS


@pytest.mark.parametrize("value", [True, False])
def test_true_and_false_survive_being_announced(value: bool) -> None:
    heard: list[bool] = []
    announcer = _Announcer()
    announcer.changed.connect(heard.append)
    announcer.changed.emit(value)
    before = sys.getrefcount(value)

    for _ in range(_CALLS):
        announcer.changed.emit(value)
        heard.clear()

    assert sys.getrefcount(value) > before - _OTHERS


def test_none_survives_being_announced_to_nobody() -> None:
    announcer = _Announcer()
    before = sys.getrefcount(None)

    for _ in range(_CALLS):
        announcer.changed.emit(True)  # noqa: FBT003 a signal takes its values by position

    assert sys.getrefcount(None) > before - _OTHERS
