"""A file of certificates to trust besides the system's own, as a company or a home server has."""

from __future__ import annotations

from pathlib import Path

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.typed import printable
from deepseek_desktop.core.domain.words import words

_LENGTH_LIMIT = 1000
_SHOWN_LENGTH = 120
_LIMIT_BYTES = 8 * 1024 * 1024  # what ships with whole systems stays far below


def checked_ca_file(typed: str) -> str:
    """Return the whole path of a usable file, empty for none; raise `SettingError`."""
    text = typed.strip()
    if not text:
        return ""
    if len(text) > _LENGTH_LIMIT or not text.isprintable():
        raise SettingError(_MISSING, path=_shown(text))
    try:
        path = str(Path(text).expanduser().absolute())
    except RuntimeError as error:  # the home of nobody
        raise SettingError(_MISSING, path=_shown(text)) from error
    check_ca_file(path)
    return path


def check_ca_file(path: str) -> None:
    """Raise `SettingError` unless there is a file that can be read and holds a certificate."""
    import ssl  # noqa: PLC0415 hardly anybody has such a file, and start-up shall not wait for it

    file = Path(path)
    try:
        if not file.is_absolute() or not file.is_file():
            raise SettingError(_MISSING, path=_shown(path))
        if file.stat().st_size > _LIMIT_BYTES:
            raise SettingError(_NO_CERTIFICATE, path=_shown(path))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.load_verify_locations(cafile=path)
    except ssl.SSLError as error:
        raise SettingError(_NO_CERTIFICATE, path=_shown(path)) from error
    except (OSError, ValueError) as error:
        raise SettingError(_UNREADABLE, path=_shown(path)) from error
    if not context.cert_store_stats()["x509"]:
        raise SettingError(_NO_CERTIFICATE, path=_shown(path))


def _shown(path: str) -> str:
    visible = printable(path)
    return visible if len(visible) <= _SHOWN_LENGTH else f"…{visible[-_SHOWN_LENGTH:]}"


_MISSING = words(
    "errors",
    "There is no file of certificates at {path}. Give the whole path of a CA file, or leave it "
    "empty.",
)
_UNREADABLE = words(
    "errors",
    "The file of certificates {path} cannot be read. Make it readable for you, or choose another.",
)
_NO_CERTIFICATE = words(
    "errors",
    "The file {path} holds no certificate that can be read. A CA file in PEM form begins with "
    "-----BEGIN CERTIFICATE-----.",
)
