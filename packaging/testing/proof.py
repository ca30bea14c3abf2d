"""All that is proved of the packages; `packaging/package_test.py` starts it.

Everything is built anew, the package for Debian twice and from two folders; then it is installed,
used, upgraded and removed in a clean Debian that exists in memory only, in namespaces of its own.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from building import appimage, environment, rpm, tarball
from building.bundle import SYSTEM, bundled
from building.checksums import sha256
from building.deb import build as build_deb
from building.deb import packed
from building.places import NAME, PACKAGING, ROOT, WORK, epoch
from building.running import BuildError, need, run
from building.staging import APP_ID, emptied
from building.wheel import build as build_wheel

from testing.clean_root import mount_namespace
from testing.steps import StepError, expect, skip, step

_SUITES = ("bookworm", "trixie")
_VERSION_BEFORE = "0.0.1"
_PICTURES = ROOT / "build/package-test"


def main() -> int:
    """Prove all of it; return 0 when nothing failed. What had to be left out is said."""
    parser = argparse.ArgumentParser(prog="./dev package-test", description=__doc__)
    parser.add_argument("--suite", action="append", choices=_SUITES, help="only this one")
    suites = parser.parse_args().suite or _SUITES
    try:
        return _prove(suites)
    except (BuildError, StepError) as error:
        sys.stdout.write(f"{error}\n")
        return 1


def _prove(suites: tuple[str, ...] | list[str]) -> int:
    with step("the package for Debian is built") as found:
        package = build_deb()
        found.append(f"{package.stat().st_size / 1e6:.1f} MB")
    with step("the same, from another folder, is equal to the last bit") as found:
        found.append(_built_elsewhere(package))
    with step("what it says about itself is accepted"):
        _look_over(package)
    with step("the archive for any Linux is built"):
        archive = tarball.build()
    _prove_rpm()
    _prove_wheel()
    _prove_appimage()
    with step("a version before is built"):
        before = shutil.copytree(bundled(SYSTEM), emptied(WORK / "before") / NAME, symlinks=True)
        (before / "_internal/of-the-version-before").write_text("gone with the next\n", "ascii")
        previous = packed(before, WORK / "before", _VERSION_BEFORE, effort=0)
    if (reason := why_no_root()) is not None:
        for suite in suites:
            skip(f"installing in a clean {suite}", reason)
        sys.stdout.write("Nothing was installed: what is above was built, not proved.\n")
        return 0
    files = ("--previous", previous, "--package", package, "--archive", archive)
    return max(_prove_suite(suite, *map(str, files)) for suite in suites)


def _prove_suite(suite: str, *files: str) -> int:
    """Run the steps for a suite where its mounts, and all that runs in it, end with it."""
    alone = ("unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc")
    inside = (sys.executable, "-m", "testing.suite")
    sys.stdout.write(f"\n{suite}\n")
    sys.stdout.flush()
    return subprocess.call(
        [*alone, *inside, suite, mount_namespace(), *files, "--pictures", str(_PICTURES)],
        cwd=PACKAGING,
    )


def why_no_root() -> str | None:
    """Return in words why no clean system can be made here; None when one can."""
    if os.geteuid() != 0:
        return "it needs root"
    lacking = [name for name in ("debootstrap", "Xvfb", "unshare") if shutil.which(name) is None]
    if lacking:
        return f"{' and '.join(lacking)} is not here"
    tried = subprocess.run(
        ["unshare", "--mount", "--pid", "--fork", "mount", "-t", "tmpfs", "none", "/mnt"],
        capture_output=True,
        check=False,
    )
    return "this system allows no namespaces of mounts" if tried.returncode else None


def _built_elsewhere(package: Path) -> str:
    """Build the package from a copy of the checkout in another folder; return its checksum."""
    twin = emptied(WORK / "twin/another folder")
    listed = run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], ROOT)
    katex = [str(path.relative_to(ROOT)) for path in (ROOT / "resources/katex").iterdir()]
    for name in [*filter(None, listed.split("\0")), *katex]:
        if (ROOT / name).is_file():
            (twin / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, twin / name)
    when = {"SOURCE_DATE_EPOCH": str(epoch())}
    run([sys.executable, twin / "packaging/build.py", "deb"], twin, when)
    first, second = sha256(package), sha256(twin / "dist" / package.name)
    expect(first == second, f"{first} here, {second} from another folder")
    return first


def _look_over(package: Path) -> None:
    share = WORK / "deb/usr/share"
    run([need("desktop-file-validate", "desktop-file-utils"), *share.glob("applications/*")])
    about = share / "metainfo" / f"{APP_ID}.metainfo.xml"
    run([need("appstreamcli", "appstream"), "validate", "--no-net", about])
    said = run([need("lintian", "lintian"), "--fail-on", "none", "--allow-root", package])
    wrong = [line for line in said.splitlines() if line.startswith(("E:", "W:"))]
    expect(not wrong, "\n".join(["lintian says:", *wrong]))


def _prove_rpm() -> None:
    if shutil.which("rpmbuild") is None or shutil.which("cpio") is None:
        skip("the .rpm", "rpmbuild or cpio is not here (Debian: rpm, cpio)")
        return
    with step("the .rpm is built, unpacked and run") as found:
        package = rpm.build()
        inside = emptied(WORK / "rpm/unpacked")
        run(["sh", "-c", f"rpm2cpio '{package}' | cpio -idm --quiet"], inside)
        run([inside / "usr/bin" / NAME, "--selftest"], environment={"DISPLAY": ""})
        needed = run(["rpm", "-qp", "--requires", package])
        expect("libGL.so.1()(64bit)" in needed, f"It asks for too little:\n{needed}")
        found.append(f"{package.stat().st_size / 1e6:.1f} MB; installed nowhere")


def _prove_wheel() -> None:
    with step("the wheel is built, installed with pip, and run"):
        wheel = build_wheel()
        folder = emptied(WORK / "with-pip")
        run([environment.base(), "-m", "venv", folder])
        run([folder / "bin/python", "-m", "pip", "install", "-q", wheel])
        run([folder / "bin" / NAME, "--selftest"], environment={"DISPLAY": ""})
    if shutil.which("uv") is None:
        skip("uv tool install", "uv is not here")
        return
    with step("uv tool install . from the checkout, and run"):
        folder = emptied(WORK / "with-uv")
        own = {"UV_TOOL_DIR": str(folder / "tools"), "UV_TOOL_BIN_DIR": str(folder / "bin")}
        run(
            ["uv", "tool", "install", "--quiet", "--python", environment.base(), ROOT],
            environment=own,
        )
        run([folder / "bin" / NAME, "--selftest"], environment={"DISPLAY": ""})


def _prove_appimage() -> None:
    """Prove the image, behind a runtime that is none; a real one is not at hand."""
    if shutil.which("mksquashfs") is None:
        skip("the AppImage", "mksquashfs is not here (Debian: squashfs-tools)")
        return
    with step("the image of the AppImage is built, unpacked and run") as found:
        folder = emptied(WORK / "appimage-proof")
        runtime = folder / "runtime"
        runtime.write_bytes(b"\x7fELF\2\1\1\0AI\2".ljust(4096, b"\0"))
        made = appimage.built(runtime, folder)
        run(["unsquashfs", "-q", "-n", "-o", "4096", "-d", folder / "AppDir", made])
        run([folder / "AppDir/AppRun", "--selftest"], environment={"DISPLAY": ""})
        found.append("never started as one file")


if __name__ == "__main__":
    sys.exit(main())
