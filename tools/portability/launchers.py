"""What one double-clicks, what one reads first, and where things are to be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portability.doing import FOREIGN

if TYPE_CHECKING:
    from portability.platforms import Folder

SHELL = """#!/bin/sh
# Starts Durand from this folder, wherever it lies. Nothing needs to be installed.
me=$0
if [ -L "$me" ]; then me=$(readlink -f -- "$me"); fi
case $me in */*) here=${{me%/*}} ;; *) here=. ;; esac
here=$(CDPATH= cd -- "$here" && pwd -P) || exit 1
# What belongs to another Python or Qt on this computer is not ours.
unset {foreign}
export PYTHONDONTWRITEBYTECODE=1
exec "$here/python/{executable}" -I -m ui.cli.main "$@"
"""
WINDOWS = """@echo off\r
rem Starts Durand from this folder, wherever it lies. Nothing needs to be installed.\r
setlocal\r
{unset}\r
set PYTHONDONTWRITEBYTECODE=1\r
if "%~1"=="" (\r
  start "" "%~dp0python\\pythonw.exe" -I -m ui.cli.main\r
) else (\r
  "%~dp0python\\python.exe" -I -m ui.cli.main %*\r
)\r
"""
DESKTOP = """[Desktop Entry]
Type=Application
Name=Durand
Comment=Explore the Pakistan – Afghan Taliban border crisis
Exec=sh -c "exec \\\\"\\\\$(dirname \\\\"\\\\$1\\\\")/Durand\\\\"" sh %k
Terminal=false
Categories=Education;
"""
INI = """; Where Durand keeps what it writes: settings, runs, classes, scenarios, logs.
;
;   keep = user     in your own folders on this computer, as programs do
;   keep = beside   in the folder "Durand files" beside this one: on a memory stick
;                   your work then travels with you
;   keep = FOLDER   in a folder that you name
;
; Where that cannot be written to, Durand takes another place and says so.
[files]
keep = user
"""
READ_ME = """Durand {version}, portable, for {system}

Start it: {start}
It needs no network, no installation and no administrator. It may lie on a memory
stick or on a medium that can only be read, and may be moved and renamed.

Commands: {command} run october-2025 --seed 1, and the like ({command} --help).

It keeps its settings, runs and logs in your own folders; portable.ini says how to
keep them beside this folder instead. To remove Durand, delete this folder.

The model's rules come compiled for {cpu} processors. On an older one they are compiled
at the first start, which takes about a minute and is shown.

It explores assumptions; it does not forecast.
Needed from the system: {needs}
Licences: the folder LICENSES. Sums of all files: SHA256SUMS.
"""
STARTS = {
    "linux": "open “Durand” (in GNOME Files: right click, Run as a Program), or type "
    "./Durand in a terminal.",
    "windows": "double-click Durand.cmd.",
    "macos": "double-click Durand.command (the first time: right click, Open).",
}


def shell_launcher(executable: str) -> str:
    """Return the launcher for Linux and macOS."""
    return SHELL.format(foreign=" ".join(FOREIGN), executable=executable)


def windows_launcher() -> str:
    """Return the launcher for Windows."""
    return WINDOWS.format(unset="\r\n".join(f"set {name}=" for name in FOREIGN))


def read_me(folder: Folder, version: str, needs: str) -> str:
    """Return what to read first."""
    system = folder.kind.name.split("-")[0]
    return READ_ME.format(
        version=version,
        system=folder.kind.name,
        start=STARTS[system],
        command=f"./{folder.kind.launcher}" if system != "windows" else "Durand.cmd",
        cpu=folder.kind.cpu,
        needs=needs,
    )


def put_launchers(folder: Folder, version: str, needs: str) -> None:
    """Write the launcher, what to read first, and the settings of the folder."""
    system = folder.kind.name.split("-")[0]
    if system == "windows":
        text = windows_launcher()
    else:
        text = shell_launcher(folder.kind.executable)
    folder.launcher.write_bytes(text.encode())
    folder.launcher.chmod(0o755)
    if system == "linux":
        entry = folder.root / "Durand.desktop"
        entry.write_text(DESKTOP, encoding="utf-8")
        entry.chmod(0o755)
    (folder.root / "portable.ini").write_text(INI, encoding="utf-8")
    told = read_me(folder, version, needs)
    (folder.root / "READ ME FIRST.txt").write_text(told, encoding="utf-8-sig")
