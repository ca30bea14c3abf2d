"""What reaches a terminal, a pipe or a full disk."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest

from deepseek_desktop.cli.printing import LanePrinter, write


def _printed(text: str) -> str:
    out = StringIO()
    lane = LanePrinter(out, "")
    lane.say(text, is_dim=False)
    lane.end_line()
    return out.getvalue()


@pytest.mark.parametrize(
    "text", ["a\u00a0b", "全角\u3000空格", "1\u202f000", "👨\u200d👩\u200d👧", "tab\there", "é"]
)
def test_characters_of_a_language_arrive_as_they_are(text: str) -> None:
    assert _printed(text) == f"{text}\n"


@pytest.mark.parametrize("steering", ["\x1b[31m", "\x07", "\r", "\x9b31m", "\u202e", "\u2066"])
def test_what_would_steer_a_terminal_does_not(steering: str) -> None:
    printed = _printed(f"a{steering}b")

    assert steering[0] not in printed
    assert printed.startswith("a\ufffd")


def test_a_full_disk_is_told_once_and_ends_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        write(full, "one")
        write(full, "two")

    told = capsys.readouterr().err
    assert told.count("The output cannot be written") == 1
