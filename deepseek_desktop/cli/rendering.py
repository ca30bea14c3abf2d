"""The command that shows a Markdown file as replies are shown, for a look or for a script."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from deepseek_desktop.core.domain.errors import DeskError, SettingError
from deepseek_desktop.core.domain.files import write_atomically
from deepseek_desktop.core.domain.words import words

_STANDARD = "-"
_LIMIT_BYTES = 8 * 1024 * 1024
_RENDERED = 0


def render(arguments: argparse.Namespace) -> int:
    """Read the file and save what it looks like; return the exit code."""
    source = _read(arguments.file)
    title = "" if arguments.file == _STANDARD else Path(arguments.file).stem
    if arguments.html is not None:
        _write_page(arguments.html, title, source)
    if arguments.png is not None:
        _write_picture(arguments.png, source, arguments)
    return _RENDERED


def _write_picture(out: Path, source: str, arguments: argparse.Namespace) -> None:
    from deepseek_desktop.core.settings.choices import Theme  # noqa: PLC0415 only pictures need it
    from deepseek_desktop.ui.text_picture import save_picture  # noqa: PLC0415 Qt is only for this

    theme = Theme(arguments.theme)
    if not save_picture(source, out, width=arguments.width, theme=theme):
        raise DeskError(_UNSAVED, path=str(out))


def _write_page(out: str, title: str, source: str) -> None:
    from deepseek_desktop.core.markup.html import page  # noqa: PLC0415 the parser is only for this

    made = page(title, source)
    if out == _STANDARD:
        _print(made)
        return
    try:
        write_atomically(Path(out), made)
    except (OSError, ValueError) as error:
        raise DeskError(_UNWRITABLE, file=out, reason=_reason(error)) from error


def _print(text: str) -> None:
    """Print as UTF-8, which the page says it is in, whatever the terminal knows."""
    try:
        sys.stdout.buffer.write(text.encode("utf-8", errors="replace"))
        sys.stdout.buffer.flush()
    except OSError as error:
        raise DeskError(_UNWRITABLE, file=_STANDARD, reason=_reason(error)) from error


def _read(name: str) -> str:
    """Return the text of a file; raise `SettingError` for what is none."""
    try:
        if name == _STANDARD:
            data = sys.stdin.buffer.read(_LIMIT_BYTES + 1)
        else:
            with Path(name).open("rb") as file:
                data = file.read(_LIMIT_BYTES + 1)
    except (OSError, ValueError) as error:
        raise SettingError(_UNREADABLE, file=name, reason=_reason(error)) from error
    if len(data) > _LIMIT_BYTES:
        raise SettingError(_TOO_LARGE, file=name, limit=str(_LIMIT_BYTES // 1024 // 1024))
    if b"\0" in data:
        raise SettingError(_NO_TEXT, file=name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingError(_NOT_UTF8, file=name, position=str(error.start)) from error


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


_UNREADABLE = words("errors", "{file} cannot be read: {reason}.")
_TOO_LARGE = words("errors", "{file} is too large to be shown: the limit is {limit} MB.")
_NO_TEXT = words("errors", "{file} is not text: it holds zero bytes.")
_NOT_UTF8 = words(
    "errors", "{file} is not in UTF-8: byte {position} does not fit. Save it as UTF-8 first."
)
_UNSAVED = words("errors", "The picture could not be saved as {path}.")
_UNWRITABLE = words("errors", "{file} cannot be written: {reason}.")
