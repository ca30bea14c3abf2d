"""Reports from a terminal: saved, opened once, asked again."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.conversation import Conversation
from deepseek_desktop.core.domain.verdict import Choice, Verdict
from tests.cli.conftest import Terminal
from tests.faults import wire
from tests.faults.server import FaultServer, Hold, Request, Script, Send, by_model


def _answered(request: Request) -> Script:
    said = f"{request.model} says 7"
    return wire.stream(
        wire.reasoning("Let me count."),
        wire.answer(said),
        wire.finish(),
        wire.usage(prompt=10, completion=8),
        wire.DONE,
    )


@pytest.fixture
def compared(terminal: Terminal, fault_server: FaultServer) -> str:
    """The id of a comparison with a verdict."""
    fault_server.answer = _answered
    asked = terminal.json("compare", "How many?", "--lane", "host/a", "--lane", "host/b")
    asyncio.run(_judge(terminal.data_dir, asked["conversation_id"]))
    return str(asked["conversation_id"])


async def _judge(data_dir: Path, conversation_id: str) -> None:
    async with Archive(data_dir) as archive:
        (turn,) = (await archive.conversation(conversation_id)).turns
        left, right = turn.replies
        verdict = Verdict(
            "v", turn.id, left.id, right.id, Choice.LEFT, datetime.now(UTC), note="Shorter."
        )
        await archive.verdicts.keep(verdict)


async def _stored(data_dir: Path) -> tuple[list[Conversation], int]:
    async with Archive(data_dir) as archive:
        known = [await archive.conversation(s.id) for s in await archive.summaries()]
        return known, len(await archive.verdicts.all())


def _saved(terminal: Terminal, compared: str, folder: Path, *more: str) -> Path:
    ran = terminal.run("report", compared[:8], "--out", str(folder / "r.html"), *more)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [str(folder / "r.html"), str(folder / "r.dsreport")]
    return folder / "r.dsreport"


def test_a_report_is_opened_once_and_costs_and_votes_nothing(
    terminal: Terminal, compared: str, tmp_path: Path
) -> None:
    record = _saved(terminal, compared, tmp_path)

    first = terminal.json("open", str(record))
    again = terminal.json("open", str(record))

    assert first["is_intact"]
    assert again["conversation_id"] == first["conversation_id"] != compared
    stored, counted = asyncio.run(_stored(terminal.data_dir))
    assert len(stored) == 2
    assert counted == 1
    (mine,) = (each for each in stored if each.id == compared)
    (theirs,) = (each for each in stored if each.id != compared)
    assert [r.answer for r in theirs.turns[0].replies] == ["a says 7", "b says 7"]
    assert [r.reasoning for r in theirs.turns[0].replies] == ["Let me count."] * 2
    assert [r.copied_from for r in theirs.turns[0].replies] == [r.id for r in mine.turns[0].replies]
    assert theirs.from_report is not None
    (verdict,) = theirs.from_report.verdicts
    assert (verdict.choice, verdict.note) == (Choice.LEFT, "Shorter.")
    assert verdict.left == theirs.turns[0].replies[0].id


def test_what_was_deleted_comes_back_when_its_report_is_opened_again(
    terminal: Terminal, compared: str, tmp_path: Path
) -> None:
    record = _saved(terminal, compared, tmp_path)
    opened = terminal.json("open", str(record))["conversation_id"]
    assert terminal.run("delete", opened).code == 0

    assert terminal.json("open", str(record))["conversation_id"] == opened

    stored, _ = asyncio.run(_stored(terminal.data_dir))
    assert {each.id for each in stored} == {compared, opened}


def test_a_report_that_was_changed_is_opened_and_says_so(
    terminal: Terminal, compared: str, tmp_path: Path
) -> None:
    record = _saved(terminal, compared, tmp_path)
    record.write_text(record.read_text("utf-8").replace("a says 7", "a says 8"), "utf-8")

    ran = terminal.run("open", str(record), "--json")

    assert ran.code == 0
    assert not json.loads(ran.out)["is_intact"]
    assert "do not match" in ran.err


def test_the_thinking_and_verdicts_can_be_left_out(
    terminal: Terminal, compared: str, tmp_path: Path
) -> None:
    record = _saved(terminal, compared, tmp_path, "--without-thinking", "--without-verdicts")

    both = record.read_text("utf-8") + record.with_suffix(".html").read_text("utf-8")

    assert "Let me count." not in both
    assert "Shorter." not in both
    value = json.loads(record.read_text("utf-8"))
    figures = {f["kind"]: f["value"] for f in value["turns"][0]["replies"][0]["figures"]}
    assert figures["tokens"] == 8


def test_what_looks_like_a_key_is_not_passed_on_without_a_word(
    terminal: Terminal, fault_server: FaultServer, tmp_path: Path
) -> None:
    fault_server.answer = wire.said("No.")
    key = "sk-" + "a1B2" * 8
    asked = terminal.json("ask", f"Is {key} good?", "--model", "host/m", "--send-anyway")
    out = tmp_path / "told"

    ran = terminal.run("report", asked["conversation_id"], "--out", str(out))

    assert ran.code == 2
    assert key not in ran.err
    assert "looks like a key" in ran.err
    assert list(tmp_path.glob("told*")) == []
    saved = terminal.run("report", asked["conversation_id"], "--out", str(out), "--save-anyway")
    assert saved.code == 0
    assert sorted(path.name for path in tmp_path.glob("told*")) == ["told.dsreport", "told.html"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (b"", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b'{"format": "deepseek-desktop-report", "version": ' + b"9" * 5000 + b"}", "no JSON"),
        (b'{"format": "other"}', "no report"),
        (b'{"format": "deepseek-desktop-report", "version": 2}', "Update the app"),
        (b'{"format": "deepseek-desktop-report", "version": 1}', "conversation"),
        (b"<!DOCTYPE html>\n", "page of a report"),
        (b"\xff\xfe", "no report"),
    ],
)
def test_what_is_no_report_is_refused_in_one_sentence(
    terminal: Terminal, tmp_path: Path, given: bytes, said: str
) -> None:
    path = tmp_path / "given.json"
    path.write_bytes(given)

    ran = terminal.run("open", str(path), "--json")

    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1
    assert not (terminal.data_dir / "archive.db").exists()


def test_the_same_is_asked_again_question_by_question(
    terminal: Terminal, fault_server: FaultServer, compared: str, tmp_path: Path
) -> None:
    terminal.json("ask", "And then?", "--in", compared)
    record = _saved(terminal, compared, tmp_path)
    before = len(fault_server.requests)

    from_stored = terminal.json("run-again", compared[:8])
    from_report = terminal.run("run-again", str(record))

    assert from_stored["title"] == "Again: How many?"
    assert [len(turn["lanes"]) for turn in from_stored["turns"]] == [2, 2]
    assert from_report.code == 0
    assert "> And then?" in from_report.out
    asked = [_said(request) for request in fault_server.requests[before:]]
    assert asked.count(["How many?"]) == 4
    assert asked.count(["How many?", "a says 7", "And then?"]) == 2
    titles = [c["title"] for c in terminal.json("conversations")["conversations"]]
    assert titles.count("Again: How many?") == 2


def test_a_race_is_reported_and_run_again_to_its_end(
    terminal: Terminal, fault_server: FaultServer, tmp_path: Path
) -> None:
    fault_server.answer = by_model({"a": wire.said("7"), "b": (Send(wire.head()), Hold())})
    lanes = ("--lane", "host/a", "--lane", "host/b", "--order", "race")
    raced = json.loads(terminal.run("compare", "How many?", *lanes, "--json").out)
    assert [lane["outcome"] for lane in raced["lanes"]] == ["complete", "outrun"]
    stored = raced["conversation_id"]
    assert terminal.run("ask", "And then?", "--in", stored).code == 0

    record = _saved(terminal, stored, tmp_path)
    again = terminal.run("run-again", str(record), "--json")

    assert "another lane had answered" in record.with_suffix(".html").read_text("utf-8")
    assert (again.code, len(json.loads(again.out)["turns"])) == (0, 2)


def _said(request: Request) -> list[Any]:
    return [message["content"] for message in request.json["messages"]]
