"""The dialog with the providers, over a window."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.settings.store import SettingsStore
from tests.faults.server import FaultServer
from tests.ui.providers_seen import ProvidersSeen, answering, open_providers, put_local_hosts
from tests.ui.window import at_the_window


@pytest.fixture
async def near(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path, fault_server: FaultServer
) -> AsyncIterator[ProvidersSeen]:
    """The dialog over a window whose person added the fault server as `near`, which is chosen."""
    put_local_hosts(tmp_path)
    SettingsStore(tmp_path / "settings.toml").save_provider(Profile("near", fault_server.base_url))
    fault_server.answer = answering()
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        providers = await open_providers(person)
        providers.choose("near")
        yield providers
        if isValid(providers.dialog):
            await providers.close()
