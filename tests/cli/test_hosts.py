"""What a person does about hosts in a terminal: settings, presets, lists, checks, searches."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from tests.cli.conftest import Terminal
from tests.conftest import Canary
from tests.faults import wire
from tests.faults.looking import archived_replies
from tests.faults.server import FaultServer, Script, by_path, in_turn

_LIST = {"data": [{"id": "host-name", "context_length": 64000}, {"id": "other"}]}
_CHAT = "/v1/chat/completions"


def _json(value: object, status: int = 200) -> Script:
    return wire.whole(json.dumps(value).encode(), status)


def _write_catalogue(terminal: Terminal, name: str, values: Mapping[str, Any]) -> None:
    folder = terminal.data_dir / "catalogue"
    folder.mkdir(parents=True, exist_ok=True)
    host = {"name": name, "title": name, "models": [], **values}
    (folder / f"{name}.json").write_text(json.dumps(host), "utf-8")


def test_parameters_go_to_the_lanes_they_are_meant_for(
    canary: Canary, keyed_terminal: Terminal, fault_server: FaultServer
) -> None:
    fault_server.answer = wire.said("It is 4.")
    lanes = ("--lane", "host/a", "--lane", "host/b")

    ran = keyed_terminal.run(
        *("compare", "Why?", *lanes, "--system", "Be brief.", "--json"),
        *("--set", "temperature=0.6", "--set", "B:seed=7", "--set", "B:temperature=1"),
    )

    sent = {request.model: request.json for request in fault_server.requests}
    assert (ran.code, ran.err) == (0, "")
    assert (sent["a"]["temperature"], sent["b"]["temperature"]) == (0.6, 1)
    assert ("seed" in sent["a"], sent["b"]["seed"]) == (False, 7)
    assert sent["a"]["messages"][0] == {"role": "system", "content": "Be brief."}
    second = json.loads(ran.out)["lanes"][1]
    assert second["identity"]["parameters"]["seed"] == 7


def test_a_parameter_that_means_nothing_is_told_before_anything_is_sent(
    keyed_terminal: Terminal, fault_server: FaultServer
) -> None:
    asked = ("ask", "Why?", "--model", "host/a")

    for wrong, said in {
        "temperature=hot": "temperature is a number from 0 to 2, not “hot”.",
        "warmth=1": "There is no parameter “warmth”.",
        "seed": "“seed” sets no parameter.",
        "tools=[": "tools is not valid JSON",
        "B:seed=1": "There is no lane B",
    }.items():
        ran = keyed_terminal.run(*asked, "--set", wrong)
        assert ran.code == 2
        assert said in ran.err

    assert fault_server.requests == []


def test_what_a_model_ignores_is_not_sent_and_said(
    terminal: Terminal, fault_server: FaultServer
) -> None:
    fault_server.answer = wire.said("It is 4.")
    rule = {"models": ["r1"], "no_effect": ["temperature"]}
    _write_catalogue(terminal, "known", {"base_url": fault_server.base_url, "rules": [rule]})

    ran = terminal.run(
        "ask", "Why?", "--model", "known/r1", "--set", "temperature=1", "--set", "top_p=0.9"
    )

    assert ran.code == 0
    assert "temperature has no effect with this model, so it is not sent." in ran.err
    assert "temperature" not in fault_server.requests[0].json
    assert fault_server.requests[0].json["top_p"] == 0.9


def test_a_retired_name_is_translated_once_the_host_refuses_it(
    terminal: Terminal, fault_server: FaultServer
) -> None:
    refusal = "The supported API model names are deepseek-flash, but you passed deepseek-reasoner."
    fault_server.answer = in_turn(wire.error(400, refusal), wire.said("It is 4."))
    _write_catalogue(terminal, "deepseek", {"base_url": fault_server.base_url, "key_variable": ""})

    ran = terminal.run("ask", "Why?", "--model", "deepseek/deepseek-reasoner")

    first, second = fault_server.requests
    (reply,) = archived_replies(terminal.data_dir)
    assert ran.code == 0
    assert (first.model, second.model) == ("deepseek-reasoner", "deepseek-flash")
    assert second.json["thinking"] == {"type": "enabled"}
    assert "It was asked for deepseek-flash." in ran.err
    assert (reply["model"], reply["sent_model"]) == ("deepseek-reasoner", "deepseek-flash")
    assert reply["thinking"] == 1


def test_a_wrong_id_is_translated_before_it_is_sent(
    terminal: Terminal, fault_server: FaultServer
) -> None:
    fault_server.answer = wire.said("It is 4.")
    _write_catalogue(
        terminal, "openrouter", {"base_url": fault_server.base_url, "key_variable": ""}
    )

    ran = terminal.run(
        *("ask", "Why?", "--model", "openrouter/deepseek-ai/DeepSeek-R1"),
        *("--set", "upstream=Fireworks", "--set", "max_tokens=2000"),
    )

    (request,) = fault_server.requests
    assert ran.code == 0
    assert "It was asked for deepseek/deepseek-r1." in ran.err
    assert request.model == "deepseek/deepseek-r1"
    assert request.json["provider"] == {"order": ["Fireworks"], "allow_fallbacks": False}
    assert request.json["max_completion_tokens"] == 2000


def test_segmind_is_asked_as_its_page_says(
    canary: Canary, terminal: Terminal, fault_server: FaultServer
) -> None:
    body = wire.completion("It is 4.")
    fault_server.answer = wire.whole(body, x_remaining_credits="41.5")
    values = {"base_url": fault_server.base_url, "key_variable": canary.variable}
    _write_catalogue(terminal, "segmind", values)

    ran = terminal.run(
        "ask", "Why?", "--model", "segmind/deepseek-reasoner", "--set", "temperature=1"
    )

    (request,) = fault_server.requests
    assert ran.code == 0
    assert request.path == "/v1/deepseek-reasoner"
    assert request.headers["x-api-key"] == canary.key
    assert "authorization" not in request.headers
    assert request.json == {"messages": [{"role": "user", "content": "Why?"}]}
    assert "It is 4." in ran.out
    assert "credits left 41.5" in ran.out


def test_segminds_statuses_are_told_in_words(
    canary: Canary, terminal: Terminal, fault_server: FaultServer
) -> None:
    values = {"base_url": fault_server.base_url, "key_variable": canary.variable}
    _write_catalogue(terminal, "segmind", values)

    for status, said in {
        401: "refused your key",
        404: "neither this address nor this model",
        405: "does not take this kind of request",
        406: "no money or credits left",
        500: "has a fault of its own",
    }.items():
        fault_server.answer = _json({"error": "Nothing more to say"}, status)
        ran = terminal.run("ask", "Why?", "--model", "segmind/deepseek-reasoner")
        assert (ran.code, said in ran.err) == (1, True), ran.err

    assert len(fault_server.requests) == 5


def test_a_host_of_unknown_address_is_added_with_its_own_ways(
    canary: Canary, terminal: Terminal, fault_server: FaultServer
) -> None:
    fault_server.answer = wire.said("It is 4.")

    refused = terminal.run("provider", "add", "tokenhub")
    added = terminal.run(
        *("provider", "add", "cloud", "--preset", "azure", "--base-url", fault_server.base_url),
        *("--key-env", canary.variable),
    )
    asked = terminal.run("ask", "Why?", "--model", "cloud/DeepSeek-R1", "--json")
    card = terminal.run("model", "cloud/DeepSeek-R1", "--json")

    (request,) = fault_server.requests
    assert refused.code == 2
    assert "--base-url URL" in refused.err
    assert (added.code, asked.code, card.code) == (0, 0, 0)
    assert request.headers["api-key"] == canary.key
    assert request.path.endswith("?api-version=2024-05-01-preview")
    assert "stream_options" not in request.json
    assert json.loads(asked.out)["cost"] is not None
    assert json.loads(card.out)["model"]["id"] == "DeepSeek-R1"


def test_a_list_of_models_is_fetched_kept_and_shown(
    canary: Canary, keyed_terminal: Terminal, fault_server: FaultServer
) -> None:
    fault_server.answer = by_path({"/v1/models": _json(_LIST)}, wire.said())

    before = keyed_terminal.run("provider", "models", "host")
    fetched = keyed_terminal.run("provider", "models", "host", "--refresh")
    after = keyed_terminal.run("provider", "models", "host", "--json")
    card = keyed_terminal.run("model", "host/host-name")

    assert "No model of it is known." in before.out
    assert fetched.out.splitlines()[0].startswith("host-name")
    assert "64,000 tokens" in fetched.out
    assert [row["id"] for row in json.loads(after.out)["models"]] == ["host-name", "other"]
    assert "64,000 tokens" in card.out
    assert len(fault_server.requests) == 1


def test_a_check_says_what_it_costs_before_it_asks(
    canary: Canary, keyed_terminal: Terminal, fault_server: FaultServer
) -> None:
    reply = wire.stream(
        wire.reasoning("Ready?"), wire.answer("rea"), wire.answer("dy"), wire.finish(), wire.usage()
    )
    fault_server.answer = by_path({"/v1/models": _json(_LIST), _CHAT: reply}, wire.error(404))

    free = keyed_terminal.run("provider", "check", "host", "--free")
    chats_before = [r for r in fault_server.requests if r.path == _CHAT]
    paid = keyed_terminal.run("provider", "check", "host", "--model", "host-name")

    assert (free.code, chats_before) == (0, [])
    assert free.out == "+ The address answers, and lists 2 models.\n"
    assert paid.code == 0
    lines = paid.out.splitlines()
    assert lines[0] == "This sends one small paid request to host/host-name."
    assert lines[2] == "+ The model host-name is in its list."
    assert "+ The reply streamed, in 3 pieces." in lines
    assert "+ Reasoning arrives in “reasoning_content”." in lines
    assert "+ It counts its tokens: 35 in this reply." in lines
    assert len([r for r in fault_server.requests if r.path == _CHAT]) == 1


def test_a_check_of_a_host_that_refuses_the_key_fails(
    canary: Canary, keyed_terminal: Terminal, fault_server: FaultServer
) -> None:
    fault_server.answer = wire.error(401, f"Incorrect API key: {canary.key}")

    ran = keyed_terminal.run("provider", "check", "host", "--model", "host-name")

    assert ran.code == 1
    assert "! host refused your key (HTTP 401)." in ran.out


def test_what_is_left_is_asked_for_where_the_host_says_it(
    terminal: Terminal, fault_server: FaultServer
) -> None:
    said = {"is_available": True, "balance_infos": [{"currency": "USD", "total_balance": "12.30"}]}
    fault_server.answer = by_path({"/user/balance": _json(said)}, wire.error(404))
    base_url = fault_server.base_url.removesuffix("/v1")
    _write_catalogue(terminal, "deepseek", {"base_url": base_url, "key_variable": ""})
    _write_catalogue(terminal, "silent", {"base_url": base_url})

    told = terminal.run("provider", "balance", "deepseek")
    untold = terminal.run("provider", "balance", "silent")

    assert (told.code, told.out) == (0, "12.30 USD\n")
    assert untold.code == 1
    assert "no way" in untold.out


def test_servers_on_this_machine_are_found(terminal: Terminal, fault_server: FaultServer) -> None:
    tags = {"models": [{"name": "deepseek-r1:8b", "details": {"quantization_level": "Q4_K_M"}}]}
    line = {"message": {"content": "It is 4."}, "done": True, "done_reason": "stop"}
    answers = {
        "/api/tags": _json(tags),
        "/api/chat": (*wire.whole(json.dumps(line).encode() + b"\n"),),
        "/v1/models": wire.error(503, "Loading model"),
    }
    fault_server.answer = by_path(answers, wire.error(404))
    root = fault_server.base_url.removesuffix("/v1")
    _write_catalogue(terminal, "ollama", {"base_url": root})
    _write_catalogue(terminal, "llamacpp", {"base_url": fault_server.base_url})
    for name in ("lmstudio", "vllm", "sglang"):
        _write_catalogue(terminal, name, {"base_url": "http://127.0.0.1:1/v1"})

    found = terminal.run("provider", "find")
    asked = terminal.run("ask", "Why?", "--model", "ollama/deepseek-r1:8b", "--json")

    assert found.code == 0
    assert "  ollama/deepseek-r1:8b\n" in found.out
    assert "is still loading its model" in found.out
    assert "LM Studio" not in found.out
    reply = json.loads(asked.out)
    assert reply["answer"] == "It is 4."
    assert reply["identity"]["card"]["quantisation"] == "Q4_K_M"
