"""What a person says of their network and of the list of hosts, in a terminal."""

from __future__ import annotations

import json
import ssl
import tomllib
from typing import Any

import pytest
import trustme

from tests.conftest import Canary
from tests.end2end.conftest import Program
from tests.faults import wire
from tests.faults.server import FaultServer


def _settings(program: Program) -> dict[str, Any]:
    return tomllib.loads((program.data_dir / "settings.toml").read_text("utf-8"))


async def test_a_server_with_a_certificate_of_ones_own_is_asked_after_its_ca_file_is_given(
    program: Program,
) -> None:
    authority = trustme.CA()
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(tls)
    pem = program.data_dir.parent / "mine.pem"
    authority.cert_pem.write_to_path(pem)
    with FaultServer(wire.said("It is 4."), tls=tls) as server:
        add = ("provider", "add", "mine", "--base-url", server.base_url)
        ask = ("ask", "Why?", "--model", "mine/m")
        await program.run(*add)
        refused = await program.run(*ask)
        missing = await program.run(*add, "--ca-file", f"{pem}.gone")
        added = await program.run(*add, "--ca-file", str(pem))
        answered = await program.run(*ask)

    assert refused.code == 1
    assert "give mine its CA file" in refused.err
    assert missing.code == 2
    assert "no file of certificates" in missing.err
    assert added.code == 0
    assert answered.code == 0
    assert "It is 4." in answered.out
    assert _settings(program)["providers"]["mine"]["ca_file"] == str(pem)


async def test_a_ca_file_that_is_gone_is_said_and_others_are_asked(
    program: Program, fault_server: FaultServer
) -> None:
    program.data_dir.mkdir(exist_ok=True)
    (program.data_dir / "settings.toml").write_text(
        f'[providers.host]\nbase_url = "{fault_server.base_url}"\n'
        '[providers.mine]\nbase_url = "https://127.0.0.1:9/v1"\nca_file = "/gone.pem"\n'
    )
    fault_server.answer = wire.said("It is 4.")

    other = await program.run("ask", "Why?", "--model", "host/m")
    mine = await program.run("ask", "Why?", "--model", "mine/m")

    assert other.code == 0
    assert "no file of certificates at /gone.pem" in other.err
    assert mine.code == 1
    assert "no file of certificates at /gone.pem" in mine.err


async def test_a_host_of_ones_own_network_is_added_in_the_clear_only_on_demand(
    program: Program,
) -> None:
    add = ("provider", "add", "nas", "--base-url", "http://nas.local:8000")

    refused = await program.run(*add)
    added = await program.run(*add, "--plain-http")
    stranger = await program.run(
        "provider", "add", "far", "--base-url", "http://api.deepseek.com", "--plain-http"
    )
    metadata = await program.run(
        *("provider", "add", "m", "--base-url", "http://[::ffff:a9fe:a9fe]/", "--plain-http")
    )

    assert refused.code == 2
    assert "--plain-http" in refused.err
    assert added.code == 0
    assert _settings(program)["providers"]["nas"]["plain_http"] is True
    assert stranger.code == metadata.code == 2
    assert "Use https://" in stranger.err
    assert "never asked" in metadata.err


async def test_a_hidden_provider_is_listed_on_demand_and_can_be_asked(
    canary: Canary, knowing_program: Program, fault_server: FaultServer
) -> None:
    fault_server.answer = wire.said("It is 4.")

    for name in ("host", "openrouter"):
        assert (await knowing_program.run("provider", "hide", name)).code == 0
    listed = await knowing_program.run("provider", "list")
    listed_json = await knowing_program.run("provider", "list", "--json")
    everything = await knowing_program.run("provider", "list", "--all")
    answered = await knowing_program.run("ask", "Why?", "--model", "host/m")
    await knowing_program.run("provider", "show", "host")
    again = await knowing_program.run("provider", "list", "--json")

    names = [entry["name"] for entry in json.loads(listed_json.out)["providers"]]
    assert {"host", "openrouter"}.isdisjoint(names)
    assert "Hidden: host, openrouter." in listed.out
    assert "\nhost " in everything.out
    assert answered.code == 0
    assert "host" in [entry["name"] for entry in json.loads(again.out)["providers"]]


@pytest.mark.parametrize("name", ["demo", "nobody", "<b>"])
async def test_what_cannot_be_hidden_is_refused(program: Program, name: str) -> None:
    ran = await program.run("provider", "hide", name)

    assert ran.code == 2
    assert "could be hidden" in ran.err


async def test_a_proxy_that_is_dead_is_told_and_this_machine_is_asked_without_it(
    canary: Canary, knowing_program: Program, fault_server: FaultServer
) -> None:
    fault_server.answer = wire.said("It is 4.")
    settings = knowing_program.data_dir / "settings.toml"
    text = settings.read_text("utf-8")
    settings.write_text(
        f'proxy = "custom"\nproxy_url = "http://127.0.0.1:9"\n{text}'
        '[providers.far]\nbase_url = "https://api.host.example/v1"\n'
    )

    far = await knowing_program.run("ask", "Why?", "--model", "far/m", "--set", "seed=1")
    here = await knowing_program.run("ask", "Why?", "--model", "host/m")

    assert far.code == 1
    assert "The proxy 127.0.0.1:9 does not answer as one" in far.err
    assert here.code == 0
