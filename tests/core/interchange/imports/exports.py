"""Exports as other apps write them, made here: the shapes of several years."""

from __future__ import annotations

import json
from collections.abc import Mapping
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

Json = dict[str, Any]

KEY = "sk-" + "a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6"


def deepseek(name: str = "d1", question: str = "Why is the sky blue?", more: int = 0) -> Json:
    """A conversation of DeepSeek's export; `more` questions follow the first."""
    mapping: Json = {"root": {"id": "root", "parent": None, "children": ["1"], "message": None}}
    at = 0
    for number in range(more + 1):
        text = question if not number else f"And {number}?"
        mapping |= {
            str(at + 1): _ds(at + 1, at, [("REQUEST", text)]),
            str(at + 2): _ds(
                at + 2, at + 1, [("THINK", "Rayleigh, 想"), ("RESPONSE", f"Because. {number}")]
            ),
        }
        at += 2
    return {
        "id": name,
        "title": f"About {name}",
        "inserted_at": "2025-01-27T10:00:00.123000+08:00",
        "updated_at": "2025-01-27T10:05:00.123000+08:00",
        "mapping": mapping,
    }


def _ds(number: int, parent: int, fragments: list[tuple[str, str]]) -> Json:
    return {
        "id": str(number),
        "parent": "root" if not parent else str(parent),
        "children": [],
        "message": {
            "files": [],
            "model": "deepseek-reasoner",
            "inserted_at": "2025-01-27T10:00:01.000000+08:00",
            "fragments": [{"type": kind, "content": text} for kind, text in fragments],
        },
    }


def early_deepseek() -> Json:
    """The same before there were fragments."""
    said = [
        ("USER", "Why?", None),
        ("ASSISTANT", "Because.", "Let me see."),
    ]
    mapping: Json = {"root": {"id": "root", "parent": None, "children": ["1"], "message": None}}
    for number, (role, content, reasoning) in enumerate(said, start=1):
        message = {"role": role, "content": content, "reasoning_content": reasoning}
        mapping[str(number)] = {
            "id": str(number),
            "parent": str(number - 1) if number > 1 else "root",
            "children": [],
            "message": {**message, "model": "deepseek-chat", "inserted_at": "2024-06-01T00:00:00Z"},
        }
    return {"id": "e1", "title": "", "inserted_at": "2024-06-01T00:00:00Z", "mapping": mapping}


def chatgpt() -> Json:
    """A conversation of ChatGPT's with thoughts, a tool, a second answer and an edited question."""
    mapping: Json = {}

    def add(name: str, parent: str | None, role: str, content: Json, **more: Any) -> None:
        message = {
            "id": name,
            "author": {"role": role},
            "create_time": 1_700_000_000.5,
            "content": content,
            "recipient": "all",
            **more,
        }
        mapping[name] = {"id": name, "parent": parent, "children": [], "message": message}

    def text(*parts: object) -> Json:
        return {"content_type": "text", "parts": list(parts)}

    mapping["top"] = {"id": "top", "parent": None, "children": ["s"], "message": None}
    hidden = {"metadata": {"is_visually_hidden_from_conversation": True}}
    add("s", "top", "system", text(""), **hidden)
    about = {"content_type": "user_editable_context", "user_profile": "I am unseen."}
    add("h", "s", "user", about, **hidden)
    add("q", "h", "user", text("Two and two?"))
    thoughts = [{"summary": "Adding", "content": "Two and two make four."}]
    add("t", "q", "assistant", {"content_type": "thoughts", "thoughts": thoughts})
    add("c", "t", "assistant", {"content_type": "code", "text": "2+2"}, recipient="python")
    add("o", "c", "tool", {"content_type": "execution_output", "text": "4"})
    add("r", "o", "assistant", {"content_type": "reasoning_recap", "content": "Thought for 3 s"})
    model = {"metadata": {"model_slug": "o3"}}
    add("a", "r", "assistant", text("Four."), **model)
    add("a2", "q", "assistant", text("4, of course."), **model)
    add("f", "a2", "user", text("Sure?"))
    add("fa", "f", "assistant", text("Yes."), **model)
    picture = {"content_type": "image_asset_pointer", "asset_pointer": "file-service://x"}
    add(
        "e",
        "s",
        "user",
        {"content_type": "multimodal_text", "parts": [picture, "Three and three?"]},
    )
    add("ea", "e", "assistant", text("Six."), **model)
    return {
        "conversation_id": "g1",
        "title": "Sums",
        "create_time": 1_700_000_000.0,
        "update_time": 1_700_000_100.0,
        "mapping": mapping,
        "current_node": "fa",
        "default_model_slug": "o3",
    }


def early_chatgpt() -> Json:
    """The same of 2023: no ids of conversations, no recipients."""
    user = {
        "id": "1",
        "author": {"role": "user"},
        "create_time": 1_680_000_000,
        "content": {"content_type": "text", "parts": ["Hello?"]},
    }
    answer = {**user, "id": "2", "author": {"role": "assistant"}}
    answer["content"] = {"content_type": "text", "parts": ["Hello."]}
    answer["metadata"] = {"model_slug": "text-davinci-002-render-sha"}
    return {
        "title": "Hello",
        "create_time": 1_680_000_000.0,
        "mapping": {
            "1": {"id": "1", "parent": None, "children": ["2"], "message": user},
            "2": {"id": "2", "parent": "1", "children": [], "message": answer},
        },
    }


