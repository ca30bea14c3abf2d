"""KaTeX's fonts at exact sizes, and the system's for letters that they do not have."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QGlyphRun, QRawFont, QTextLayout

from deepseek_desktop.ui.maths.tree import RefusedError

_VARIANTS = {
    "AMS": ("Regular",),
    "Caligraphic": ("Regular", "Bold"),
    "Fraktur": ("Regular", "Bold"),
    "Main": ("Regular", "Bold", "Italic", "BoldItalic"),
    "Math": ("Italic", "BoldItalic"),
    "SansSerif": ("Regular", "Bold", "Italic"),
    "Script": ("Regular",),
    "Size1": ("Regular",),
    "Size2": ("Regular",),
    "Size3": ("Regular",),
    "Size4": ("Regular",),
    "Typewriter": ("Regular",),
}

FONT_FILES = tuple(
    f"KaTeX_{family}-{variant}.ttf" for family, names in _VARIANTS.items() for variant in names
)

_MOST_REMEMBERED = 4_000
_MEASURING_PX = 200.0


class Face(Struct, frozen=True):
    """One of KaTeX's fonts: a family, and how it is drawn."""

    family: str = "Main"
    is_italic: bool = False
    is_bold: bool = False

    def file_name(self) -> str:
        """Return the file that comes closest."""
        there = _VARIANTS[self.family]
        bold, italic = "Bold" * self.is_bold, "Italic" * self.is_italic
        wanted = (bold + italic or "Regular", bold or "Regular", there[0])
        return f"KaTeX_{self.family}-{next(name for name in wanted if name in there)}.ttf"


class Run(Struct, frozen=True):
    """Glyphs of one font, and where their ink is. `is_loaded`: the font is one of ours."""

    glyphs: QGlyphRun
    ink: QRectF
    is_loaded: bool


class Glyphs(Struct, frozen=True):
    """Text ready to be drawn. Its width is where the next text begins; the rest is ink. In px."""

    runs: tuple[Run, ...]
    width: float
    ascent: float
    descent: float
    left: float
    right: float


class Fonts:
    """Sets short texts in KaTeX's fonts."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._loaded: dict[str, QRawFont] = {}
        self._sized: dict[tuple[str, float], QRawFont] = {}
        self._set: dict[tuple[str, Face, float], Glyphs] = {}

    def glyphs(self, text: str, face: Face, size_px: float) -> Glyphs:
        """Return a text in a font; what the font lacks comes from the system's fonts."""
        key = (text, face, size_px)
        found = self._set.get(key)
        if found is None:
            if len(self._set) >= _MOST_REMEMBERED:
                self._set.clear()
                self._sized.clear()
            found = self._set[key] = self._shape(text, face, size_px)
        return found

    def _shape(self, text: str, face: Face, size_px: float) -> Glyphs:
        name = face.file_name()
        font = self._font(name, size_px)
        runs: list[Run] = []
        x = 0.0
        for is_ours, part in _parts(text, font):
            if is_ours:
                run, advance = _own_run(part, font, self._file(name), x)
                runs.append(run)
            else:
                found, advance = _system_runs(part, face, size_px, x)
                runs += found
            x += advance
        return _measured(tuple(runs), x)

    def _font(self, name: str, size_px: float) -> QRawFont:
        font = self._sized.get((name, size_px))
        if font is None:
            font = QRawFont(self._file(name))
            font.setPixelSize(size_px)
            self._sized[name, size_px] = font
        return font

    def _file(self, name: str) -> QRawFont:
        """Return a font as it was loaded, large, for measuring: Qt measures in whole pixels."""
        if name not in self._loaded:
            path = str(self._folder / name)
            # Unhinted: letters keep their shape at every scale, and advances are exact.
            hinting = QFont.HintingPreference.PreferNoHinting
            font = QRawFont(path, _MEASURING_PX, hinting)
            if not font.isValid():
                raise RefusedError(f"{name} is no font")
            self._loaded[name] = font
        return self._loaded[name]


def _parts(text: str, font: QRawFont) -> Iterator[tuple[bool, str]]:
    """Yield a text in parts, and for each whether the font has its letters."""
    if 0 not in font.glyphIndexesForString(text):
        yield True, text
        return
    for is_ours, letters in groupby(text, lambda letter: font.supportsCharacter(ord(letter))):
        yield is_ours, "".join(letters)


def _own_run(text: str, font: QRawFont, large: QRawFont, x: float) -> tuple[Run, float]:
    # KaTeX's fonts have neither kerning nor ligatures, so there is nothing to shape.
    indexes = font.glyphIndexesForString(text)
    positions: list[QPointF] = []
    width = 0.0
    for advance in font.advancesForGlyphIndexes(indexes):
        positions.append(QPointF(x + width, 0.0))
        width += advance.x()
    glyphs = QGlyphRun()
    glyphs.setRawFont(font)
    glyphs.setGlyphIndexes(indexes)
    glyphs.setPositions(positions)
    return Run(glyphs, _ink(glyphs, large), is_loaded=True), width


def _system_runs(text: str, face: Face, size_px: float, x: float) -> tuple[list[Run], float]:
    font = QFont()
    font.setPixelSize(int(_MEASURING_PX))
    font.setBold(face.is_bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    scale = size_px / _MEASURING_PX
    baseline = line.ascent()
    runs = [_rescaled(glyphs, scale, x, baseline) for glyphs in layout.glyphRuns()]
    return runs, line.naturalTextWidth() * scale


def _rescaled(glyphs: QGlyphRun, scale: float, x: float, baseline: float) -> Run:
    large = glyphs.rawFont()
    font = QRawFont(large)
    font.setPixelSize(large.pixelSize() * scale)
    glyphs.setRawFont(font)
    glyphs.setPositions(
        [QPointF(x + at.x() * scale, (at.y() - baseline) * scale) for at in glyphs.positions()]
    )
    return Run(glyphs, _ink(glyphs, large), is_loaded=False)


def _ink(glyphs: QGlyphRun, large: QRawFont) -> QRectF:
    """Return where the ink is, measured in the same font, but large."""
    # Not QGlyphRun.boundingRect(): that takes the font's height instead of the letters'.
    scale = glyphs.rawFont().pixelSize() / large.pixelSize()
    whole = QRectF()
    for index, at in zip(glyphs.glyphIndexes(), glyphs.positions(), strict=True):
        ink = large.boundingRect(index)
        if not ink.isEmpty():
            size = ink.size() * scale
            whole |= QRectF(QPointF(at.x() + ink.x() * scale, at.y() + ink.y() * scale), size)
    return whole


def _measured(runs: tuple[Run, ...], width: float) -> Glyphs:
    whole = QRectF()
    for run in runs:
        whole |= run.ink
    return Glyphs(runs, width, -whole.top(), whole.bottom(), min(whole.left(), 0.0), whole.right())
