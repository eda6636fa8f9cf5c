"""Say in words what a key of a scenario file may hold, from its declaration."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Literal, TypeAliasType, get_args, get_origin

from pydantic import BaseModel

_KINDS = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "a text",
    date: "a date without quotes, such as 2025-10-12,",
}


def keys_at(model: type[BaseModel], path: tuple[str, ...]) -> tuple[str, ...]:
    """Return the keys that the table at a path may have."""
    kind, _ = _type_at(model, path)
    return tuple(kind.model_fields) if _is_table(kind) else ()


def allowed_at(model: type[BaseModel], path: tuple[str, ...]) -> str:
    """Say what may stand at a path: its kind, its range, or its choices."""
    kind, bounds = _type_at(model, path)
    if _is_table(kind):
        return f"a table with {', '.join(kind.model_fields)}"
    if get_origin(kind) is Literal:
        return " or ".join(f'"{choice}"' for choice in get_args(kind))
    if get_origin(kind) is tuple:
        return "a list of texts, at least one"
    if get_origin(kind) is dict:
        return "a table"
    return _KINDS.get(kind, "another value") + _range(bounds)


def bounds_at(model: type[BaseModel], path: tuple[str, ...]) -> tuple[float, float]:
    """Return the lowest and the highest value of the number at a path.

    Raises
    ------
    KeyError
        When no bounds are declared there.
    """
    _, bounds = _type_at(model, path)
    low, high = _ends(bounds)
    if low is None or high is None:
        raise KeyError(".".join(path))
    return float(low), float(high)


def _type_at(
    model: type[BaseModel], path: tuple[str, ...]
) -> tuple[Any, tuple[Any, ...]]:
    """Return the bare type at a path, and the bounds declared with it."""
    kind: Any = model
    bounds: tuple[Any, ...] = ()
    for step in path:
        if _is_table(kind):
            field = kind.model_fields[step]
            kind, bounds = _bare(field.annotation, field.metadata)
        elif get_origin(kind) in (dict, tuple):
            kind, bounds = _bare(get_args(kind)[get_origin(kind) is dict], ())
    return kind, bounds


def _bare(kind: Any, metadata: Iterable[Any]) -> tuple[Any, tuple[Any, ...]]:
    """Take a type out of its alias, its annotations and its "or none"."""
    bounds = tuple(metadata)
    while True:
        if isinstance(kind, TypeAliasType):
            kind = kind.__value__
        elif get_origin(kind) is Annotated:
            kind, *more = get_args(kind)
            bounds += tuple(more)
        elif type(None) in get_args(kind):
            kind = next(one for one in get_args(kind) if one is not type(None))
        else:
            return kind, bounds


def _range(bounds: tuple[Any, ...]) -> str:
    flat = _flat(bounds)
    low, high = _ends(bounds)
    pattern = next((b.pattern for b in flat if getattr(b, "pattern", None)), None)
    longest = next((b.max_length for b in flat if hasattr(b, "max_length")), None)
    if longest is not None:
        return f" of one line, 1 to {longest} letters"
    if pattern is not None:
        return " of small letters, digits and single hyphens"
    if low is not None and high is not None:
        return f" from {low} to {high}"
    filled = any(getattr(bound, "min_length", None) for bound in flat)
    return ", not empty" if filled else ""


def _flat(bounds: tuple[Any, ...]) -> list[Any]:
    # an annotation written as Field(ge=0) keeps its bounds one level further down
    return [*bounds, *(one for bound in bounds for one in _inner(bound))]


def _ends(bounds: tuple[Any, ...]) -> tuple[Any, Any]:
    flat = _flat(bounds)
    low = next((b.ge for b in flat if getattr(b, "ge", None) is not None), None)
    high = next((b.le for b in flat if getattr(b, "le", None) is not None), None)
    return low, high


def _inner(bound: Any) -> Iterable[Any]:
    return getattr(bound, "metadata", ())


def _is_table(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
