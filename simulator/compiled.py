"""Kernels: plain Python until the engine is prepared, then compiled, same bits.

``@kernel`` only registers a function; ``swap_in`` puts each kernel's compiled twin in
its place in every module that names it. So the dials that stand beside the
rules can be read without numba, rules can be stepped through in a debugger, and
``NUMBA_DISABLE_JIT=1`` (no twin at all) gives the same bits.
"""

from __future__ import annotations

import inspect
import os
import platform
import sys
import threading
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

# No fast-math, ever: sums keep their order, so every machine gives the same bits.
OPTIONS: dict[str, Any] = {"nogil": True, "error_model": "numpy", "cache": True}

# The plainest processor of each kind that rules are shipped compiled for, and what it
# must have; rules compiled here are compiled for the processor that is here.
PLAIN: dict[str, tuple[str, frozenset[str]]] = {
    "x86_64": (
        "x86-64-v2",
        frozenset(["cx16", "popcnt", "sahf", "sse3", "sse4.1", "sse4.2", "ssse3"]),
    ),
    "arm64": ("generic", frozenset()),
}
PLAIN |= {"amd64": PLAIN["x86_64"], "aarch64": PLAIN["arm64"]}

_registered: dict[str, Callable[..., Any]] = {}
_loading = threading.RLock()


def kernel[F: Callable[..., Any]](rule: F) -> F:
    """Register a rule of the model for compilation and return it unchanged."""
    _registered[f"{rule.__module__}.{rule.__name__}"] = rule
    return rule


def registered() -> dict[str, Callable[..., Any]]:
    """Every kernel imported so far, as it was written, by module and name."""
    return dict(_registered)


def jit_disabled() -> bool:
    """Whether the user asked for plain Python (``NUMBA_DISABLE_JIT=1``)."""
    return os.environ.get("NUMBA_DISABLE_JIT", "0") not in {"", "0"}


def processor() -> str:
    """Name the processor that rules are compiled for here."""
    named = os.environ.get("NUMBA_CPU_NAME")
    if named:
        return named
    from llvmlite import binding

    return str(binding.get_host_cpu_name())


def plain_processor() -> str | None:
    """Name the plainest processor of this kind, if its code runs on this one."""
    name, needed = PLAIN.get(platform.machine().lower(), ("", frozenset()))
    from llvmlite import binding

    there = {one for one, has in binding.get_host_cpu_features().items() if has}
    return name if name and needed <= there else None


def wrapping() -> np.errstate:
    """Let 64-bit keys wrap around in silence where kernels run as plain Python."""
    return np.errstate(over="ignore")


class Shelf:
    """Where numba keeps compiled kernels: one folder, wherever the sources lie.

    numba's own places are named by the path of the source file, so that the same
    sources in another folder (a reinstall, a copy) would all be compiled again.
    The folder is named by a hash of the sources, which makes it safe to share.
    """

    folder: Path

    def __init__(self, rule: Callable[..., Any]) -> None:
        self._rule = rule

    @classmethod
    def from_function(cls, rule: Callable[..., Any], _file: str) -> Shelf:
        """Give the place of a kernel."""
        return cls(rule)

    def ensure_cache_path(self) -> None:
        """Make the folder if it is gone."""
        self.folder.mkdir(parents=True, exist_ok=True)

    def get_cache_path(self) -> str:
        """Give the folder."""
        return str(self.folder)

    def get_source_stamp(self) -> str:
        """Say how fresh the sources are: the folder's name says it for all."""
        return self.folder.name

    def get_disambiguator(self) -> str:
        """Tell kernels of one name apart."""
        return f"{self._rule.__module__}-{self._rule.__code__.co_firstlineno}"


def swap_in(folder: Path, cpu: str) -> dict[str, Any]:
    """Swap every registered kernel for its compiled twin, which is not compiled yet.

    Compiled code is kept in ``folder``, and is for the processor ``cpu``. Gives the
    twins by module and name, in the order of definition: a kernel comes after those
    it calls.
    """
    import numba

    if cpu in {name for name, _ in PLAIN.values()}:
        # Nothing that the processor at hand has beyond it: the code is to be shared.
        vars(numba.config).update(CPU_NAME=cpu, CPU_FEATURES="")

    Shelf.folder = folder
    settings = vars(numba.config)
    usual = settings["CACHE_LOCATOR_CLASSES"]
    settings["CACHE_LOCATOR_CLASSES"] = f"{Shelf.__module__}.{Shelf.__name__}"
    twins = {rule: numba.njit(**OPTIONS)(rule) for rule in _registered.values()}
    settings["CACHE_LOCATOR_CLASSES"] = usual
    for module in {sys.modules[rule.__module__] for rule in twins}:
        names = vars(module)
        for name, value in list(names.items()):
            if inspect.isfunction(value) and value in twins:
                names[name] = twins[value]
    return {name: twins[rule] for name, rule in _registered.items()}


class Signatures:
    """The one signature of each kernel, read from its annotations.

    Without one, numba compiles a kernel anew for every literal it is called with.

    Parameters
    ----------
    tables
        A table of each layout, by the name that parameters of it bear.
    """

    def __init__(self, tables: Mapping[str, np.ndarray]) -> None:
        import numba

        self._plain = {
            "int": numba.int64,
            "float": numba.float64,
            "bool": numba.boolean,
            "U64": numba.uint64,
            "np.uint64": numba.uint64,
            "Toll": numba.types.UniTuple(numba.int64, 3),  # type: ignore[no-untyped-call]
        }
        self._rows = {n: numba.typeof(t) for n, t in tables.items()}  # type: ignore[no-untyped-call]

    def of(self, rule: Callable[..., Any]) -> tuple[Any, ...]:
        """Give the types of a kernel's parameters.

        Raises
        ------
        KeyError
            When an annotation or the name of a table is not one of those known.
        """
        parameters = inspect.signature(rule).parameters.values()
        return tuple(self._type(p.name, str(p.annotation)) for p in parameters)

    def _type(self, name: str, annotation: str) -> Any:
        if annotation == "Rows":
            return self._rows[name]
        if annotation == "Record":
            return self._rows[name].dtype
        return self._plain[annotation]


def settle(twin: Any, signature: tuple[Any, ...]) -> None:
    """Compile a kernel for its one signature, or load it, and allow no other."""
    if twin._can_compile:  # else it is settled already
        twin.compile(signature)
        twin.disable_compile()


def settle_when_called(twin: Any, signature: tuple[Any, ...]) -> None:
    """Load a kernel when it is first called from Python, if ever.

    Most are called by other kernels only, which hold their code already. numba asks
    ``_compile_for_args`` for what to call when it has nothing for the arguments yet.
    """

    def load(*_arguments: Any, **_named: Any) -> Any:
        with _loading:
            if "_compile_for_args" in vars(twin):
                # Loaded first, let go after: another thread that calls meanwhile waits.
                settle(twin, signature)
                del vars(twin)["_compile_for_args"]
        return twin

    twin._compile_for_args = load
