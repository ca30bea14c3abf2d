"""Draws the icon of the app in the sizes and containers that each system asks for.

The containers are written here because Qt writes one size into them. Their formats:
ICO as in Microsoft's "Icons" (ICONDIR, ICONDIRENTRY; PNG entries since Windows Vista);
ICNS as in Apple's IconStorage.h (a type, a length that counts its own eight bytes, a PNG).
The same drawing gives the same bytes each time.
"""

from __future__ import annotations

import shutil
import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

_DRAWINGS = Path(__file__).parents[2] / "resources" / "icons"
_NAME = "deepseek-desktop"
_SMALL = 24  # up to here the lines of the large drawing would blur into its bars
_HICOLOR_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
_ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
_ICNS_SIZES = {  # 16@2x, 32@2x, 128, 128@2x, 256, 256@2x, 512, 512@2x
    b"ic11": 32,
    b"ic12": 64,
    b"ic07": 128,
    b"ic13": 256,
    b"ic08": 256,
    b"ic14": 512,
    b"ic09": 512,
    b"ic10": 1024,
}


def png(size: int) -> bytes:
    """Return the icon as a PNG of `size` by `size` pixels, with a transparent surround."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    drawing = _DRAWINGS / ("app_small.svg" if size <= _SMALL else "app.svg")
    _draw(drawing, image, QRectF(image.rect()))
    return _encoded(image, "png")


def _draw(drawing: Path, image: QImage, place: QRectF) -> None:
    renderer = QSvgRenderer(str(drawing))
    if not renderer.isValid():
        raise ValueError(f"{drawing.name} cannot be drawn")
    painter = QPainter(image)
    renderer.render(painter, place)
    painter.end()


def _encoded(image: QImage, form: str) -> bytes:
    written = QBuffer()
    written.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(written, QByteArray(form.encode())).write(image):
        raise ValueError(f"the icon cannot be written as {form}")
    return bytes(written.data().data())


def write_hicolor(folder: Path) -> None:
    """Write the icon as desktops on Linux look for it, below `folder`/hicolor."""
    theme = folder / "hicolor"
    for size in _HICOLOR_SIZES:
        place = theme / f"{size}x{size}" / "apps" / f"{_NAME}.png"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(png(size))
    scalable = theme / "scalable" / "apps" / f"{_NAME}.svg"
    scalable.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(_DRAWINGS / "app.svg", scalable)


def write_ico(path: Path) -> None:
    """Write the icon for Windows, in all sizes at once."""
    images = [(size, png(size)) for size in _ICO_SIZES]
    place = 6 + 16 * len(images)
    directory = [struct.pack("<HHH", 0, 1, len(images))]
    for size, image in images:
        side = size % 256  # 0 stands for 256
        directory.append(struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(image), place))
        place += len(image)
    path.write_bytes(b"".join([*directory, *(image for _, image in images)]))


def write_icns(path: Path) -> None:
    """Write the icon for macOS, in all sizes at once."""
    parts = [(kind, png(size)) for kind, size in _ICNS_SIZES.items()]
    entries = b"".join(kind + struct.pack(">I", 8 + len(image)) + image for kind, image in parts)
    path.write_bytes(b"icns" + struct.pack(">I", 8 + len(entries)) + entries)


def write_side_picture(path: Path) -> None:
    """Write what stands beside the first and last page of the Windows installer, as a BMP."""
    width, height = 328, 628  # twice what the page shows, for sharp screens
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#24345f"))
    side = width * 0.9
    _draw(_DRAWINGS / "app.svg", image, QRectF((width - side) / 2, height * 0.2, side, side))
    path.write_bytes(_encoded(image, "bmp"))
