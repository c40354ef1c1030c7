# What people and CI run. `just` alone: everything that must hold before a change is handed in.

default: check test

# format and lints
check:
    cargo fmt --check
    cargo clippy --all-targets -- -D warnings

# all tests; generated documents and the tour of the READMEs are among them
test:
    cargo test

# write generated documents, and the outputs shown in the READMEs, anew: read the difference before keeping it
docs:
    UPDATE=1 cargo test --test all

# the main job on the bundled sample
demo:
    cargo run --release -- demo

# measure against other programs and write docs/BENCHMARKS.md: S, M or L, or several; L takes hours and 20 GB of disk
bench *SCALES:
    python3 benches/compare.py {{SCALES}}
