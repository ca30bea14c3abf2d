"""The window's language: the chosen one, or the system's where we have it, else English."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.settings.choices import Language

MISSING_IN_QT = (words("QFileDialog", "&Look in:"), words("QFileDialog", "Files of &type:"))
"""Texts of Qt's own dialogs that its translations lack; ours are asked for them then."""


def install(application: QCoreApplication, folder: Path, language: Language) -> None:
    """Translate our texts and Qt's own, and write numbers and dates as that language does."""
    if language is not Language.SYSTEM:
        QLocale.setDefault(QLocale(language.value))
    locale = QLocale()
    has_ours = _load(application, locale, "deepseek_desktop", str(folder))
    # Where our texts stay English, Qt's in the system's language would be a mixture.
    texts = locale if has_ours else QLocale(QLocale.Language.English)
    place = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    _load(application, texts, "qtbase", place)


def _load(application: QCoreApplication, locale: QLocale, name: str, place: str) -> bool:
    translator = QTranslator(application)
    is_there = translator.load(locale, name, "_", place)
    if is_there:
        application.installTranslator(translator)
    return is_there
