"""Ollama's own answers, said the way a chat completion says them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_CUT_SHORT = {"", "unload"}  # it lost its connection, or was told to stop


def as_chunk(line: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a line of `/api/chat` as a chat-completion chunk."""
    chunk: dict[str, Any] = {"model": line.get("model")}
    if line.get("error"):
        chunk["error"] = line["error"]
    message = line.get("message")
    choice: dict[str, Any] = {"delta": message if isinstance(message, dict) else {}}
    if line.get("done") is True:
        reason = line.get("done_reason", "stop")
        choice["finish_reason"] = "abort" if reason in _CUT_SHORT else reason or "stop"
        chunk["usage"] = {
            "prompt_tokens": line.get("prompt_eval_count"),
            "completion_tokens": line.get("eval_count"),
        }
    chunk["choices"] = [choice]
    return chunk
