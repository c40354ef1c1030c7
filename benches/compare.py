#!/usr/bin/env python3
"""Measures fiscus against the programs one would use instead, and writes docs/BENCHMARKS.md.

    python3 benches/compare.py S M        a city's and a province's data; sets up whatever it needs
    python3 benches/compare.py L          the nation's: 4 GB of CSV, 20 GB of disk

Everything it makes is under target/bench. Each scale's results are kept there as JSON, and the document is written from
all of them, so that L may be measured on another day. Exit status 1 says that an answer differed or was not given.

Whole processes are measured, as a user waits for them. The SQL of the peers is in import/, queries/ and exact/.
"""

import argparse
import csv
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import zip_longest
from pathlib import Path
from typing import Any
from urllib.parse import quote

from document import document
from process import Command, Failed, Usage, alternate, files_of, run
from workshop import BENCHES, PROJECT, Workshop, generate, machine, set_up, versions

# Rounds of each comparison.
ROUNDS = {"S": 5, "M": 5, "L": 3}
# The year that is asked about.
YEAR = "2022"
# What one import may take before it is left out, in seconds.
PATIENCE = 100


@dataclass(frozen=True)
class Importer:
    """A program that makes a `target` of a tidy CSV, perhaps with a file of import/ as its standard input. Where it
    `is_slow`, its time at S tells whether it is tried at a larger scale."""

    name: str
    argv: tuple[str, ...]
    target: str
    script: str | None = None
    is_slow: bool = False


IMPORTERS = (
    Importer("fiscus", ("{fiscus}", "import", "{csv}", "--db", "{target}"), "fiscus.db"),
    # The same work as the others': no findings.
    Importer("fiscus, no findings", ("{load}", "{csv}", "{target}"), "load.db"),
    Importer("DuckDB", ("{duckdb}", "-init", "/dev/null", "{target}"), "long.duckdb", "duckdb.sql"),
    Importer("polars", ("{python}", "{benches}/import/to_parquet.py", "{csv}", "{target}"), "polars.parquet"),
    Importer("sqlite3", ("{sqlite3}", "{target}"), "sqlite.db", "sqlite3.sql", is_slow=True),
    Importer(
        "sqlite-utils",
        (
            "sh",
            "-c",
            "{bin}/sqlite-utils insert {target} fact {csv} --csv"
            " && {bin}/sqlite-utils create-index {target} fact department year"
            " && {bin}/sqlite-utils create-index {target} fact item year",
        ),
        "sqlite-utils.db",
        is_slow=True,
    ),
)
# Who is given the rows in random order too, and at which scales.
SHUFFLED = ("fiscus", "fiscus, no findings", "DuckDB")
SHUFFLED_SCALES = "M"


@dataclass(frozen=True)
class Query:
    """A question, and how fiscus is asked it. The others' SQL is queries/long/NAME.sql and queries/wide/NAME.sql."""

    name: str
    title: str
    fiscus: tuple[str, ...]
    # Which columns of our answer are those of the others, where ours says more; none where it says something else.
    columns: tuple[int, ...] | None = ()
    # Which columns of both are compared, where it is anyone's which of equals are shown.
    compared: tuple[int, ...] = ()
    # Whether the others list only some of our rows, known by their first column.
    is_longer: bool = False


