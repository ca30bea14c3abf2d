"""Nothing that a model writes has a file read, a host asked or a program started."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

_ROOT = Path(__file__).parents[3]
_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Bait:
    """A picture that a text asks for, by path and from a host that waits for it."""

    picture: Path
    host: socket.socket

    @property
    def port(self) -> int:
        """The port of the host."""
        return int(self.host.getsockname()[1])

    @property
    def was_asked(self) -> bool:
        """Whether anybody connected to the host."""
        try:
            self.host.accept()[0].close()
        except BlockingIOError:
            return False
        return True

    @property
    def markdown(self) -> str:
        """A text that asks for the picture in each way there is."""
        path, name, site = self.picture, self.picture.name, f"127.0.0.1:{self.port}"
        addresses = [
            f"http://{site}/{name}",
            f"ftp://{site}/{name}",
            path.as_uri(),
            f"file://{site}/{name}",
            f"//{site}/{name}",
            f"\\\\{site}\\{name}",
            f"qrc:/{name}",
            f"data:text/html,<img src={path.as_uri()}>",
            f"javascript:open('{path}')",
            f"smb://{site}/{name}",
            str(path),
            name,
            f"./{name}",
            f"../{path.parent.name}/{name}",
        ]
        return "\n\n".join([*map(_asking_for, addresses), _HTML.format(path=path, site=site)])


def _asking_for(address: str) -> str:
    label = f"l{abs(hash(address))}"
    return f"""![picture]({address} "title") [link]({address} "{address}") <{address}>

[![picture in a link]({address})]({address}) ![by label][{label}] note[^{label}]

- ![in a list]({address})

> ![in a quote](<{address}>)

| ![in a table]({address}) |
|---|
| [cell]({address}) |

# ![in a heading]({address})

$\\includegraphics{{{address}}}$ $\\href{{{address}}}{{x}}$ $\\url{{{address}}}$

$$\\input{{{address}}} \\openin5={address} \\htmlStyle{{background:url({address})}}{{x}}$$

```{address}
code
```

```html
<img src="{address}">
```

[{label}]: {address}
[^{label}]: ![in a footnote]({address})"""


_HTML = """<img src="{path}"> <script src="http://{site}/x.js"></script>
<table background="file://{path}"><tr><td>x</td></tr></table>

<body background="{path}"><link rel="stylesheet" href="file://{path}">

<style>@import url("file://{path}"); p {{ background: url({path}) }}</style>

<p style="background-image: url(file://{path})"><iframe src="{path}"></iframe>

<svg onload="fetch('http://{site}')"><image href="{path}"/></svg> <object data="{path}"></object>

<meta http-equiv="refresh" content="0;url=http://{site}/"><base href="file://{path}">"""


@pytest.fixture
def bait(tmp_path: Path) -> Iterator[Bait]:
    picture = tmp_path / f"canary-{secrets.token_hex(8)}.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    with socket.create_server(("127.0.0.1", 0)) as host:
        host.settimeout(0)
        yield Bait(picture, host)


def _shown(bait: Bait, *before: str, control: str = "") -> dict[str, list[Any]]:
    """Show the text of the bait in a process of its own, beside the picture."""
    program = [*before, sys.executable, "-m", "tests.ui.transcript.showing_hostile"]
    asked = {"markdown": bait.markdown, "control": control}
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(_ROOT)}
    environment.pop("DBUS_SESSION_BUS_ADDRESS", None)
    done = subprocess.run(
        program,
        input=json.dumps(asked),
        cwd=bait.picture.parent,
        env=environment,
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, list[Any]] = json.loads(done.stdout.splitlines()[-1])
    return told


def _are_our_own(events: list[str]) -> bool:
    """Return whether files were opened only to import what is installed here."""
    ours = (str(_ROOT), sys.prefix, sys.base_prefix)
    return all(
        event.startswith(("open ('", "os.listdir ('")) and event.split("'", 1)[1].startswith(ours)
        for event in events
    )


def test_no_picture_link_or_markup_is_fetched_opened_or_run(bait: Bait) -> None:
    happened = _shown(bait)

    assert happened["leaves"][0] > 100
    assert len(happened["documents"]) > 100
    assert happened["wanted"] == []
    assert happened["opened"] == []
    assert _are_our_own(happened["events"]), happened["events"]
    assert bait.picture.name not in "".join(happened["events"])
    assert not bait.was_asked


def test_what_qt_itself_would_open_is_noticed(bait: Bait) -> None:
    happened = _shown(bait, control=f"<img src='{bait.picture.as_uri()}'>")

    assert happened["wanted"] == [bait.picture.as_uri()]
    assert happened["opened"] == ["http://control.example"]


def test_no_call_of_the_system_names_the_file_or_connects(bait: Bait) -> None:
    assert bait.picture.name not in _calls(bait)
    assert not bait.was_asked


def test_calls_of_the_system_that_name_the_file_are_noticed(bait: Bait) -> None:
    assert bait.picture.name in _calls(bait, control=f"<img src='{bait.picture.as_uri()}'>")


def _calls(bait: Bait, control: str = "") -> str:
    """Return all calls about files and nets that showing the text takes."""
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed: what Qt opens by itself cannot be watched")
    told = bait.picture.parent / "calls"
    options = ["-f", "-qq", "-e", "trace=file,network", "-s", "9999", "-o", str(told)]
    check = subprocess.run([strace, *options, "true"], capture_output=True, check=False)
    if check.returncode:
        pytest.skip("strace may not watch a process here")
    _shown(bait, strace, *options, control=control)
    calls = told.read_text("utf-8", "replace")
    assert "katex" in calls  # it was watched at all
    connected = [line for line in calls.splitlines() if " connect(" in line]
    assert connected == []
    return calls
