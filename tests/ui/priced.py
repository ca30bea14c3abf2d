"""Models with prices, and what the window says of tokens and money."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QLabel

from deepseek_desktop.ui.widgets.elided_tool_button import ElidedToolButton
from tests.ui.person import Person
from tests.ui.seeing import seen

PRICE = {"currency": "USD", "input": "1.00", "cached": "0.20", "output": "4.00"}
FIRST = "First question " + "with some words in it " * 9 + "and an end"
SECOND = "Second question " + "with other words in it " * 9 + "and an end"
THIRD = "Third question " + "and what it says more " * 9 + "and an end"


def know_models(folder: Path, base_url: str) -> None:
    """Put models into the person's own catalogue: a small one, one in yuan, an unknown one."""
    known = {"source": "a page", "as_of": "2026-11-01"}
    yuan = {**PRICE, "currency": "CNY", "output": "5.00"}
    models = [
        {"id": "small", "context": 240, "max_output": 40, "prices": [PRICE], **known},
        {"id": "yuan", "context": 64_000, "max_output": 1000, "prices": [yuan], **known},
        {"id": "dear", "context": 64_000, "prices": [{**PRICE, "input": "9999"}], **known},
    ]
    host = {
        "name": "host",
        "title": "Host",
        "base_url": base_url,
        "key_variable": None,
        "auth_header": "Authorization",
        "auth_prefix": "Bearer ",
        "reasoning_fields": ["reasoning_content"],
        "models": models,
    }
    (folder / "catalogue").mkdir()
    (folder / "catalogue/host.json").write_text(json.dumps(host))


def begin(person: Person, *models: str) -> None:
    if len(models) == 1:
        person.window.commands.run("new_conversation")
    person.choose(*models)


def line_said(person: Person) -> str:
    """What the line above the composer says; nothing where it is not seen."""
    return "".join(label.text() for label in seen(person.tab, QLabel, "sendingText"))


def gauge_said(person: Person) -> str:
    return "".join(button.full_text for button in seen(person.tab, ElidedToolButton, "nextSend"))


def status_said(person: Person, name: str) -> str:
    return "".join(button.full_text for button in seen(person.window, ElidedToolButton, name))


def sent_prompts(request: Any) -> list[str]:
    return [m["content"] for m in request.json["messages"] if m["role"] == "user"]
