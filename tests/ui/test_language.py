"""The Chinese texts are complete, fit their places, and are what the window shows."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from deepseek_desktop.assets import asset

_NAME = "deepseek_desktop_zh_CN"
_ROOT = Path(__file__).parents[2]
_PLACE = re.compile(r"\{\w*\}")


def _messages(path: Path) -> dict[tuple[str, str], str]:
    contexts = ET.parse(path).getroot().iter("context")
    return {
        (context.findtext("name", ""), message.findtext("source", "")): message.findtext(
            "translation", ""
        )
        for context in contexts
        for message in context.iter("message")
    }


_TRANSLATED = _messages(asset("i18n") / f"{_NAME}.ts")


def test_every_text_of_the_code_is_in_the_file(tmp_path: Path) -> None:
    collected = tmp_path / "collected.ts"
    sources = sorted(map(str, (_ROOT / "deepseek_desktop").rglob("*.py")))
    program = Path(sys.executable).with_name("pyside6-lupdate")
    options = ["-no-obsolete", "-locations", "none"]
    alias = ["-tr-function-alias", "QT_TRANSLATE_NOOP+=words"]
    subprocess.run(
        [program, *sources, "-ts", collected, *options, *alias], check=True, capture_output=True
    )

    assert set(_messages(collected)) == set(_TRANSLATED)


def test_every_text_is_translated() -> None:
    assert [key for key, translation in _TRANSLATED.items() if not translation.strip()] == []


def test_every_translation_has_the_same_places() -> None:
    places = {
        (source, translation): (_PLACE.findall(source), _PLACE.findall(translation))
        for (_, source), translation in _TRANSLATED.items()
    }

    assert [
        texts for texts, (ours, theirs) in places.items() if sorted(ours) != sorted(theirs)
    ] == []


def test_what_qt_loads_was_built_from_the_file(qapp: QApplication) -> None:
    translator = QTranslator()

    assert translator.load(QLocale("zh_CN"), "deepseek_desktop", "_", str(asset("i18n")))
    for (context, source), translation in _TRANSLATED.items():
        assert translator.translate(context, source) == translation


def test_no_text_is_put_together_before_it_is_looked_up() -> None:
    for path in (_ROOT / "deepseek_desktop").rglob("*.py"):
        assert not re.search(r"(\btr|translate)\(\s*f[\"']", path.read_text("utf-8")), path


def test_without_a_translation_english_stays(qapp: QApplication) -> None:
    assert QCoreApplication.translate("outcome", "no such text") == "no such text"


_SAYS_SOMETHING = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QLocale
from deepseek_desktop.assets import asset
from deepseek_desktop.desk import peeked
from deepseek_desktop.ui import language
application = QCoreApplication([])
language.install(application, asset("i18n"), peeked(Path(sys.argv[1])).language)
print(QCoreApplication.translate("wording", "done"), QLocale().toString(0.5, "f", 1))
"""
_IN_ENGLISH, _IN_CHINESE = "done 0.5", "完成 0.5"


@pytest.mark.parametrize(
    ("system", "settings", "said"),
    [
        ("en_GB.UTF-8", "", _IN_ENGLISH),
        ("zh_CN.UTF-8", "", _IN_CHINESE),
        ("de_DE.UTF-8", "", "done 0,5"),
        ("zh_CN.UTF-8", 'language = "en"', _IN_ENGLISH),
        ("de_DE.UTF-8", 'language = "en"', _IN_ENGLISH),
        ("en_GB.UTF-8", 'language = "zh_CN"', _IN_CHINESE),
        ("zh_CN.UTF-8", 'language = "klingon"', _IN_CHINESE),
        ("zh_CN.UTF-8", 'language = "', _IN_CHINESE),
        ("zh_CN.UTF-8", 'language = "system"', _IN_CHINESE),
    ],
)
def test_the_chosen_language_counts_and_else_the_systems(
    tmp_path: Path, system: str, settings: str, said: str
) -> None:
    (tmp_path / "settings.toml").write_text(settings, "utf-8")
    environment = {name: text for name, text in os.environ.items() if name != "LANGUAGE"}

    run = subprocess.run(
        [sys.executable, "-c", _SAYS_SOMETHING, tmp_path],
        env=environment | {"LC_ALL": system, "LANG": system, "PYTHONIOENCODING": "utf-8"},
        check=True,
        capture_output=True,
        encoding="utf-8",
    )

    assert run.stdout.strip() == said
    assert (tmp_path / "settings.toml").read_text("utf-8") == settings
