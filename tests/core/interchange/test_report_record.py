"""The JSON of a report: what it holds, what it never holds, and what comes back of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest
from msgspec.structs import replace

from deepseek_desktop.core.domain.errors import ProviderError, SettingError
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.interchange.opening import opened
from deepseek_desktop.core.interchange.report import Extent
from deepseek_desktop.core.interchange.report_reading import LIMIT_BYTES, read_report
from deepseek_desktop.core.interchange.report_record import report_text
from tests.core.interchange.reported import VERDICTS, compared, reported


def _written(extent: Extent | None = None) -> dict[str, Any]:
    value = json.loads(report_text(reported(extent=extent)))
    assert isinstance(value, dict)
    return value


def test_everything_comes_back_as_it_was() -> None:
    report = reported()

    read = read_report(report_text(report).encode())

    assert read.is_intact
    # What failed is told in one sentence, and who answered in lanes that are named as before.
    sentences = [
        [reply.failure.sentence if reply.failure else "" for reply in turn.replies]
        for turn in read.report.conversation.turns
    ]
    assert sentences == [["", ""], ["The connection to h.example broke (HTTP 200).", ""]]

    def bare(report: Any) -> Any:
        turns = tuple(
            replace(t, replies=tuple(replace(r, failure=None, retried=()) for r in t.replies))
            for t in report.conversation.turns
        )
        return replace(report, conversation=replace(report.conversation, turns=turns))

    assert bare(read.report) == bare(report)
    assert read.report.verdicts == VERDICTS[1:]  # what holds of a pair is what was said last


def test_checksums_can_be_computed_without_this_app() -> None:
    value = _written()
    claimed = value.pop("sha256")
    reply = value["turns"][0]["replies"][0]

    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    assert sha256(text.encode()).hexdigest() == claimed
    assert sha256(reply["answer"].encode()).hexdigest() == reply["sha256"]["answer"]
    assert sha256(reply["reasoning"].encode()).hexdigest() == reply["sha256"]["reasoning"]


def test_what_is_nobody_elses_business_stays_out() -> None:
    made = compared()
    failure = ProviderError("The file {path} cannot be read.", path="/srv/someone/ca.pem").failure
    told = replace(made.turns[0].replies[0], credits_left="USD 3.20", failure=failure)
    turn = replace(made.turns[0], replies=(told, made.turns[0].replies[1]))

    text = report_text(reported(replace(made, turns=(turn, made.turns[1]))))

    assert "someone" not in text
    assert "ca.pem" in text
    assert "3.20" not in text


def test_one_turn_without_thinking_and_verdicts() -> None:
    value = _written(Extent("t2", has_reasoning=False, has_verdicts=False))

    assert [turn["id"] for turn in value["turns"]] == ["t2"]
    assert value["first_turn"] == 2
    assert value["verdicts"] == []
    assert {reply["reasoning"] for reply in value["turns"][0]["replies"]} == {None}
    read = read_report(json.dumps(value).encode())
    turn = opened(read).turns[0]
    assert read.is_intact
    assert (turn.parent_id, turn.left_out) == (None, 0)


def test_a_reply_that_still_runs_stays_out() -> None:
    made = compared()
    running = replace(made.turns[1].replies[0], outcome=None)
    turn = replace(made.turns[1], replies=(running, made.turns[1].replies[1]))

    report = reported(replace(made, turns=(made.turns[0], turn)))

    assert [reply.id for reply in report.conversation.turns[1].replies] == ["r4"]


def test_the_same_report_is_always_the_same_conversation_and_another_is_another() -> None:
    data = report_text(reported()).encode()
    changed = data.replace(b"Because.", b"Because!")

    first, again, other = (opened(read_report(each)) for each in (data, data, changed))

    assert first == again
    assert first.from_report is not None
    assert other.from_report is not None
    assert (first.from_report.is_intact, other.from_report.is_intact) == (True, False)
    assert not _ids(first) & _ids(other)
    assert not _ids(first) & {"c", "t1", "t2", "r1", "r2", "c-0"}
    assert first.turns[1].bases[first.lanes[0].id].reply_id == first.turns[0].replies[0].id


def _ids(conversation: Any) -> set[str]:
    turns = conversation.turns
    return {
        conversation.id,
        *(lane.id for lane in conversation.lanes),
        *(turn.id for turn in turns),
        *(reply.id for turn in turns for reply in turn.replies),
    }


def test_blindness_is_not_taken_along() -> None:
    made = compared()
    blind = replace(made, settings=replace(made.settings, is_blind=True))

    assert not opened(read_report(report_text(reported(blind)).encode())).settings.is_blind


def _set(*path: Any, to: Any) -> Callable[[Any], None]:
    def change(value: Any) -> None:
        for step in path[:-1]:
            value = value[step]
        value[path[-1]] = to

    return change


_REPLY = ("turns", 0, "replies", 0)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (_set("made_at", to="2025-01-20"), "made_at"),
        (_set("made_at", to="9999-12-31T23:59:59-14:00"), "made_at"),
        (_set("lanes", to=[]), "lanes"),
        (_set("lanes", to=[{"id": "c-0"}] * 27), "lanes"),
        (_set("lanes", 0, "provider", to="a/b"), "lanes[0]"),
        (_set("lanes", 1, "id", to="c-0"), "lanes"),
        (_set("turns", to={}), "turns"),
        (_set("turns", 1, "parent_id", to=None), "turns"),
        (_set("turns", 0, "parent_id", to="t2"), "turns"),
        (_set("turns", 0, "prompt", to=["a"]), "turns[0].prompt"),
        (_set(*_REPLY, "outcome", to=None), "turns[0].replies[0].outcome"),
        (_set(*_REPLY, "lane", to="of nobody"), "replies"),
        (_set(*_REPLY, "id", to="r2"), "replies"),
        (_set(*_REPLY, "pieces", to=-1), "turns[0].replies[0].pieces"),
        (_set(*_REPLY, "pieces", to=True), "turns[0].replies[0].pieces"),
        (_set(*_REPLY, "usage", "prompt_tokens", to=10**400), "prompt_tokens"),
        (_set(*_REPLY, "cost", "amount", to="1E999999999"), "cost.amount"),
        (_set(*_REPLY, "cost", "amount", to="NaN"), "cost.amount"),
        (_set(*_REPLY, "pace", to=[[1, 2]]), "pace"),
        (_set(*_REPLY, "flaws", to={"made_up": 1}), "flaws"),
        (_set(*_REPLY, "identity", "effects", to={"x": 5}), "effects.x"),
        (_set("conversation", "settings", to={"order": []}), "conversation.settings.order"),
        (_set("conversation", "settings", to={"scroll_lock": {}}), "settings.scroll_lock"),
        (_set("verdicts", 0, "left", to="r3"), "verdicts"),
        (_set("verdicts", 0, "reasons", to=["pretty"]), "reason"),
    ],
)
def test_what_cannot_be_is_refused_by_name(change: Callable[[Any], None], place: str) -> None:
    value = _written()
    change(value)

    with pytest.raises(SettingError) as refused:
        read_report(json.dumps(value).encode())

    assert f"{place}” in it is missing or damaged." in str(refused.value)


@pytest.mark.parametrize(
    "data",
    [
        b'{"a": 1, "a": 2}',
        b'{"a": NaN}',
        b'{"a": 1e999}',
        b"[" * 41 + b"]" * 41,
        b'{"a":' * 50_000,
        b"1" * 10_000,
    ],
)
def test_json_that_cannot_be_trusted_is_refused(data: bytes) -> None:
    with pytest.raises(SettingError, match="no JSON"):
        read_report(data)


def test_more_than_the_limit_is_refused_unread() -> None:
    with pytest.raises(SettingError, match="64 MB"):
        read_report(bytes(LIMIT_BYTES + 1))


def test_what_people_and_hosts_wrote_is_read_with_any_signs() -> None:
    value = _written()
    value["turns"][0]["attachments"][0]["name"] = "Shot at 9.41\u202fAM\u3000\n.txt"
    reply = value["turns"][0]["replies"][0]
    reply["finish_reason"] = reply["identity"]["fingerprint"] = "odd\nword"

    (turn, _) = read_report(json.dumps(value).encode()).report.conversation.turns

    assert turn.attachments[0].name == "Shot at 9.41\u202fAM\u3000\n.txt"
    assert turn.replies[0].finish_reason == turn.replies[0].identity.fingerprint == "odd\nword"


def test_texts_from_outside_are_no_templates_and_half_characters_are_marked() -> None:
    value = _written()
    reply = value["turns"][0]["replies"][0]
    reply["failure"] = {
        "kind": "stream_broken",
        "fault": "provider",
        "message": "{a:>999999999} {0.__class__}",
        "status": None,
        "detail": "",
    }
    reply["answer"] = "half \ud800"
    reply["identity"]["parameters"] = {"user": "half \ud800"}
    reply["outcome"] = Outcome.CUT

    read = read_report(json.dumps(value).encode())

    kept = read.report.conversation.turns[0].replies[0]
    assert kept.failure is not None
    assert kept.failure.sentence == "{a:>999999999} {0.__class__}"
    assert kept.answer == "half ?"
    assert kept.identity.parameters == {"user": "half ?"}
    assert not read.is_intact
