"""An X server without a screen, and pictures of what it shows."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from building.running import need, run

SOCKETS = Path("/tmp/.X11-unix")  # where every X server listens

_PICTURE = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication(["picture"])
sys.exit(not application.primaryScreen().grabWindow(0).save(sys.argv[1]))
"""


@contextmanager
def screen(size: str = "1280x800") -> Iterator[str]:
    """Run an X server; yield its display, such as `:5`."""
    SOCKETS.mkdir(mode=0o1777, exist_ok=True)
    told, tells = os.pipe()
    server = subprocess.Popen(
        [
            *(need("Xvfb", "xvfb"), "-displayfd", str(tells)),
            *("-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset"),
        ],
        pass_fds=[tells],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(tells)
    try:
        with os.fdopen(told) as said:
            yield f":{said.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def take_picture(display: str, file: Path) -> None:
    """Save what a display shows."""
    file.parent.mkdir(parents=True, exist_ok=True)
    here = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    run([sys.executable, "-c", _PICTURE, file], environment=here)
