"""Exports in which anything may stand anywhere: they are read or refused, never a fault."""

from __future__ import annotations

import json
from contextlib import suppress
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import pytest

from deepseek_desktop.core.domain.errors import SettingError
from tests.core.interchange.imports import exports
from tests.core.interchange.imports.reads import read

_ODD: list[Any] = [
    *(None, True, -1, 0, 1e308, 10**400, "", " ", "\ud800", "a\x00b", "\u202e\u2028", [], {}),
    *([[]], [None], {"": None}, "2025-99-99", "NaN", ["text", 5, {}], "</think><think>"),
    *({"parts": [None, {"text": []}]}, "root", "1", '<details type="reasoning">', "9" * 400),
]
_EXPORTS = [
    *([exports.deepseek(more=1)], [exports.early_deepseek()], [exports.chatgpt()]),
    *([exports.claude()], [exports.open_webui()], exports.librechat(), exports.chatbox()),
    exports.early_chatbox(),
]


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Return all places inside of a value: what holds them, and where in it."""
    found: list[tuple[Any, Any]] = []
    inside = [value]
    while inside:
        each = inside.pop()
        if isinstance(each, dict | list):
            keys = list(each) if isinstance(each, dict) else range(len(each))
            found += [(each, key) for key in keys]
            inside += [each[key] for key in keys]
    return found


def _mutated(export: Any, random: Random) -> bytes:
    value = json.loads(json.dumps(export))
    for _ in range(random.randint(1, 4)):
        if places := _places(value):
            holder, key = random.choice(places)
            holder[key] = deepcopy(random.choice(_ODD))
    text = json.dumps(value).encode()
    if random.random() < 0.2:
        text = text[: random.randrange(len(text))]
    return text


@pytest.mark.parametrize("number", range(len(_EXPORTS)))
def test_whatever_stands_in_an_export_it_is_read_or_refused(tmp_path: Path, number: int) -> None:
    random = Random(number)
    for _ in range(150):
        data = _mutated(_EXPORTS[number], random)
        with suppress(SettingError):
            for talk in read(tmp_path, data).conversations:
                assert talk.turns
                known: set[str | None] = {None}
                for turn in talk.turns:
                    assert turn.parent_id in known
                    assert turn.prompt or turn.attachments
                    assert turn.prompt.encode("utf-8") is not None
                    known.add(turn.id)
                lanes = {lane.id for lane in talk.lanes}
                assert {r.lane_id for t in talk.turns for r in t.replies} <= lanes
