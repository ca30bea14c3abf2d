"""What a person says of their network and of the list of hosts, in a terminal."""

from __future__ import annotations

import json
import ssl
import tomllib
from typing import Any

import pytest
import trustme

from tests.cli.conftest import Terminal
from tests.conftest import Canary
from tests.faults import wire
from tests.faults.server import FaultServer


def _settings(terminal: Terminal) -> dict[str, Any]:
    return tomllib.loads((terminal.data_dir / "settings.toml").read_text("utf-8"))


def test_a_server_with_a_certificate_of_ones_own_is_asked_after_its_ca_file_is_given(
    terminal: Terminal,
) -> None:
    authority = trustme.CA()
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(tls)
    pem = terminal.data_dir.parent / "mine.pem"
    authority.cert_pem.write_to_path(pem)
    with FaultServer(wire.said("It is 4."), tls=tls) as server:
        add = ("provider", "add", "mine", "--base-url", server.base_url)
        ask = ("ask", "Why?", "--model", "mine/m")
        terminal.run(*add)
        refused = terminal.run(*ask)
        missing = terminal.run(*add, "--ca-file", f"{pem}.gone")
        added = terminal.run(*add, "--ca-file", str(pem))
        answered = terminal.run(*ask)

    assert refused.code == 1
    assert "give mine its CA file" in refused.err
    assert missing.code == 2
    assert "no file of certificates" in missing.err
    assert added.code == 0
    assert answered.code == 0
    assert "It is 4." in answered.out
    assert _settings(terminal)["providers"]["mine"]["ca_file"] == str(pem)


def test_a_ca_file_that_is_gone_is_said_and_others_are_asked(
    terminal: Terminal, fault_server: FaultServer
) -> None:
    terminal.data_dir.mkdir(exist_ok=True)
    (terminal.data_dir / "settings.toml").write_text(
        f'[providers.host]\nbase_url = "{fault_server.base_url}"\n'
        '[providers.mine]\nbase_url = "https://127.0.0.1:9/v1"\nca_file = "/gone.pem"\n'
    )
    fault_server.answer = wire.said("It is 4.")

    other = terminal.run("ask", "Why?", "--model", "host/m")
    mine = terminal.run("ask", "Why?", "--model", "mine/m")

    assert other.code == 0
    assert "no file of certificates at /gone.pem" in other.err
    assert mine.code == 1
    assert "no file of certificates at /gone.pem" in mine.err


def test_a_host_of_ones_own_network_is_added_in_the_clear_only_on_demand(
    terminal: Terminal,
) -> None:
    add = ("provider", "add", "nas", "--base-url", "http://nas.local:8000")

    refused = terminal.run(*add)
    added = terminal.run(*add, "--plain-http")
    stranger = terminal.run(
        "provider", "add", "far", "--base-url", "http://api.deepseek.com", "--plain-http"
    )
    metadata = terminal.run(
        *("provider", "add", "m", "--base-url", "http://[::ffff:a9fe:a9fe]/", "--plain-http")
    )

    assert refused.code == 2
    assert "--plain-http" in refused.err
    assert added.code == 0
    assert _settings(terminal)["providers"]["nas"]["plain_http"] is True
    assert stranger.code == metadata.code == 2
    assert "Use https://" in stranger.err
    assert "never asked" in metadata.err


def test_a_hidden_provider_is_listed_on_demand_and_can_be_asked(
    canary: Canary, keyed_terminal: Terminal, fault_server: FaultServer
) -> None:
    fault_server.answer = wire.said("It is 4.")

    for name in ("host", "openrouter"):
        assert (keyed_terminal.run("provider", "hide", name)).code == 0
    listed = keyed_terminal.run("provider", "list")
    listed_json = keyed_terminal.run("provider", "list", "--json")
    everything = keyed_terminal.run("provider", "list", "--all")
    answered = keyed_terminal.run("ask", "Why?", "--model", "host/m")
    keyed_terminal.run("provider", "show", "host")
    again = keyed_terminal.run("provider", "list", "--json")

    names = [entry["name"] for entry in json.loads(listed_json.out)["providers"]]
    assert {"host", "openrouter"}.isdisjoint(names)
    assert "Hidden: host, openrouter." in listed.out
    assert "\nhost " in everything.out
    assert answered.code == 0
    assert "host" in [entry["name"] for entry in json.loads(again.out)["providers"]]


@pytest.mark.parametrize("name", ["demo", "nobody", "<b>"])
def test_what_cannot_be_hidden_is_refused(terminal: Terminal, name: str) -> None:
    ran = terminal.run("provider", "hide", name)

    assert ran.code == 2
    assert "could be hidden" in ran.err


def test_a_proxy_that_is_dead_is_told_and_this_machine_is_asked_without_it(
    canary: Canary, keyed_terminal: Terminal, fault_server: FaultServer
) -> None:
    fault_server.answer = wire.said("It is 4.")
    settings = keyed_terminal.data_dir / "settings.toml"
    text = settings.read_text("utf-8")
    settings.write_text(
        f'proxy = "custom"\nproxy_url = "http://127.0.0.1:9"\n{text}'
        '[providers.far]\nbase_url = "https://api.host.example/v1"\n'
    )

    far = keyed_terminal.run("ask", "Why?", "--model", "far/m", "--set", "seed=1")
    here = keyed_terminal.run("ask", "Why?", "--model", "host/m")

    assert far.code == 1
    assert "The proxy 127.0.0.1:9 does not answer as one" in far.err
    assert here.code == 0