def claude() -> Json:
    """A conversation of Claude's with blocks and a file whose text is there."""
    return {
        "uuid": "c1",
        "name": "Poem",
        "created_at": "2025-03-01T10:00:00.000000Z",
        "updated_at": "2025-03-01T10:05:00.000000Z",
        "account": {"uuid": "u"},
        "chat_messages": [
            {
                "uuid": "m1",
                "text": "Write a poem.",
                "content": [{"type": "text", "text": "Write a poem."}],
                "sender": "human",
                "created_at": "2025-03-01T10:00:01Z",
                "attachments": [{"file_name": "notes.txt", "extracted_content": "Roses."}],
                "files": [{"file_name": "photo.png"}],
            },
            {
                "uuid": "m2",
                "text": "Roses are red.",
                "content": [
                    {"type": "thinking", "thinking": "It should rhyme."},
                    {"type": "text", "text": "Roses are red."},
                ],
                "sender": "assistant",
                "created_at": "2025-03-01T10:00:05Z",
                "attachments": [],
                "files": [],
            },
        ],
    }


def early_claude() -> Json:
    """The same of 2023: only text."""
    talk = claude()
    talk["uuid"] = "c0"
    for message in talk["chat_messages"]:
        del message["content"]
    return talk


def open_webui() -> Json:
    """A chat of Open WebUI's in which two models answer, one with thinking in its answer."""
    thinking = (
        '<details type="reasoning" done="true" duration="3">\n<summary>Thought for 3 seconds'
        "</summary>\n&gt; is 2 &lt; 3?\n> Yes.\n</details>\nTwo is less."
    )
    messages = {
        "u": {
            "id": "u",
            "parentId": None,
            "childrenIds": ["a", "b"],
            "role": "user",
            "content": "Which is less?",
            "timestamp": 1_740_000_000,
            "models": ["r1:8b", "llama3"],
        },
        "a": _answer("a", thinking, "r1:8b", 0),
        "b": _answer("b", "Two.", "llama3", 1),
    }
    return {
        "id": "w1",
        "user_id": "me",
        "title": "Less",
        "chat": {
            "title": "Less",
            "models": ["r1:8b", "llama3"],
            "params": {"system": "Be short."},
            "history": {"messages": messages, "currentId": "b"},
            "messages": [],
            "timestamp": 1_740_000_000_000,
        },
        "created_at": 1_740_000_000,
        "updated_at": 1_740_000_100,
    }


def _answer(name: str, content: str, model: str, seat: int) -> Json:
    return {
        "id": name,
        "parentId": "u",
        "childrenIds": [],
        "role": "assistant",
        "content": content,
        "model": model,
        "modelIdx": seat,
        "timestamp": 1_740_000_002,
        "done": True,
    }


def librechat(*, is_recursive: bool = True) -> Json:
    """A conversation of LibreChat's, its messages inside each other or in a list."""
    question: Json = {
        "messageId": "l1",
        "parentMessageId": "00000000-0000-0000-0000-000000000000",
        "text": "Capital of France?",
        "sender": "User",
        "isCreatedByUser": True,
        "createdAt": "2025-02-01T10:00:00.000Z",
    }
    answer: Json = {
        "messageId": "l2",
        "parentMessageId": "l1",
        "text": "",
        "sender": "DeepSeek",
        "isCreatedByUser": False,
        "model": "deepseek-reasoner",
        "createdAt": "2025-02-01T10:00:03.000Z",
        "content": [
            {"type": "think", "think": "France, so Paris."},
            {"type": "text", "text": {"value": "Paris."}},
        ],
    }
    messages = [{**question, "children": [answer]}] if is_recursive else [question, answer]
    return {
        "conversationId": "lc1",
        "endpoint": "openAI",
        "title": "France",
        "exportAt": "10:00:00 GMT",
        "branches": True,
        "recursive": is_recursive,
        "options": {"model": "deepseek-reasoner"},
        "messages": messages,
    }


def chatbox() -> Json:
    """A whole export of Chatbox's, settings with a key in them included."""
    return {
        "settings": {"providers": {"deepseek": {"apiKey": KEY}}},
        "chat-sessions-list": [{"id": "x1", "name": "Numbers"}],
        "session:x1": {
            "id": "x1",
            "name": "Numbers",
            "type": "chat",
            "messages": [
                {"id": "b0", "role": "system", "contentParts": [{"type": "text", "text": "Hi."}]},
                {
                    "id": "b1",
                    "role": "user",
                    "contentParts": [{"type": "text", "text": "One?"}],
                    "timestamp": 1_735_000_000_000,
                },
                {
                    "id": "b2",
                    "role": "assistant",
                    "contentParts": [
                        {"type": "reasoning", "text": "One is one."},
                        {"type": "text", "text": "One."},
                    ],
                    "timestamp": 1_735_000_001_000,
                    "model": "DeepSeek R1",
                },
            ],
            "threads": [],
        },
        "__exported_at": "2025-01-01T00:00:00Z",
    }


def early_chatbox() -> Json:
    """The same of 2023: all sessions in a list, texts without parts."""
    messages = [
        {"id": "y1", "role": "user", "content": "One?"},
        {"id": "y2", "role": "assistant", "content": "<think>Hm.</think>One.", "model": "r1"},
    ]
    return {"chat-sessions": [{"id": "y", "name": "Early", "messages": messages}]}


def text_of(value: object) -> bytes:
    """Return a value as the bytes of a JSON file."""
    return json.dumps(value).encode()


def zipped(**entries: bytes) -> bytes:
    """Return a zip file; names of entries are given with `__` for the dot."""
    return packed({name.replace("__", "."): data for name, data in entries.items()})


def packed(entries: Mapping[str, bytes]) -> bytes:
    """Return a zip file with these entries."""
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return data.getvalue()
