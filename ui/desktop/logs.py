"""One rotating log for all that goes wrong, wherever it goes wrong."""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
import traceback
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

from PySide6.QtCore import QtMsgType, qInstallMessageHandler

from simulator import homes
from ui.desktop.privacy import Scrub

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import TracebackType

    from PySide6.QtCore import QMessageLogContext

    type Tell = Callable[[str, str], None]

LOG_SIZE, KEPT_LOGS = 512_000, 3
LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
log = logging.getLogger("durand")


def log_folder() -> Path:
    """Folder of the log on this system."""
    return homes.home("log")


def log_file() -> Path:
    """Return the log itself; it may not exist yet."""
    return log_folder() / "durand.log"


@contextmanager
def everything_logged(
    folder: Path, tell: Tell, fatal: Path | None = None
) -> Iterator[Path]:
    """Send every uncaught exception and Qt message to a log; tell of exceptions.

    Parameters
    ----------
    folder
        Where the log goes.
    tell
        Called with a sentence and details, from whichever thread it happened in.
    fatal
        Where the last words of a program that is killed go.

    Yields
    ------
    Path
        The log file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "durand.log"
    handler = _handler(file)
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    hooks = sys.excepthook, threading.excepthook
    catch = _catcher(tell)
    sys.excepthook = catch
    threading.excepthook = lambda args: _from_thread(catch, args)
    qt_before = qInstallMessageHandler(_from_qt)
    with (fatal or folder / "durand-crash.log").open("w") as crash:
        was_on = faulthandler.is_enabled()
        faulthandler.enable(crash)
        try:
            yield file
        finally:
            faulthandler.disable()
            if was_on and sys.stderr is not None:
                faulthandler.enable()
            qInstallMessageHandler(qt_before)
            sys.excepthook, threading.excepthook = hooks
            log.removeHandler(handler)
            handler.close()


def _handler(file: Path) -> logging.Handler:
    handler = RotatingFileHandler(
        file, maxBytes=LOG_SIZE, backupCount=KEPT_LOGS, encoding="utf-8"
    )
    handler.addFilter(Scrub())
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    return handler


type Catch = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def _catcher(tell: Tell) -> Catch:
    def catch(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        log.error(details)
        tell(f"Something in Durand went wrong: {str(error) or kind.__name__}.", details)

    return catch


def _from_thread(catch: Catch, args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        catch(args.exc_type, args.exc_value, args.exc_traceback)


def _from_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    log.log(LEVELS.get(kind, logging.WARNING), "Qt: %s", message)
