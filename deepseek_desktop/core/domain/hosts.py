"""Whose a host is: this machine's, one of the person's own network, or nobody's to be asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TypeAlias

Address: TypeAlias = IPv4Address | IPv6Address

_HOST_NAME = r"[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*\.?"
# What the system takes for an IPv4 address, however it is written: 127.1, 0x7f.1, 2130706433.
_ENDS_IN_NUMBER = r"(.*\.)?(\d+|0x[0-9a-f]*)\.?"

_THIS_MACHINE = {"localhost", "localhost.localdomain"}

# None of these can be in the public internet, so what goes there in the clear can be read by
# somebody in the same network, but by nobody on the way to a stranger. 100.64.0.0/10 is where
# private networks of machines (Tailscale and the like) have their addresses.
_OWN_NETWORKS = tuple(
    ip_network(network)
    for network in (
        *("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "100.64.0.0/10"),
        *("fc00::/7", "fe80::/10"),
    )
)
_OWN_ENDINGS = (".local", ".lan", ".home.arpa", ".internal")

# Where clouds hand out the keys of their machines to whoever asks from there.
_METADATA = {
    *map(ip_address, ("169.254.169.254", "169.254.170.2", "169.254.170.23", "168.63.129.16")),
    *map(ip_address, ("100.100.100.200", "192.0.0.192")),
    *map(ip_address, ("fd00:ec2::254", "fd00:ec2::23", "fd20:ce::254")),
}
_METADATA_NAMES = {"metadata", "metadata.google.internal", "instance-data"}

_NAT64 = ip_network("64:ff9b::/96")
_COMPATIBLE = ip_network("::/96")


def wire_name(host: str) -> str:
    """Return a host as it is looked up; raise `ValueError` where it could not be."""
    if ":" in host:
        if "%" in host:
            raise ValueError("a zone is no part of an address")
        return str(ip_address(host))
    name = host
    if not host.isascii() or "xn--" in host:
        # Only for these, because it is slow to import: both ways have rules of their own.
        wire = host.encode("idna")
        wire.decode("idna")
        name = wire.decode("ascii").lower()
    if not re.fullmatch(_HOST_NAME, name):
        raise ValueError("no name of a host")
    if re.fullmatch(_ENDS_IN_NUMBER, name) and str(IPv4Address(name)) != host:
        raise ValueError("a number, but not written as an address is")
    return name


def is_loopback(host: str) -> bool:
    """Whether `host` is this machine, by name or by address."""
    if host.rstrip(".").casefold() in _THIS_MACHINE:
        return True
    address = _address(host)
    return address is not None and address.is_loopback


def is_own_network(host: str) -> bool:
    """Whether `host` can only be in the person's own network: such an address, or such a name."""
    address = _address(host)
    if address is not None:
        return any(address in network for network in _OWN_NETWORKS)
    name = host.rstrip(".").casefold()
    return bool(name) and ("." not in name or name.endswith(_OWN_ENDINGS))


def is_metadata(host: str) -> bool:
    """Whether `host` is where a cloud tells its machines their secrets, in whatever form."""
    if host.rstrip(".").casefold() in _METADATA_NAMES:
        return True
    address = _address(host)
    return address is not None and any(form in _METADATA for form in _forms(address))


def is_nowhere(host: str) -> bool:
    """Whether `host` is an address that no single machine has, like 0.0.0.0."""
    address = _address(host)
    if address is None:
        return False
    is_broadcast = address.version == 4 and address.is_reserved
    return address.is_unspecified or address.is_multicast or is_broadcast


def _address(host: str) -> Address | None:
    """Return the address that `host` is; IPv4 in the clothes of IPv6 is IPv4."""
    try:
        address = ip_address(host)
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address


def _forms(address: Address) -> Iterator[Address]:
    """Yield an address, and the IPv4 address that a gateway would make of it."""
    yield address
    if isinstance(address, IPv6Address):
        if address in _NAT64 or address in _COMPATIBLE:
            yield IPv4Address(int(address) & 0xFFFFFFFF)
        if address.sixtofour:
            yield address.sixtofour
        if address.teredo:
            yield address.teredo[1]