ONE = ("--department", "{department}")
NAMED = (
    Query("yoy-spending", "year-on-year of one department", ("query", "yoy-spending", *ONE, "--year", "{year}")),
    Query(
        "budget-vs-outturn",
        "budget against outturn of one department",
        ("query", "budget-vs-outturn", *ONE, "--year", "{year}"),
    ),
    Query(
        "rank-province",
        "rank by execution rate, one year, one province, first 20",
        ("query", "rank-execution", "--year", "{year}", "--region", "43", "--limit", "20"),
        compared=(0, 4),
    ),
    Query(
        "rank-province-all",
        "rank by execution rate, one year, one province, the whole list",
        ("query", "rank-execution", "--year", "{year}", "--region", "43"),
    ),
    Query(
        "rank-nation",
        "rank by execution rate, one year, nation, first 20",
        ("query", "rank-execution", "--year", "{year}", "--limit", "20"),
    ),
    Query("department-profile", "profile of one department, all years", ("query", "department-profile", *ONE)),
    Query(
        "top-movers",
        "largest changes of one item in a year, nation, first 20",
        ("query", "top-movers", "--year", "{year}", "--item", "three_public", "--limit", "20"),
    ),
    # What the others find without a stored finding takes no rounding into account; the counts are compared below.
    Query("sum-checks", "sum checks over one year, nation", ("query", "sum-checks", "--year", "{year}"), columns=None),
    Query(
        "region-totals",
        "province x year sums of one item",
        ("query", "region-totals", "--item", "three_public"),
        columns=(1, 0, 3, 4, 5),
    ),
    Query(
        "item-totals",
        "sums of every item in one year",
        ("query", "item-totals", "--year", "{year}"),
        columns=(0, 1, 3, 4, 5),
        is_longer=True,
    ),
)
AD_HOC = (
    Query(
        "indicators-by-year",
        "indicators by year: count, sums of weights and scores",
        (
            "sql",
            "select y.year, count(weight), sum(weight) / 10000.0, sum(score) / 10000.0"
            " from (select distinct year from summary_record where digits = 2 order by year) as y"
            " cross join self_indicator_record as i"
            " on i.report_id between y.year * 1000000000 and y.year * 1000000000 + 999999999"
            " group by y.year order by y.year",
        ),
    ),
    Query(
        "top-funds",
        "special funds of one year by outturn, first 20",
        (
            "sql",
            "select label, sum(outturn) / 1000000.0 as outturn from base_line_record join line_name using (name_id)"
            " where item = 'project.special.line' and report_id between {year}000000000 and {year}999999999"
            " group by name_id order by sum(outturn) desc, label limit 20",
        ),
    ),
    Query(
        "province-years",
        "province x year sums of total funds executed",
        (
            "sql",
            "select region || '0000' as province, year, total_outturn / 1000000.0"
            " from summary_record where digits = 2 order by province, year",
        ),
    ),
)
# Who is asked a query, and at which scales.
ASKED = {"DuckDB, long": "SML", "DuckDB, wide": "SML", "sqlite3": "SM", "datasette": "SM"}
# Whose answers must be ours to the last digit: amounts are exact there.
EXACT_PEERS = ("DuckDB, long", "DuckDB, wide")

# Questions of exact/, whose whole answers are compared.
EXACT = {
    "item-sums": "sums per year, item and measure",
    "execution-rates": "execution rate of every report",
    "broken-sums": "broken parent sums per year, item and measure, where all parts are filled in",
    "sum-findings": "findings of severity error per year by the rules B01 to B04",
}

# The functions of queries/long: macros in DuckDB (import/words-duckdb.sql); in SQLite, whose amounts are doubles, this.
SQLITE_WORDS = (
    (r"fen\((\w+)\)", r"cast(round(\1 * 1000000) as integer)"),
    (r"wan\((\w+)\)", r"\1 / 1000000.0"),
    (r"rate\((\w+), (\w+)\)", r"cast(\1 as real) / \2"),
    (
        r"pct\((\w+), (\w+)\)",
        r"case when \2 > 0 then (case when \1 < 0 then -1 else 1 end)"
        r" * ((abs(\1) * 20000 + \2) / (2 * \2)) / 100.0 end",
    ),
)


def main() -> int:
    options = parse_options()
    workshop = set_up(options.fiscus)
    for scale in options.scales:
        results = measure(workshop, scale, options.rounds or ROUNDS[scale])
        (workshop.folder / f"{scale}.json").write_text(json.dumps(results, ensure_ascii=False, indent=1))
    kept = [json.loads(file.read_text()) for scale in ROUNDS if (file := workshop.folder / f"{scale}.json").exists()]
    (PROJECT / "docs" / "BENCHMARKS.md").write_text(document(kept))
    return 0 if all(is_sound(results) for results in kept if results["scale"] in options.scales) else 1


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scales", nargs="+", choices=ROUNDS)
    parser.add_argument("--runs", type=int, dest="rounds", help="rounds of each comparison (5; 3 at L)")
    parser.add_argument("--fiscus", type=Path, help="a program built already (default: cargo build --release)")
    return parser.parse_args()


def measure(workshop: Workshop, scale: str, rounds: int) -> dict[str, Any]:
    """Everything about one scale, ready to be kept."""
    generate(workshop, scale)
    results: dict[str, Any] = {
        "scale": scale,
        "rounds": rounds,
        "date": date.today().isoformat(),
        "machine": machine(),
        "versions": versions(workshop),
        "csv": workshop.csv(scale).stat().st_size,
    }
    results["import"], results["left_out"] = measure_imports(workshop, scale, rounds)
    if scale in SHUFFLED_SCALES:
        results["shuffled"] = measure_shuffled(workshop, scale, rounds)
    prepare_queries(workshop, scale)
    department = department_in(workshop.csv(scale))
    for part, queries in (("named", NAMED), ("ad_hoc", AD_HOC)):
        results[part] = [measure_query(workshop, scale, query, department, rounds) for query in queries]
    results["ranking"] = measure_ranking(workshop, scale)
    results["exact"] = [compare_exactly(workshop, scale, name) for name in EXACT]
    return results


