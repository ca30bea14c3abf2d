"""A running demo host, and a client that talks to it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from deepseek_desktop.demo import DemoHost

_ANSWERS = Path(__file__).parents[2] / "resources" / "demo"


@pytest.fixture
def answers() -> Path:
    return _ANSWERS


@pytest.fixture
async def host(answers: Path) -> AsyncIterator[DemoHost]:
    async with DemoHost(answers, pace=0) as host:
        yield host


@pytest.fixture
async def client(host: DemoHost) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=host.base_url, trust_env=False) as client:
        yield client
