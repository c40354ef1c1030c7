"""docs/BENCHMARKS.md from what was measured. It has ratios, not times: those of one machine say little on another."""

from collections.abc import Iterator
from typing import Any

# What ranking every department of the nation may take, in milliseconds of CPU, user and system.
RANKING_BOUND = 5

SCALES = {"S": "a city", "M": "a province", "L": "the nation"}

INTRODUCTION = """# Benchmarks

Written by `python3 benches/compare.py S M L`. It builds the program, makes the data and fetches the others: anyone can
run it who has Linux, Rust, Python 3.11 and `sqlite3`.

Times of one machine say little on another, so this page has ratios: **fiscus : the other**, of medians of processes
that took turns in one run. 0.10 is a tenth of what the other took; above 1 we **lost**. Whole processes are measured,
from their start to their end.

The data is made up, by [generate.rs](../benches/generate.rs), which describes it (`cargo bench --bench generate -- M`):
tidy CSV of performance forms, about 94 rows a report, 1 % of the sums broken on purpose.
"""

IMPORT = """## What is compared

**Import.**
`fiscus import FILE --db NEW`: figures into the tables of the forms, the lines of each report, all indexes, sums by year
and region, all checks; and the same without the checks, which none of the others does either.
sqlite3: `.import` into a typed table, without journal and syncs, and two indexes. DuckDB: `read_csv` with explicit
types, amounts as DECIMAL(18,6), rows in any order, into a native file. polars: `scan_csv` with explicit types to
`sink_parquet`, zstd. sqlite-utils: `insert --csv` and two indexes. A peak below
30 MB is that of the script which measures.
"""

QUERIES = """**Queries.**
fiscus's named query, as CSV, against SQL for the same answer: by DuckDB's CLI on its file of an amount a row (long),
and on one of a row a report, a special fund, an indicator (wide); by sqlite3's CLI on its long table; by
`datasette --get` on the same. The files are in the cache. Each cell is wall time / CPU time. Answers were compared with
ours row by row, those of datasette excepted.
"""

EXACTNESS = """**Exactness.**
The same figures from fiscus's file and from DuckDB's long one, which has them as exact decimals.
"""


def document(kept: list[dict[str, Any]]) -> str:
    """`kept` are the results of each scale, as compare.py measures them."""
    return "\n".join([INTRODUCTION, IMPORT, QUERIES, EXACTNESS, *(part for results in kept for part in of_scale(results))])


def of_scale(results: dict[str, Any]) -> Iterator[str]:
    yield f"## {results['scale']}: {SCALES[results['scale']]}\n"
    yield circumstances(results)
    yield "### Import\n"
    yield import_table(results["import"])
    for name, seconds in results["left_out"].items():
        yield f"{name} was left out: by its time at S it would take {seconds / 60:.0f} minutes a round.\n"
    if "shuffled" in results:
        yield from shuffled(results)
    yield "### Queries\n"
    yield query_table(results["named"])
    yield "Ad hoc, through `fiscus sql`:\n"
    yield query_table(results["ad_hoc"])
    if results["ranking"] is not None:
        yield ranking(results)
    yield "### Exactness\n"
    yield exact_table(results["exact"])


def circumstances(results: dict[str, Any]) -> str:
    lines = [
        ["date", results["date"]],
        ["machine", "; ".join(results["machine"])],
        ["programs", ", ".join(f"{name} {version}" for name, version in results["versions"].items())],
        ["CSV", megabytes(results["csv"])],
        ["rounds", str(results["rounds"])],
        ["command", f"`python3 benches/compare.py {results['scale']}`"],
    ]
    return table(["", ""], lines)


# fiscus as it is, and without what no other does.
OURS = ("fiscus", "fiscus, no findings")


def import_table(usages: dict[str, Any]) -> str:
    lines = []
    for name in OURS:
        ours = usages[name]
        lines.append([f"**{name}**", "1", "1", megabytes(ours["peak"]), "1", megabytes(ours["size"]), "1"])
        for other, usage in usages.items():
            if other not in OURS:
                wall, cpu, peak, size = (ratio(ours[of], usage[of]) for of in ("wall", "cpu", "peak", "size"))
                lines.append([f": {other}", wall, cpu, megabytes(usage["peak"]), peak, megabytes(usage["size"]), size])
    return table(["", "wall", "CPU", "peak memory", "ratio", "file", "ratio"], lines)


def shuffled(results: dict[str, Any]) -> Iterator[str]:
    yield "The same rows in random order:\n"
    yield import_table(results["shuffled"])
    factor = results["shuffled"]["fiscus"]["cpu"] / results["import"]["fiscus"]["cpu"]
    yield f"That is {factor:.2g} times the CPU that fiscus takes for rows in order.\n"


def query_table(answered: list[dict[str, Any]]) -> str:
    peers = [peer for result in answered for peer in result.get("usages", {}) if peer != "fiscus"]
    peers = list(dict.fromkeys(peers))
    lines = []
    for result in answered:
        if "failure" in result:
            lines.append([result["title"], *([""] * len(peers)), f"**none**: {result['failure']}"])
            continue
        ours = result["usages"]["fiscus"]
        theirs = [result["usages"][peer] for peer in peers]
        cells = [f"{ratio(ours['wall'], used['wall'])} / {ratio(ours['cpu'], used['cpu'])}" for used in theirs]
        differing = [peer for peer, agrees in result["agree"].items() if not agrees]
        said = f"**differs**: {'; '.join(differing)}" if differing else "same" if result["agree"] else "not compared"
        lines.append([result["title"], *cells, said])
    return table(["", *(f": {peer}" for peer in peers), "answers"], lines)


def ranking(results: dict[str, Any]) -> str:
    taken = results["ranking"]
    text = f"Ranking all departments in a year by execution rate, 20 shown, takes {taken:.1f} ms of user and system CPU"
    if results["scale"] != "L":
        return f"{text}.\n"
    return f"{text}; it may take {RANKING_BOUND}: {'kept' if taken <= RANKING_BOUND else '**lost**'}.\n"


def exact_table(answered: list[dict[str, Any]]) -> str:
    lines = []
    for result in answered:
        figures = ["", f"**none**: {result['failure']}"] if "failure" in result else counts(result)
        lines.append([result["title"], *figures])
    return table(["", "rows compared", "mismatches"], lines)


def counts(result: dict[str, Any]) -> list[str]:
    mismatches = result["mismatches"]
    return [f"{result['rows']:,}", f"**{mismatches:,}**" if mismatches else "0"]


def ratio(ours: float, theirs: float) -> str:
    value = ours / theirs
    if value > 1:
        return f"**{value:.2f} lost**"
    return f"{value:.2g}"


def megabytes(count: float) -> str:
    return f"{count / 1e6:,.0f} MB" if count >= 1e7 else f"{count / 1e6:.1f} MB"


def table(head: list[str], lines: list[list[str]]) -> str:
    return "\n".join(f"| {' | '.join(line)} |" for line in [head, ["---"] * len(head), *lines]) + "\n"
