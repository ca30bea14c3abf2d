"""Reads files of text and code as attachments, whatever encoding they are in."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import BinaryIO

from deepseek_desktop.core.domain.attachment import Attachment
from deepseek_desktop.core.domain.errors import DeskError, Fault
from deepseek_desktop.core.domain.words import words

LIMIT_MB = 2
_LIMIT_BYTES = LIMIT_MB * 1024 * 1024
_MARKS = (  # the longer ones first: one of UTF-32 begins like one of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
_PACKED = (b"PK\x03\x04", b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"\xd0\xcf\x11\xe0")
_NO_TEXT = "[\x00-\x06\x0e-\x1a]"  # what no text has, in any encoding
_CHINESE = "[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"
_WIDE = "[^\x00-\x7f]"
_PAIRED = 0.9


def read_attachment(path: Path) -> Attachment:
    """Return a file as an attachment; raise `DeskError` that says why not and what to do."""
    name = path.name or str(path)
    try:
        if path.is_dir():
            raise _refusal(_FOLDER, name)
        if path.exists() and not path.is_file():  # reading a pipe could take for ever
            raise _refusal(_BINARY, name)
        with path.open("rb") as file:
            return attachment_from(file, name)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise DeskError(
            _UNREADABLE, fault=Fault.YOU, file=name, reason=reason or str(error)
        ) from error


def attachment_from(file: BinaryIO, name: str) -> Attachment:
    """Return what an open file holds as an attachment; raise `DeskError` that says why not."""
    data = file.read(_LIMIT_BYTES + 1)
    if len(data) > _LIMIT_BYTES:
        raise DeskError(_LARGE, fault=Fault.YOU, file=name, limit=str(LIMIT_MB))
    return Attachment(name, decoded(name, data))


def decoded(name: str, data: bytes) -> str:
    """Return the text of a file, its line breaks as `\\n`; raise `DeskError` for what has none.

    A mark of order decides; else UTF-8, else GB 18030 where what comes out is Chinese, else
    Windows' Western letters.
    """
    if data.startswith(b"%PDF-"):
        raise _refusal(_PDF, name)
    if data.startswith(_PACKED):
        raise _refusal(_ARCHIVE, name)
    text = _text(data)
    if text is None or re.search(_NO_TEXT, text):
        raise _refusal(_BINARY, name)
    if not text.strip():
        raise _refusal(_EMPTY, name)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _text(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding)
    if b"\0" in data:
        return None
    text = _decoded(data, "utf-8")
    if text is None and (chinese := _decoded(data, "gb18030")) and _is_chinese(chinese):
        text = chinese
    if text is None:
        text = _decoded(data, "cp1252")
    return text if text is not None else data.decode("latin-1")


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_chinese(text: str) -> bool:
    """Return whether what is not ASCII is Chinese in common use.

    Western letters read as GB 18030 come out as rare characters, each with a letter swallowed.
    """
    wide = len(re.findall(_WIDE, text))
    return len(re.findall(_CHINESE, text)) >= wide * _PAIRED and not _swallows(text)


def _swallows(text: str) -> bool:
    """Return whether most wide characters hold an ASCII letter as their second byte."""
    wide = "".join(re.findall(_WIDE, text))[:4000].encode("gb18030")
    low = sum(byte < 0x80 for byte in wide)
    return low * 4 > len(wide)


def _refusal(text: str, name: str) -> DeskError:
    return DeskError(text, fault=Fault.YOU, file=name)


_FOLDER = words("errors", "{file} is a folder. Choose the files in it that are to go along.")
_UNREADABLE = words("errors", "{file} cannot be read: {reason}.")
_LARGE = words(
    "errors",
    "{file} is too large: at most {limit} MB can go along. Attach the part that matters.",
)
_PDF = words(
    "errors",
    "{file} is a PDF, whose text cannot be read here. Copy the text that matters and paste it.",
)
_ARCHIVE = words(
    "errors",
    "{file} is a packed file or an office document, not plain text. Open it, then copy the text "
    "that matters and paste it.",
)
_BINARY = words(
    "errors", "{file} is not text, so a model cannot read it. Choose a file of text or code."
)
_EMPTY = words("errors", "{file} is empty, so there is nothing to attach.")
