from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from building import checksums, sbom
from building.locked import STAMP, made_from

_ROOT = Path(__file__).parents[2]


def _checked(folder: Path) -> int:
    command = ["sha256sum", "--strict", "-c", "SHA256SUMS"]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode


def test_the_sums_are_what_sha256sum_checks(tmp_path: Path) -> None:
    (tmp_path / "a.deb").write_bytes(b"a")
    (tmp_path / "ü b.exe").write_bytes(b"b" * 100_000)
    (tmp_path / "folder").mkdir()

    checksums.write_sums(tmp_path)
    sums = checksums.write_sums(tmp_path)  # a second time: the list is not summed itself

    assert sums.read_text("utf-8").splitlines()[0] == (
        "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  a.deb"
    )
    if shutil.which("sha256sum"):
        assert _checked(tmp_path) == 0
        (tmp_path / "a.deb").write_bytes(b"other")
        assert _checked(tmp_path) == 1


def test_the_lock_of_the_tools_names_no_host() -> None:
    lock = (_ROOT / "packaging/tools.lock").read_text("utf-8")

    assert not re.search("://|--index-url|--find-links", lock)
    assert lock.count("--hash=") > 30
    assert "cyclonedx-bom==" in lock


def _component(name: str, **more: Any) -> dict[str, Any]:
    return {"type": "library", "bom-ref": f"{name}==1", "name": name, "version": "1", **more}


def _tools_that_say(bill: dict[str, Any], folder: Path) -> Path:
    """Return a folder of tools whose Python gives this bill, and keeps what it has to check."""
    (folder / "bin").mkdir(parents=True)
    (folder / STAMP).write_text(made_from(sbom.LOCK, sys.executable), "utf-8")
    (folder / "bill.json").write_text(json.dumps(bill), "utf-8")
    python = folder / "bin/python"
    program = 'if [ "$1" = -m ]; then cat "${0%/*}/../bill.json"; else cp "$3" "$0.checked"; fi'
    python.write_text(f"#!/bin/sh\n{program}\n", "utf-8")
    python.chmod(0o755)
    return folder


@pytest.mark.skipif(os.name == "nt", reason="a script stands for the tool")
def test_the_parts_are_those_that_run_and_no_place_is_named(tmp_path: Path) -> None:
    registry = "https://py" + "pi.org/project/httpx"
    bill = {
        "bomFormat": "CycloneDX",
        "components": [
            _component(
                "httpx",
                externalReferences=[
                    {"type": "website", "url": registry, "comment": "from its metadata"},
                    {"type": "vcs", "url": "https://example.org/httpx", "comment": "likewise"},
                    {"type": "distribution", "url": "file:///somewhere/httpx.whl"},
                ],
            ),
            *map(_component, ("h11", "httpcore", "PySide6_Essentials", "shiboken6", "pytest")),
        ],
        "dependencies": [],
        "metadata": {"component": {"bom-ref": "root"}, "tools": {"components": []}},
    }
    tools = _tools_that_say(bill, tmp_path / "tools")
    copied = [sbom.Part("libssl3", "3.0.17", "Apache-2.0"), sbom.Part("libffi8", "3.4.4", "MIT")]

    out = sbom.write_sbom(
        Path(sys.executable), tmp_path / "sbom.json", copied * 2, of_version="0.1.0", tools=tools
    )

    text = out.read_text("utf-8")
    made = json.loads(text)
    names = [part["name"] for part in made["components"]]
    assert names[:5] == ["httpx", "h11", "httpcore", "PySide6_Essentials", "shiboken6"]
    katex = ["KaTeX"] if (_ROOT / "resources/katex/katex.min.js").is_file() else []
    assert names[5:] == ["Python", "Qt", *katex, "libffi8", "libssl3"]
    assert re.findall('[a-z]+://[^"]*', text) == ["https://example.org/httpx"]
    needs = {entry["ref"]: entry["dependsOn"] for entry in made["dependencies"]}
    assert "h11==1" in needs["httpcore==1"]
    assert "h11==1" not in needs["root"]
    assert {"httpx==1", "libssl3@3.0.17"} <= set(needs["root"])
    assert made["metadata"]["component"]["version"] == "0.1.0"
    assert (tools / "bin/python.checked").read_text("utf-8") == text


def test_the_system_libraries_of_a_bundle_are_read_from_its_notices() -> None:
    rule = "=" * 78
    notices = f"""Python 3.11.2

PSF LICENSE
{rule}
libffi8 3.4.4-1 (Debian)

Format: one that machines read
License: Expat
Files: *
License: GPL-2+
{rule}
zlib1g 1:1.2.13-1 (Debian)

in its own words
"""

    assert [*sbom.system_parts(notices)] == [
        sbom.Part("libffi8", "3.4.4-1", "Expat; GPL-2+"),
        sbom.Part("zlib1g", "1:1.2.13-1", "see the notices"),
    ]
