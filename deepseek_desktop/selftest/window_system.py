"""Whether Qt and its plugins are there, and what they draw with."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import PySide6
from PySide6.QtCore import (
    QLibraryInfo,
    QLocale,
    QSize,
    QTranslator,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtGui import QFontDatabase, QIcon, QImageReader, QPixmap

from deepseek_desktop.assets import asset
from deepseek_desktop.selftest.rows import NotSoundError
from deepseek_desktop.ui.application import Application
from deepseek_desktop.ui.maths.typesetter import Typesetter
from deepseek_desktop.ui.reporting import log_qt
from deepseek_desktop.ui.screen import has_screen, hindrance
from deepseek_desktop.ui.theme.icons import Icons

_NEEDED_FORMATS = {"png", "svg"}
_FORMULA = r"\ce{H2O} \neq \frac{1}{\sqrt{2\pi}} \sum_{n=0}^\infty \mathbb{E}[x_n]"
_OURS, _QTS = ("commands", "&Quit"), ("QPlatformTheme", "Cancel")
_CHINESE = "\u4e00", "\u9fff"
_SIZE_PX = 64

_running: list[Application] = []


def platform(_: Path) -> str:
    """Start Qt on the screen that there is, or on none."""
    if not has_screen(os.environ):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        shown = "offscreen, since there is no screen"
    else:
        shown = ""
    if (problem := hindrance(os.environ)) is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # so that the other checks can tell theirs
        raise NotSoundError(problem)
    shown = shown or _application().platformName()
    _application()
    return f"Qt {qVersion()}, PySide6 {PySide6.__version__}, platform {shown}"


def icons(_: Path) -> str:
    """Draw an icon of ours as the window does, and the icon of the app as the desktop does."""
    _application()
    drawn = Icons(asset("icons"), lambda _: "#336699")
    for name, icon in (("send", drawn.get("send")), ("app", drawn.application())):
        if not _is_drawn(icon):
            raise NotSoundError(f"the icon {name}.svg is drawn as nothing")
    return "SVG is drawn"


def picture_formats(_: Path) -> str:
    """Look for what reads the formats of pictures that the app shows."""
    _application()
    known = {bytes(each.data()).decode() for each in QImageReader.supportedImageFormats()}
    if missing := _NEEDED_FORMATS - known:
        raise NotSoundError(f"nothing reads {', '.join(sorted(missing))}")
    return f"{', '.join(sorted(_NEEDED_FORMATS))} and {len(known - _NEEDED_FORMATS)} more"


def fonts(_: Path) -> str:
    """Tell whether Chinese can be read; what a system lacks there is no fault of ours."""
    _application()
    families = QFontDatabase.families()
    chinese = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    if not families:
        return "this system has none: nothing can be read"
    told = f"Chinese in {chinese[0]}" if chinese else "none has Chinese: it is shown as boxes"
    return f"{len(families)} families; {told}"


def formulas(_: Path) -> str:
    """Set a formula as replies have them set."""
    _application()
    folder = asset("katex")
    if not folder.exists() and not getattr(sys, "frozen", False):
        return "KaTeX was left out: formulas are shown as they are written"
    setter = Typesetter(folder)
    if not setter.is_available:
        raise NotSoundError(f"KaTeX is not complete in {folder.name}: formulas cannot be set")
    if setter.typeset(_FORMULA, _SIZE_PX, is_display=True) is None:
        raise NotSoundError("KaTeX does not set a formula")
    return "KaTeX sets a formula"


def translations(_: Path) -> str:
    """Load our Chinese texts and Qt's."""
    _application()
    places = {
        "deepseek_desktop": (str(asset("i18n")), _OURS),
        "qtbase": (QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), _QTS),
    }
    for name, (folder, text) in places.items():
        translator = QTranslator()
        if not translator.load(QLocale("zh_CN"), name, "_", folder):
            raise NotSoundError(f"the Chinese texts of {name} cannot be loaded")
        said = translator.translate(*text) or ""
        if not any(_CHINESE[0] <= character <= _CHINESE[1] for character in said):
            raise NotSoundError(f"“{text[1]}” of {name} is not in Chinese")
    return "Chinese: ours and Qt's"


def _application() -> Application:
    if not _running:
        qInstallMessageHandler(log_qt)
        _running.append(Application())
    return _running[0]


def _is_drawn(icon: QIcon) -> bool:
    pixmap: QPixmap = icon.pixmap(QSize(_SIZE_PX, _SIZE_PX))
    image = pixmap.toImage()
    return any(
        image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height())
    )
