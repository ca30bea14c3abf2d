from __future__ import annotations

import asyncio
import json
from itertools import groupby
from pathlib import Path
from typing import Any

import httpx
import pytest

from deepseek_desktop.demo import MODELS, demo_questions
from deepseek_desktop.demo.answers import load_answers

USAGE = {"include_usage": True}


async def test_a_reasoner_streams_its_reasoning_and_then_its_answer(
    client: httpx.AsyncClient, answers: Path
) -> None:
    question = demo_questions(answers)[0]

    lines, chunks = await _stream(client, "demo-r1", question)

    assert lines[:4] == [": keep-alive", "", ": keep-alive", ""]
    first, *deltas, end = (chunk["choices"][0]["delta"] for chunk in chunks)
    assert first == {"role": "assistant", "content": None, "reasoning_content": ""}
    assert end == {"content": "", "reasoning_content": None}
    channels = [key for key, _ in groupby(deltas, key=lambda delta: delta["content"] is None)]
    assert channels == [True, False]
    assert all((d["content"] is None) != (d["reasoning_content"] is None) for d in deltas)
    script = load_answers(answers).script("demo-r1", question)
    assert "".join(d["reasoning_content"] or "" for d in deltas) == script.reasoning
    assert "".join(d["content"] or "" for d in deltas) == script.answer


async def test_a_chatter_never_names_reasoning(client: httpx.AsyncClient, answers: Path) -> None:
    question = demo_questions(answers)[0]

    lines, chunks = await _stream(client, "demo-v3", question)

    assert "reasoning_content" not in "".join(lines)
    first, *deltas = (chunk["choices"][0]["delta"] for chunk in chunks)
    assert first == {"role": "assistant", "content": ""}
    script = load_answers(answers).script("demo-v3", question)
    assert "".join(delta["content"] for delta in deltas) == script.answer


@pytest.mark.parametrize("model", MODELS)
async def test_every_chunk_says_where_it_belongs(client: httpx.AsyncClient, model: str) -> None:
    lines, chunks = await _stream(client, model, "Hello?", stream_options=USAGE)

    assert lines[-2:] == ["data: [DONE]", ""]
    assert len({(chunk["id"], chunk["created"]) for chunk in chunks}) == 1
    assert {chunk["object"] for chunk in chunks} == {"chat.completion.chunk"}
    assert {chunk["model"] for chunk in chunks} == {model}
    assert {chunk["system_fingerprint"] for chunk in chunks} == {"fp_demo"}
    *early, finish, trailing = chunks
    assert all(chunk["choices"][0]["finish_reason"] is None for chunk in early)
    assert finish["choices"][0]["finish_reason"] == "stop"
    assert all(chunk["usage"] is None for chunk in (*early, finish))
    assert trailing["choices"] == []


async def test_usage_comes_only_when_asked_for(client: httpx.AsyncClient) -> None:
    _, chunks = await _stream(client, "demo-r1", "Hello?")

    assert all(chunk["usage"] is None for chunk in chunks)
    assert all(chunk["choices"] for chunk in chunks)


@pytest.mark.parametrize("model", MODELS)
async def test_usage_is_what_can_be_counted_in_the_stream(
    client: httpx.AsyncClient, answers: Path, model: str
) -> None:
    for question in (*demo_questions(answers), "Hello?", "你好"):
        _, chunks = await _stream(client, model, question, stream_options=USAGE)

        deltas = [chunk["choices"][0]["delta"] for chunk in chunks[:-1]]
        thought = sum(bool(delta.get("reasoning_content")) for delta in deltas)
        said = sum(bool(delta["content"]) for delta in deltas)
        usage = chunks[-1]["usage"]
        prompt = usage["prompt_tokens"]
        assert usage["completion_tokens"] == thought + said
        assert usage["completion_tokens_details"] == {"reasoning_tokens": thought}
        assert usage["total_tokens"] == prompt + thought + said
        assert usage["prompt_cache_hit_tokens"] == 0
        assert usage["prompt_tokens_details"] == {"cached_tokens": 0}
        assert usage["prompt_cache_miss_tokens"] == prompt > 0


@pytest.mark.parametrize(("most", "thought", "said"), [(1, 1, 0), (7, 7, 0), (70, 62, 8)])
async def test_no_more_tokens_come_than_were_asked_for(
    client: httpx.AsyncClient, most: int, thought: int, said: int
) -> None:
    _, chunks = await _stream(client, "demo-r1", "Hello?", stream_options=USAGE, max_tokens=most)

    usage = chunks[-1]["usage"]
    assert usage["completion_tokens"] == thought + said == most
    assert usage["completion_tokens_details"]["reasoning_tokens"] == thought
    assert chunks[-2]["choices"][0]["finish_reason"] == "length"


