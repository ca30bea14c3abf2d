"""How paper looks: fonts in points, a few shades, and how many units of the device a point has."""

from __future__ import annotations

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QPagedPaintDevice,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

LINE_PERCENT = 122.0
_SIZE_PT, _CODE_PT = 10.0, 8.5
_POINTS_IN_INCH = 72
_PROBE = 100.0


class Sheet:
    """Fonts and colours for a device that is painted on in pages."""

    muted = QColor("#59636e")
    soft = QColor("#f4f6f8")
    line = QColor("#b6bec7")
    problem = QColor("#a40e26")

    def __init__(self, device: QPagedPaintDevice) -> None:
        self._device = device
        self._scale = _scale(device)
        self.font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        self.font.setPointSizeF(_SIZE_PT)
        self._code = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)

    def px(self, points: float) -> float:
        """Return points as units of the device."""
        return points * self._device.logicalDpiY() / _POINTS_IN_INCH

    def unit(self, px: float) -> float:
        """Return a length on the device as formats of documents take it."""
        return px / self._scale

    def pt(self, points: float) -> float:
        """Return points as formats of documents take them."""
        return self.unit(self.px(points))

    def width_of(self, text: str) -> float:
        """Return how wide a text is, as formats of documents take it."""
        return self.unit(QFontMetricsF(self.font, self._device).horizontalAdvance(text))

    def text_format(self, scale: float = 1.0) -> QTextCharFormat:
        """Return how running text looks, `scale` times as large as usual."""
        made = QTextCharFormat()
        font = QFont(self.font)
        font.setPointSizeF(_SIZE_PT * scale)
        made.setFont(font)
        made.setForeground(QBrush(QColor("black")))
        return made

    def muted_format(self, scale: float = 1.0) -> QTextCharFormat:
        """Return how text looks that is less important."""
        made = self.text_format(scale)
        made.setForeground(QBrush(self.muted))
        return made

    def code_format(self, scale: float = 1.0) -> QTextCharFormat:
        """Return how code looks."""
        made = self.text_format()
        font = QFont(self._code)
        font.setPointSizeF(_CODE_PT * scale)
        made.setFont(font)
        return made


def _scale(device: QPagedPaintDevice) -> float:
    """Return how much larger Qt sets what a format says on a device; it depends on the screen."""
    document = QTextDocument()
    document.documentLayout().setPaintDevice(device)
    document.setDocumentMargin(0)
    block = QTextBlockFormat()
    block.setLineHeight(_PROBE, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    cursor = QTextCursor(document)
    cursor.setBlockFormat(block)
    cursor.insertBlock(QTextBlockFormat())
    top = document.documentLayout().blockBoundingRect(document.lastBlock()).top()
    return top / _PROBE
