"""Kernels: plain Python until the engine is prepared, then compiled, same bits.

``@kernel`` only registers a function; ``compile_kernels`` puts each kernel's compiled
twin in its place in every module that names it. So the dials that stand beside the
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
    from collections.abc import Callable
    from pathlib import Path

# No fast-math, ever: sums keep their order, so every machine gives the same bits.
OPTIONS = {"nogil": True, "error_model": "numpy", "cache": True}

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


def compile_kernels(folder: Path) -> None:
    """Swap every registered kernel for its compiled twin.

    Twins compile when first called, or load from ``folder`` when they were kept there.
    """
    # Both: the variable is read when numba is imported, which may lie behind us.
    os.environ["NUMBA_CACHE_DIR"] = str(folder)
    import numba

    numba.config.CACHE_DIR = str(folder)
    twins = {rule: numba.njit(**OPTIONS)(rule) for rule in _registered.values()}
    for module in {sys.modules[rule.__module__] for rule in twins}:
        names = vars(module)
        for name, value in list(names.items()):
            if inspect.isfunction(value) and value in twins:
                names[name] = twins[value]
