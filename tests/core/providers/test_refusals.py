"""Requests that a host refuses for what was set or for what was written, in its own words."""

from __future__ import annotations

import json

import pytest

from deepseek_desktop.core.domain.errors import Fault, ParameterRefusedError
from deepseek_desktop.core.domain.outcome import Outcome
from tests.faults.asking import hear_at
from tests.faults.contract import Ending, assert_ended
from tests.faults.server import FaultServer
from tests.faults.wire import error, whole


@pytest.mark.parametrize(
    "body",
    [
        {"error": {"message": "No.", "param": "temperature"}},
        {"error": {"message": "No.", "param": "Temperature", "code": "unsupported_value"}},
        {"object": "error", "message": "No.", "param": "temperature", "code": 400},
        {"detail": [{"loc": ["body", "temperature"], "msg": "Extra inputs are not permitted"}]},
        {"error": {"detail": [{"loc": ["body", "Request", "temperature"], "msg": "No."}]}},
        {"message": [{"code": "too_big", "path": ["temperature"], "message": "Too big."}]},
        {"error": {"metadata": {"raw": '{"error": {"message": "No.", "param": "temperature"}}'}}},
        "deepseek-reasoner does not support the parameter `temperature`",
        "Unrecognized request argument supplied: temperature",
        "Unsupported parameter: 'temperature' is not supported with this model.",
        "Unsupported value: 'temperature' does not support 0.2 with this model.",
        "temperature is not supported for deepseek-reasoner",
        "The parameter `temperature` specified in the request is not valid.",
        'Invalid JSON payload received. Unknown name "temperature": Cannot find field.',
        "Additional properties are not allowed ('temperature' was unexpected)",
        "Extra inputs are not permitted, field: 'temperature', value: 1",
        "1 validation error for ChatCompletionRequest\ntemperature\n  Extra inputs",
        "Invalid 'temperature': decimal above maximum value.",
        "Invalid temperature value, the valid range of temperature is [0, 2.0]",
        "[{'type': 'extra_forbidden', 'loc': ('body', 'temperature'), 'msg': 'Extra inputs'}]",
        "property 'temperature' is unsupported",
        "`temperature` must be between 0 and 2",
        "Invalid value for 'temperature'.",
    ],
)
@pytest.mark.parametrize("status", [400, 422])
async def test_a_host_that_blames_a_parameter_is_understood(  # P05
    fault_server: FaultServer, status: int, body: object
) -> None:
    said = {"error": {"message": body}} if isinstance(body, str) else body
    fault_server.answer = whole(json.dumps(said).encode(), status)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.REFUSED, fault=Fault.YOU))
    assert isinstance(heard.error, ParameterRefusedError)
    assert heard.error.failure.facts["parameter"] == "temperature"
    assert "“temperature”" in str(heard.error)


@pytest.mark.parametrize(
    ("message", "parameter"),
    [
        ("deepseek-reasoner does not support the parameter `presence_penalty`", "presence_penalty"),
        ("Unrecognized request argument supplied: seed", "seed"),
        (
            "Unsupported parameter: 'max_tokens' is not supported with this model. "
            "Use 'max_completion_tokens' instead.",
            "max_tokens",
        ),
        ("Unrecognized request argument supplied: max_completion_tokens", "max_tokens"),
        ("Invalid max_tokens value, the valid range of max_tokens is [1, 8192]", "max_tokens"),
        ("property 'reasoning_effort' is unsupported", "effort"),
        ("unknown field `enable_thinking`", "thinking"),
        ('"deepseek-r1:8b" does not support thinking', "thinking"),
        ("registry.ollama.ai/library/r1 does not support tools", "tools"),
        ("Thinking mode does not support this tool_choice", "tool_choice"),
        ("This response_format type is unavailable now", "response_format"),
    ],
)
async def test_a_parameter_is_named_as_it_is_here(  # P05
    fault_server: FaultServer, message: str, parameter: str
) -> None:
    fault_server.answer = error(400, message)

    heard = await hear_at(fault_server.base_url)

    assert isinstance(heard.error, ParameterRefusedError)
    assert heard.error.failure.facts["parameter"] == parameter


@pytest.mark.parametrize(
    "body",
    [
        "The parameter is invalid.",
        "Invalid parameter",
        "Invalid request: one parameter is not supported.",
        "Please stop; the stream of tools is over, the temperature too.",
        "Unknown parameter: 'stream_options'.",
        "The 'stream_options' parameter is only allowed when 'stream' is enabled.",
        "Unrecognized request argument supplied: top_k",
        "tools.0.custom.name: Field required",
        "The reasoning_content in the thinking mode must be passed back to the API.",
        {"error": {"message": "'stop' is not a valid role", "param": "messages[0].role"}},
        {"detail": [{"loc": ["body", "messages", 0, "stop"], "msg": "Extra inputs"}]},
        {"error": {"message": "No.", "param": None}},
        {"error": {"message": "No.", "param": ["temperature"]}},
        {"error": {"message": "No.", "param": "__class__"}},
        {
            "error": {
                "message": "No.",
                "inner": json.loads("[" * 400 + '{"param": "seed"}' + "]" * 400),
            }
        },
    ],
)
async def test_no_parameter_is_blamed_that_is_not_named(  # P05
    fault_server: FaultServer, body: object
) -> None:
    said = {"error": {"message": body}} if isinstance(body, str) else body
    fault_server.answer = whole(json.dumps(said).encode(), 400)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.REFUSED, fault=Fault.YOU))
    assert not isinstance(heard.error, ParameterRefusedError)


@pytest.mark.parametrize("status", [400, 413, 422])
@pytest.mark.parametrize(
    "message",
    [
        "This model's maximum context length is 65536 tokens. However, you requested 70000 tokens.",
        "the request exceeds the available context size. try increasing the context size",
        "<400> InternalError.Algo.InvalidParameter: Range of input length should be [1, 98304]",
        "`inputs` tokens + `max_new_tokens` must be <= 4096. Given: 5000 `inputs` tokens",
        "prompt is too long: 210000 tokens > 200000 maximum",
        "The input (70000 tokens) is longer than the model's context length (65536 tokens).",
        "Requested token count exceeds the model's maximum context length of 4096 tokens",
        "Input length 70000 exceeds the maximum allowed token length 65536",
        "Please reduce the length of the messages or completion.",
    ],
)
async def test_a_prompt_that_is_too_long_is_told_with_the_hosts_figures(  # P06
    fault_server: FaultServer, status: int, message: str
) -> None:
    fault_server.answer = error(status, message)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.REFUSED, fault=Fault.YOU))
    assert "Shorten it" in str(heard.error)
    assert message[:100] in str(heard.error)
