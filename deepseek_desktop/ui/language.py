"""The window's language: the chosen one, or the system's where we have it, else English."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from deepseek_desktop.core.settings.choices import Language


def install(application: QCoreApplication, folder: Path, language: Language) -> None:
    """Translate our texts and Qt's own, and write numbers and dates as that language does."""
    if language is not Language.SYSTEM:
        QLocale.setDefault(QLocale(language.value))
    locale = QLocale()
    for name, place in (
        ("deepseek_desktop", str(folder)),
        ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
    ):
        translator = QTranslator(application)
        if translator.load(locale, name, "_", place):
            application.installTranslator(translator)