@pytest.mark.parametrize("model", MODELS)
async def test_without_stream_empty_lines_come_before_one_body(
    client: httpx.AsyncClient, answers: Path, model: str
) -> None:
    question = demo_questions(answers)[1]

    response = await client.post("/chat/completions", json=_ask(model, question))

    assert response.headers["content-type"] == "application/json"
    assert response.text.startswith("\n\n\n")
    body = response.json()
    script = load_answers(answers).script(model, question)
    assert body["object"] == "chat.completion"
    assert body["choices"][0]["finish_reason"] == "stop"
    assert body["choices"][0]["message"]["content"] == script.answer
    assert body["choices"][0]["message"].get("reasoning_content") == script.reasoning
    _, chunks = await _stream(client, model, question, stream_options=USAGE)
    assert body["usage"] == chunks[-1]["usage"]


async def test_the_last_question_of_a_conversation_is_answered(
    client: httpx.AsyncClient, answers: Path
) -> None:
    first, *_, last = demo_questions(answers)
    parts = [{"type": "text", "text": last}]
    messages = [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": first},
        {"role": "assistant", "content": None},
        {"role": "user", "content": parts},
    ]

    response = await client.post(
        "/chat/completions", json={"model": "demo-v3", "messages": messages}
    )

    message = response.json()["choices"][0]["message"]
    assert message["content"] == load_answers(answers).script("demo-v3", last).answer


async def test_two_requests_at_once_do_not_disturb_each_other(
    client: httpx.AsyncClient, answers: Path
) -> None:
    questions = demo_questions(answers)
    asked = [(model, question) for model in MODELS for question in questions]

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(_stream(client, *one)) for one in asked]

    for (model, question), task in zip(asked, tasks, strict=True):
        _, chunks = task.result()
        said = "".join(chunk["choices"][0]["delta"]["content"] or "" for chunk in chunks)
        assert said == load_answers(answers).script(model, question).answer


@pytest.mark.parametrize("path", ["/v1/models", "/models", "/models?limit=9"])
async def test_the_models_are_listed(client: httpx.AsyncClient, path: str) -> None:
    response = await client.get(client.base_url.join(path))

    assert [model["id"] for model in response.json()["data"]] == list(MODELS)
    assert response.json()["object"] == "list"


async def test_the_path_works_without_a_version_and_with_any_key(client: httpx.AsyncClient) -> None:
    response = await client.post(
        client.base_url.join("/chat/completions"),
        json=_ask("demo-v3", "Hello?"),
        headers={"Authorization": "Bearer sk-anything"},
    )

    assert response.status_code == 200
    assert not any(name.startswith("access-control") for name in response.headers)


async def test_a_key_is_never_logged(
    client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    key = {"Authorization": "Bearer sk-secret"}

    await client.post("/chat/completions", json=_ask("demo-v3", "Hush!"), headers=key)
    await client.post("/nowhere", headers=key)

    ours = [r.getMessage() for r in caplog.records if r.name.startswith("deepseek_desktop")]
    assert ours
    assert not any("sk-secret" in message or "Hush" in message for message in ours)


def _ask(model: str, question: str, **options: object) -> dict[str, Any]:
    return {"model": model, "messages": [{"role": "user", "content": question}], **options}


async def _stream(
    client: httpx.AsyncClient, model: str, question: str, **options: object
) -> tuple[list[str], list[dict[str, Any]]]:
    asked = _ask(model, question, stream=True, **options)
    response = await client.post("/chat/completions", json=asked)
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/event-stream; charset=utf-8"
    assert response.headers["transfer-encoding"] == "chunked"
    lines = response.text.split("\n")[:-1]
    data = [line.removeprefix("data: ") for line in lines if line.startswith("data: ")]
    assert data.pop() == "[DONE]"
    return lines, [json.loads(payload) for payload in data]


async def test_a_model_that_may_not_think_only_answers(client: httpx.AsyncClient) -> None:
    lines, chunks = await _stream(client, "demo-r1", "Hello?", thinking={"type": "disabled"})

    assert "reasoning_content" not in "".join(lines)
    assert "".join(chunk["choices"][0]["delta"].get("content", "") for chunk in chunks)
