"""Which kind of disk a folder is on: over a network, SQLite's side files are not safe."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")
_NETWORK = {
    "9p",
    "afs",
    "afpfs",
    "ceph",
    "cifs",
    "davfs",
    "fuse.davfs2",
    "fuse.glusterfs",
    "fuse.gvfsd-fuse",
    "fuse.rclone",
    "fuse.s3fs",
    "fuse.sshfs",
    "glusterfs",
    "ncpfs",
    "nfs",
    "nfs4",
    "smb3",
    "smbfs",
    "vboxsf",
}
_REMOTE_DRIVE = 4  # as Windows counts kinds of drives


def network_of(folder: Path) -> str:
    """Return which network a folder is reached over; empty: none, or the system does not tell."""
    if sys.platform == "win32":
        return _of_drive(folder)
    try:
        kind = _kind_of(folder.resolve(), _MOUNTS.read_text("utf-8", "replace"))
    except OSError:
        return ""
    return kind if kind in _NETWORK else ""


def _kind_of(folder: Path, mounts: str) -> str:
    """Return the kind of the file system that a folder is on; `mounts` is Linux's table of them."""
    kinds = _kinds_by_place(mounts)
    return next((kinds[place] for place in (folder, *folder.parents) if place in kinds), "")


@lru_cache(maxsize=1)
def _kinds_by_place(mounts: str) -> Mapping[Path, str]:
    kinds: dict[Path, str] = {}
    for line in mounts.splitlines():
        place, separator, rest = line.partition(" - ")
        if separator:
            # Of two at one place the later one hides the other.
            mounted = place.split(" ")[4].encode().decode("unicode_escape")
            kinds[Path(mounted)] = rest.split(" ")[0]
    return kinds


def _of_drive(folder: Path) -> str:
    import ctypes  # noqa: PLC0415 only Windows has what is asked here

    anchor = folder.resolve().anchor
    if anchor.startswith("\\\\"):
        return "SMB"
    asked = getattr(ctypes, "windll").kernel32.GetDriveTypeW(anchor)  # noqa: B009 not on others
    return "SMB" if asked == _REMOTE_DRIVE else ""
