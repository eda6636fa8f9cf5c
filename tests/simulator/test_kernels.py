"""Kernels as a whole: their number of lines, their one signature, their order."""

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import simulator
from simulator import compiled, engine, warmup
from simulator.run import Run

ROOT = Path(simulator.__file__).parent

# Compiling takes time in proportion: 43 lines a second on a quiet machine, where all
# of them took 45 s. Raise it knowingly.
MOST_LINES = 1960
MOST_LINES_OF_ONE = 40


def is_kernel(node):
    return isinstance(node, ast.FunctionDef) and any(
        isinstance(mark, ast.Name) and mark.id == "kernel"
        for mark in node.decorator_list
    )


def kernels():
    """Every function marked as a kernel, by file and name, as a syntax tree."""
    for file in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if is_kernel(node):
                yield f"{file.relative_to(ROOT).as_posix()}:{node.name}", node


def code_lines(function):
    """Lines of a function that hold code: no comments, no docstring, no blanks."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    held = {line for part in body for node in ast.walk(part) for line in _span(node)}
    return len(held) + 1  # and the line that names it


def _span(node):
    if isinstance(node, ast.expr):
        return range(node.lineno, node.end_lineno + 1)
    return (node.lineno,) if hasattr(node, "lineno") else ()


def test_that_lines_of_code_are_counted_without_words_and_blanks():
    [function] = ast.parse(
        "def f(a,\n      b):\n"
        '    """Say."""\n'
        "    # why\n\n"
        "    if a:\n        return (1 +\n                2)\n"
        "    else:\n        pass\n"
    ).body
    assert code_lines(function) == 5


def test_that_kernels_keep_to_their_budget_of_lines():
    lines = {name: code_lines(node) for name, node in kernels()}
    assert sum(lines.values()) <= MOST_LINES
    assert {name: n for name, n in lines.items() if n > MOST_LINES_OF_ONE} == {}


def test_that_every_kernel_that_is_written_is_compiled():
    names = {
        f"simulator.{name.removesuffix('.py').replace('/', '.')}"
        for name in (key.replace(".py:", ".") for key, _ in kernels())
    }
    warmup.fingerprint()  # which imports every rule
    assert set(compiled.registered()) == names


@pytest.mark.skipif(compiled.jit_disabled(), reason="nothing is compiled")
def test_that_every_kernel_has_exactly_one_signature():
    run = Run("october-2025", seed=4)
    run.advance(40)
    for _, phase in engine.ORDER_OF_THE_DAY:  # from outside too
        with run.logged() as log:
            engine.phase(phase)(run.world, run.land, run.rules, log)
    called = [n for n, twin in warmup._twins().items() if twin.signatures]
    assert len(called) > len(engine.ORDER_OF_THE_DAY)
    for _ in warmup.compile_all():  # those too that nothing calls from outside
        pass
    for name, twin in warmup._twins().items():
        assert len(twin.signatures) == 1, name
        assert not twin._can_compile, name


def test_that_the_day_is_coded_in_the_order_in_which_it_is_listed():
    [day] = [n for name, n in kernels() if name == "engine.py:live_day"]
    called = [
        line.value.func.id
        for line in day.body
        if isinstance(line, ast.Expr) and isinstance(line.value, ast.Call)
    ]
    assert called == [kernel for _, kernel in engine.ORDER_OF_THE_DAY]
    assert len(day.body) == len(called) + 1  # the docstring; no step beside the list


def test_that_every_phase_takes_the_same_four_things_in_the_same_order():
    for title, name in engine.ORDER_OF_THE_DAY:
        taken = inspect.signature(engine.phase(name)).parameters
        assert list(taken) == ["world", "land", "rules", "log"], title


def test_that_the_documented_phases_of_the_day_are_numbered_without_a_gap():
    numbers = [
        int(line.split(".")[0])
        for line in (engine.__doc__ or "").splitlines()
        if line[:1].isdigit()
    ]
    assert numbers == list(range(1, 13))


def test_that_threads_that_call_a_kernel_first_all_at_once_all_get_it():
    calls = (
        "import threading; from simulator.warmup import prepare; prepare();"
        "from simulator.ensemble.future import future_seed; found = []; "
        "gate = threading.Barrier(8); "
        "call = lambda: (gate.wait(), found.append(future_seed(0, 0, 3))); "
        "threads = [threading.Thread(target=call) for _ in range(8)]; "
        "[t.start() for t in threads]; [t.join() for t in threads]; print(len(found))"
    )
    done = subprocess.run(
        [sys.executable, "-c", calls], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["8"], done.stderr
