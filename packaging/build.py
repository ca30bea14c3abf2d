"""Builds what people install: `packaging/build.py TARGET ...`; `--help` says what each needs."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from time import monotonic

from building import environment
from building.running import BuildError


@dataclass(frozen=True, slots=True)
class Target:
    """Something that can be built: the module that does it, what it needs, where it was tried."""

    module: str
    system: str
    about: str

    @property
    def is_for_here(self) -> bool:
        """Whether this system can build it."""
        return self.system in {"", sys.platform}

    def build(self) -> Path:
        """Build it; return where it is."""
        build: Callable[[], Path] = import_module(f"building.{self.module}").build
        return build()


TARGETS = {
    "wheel": Target("wheel", "", "for pip and uv. Tried on Debian 12."),
    "bundle": Target(
        "bundle", "", "the folder with the program, in build/packaging. Tried on Debian 12."
    ),
    "deb": Target(
        "deb",
        "linux",
        "for Debian 12 and newer and their relatives. Needs dpkg-dev, binutils and libpython3. "
        "Installed, run, upgraded and purged on Debian 12 and 13 by ./dev package-test.",
    ),
    "rpm": Target(
        "rpm",
        "linux",
        "for Fedora, openSUSE and their relatives. Needs rpm. Its files were unpacked and run on "
        "Debian; it was installed on none of its own systems.",
    ),
    "tar": Target(
        "tarball",
        "linux",
        "for any Linux with glibc 2.36 or newer, installed without root. Needs xz-utils. Installed "
        "and run on Debian 12 and 13.",
    ),
    "appimage": Target(
        "appimage",
        "linux",
        "one file. Needs squashfs-tools and, in APPIMAGE_RUNTIME, a runtime of type 2. Its image "
        "was unpacked and run; with a real runtime it was never started.",
    ),
    "windows": Target(
        "windows",
        "win32",
        "the installer for one user. Needs Windows and NSIS. The installer was compiled on Debian "
        "12 and tried under Wine with a payload that does nothing; never on Windows.",
    ),
    "macos": Target("macos", "darwin", "the disk image. Needs macOS 14 or newer. Never tried."),
    "sbom": Target(
        "sbom", "", "what is inside, as CycloneDX JSON; makes the bundle first. Tried on Debian 12."
    ),
    "sums": Target("checksums", "", "SHA256SUMS of all that is in dist."),
}
_MADE_LAST = ("sbom", "sums")


def main(argv: Sequence[str]) -> int:
    """Build what was asked for; return 0 when all of it was built."""
    arguments = _parser().parse_args(argv)
    names = _names(arguments.targets)
    try:
        if not environment.is_inside():
            return subprocess.call([environment.provided(), __file__, *argv])
        for name in names:
            _build(name, is_all="all" in arguments.targets)
    except BuildError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _build(name: str, *, is_all: bool) -> None:
    began_s = monotonic()
    try:
        made = TARGETS[name].build()
    except BuildError as error:
        if not is_all or name != "appimage":
            raise
        sys.stderr.write(f"Left out: {name}. {error}\n")
        return
    size = sum(f.lstat().st_size for f in [made, *made.rglob("*")] if f.is_file()) / 1e6
    sys.stdout.write(f"{name:<10}{size:7.1f} MB {monotonic() - began_s:6.1f} s  {made}\n")
    sys.stdout.flush()


def _names(targets: Sequence[str]) -> list[str]:
    wanted = list(dict.fromkeys(targets))
    if "all" in wanted:
        wanted = [name for name, target in TARGETS.items() if target.is_for_here]
    for name in wanted:
        if not TARGETS[name].is_for_here:
            raise SystemExit(f"{name} can only be built on {TARGETS[name].system}.")
    return sorted(
        wanted,
        key=lambda name: (name in _MADE_LAST, _MADE_LAST.index(name) if name in _MADE_LAST else 0),
    )


def _parser() -> argparse.ArgumentParser:
    lines = [f"  {name:<10}{target.about}" for name, target in TARGETS.items()]
    parser = argparse.ArgumentParser(
        prog="packaging/build.py",
        description="Builds what people install, into dist. The first time it makes a clean "
        "environment in build/packaging from packaging/bundle.lock.",
        epilog="\n".join(["targets:", *lines, "  all       all that can be built on this system."]),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("targets", nargs="+", metavar="TARGET", choices=[*TARGETS, "all"])
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
