"""CSV to Parquet, in a stream: python to_parquet.py FILE.csv FILE.parquet"""

import sys

import polars

TEXT = polars.String
SCHEMA = {
    "department": TEXT,
    "department_code": TEXT,
    "region": TEXT,
    "year": polars.Int16,
    "item": TEXT,
    "label": TEXT,
    "measure": TEXT,
    "amount": polars.Decimal(18, 6),
    "level1": TEXT,
    "level2": TEXT,
}

source, target = sys.argv[1:]
polars.scan_csv(source, schema=SCHEMA).sink_parquet(target, compression="zstd")
