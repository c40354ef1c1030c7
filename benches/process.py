"""Processes and what they use."""

import os
import statistics
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple


class Usage(NamedTuple):
    """Seconds, seconds of user and system, bytes."""

    wall: float
    cpu: float
    peak: float


@dataclass(frozen=True)
class Command:
    """A process, what it reads, and the file that it makes: that is removed before, so that it is made anew."""

    argv: list[str]
    stdin: Path | None = None
    makes: Path | None = None


class Failed(Exception):
    """A command ended with another status than 0; what it said."""


def run(command: Command, stdout: Path | None = None) -> Usage:
    """What the command used. A peak is never below ours: Linux carries it over from who starts a process."""
    if command.makes:
        for path in files_of(command.makes):
            path.unlink(missing_ok=True)
        # What the one before wrote is not to be waited for by this one.
        os.sync()
    with open(command.stdin or os.devnull) as stdin, open(stdout or os.devnull, "w") as out:
        started = time.perf_counter()
        process = subprocess.Popen(command.argv, stdin=stdin, stdout=out, stderr=subprocess.PIPE)
        said = process.stderr.read().decode(errors="replace") if process.stderr else ""
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise Failed(next(iter(said.strip().splitlines()), f"exit status {process.returncode}"))
    return Usage(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def files_of(database: Path) -> list[Path]:
    """The database, and what SQLite and DuckDB keep beside it."""
    return [Path(f"{database}{suffix}") for suffix in ("", "-wal", "-shm", ".wal")]


def alternate(commands: dict[str, Command], runs: int) -> dict[str, Usage]:
    """Runs the commands in turn, round after round; the medians of each."""
    samples: dict[str, list[Usage]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            samples[name].append(run(command))
    return {name: median(usages) for name, usages in samples.items()}


def median(usages: list[Usage]) -> Usage:
    return Usage(*(statistics.median(column) for column in zip(*usages, strict=True)))
