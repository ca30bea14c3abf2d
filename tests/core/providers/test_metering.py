from __future__ import annotations

from decimal import Decimal

import pytest

from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.usage import Usage
from deepseek_desktop.core.providers.metering import usage_in
from tests.faults.asking import hear_at
from tests.faults.server import FaultServer
from tests.faults.wire import DONE, answer, counts, finish, stream, usage

_COUNTED = Usage(prompt_tokens=20, completion_tokens=35, reasoning_tokens=24, cached_tokens=5)


@pytest.mark.parametrize(
    ("chunk", "cost"),
    [
        ({"usage": {"prompt_tokens": 8, "cost": 0.00016}}, "0.00016"),
        ({"usage": {"prompt_tokens": 8, "cost": "0.1"}}, "0.1"),
        ({"usage": {"prompt_tokens": 8}, "meta": {"usage": {"usd_spent": 0.00027}}}, "0.00027"),
    ],
)
def test_what_the_host_charged_is_read_exactly(chunk: dict[str, object], cost: str) -> None:
    usage = usage_in(chunk)

    assert usage is not None
    assert usage.reported_cost_usd == Decimal(cost)


@pytest.mark.parametrize("cost", [-1, "free", True, None, [], {}, "NaN", "1e400", float("inf")])
def test_a_charge_that_cannot_be_one_is_unknown(cost: object) -> None:
    assert usage_in({"usage": {"prompt_tokens": 8, "cost": cost}}) == Usage(prompt_tokens=8)


@pytest.mark.parametrize("chunk", [{}, {"usage": None}, {"usage": []}, {"usage": {"cost": None}}])
def test_a_chunk_without_figures_reports_nothing(chunk: dict[str, object]) -> None:
    assert usage_in(chunk) is None


@pytest.mark.parametrize(
    "end",
    [
        finish(usage=counts()),
        finish() + usage(),
        finish(usage=None) + usage(),
        finish(usage=counts(prompt=1)) + usage(),
    ],
)
async def test_the_last_usage_counts_wherever_it_comes(
    fault_server: FaultServer, end: bytes
) -> None:
    fault_server.answer = stream(answer("It is 4."), end, DONE)

    heard = await hear_at(fault_server.base_url)

    assert heard.reply.usage == _COUNTED


@pytest.mark.parametrize(
    "counted", [None, {}, {"prompt_tokens": -1}, {"completion_tokens": "many"}, 5, 10**18]
)
async def test_usage_that_makes_no_sense_is_unknown(
    fault_server: FaultServer, counted: object
) -> None:  # P20
    fault_server.answer = stream(answer("It is 4."), finish(usage=counted), DONE)

    heard = await hear_at(fault_server.base_url)

    assert heard.reply.usage is None
    assert heard.reply.outcome is Outcome.COMPLETE


@pytest.mark.parametrize(
    "count",
    [-1, -0.5, 1.5, "many", "-1", "1e3", "٣", "", True, None, [], {}, 10**18, "9" * 5000, 1e400],
)
def test_a_count_that_cannot_be_one_is_unknown(count: object) -> None:  # P20, J14
    said = {"prompt_tokens": count, "completion_tokens": 35}

    assert usage_in({"usage": said}) == Usage(completion_tokens=35)


@pytest.mark.parametrize(("count", "read"), [(0, 0), ("35", 35), (35.0, 35), (10**12, 10**12)])
def test_a_count_may_be_written_in_several_ways(count: object, read: int) -> None:
    assert usage_in({"usage": {"completion_tokens": count}}) == Usage(completion_tokens=read)


def test_a_part_is_never_more_than_the_whole() -> None:  # P20
    said = {
        "prompt_tokens": 3,
        "completion_tokens": 98,
        "completion_tokens_details": {"reasoning_tokens": 99},
        "prompt_tokens_details": {"cached_tokens": 5},
    }

    assert usage_in({"usage": said}) == Usage(3, 98, 98, 3)


def test_a_part_of_an_unknown_whole_is_kept() -> None:
    said = {
        "completion_tokens": -1,
        "completion_tokens_details": {"reasoning_tokens": 24},
        "prompt_cache_hit_tokens": 5,
    }

    assert usage_in({"usage": said}) == Usage(reasoning_tokens=24, cached_tokens=5)


def test_groq_says_usage_in_a_place_of_its_own() -> None:
    said = {"id": "req_1", "usage": {"prompt_tokens": 20, "completion_tokens": 35, "queue_time": 1}}

    assert usage_in({"x_groq": said, "usage": None}) == Usage(20, 35)


@pytest.mark.parametrize(
    ("timings", "counted"),
    [
        ({"cache_n": 5, "prompt_n": 15, "predicted_n": 35}, Usage(20, 35, None, 5)),
        ({"prompt_n": 15, "predicted_n": 35, "prompt_ms": 3.25}, Usage(15, 35)),
        ({"cache_n": 5, "predicted_n": 35}, Usage(None, 35, None, 5)),
        ({"prompt_n": -1, "predicted_n": "many"}, None),
        ([5], None),
    ],
)
def test_llama_cpp_measures_where_it_does_not_count(timings: object, counted: object) -> None:
    assert usage_in({"timings": timings}) == counted


def test_a_count_outweighs_a_measurement() -> None:
    chunk = {"usage": {"prompt_tokens": 20}, "timings": {"prompt_n": 3, "predicted_n": 35}}

    assert usage_in(chunk) == Usage(prompt_tokens=20)
