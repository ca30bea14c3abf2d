"""Says what is wrong with a host that we cannot agree on TLS with."""

from __future__ import annotations

import ssl

from deepseek_desktop.core.providers import failure_texts as texts
from deepseek_desktop.core.providers.trust import is_system_store_found

# OpenSSL's (x509_vfy.h), Windows' (winerror.h, as they come unsigned or signed) and macOS's
# (SecBase.h) numbers for the same things.
_EXPIRED = {9, 10, 0x800B0101, 0x800B0101 - 2**32, -67818, -67819}
_OTHER_HOST = {62, 64, 0x800B010F, 0x800B010F - 2**32, -67602}


def tls_text(error: ssl.SSLError, ca_file: str) -> str:
    """Return what is wrong with a certificate, by the number that the checker has for it."""
    if isinstance(error, ssl.SSLCertVerificationError):
        code = error.verify_code
        if code in _EXPIRED:
            return texts.TLS_EXPIRED
        if code in _OTHER_HOST:
            return texts.TLS_OTHER_HOST
        if ca_file:
            return texts.TLS_UNKNOWN_TO_FILE
        return texts.TLS_UNKNOWN if is_system_store_found() else texts.TLS_UNKNOWN_TO_US
    is_plain = error.reason in {"WRONG_VERSION_NUMBER", "RECORD_LAYER_FAILURE", "HTTP_REQUEST"}
    return texts.TLS_NONE if is_plain else texts.TLS
