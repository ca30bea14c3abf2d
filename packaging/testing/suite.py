"""What is proved in one suite of Debian; `proof.py` starts it in namespaces of its own."""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import monotonic

from building.places import NAME, WORK
from building.running import BuildError, run

from testing.clean_root import CleanRoot
from testing.screen import SOCKETS, screen, take_picture
from testing.steps import StepError, expect, step

_PROGRAM = f"/usr/lib/{NAME}"
_GONE_WITH_THE_NEXT = f"{_PROGRAM}/_internal/of-the-version-before"
_INSTALL = "apt-get -q install -y --no-install-recommends"
_PATIENCE_S = 60
_LOOK_AGAIN_S = 0.2
_NOT_FOUND = f"find {_PROGRAM} -name '*.so*' -type f -exec ldd {{}} + | grep 'not found' || true"
_TYPE = "application/vnd.deepseek-desktop.report+json"
# All that the archive for any Linux needs; every desktop has it.
_PORTABLE_NEEDS = "libegl1 libgl1 libdbus-1-3 libfontconfig1 libx11-xcb1"
_DESKTOP_PARTS = "dbus desktop-file-utils gnome-keyring libglib2.0-bin shared-mime-info"


def main() -> int:
    """Run all steps; return 0 when each ended as it has to."""
    parser = argparse.ArgumentParser()
    parser.add_argument("suite")
    parser.add_argument("outside")
    for name in ("previous", "package", "archive", "pictures"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    told = parser.parse_args()
    try:
        with step(f"a clean {told.suite}"):
            root = CleanRoot(told.suite, WORK / "root", WORK / "roots", told.outside)
            run(["mount", "--bind", SOCKETS, _made(root.path(SOCKETS))])
        _prove(root, told)
    except (BuildError, StepError, subprocess.TimeoutExpired) as error:
        sys.stdout.write(f"{error}\n")
        return 1
    return 0


def _prove(root: CleanRoot, told: argparse.Namespace) -> None:
    with step("apt brings what the package depends on"):
        root.run(f"apt-get -q update && {_INSTALL} {_DESKTOP_PARTS}")
        needs = run(["dpkg-deb", "--field", told.package, "Depends"]).strip()
        root.run(f"apt-get -q satisfy -y --no-install-recommends '{needs}'")
        before = root.listing()
    with step("apt installs the version before, and nothing else"):
        said = root.run(f"{_INSTALL} {root.bring(told.previous)}")
        expect("1 newly installed" in said, f"apt said:\n{said}")
        expect(root.path(_GONE_WITH_THE_NEXT).exists(), "What it brings is not there.")
    with step("someone uses it"):
        root.run(f"{NAME} render - --html page.html", as_user=True)
        first = _demo(root)
    with step("apt upgrades to this version") as found:
        root.run(f"{_INSTALL} {root.bring(told.package)}")
        found.append(root.run(f"{NAME} --version", as_user=True).strip())
        expect(not root.path(_GONE_WITH_THE_NEXT).exists(), "A file of the old version stayed.")
        expect(first in _conversations(root), "What was asked before the upgrade is gone.")
    with step("the command line loads no Qt"):
        look = f"LD_DEBUG=files {NAME} --version 2>&1 | grep libQt6 || true"
        loaded = root.run(look, as_user=True)
        expect(not loaded, f"Loaded:\n{loaded}")
    with step("every library finds what it needs"):
        lacking = root.run(_NOT_FOUND)
        expect(not lacking, f"Missing:\n{lacking}")
    with step("--selftest, without a screen"):
        sys.stdout.write(root.run(f"{NAME} --selftest", as_user=True))
    with step("no screen: one line, no abort"):
        _expect_one_line(root)
    with screen() as display, step("the demo comparison in a window, seen"):
        sys.stdout.write(root.run(f"{NAME} --selftest", as_user=True, DISPLAY=display))
        _use_window(root, display, told.pictures / f"{told.suite}.png")
    with screen() as display, step("a double-click on a report opens it in the window"):
        _open_report(root, first, display)
    with step("a key is kept in a real key store"):
        _use_key_store(root)
    with step("purged: nothing is left but what the user made"):
        root.run(f"apt-get -q purge -y {NAME}")
        left = root.listing() - before
        expect(not left, "Left behind:\n" + "\n".join(sorted(left)[:20]))
        expect((root.home / f".local/share/{NAME}/archive.db").exists(), "The archive is gone.")
    with step("the archive for any Linux, installed without root"):
        _use_archive(root, told.archive)


def _demo(root: CleanRoot) -> str:
    """Run the demo comparison without a window to be seen; return the conversation's id."""
    root.run(f"{NAME} demo --screenshot demo.png", as_user=True, QT_QPA_PLATFORM="offscreen")
    expect((root.home / "demo.png").stat().st_size > 10_000, "The picture is empty.")
    return _conversations(root)[0]


def _conversations(root: CleanRoot) -> list[str]:
    told = json.loads(root.run(f"{NAME} conversations --json", as_user=True))
    return [str(each["id"]) for each in told["conversations"]]


def _expect_one_line(root: CleanRoot) -> None:
    done = subprocess.run(
        root.command(NAME, as_user=True), capture_output=True, text=True, check=False
    )
    expect(done.returncode == 1, f"It ended with {done.returncode}.")
    expect(done.stderr.count("\n") == 1 and not done.stdout, f"It said:\n{done.stderr}")


def _use_window(root: CleanRoot, display: str, picture: Path) -> None:
    """Open the window with the demo, wait for the answers, look, and close it as a session does."""
    known = set(_conversations(root))
    window = subprocess.Popen(root.command(f"exec {NAME} demo", as_user=True, DISPLAY=display))
    try:
        _wait(lambda: bool(set(_conversations(root)) - known), window)
        new = (set(_conversations(root)) - known).pop()
        _wait(lambda: _is_answered(root, new), window)
        take_picture(display, picture)
    finally:
        window.terminate()
        code = window.wait(_PATIENCE_S)
    expect(code == 0, f"Asked to end, the window ended with {code}.")


def _open_report(root: CleanRoot, conversation: str, display: str) -> None:
    """Open a report the way file managers do: its type is looked up, then the program for that."""
    root.run(f"{NAME} report {conversation} --out seen.dsreport", as_user=True)
    root.run(f"{NAME} delete {conversation}", as_user=True)
    known = set(_conversations(root))
    root.run("gio open seen.dsreport >/dev/null 2>&1", as_user=True, DISPLAY=display)
    ends_s = monotonic() + _PATIENCE_S
    while not set(_conversations(root)) - known:
        expect(monotonic() < ends_s, "The report was not opened.")
    windows = [
        int(found.parent.name) for found in Path("/proc").glob("[0-9]*/exe") if _is_ours(found)
    ]
    expect(len(windows) == 1, f"There are {len(windows)} processes of the program, not one.")
    os.kill(windows[0], signal.SIGTERM)
    while _is_ours(Path(f"/proc/{windows[0]}/exe")):
        expect(monotonic() < ends_s, "The window does not end.")


def _is_ours(program: Path) -> bool:
    """Whether a process runs the installed program. Only processes of this proof can be seen."""
    try:
        return program.readlink().name == NAME
    except OSError:
        return False  # it has ended


def _use_key_store(root: CleanRoot) -> None:
    """Keep a key, and ask for it in another process of the same session."""
    unlock = "printf '\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null"
    keep = f"printf 'sk-{'0' * 32}\\n' | {NAME} provider key deepseek"
    told = root.run(
        f'dbus-run-session -- sh -c "{unlock}; {keep}; {NAME} provider key deepseek --where"',
        as_user=True,
    )
    expect("Secret Service" in told, f"It said:\n{told}")


def _is_answered(root: CleanRoot, conversation: str) -> bool:
    told = json.loads(root.run(f"{NAME} show {conversation} --json", as_user=True))
    replies = [reply for turn in told["turns"] for reply in turn["replies"]]
    return bool(replies) and all(reply["outcome"] == "complete" for reply in replies)


def _use_archive(root: CleanRoot, archive: Path) -> None:
    inside = root.bring(archive)
    root.run(f"{_INSTALL} xz-utils {_PORTABLE_NEEDS}")
    root.run(f"mkdir unpacked && tar -xf {inside} -C unpacked --strip-components=1", as_user=True)
    root.run("./unpacked/install.sh && ./unpacked/install.sh", as_user=True)
    root.run(f"~/.local/bin/{NAME} --selftest", as_user=True)
    entry = (root.home / f".local/share/applications/{NAME}.desktop").read_text("utf-8")
    start = next(line for line in entry.splitlines() if line.startswith("Exec="))
    root.run(f"{start.removeprefix('Exec=').removesuffix(' %f')} --version", as_user=True)
    root.run("./unpacked/install.sh --uninstall", as_user=True)
    left = root.run(f"find .local -name '*{NAME}*' -not -path '.local/share/{NAME}*'", as_user=True)
    expect(not left, f"Left behind:\n{left}")
    expect((root.home / f".local/share/{NAME}/archive.db").exists(), "The archive is gone.")


def _wait(is_so: Callable[[], bool], window: subprocess.Popen[bytes]) -> None:
    ends_s = monotonic() + _PATIENCE_S
    while not is_so():
        expect(window.returncode is None, f"The window ended with {window.returncode}.")
        expect(monotonic() < ends_s, "The demo comparison does not end.")
        with suppress(subprocess.TimeoutExpired):
            window.wait(_LOOK_AGAIN_S)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


if __name__ == "__main__":
    sys.exit(main())
