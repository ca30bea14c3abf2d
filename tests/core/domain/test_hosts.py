"""Whose a host is, however it is written (S5), and what may go there in the clear (C11)."""

from __future__ import annotations

import pytest

from deepseek_desktop.core.domain.address import read_base_url, wants_plain_http
from deepseek_desktop.core.domain.errors import SettingError

_HERE = (
    *("localhost", "LOCALHOST", "localhost.", "localhost.localdomain"),
    *("127.0.0.1", "127.8.9.10", "127.255.255.254"),
    *("[::1]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0::FFFF:7F00:0001]"),
)
_MINE = (
    *("10.0.0.1", "10.255.255.254", "172.16.0.1", "172.31.255.254", "192.168.1.20"),
    *("169.254.1.1", "100.64.0.1", "100.127.255.254"),
    *("[fd12:3456::1]", "[fc00::1]", "[fe80::1]", "[::ffff:192.168.1.20]", "[::ffff:a00:1]"),
    *("nas", "NAS", "nas.", "gpu-box.local", "gpu.lab.local", "gpu.local.", "router.lan"),
    *("ollama.home.arpa", "models.internal"),
)
_STRANGERS = (
    *("api.deepseek.com", "8.8.8.8", "172.32.0.1", "172.15.255.254", "192.169.1.1"),
    *("100.128.0.1", "100.63.255.254", "11.0.0.1", "[2001:db8::1]", "[::ffff:8.8.8.8]"),
    *("[64:ff9b::808:808]", "[2002:c0a8:114::1]", "nas.local.example", "lan.example"),
    *("127.0.0.1.example", "localhost.example", "192.168.1.20.example", "xn--bcher-kva.example"),
)
_NEVER = (
    *("169.254.169.254", "[::ffff:169.254.169.254]", "[::ffff:a9fe:a9fe]", "[::a9fe:a9fe]"),
    *("[64:ff9b::a9fe:a9fe]", "[64:ff9b::169.254.169.254]", "[2002:a9fe:a9fe::]"),
    *("[fd00:ec2::254]", "[2002:a9fe:a9fe::1]", "[fd20:ce::254]"),
    *("[2001:0:4136:e378:8000:63bf:5601:5601]",),
    *("169.254.170.2", "100.100.100.200", "192.0.0.192", "168.63.129.16", "[fd00:ec2::23]"),
    *("metadata.google.internal", "metadata.google.internal.", "METADATA.google.internal"),
    *("metadata", "instance-data"),
    *("0.0.0.0", "[::]", "[::ffff:0.0.0.0]", "255.255.255.255", "224.0.0.1", "[ff02::1]"),
)
_NO_HOSTS = (
    *("2130706433", "2852039166", "127.1", "127.0.1", "0", "10.1", "169.254.43518"),
    *("017700000001", "0177.0.0.1", "0251.0376.0251.0376", "127.0.0.01", "192.168.001.020"),
    *("0x7f000001", "0x7f.0.0.1", "0xa9fea9fe", "0xa9.0xfe.0xa9.0xfe", "0x7f.1", "0x"),
    *("127.0.0.1.", "169.254.169.254.", "256.1.1.1", "1.2.3.4.5", "host.1", "host.0x1"),
    *("[fe80::1%eth0]", "[fe80::1%25eth0]", "[::ffff:127.0.0.1.]", "[127.0.0.1]"),
    *("１２７.0.0.1", "①②⑦.0.0.1", "127。0。0。1", "１６９.254.169.254", "%31%32%37.0.0.1"),
)


@pytest.mark.parametrize("host", _HERE)
def test_this_machine_may_be_asked_in_the_clear(host: str) -> None:
    assert read_base_url(f"http://{host}:8000/v1").startswith("http://")
    assert not wants_plain_http(f"http://{host}:8000/v1")


@pytest.mark.parametrize("host", _MINE)
def test_a_host_of_ones_own_network_is_asked_in_the_clear_only_if_that_was_allowed(
    host: str,
) -> None:
    url = f"http://{host}:8000/v1"

    with pytest.raises(SettingError, match="say that this host is yours"):
        read_base_url(url)
    assert wants_plain_http(url)
    assert read_base_url(url, plain_http=True).startswith("http://")
    assert read_base_url(f"https://{host}:8000/v1").startswith("https://")
    assert not wants_plain_http(f"https://{host}:8000/v1")


@pytest.mark.parametrize("host", _STRANGERS)
@pytest.mark.parametrize("plain_http", [False, True])
def test_a_stranger_is_never_asked_in_the_clear(host: str, plain_http: bool) -> None:
    with pytest.raises(SettingError, match="Use https://"):
        read_base_url(f"http://{host}/v1", plain_http=plain_http)
    assert not wants_plain_http(f"http://{host}/v1")
    assert read_base_url(f"https://{host}/v1")


@pytest.mark.parametrize("host", _NEVER)
@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("plain_http", [False, True])
def test_where_clouds_keep_secrets_and_where_nobody_is_nobody_is_asked(
    host: str, scheme: str, plain_http: bool
) -> None:
    with pytest.raises(SettingError, match=r"never asked|address of no machine") as caught:
        read_base_url(f"{scheme}://{host}/latest", plain_http=plain_http)

    assert len(str(caught.value)) <= 300
    assert not wants_plain_http(f"{scheme}://{host}/latest") or "no machine" in str(caught.value)


@pytest.mark.parametrize("host", _NO_HOSTS)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_an_address_in_disguise_is_no_host(host: str, scheme: str) -> None:
    with pytest.raises(SettingError, match="not a usable base URL"):
        read_base_url(f"{scheme}://{host}/v1", plain_http=True)
    assert not wants_plain_http(f"{scheme}://{host}/v1")


def test_the_table_has_its_forty_forms() -> None:
    assert len({*_HERE, *_NEVER, *_NO_HOSTS}) >= 40
