"""The window's language: the system's, where we have it, else English."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator


def install(application: QCoreApplication, folder: Path, locale: QLocale) -> None:
    """Translate our texts and Qt's own into the language of `locale`."""
    for name, place in (
        ("deepseek_desktop", str(folder)),
        ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
    ):
        translator = QTranslator(application)
        if translator.load(locale, name, "_", place):
            application.installTranslator(translator)
