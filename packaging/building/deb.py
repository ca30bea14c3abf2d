"""The package for Debian and its relatives."""

from __future__ import annotations

import re
from pathlib import Path

from building.bundle import SYSTEM, bundled
from building.libraries import elf_files
from building.places import DIST, NAME, ROOT, WORK, version
from building.running import need, run
from building.staging import (
    changes,
    email_date,
    emptied,
    filled,
    settle,
    sortable,
    stage_desktop,
    stage_program,
    write_gzip,
)

_LIBRARIES = re.compile(r"^shlibs:Depends=(.*)$", re.MULTILINE)


def build() -> Path:
    """Build the package and return where it is."""
    return packed(bundled(SYSTEM), DIST, version())


def packed(bundle: Path, out: Path, of_version: str, effort: int = 6) -> Path:
    """Pack a bundle as a package of a version, with `effort` from 0 to 9; return where it is."""
    need("dpkg-shlibdeps", "dpkg-dev")
    tree = emptied(WORK / "deb")
    usr = tree / "usr"
    stage_program(bundle, usr)
    stage_desktop(usr, of_version)
    _write_documents(usr / "share", of_version)
    size = sum(path.lstat().st_size for path in tree.rglob("*") if path.is_file())
    architecture = run(["dpkg", "--print-architecture"]).strip()
    control = tree / "DEBIAN/control"
    control.parent.mkdir()
    control.write_text(
        filled(
            "control.in",
            VERSION=sortable(of_version),
            ARCHITECTURE=architecture,
            SIZE=str(-(-size // 1024)),
            LIBRARIES=_depends(usr / "lib" / NAME),
        ),
        "utf-8",
    )
    sums = run(["sh", "-c", "find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum"], tree)
    (control.parent / "md5sums").write_text(sums, "utf-8")
    settle(tree)
    out.mkdir(parents=True, exist_ok=True)
    package = out / f"{NAME}_{of_version}_{architecture}.deb"
    # The number of threads decides how the compressor cuts its blocks, so it is the same anywhere.
    how = ("--root-owner-group", "--threads-max=2", "-Zxz", f"-z{effort}")
    run(["dpkg-deb", *how, "--build", tree, package])
    return package


def _depends(program: Path) -> str:
    """Return the packages whose libraries are used, found by their symbols."""
    folder = emptied(WORK / "shlibdeps")
    (folder / "debian").mkdir()
    (folder / "debian/control").write_text(
        f"Source: {NAME}\n\nPackage: {NAME}\nArchitecture: any\n", "ascii"
    )
    private = sorted({path.parent for path in program.rglob("*.so*")})
    files = [f"-e{path}" for path in elf_files(program)]
    told = run(["dpkg-shlibdeps", "-O", *(f"-l{each}" for each in private), *files], folder)
    found = _LIBRARIES.search(told)
    return found[1] if found else ""


def _write_documents(share: Path, of_version: str) -> None:
    documents = share / "doc" / NAME
    write_gzip(documents / "NEWS.md.gz", changes())
    write_gzip(
        documents / "changelog.gz",
        filled("changelog.in", VERSION=sortable(of_version), DATE=email_date()),
    )
    licence = (ROOT / "LICENSE").read_text("utf-8").partition("\n\n")[2].strip()
    text = "\n".join(f" {line}" if line.strip() else " ." for line in licence.splitlines())
    (documents / "copyright").write_text(filled("copyright", LICENCE=text), "utf-8")
    overrides = share / "lintian/overrides" / NAME
    overrides.parent.mkdir(parents=True)
    overrides.write_text(filled("lintian-overrides"), "utf-8")
