"""A bar on standard error: how far, how fast, and how long it still takes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def bar(what: str, total: int) -> Iterator[Callable[[], None]]:
    """Show a bar while something is done; gives what to call after each piece.

    Nothing is drawn where standard error is no terminal.
    """
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TaskProgressColumn(show_speed=True),
        TimeRemainingColumn(),
    )
    quiet = not console.is_terminal  # a bar drawn into a file is litter
    with Progress(*columns, console=console, transient=True, disable=quiet) as bars:
        task = bars.add_task(what, total=total)
        yield lambda: bars.advance(task)
