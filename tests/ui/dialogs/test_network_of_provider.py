"""What a person says in the form about a host of their own: its CA file, and plain http."""

from __future__ import annotations

from pathlib import Path

import pytest
import trustme
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QLabel, QLineEdit, QPushButton

from deepseek_desktop.ui.dialogs.add_provider import AddProviderDialog
from tests.support import until
from tests.ui.person import Person
from tests.ui.providers_seen import fill, open_providers, opened_form, press_in
from tests.ui.seeing import seen

_NAS = "http://nas.local:8000/v1"


@pytest.fixture
async def form(person: Person) -> AddProviderDialog:
    providers = await open_providers(person)
    providers.press("addProvider")
    return await opened_form(person)


async def _leave(person: Person) -> None:
    for dialog in person.window.findChildren(QDialog):
        dialog.reject()
    await person.wait_for_rest()


def _box(form: AddProviderDialog) -> QCheckBox | None:
    boxes = seen(form, QCheckBox, "plainHttp")
    return boxes[0] if boxes else None


def _problem(form: AddProviderDialog) -> str:
    labels = seen(form, QLabel, "problem")
    return labels[0].text() if labels else ""


@pytest.mark.parametrize(
    "url",
    [
        *("", "http://", "https://nas.local:8000", "http://localhost:8000", "http://127.0.0.1"),
        *("http://api.deepseek.com", "http://169.254.169.254", "http://2130706433", "http://[::"),
    ],
)
async def test_plain_http_is_not_spoken_of_where_it_is_no_question(
    person: Person, form: AddProviderDialog, url: str
) -> None:
    fill(person, form, providerName="nas", baseUrl=url)

    assert _box(form) is None
    await _leave(person)


async def test_a_host_of_ones_own_network_is_added_once_it_is_said_to_be_ones_own(
    person: Person, form: AddProviderDialog
) -> None:
    fill(person, form, providerName="nas", baseUrl=_NAS)
    box = _box(form)
    assert box is not None
    assert not box.isChecked()

    press_in(person, form, "Ok")
    assert "say that this host is yours" in _problem(form)
    person.click(box)
    assert _problem(form) == ""
    press_in(person, form, "Ok")
    await until(lambda: person.desk.store.load().providers)

    (profile,) = person.desk.store.load().providers
    assert profile.plain_http
    assert profile.base_url == _NAS
    await _leave(person)


async def test_what_was_said_of_one_host_is_not_said_of_another(
    person: Person, form: AddProviderDialog
) -> None:
    fill(person, form, providerName="nas", baseUrl=_NAS)
    box = _box(form)
    assert box is not None
    person.click(box)
    (field,) = form.findChildren(QLineEdit, "baseUrl")
    person.bot.keyClick(field, Qt.Key.Key_End)
    person.bot.keyClicks(field, "/more")
    assert box.isChecked()  # another path of the same host

    fill(person, form, baseUrl="http://other.local:8000/v1")

    assert not box.isChecked()
    await _leave(person)


async def test_a_provider_is_changed_with_what_was_said_of_it(
    person: Person, form: AddProviderDialog, tmp_path: Path
) -> None:
    pem = tmp_path / "mine.pem"
    trustme.CA().cert_pem.write_to_path(pem)
    fill(person, form, providerName="nas", baseUrl=_NAS, caFile=str(pem))
    person.click(_box(form))
    press_in(person, form, "Ok")
    await until(lambda: person.desk.store.load().providers)
    (changing,) = seen(person.window, QPushButton, "changeProvider")
    person.click(changing)
    await until(lambda: [f for f in person.window.findChildren(AddProviderDialog) if f.isVisible()])
    again = next(f for f in person.window.findChildren(AddProviderDialog) if f.isVisible())

    box = _box(again)
    assert box is not None
    assert box.isChecked()
    (path,) = again.findChildren(QLineEdit, "caFile")
    assert path.text() == str(pem)
    fill(person, again, baseUrl="https://nas.local:8443/v1", caFile="")
    press_in(person, again, "Ok")
    await until(lambda: not person.desk.store.load().providers[0].plain_http)

    (profile,) = person.desk.store.load().providers
    assert not profile.plain_http
    assert profile.ca_file == ""
    await _leave(person)


async def test_a_ca_file_that_is_none_is_refused_in_the_form(
    person: Person, form: AddProviderDialog, tmp_path: Path
) -> None:
    (tmp_path / "page.pem").write_text("<html>")
    fill(person, form, providerName="mine", baseUrl="https://mine.example")

    fill(person, form, caFile=str(tmp_path / "gone.pem"))
    press_in(person, form, "Ok")
    assert "no file of certificates" in _problem(form)
    fill(person, form, caFile=str(tmp_path / "page.pem"))
    assert _problem(form) == ""
    press_in(person, form, "Ok")

    assert "holds no certificate" in _problem(form)
    assert person.desk.store.load().providers == ()
    await _leave(person)


async def test_a_ca_file_can_be_looked_for(
    person: Person, form: AddProviderDialog, tmp_path: Path
) -> None:
    pem = tmp_path / "mine.pem"
    trustme.CA().cert_pem.write_to_path(pem)
    (browse,) = seen(form, QPushButton, "caFileBrowse")
    person.click(browse)
    await until(lambda: form.findChildren(QFileDialog))
    (dialog,) = form.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(pem))
    dialog.reject()

    (path,) = form.findChildren(QLineEdit, "caFile")
    assert path.text() == str(pem)
    await until(lambda: not form.findChildren(QFileDialog))
    await _leave(person)
