"""How long a silent host is believed is a setting; it counts for what is asked next."""

from __future__ import annotations

from deepseek_desktop.core.domain.errors import SilentProviderError
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.providers.registry import Providers
from deepseek_desktop.core.settings.schema import DEFAULTS
from deepseek_desktop.core.streaming.watchdog import IDLE_LIMIT_S
from tests.faults.asking import hear
from tests.faults.server import FaultServer, Hold


async def test_patience_counts_for_what_is_asked_next(
    no_leaks: None, fault_server: FaultServer
) -> None:
    fault_server.answer = (Hold(),)
    profile = Profile("host", fault_server.base_url)

    async with Providers([profile], lambda _: None) as providers:
        providers.idle_limit_s = 0.1
        heard = await hear(providers.open("host"))

    assert isinstance(heard.error, SilentProviderError)


def test_without_a_choice_patience_is_what_the_hosts_need() -> None:
    assert DEFAULTS.idle_limit_min * 60 == IDLE_LIMIT_S
