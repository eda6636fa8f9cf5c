"""Kernels: plain Python until the engine is prepared, then compiled, same bits.

``@kernel`` only registers a function; ``swap_in`` puts each kernel's compiled twin in
its place in every module that names it. So the dials that stand beside the
rules can be read without numba, rules can be stepped through in a debugger, and
``NUMBA_DISABLE_JIT=1`` (no twin at all) gives the same bits.
"""

from __future__ import annotations

import inspect
import os
import sys
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

# No fast-math, ever: sums keep their order, so every machine gives the same bits.
OPTIONS: dict[str, Any] = {"nogil": True, "error_model": "numpy", "cache": True}

_registered: dict[str, Callable[..., Any]] = {}


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


def wrapping() -> np.errstate:
    """Let 64-bit keys wrap around in silence where kernels run as plain Python."""
    return np.errstate(over="ignore")


def swap_in(folder: Path) -> dict[str, Any]:
    """Swap every registered kernel for its compiled twin, which is not compiled yet.

    Compiled code is kept in ``folder``. Gives the twins by module and name, in the
    order of definition: a kernel comes after those it calls.
    """
    # Both: the variable is read when numba is imported, which may lie behind us.
    os.environ["NUMBA_CACHE_DIR"] = str(folder)
    import numba

    vars(numba.config)["CACHE_DIR"] = str(folder)
    twins = {rule: numba.njit(**OPTIONS)(rule) for rule in _registered.values()}
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
    twin.compile(signature)
    twin.disable_compile()
