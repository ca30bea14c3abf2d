from __future__ import annotations

import asyncio
import logging
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType

from deepseek_desktop.ui.reporting import Reporter, log_qt

_KEY = "sk-CANARY7f3aZq9w0b5c"


@pytest.fixture
def shown() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def reporter(shown: list[tuple[str, str]]) -> Reporter:
    reporter = Reporter()
    reporter.show = lambda text, report: shown.append((text, report))
    return reporter


def _raised(text: str) -> ValueError:
    try:
        raise ValueError(text)
    except ValueError as error:
        return error


def test_an_unexpected_error_is_logged_and_shown_with_a_report(
    reporter: Reporter, shown: list[tuple[str, str]], caplog: pytest.LogCaptureFixture
) -> None:
    reporter.report(_raised("not so"))

    ((text, report),) = shown
    assert text.startswith("Something went wrong in the app itself.")
    assert "not so" not in text
    assert "ValueError: not so" in report
    assert "Traceback" in report
    assert "ValueError: not so" in caplog.text


def test_a_program_that_was_replaced_while_it_ran_is_no_fault_to_report(
    shown: list[tuple[str, str]], tmp_path: Path
) -> None:
    program, newer = tmp_path / "program", tmp_path / "newer"
    program.write_bytes(b"1")
    newer.write_bytes(b"2")
    reporter = Reporter(program)
    reporter.show = lambda text, report: shown.append((text, report))

    newer.replace(program)
    reporter.report(_raised("zlib"))
    program.unlink()
    reporter.report(_raised("zlib"))

    assert [report for _, report in shown] == ["", ""]
    assert all("Close it and start it again." in text for text, _ in shown)


def test_no_key_gets_into_a_report(reporter: Reporter, shown: list[tuple[str, str]]) -> None:
    reporter.report(_raised(f"the key is {_KEY}"))

    assert _KEY not in shown[0][1]


def test_what_the_loop_could_not_deliver_is_reported(
    reporter: Reporter, shown: list[tuple[str, str]]
) -> None:
    loop = asyncio.new_event_loop()
    try:
        reporter.report_from_loop(loop, {"message": "Task was lost", "exception": _raised("lost")})
        reporter.report_from_loop(loop, {"message": "Nobody waits"})
    finally:
        loop.close()

    assert "ValueError: lost" in shown[0][1]
    assert "Nobody waits" in shown[1][1]


def test_what_a_slot_raises_is_reported(reporter: Reporter, shown: list[tuple[str, str]]) -> None:
    error = _raised("in a slot")

    reporter.report_from_slot(ValueError, error, error.__traceback__)

    assert "ValueError: in a slot" in shown[0][1]


def test_ctrl_c_closes_instead_of_being_an_error(
    reporter: Reporter, shown: list[tuple[str, str]]
) -> None:
    interrupted: list[None] = []
    reporter.interrupt = lambda: interrupted.append(None)

    reporter.report_from_slot(KeyboardInterrupt, KeyboardInterrupt(), None)

    assert len(interrupted) == 1
    assert shown == []


def test_without_a_window_there_is_the_log(caplog: pytest.LogCaptureFixture) -> None:
    Reporter().report(_raised("early"))

    assert "ValueError: early" in caplog.text


def test_what_qt_says_is_logged_at_its_level(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    log_qt(QtMsgType.QtWarningMsg, QMessageLogContext(), "Something about fonts: 100 %")
    log_qt(QtMsgType.QtCriticalMsg, QMessageLogContext(), "Something bad")
    log_qt(
        QtMsgType.QtWarningMsg,
        QMessageLogContext(),
        "This plugin does not support propagateSizeHints()",
    )

    said = [(record.levelno, record.getMessage()) for record in caplog.records]
    assert said[0] == (logging.WARNING, "Something about fonts: 100 %")
    assert said[1] == (logging.ERROR, "Something bad")
    assert said[2][0] == logging.DEBUG