def is_sound(results: dict[str, Any]) -> bool:
    """Whether every question was answered, and rightly."""
    answered = [result.get("agree", {"fiscus": False}) for result in results["named"] + results["ad_hoc"]]
    agree = all(agrees for peers in answered for peer, agrees in peers.items() if peer != "sqlite3")
    return agree and all(result.get("mismatches") == 0 for result in results["exact"])


# Imports


def measure_imports(workshop: Workshop, scale: str, rounds: int) -> tuple[dict[str, Any], dict[str, float]]:
    """What each importer used and the size of its file; and those left out, with the seconds that they would take."""
    commands, left_out = {}, {}
    for importer in IMPORTERS:
        expected = expected_wall(workshop, scale, importer) if importer.is_slow and scale != "S" else 0
        if expected > PATIENCE:
            left_out[importer.name] = expected
        else:
            commands[importer.name] = import_command(workshop, scale, importer)
    say(f"{scale}: import by {', '.join(commands)}")
    return with_sizes(alternate(commands, rounds), commands), left_out


def measure_shuffled(workshop: Workshop, scale: str, rounds: int) -> dict[str, Any]:
    generate(workshop, scale, "-shuffled")
    importers = [importer for importer in IMPORTERS if importer.name in SHUFFLED]
    commands = {importer.name: import_command(workshop, scale, importer, "-shuffled") for importer in importers}
    say(f"{scale}: import of shuffled rows")
    return with_sizes(alternate(commands, rounds), commands)


def import_command(workshop: Workshop, scale: str, importer: Importer, order: str = "") -> Command:
    source = str(workshop.csv(scale, order))
    target = workshop.file(scale + order, importer.target)
    argv = [part.format(**workshop.programs, csv=source, target=target) for part in importer.argv]
    if importer.script is None:
        return Command(argv, makes=target)
    script = workshop.script(f"{scale}{order}-{importer.script}", BENCHES / "import" / importer.script, csv=source)
    return Command(argv, script, target)


def expected_wall(workshop: Workshop, scale: str, importer: Importer) -> float:
    """The seconds that S takes, times the size."""
    generate(workshop, "S")
    trial = run(import_command(workshop, "S", importer))
    return trial.wall * workshop.csv(scale).stat().st_size / workshop.csv("S").stat().st_size


def with_sizes(usages: dict[str, Usage], commands: dict[str, Command]) -> dict[str, Any]:
    made = {name: files_of(command.makes) for name, command in commands.items() if command.makes}
    sizes = {name: sum(path.stat().st_size for path in paths if path.exists()) for name, paths in made.items()}
    return {name: usage._asdict() | {"size": sizes[name]} for name, usage in usages.items()}


# Queries


def prepare_queries(workshop: Workshop, scale: str) -> None:
    """The file of wide tables; and in each file the list of items, and the functions."""
    say(f"{scale}: the file of wide tables")
    items = str(PROJECT / "import" / "items.csv")
    long, wide = (str(workshop.file(scale, f"{layout}.duckdb")) for layout in ("long", "wide"))
    duckdb = [workshop.programs["duckdb"], "-init", "/dev/null"]
    script = workshop.script("wide.sql", BENCHES / "import" / "duckdb-wide.sql", long=long)
    run(Command([*duckdb, wide], script, Path(wide)))
    script = workshop.script("words-duckdb.sql", BENCHES / "import" / "words-duckdb.sql", items=items)
    for file in (long, wide):
        run(Command([*duckdb, file], script))
    if scale in ASKED["sqlite3"]:
        script = workshop.script("words-sqlite3.sql", BENCHES / "import" / "words-sqlite3.sql", items=items)
        run(Command([workshop.programs["sqlite3"], str(workshop.file(scale, "sqlite.db"))], script))


def measure_query(workshop: Workshop, scale: str, query: Query, department: str, rounds: int) -> dict[str, Any]:
    """What each program used to answer it, and whether the answers agree with ours."""
    say(f"{scale}: {query.title}")
    commands = query_commands(workshop, scale, query, department)
    try:
        ours = answer(workshop, commands["fiscus"])
        asked = [name for name in (*EXACT_PEERS, "sqlite3") if name in commands and query.columns is not None]
        agree = {name: is_same(query, ours, answer(workshop, commands[name])) for name in asked}
        usages = alternate(commands, rounds)
    except Failed as failure:
        say(f"not answered: {failure}")
        return {"title": query.title, "failure": str(failure)}
    return {"title": query.title, "agree": agree, "usages": {name: usage._asdict() for name, usage in usages.items()}}


