"""When to ask again by itself: rarely, soon, and never once a reply has begun."""

from __future__ import annotations

from msgspec import Struct

from deepseek_desktop.core.domain.errors import ModelLoadingError, ProviderError


class RetryPolicy(Struct, frozen=True):
    """How often and after how many seconds a passing failure is tried again.

    The wait doubles from `base_s` to at most `cap_s`, and up to half of it is left to chance, so
    that many clients do not come back at the same moment (exponential backoff with jitter). A
    host's own `Retry-After` counts instead, up to `longest_s`; beyond that a person is told. A
    server that is loading its model is asked every `loading_s` seconds, for `loading_limit_s`.
    """

    most: int = 2
    base_s: float = 1.0
    cap_s: float = 8.0
    longest_s: float = 60.0
    loading_s: float = 2.0
    loading_limit_s: float = 15 * 60.0

    def wait_s(
        self, error: ProviderError, failed: int, failing_s: float, chance: float
    ) -> float | None:
        """Return the seconds to wait after the `failed`-th attempt; None to give up.

        `failing_s` is the time since the first failure, `chance` a random number from 0 to 1.
        """
        if isinstance(error, ModelLoadingError):
            return self.loading_s if failing_s < self.loading_limit_s else None
        if not error.passes or failed > self.most:
            return None
        longest = min(self.cap_s, self.base_s * 2.0 ** (failed - 1))
        backoff_s = longest * (1 - chance / 2)
        if error.retry_after_s is None:
            return backoff_s
        if error.retry_after_s > self.longest_s:
            return None
        # “At once” would be a storm where many clients are told the same.
        return max(error.retry_after_s, backoff_s)
