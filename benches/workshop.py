"""Sets up what a comparison needs: the programs, and the data."""

import json
import os
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

BENCHES = Path(__file__).resolve().parent
PROJECT = BENCHES.parent

PACKAGES = {"duckdb-cli": "1.5.6", "polars": "2.1.0", "sqlite-utils": "4.2.1", "datasette": "0.65.5"}


@dataclass(frozen=True)
class Workshop:
    """Where the programs are, by the words that stand for them in commands, and the folder of all files."""

    folder: Path
    programs: dict[str, str]

    def csv(self, scale: str, order: str = "") -> Path:
        return self.folder / f"{scale}{order}.csv"

    def file(self, scale: str, name: str) -> Path:
        return self.folder / f"{scale}-{name}"

    def script(self, name: str, source: Path, **words: str) -> Path:
        """A copy of an SQL file with its `:words` filled in."""
        text = source.read_text()
        for word, value in words.items():
            text = text.replace(f":{word}", value)
        path = self.folder / name
        path.write_text(text)
        return path


def set_up(fiscus: Path | None) -> Workshop:
    """Builds what is not there. Where `fiscus` is given, that program is measured as it is."""
    sqlite3 = shutil.which("sqlite3")
    if sqlite3 is None:
        sys.exit("sqlite3 is not there: `apt install sqlite3`, or see https://sqlite.org/download.html")
    metadata = subprocess.check_output(["cargo", "metadata", "--no-deps", "--format-version", "1"], cwd=PROJECT)
    target = Path(json.loads(metadata)["target_directory"])
    if fiscus is None:
        subprocess.run(["cargo", "build", "--release"], cwd=PROJECT, check=True)
        fiscus = target / "release" / "fiscus"
    folder = target / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    binaries = virtual_environment(folder / "venv")
    programs = {
        "fiscus": str(fiscus.resolve()),
        "load": bench_program("load"),
        "sqlite3": sqlite3,
        "bin": str(binaries),
        "python": str(binaries / "python"),
        # The program itself; what pip puts in bin/ is a Python script that starts it.
        "duckdb": str(next(binaries.parent.glob("lib/*/site-packages/duckdb_cli/duckdb"))),
        "benches": str(BENCHES),
    }
    return Workshop(folder, programs)


def bench_program(name: str) -> str:
    """Builds a program of benches/, and says where it is."""
    command = ["cargo", "bench", "--no-run", "--quiet", "--bench", name, "--message-format", "json"]
    lines = subprocess.check_output(command, cwd=PROJECT, text=True).splitlines()
    made = [message for message in map(json.loads, lines) if message.get("executable")]
    return next(message["executable"] for message in made if message["target"]["name"] == name)


def virtual_environment(folder: Path) -> Path:
    """Its bin/, with exactly the pinned packages."""
    pins = "\n".join(f"{name}=={version}" for name, version in PACKAGES.items())
    note = folder / "pins.txt"
    if not note.exists() or note.read_text() != pins:
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
        subprocess.run([str(folder / "bin" / "pip"), "install", "--quiet", *pins.splitlines()], check=True)
        note.write_text(pins)
    return folder / "bin"


def generate(workshop: Workshop, scale: str, order: str = "") -> None:
    """Writes the CSV, unless it is there and no older than the generator."""
    path = workshop.csv(scale, order)
    if path.exists() and path.stat().st_mtime > (BENCHES / "generate.rs").stat().st_mtime:
        return
    half_written = path.with_suffix(".part")
    options = ["--shuffled"] if order else []
    command = ["cargo", "bench", "--quiet", "--bench", "generate", "--", scale, "-o", str(half_written), *options]
    subprocess.run(command, cwd=PROJECT, check=True)
    half_written.rename(path)


def machine() -> list[str]:
    """Processor, memory, system."""

    def first(path: str, name: str) -> str:
        lines = Path(path).read_text().splitlines()
        return next((line.split(":")[1].strip() for line in lines if line.startswith(name)), "unknown")

    gigabytes = int(first("/proc/meminfo", "MemTotal").split()[0]) / 1024**2
    system = f"{platform.system()} {platform.release().split('-')[0]} {platform.machine()}"
    return [f"{first('/proc/cpuinfo', 'model name')}, {os.cpu_count()} cores", f"{gigabytes:.0f} GiB", system]


def versions(workshop: Workshop) -> dict[str, str]:
    def said(*argv: str) -> list[str]:
        return subprocess.check_output(argv, text=True, cwd=PROJECT).split()

    commit = said("git", "describe", "--always", "--dirty")[0]
    fiscus = said(workshop.programs["fiscus"], "--version")[-1]
    sqlite3 = said(workshop.programs["sqlite3"], "--version")[0]
    return {"fiscus": f"{fiscus} ({commit})", "sqlite3": sqlite3, **PACKAGES, "Python": platform.python_version()}
