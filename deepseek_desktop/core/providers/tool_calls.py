"""Reads the calls that a model wants made. They are shown, never made."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from deepseek_desktop.core.domain.events import ToolCallDelta
from deepseek_desktop.core.streaming.mending import mended

_CALLS_LIMIT = 100
_FIELDS = ("tool_calls", "function_call")


class ToolCalls:
    """Knows the calls of one reply so far, to tell a new one from more of one that has begun.

    Hosts number them, or do not: then a call with a name is a new one.
    """

    def __init__(self) -> None:
        self._names: dict[int, str] = {}
        self._last = -1

    def read(self, delta: Mapping[str, Any]) -> Iterable[ToolCallDelta]:
        """Return what a delta adds."""
        return self._read(delta) if not delta.keys().isdisjoint(_FIELDS) else ()

    def _read(self, delta: Mapping[str, Any]) -> Iterator[ToolCallDelta]:
        calls = delta.get("tool_calls")
        if isinstance(delta.get("function_call"), dict):
            calls = [{"function": delta["function_call"]}]
        for call in calls if isinstance(calls, list) else ():
            function = call.get("function") if isinstance(call, dict) else None
            if isinstance(function, dict) and (piece := self._piece(call, function)):
                yield piece

    def _piece(self, call: Mapping[str, Any], function: Mapping[str, Any]) -> ToolCallDelta | None:
        name, arguments = _text(function.get("name")), _text(function.get("arguments"))
        if not name and not arguments:
            return None
        index = self._index(call.get("index", function.get("index")), has_name=bool(name))
        if name and name == self._names.get(index):
            name = ""  # some hosts say it again with every piece
        self._names[index] = self._names.get(index, "") + name
        self._last = index
        return ToolCallDelta(index, name, arguments) if name or arguments else None

    def _index(self, value: object, *, has_name: bool) -> int:
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _CALLS_LIMIT:
            return value
        is_more = self._last >= 0 and not has_name
        return self._last if is_more else min(max(self._names, default=-1) + 1, _CALLS_LIMIT)


def _text(value: object) -> str:
    if isinstance(value, dict):
        value = json.dumps(value, ensure_ascii=False, default=float)
    return mended(value) if isinstance(value, str) else ""
