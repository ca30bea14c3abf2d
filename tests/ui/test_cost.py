"""What a reply costs, from the catalogue to the window and the archive."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.faults import wire
from tests.faults.server import FaultServer
from tests.ui.seeing import seen
from tests.ui.window import at_the_window


def _know_prices(folder: Path, base_url: str) -> None:
    """Put a host with a price into the person's own catalogue."""
    price = {"currency": "USD", "input": "1.00", "cached": "0.20", "output": "4.00"}
    model = {"id": "some-model", "prices": [price], "source": "a page", "as_of": "2026-11-01"}
    host = {
        "name": "host",
        "title": "Host",
        "base_url": base_url,
        "key_variable": None,
        "auth_header": "Authorization",
        "auth_prefix": "Bearer ",
        "reasoning_fields": ["reasoning_content"],
        "models": [model],
    }
    (folder / "catalogue").mkdir()
    (folder / "catalogue/host.json").write_text(json.dumps(host))


async def test_a_cost_is_an_estimate_that_names_its_price(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path, fault_server: FaultServer
) -> None:
    _know_prices(tmp_path, fault_server.base_url)
    # 5 cached x 0.20 + 15 x 1.00 + 35 x 4.00 = 156 millionths
    fault_server.answer = wire.stream(
        wire.answer("It is 4."), wire.finish(), wire.usage(), wire.DONE
    )
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        person.choose("host/some-model", "demo/demo-v3")
        await person.ask_and_wait("What is 2 + 2?")

        (figures,) = seen(person.lanes[0].widget, QLabel, "figures")
        (stored,) = [row for row in person.stored if row["provider"] == "host"]

        assert "≈ 0.00016 USD" in person.lanes[0].figures
        assert "a page, 2026-11-01" in figures.toolTip()
        assert "USD" not in person.lanes[1].figures
        assert json.loads(stored["cost"])["amount"] == "0.000156"


async def test_the_models_of_hosts_that_can_be_asked_are_offered(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path, fault_server: FaultServer
) -> None:
    _know_prices(tmp_path, fault_server.base_url)
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        choice = person.lanes[0].choice
        offered = [choice.itemText(index) for index in range(choice.count())]

    assert offered == ["demo/demo-r1", "demo/demo-v3", "host/some-model"]
