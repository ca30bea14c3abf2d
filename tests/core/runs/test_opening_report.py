"""A report is opened without holding up the window, however large it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.interchange import report_process
from deepseek_desktop.core.interchange.canonical import checksum
from deepseek_desktop.core.interchange.opening import opened
from deepseek_desktop.core.interchange.report_process import Answered, pieces
from deepseek_desktop.core.interchange.report_reading import (
    MOST_BEATS,
    MOST_IN_ONE_TEXT,
    read_report,
    read_report_file,
)
from deepseek_desktop.core.interchange.report_record import CHECKSUM, report_text
from deepseek_desktop.core.runs import opening_report
from deepseek_desktop.core.runs.opening_report import SMALL_BYTES, conversation_in
from tests.core.interchange.reported import reported

_NOT_HERE = "a large report is read where that holds up nobody"


def _large(path: Path, size: int = SMALL_BYTES) -> Path:
    """Save a report of many turns whose checksums are right."""
    value = json.loads(report_text(reported()))
    value["padding"] = ["x" * size]
    value[CHECKSUM] = checksum({name: each for name, each in value.items() if name != CHECKSUM})
    path.write_text(json.dumps(value), "utf-8")
    return path


async def test_a_large_report_is_read_by_another_process_and_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _large(tmp_path / "large.dsreport")
    expected = opened(read_report_file(path))

    def refuse(_: object) -> None:
        raise AssertionError(_NOT_HERE)

    monkeypatch.setattr(opening_report, "read_report_file", refuse)
    monkeypatch.setattr(opening_report, "opened", refuse)

    conversation = await conversation_in(path)

    assert conversation == expected
    assert conversation.from_report is not None
    assert conversation.from_report.is_intact
    assert conversation.from_report.verdicts


async def test_what_another_process_refuses_is_told_in_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "large.dsreport"
    path.write_bytes(b"[" * (SMALL_BYTES + 1))
    with pytest.raises(SettingError, match="no JSON"):
        await conversation_in(path)

    _large(path)
    monkeypatch.setattr(opening_report, "MEMORY_LIMIT_BYTES", 1)
    with pytest.raises(SettingError, match="memory"):
        await conversation_in(path)
    with pytest.raises(SettingError, match="cannot be read"):
        await conversation_in(tmp_path / "none.dsreport")


@pytest.mark.parametrize("most", [1, 1500, 10**9])
def test_no_piece_is_longer_than_it_must_be(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    conversation = opened(read_report(report_text(reported()).encode()))
    monkeypatch.setattr(report_process, "_MOST_CHARACTERS", most)
    monkeypatch.setattr(report_process, "_OF_VERDICT", 1)
    answered = [piece.replies for piece in pieces(conversation) if isinstance(piece, Answered)]
    assert [reply for replies in answered for reply in replies] == [
        reply for turn in conversation.turns for reply in turn.replies
    ]
    if most == 1:
        assert all(len(replies) == 1 for replies in answered)


def test_what_would_hold_up_the_window_is_refused_in_plain_words(tmp_path: Path) -> None:
    value = json.loads(report_text(reported()))
    (reply, *_) = value["turns"][0]["replies"]
    path = tmp_path / "a.dsreport"
    reply["answer"] = "x" * (MOST_IN_ONE_TEXT + 1)
    path.write_text(json.dumps(value), "utf-8")
    with pytest.raises(SettingError, match="limit is 4,000,000 characters"):
        read_report_file(path)
    reply["answer"] = ""
    beats = [[0, 0, 0]] * 5000
    more = [{**reply, "id": f"x{n}", "pace": beats} for n in range(MOST_BEATS // 5000 + 1)]
    value["turns"][0]["replies"] += more
    path.write_text(json.dumps(value), "utf-8")
    with pytest.raises(SettingError, match="pace"):
        read_report_file(path)
