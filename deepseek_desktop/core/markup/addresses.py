"""What an address really is: whether it may be a link, and what a person should see of it."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from urllib.parse import unquote

from msgspec import Struct

_LENGTH_LIMIT = 4096
_HOST_LIMIT = 253
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\xa0\\\u2028\u2029]")
_WEB = re.compile(r"(?P<scheme>https?)://(?P<authority>[^/?#]+)(?P<rest>.*)", re.I | re.S)
_MAIL = re.compile(r"mailto:(?P<to>[^?]*)", re.I)
_PORT = re.compile(r":(\d{0,5})\Z")
_NAMED = re.compile(
    r"(?P<sure>https?://(?:[^\s/@]*@)?|www\.)?(?P<host>(?:[\w-]+\.)+[^\W\d_]{2,})", re.I
)
_NUMBER_HOST = re.compile(r"(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+))*\.?", re.I)
_TOP_LEVEL = re.compile(
    "a[itu]|app|b[er]|biz|c[achnoz]|cloud|club|com?|de|dev|edu|e[su]|fi|fr|gov|hk|id|i[elnort]|info"
    "|int|jp|kr|me|mil|mx|net|n[louz]|online|org|page|p[lt]|r[ou]|s[eg]|shop|site|store|tech|top"
    "|t[rvw]|u[aks]|vip|xyz|za"
)
# Scripts that are written together in one name as a matter of course.
_TOGETHER = {"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC"}


class Target(Struct, frozen=True):
    """Where a link leads.

    `host` is what is asked, in ASCII; `shown_host` is how it may be written in other scripts. The
    other fields are reasons to look twice.
    """

    href: str
    scheme: str
    host: str
    shown_host: str
    port: int | None = None
    user: str = ""
    is_number: bool = False
    is_mixed: bool = False
    has_hidden_signs: bool = False
    named_host: str = ""

    @property
    def is_suspicious(self) -> bool:
        """Whether the link may be made to deceive."""
        tricks = self.is_mixed, self.has_hidden_signs, self.user != "", self.named_host != ""
        return any(tricks)


def safe_address(href: str) -> str | None:
    """Return an address that may be a link, None for any other: http, https or mailto only."""
    if not href or len(href) > _LENGTH_LIMIT or _UNSAFE.search(href):
        return None
    if (web := _WEB.match(href)) is not None:
        return href if _split(web["authority"])[1] else None
    mail = _MAIL.match(href)
    return href if mail is not None and mail["to"] else None


def target_of(href: str, label: str = "") -> Target | None:
    """Return where a link with this label leads; None if it is no address that we open."""
    if safe_address(href) is None:
        return None
    web = _WEB.match(href)
    if web is None:
        name = href.partition(":")[2].partition("?")[0].rpartition("@")[2]
        host = ascii_host(unquote(name))
        return Target(href, "mailto", host, shown_host(host), is_mixed=_is_mixed(host))
    user, name, port = _split(web["authority"])
    host = ascii_host(name)
    return Target(
        href,
        web["scheme"].lower(),
        host,
        shown_host(host),
        port,
        user,
        is_number=_is_number(host),
        is_mixed=_is_mixed(host),
        has_hidden_signs="%" in web["authority"] or not _is_host(host),
        named_host=_other_name(label, host),
    )


def ascii_host(name: str) -> str:
    """Return a host as it is asked for: small letters, ASCII; never raises."""
    name = unquote(name).strip().rstrip(".").lower()
    if name.isascii() or len(name) > _HOST_LIMIT:
        return name
    import idna  # noqa: PLC0415 its tables are large, and few hosts need them

    try:
        return idna.encode(name, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return ".".join(_punycode(label) for label in name.split("."))


def shown_host(host: str) -> str:
    """Return a host as people write it; as it is where that is not possible."""
    if "xn--" not in host or len(host) > _HOST_LIMIT:
        return host
    return ".".join(_decoded(label) for label in host.split("."))


def _punycode(label: str) -> str:
    if label.isascii():
        return label
    try:
        return "xn--" + label.encode("punycode").decode("ascii")
    except UnicodeError:
        return "?"


def _decoded(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    import idna  # noqa: PLC0415 its tables are large, and few hosts need them

    try:
        return idna.decode(label)
    except (idna.IDNAError, UnicodeError):
        return label


def _split(authority: str) -> tuple[str, str, int | None]:
    """Return user, host and port."""
    user, _, place = authority.rpartition("@")
    port: int | None = None
    if (found := _PORT.search(place)) is not None and (place.count(":") == 1 or "]" in place):
        port = int(found[1]) if found[1] else None
        place = place[: found.start()]
    return user, place.strip("[]") if place.startswith("[") else place, port


def _is_host(host: str) -> bool:
    if _is_number(host):
        return True
    return re.fullmatch(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*", host) is not None


def _is_number(host: str) -> bool:
    if _NUMBER_HOST.fullmatch(host):
        return True
    try:
        return ipaddress.ip_address(host.partition("%")[0]).version > 0
    except ValueError:
        return False


def _is_mixed(host: str) -> bool:
    """Return whether the letters of a host are from scripts that hardly go together."""
    scripts = {_script(letter) for letter in shown_host(host) if letter.isalpha()}
    return len(scripts - _TOGETHER) > 1


def _script(letter: str) -> str:
    if letter.isascii():
        return "LATIN"
    return unicodedata.name(letter, "UNKNOWN").split()[0]


def _other_name(label: str, host: str) -> str:
    """Return the host that a label names, if it is another one than the link leads to."""
    for found in _NAMED.finditer(label[:_LENGTH_LIMIT]):
        is_alone = found[0] == label.strip().rstrip("/")
        if not found["sure"] and not (is_alone and _is_top_level(found["host"])):
            continue
        named = ascii_host(found["host"]).removeprefix("www.")
        bare = host.removeprefix("www.")
        if bare != named and not bare.endswith(f".{named}"):
            return named
    return ""


def _is_top_level(host: str) -> bool:
    last = host.rpartition(".")[2].lower()
    return not last.isascii() or _TOP_LEVEL.fullmatch(last) is not None
