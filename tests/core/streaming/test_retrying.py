"""When to ask again: the policy alone, for every failure and every number of chance."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest

from deepseek_desktop.core.domain.errors import (
    ModelLoadingError,
    ProviderError,
    ProviderUnavailableError,
    RateLimitedError,
    StreamBrokenError,
)
from deepseek_desktop.core.streaming.retrying import RetryPolicy

_POLICY = RetryPolicy()


def _passing(retry_after_s: float | None = None) -> ProviderError:
    error = RateLimitedError("Too fast.")
    error.passes, error.retry_after_s = True, retry_after_s
    return error


def test_a_passing_failure_is_tried_twice_more() -> None:
    waits = [_POLICY.wait_s(_passing(), failed, 0.0, 0.0) for failed in range(1, 5)]

    assert waits == [1.0, 2.0, None, None]


@pytest.mark.parametrize(
    "error",
    [StreamBrokenError("Cut."), RateLimitedError("Too fast."), ProviderUnavailableError("")],
)
def test_a_failure_that_does_not_pass_is_not_tried_again(error: ProviderError) -> None:
    assert _POLICY.wait_s(error, 1, 0.0, 0.5) is None


@pytest.mark.parametrize("retry_after_s", [0.0, 0.01])
def test_at_once_is_never_at_once_so_that_no_storm_breaks_out(retry_after_s: float) -> None:
    waits = [_POLICY.wait_s(_passing(retry_after_s), 1, 0.0, c / 10) for c in range(11)]

    assert all(wait is not None and wait > retry_after_s for wait in waits)
    assert len(set(waits)) == 11


@pytest.mark.parametrize("retry_after_s", [10.0, 33.5, 60.0])
def test_what_the_host_asks_for_is_done_to_the_second(retry_after_s: float) -> None:
    for chance in (0.0, 0.5, 1.0):
        assert _POLICY.wait_s(_passing(retry_after_s), 1, 0.0, chance) == retry_after_s
        assert _POLICY.wait_s(_passing(retry_after_s), 2, 0.0, chance) == retry_after_s
        assert _POLICY.wait_s(_passing(retry_after_s), 3, 0.0, chance) is None


@pytest.mark.parametrize("retry_after_s", [60.001, 3600.0, 99999999.0, float("inf")])
def test_a_wait_that_is_too_long_is_left_to_a_person(retry_after_s: float) -> None:
    assert _POLICY.wait_s(_passing(retry_after_s), 1, 0.0, 0.5) is None


def test_waits_grow_and_chance_takes_at_most_half() -> None:
    random = Random(7)
    for _ in range(2000):
        base_s, cap_s = random.uniform(0.01, 5), random.uniform(0.01, 60)
        policy = RetryPolicy(most=12, base_s=base_s, cap_s=cap_s)
        chance = random.random()

        waits = [policy.wait_s(_passing(), failed, 0.0, chance) for failed in range(1, 13)]

        for failed, wait_s in enumerate(waits, start=1):
            longest = min(cap_s, base_s * 2 ** (failed - 1))
            assert wait_s is not None
            assert longest / 2 <= wait_s <= longest
        assert all(before <= after for before, after in pairwise(filter(None, waits)))


def test_chance_spreads_the_waits_evenly() -> None:
    random = Random(7)

    waits = [_POLICY.wait_s(_passing(), 1, 0.0, random.random()) or 0.0 for _ in range(4000)]

    for low in (0.5, 0.625, 0.75, 0.875):
        # 1,000 expected in each quarter, with a deviation of 27.
        assert 850 < sum(low <= wait_s < low + 0.125 for wait_s in waits) < 1150


def test_a_model_that_loads_is_asked_again_until_its_time_is_up() -> None:
    loading = ModelLoadingError("Loading.")

    assert _POLICY.wait_s(loading, 1, 0.0, 0.9) == 2.0
    assert _POLICY.wait_s(loading, 400, 15 * 60 - 0.1, 0.1) == 2.0
    assert _POLICY.wait_s(loading, 400, 15 * 60, 0.1) is None
