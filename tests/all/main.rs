//! Every test that needs more than one room, in one binary.

mod asking;
mod bad_input;
mod cases;
mod layering;
mod replacing;
mod support;