def query_commands(workshop: Workshop, scale: str, query: Query, department: str) -> dict[str, Command]:
    """How each program that is asked at this scale is asked; fiscus first."""
    words = {"department": department, "year": YEAR}
    long, wide = (sql_of(layout, query, words) for layout in ("long", "wide"))
    file = {name: str(workshop.file(scale, name)) for name in ("fiscus.db", "long.duckdb", "wide.duckdb", "sqlite.db")}
    for_sqlite = long
    for pattern, replacement in SQLITE_WORDS:
        for_sqlite = re.sub(pattern, replacement, for_sqlite)
    question = quote(for_sqlite.rstrip("; \n"))
    address = f"/{Path(file['sqlite.db']).stem}.json?_shape=array&sql={question}"
    limits = ("--setting", "sql_time_limit_ms", "600000", "--setting", "max_returned_rows", "1000000")
    programs = workshop.programs
    ours = [part.format(**words) for part in query.fiscus]
    argv = {
        "fiscus": [programs["fiscus"], *ours, "--format", "csv", "--db", file["fiscus.db"]],
        "DuckDB, long": duckdb_query(workshop, file["long.duckdb"], long),
        "DuckDB, wide": duckdb_query(workshop, file["wide.duckdb"], wide),
        "sqlite3": [programs["sqlite3"], "-readonly", "-csv", "-header", file["sqlite.db"], for_sqlite],
        "datasette": [f"{programs['bin']}/datasette", file["sqlite.db"], *limits, "--get", address],
    }
    return {name: Command(parts) for name, parts in argv.items() if name == "fiscus" or scale in ASKED[name]}


def duckdb_query(workshop: Workshop, file: str, sql: str) -> list[str]:
    return [workshop.programs["duckdb"], "-init", "/dev/null", "-readonly", "-csv", "-nullvalue", "", file, "-c", sql]


def sql_of(layout: str, query: Query, words: dict[str, str]) -> str:
    text = (BENCHES / "queries" / layout / f"{query.name}.sql").read_text()
    for word, value in words.items():
        text = text.replace(f":{word}", value)
    return text


def department_in(path: Path) -> str:
    """The department in the middle of the file."""
    with open(path, "rb") as file:
        file.seek(path.stat().st_size // 2)
        file.readline()
        return file.readline().split(b",")[0].decode()


def measure_ranking(workshop: Workshop, scale: str) -> float | None:
    """Milliseconds of CPU to rank every department of a year, the median of 21; none where it failed."""
    query = next(query for query in NAMED if query.name == "rank-nation")
    command = query_commands(workshop, scale, query, department="")["fiscus"]
    try:
        return 1000 * alternate({"fiscus": command}, 21)["fiscus"].cpu
    except Failed:
        return None


# Answers


def compare_exactly(workshop: Workshop, scale: str, name: str) -> dict[str, Any]:
    """How many rows of an answer differ between fiscus and DuckDB. Both come in order, and may be long."""
    say(f"{scale}: {EXACT[name]}")
    question = {side: (BENCHES / "exact" / f"{name}.{side}.sql").read_text() for side in ("fiscus", "duckdb")}
    fiscus = [workshop.programs["fiscus"], "sql", question["fiscus"], "--timeout", "3600", "--format", "csv"]
    duckdb = duckdb_query(workshop, str(workshop.file(scale, "long.duckdb")), question["duckdb"])
    ours, theirs = workshop.folder / "ours.csv", workshop.folder / "theirs.csv"
    try:
        run(Command([*fiscus, "--db", str(workshop.file(scale, "fiscus.db"))]), ours)
        run(Command(duckdb), theirs)
    except Failed as failure:
        say(f"not answered: {failure}")
        return {"title": EXACT[name], "failure": str(failure)}
    compared = mismatches = 0
    for row, other in zip_longest(rows(ours), rows(theirs)):
        compared += 1
        mismatches += row != other
    return {"title": EXACT[name], "rows": compared, "mismatches": mismatches}


def answer(workshop: Workshop, command: Command) -> list[tuple[str, ...]]:
    """The rows of the answer, sorted: the order among equals is anyone's."""
    path = workshop.folder / "answer.csv"
    run(command, path)
    return sorted(rows(path))


def is_same(query: Query, ours: list[tuple[str, ...]], theirs: list[tuple[str, ...]]) -> bool:
    """Whether what both say is the same."""
    if query.columns:
        ours = [tuple(row[column] for column in query.columns) for row in ours]
    if query.is_longer:
        keys = {row[0] for row in theirs}
        ours = [row for row in ours if row[0] in keys]
    if query.compared:
        ours, theirs = ([tuple(row[column] for column in query.compared) for row in side] for side in (ours, theirs))
    return sorted(ours) == sorted(theirs)


def rows(path: Path) -> Iterator[tuple[str, ...]]:
    """The rows of a CSV file below its head, numbers in one spelling."""
    with open(path, newline="") as file:
        lines = csv.reader(file)
        next(lines, None)
        for line in lines:
            yield tuple(normal(field) for field in line)


def normal(field: str) -> str:
    """12.50 is 12.5."""
    try:
        return format(Decimal(field).normalize(), "f")
    except InvalidOperation:
        return field


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
