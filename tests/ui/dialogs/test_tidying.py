"""Providers are put in order and away, and models become favourites, by mouse and by keys."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QListWidget, QToolButton
from pytestqt.qtbot import QtBot

from deepseek_desktop.core.settings.store import SettingsStore
from tests.support import until
from tests.ui.person import Person
from tests.ui.providers_seen import ProvidersSeen, fill, open_providers, opened_form, press_in
from tests.ui.seeing import seen
from tests.ui.window import at_the_window

_HOSTS = ("alpha", "beta", "gamma")


@pytest.fixture
async def owner(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> AsyncIterator[Person]:
    """Someone who has added three providers that need no key."""
    entries = (f'[providers.{n}]\nbase_url = "http://127.0.0.1:9/{n}"\n' for n in _HOSTS)
    (tmp_path / "settings.toml").write_text("".join(entries))
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        yield person


def _store(person: Person) -> SettingsStore:
    return SettingsStore(person.desk.data_dir / "settings.toml")


def _list(providers: ProvidersSeen) -> QListWidget:
    (rows,) = seen(providers.dialog, QListWidget, "providerList")
    return rows


def _press(providers: ProvidersSeen, name: str) -> None:
    providers.press(name)


def _is_enabled(providers: ProvidersSeen, name: str) -> bool:
    return providers.button(name).isEnabled()


def _order(providers: ProvidersSeen) -> list[str]:
    return [title for title in providers.rows if title in _HOSTS]


def _chosen(providers: ProvidersSeen) -> str:
    chosen = providers.dialog.chosen
    return chosen.name if chosen else ""


def _offered(person: Person) -> list[str]:
    choice = person.lanes[0].choice
    return [choice.itemText(index) for index in range(choice.count())]


def _hidden_box(providers: ProvidersSeen) -> QCheckBox | None:
    boxes = seen(providers.dialog, QCheckBox, "showHidden")
    return boxes[0] if boxes else None


async def test_a_provider_is_moved_by_buttons_and_by_keys_and_stays_there(owner: Person) -> None:
    providers = await open_providers(owner)
    assert _order(providers) == ["alpha", "beta", "gamma"]
    providers.choose("gamma")

    _press(providers, "moveUp")
    assert _order(providers) == ["alpha", "gamma", "beta"]
    owner.bot.keyClick(_list(providers), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert _order(providers) == ["gamma", "alpha", "beta"]
    providers.choose("alpha")
    owner.bot.keyClick(_list(providers), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert _order(providers) == ["gamma", "beta", "alpha"]
    assert _chosen(providers) == "alpha"
    await providers.close()

    assert _store(owner).load().housekeeping.order[:3] == ("gamma", "beta", "alpha")
    listed = [m.partition("/")[0] for m in _offered(owner) if m.partition("/")[0] in _HOSTS]
    assert listed == ["gamma", "beta", "alpha"]


async def test_the_demo_stays_where_it_is(owner: Person) -> None:
    providers = await open_providers(owner)
    providers.choose(next(iter(providers.rows)))
    names = ("moveUp", "moveDown", "hideProvider")

    assert [_is_enabled(providers, name) for name in names] == [False] * 3
    providers.choose("alpha")
    assert [_is_enabled(providers, name) for name in names] == [False, True, True]
    await providers.close()


async def test_the_context_menu_offers_what_the_buttons_do(owner: Person) -> None:
    providers = await open_providers(owner)
    providers.choose("beta")

    texts = [action.text() for action in _list(providers).actions()]
    assert texts == ["Move up", "Move down", "Hide"]
    assert _list(providers).contextMenuPolicy() is Qt.ContextMenuPolicy.ActionsContextMenu
    _list(providers).actions()[0].trigger()

    assert _order(providers) == ["beta", "alpha", "gamma"]
    await providers.close()


async def test_a_hidden_provider_is_neither_listed_nor_offered_until_it_is_wanted(
    owner: Person,
) -> None:
    providers = await open_providers(owner)
    assert _hidden_box(providers) is None
    assert "beta/" in _offered(owner)
    providers.choose("beta")

    _press(providers, "hideProvider")

    assert "beta" not in providers.rows
    assert _chosen(providers) == "gamma"
    assert "beta/" not in _offered(owner)
    assert _store(owner).load().housekeeping.hidden == {"beta"}
    box = _hidden_box(providers)
    assert box is not None
    assert box.text() == "Show hidden (1)"

    owner.click(box)
    assert providers.rows["beta"] == "hidden"
    providers.choose("beta")
    _press(providers, "hideProvider")

    assert providers.rows["beta"] != "hidden"
    assert _hidden_box(providers) is None
    assert "beta/" in _offered(owner)
    assert _store(owner).load().housekeeping.hidden == frozenset()
    await providers.close()


async def test_hidden_ones_go_out_of_sight_again_with_their_page(owner: Person) -> None:
    providers = await open_providers(owner)
    providers.choose("beta")
    _press(providers, "hideProvider")
    owner.click(_hidden_box(providers))
    providers.choose("beta")
    assert _chosen(providers) == "beta"

    owner.click(_hidden_box(providers))

    assert "beta" not in providers.rows
    assert _chosen(providers) != "beta"
    await providers.close()


async def test_what_cannot_be_stored_is_not_done_and_said(owner: Person) -> None:
    providers = await open_providers(owner)
    providers.choose("beta")
    (owner.desk.data_dir / "settings.toml").write_text("not = [toml")

    _press(providers, "hideProvider")

    assert "beta" in providers.rows
    assert "could not be written" in providers.label("outcome")
    await providers.close()


async def test_a_favourite_is_offered_first_in_every_lane(owner: Person) -> None:
    owner.choose("demo/demo-v3", "gamma/some-model")
    owner.lanes[1].choose_in_menu("Favourite")
    owner.lanes[0].choose_in_menu("Favourite")

    for lane in owner.lanes:
        items = [lane.choice.itemText(index) for index in range(lane.choice.count())]
        assert items[:4] == ["gamma/some-model", "demo/demo-v3", "", "demo/demo-r1"]
        assert items.count("demo/demo-v3") == 1
    assert [lane.choice.currentText() for lane in owner.lanes] == [
        "demo/demo-v3",
        "gamma/some-model",
    ]
    assert _store(owner).load().housekeeping.favourites == ("gamma/some-model", "demo/demo-v3")


async def test_the_menu_says_whether_a_model_is_a_favourite_and_takes_it_back(
    owner: Person,
) -> None:
    assert not _favourite(owner, 0).isChecked()
    owner.lanes[0].choose_in_menu("Favourite")
    assert _favourite(owner, 0).isChecked()
    assert not _favourite(owner, 1).isChecked()

    owner.lanes[0].choose_in_menu("Favourite")

    assert not _favourite(owner, 0).isChecked()
    assert "" not in _offered(owner)
    assert _store(owner).load().housekeeping.favourites == ()


async def test_a_lane_that_was_asked_can_make_its_model_a_favourite(owner: Person) -> None:
    await owner.ask_and_wait("How many primes below 1000 can be written as n^2 + 1?")

    owner.lanes[1].choose_in_menu("Favourite")

    assert _favourite(owner, 1).isChecked()
    assert _store(owner).load().housekeeping.favourites == ("demo/demo-v3",)


async def test_what_is_typed_only_half_can_be_no_favourite(owner: Person) -> None:
    owner.choose("demo/", "just-a-name")

    assert not _favourite(owner, 0).isEnabled()
    assert not _favourite(owner, 1).isEnabled()


async def test_a_favourite_of_a_hidden_provider_waits_for_it(owner: Person) -> None:
    owner.choose("demo/demo-r1", "beta/some-model")
    owner.lanes[1].choose_in_menu("Favourite")
    providers = await open_providers(owner)
    providers.choose("beta")

    _press(providers, "hideProvider")

    assert "beta/some-model" not in _offered(owner)
    assert _store(owner).load().housekeeping.favourites == ("beta/some-model",)
    await providers.close()


async def test_a_name_that_is_taken_is_refused(owner: Person) -> None:
    providers = await open_providers(owner)
    providers.press("addProvider")
    form = await opened_form(owner)
    fill(owner, form, providerName="beta", baseUrl="https://elsewhere.example")

    press_in(owner, form, "Ok")

    (problem,) = seen(form, QLabel, "problem")
    assert "There is a provider named “beta” already." in problem.text()
    press_in(owner, form, "Cancel")
    await until(lambda: not form.isVisible())
    providers.dialog.reject()
    await owner.wait_for_rest()


def _favourite(person: Person, number: int) -> QAction:
    """Return the entry of a lane's menu, as it is when the menu is opened."""
    (button,) = seen(person.lanes[number].widget, QToolButton, "laneMenu")
    menu = button.menu()
    assert menu is not None
    menu.aboutToShow.emit()
    (action,) = [a for a in menu.actions() if "Favourite" in a.text().replace("&", "")]
    return action
