from __future__ import annotations

from deepseek_desktop.core.streaming.watchdog import IDLE_LIMIT_S, Watchdog


class _Clock:
    def __init__(self) -> None:
        self.now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


def test_the_whole_time_is_left_at_the_start() -> None:
    watchdog = Watchdog(_Clock(), idle_s=30)

    assert watchdog.remaining_s() == 30
    assert watchdog.idle_s == 30


def test_silence_uses_the_time_up() -> None:
    clock = _Clock()
    watchdog = Watchdog(clock, idle_s=30)

    clock.now_s += 29
    assert watchdog.remaining_s() == 1

    clock.now_s += 1
    assert watchdog.remaining_s() == 0

    clock.now_s += 5
    assert watchdog.remaining_s() == -5


def test_a_sign_of_life_gives_the_whole_time_again() -> None:
    clock = _Clock()
    watchdog = Watchdog(clock, idle_s=30)
    clock.now_s += 29

    watchdog.rearm()

    assert watchdog.remaining_s() == 30


def test_a_model_that_thinks_for_ten_minutes_is_not_taken_for_dead() -> None:
    clock = _Clock()
    watchdog = Watchdog(clock)

    clock.now_s += 600

    assert IDLE_LIMIT_S > 600
    assert watchdog.remaining_s() > 0
