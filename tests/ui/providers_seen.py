"""The dialog with the providers, as someone in front of it sees and uses it."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTextEdit,
    QWidget,
)

from deepseek_desktop.ui.dialogs.add_provider import AddProviderDialog
from deepseek_desktop.ui.dialogs.providers import ProvidersDialog
from tests.faults import wire
from tests.faults.server import Answer, Script, by_path
from tests.support import abandoned_streams_closed, until
from tests.ui.person import Person
from tests.ui.seeing import all_widgets, seen, text_of

LOCAL_HOSTS = ("ollama", "lmstudio", "llamacpp", "vllm", "sglang")
NOBODY = "http://127.0.0.1:9/v1"
"""An address on this machine where nothing listens."""
READY = wire.stream(
    wire.reasoning("They want one word."),
    wire.answer("re"),
    wire.answer("ady"),
    wire.finish(),
    wire.usage(),
    wire.DONE,
)
"""A short answer with reasoning, in two pieces."""
LONG_NAME = "accounts/someone/deployments/" + "deepseek-r1-distill-" * 8 + "70b"


def listed(*models: str) -> Script:
    """Return a host's list of models."""
    body = {"object": "list", "data": [{"id": model, "object": "model"} for model in models]}
    return wire.whole(json.dumps(body).encode())


def answering(chat: Script = READY, models: Script | None = None) -> Answer:
    """Return what a host answers: its list of models, and to every question the same."""
    return by_path({"/v1/models": models or listed("some", "other")}, chat)


def put_local_hosts(data_dir: Path, **at: str) -> None:
    """Put the known servers of this machine where a test wants them; the others are nowhere."""
    for name in LOCAL_HOSTS:
        values = {
            "name": name,
            "base_url": at.get(name, NOBODY),
            "models_path": "/models",
            "models": [],
        }
        put_host(data_dir, values)


def put_host(data_dir: Path, values: Mapping[str, object]) -> None:
    """Write a file of the person's own catalogue."""
    folder = data_dir / "catalogue"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{values['name']}.json").write_text(json.dumps(values), "utf-8")


class ProvidersSeen:
    """Clicks and reads in the dialog."""

    def __init__(self, person: Person, dialog: ProvidersDialog) -> None:
        self.person = person
        self.dialog = dialog

    @property
    def rows(self) -> dict[str, str]:
        """The listed providers, each with its state."""
        rows = self._list
        texts = [rows.item(row).text() for row in range(rows.count())]
        return {title: state for title, _, state in (text.partition("\n") for text in texts)}

    @property
    def findings(self) -> list[str]:
        """What a check found, a line each: sign, word, sentence."""
        signs = [label.text() for label in seen(self.dialog, QLabel, "verdict")]
        said = [field.toPlainText() for field in seen(self.dialog, QTextEdit, "finding")]
        pairs = zip(signs[::2], signs[1::2], said, strict=True)
        return [f"{sign} {word}: {text}" for sign, word, text in pairs]

    @property
    def facts(self) -> str:
        """What is known of the chosen provider."""
        (card,) = seen(self.dialog, QFrame, "facts")
        return "\n".join(label.text() for label in card.findChildren(QLabel))

    @property
    def model(self) -> QComboBox:
        (choice,) = seen(self.dialog, QComboBox, "checkModel")
        return choice

    @property
    def _list(self) -> QListWidget:
        (rows,) = seen(self.dialog, QListWidget, "providerList")
        return rows

    def label(self, name: str) -> str:
        """Return what a label says; nothing when it is not to be seen."""
        return text_of(seen(self.dialog, QLabel, name))

    def button(self, name: str) -> QPushButton:
        (button,) = seen(self.dialog, QPushButton, name)
        return button

    def has(self, name: str) -> bool:
        """Whether a button is to be seen."""
        return bool(seen(self.dialog, QPushButton, name))

    def press(self, name: str) -> None:
        self.person.click(self.button(name))

    def choose(self, title: str) -> None:
        """Click a provider in the list."""
        rows = self._list
        item = rows.item(list(self.rows).index(title))
        rows.scrollToItem(item)
        place = rows.visualItemRect(item).center()
        self.person.bot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def type_model(self, model: str) -> None:
        (field,) = self.model.findChildren(QLineEdit)
        field.selectAll()
        self.person.bot.keyClicks(field, model)

    async def until_checked(self) -> None:
        """Wait until a check has ended, with all that it opened."""
        await until(lambda: self.label("checkOutcome") not in {"", "Checking…"})
        await abandoned_streams_closed()

    async def close(self) -> None:
        """Close the dialog and wait until nothing runs any more."""
        (box,) = self.dialog.findChildren(QDialogButtonBox)
        self.person.click(box.button(QDialogButtonBox.StandardButton.Close))
        await self.person.wait_for_rest()
        await abandoned_streams_closed()
        self.person.window.activateWindow()  # as a window manager would
        await until(self.person.window.isActiveWindow)


async def open_providers(person: Person) -> ProvidersSeen:
    """Choose File > Providers… ."""
    (action,) = [a for a in person.window.findChildren(QAction) if a.text() == "P&roviders…"]
    action.trigger()
    await until(lambda: seen(person.window, ProvidersDialog, ""))
    (dialog,) = person.window.findChildren(ProvidersDialog)
    # Between a fixture and its test Qt works without a loop: nothing may be under way then.
    await until(lambda: "look for keys" not in {t.get_name() for t in person.tasks._tasks})
    return ProvidersSeen(person, dialog)


async def opened_form(person: Person) -> AddProviderDialog:
    """Return the form for a provider, once it is open."""
    await until(lambda: [d for d in person.window.findChildren(AddProviderDialog) if d.isVisible()])
    (form,) = person.window.findChildren(AddProviderDialog)
    return form


def fill(person: Person, form: QWidget, **texts: str) -> None:
    """Type into the fields of a form."""
    for name, text in texts.items():
        (field,) = form.findChildren(QLineEdit, name)
        field.clear()
        person.bot.keyClicks(field, text)


def press_in(person: Person, form: QWidget, which: str) -> None:
    """Press a standard button of a form."""
    (box,) = form.findChildren(QDialogButtonBox)
    person.click(box.button(QDialogButtonBox.StandardButton[which]))


def all_texts(parent: QWidget) -> str:
    """Return every text in any widget, seen or not, with tooltips and accessible names."""
    texts: list[str] = []
    for widget in all_widgets(parent):
        texts += [widget.toolTip(), widget.accessibleName()]
        match widget:
            case QLabel() | QPushButton() | QLineEdit():
                texts.append(widget.text())
            case QTextEdit():
                texts.append(widget.toPlainText())
            case QComboBox():
                texts += [widget.itemText(index) for index in range(widget.count())]
            case QListWidget():
                texts += [widget.item(row).text() for row in range(widget.count())]
            case _:
                pass
    return "\n".join(texts)


def stored_settings(person: Person) -> dict[str, Any]:
    """Return what the file of settings holds."""
    return tomllib.loads((person.desk.data_dir / "settings.toml").read_text("utf-8"))
