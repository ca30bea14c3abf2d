"""Loads Qt without what its bindings seldom need, and lets Python import as before."""

from __future__ import annotations

import builtins
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module, machinery
from importlib.machinery import ModuleSpec
from importlib.util import module_from_spec
from types import ModuleType
from typing import Any

from typing_extensions import override

# What writes stubs and tells in a TypeError what could have been passed. What else there is of it
# is small, or is looked for by C code that takes it as it stands.
_SELDOM = {
    f"shibokensupport.signature.{name}"
    for name in ("layout", "parser", "lib.enum_sig", "lib.pyi_generator", "lib.tool")
}


def load_qt() -> None:
    """Load what every window needs of Qt; raise `ImportError` where a library is missing."""
    with _seldom_needed_later():
        import_module("PySide6.QtWidgets")
    import_as_python_does()


def import_as_python_does() -> None:
    """Put Python's `__import__` back, if Qt has been loaded.

    PySide puts a function of its own in its place, for names in another style. It reads the source
    of each module that is imported from then on, to see whether that uses Qt, and took a quarter of
    the time in which ours are loaded. Nobody here asks for such names.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


@contextmanager
def _seldom_needed_later() -> Iterator[None]:
    """Leave modules that PySide brings along as source unread until somebody asks for a name.

    Python compiles them at each start, which was a third of loading Qt. They come from a finder
    that describes each of them with the `ModuleSpec` it finds here.
    """

    def described(name: str, loader: Any, **more: Any) -> ModuleSpec:
        found: Any = _Unread(loader) if name in _SELDOM else loader
        return ModuleSpec(name, found, **more)

    machinery.ModuleSpec = described  # type: ignore[assignment, misc] # as long as Qt is loaded
    try:
        yield
    finally:
        machinery.ModuleSpec = ModuleSpec  # type: ignore[misc] # the class is put back


class _Unread:
    """Makes modules that stand for others until those are needed.

    `finder` is that of PySide, which loads what it has found.
    """

    def __init__(self, finder: Any) -> None:
        self._finder = finder

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Seldom(spec.name, self._finder)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing yet."""


class _Seldom(ModuleType):
    """Stands for a module, and loads it when one of its names is asked for."""

    def __init__(self, name: str, finder: Any) -> None:
        super().__init__(name)
        self._true_name = name
        self._finder = finder
        self._loaded: ModuleType | None = None

    @override
    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # asked by Python of every module, which one does not answer
            raise AttributeError(name)
        if self._loaded is None:
            self._loaded = self._load()
        return getattr(self._loaded, name)

    def _load(self) -> ModuleType:
        module = module_from_spec(ModuleSpec(self._true_name, self._finder))
        sys.meta_path.insert(0, self._finder)  # PySide took it away; they import one another
        try:
            self._finder.exec_module(module)
        finally:
            sys.meta_path.remove(self._finder)
        return module
