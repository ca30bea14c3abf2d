"""Exports of other apps, as they were written over several years."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from deepseek_desktop.core.domain.conversation import Conversation
from deepseek_desktop.core.domain.importing import Remark
from deepseek_desktop.core.domain.outcome import Outcome
from tests.core.interchange.imports import exports
from tests.core.interchange.imports.reads import read

_SUM = "**Adding**\n\nTwo and two make four."


def _said(talk: Conversation) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(t.prompt, [(r.reasoning, r.answer) for r in t.replies]) for t in talk.turns]


@pytest.mark.parametrize(
    ("export", "name", "model", "said"),
    [
        (
            [exports.deepseek()],
            "deepseek",
            "deepseek-reasoner",
            [("Why is the sky blue?", [("Rayleigh, 想", "Because. 0")])],
        ),
        (
            [exports.early_deepseek()],
            "deepseek",
            "deepseek-chat",
            [("Why?", [("Let me see.", "Because.")])],
        ),
        (
            [exports.chatgpt()],
            "chatgpt",
            "o3",
            [
                ("Two and two?", [(_SUM, "Four."), ("", "4, of course.")]),
                ("Sure?", [("", "Yes.")]),
                ("Three and three?", [("", "Six.")]),
            ],
        ),
        (
            [exports.early_chatgpt()],
            "chatgpt",
            "text-davinci-002-render-sha",
            [("Hello?", [("", "Hello.")])],
        ),
        (
            [exports.claude()],
            "claude",
            "unknown",
            [("Write a poem.", [("It should rhyme.", "Roses are red.")])],
        ),
        (
            [exports.early_claude()],
            "claude",
            "unknown",
            [("Write a poem.", [("", "Roses are red.")])],
        ),
        (
            [exports.open_webui()],
            "open-webui",
            "r1:8b",
            [("Which is less?", [("is 2 < 3?\nYes.", "Two is less."), ("", "Two.")])],
        ),
        (
            exports.librechat(),
            "librechat",
            "deepseek-reasoner",
            [("Capital of France?", [("France, so Paris.", "Paris.")])],
        ),
        (
            exports.librechat(is_recursive=False),
            "librechat",
            "deepseek-reasoner",
            [("Capital of France?", [("France, so Paris.", "Paris.")])],
        ),
        (exports.chatbox(), "chatbox", "DeepSeek R1", [("One?", [("One is one.", "One.")])]),
        (exports.early_chatbox(), "chatbox", "r1", [("One?", [("Hm.", "One.")])]),
    ],
)
def test_an_export_is_told_by_its_shape_and_read(
    tmp_path: Path,
    export: object,
    name: str,
    model: str,
    said: list[tuple[str, list[tuple[str, str]]]],
) -> None:
    found = read(tmp_path, exports.text_of(export))

    assert found.formats == (name,)
    assert _said(found.only) == said
    (first, *_) = found.only.lanes
    assert (first.model.provider, first.model.model) == (f"{name}-export", model)
    replies = [reply for turn in found.only.turns for reply in turn.replies]
    assert {(r.outcome, r.usage, r.timings.ended_s) for r in replies} == {
        (Outcome.COMPLETE, None, None)
    }
    assert read(tmp_path, exports.text_of(export)).conversations == found.conversations


def test_branches_go_on_from_the_reply_that_they_went_on_from(tmp_path: Path) -> None:
    talk = read(tmp_path, exports.text_of([exports.chatgpt()])).only
    first, sure, edited = talk.turns

    (basis,) = sure.bases.values()
    assert (sure.parent_id, basis.reply_id) == (first.id, first.replies[1].id)
    assert (edited.parent_id, edited.bases) == (None, {})
    assert talk.head == sure.id


def test_models_that_answer_beside_each_other_have_lanes_and_instructions(tmp_path: Path) -> None:
    talk = read(tmp_path, exports.text_of([exports.open_webui()])).only

    assert [lane.model.model for lane in talk.lanes] == ["r1:8b", "llama3"]
    assert [lane.setup.system_prompt for lane in talk.lanes] == ["Be short."] * 2
    assert [r.lane_id for r in talk.turns[0].replies] == [lane.id for lane in talk.lanes]


def test_texts_of_files_come_along_and_what_has_none_is_counted(tmp_path: Path) -> None:
    found = read(tmp_path, exports.text_of([exports.claude()]))

    (attached,) = found.only.turns[0].attachments
    assert (attached.name, attached.text) == ("notes.txt", "Roses.")
    assert found.remarks == {Remark.FILES: 1}


def test_keys_are_told_of_and_not_taken_over(tmp_path: Path) -> None:
    asked = exports.deepseek(question=f"Use {exports.KEY} and {exports.KEY}, please.")
    spoken, settings = read(tmp_path, exports.text_of([asked])), exports.chatbox()

    assert exports.KEY not in spoken.only.turns[0].prompt
    assert spoken.only.turns[0].prompt.startswith("Use sk-...")
    assert spoken.remarks == {Remark.KEY: 2}
    assert exports.KEY not in str(spoken.keys)
    assert read(tmp_path, exports.text_of(settings)).remarks == {Remark.KEY: 1}


@pytest.mark.parametrize(
    ("written", "at", "is_told"),
    [
        ("2025-01-27T10:00:00+08:00", datetime(2025, 1, 27, 2, tzinfo=UTC), False),
        ("2025-01-27T10:00:00Z", datetime(2025, 1, 27, 10, tzinfo=UTC), False),
        (1_700_000_000, datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC), False),
        ("1700000000", datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC), False),
        (1_700_000_000_000, datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC), False),
        (1_700_000_000_000_000, datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC), False),
        (-1, datetime(2000, 1, 1, tzinfo=UTC), True),
        ("9999-12-31T00:00:00Z", datetime(2026, 1, 2, tzinfo=UTC), True),
        (1e300, datetime(2026, 1, 1, tzinfo=UTC), True),
        ("NaN", datetime(2026, 1, 1, tzinfo=UTC), True),
        ("yesterday", datetime(2026, 1, 1, tzinfo=UTC), True),
        (None, datetime(2026, 1, 1, tzinfo=UTC), False),
        ([1], datetime(2026, 1, 1, tzinfo=UTC), True),
    ],
)
def test_times_are_read_in_all_ways_and_moved_to_what_can_be_true(
    tmp_path: Path, written: object, at: datetime, is_told: bool
) -> None:
    talk = exports.deepseek()
    talk["inserted_at"] = written
    for node in talk["mapping"].values():
        if node["message"] is not None:
            node["message"]["inserted_at"] = written

    found = read(tmp_path, exports.text_of([talk]))

    assert {found.only.created_at, found.only.turns[0].asked_at} == {at}
    assert bool(found.remarks[Remark.TIME]) == is_told


def _messages(*messages: dict[str, Any]) -> dict[str, Any]:
    return {"uuid": "u", "name": "", "created_at": None, "chat_messages": list(messages)}


def _message(name: str, parent: str | None, sender: object = "human", text: object = "") -> Any:
    return {
        "uuid": name,
        "parent_message_uuid": parent,
        "sender": sender,
        "text": text or f"Text of {name}",
    }


@pytest.mark.parametrize(
    ("messages", "prompts", "remarks"),
    [
        ([_message("a", "b"), _message("b", "a")], ["a", "b"], {Remark.CIRCLE: 1}),
        ([_message("a", "a")], ["a"], {Remark.CIRCLE: 1}),
        ([_message("a", "lost"), _message("b", "a")], ["a", "b"], {Remark.NO_PARENT: 1}),
        ([_message("a", None), _message("a", None)], ["a"], {Remark.TWICE: 1}),
        (
            [_message("a", None), _message("x", "a", "oracle"), _message("b", "x")],
            ["a", "b"],
            {Remark.TOOL: 1},
        ),
        ([_message("a", None), _message("b", "a", "human", " ")], ["a"], {Remark.NO_TEXT: 1}),
        ([_message("a", None), _message("b", "a", None, None)], ["a"], {Remark.TOOL: 1}),
    ],
)
def test_tangled_messages_are_cut_and_told(
    tmp_path: Path, messages: list[Any], prompts: list[str], remarks: dict[Remark, int]
) -> None:
    found = read(tmp_path, exports.text_of([_messages(*messages)]))

    assert [turn.prompt for turn in found.only.turns] == [f"Text of {name}" for name in prompts]
    assert found.remarks == remarks


def test_an_endless_chain_ends_where_a_conversation_does(tmp_path: Path) -> None:
    chain = [_message(str(n), str(n - 1) if n else None) for n in range(100_000)]

    found = read(tmp_path, exports.text_of([_messages(*chain)]))

    assert len(found.only.turns) == 20_000
    assert found.only.turns[-1].parent_id == found.only.turns[-2].id
    assert found.remarks == {Remark.TOO_MANY: 80_000}
