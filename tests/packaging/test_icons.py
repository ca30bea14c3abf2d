from __future__ import annotations

import struct
from pathlib import Path

from building import icons
from PySide6.QtGui import QColor, QImage


def _image(data: bytes) -> QImage:
    image = QImage()
    assert image.loadFromData(data, "PNG")
    return image


def _colour(image: QImage, x: float, y: float) -> str:
    """Return the colour at a place, which is given in parts of the width and height."""
    return QColor(image.pixelColor(int(x * image.width()), int(y * image.height()))).name()


def test_the_icon_is_there_in_each_size_that_linux_looks_for(tmp_path: Path) -> None:
    icons.write_hicolor(tmp_path)

    for size in (16, 24, 32, 48, 64, 128, 256, 512):
        image = QImage(str(tmp_path / f"hicolor/{size}x{size}/apps/deepseek-desktop.png"))
        assert (image.width(), image.height()) == (size, size)
        assert image.pixelColor(0, 0).alpha() < 128, "the corners are round"
        assert _colour(image, 0.5, 0.5) == "#24345f"
        assert _colour(image, 0.3, 0.44) == "#8aa7ff", "one lane"
        assert _colour(image, 0.68, 0.6) == "#f2a272", "and the other"
    drawing = (tmp_path / "hicolor/scalable/apps/deepseek-desktop.svg").read_text("utf-8")
    assert "currentColor" not in drawing, "outside the app nobody gives it a colour"


def test_an_ico_holds_each_size_where_its_directory_says(tmp_path: Path) -> None:
    icons.write_ico(tmp_path / "a.ico")
    icons.write_ico(tmp_path / "b.ico")
    data = (tmp_path / "a.ico").read_bytes()

    assert data == (tmp_path / "b.ico").read_bytes()
    reserved, kind, count = struct.unpack_from("<HHH", data)
    assert (reserved, kind) == (0, 1)
    found = {}
    for entry in range(count):
        side, _, _, _, _, bits, length, place = struct.unpack_from(
            "<BBBBHHII", data, 6 + 16 * entry
        )
        found[side or 256] = _image(data[place : place + length]).width()
        assert bits == 32
    assert found == {size: size for size in (16, 24, 32, 48, 64, 128, 256)}
    assert not QImage(str(tmp_path / "a.ico")).isNull()


def test_an_icns_is_read_by_qt_and_accounts_for_all_its_bytes(tmp_path: Path) -> None:
    icons.write_icns(tmp_path / "a.icns")
    data = (tmp_path / "a.icns").read_bytes()

    magic, length = struct.unpack_from(">4sI", data)
    assert (magic, length) == (b"icns", len(data))
    sides, place = {}, 8
    while place < len(data):
        kind, length = struct.unpack_from(">4sI", data, place)
        sides[kind] = _image(data[place + 8 : place + length]).width()
        place += length
    assert place == len(data)
    assert len(sides) == 8
    assert sides[b"ic07"] == 128
    assert sides[b"ic10"] == 1024
    assert not QImage(str(tmp_path / "a.icns")).isNull()
