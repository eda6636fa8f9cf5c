"""The options of experiments, derived from the tables of their files."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pydantic.fields import FieldInfo

    from simulator.analysis.experiments.plan import Plan

DIAL = "A dial that varies: its name, =LOW:HIGH or =A,B,C; may repeat."
FIXED = "Hold a dial at a value, as dial=value; may repeat."
GOAL = "What is asked about, as deaths<=500 or reach_6>=1."
POLICY = "A policy, as NAME:dial=value,dial=value; may repeat."
GOAL_FORM = re.compile(r"^\s*(\w+)\s*(<=|>=)\s*(\S+)\s*$")
BOUNDS = {"<=": "at_most", ">=": "at_least"}
SHARED: Mapping[str, tuple[Any, Any]] = {
    "executor": (
        Annotated[str, typer.Option(metavar="KIND", help="threads, processes, dask.")],
        "threads",
    ),
    "workers": (
        Annotated[str | None, typer.Option(metavar="K", help="Side by side.")],
        None,
    ),
    "scheduler": (
        Annotated[
            str | None, typer.Option(metavar="ADDRESS", help="Of a Dask scheduler.")
        ],
        None,
    ),
    "trust_cluster": (
        Annotated[
            bool,
            typer.Option("--trust-cluster", help="Also one without encryption."),
        ],
        False,
    ),
    "timeout": (
        Annotated[
            str | None, typer.Option(metavar="S", help="Seconds given to one future.")
        ],
        None,
    ),
    "out": (
        Annotated[
            Path | None,
            typer.Option(
                metavar="DIR",
                help="Write experiment.toml, runs.csv, results and figures.",
            ),
        ],
        None,
    ),
    "resume": (
        Annotated[
            bool,
            typer.Option("--resume", help="Go on with what --out holds unfinished."),
        ],
        False,
    ),
    "figure": (
        Annotated[
            Path | None,
            typer.Option(metavar="FILE", help="Draw it: a .png, .svg or .pdf."),
        ],
        None,
    ),
    "as_json": (
        Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")],
        False,
    ),
}


def signature(plan: type[Plan]) -> inspect.Signature:
    """Lay out the options of a kind of experiment, as typer reads them."""
    name = Annotated[
        str | None,
        typer.Argument(
            metavar="NAME", help="A scenario, or the .toml file of an experiment."
        ),
    ]
    options: dict[str, tuple[Any, Any]] = {}
    if "dials" in plan.model_fields:
        options["dial"] = _many("--dial", "DIAL[=RANGE]", DIAL), None
    options["set_"] = _many("--set", "DIAL=VALUE", FIXED), None
    for key, field in heading_fields(plan).items():
        if key not in ("kind", "scenario"):
            options[key] = _option(key, field), None
    if "goal" in plan.model_fields:
        options["goal"] = _many("--goal", "GOAL", GOAL), None
    if "policy" in plan.model_fields:
        options["policy"] = _many("--policy", "POLICY", POLICY), None
    keyword = inspect.Parameter.KEYWORD_ONLY
    first = inspect.Parameter.POSITIONAL_OR_KEYWORD
    return inspect.Signature(
        [
            inspect.Parameter("name", first, default=None, annotation=name),
            *(
                inspect.Parameter(key, keyword, default=default, annotation=kind)
                for key, (kind, default) in {**options, **SHARED}.items()
            ),
        ]
    )


def heading_fields(plan: type[Plan]) -> Mapping[str, FieldInfo]:
    """Return what ``[experiment]`` may hold, by name."""
    heading: Any = plan.model_fields["experiment"].annotation
    fields: Mapping[str, FieldInfo] = heading.model_fields
    return fields


def _many(option: str, metavar: str, told: str) -> Any:
    return Annotated[list[str] | None, typer.Option(option, metavar=metavar, help=told)]


def _option(key: str, field: FieldInfo) -> Any:
    told = f"{field.description} [{_as_typed(field.default)}]"
    if key == "measures":
        return _many("--measure", "NAME", f"{told} May repeat.")
    if field.annotation is bool:
        flags = f"--{key}/--no-{key}"
        return Annotated[bool | None, typer.Option(flags, help=told)]
    metavar = "N"
    if get_origin(field.annotation) is Literal:
        metavar = "|".join(get_args(field.annotation))
    elif key == "without":
        metavar = "C6,…"
    return Annotated[str | None, typer.Option(f"--{key}", metavar=metavar, help=told)]


def _as_typed(value: Any) -> str:
    if isinstance(value, tuple):
        return ",".join(value) or "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def values_of(plan: type[Plan], given: Mapping[str, Any]) -> dict[str, Any]:
    """Turn the options that were given into tables of an experiment file."""
    fields = heading_fields(plan)
    heading = {
        key: _value(fields[key], given[key])
        for key in fields
        if given.get(key) not in (None, [])
    }
    tables: dict[str, Any] = {"experiment": heading}
    readers: dict[str, tuple[str, Callable[[Any], Any]]] = {
        "dial": ("dials", _ranges),
        "set_": ("fixed", _settings),
        "goal": ("goal", _goals),
        "policy": ("policy", _policies),
    }
    for option, (table, read) in readers.items():
        if given.get(option):
            tables[table] = read(given[option])
    single = "goal" in tables and len(tables["goal"]) == 1
    if single and get_origin(plan.model_fields["goal"].annotation) is None:
        [tables["goal"]] = tables["goal"]
    return tables


def _value(field: FieldInfo, text: Any) -> Any:
    """Read a value as its field has it; what cannot be read is told by the check."""
    if not isinstance(text, str):
        return text
    if field.annotation is not None and isinstance(field.default, tuple):
        return [part.strip() for part in text.split(",") if part.strip()]
    if isinstance(field.default, bool | str):
        return text
    return _number(text)


def _number(text: str) -> Any:
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def _ranges(texts: list[str]) -> dict[str, Any]:
    from simulator.mechanisms import DIALS

    found: dict[str, Any] = {}
    for text in texts:
        name, equals, span = (part.strip() for part in text.partition("="))
        dial = DIALS.get(name)
        if equals:
            found[name] = [_number(one) for one in re.split(r"[:,]", span)]
        else:
            found[name] = [dial.low, dial.high] if dial else []
    return found


def _settings(texts: list[str]) -> dict[str, Any]:
    pairs = (text.partition("=") for text in texts)
    return {name.strip(): _number(value.strip()) for name, _, value in pairs}


def _goals(texts: list[str]) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for text in texts:
        form = GOAL_FORM.match(text)
        if form is None:
            found[text] = {"measure": text}
            continue
        goal = found.setdefault(form[1], {"measure": form[1]})
        goal[BOUNDS[form[2]]] = _number(form[3])
    return list(found.values())


def _policies(texts: list[str]) -> list[dict[str, Any]]:
    found = []
    for text in texts:
        name, _, settings = text.partition(":")
        parts = [part for part in settings.split(",") if part.strip()]
        found.append({"name": name.strip(), "dials": _settings(parts)})
    return found
